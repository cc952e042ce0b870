"""What the bench window says about snapshots."""

from __future__ import annotations

from devices.document_scanner.papers import NAMES
from devices.id_card_reader.sample_cards import SAMPLE_CARDS
from devices.receipt_printer.simulator import FAULTS, SimulatedPrinter
from ui.bench_model import DEVICES, devices_of, laid_out


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
