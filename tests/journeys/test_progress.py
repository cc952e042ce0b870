"""How far is it, mending what came back, and saying why: on a whole terminal with real bytes."""

from __future__ import annotations

import re

from devices.id_card_reader.sample_cards import SAMPLE_CARDS
from kiosk.session.today import local_today
from ui.form_answers import valid_answers
from ui.residents import FormResident

BUNDLE, SEALS, ACCOUNT = "DEMO-YJS-0011", "刻公章", "银行预约开户"
WANTED = {"items": ["registration", "seals", "tax", "insurance", "fund", "bank"]}
PAPERS = {"premises_proof": "mandate_letter", "lease": "mandate_letter"}
ITEM = "DEMO-RS-0003"
ANSWERS = {"reason": "lost", "mobile": "13900139000", "delivery": "pickup"}
SIGNATURE = [[{"x": float(x), "y": 20.0 + x % 9, "t": x * 8} for x in range(60)]]


def lay_card(driver, card: str = "li_ming") -> None:
    driver.wait("the card's place", lambda: driver.screen == "PlaceCard")
    driver.bench.do("id_card_reader", "tap_card", card=card)
    driver.wait("the card to be read", lambda: driver.screen != "PlaceCard")
    driver.bench.do("id_card_reader", "lift_card")


def fill_pages(driver) -> None:
    while driver.screen == "FormPage":
        page = driver.props["page"]
        for control in driver.props["controls"]:
            if control["name"] in ANSWERS:
                driver.act("answer", {"name": control["name"], "value": ANSWERS[control["name"]]})
            elif control["required"] and not control["value"] and control["choices"]:
                value = control["choices"][0]["value"]
                driver.act("answer", {"name": control["name"], "value": value})
        driver.act("next")
        driver.wait(
            "the next page",
            lambda page=page: driver.screen != "FormPage" or driver.props["page"] != page,
        )


def hand_in(driver) -> None:
    """From the materials to the result."""
    if not driver.props["canContinue"]:
        driver.act("defer", "photo")
    driver.act("next")
    driver.wait("the check", lambda: driver.screen == "CheckAnswers")
    sign_and_keep(driver)


def sign_and_keep(driver) -> None:
    driver.act("next")
    driver.wait("the place to sign", lambda: driver.screen == "Sign")
    driver.act("signed", SIGNATURE)
    driver.wait("the commit", lambda: driver.screen == "Result")
    driver.wait("the slip", lambda: driver.props["slip"] in ("printed", "failed"))


def apply(driver) -> str:
    """A whole application; returns what the code of its slip says."""
    driver.act("start")
    driver.act("choose_item", ITEM)
    driver.act("begin")
    driver.act("agree")
    lay_card(driver)
    driver.act("confirm")
    fill_pages(driver)
    hand_in(driver)
    return str(driver.props["qrSource"]).removeprefix("image://code/")


def to_ways(driver) -> None:
    driver.leave()
    driver.act("start")
    driver.act("progress")
    assert driver.screen == "ChooseOne"


def by_slip(driver, code: str) -> None:
    to_ways(driver)
    driver.act("progress_by", "slip")
    driver.wait("the scanner", lambda: driver.bench.do("code_scanner", "snapshot")["lit"])
    driver.bench.do("code_scanner", "show_code", text=code)
    driver.wait("the answer", lambda: driver.screen in ("CaseStatus", "AnotherWay"))


def by_card(driver, card: str = "li_ming") -> None:
    to_ways(driver)
    driver.act("progress_by", "card")
    lay_card(driver, card)
    driver.wait("the answer", lambda: driver.screen not in ("PlaceCard", "LookingUp"))


def facts(driver) -> dict[str, str]:
    return {fact["label"]: fact["value"] for fact in driver.props["facts"]}


def test_a_slip_online_and_offline(driver) -> None:
    driver.bench.do("line", "cut")
    driver.wait("the line to be down", lambda: not driver.terminal.session.line.online)
    code = apply(driver)
    number = driver.props["number"]
    by_slip(driver, code)
    assert driver.props["standing"] == "已收在本机，等待送出"
    assert "本机" in driver.props["note"]
    assert number in facts(driver).values()
    # Nothing personal, although somebody's application lies here.
    assert "申请人" not in facts(driver)

    driver.act("back")
    driver.act("progress_by", "card")
    assert driver.screen == "ChooseOne"
    reasons = [o["text"] for o in driver.props["options"] if not o["available"]]
    assert len(reasons) == 1
    assert "没有网络" in reasons[0]

    driver.leave()
    driver.bench.do("line", "restore")
    driver.wait("it to be sent", lambda: driver.terminal.keeper.line().waiting == 0, 40)
    by_slip(driver, code)
    assert driver.props["standing"] == "已经受理，正在办"
    assert facts(driver)["申请人"] == "李*"
    assert "办结期限" in facts(driver)


