"""Frames of the demo profile byte for byte, all three checksums, and what a profile may say."""

from __future__ import annotations

import dataclasses

import pytest
from hypothesis import given
from hypothesis import strategies as st

from devices.review_pad.frames import PadBuffer, PadFrame, encode
from devices.review_pad.profile import DEMO, BadProfile, Checksum, parse_profile, read_profile

DEMO_PROFILE = read_profile(DEMO)
GOLDEN = [
    (PadFrame(0x01, b"\x1e"), "AA 55 02 01 1E 1D"),
    (PadFrame(0x02), "AA 55 01 02 03"),
    (PadFrame(0x03), "AA 55 01 03 02"),
    (PadFrame(0x81, b"\x05"), "AA 55 02 81 05 86"),
    (PadFrame(0x81, b"\x01"), "AA 55 02 81 01 82"),
    (PadFrame(0x82), "AA 55 01 82 83"),
    (PadFrame(0x83, b"\x00\x01"), "AA 55 03 83 00 01 81"),
]


@pytest.mark.parametrize(("frame", "hexadecimal"), GOLDEN)
def test_demo_frames_byte_for_byte(frame, hexadecimal):
    assert encode(DEMO_PROFILE, frame) == bytes.fromhex(hexadecimal)
    assert PadBuffer(DEMO_PROFILE).feed(bytes.fromhex(hexadecimal)) == [frame]


@given(
    st.sampled_from(Checksum),
    st.lists(st.builds(PadFrame, st.integers(0, 255), st.binary(max_size=20)), max_size=4),
)
def test_frames_survive_the_line_byte_by_byte(checksum, frames):
    profile = dataclasses.replace(DEMO_PROFILE, checksum=checksum)
    buffer = PadBuffer(profile)
    stream = b"".join(encode(profile, frame) for frame in frames)
    heard = [frame for byte in stream for frame in buffer.feed(bytes((byte,)))]
    assert heard == frames


@given(st.lists(st.binary(max_size=60)), st.sampled_from(Checksum))
def test_no_bytes_break_the_buffer(pieces, checksum):
    buffer = PadBuffer(dataclasses.replace(DEMO_PROFILE, checksum=checksum))
    for piece in pieces:
        for frame in buffer.feed(piece):
            assert 0 <= frame.number <= 255


def test_a_broken_frame_does_not_swallow_the_next():
    key = encode(DEMO_PROFILE, GOLDEN[3][0])
    buffer = PadBuffer(DEMO_PROFILE)
    assert buffer.feed(key[:3] + key + key[:-1] + b"\x00" + key) == [GOLDEN[3][0]] * 2


def test_the_demo_profile_says_that_it_is_invented():
    assert DEMO_PROFILE.is_invented
    assert "invented" in DEMO.read_text(encoding="utf-8").splitlines()[0]


@pytest.mark.parametrize(
    ("old", "new", "place"),
    [
        ("baud = 9600", "baud = 1", "baud"),
        ('"AA 55"', '"AA 5"', "start"),
        ('"AA 55"', '""', "start"),
        ('"0x05" = 5', '"0x05" = 4', "levels"),
        ('"0x05" = 5', '"five" = 5', "levels"),
        ("cancel = 0x02", "cancel = 0x01", "commands"),
        ("timeout = 0x82", "timeout = 0x182", "answers"),
        ('checksum = "xor"', 'checksum = "crc"', "enum"),
        ("baud = 9600", "", "baud"),
    ],
)
def test_a_profile_that_cannot_work_says_where(old, new, place):
    text = DEMO.read_text(encoding="utf-8")
    assert old in text
    with pytest.raises(BadProfile) as refused:
        parse_profile(text.replace(old, new))
    assert place in refused.value.place


def test_a_missing_profile_is_a_bad_profile(tmp_path):
    with pytest.raises(BadProfile):
        read_profile(tmp_path / "none.toml")
