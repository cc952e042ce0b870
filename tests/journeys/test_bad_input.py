"""Bad input of every kind gets its own clear sentence; nothing is lost, nothing personal logged."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests_support import all_bytes_below, spellings

from devices.id_card_reader.sample_cards import SAMPLE_CARDS
from kiosk.catalogue_files import load_catalogue
from kiosk.demo_site import publisher
from kiosk.flight_log import LogEvent
from kiosk.journey.states import AwaitingCard
from ui.i18n import Words

ITEM = "DEMO-RS-0003"
WORDS = Words("zh-CN")


def go_to_card(driver) -> None:
    driver.act("start")
    driver.act("choose_item", ITEM)
    driver.act("begin")
    driver.act("agree")
    driver.wait("the reader", lambda: driver.screen == "PlaceCard")


def go_to_form(driver) -> None:
    go_to_card(driver)
    driver.bench.do("id_card_reader", "tap_card", card="zhang_san")
    driver.wait("the card", lambda: driver.screen == "ConfirmIdentity")
    driver.bench.do("id_card_reader", "lift_card")
    driver.act("confirm")


@pytest.mark.parametrize(
    ("card", "message"),
    [
        ("wrong_check_digit", "problem.card_bad_number"),
        ("expired", "problem.card_expired"),
    ],
)
def test_a_card_that_does_not_convince(driver, card: str, message: str) -> None:
    go_to_card(driver)
    driver.bench.do("id_card_reader", "tap_card", card=card)
    driver.wait("the word", lambda: driver.props["phase"] == "problem")
    assert driver.props["problem"] == WORDS(message)
    driver.bench.do("id_card_reader", "lift_card")
    driver.bench.do("id_card_reader", "tap_card", card="zhang_san")
    driver.wait("a good card after it", lambda: driver.screen == "ConfirmIdentity")
    driver.bench.do("id_card_reader", "lift_card")


def test_a_garbled_frame_is_read_again(driver) -> None:
    go_to_card(driver)
    driver.bench.do("id_card_reader", "fault", fault="garbled")
    driver.bench.do("id_card_reader", "tap_card", card="zhang_san")
    driver.wait(
        "the card or a word",
        lambda: driver.screen == "ConfirmIdentity" or driver.props["phase"] == "problem",
    )
    driver.bench.do("id_card_reader", "fault", fault="")
    driver.bench.do("id_card_reader", "lift_card")
    driver.bench.do("id_card_reader", "tap_card", card="zhang_san")
    driver.wait("the card", lambda: driver.screen == "ConfirmIdentity")
    driver.bench.do("id_card_reader", "lift_card")


def test_the_reader_dies_in_the_middle_and_the_visit_goes_on(driver) -> None:
    import os
    import signal

    go_to_card(driver)
    watch = next(w for w in driver.terminal.bay.watches if w.name == "id_card_reader")
    driver.wait("the host", lambda: watch.host_pid is not None)
    old_pid = watch.host_pid
    driver.bench.do("id_card_reader", "fault", fault="late")
    driver.bench.do("id_card_reader", "tap_card", card="zhang_san")
    os.kill(old_pid, signal.SIGKILL)
    driver.bench.do("id_card_reader", "fault", fault="")
    assert isinstance(driver.terminal.session.state, AwaitingCard)
    driver.wait("the card after all", lambda: driver.screen == "ConfirmIdentity")
    assert watch.host_pid not in (None, old_pid)
    driver.bench.do("id_card_reader", "lift_card")


@pytest.mark.parametrize(
    ("code", "message"),
    [
        ("https://example.com/pay?a=1 b", "problem.code_not_ours"),
        ("请扫我", "problem.code_not_ours"),
        ("NOT-A-CODE-OF-THE-PLATFORM", "problem.code_unknown"),
    ],
)
def test_a_code_that_is_not_ours(driver, code: str, message: str) -> None:
    go_to_form(driver)
    answers = {
        "applicantRole": "self",
        "mobile": "13800138000",
        "reason": "lost",
        "deliver": "pickup",
    }
    for name, value in answers.items():
        driver.act("answer", {"name": name, "value": value})
    for _ in range(4):
        driver.act("next")
    driver.act("licence", "photo")
    driver.wait("the question", lambda: driver.screen == "AskLicences")
    driver.act("show_code")
    driver.wait("the scanner", lambda: driver.screen == "ShowCode")
    driver.wait("the scanner to be lit", lambda: driver.bench.do("code_scanner", "snapshot")["lit"])
    driver.bench.do("code_scanner", "show_code", text=code)
    driver.wait("the word", lambda: driver.props["phase"] == "problem")
    assert driver.props["problem"] == WORDS(message)


def test_an_answer_out_of_range_stays_on_its_page(driver) -> None:
    go_to_form(driver)
    driver.act("answer", {"name": "applicantRole", "value": "self"})
    driver.act("next")
    driver.act("answer", {"name": "mobile", "value": "123"})
    driver.act("next")
    assert driver.screen == "FormPage"
    wrong = {p["name"]: p["text"] for p in driver.props["problems"]}
    assert list(wrong) == ["mobile"]
    assert wrong["mobile"]


class Recorder:
    """A flight log in memory."""

    def __init__(self) -> None:
        self.events: list[LogEvent] = []

    def write(self, event: LogEvent) -> None:
        self.events.append(event)


def test_a_package_that_lies_is_left_out_and_the_others_work(running, tmp_path: Path) -> None:
    for path in running.site.items_dir.iterdir():
        (tmp_path / path.name).write_bytes(path.read_bytes())
    spoilt = bytearray((tmp_path / "old_age_allowance.item").read_bytes())
    spoilt[-1] ^= 1
    (tmp_path / "old_age_allowance.item").write_bytes(bytes(spoilt))
    key_id, key = publisher()
    log = Recorder()
    catalogue = load_catalogue(tmp_path, {key_id: bytes.fromhex(key)}, log)
    packages = {code for code, item in catalogue.items.items() if not item.guide_only}
    assert {"DEMO-GA-0001", "DEMO-RS-0003"} < packages
    assert "DEMO-MZ-0001" not in packages
    assert len(packages) == len(list(tmp_path.glob("*.item"))) - 1
    assert [(e.package, e.code) for e in log.events] == [
        ("old_age_allowance.item", "bad_signature"),
        # The index was made with that package too; one is built here instead.
        ("search.index", "digest_mismatch"),
    ]


def test_nothing_personal_is_in_any_log_or_store(driver, running) -> None:
    driver.leave()
    for path, content in all_bytes_below(running.site.root):
        for card in SAMPLE_CARDS.values():
            for text in (card.name, card.id_number):
                assert not [s for s in spellings(text) if s in content], path
