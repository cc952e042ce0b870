"""Typed keys to text, without any device: the layout, shift, Enter, and what spoils a code."""

from __future__ import annotations

import string

import pytest

from devices.code_scanner.frames import LONGEST_CODE, Code, Spoiled
from devices.code_scanner.key_codes import KEYS, KeyReader
from devices.code_scanner.pos_reports import BadReport, ReportJoiner, decode_report, encode_reports
from devices.links.evdev import EV_KEY, EV_SYN, SYN_DROPPED, EventCutter, InputEvent, encode_event

SHIFT, RIGHT_SHIFT, CONTROL, ENTER, KEYPAD_ENTER, CAPS = 42, 54, 29, 28, 96, 58


def keys(*pressed: tuple[int, int]) -> list[InputEvent]:
    return [InputEvent(EV_KEY, code, value) for code, value in pressed]


def typed(text: str) -> list[InputEvent]:
    events = []
    for character in text:
        code, shifted = KEYS[character]
        stroke = keys((code, 1), (code, 0))
        events += keys((SHIFT, 1)) + stroke + keys((SHIFT, 0)) if shifted else stroke
    return events


def test_every_printable_character_of_ascii_can_be_typed():
    printable = string.ascii_letters + string.digits + string.punctuation + " "
    reader = KeyReader()
    assert reader.feed(typed(printable) + keys((ENTER, 1))) == [Code(printable.encode())]


def test_known_codes_of_the_kernel():
    assert KEYS["1"] == (2, False)
    assert KEYS["q"] == (16, False)
    assert KEYS["?"] == (53, True)
    assert KEYS["|"] == (43, True)


def test_either_shift_works_and_a_held_key_is_typed_once():
    events = keys((RIGHT_SHIFT, 1), (30, 1), (30, 2), (30, 2), (30, 0), (RIGHT_SHIFT, 0), (30, 1))
    assert KeyReader().feed([*events, *keys((KEYPAD_ENTER, 1))]) == [Code(b"Aa")]


def test_a_group_separator_is_kept_and_caps_lock_is_no_part_of_a_code():
    events = keys((CAPS, 1), (30, 1), (CONTROL, 1), (27, 1), (27, 0), (CONTROL, 0), (48, 1))
    assert KeyReader().feed([*events, *keys((ENTER, 1))]) == [Code(b"a\x1db")]


def test_enter_alone_is_no_code_and_silence_after_half_a_code_refuses_it():
    reader = KeyReader()
    assert reader.feed(keys((ENTER, 1))) == []
    assert reader.silence() == []
    reader.feed(typed("half"))
    assert not reader.is_empty
    assert reader.silence() == [Spoiled("incomplete")]
    assert reader.feed([*typed("whole"), *keys((ENTER, 1))]) == [Code(b"whole")]


def test_a_code_beyond_the_limit_is_refused_once():
    reader = KeyReader()
    assert reader.feed(typed("a" * (LONGEST_CODE + 9)) + keys((ENTER, 1))) == [Spoiled("too_long")]
    assert reader.feed(typed("b") + keys((ENTER, 1))) == [Code(b"b")]


def test_a_code_whose_keys_the_kernel_lost_is_refused_to_its_end():
    reader = KeyReader()
    reader.feed(keys((SHIFT, 1)) + typed("be"))
    lost = [InputEvent(EV_SYN, SYN_DROPPED, 0), InputEvent(EV_SYN, 0, 0)]
    assert reader.feed([*lost, *typed("gun"), *keys((ENTER, 1))]) == [Spoiled("incomplete")]
    assert reader.feed(typed("a") + keys((ENTER, 1))) == [Code(b"a")]


def test_events_cut_anywhere_are_put_together_again():
    sent = [InputEvent(EV_KEY, 30, 1, 12.5), InputEvent(EV_SYN, 0, 0, 12.5)]
    stream = b"".join(map(encode_event, sent))
    cutter = EventCutter()
    assert [event for byte in stream for event in cutter.feed(bytes((byte,)))] == sent
    assert "30" not in repr(sent[0])


def test_the_worked_report_of_a_short_qr_code():
    (report,) = encode_reports(b"ABC")
    assert len(report) == 64
    assert report[:8].hex(" ") == "02 03 5d 51 31 41 42 43"
    assert report[61:].hex(" ") == "73 00 00"
    assert ReportJoiner().feed(report) == [Code(b"ABC")]


def test_long_codes_come_in_several_reports_and_other_reports_mean_nothing():
    payload = bytes(range(256)) * 5
    joiner, scanned = ReportJoiner(), []
    for report in encode_reports(payload):
        scanned += joiner.feed(b"\x03" + bytes(63)) + joiner.feed(report)
    assert scanned == [Code(payload)]


@pytest.mark.parametrize(
    "report", [b"", bytes(64), b"\x02\x39" + bytes(62), b"\x02" + bytes(62) + b"\x07"]
)
def test_a_report_that_cannot_be_is_refused(report):
    with pytest.raises(BadReport):
        decode_report(report)


def test_a_code_without_end_is_refused_and_forgotten():
    joiner = ReportJoiner()
    begun = encode_reports(b"x" * 60)[0]
    said = [thing for _ in range(LONGEST_CODE // 56 + 1) for thing in joiner.feed(begun)]
    assert said == [Spoiled("too_long")]
    joiner.feed(begun)
    assert joiner.silence() == [Spoiled("incomplete")]
