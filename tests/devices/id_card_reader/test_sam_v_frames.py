"""SAM_V frames byte for byte, and the search for them on a bad line."""

from __future__ import annotations

import dataclasses
from datetime import date
from functools import reduce
from operator import xor

import pytest
from hypothesis import given
from hypothesis import strategies as st

from devices.id_card_reader import frames
from devices.id_card_reader.card_text import encode_card as encode_text
from devices.id_card_reader.frames import (
    PREAMBLE,
    Answer,
    BadFrame,
    FrameBuffer,
    ModuleId,
    Request,
    Status,
    WrongChecksum,
    decode_answer,
    decode_request,
    encode_answer,
    encode_request,
)
from devices.id_card_reader.sample_cards import SAMPLE_CARDS
from devices.id_card_reader.simulator import PHOTO

REQUESTS = [
    (frames.RESET, "00 03 10 FF EC"),
    (frames.CHECK_STATUS, "00 03 11 FF ED"),
    (frames.READ_MODULE_ID, "00 03 12 FF EE"),
    (frames.FIND_CARD, "00 03 20 01 22"),
    (frames.SELECT_CARD, "00 03 20 02 21"),
    (frames.READ_TEXT_AND_PHOTO, "00 03 30 01 32"),
    (Request(0x30, 0x10), "00 03 30 10 23"),
    (Request(0x30, 0x03), "00 03 30 03 30"),
    (Request(0x30, 0x05), "00 03 30 05 36"),
    (Request(0x60, 0x00), "00 03 60 00 63"),
    (Request(0x60, 0x04), "00 03 60 04 67"),
    (Request(0x61, 0xFF, b"\x50"), "00 04 61 FF 50 CA"),
]
ANSWERS = [
    (Answer(Status.OK), "00 04 00 00 90 94"),
    (Answer(Status.CARD_FOUND, bytes(4)), "00 08 00 00 9F 00 00 00 00 97"),
    (Answer(Status.FIND_FAILED), "00 04 00 00 80 84"),
    (Answer(Status.OK, bytes(8)), "00 0C 00 00 90 00 00 00 00 00 00 00 00 9C"),
    (Answer(Status.SELECT_FAILED), "00 04 00 00 81 85"),
    (Answer(Status.READ_FAILED), "00 04 00 00 41 45"),
    (Answer(Status.CARD_REJECTS_SAM), "00 04 00 00 31 35"),
    (Answer(Status.SAM_REJECTS_CARD), "00 04 00 00 32 36"),
    (Answer(Status.SELF_TEST_FAILED), "00 04 00 00 60 64"),
    (Answer(Status.NOTHING_THERE), "00 04 00 00 91 95"),
]

_any_request = st.builds(Request, st.integers(0, 255), st.integers(0, 255), st.binary(max_size=100))


@pytest.mark.parametrize(("request_", "hexadecimal"), REQUESTS)
def test_requests_are_the_published_bytes(request_, hexadecimal):
    frame = PREAMBLE + bytes.fromhex(hexadecimal)
    assert encode_request(request_) == frame
    assert decode_request(frame) == request_


@pytest.mark.parametrize(("answer", "hexadecimal"), ANSWERS)
def test_answers_are_the_published_bytes(answer, hexadecimal):
    frame = PREAMBLE + bytes.fromhex(hexadecimal)
    assert encode_answer(answer) == frame
    assert decode_answer(frame) == answer


def test_the_module_number_is_the_worked_frame():
    frame = bytes.fromhex(
        "AA AA AA 96 69 00 14 00 00 90 05 00 01 00 A5 3A 34 01 87 D6 12 00 B1 68 DE 3A 54"
    )
    module = ModuleId(5, 1, 20200101, 1234567, 987654321)
    assert encode_answer(Answer(Status.OK, frames.encode_module_id(module))) == frame
    assert frames.decode_module_id(decode_answer(frame).data) == module
    assert str(module) == "05.01-20200101-001234567-987654321"


