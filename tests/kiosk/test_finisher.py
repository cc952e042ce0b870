"""Photos of strangers become pages in a process of their own, or are refused by name."""

from __future__ import annotations

import io
import os
import signal
from collections.abc import Iterator
from pathlib import Path

import cv2
import numpy as np
import pytest
from PIL import Image
from tests_served_platform import wait_until
from tests_session import photographed

from kiosk.finisher import Finisher
from kiosk.materials.picture import from_jpeg
from kiosk.ports import NotAPage


def as_bytes(picture: np.ndarray, kind: str = "JPEG") -> bytes:
    out = io.BytesIO()
    Image.fromarray(picture).save(out, kind)
    return out.getvalue()


@pytest.fixture(scope="module")
def finisher() -> Iterator[Finisher]:
    made = Finisher()
    yield made
    made.close()


def test_a_photo_becomes_a_page_and_is_known_again(finisher: Finisher) -> None:
    photo = as_bytes(photographed("mandate_letter"))
    first = finisher.finish(photo, "a4", ())
    height, width = from_jpeg(first.jpeg).shape[:2]
    assert height > width
    assert "same_page" not in first.faults
    assert "same_page" in finisher.finish(photo, "a4", (first.fingerprint,)).faults


def test_a_picture_without_a_page_is_one_only_as_a_portrait(finisher: Finisher) -> None:
    album = np.full((900, 700, 3), (70, 120, 190), np.uint8)
    cv2.circle(album, (350, 400), 200, (225, 190, 170), -1)
    soft = np.asarray(cv2.GaussianBlur(album, (0, 0), 25), np.uint8)
    with pytest.raises(NotAPage, match="no_page"):
        finisher.finish(as_bytes(soft), "a4", ())
    assert finisher.finish(as_bytes(soft), "photo", ()).jpeg


def test_hostile_pictures_are_refused_and_the_process_goes_on(finisher: Finisher) -> None:
    bomb = as_bytes(np.zeros((12_000, 12_000), np.uint8), "PNG")
    for content, code in (
        (b"\xff\xd8\xff\xe0" + bytes(900), "not_a_picture|truncated"),
        (b"\x89PNG\r\n\x1a\n" + bytes(900), "not_a_picture|truncated"),
        (as_bytes(np.zeros((2, 2, 3), np.uint8)), "too_small"),
        (bomb, "too_large"),
        (b"", "not_a_picture"),
    ):
        with pytest.raises(NotAPage, match=code):
            finisher.finish(content, "a4", ())
    pid = finisher.pid
    assert pid is not None
    finisher.forget()
    wait_until(lambda: not Path(f"/proc/{pid}").exists())  # it ends with the visit


def test_a_crash_loses_one_photo(finisher: Finisher) -> None:
    with pytest.raises(NotAPage):
        finisher.finish(b"nothing", "a4", ())
    assert finisher.pid is not None
    os.kill(finisher.pid, signal.SIGKILL)
    with pytest.raises(NotAPage, match="gone"):
        finisher.finish(b"nothing", "a4", ())
    assert finisher.finish(as_bytes(photographed("mandate_letter")), "a4", ()).jpeg
