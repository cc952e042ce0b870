"""Keeping a form and going on with it, on a whole terminal: online, offline, gone wrong."""

from __future__ import annotations

from pathlib import Path

from kiosk.domain.park_code import make_code

ITEM = "DEMO-RS-0003"
MOBILE = "13987650021"
HOME = "临江区荷花路一百零八号"


def lay_card(driver, card: str = "li_ming") -> None:
    driver.wait("the card's place", lambda: driver.screen == "PlaceCard")
    driver.bench.do("id_card_reader", "tap_card", card=card)
    driver.wait("the card to be read", lambda: driver.screen != "PlaceCard")
    driver.bench.do("id_card_reader", "lift_card")


def names(driver) -> list[str]:
    return [control["name"] for control in driver.props["controls"]]


def turn_page(driver) -> None:
    page = driver.props["page"]
    driver.act("next")
    driver.wait(
        "the next page", lambda: driver.screen != "FormPage" or driver.props["page"] != page
    )


def begin_form(driver) -> None:
    """Begin, and answer until the page with the mobile number has been left."""
    driver.act("start")
    driver.act("choose_item", ITEM)
    driver.act("begin")
    driver.act("agree")
    lay_card(driver)
    driver.act("confirm")
    while "mobile" not in names(driver):
        answer_page(driver)
        turn_page(driver)
    driver.act("answer", {"name": "mobile", "value": MOBILE})


def answer_page(driver) -> None:
    for control in driver.props["controls"]:
        if control["required"] and not control["value"] and control["choices"]:
            value = control["choices"][0]["value"]
            driver.act("answer", {"name": control["name"], "value": value})
        elif control["required"] and not control["value"] and control["kind"] == "text":
            driver.act("answer", {"name": control["name"], "value": HOME})


def keep(driver) -> str:
    """Keep it for later; returns the code."""
    assert driver.props["canKeep"]
    driver.act("keep_later")
    assert driver.screen == "KeepLater"
    driver.act("confirm")
    driver.wait("the code", lambda: driver.screen == "LaterCode", 20)
    driver.wait("the slip", lambda: bool(driver.props["slip"]))
    driver.wait("the slip's end", lambda: driver.terminal.session.state.slip == "printed", 20)
    return str(driver.props["code"]).replace(" ", "")


def go_to_code(driver) -> None:
    driver.leave()
    driver.act("start")
    driver.act("resume")


def open_with(driver, code: str, card: str = "li_ming") -> None:
    driver.wait("the line", lambda: driver.terminal.session.line.online, 40)
    go_to_code(driver)
    assert driver.screen == "LaterEntry"
    driver.act("type_number", code)
    driver.act("next")
    lay_card(driver, card)
    driver.wait("the platform", lambda: driver.screen in ("Resume", "AnotherWay"), 20)


def value_of(driver, name: str) -> str:
    return str(next(c["value"] for c in driver.props["controls"] if c["name"] == name))


def test_kept_online_and_gone_on_with_by_code_and_card(driver) -> None:
    begin_form(driver)
    code = keep(driver)
    driver.wait("the platform to have it", lambda: driver.props["phase"] == "there", 20)
    assert driver.terminal.session.visit.case is None
    open_with(driver, code)
    assert driver.screen == "Resume"
    driver.act("next")
    assert driver.screen == "FormPage"
    assert value_of(driver, "mobile") == MOBILE
    # Going on to the end hands it in, and the code opens nothing any more.
    while driver.screen == "FormPage":
        answer_page(driver)
        turn_page(driver)
    if not driver.props["canContinue"]:
        driver.act("defer", "photo")
    driver.act("next")
    driver.wait("the check", lambda: driver.screen == "CheckAnswers")
    driver.act("next")
    driver.wait("the place to sign", lambda: driver.screen == "Sign")
    driver.act("signed", [[{"x": float(x), "y": 20.0 + x % 9, "t": x * 8} for x in range(60)]])
    driver.wait("the commit", lambda: driver.screen == "Result")
    driver.wait("it to be sent", lambda: driver.terminal.keeper.line().waiting == 0, 40)
    open_with(driver, code)
    assert driver.screen == "AnotherWay"
    assert "对不上" in driver.props["what"]


