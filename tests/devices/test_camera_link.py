"""Telling whole JPEGs from torn ones, without a camera."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from devices.driver import LinkLost
from devices.links.camera import TornPicture, jpeg_size, require_present, whole_jpeg
from kiosk.materials.picture import to_jpeg

JPEG = to_jpeg(np.random.default_rng(1).integers(0, 255, (48, 80, 3), np.uint8))


def test_a_whole_jpeg_is_passed_on_as_it_is():
    assert whole_jpeg(JPEG) == JPEG
    assert jpeg_size(JPEG) == (80, 48)


def test_padding_after_the_end_is_dropped():
    assert whole_jpeg(JPEG + bytes(40)) == JPEG


def test_a_picture_cut_off_anywhere_is_torn():
    for length in range(len(JPEG) - 1):
        with pytest.raises(TornPicture):
            whole_jpeg(JPEG[:length])


@given(st.binary(max_size=300))
def test_noise_is_torn(noise):
    for raw in (noise, b"\xff\xd8" + noise + b"\xff\xd9"):
        try:
            jpeg = whole_jpeg(raw)
        except TornPicture:
            continue
        assert jpeg.endswith(b"\xff\xd9")


def test_a_file_that_is_no_camera_is_unplugged(tmp_path):
    path = tmp_path / "video0"
    with pytest.raises(LinkLost) as gone:
        require_present(str(path))
    assert gone.value.why == "absent"
    path.touch()
    with pytest.raises(LinkLost) as gone:
        require_present(str(path))
    assert gone.value.why == "unplugged"
