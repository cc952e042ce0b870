"""办不成事、投诉、建议: said anywhere, kept without a line, answered, read by number."""

from __future__ import annotations

import re

ITEM = "DEMO-RS-0003"
SIGNATURE = [[{"x": float(x), "y": 20.0 + x % 9, "t": x * 8} for x in range(60)]]


def tell(driver, **said: object) -> None:
    """From the first page of the form to the word that it is kept."""
    while driver.screen == "FormPage":
        page = driver.props["page"]
        for name, value in said.items():
            # An answer may bring the next question onto the page.
            if name in [control["name"] for control in driver.props["controls"]]:
                driver.act("answer", {"name": name, "value": value})
        driver.act("next")
        driver.wait(
            "the next page",
            lambda page=page: driver.screen != "FormPage" or driver.props["page"] != page,
        )
    assert driver.screen == "CheckAnswers"
    assert driver.props["nextText"] == "没有问题，提交"
    driver.act("next")
    driver.wait("the commit", lambda: driver.screen == "TicketKept")
    driver.wait("the slip", lambda: driver.props["slip"] == "printed")


def ask_by_number(driver, number: str) -> None:
    driver.leave()
    driver.act("start")
    driver.act("progress")
    driver.act("progress_by", "slip")
    driver.act("type_number", number.removeprefix("L-").replace("-", ""))
    driver.act("next")
    driver.wait("the answer", lambda: driver.screen in ("CaseStatus", "AnotherWay"))


def sent(driver) -> None:
    driver.bench.do("line", "restore")
    driver.wait("it to be sent", lambda: driver.terminal.keeper.line().waiting == 0, 40)


def test_what_was_said_without_a_line_is_answered(driver, desk) -> None:
    get, send = desk
    driver.bench.do("line", "cut")
    driver.wait("the line to be down", lambda: not driver.terminal.session.line.online)
    driver.act("start")
    driver.act("ticket")
    assert driver.screen == "FormPage"
    tell(
        driver,
        kind="complaint",
        complaintReasons=["late", "attitude"],
        words="等了两个月没有回音",
        contact="phone",
        mobile="13900139000",
    )
    assert driver.props["offline"] is True
    assert driver.props["answerBy"] == ""
    number = str(driver.props["number"])
    ask_by_number(driver, number)
    assert driver.props["standing"] == "已收在本机，等待送出"

    sent(driver)
    ask_by_number(driver, number)
    assert driver.props["standing"] == "已经收到，等待答复"
    page = get("/tickets")
    line = next(row for row in re.findall("<tr>.*?</tr>", page) if number in row)
    assert "超过期限没有办" in line
    # What was written and the number to call are in the sealed case alone.
    assert "等了两个月" not in page
    assert "13900139000" not in page
    case_id = re.search(r"/cases/([0-9a-f-]{36})", line)[1]
    assert "等了两个月没有回音" in get(f"/cases/{case_id}")

    send("/tickets", f"/tickets/{case_id}/answer", answer="已催办，三天内寄出。")
    ask_by_number(driver, number)
    assert driver.props["standing"] == "已经答复"
    assert driver.props["answer"] == "已催办，三天内寄出。"
    done = next(row for row in re.findall("<tr>.*?</tr>", get("/tickets")) if number in row)
    assert "已催办" in done
    assert "<form" not in done


def test_in_the_middle_of_a_form_nothing_of_it_is_lost(driver) -> None:
    driver.act("start")
    driver.act("choose_item", ITEM)
    driver.act("begin")
    driver.act("agree")
    driver.wait("the card's place", lambda: driver.screen == "PlaceCard")
    driver.bench.do("id_card_reader", "tap_card", card="li_ming")
    driver.wait("the card to be read", lambda: driver.screen != "PlaceCard")
    driver.bench.do("id_card_reader", "lift_card")
    driver.act("confirm")
    driver.act("answer", {"name": "reason", "value": "lost"})
    answers = [c["value"] for c in driver.props["controls"]]

    driver.act("help")
    assert driver.terminal.shell.overlay["tell"] is True
    driver.act("ticket")
    about = next(c for c in driver.props["controls"] if c["name"] == "about")
    assert ITEM in about["value"]
    assert driver.terminal.shell.overlay == {}
    driver.act("back")
    assert [c["value"] for c in driver.props["controls"]] == answers

    driver.act("ticket")
    tell(driver, kind="stuck", stuckReasons=["no_paper"], contact="none")
    assert driver.props["goesOn"] is True
    driver.act("next")
    assert driver.screen == "FormPage"
    assert [c["value"] for c in driver.props["controls"]] == answers
    hand_in_the_rest(driver)


def hand_in_the_rest(driver) -> None:
    """The application goes on in its own container, as if nothing had been said."""
    given = {"mobile": "13900139000", "delivery": "pickup"}
    while driver.screen == "FormPage":
        page = driver.props["page"]
        for control in driver.props["controls"]:
            if control["name"] in given:
                driver.act("answer", {"name": control["name"], "value": given[control["name"]]})
            elif control["required"] and not control["value"] and control["choices"]:
                value = control["choices"][0]["value"]
                driver.act("answer", {"name": control["name"], "value": value})
        driver.act("next")
        driver.wait(
            "the next page",
            lambda page=page: driver.screen != "FormPage" or driver.props["page"] != page,
        )
    driver.act("defer", "photo")
    driver.act("next")
    driver.act("next")
    driver.wait("the place to sign", lambda: driver.screen == "Sign")
    driver.act("signed", SIGNATURE)
    driver.wait("the commit", lambda: driver.screen == "Result")
    assert driver.props["correction"] == []
