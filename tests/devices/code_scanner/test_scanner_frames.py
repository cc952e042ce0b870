"""Frames of the GM65 class, byte for byte, and the stream in which they meet codes."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from devices.code_scanner import frames
from devices.code_scanner.frames import (
    Code,
    Command,
    Reply,
    ScanBuffer,
    Spoiled,
    Suffix,
    decode_command,
    encode_command,
)
from devices.code_scanner.payload import report_body

GOLDEN = [
    (frames.TRIGGER, "7E 00 08 01 00 02 01 02 DA"),
    (frames.STOP, "7E 00 08 01 00 02 00 12 FB"),
    (frames.READ_BAUD, "7E 00 07 01 00 2A 02 D8 0F"),
    (Command(frames.WRITE, 0x2A, b"\x39\x01"), "7E 00 08 02 00 2A 39 01 A7 EA"),
    (Command(frames.WRITE, 0x2A, b"\x1a\x00"), "7E 00 08 02 00 2A 1A 00 E4 7E"),
    (Command(frames.SAVE, 0, b"\x00"), "7E 00 09 01 00 00 00 DE C8"),
]


@pytest.mark.parametrize(("command", "hexadecimal"), GOLDEN)
def test_commands_are_the_published_bytes(command, hexadecimal):
    assert encode_command(command) == bytes.fromhex(hexadecimal)
    assert decode_command(bytes.fromhex(hexadecimal)) == command


def test_replies_are_the_published_bytes():
    assert frames.acknowledgement() == bytes.fromhex("02 00 00 01 00 33 31")
    assert frames.encode_reply(b"\x39\x01") == bytes.fromhex("02 00 00 02 39 01 C1 4C")


def test_abcd_in_place_of_the_checksum_is_not_checked():
    unchecked = bytes.fromhex("7E 00 08 01 00 02 01 AB CD")
    assert decode_command(unchecked) == frames.TRIGGER


@pytest.mark.parametrize("damaged", ["7E 00 08 01 00 02 01 02 DB", "7E 00 08", "00", ""])
def test_a_damaged_command_is_refused(damaged):
    with pytest.raises(frames.BadScannerFrame):
        decode_command(bytes.fromhex(damaged))


def test_a_reply_inside_a_stream_of_codes_is_found_only_when_awaited():
    stream = b"abc" + frames.acknowledgement() + b"def\r"
    idle, asking = ScanBuffer(Suffix.CR), ScanBuffer(Suffix.CR)
    asking.expects_reply = True
    assert idle.feed(stream) == [Code(stream[:-1])]
    assert asking.feed(stream) == [Reply(b"\x00"), Code(b"abcdef")]


@pytest.mark.parametrize(
    ("suffix", "end"), [(Suffix.CR, b"\r"), (Suffix.LF, b"\n"), (Suffix.CRLF, b"\r\n")]
)
@given(word=st.text(min_size=1))
def test_a_code_in_any_pieces_is_the_same_code(suffix, end, word):
    payload = word.encode(errors="ignore").replace(b"\r", b"").replace(b"\n", b"")
    buffer = ScanBuffer(suffix)
    stream = payload + end
    heard = [thing for byte in stream for thing in buffer.feed(bytes((byte,)))]
    assert heard == ([Code(payload)] if payload else [])


def test_without_a_suffix_silence_ends_a_code_that_may_hold_line_ends():
    buffer = ScanBuffer(Suffix.NONE)
    assert buffer.feed(b"two\rlines") == []
    assert buffer.silence() == [Code(b"two\rlines")]
    assert buffer.silence() == []


def test_with_a_suffix_silence_spoils_a_code():
    buffer = ScanBuffer(Suffix.CR)
    buffer.feed(b"half of i")
    assert buffer.silence() == [Spoiled("incomplete")]
    assert buffer.feed(b"whole\r") == [Code(b"whole")]


@pytest.mark.parametrize("suffix", list(Suffix))
def test_an_endless_code_is_dropped_and_the_next_one_is_whole(suffix):
    buffer = ScanBuffer(suffix)
    heard = [thing for _ in range(50) for thing in buffer.feed(b"x" * 100)]
    heard += buffer.feed(frames.suffix_bytes(suffix)) or buffer.silence()
    assert heard == [Spoiled("too_long")]
    after = buffer.feed(b"next" + frames.suffix_bytes(suffix)) or buffer.silence()
    assert after == [Code(b"next")]


@given(st.lists(st.binary(max_size=300)), st.booleans(), st.sampled_from(Suffix))
def test_no_bytes_break_the_stream(pieces, expects, suffix):
    buffer = ScanBuffer(suffix)
    buffer.expects_reply = expects
    for piece in pieces:
        for thing in buffer.feed(piece):
            assert isinstance(thing, Reply | Code | Spoiled)
    buffer.silence()
    assert buffer.is_empty


@pytest.mark.parametrize(
    ("payload", "body"),
    [
        ("证照".encode(), {"text": "证照", "encoding": "utf-8"}),
        ("证照".encode("gb18030"), {"text": "证照", "encoding": "gb18030"}),
        (b"\xff\xff", {"base64": "//8=", "encoding": "bytes"}),
    ],
)
def test_what_a_code_says(payload, body):
    assert report_body(payload) == body