def test_a_number_alone_and_a_code_that_is_none(driver) -> None:
    apply(driver)
    driver.wait("the answer", lambda: bool(driver.props["caseNumber"]))
    case_number = driver.props["caseNumber"]
    to_ways(driver)
    driver.act("progress_by", "slip")
    driver.wait("the scanner", lambda: driver.bench.do("code_scanner", "snapshot")["lit"])
    driver.bench.do("code_scanner", "show_code", text="https://example.com/?id=1")
    driver.wait("the word that it is none", lambda: bool(driver.props["problem"]))
    driver.act("next")
    assert "不完整" in driver.props["problem"]
    driver.act("type_number", case_number.replace("-", ""))
    assert driver.props["shown"] == case_number
    driver.act("next")
    driver.wait("the answer", lambda: driver.screen == "CaseStatus")
    assert set(facts(driver)) == {"收到时间", "办结期限"}
    assert driver.props["itemName"] == ""
    driver.act("back")
    driver.act("progress_by", "slip")
    driver.act("type_number", "0000000000")
    driver.act("next")
    driver.wait("the answer", lambda: driver.screen == "AnotherWay")
    assert driver.props["what"].startswith("没有这个编号")


def test_what_came_back_is_mended_with_the_card(driver, desk) -> None:
    get, send = desk
    code = apply(driver)
    case_id = code.split(":")[2]
    page = f"/cases/{case_id}"
    driver.wait("the answer", lambda: bool(driver.props["caseNumber"]))
    wrong = {"text:mobile": "手机号打不通", "text:material:photo": "照片不是白底"}
    send(page, f"{page}/return", **wrong)

    by_slip(driver, code)
    assert driver.props["standing"] == "需要修改"
    assert driver.props["defects"] == ["照片不是白底", "手机号打不通"] or len(
        driver.props["defects"]
    ) == len(wrong)
    driver.act("mend")
    lay_card(driver)
    driver.wait("the list", lambda: driver.screen in ("ChooseOne", "CaseStatus"))
    if driver.screen == "ChooseOne":
        assert driver.props["options"][0]["badges"] == ["需要修改"]
        driver.act("open_case", "0")
    driver.act("mend")
    driver.wait("everything to mend", lambda: driver.screen == "Mend")
    rows = {row["text"]: row for row in driver.props["rows"]}
    assert set(rows) == set(wrong.values())
    assert rows["照片不是白底"]["verb"] == "change_materials"
    driver.act("change", rows["手机号打不通"]["detail"])
    assert driver.screen == "FormPage"
    driver.act("answer", {"name": "mobile", "value": "13700137000"})
    driver.act("next")
    driver.wait("the materials or the check", lambda: driver.screen != "FormPage")
    if driver.screen == "CheckAnswers":
        driver.act("change_materials")
        driver.wait("the materials", lambda: driver.screen == "Materials")
    if not driver.props["canContinue"]:
        driver.act("defer", "photo")
    driver.act("next")
    driver.wait("the check", lambda: driver.screen == "CheckAnswers")
    sign_and_keep(driver)
    driver.wait("its answer", lambda: bool(driver.props["caseNumber"]))
    assert "13700137000" in get("/cases/" + str(driver.props["qrSource"]).split(":")[3])

    by_slip(driver, code)
    assert driver.props["standing"] == "已换成修改后的一件"
    assert driver.props["mendLabel"] == ""


def apply_for_bundle(driver) -> str:
    """A company, with whatever answers fit; returns what the code of its slip says."""
    item = driver.terminal.session.catalogue.items[BUNDLE]
    answers = valid_answers(item, SAMPLE_CARDS["li_ming"], WANTED, today=local_today())
    resident = FormResident(driver.robot, driver.bench, lambda: "")
    resident.apply(BUNDLE, "li_ming", answers, {}, PAPERS)
    driver.wait("the answer", lambda: driver.terminal.session.state.case.answer is not None)
    return str(driver.props["qrSource"]).removeprefix("image://code/")