def test_kept_offline_it_says_so_and_works_when_the_line_is_back(driver) -> None:
    driver.bench.do("line", "cut")
    driver.wait("the line to be down", lambda: not driver.terminal.session.line.online)
    begin_form(driver)
    driver.act("keep_later")
    assert "没有网络" in driver.props["note"]
    driver.act("back")
    assert driver.screen == "FormPage"
    assert value_of(driver, "mobile") == MOBILE
    code = keep(driver)
    assert driver.props["phase"] == "offline"
    go_to_code(driver)
    assert driver.screen == "AnotherWay"
    assert "没有网络" in driver.props["what"]
    assert_nothing_readable(driver, code)
    driver.leave()
    driver.bench.do("line", "restore")
    driver.wait("the line", lambda: driver.terminal.session.line.online, 40)
    driver.wait("it to be sent", lambda: waiting_forms(driver) == 0, 40)
    open_with(driver, code)
    assert driver.screen == "Resume"
    driver.act("discard")
    driver.act("back")
    driver.act("discard")
    driver.act("discard")
    driver.wait("it to be deleted", lambda: driver.props["ending"] == "gone", 20)
    open_with(driver, code)
    assert driver.screen == "AnotherWay"


def test_another_card_a_mistyped_code_and_a_slip_at_the_scanner(driver) -> None:
    begin_form(driver)
    code = keep(driver)
    driver.wait("the platform to have it", lambda: driver.props["phase"] == "there", 20)
    qr = str(driver.props["qrSource"]).removeprefix("image://code/")
    open_with(driver, code, "zhang_san")
    assert driver.screen == "AnotherWay"
    assert driver.terminal.session.state.problem == "problem.later_unknown"
    driver.act("retry")
    assert driver.screen == "LaterEntry"
    wrong = code[:-1] + str((int(code[-1]) + 1) % 10)
    for typed, said in ((code[:4], "还没有输完"), (wrong, "没有算您输错")):
        driver.act("type_number", typed)
        driver.act("next")
        assert said in driver.props["problem"]
    driver.wait("the scanner", lambda: driver.bench.do("code_scanner", "snapshot")["lit"])
    driver.bench.do("code_scanner", "show_code", text="menkou:1:no:kept")
    driver.wait("the refusal", lambda: "不是取回码" in driver.props["problem"])
    driver.wait("the scanner", lambda: driver.bench.do("code_scanner", "snapshot")["lit"])
    driver.bench.do("code_scanner", "show_code", text=qr)
    lay_card(driver)
    driver.wait("the platform", lambda: driver.screen == "Resume", 20)


def test_a_guess_with_the_right_card_opens_nothing(driver) -> None:
    open_with(driver, make_code(lambda _: 1))
    assert driver.screen == "AnotherWay"
    assert "对不上" in driver.props["what"]


def waiting_forms(driver) -> int:
    rows = driver.terminal.keeper._store.rows("SELECT count(*) FROM parked WHERE lane = 'kept'")
    return int(rows[0][0])


def assert_nothing_readable(driver, code: str) -> None:
    """Every file of this kiosk, with a form of a resident waiting in it."""
    folder = Path(driver.terminal.keeper._state_dir)
    planted = [
        word.encode(coding)
        for word in (MOBILE, code, "320102197205120013", "李明")
        for coding in ("utf-8", "utf-16-le", "gb18030")
    ]
    files = [path for path in folder.rglob("*") if path.is_file()]
    assert any(path.name == "store.db" for path in files)
    for path in files:
        content = path.read_bytes()
        assert not [word for word in planted if word in content], path.name
