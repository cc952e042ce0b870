"""The memory pictures cross in, within one process and against strangers."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from textwrap import dedent

import numpy as np
import pytest

from devices.document_scanner.frames import SLOTS, STILL_BYTES, FrameReader
from devices.document_scanner.orientation import turned_by
from devices.document_scanner.ring import PictureRing, StillTooLarge
from kiosk.materials.picture import from_jpeg, to_jpeg
from kiosk.ports import PictureGone

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def ring() -> PictureRing:
    return PictureRing()


@pytest.fixture
def reader():
    made = FrameReader()
    yield made
    made.forget()


def picture(value: int, height: int = 720, width: int = 960) -> np.ndarray:
    return np.full((height, width, 3), value, np.uint8)


def test_what_is_put_in_comes_out(ring, reader):
    body = ring.put_preview(picture(7, 960, 540))
    assert np.array_equal(reader.preview(body), picture(7, 960, 540))
    body = ring.put_still(b"\xff\xd8 something \xff\xd9")
    assert reader.jpeg(body) == b"\xff\xd8 something \xff\xd9"


def test_a_slow_reader_gets_a_newer_picture_and_never_a_mixed_one(ring, reader):
    first = ring.put_preview(picture(1))
    for value in range(2, 2 + SLOTS):
        ring.put_preview(picture(value))
    assert np.unique(reader.preview(first)).tolist() == [1 + SLOTS]


def test_a_still_that_was_replaced_is_gone(ring, reader):
    first = ring.put_still(b"one")
    second = ring.put_still(b"two")
    with pytest.raises(PictureGone):
        reader.jpeg(first)
    assert reader.jpeg(second) == b"two"


def test_a_picture_handed_out_is_a_copy(ring, reader):
    body = ring.put_preview(picture(9))
    taken = reader.preview(body)
    ring.wipe()
    reader.forget()
    assert (taken == 9).all()
    taken[:] = 0


def test_wiping_leaves_zeros(ring, reader):
    frame, still = ring.put_preview(picture(200)), ring.put_still(b"secret" * 1000)
    reader.preview(frame)
    ring.wipe()
    assert not any(reader._memory.view[:])
    for ask, body in ((reader.preview, frame), (reader.jpeg, still)):
        with pytest.raises(PictureGone):
            ask(body)


def test_a_still_without_room_is_refused(ring):
    with pytest.raises(StillTooLarge):
        ring.put_still(bytes(STILL_BYTES + 1))


def test_broken_jpeg_is_no_still(ring, reader):
    with pytest.raises(PictureGone):
        reader.still(ring.put_still(b"\xff\xd8\xff\xd9"))


@pytest.mark.parametrize(
    "change",
    [
        {"shm": "/dev/shm/elsewhere"},
        {"shm": "@menkou-camera-1-0000000000000000"},
        {"shm": 5},
        {"slot": SLOTS},
        {"slot": -1},
        {"slot": "0"},
        {"slot": None},
    ],
)
def test_a_report_that_makes_no_sense_gives_no_picture(ring, reader, change):
    body = {**ring.put_preview(picture(3)), **change}
    with pytest.raises(PictureGone):
        reader.preview(body)


@pytest.mark.parametrize("change", [{"size": 4}, {"size": 2**40}, {"sequence": 0}, {"size": True}])
def test_a_still_report_that_makes_no_sense_gives_no_picture(ring, reader, change):
    body = {**ring.put_still(b"one"), **change}
    with pytest.raises(PictureGone):
        reader.jpeg(body)


def test_a_stranger_gets_no_memory(ring):
    body = ring.put_still(b"secret")
    script = f"""
        from devices.document_scanner.frames import FrameReader
        from kiosk.ports import PictureGone
        try:
            print(FrameReader().jpeg({body!r}))
        except PictureGone as gone:
            print("gone:", gone.what)
    """
    done = subprocess.run(
        [sys.executable, "-c", dedent(script)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
        timeout=30,
    )
    assert done.stdout.strip() == "gone: host"


@pytest.mark.parametrize("degrees", [0, 90, 180, 270])
def test_a_note_in_the_jpeg_turns_the_picture(degrees):
    drawn = np.zeros((64, 96, 3), np.uint8)
    drawn[:32, :48] = 255
    turned = from_jpeg(turned_by(to_jpeg(drawn), degrees))
    expected = np.rot90(drawn, -degrees // 90)
    assert turned.shape == expected.shape
    assert np.abs(turned.astype(int) - expected).mean() < 8
