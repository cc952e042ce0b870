"""What the bench window says about snapshots."""

from __future__ import annotations

from pathlib import Path

import pytest

from devices.document_printer.simulator import FAULTS as A4_FAULTS
from devices.document_scanner.papers import NAMES
from devices.id_card_reader.sample_cards import SAMPLE_CARDS
from devices.receipt_printer.simulator import FAULTS, SimulatedPrinter
from devices.sensors.simulator import SimulatedSensors
from devices.sheet_scanner.sheets import NAMES as SHEETS
from devices.sheet_scanner.simulator import FAULTS as SHEET_FAULTS
from devices.social_card_reader.sample_cards import SAMPLE_CARDS as SOCIAL_CARDS
from ui.bench_model import DEVICES, devices_of, laid_out

PILES = devices_of({"sheet_scanner": {}})["sheetScanner"]["piles"]


def test_devices_the_bench_does_not_have_are_absent() -> None:
    shown = devices_of({})
    assert set(shown) == set(DEVICES.values())
    assert all(device == {"present": False} for device in shown.values())


def test_every_sample_card_has_a_name_and_a_kind() -> None:
    reader = devices_of({"id_card_reader": {"plugged": True, "fault": "", "card": None}})
    cards = reader["idCardReader"]["cards"]
    assert [card["name"] for card in cards] == list(SAMPLE_CARDS)
    assert all(card["title"] and card["kind"] for card in cards)
    assert [card["name"] for card in cards if card["flawed"]] == ["wrong_check_digit", "expired"]


def test_a_card_nobody_described_is_shown_by_its_name() -> None:
    reader = devices_of({"id_card_reader": {"cards": ["new_one"], "card": "new_one"}})
    assert reader["idCardReader"]["card"] == "new_one"
    assert reader["idCardReader"]["cards"][0]["title"] == "new_one"


def test_every_sample_paper_has_a_chinese_name() -> None:
    camera = devices_of({"document_scanner": {"plugged": True, "fault": ""}})
    papers = camera["documentScanner"]["papers"]
    assert [paper["name"] for paper in papers] == list(NAMES)
    assert all(not paper["title"].isascii() for paper in papers)


def test_faults_begin_with_none_and_have_words() -> None:
    printer = devices_of({"receipt_printer": SimulatedPrinter().snapshot()})["receiptPrinter"]
    assert [fault["value"] for fault in printer["faults"]] == ["", *FAULTS]
    assert all(not fault["label"].isascii() for fault in printer["faults"])


def test_a_fault_nobody_described_is_shown_as_it_is() -> None:
    scanner = devices_of({"code_scanner": {"fault": "", "faults": ["", "brand_new"]}})
    assert scanner["codeScanner"]["faults"][1:] == [{"value": "brand_new", "label": "brand_new"}]


def test_what_a_slip_says_stays_out_of_the_window() -> None:
    printer = devices_of({"receipt_printer": {"lines": ["张三"], "picture": "/run/slip.png"}})
    assert "张三" not in str(printer)
    assert "/run/slip.png" not in str(printer)


def test_a_scanner_and_a_pad_that_wait_say_so() -> None:
    shown = devices_of(
        {"code_scanner": {"lit": True, "in_view": False}, "review_pad": {"asking": 1}}
    )
    assert (shown["codeScanner"]["lit"], shown["codeScanner"]["inView"]) == (True, False)
    assert shown["reviewPad"]["asking"] is True


def test_a_line_that_is_cut() -> None:
    shown = devices_of({"line": {"state": "cut", "plugged": False, "fault": "cut"}})["line"]
    assert (shown["state"], shown["plugged"]) == ("cut", False)


def test_ways_to_lay_a_paper() -> None:
    assert laid_out("blank", "flat") == {"paper": "blank"}
    assert laid_out("blank", "crooked")["angle"] == 14
    assert laid_out("blank", "glare")["glare"] is True


@pytest.mark.parametrize(
    ("name", "faults"),
    [("sheet_scanner", SHEET_FAULTS), ("document_printer", A4_FAULTS)],
)
def test_what_may_go_wrong_with_papers_has_words(name: str, faults: tuple[str, ...]) -> None:
    (shown,) = (d for d in devices_of({name: {"faults": faults}}).values() if d["present"])
    assert [fault["value"] for fault in shown["faults"]] == ["", *faults]
    assert all(not fault["label"].isascii() for fault in shown["faults"])


def test_every_social_card_has_words_and_none_is_shown_without_its_service() -> None:
    reader = devices_of({"social_card_reader": {"cards": list(SOCIAL_CARDS)}})["socialCardReader"]
    assert reader["present"]
    assert all(card["english"] for card in reader["cards"])
    gone = devices_of({"social_card_reader": {"service": False}})["socialCardReader"]
    assert not gone["present"]


def test_where_papers_lie_stays_out_of_the_window() -> None:
    printer = devices_of({"document_printer": {"pages": ["/run/a4/1.pdf"]}})["documentPrinter"]
    assert printer["pages"] == 1
    assert "/run" not in str(printer)


@pytest.mark.parametrize(
    ("verb", "body"),
    [
        ("mains", {"is_on": False}),
        ("battery_low", {"is_on": True}),
        ("headset", {"is_on": True}),
        ("door", {"is_open": True}),
    ],
)
def test_a_switch_shows_what_the_bench_then_says(
    verb: str, body: dict[str, bool], tmp_path: Path
) -> None:
    simulator = SimulatedSensors()
    simulator.start(tmp_path)
    try:
        before = devices_of({"sensors": simulator.snapshot()})["sensors"][verb]
        (wish,) = body.values()
        assert before is not wish
        simulator.do(verb, body)
        assert devices_of({"sensors": simulator.snapshot()})["sensors"][verb] is wish
    finally:
        simulator.stop()


@pytest.mark.parametrize("pile", [pile["name"] for pile in PILES])
def test_every_pile_is_of_sheets_there_are(pile: str) -> None:
    assert set(pile.split(",")) <= set(SHEETS)