def standings(driver) -> dict[str, str]:
    return {part["name"]: part["standing"] for part in driver.props["parts"]}


def test_one_part_of_a_bundle_comes_back_and_the_others_go_on(driver, desk) -> None:
    """The slip tells N standings; what is mended belongs to one of them."""
    get, send = desk
    code = apply_for_bundle(driver)
    page = "/cases/" + code.split(":")[2]
    by_slip(driver, code)
    before = {part["name"]: part["number"] for part in driver.props["parts"]}
    assert set(standings(driver).values()) == {"accepted"}
    assert len(set(before.values())) == len(before) == len(re.findall("/parts/", get(page)))
    assert facts(driver)["申请人"].endswith("*")

    done = re.findall(f'action="({page}/parts/DEMO-GA-1102/conclude)"', get(page))
    send(page, done[0])
    send(page, f"{page}/return", **{"text:bankChoice": "这家银行不开户了"})
    by_slip(driver, code)
    found = standings(driver)
    assert found.pop(SEALS) == "concluded"
    assert found.pop(ACCOUNT) == "correction"
    assert set(found.values()) == {"accepted"}
    assert driver.props["standing"] == "需要修改"

    driver.act("mend")
    lay_card(driver)
    driver.wait("the list", lambda: driver.screen in ("ChooseOne", "CaseStatus"))
    if driver.screen == "ChooseOne":
        driver.act("open_case", "0")
    driver.act("mend")
    driver.wait("everything to mend", lambda: driver.screen == "Mend")
    (row,) = driver.props["rows"]
    # What becomes of the numbers once it is mended: tests/central/test_central_bundles.py
    assert (row["text"], row["verb"]) == ("这家银行不开户了", "change")


def test_a_stranger_finds_nothing_and_an_unplugged_line_says_so(driver) -> None:
    by_card(driver, "chen_xiaoming")
    assert driver.screen == "AnotherWay"
    assert driver.props["what"].startswith("这张身份证名下没有申请")
    to_ways(driver)
    driver.act("progress_by", "card")
    driver.wait("the card's place", lambda: driver.screen == "PlaceCard")
    driver.bench.do("line", "cut")
    driver.bench.do("id_card_reader", "tap_card", card="li_ming")
    driver.wait("the reason", lambda: driver.screen == "AnotherWay", 40)
    driver.bench.do("id_card_reader", "lift_card")
    assert driver.props["kept"] == "您交的申请不受影响。"
    driver.bench.do("line", "restore")
    driver.wait("the line", lambda: driver.terminal.session.line.online, 40)
    driver.act("retry")
    driver.wait("the answer", lambda: driver.screen in ("ChooseOne", "CaseStatus"))


def test_a_bad_rating_says_why_and_is_followed_up(driver, desk) -> None:
    get, _ = desk
    apply(driver)
    driver.act("next")
    driver.wait("the question", lambda: driver.screen == "Rate")
    driver.act("rate", 1)
    driver.wait("why", lambda: driver.screen == "RateReasons")
    assert driver.props["mayCall"] is False
    assert not any(reason["chosen"] for reason in driver.props["reasons"])
    driver.act("reason", "113")
    driver.act("reason", "115")
    driver.act("reason", "113")
    driver.act("reason", "510")
    driver.act("may_call")
    assert driver.props["mayCall"] is True
    driver.act("next")
    driver.wait("goodbye", lambda: driver.screen == "TakeThings")
    driver.wait("it to be sent", lambda: driver.terminal.keeper.counts().ratings_waiting == 0, 40)
    line = next(row for row in re.findall("<tr>.*?</tr>", get("/ratings")) if "115" in row)
    assert "非常不满意" in line
    # By whole words: the numbers of cases and forms are drawn, and may hold any three digits.
    assert "113" not in re.findall(r"\w+", re.sub("<[^>]*>", " ", line))
    assert "<td>是</td>" in line


def test_whoever_walks_away_before_saying_why_has_rated(driver) -> None:
    apply(driver)
    driver.act("next")
    driver.wait("the question", lambda: driver.screen == "Rate")
    counts = driver.terminal.keeper.counts
    before = counts().ratings_sent + counts().ratings_waiting
    driver.act("rate", 4)
    driver.wait("why", lambda: driver.screen == "RateReasons")
    driver.act("end")
    driver.wait(
        "the rating to be kept", lambda: counts().ratings_sent + counts().ratings_waiting > before
    )