@pytest.mark.parametrize(
    ("name", "checksum"), [("zhang_san", 0xD7), ("smith_2017", 0x40), ("smith_2023", 0x31)]
)
def test_a_read_answer_has_the_worked_head_length_and_checksum(name, checksum):
    data = frames.encode_card(encode_text(SAMPLE_CARDS[name]), PHOTO)
    frame = encode_answer(Answer(Status.OK, data))
    assert frame[:14] == bytes.fromhex("AA AA AA 96 69 05 08 00 00 90 01 00 04 00")
    assert (len(frame), frame[-1]) == (1295, checksum)
    assert frames.card_text_of(decode_answer(frame).data) == encode_text(SAMPLE_CARDS[name])


def test_the_read_answer_of_a_hmt_card_has_the_worked_checksum():
    chen = dataclasses.replace(
        SAMPLE_CARDS["chen_xiaoming"], valid_from=date(2020, 6, 1), valid_until=date(2025, 6, 1)
    )
    frame = encode_answer(Answer(Status.OK, frames.encode_card(encode_text(chen), PHOTO)))
    assert frame[-1] == 0xAC


@given(_any_request)
def test_requests_survive(request_):
    assert decode_request(encode_request(request_)) == request_


@given(st.lists(st.binary(max_size=60), max_size=4), st.integers(1, 50))
def test_frames_are_found_in_any_pieces(contents, step):
    whole = [encode_answer(Answer(Status.OK, content)) for content in contents]
    stream, buffer = b"".join(whole), FrameBuffer()
    found = [f for i in range(0, len(stream), step) for f in buffer.feed(stream[i : i + step])]
    assert found == whole


def test_a_preamble_inside_the_content_does_not_end_a_frame():
    frame = encode_answer(Answer(Status.OK, PREAMBLE + b"\x00\x04" + PREAMBLE))
    assert FrameBuffer().feed(frame * 2) == [frame, frame]


@pytest.mark.parametrize("noise", ["AA", "AA 00 AA AA", "96 69", "AA AA AA 96", "00 FF 13"])
def test_noise_in_front_of_a_frame_is_passed_over(noise):
    frame = encode_answer(Answer(Status.OK))
    assert FrameBuffer().feed(bytes.fromhex(noise) + frame) == [frame]


def test_a_preamble_with_a_glitch_still_begins_a_frame():
    frame = encode_answer(Answer(Status.OK))
    assert FrameBuffer().feed(bytes.fromhex("AA 00 AA AA 96 69") + frame[5:]) == [frame]


@pytest.mark.parametrize("length", ["00 00", "00 02", "FF FF"])
def test_a_head_with_an_impossible_length_is_noise(length):
    frame = encode_answer(Answer(Status.OK))
    assert FrameBuffer().feed(PREAMBLE + bytes.fromhex(length) + frame) == [frame]


@given(st.integers(7, 12), st.integers(1, 255))
def test_any_flipped_bits_behind_the_length_are_a_wrong_checksum(place, flip):
    frame = bytearray(encode_answer(Answer(Status.OK, bytes(4))))
    frame[place] ^= flip
    with pytest.raises(WrongChecksum):
        decode_answer(bytes(frame))


@given(st.lists(st.binary(max_size=80)))
def test_no_bytes_break_the_search_or_the_decoders(pieces):
    buffer = FrameBuffer()
    for piece in [*pieces, PREAMBLE[:3], PREAMBLE]:
        for frame in buffer.feed(piece):
            assert frame.startswith(PREAMBLE)
            try:
                answer = decode_answer(frame)
                frames.card_text_of(answer.data)
            except BadFrame:
                continue


@given(st.binary(max_size=40))
def test_no_short_frame_breaks_a_decoder(junk):
    body = (len(junk) + 1).to_bytes(2) + junk
    frame = PREAMBLE + body + bytes((reduce(xor, body),))
    for decode in (decode_request, decode_answer):
        try:
            decode(frame)
        except BadFrame:
            assert len(junk) < 3


@pytest.mark.parametrize("junk", [b"", b"\x01\x00", b"\x01\x00\x04\x00" + bytes(255)])
def test_a_card_shorter_than_it_says_is_refused(junk):
    with pytest.raises(BadFrame):
        frames.card_text_of(junk)
