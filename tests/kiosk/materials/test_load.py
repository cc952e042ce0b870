"""Pictures from strangers: what is good is read, what is not is refused by name."""

from __future__ import annotations

import io
import os
import subprocess
import sys
import zlib

import numpy as np
import pytest
from PIL import Image

from kiosk.materials.load import LARGEST_SIDE, PictureRefused, load_picture


def picture(mode: str = "RGB", size: tuple[int, int] = (96, 64)) -> Image.Image:
    shades = np.zeros((size[1], size[0], 3), np.uint8)
    shades[:, : size[0] // 2] = (200, 30, 30)
    shades[:, size[0] // 2 :] = (240, 240, 240)
    return Image.fromarray(shades).convert(mode)


def coded(image: Image.Image, kind: str, **how: object) -> bytes:
    out = io.BytesIO()
    image.save(out, kind, **how)
    return out.getvalue()


def refused(content: bytes) -> str:
    with pytest.raises(PictureRefused) as caught:
        load_picture(content)
    return caught.value.code


def png_claiming(width: int, height: int) -> bytes:
    """A PNG of a few hundred bytes that claims any size."""

    def chunk(kind: bytes, body: bytes) -> bytes:
        crc = zlib.crc32(kind + body)
        return len(body).to_bytes(4) + kind + body + crc.to_bytes(4)

    head = width.to_bytes(4) + height.to_bytes(4) + bytes([8, 2, 0, 0, 0])
    body = zlib.compress(bytes(1_000_000), 9)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", body) + chunk(b"IEND", b"")


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "BMP", "TIFF", "GIF"])
def test_every_usual_format_is_read_whatever_its_name_says(kind, tmp_path):
    path = tmp_path / "page.xyz"
    path.write_bytes(coded(picture(), kind))
    read = load_picture(path)
    assert read.shape == (64, 96, 3)
    assert np.abs(read[32, 20].astype(int) - (200, 30, 30)).max() < 12
    assert read[32, 80].min() > 225


@pytest.mark.parametrize("mode", ["L", "1", "CMYK", "YCbCr"])
def test_other_colour_models_become_rgb(mode):
    kind = "PNG" if mode == "1" else "JPEG"
    assert load_picture(coded(picture(mode), kind))[32, 80].min() > 225


def test_what_is_clear_becomes_white_paper():
    clear = Image.new("RGBA", (40, 40), (0, 0, 0, 0))
    assert load_picture(coded(clear, "PNG")).min() == 255


def test_a_large_clear_picture_is_refused_sooner_than_one_that_hides_nothing():
    size = (4000, 2100)
    assert refused(coded(Image.new("RGBA", size), "PNG")) == "too_large"
    assert load_picture(coded(Image.new("RGB", size), "PNG")).shape == (2100, 4000, 3)


def test_sixteen_bits_of_grey_keep_the_upper_eight():
    grey = Image.fromarray(np.full((40, 40), 51_400, np.uint16))
    assert set(load_picture(coded(grey, "PNG")).ravel().tolist()) == {200}


def test_a_picture_taken_sideways_is_turned():
    note = Image.Exif()
    note[0x0112] = 6
    assert load_picture(coded(picture(), "JPEG", exif=note)).shape == (96, 64, 3)
    assert load_picture(coded(picture(), "PNG", exif=note)).shape == (96, 64, 3)


def test_a_reduced_decode_has_a_quarter_of_the_side():
    assert load_picture(coded(picture(size=(400, 320)), "JPEG"), reduce=4).shape == (80, 100, 3)


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "TIFF"])
def test_a_picture_cut_short_is_no_page(kind):
    noise = np.random.default_rng(1).integers(0, 255, (64, 96, 3), np.uint8)
    whole = coded(Image.fromarray(noise), kind)
    for part in (0.9, 0.6, 0.3):
        code = refused(whole[: int(len(whole) * part)])
        assert code in ("truncated", "not_a_picture"), part


@pytest.mark.parametrize("kind", ["GIF", "WEBP", "PNG", "TIFF"])
def test_moving_pictures_and_several_pages_are_refused(kind):
    frames = [picture(), picture("L").convert("RGB")]
    content = coded(frames[0], kind, save_all=True, append_images=frames[1:])
    assert refused(content) == "animated"


def test_one_pixel_is_too_small():
    assert refused(coded(picture(size=(2, 1)), "PNG")) == "too_small"
    assert refused(coded(picture(size=(2, 1)), "JPEG")) == "too_small"


def test_a_very_wide_picture_is_too_large():
    assert refused(coded(picture(size=(20_000, 40)), "JPEG")) == "too_large"
    assert refused(coded(picture(size=(LARGEST_SIDE + 1, 40)), "PNG")) == "too_large"


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "not_a_picture"),
        (b"\xff\xd8", "truncated"),
        (b"\xff\xd8hello", "not_a_picture"),
        (b"GIF89a", "not_a_picture"),
        (b"%PDF-1.7\n", "unsupported"),
        (b"\0\0\0\x18ftypheic\0\0\0\0", "unsupported"),
        (b"text, not a picture" * 50, "not_a_picture"),
    ],
    ids=["empty", "start only", "jpeg then text", "gif head", "pdf", "heic", "text"],
)
def test_other_bytes_are_refused_by_name(content, code):
    assert refused(content) == code


def test_a_file_that_is_none(tmp_path):
    os.mkfifo(tmp_path / "pipe")
    for path in (tmp_path, tmp_path / "nothing", tmp_path / "pipe"):
        with pytest.raises(PictureRefused, match="no_file"):
            load_picture(path)


_WORST = r"""
import re, sys
from kiosk.materials.load import PictureRefused, load_picture
for name in sys.argv[1:]:
    from pathlib import Path
    try:
        print(load_picture(Path(name)).shape)
    except PictureRefused as fault:
        print(fault.code)
# VmHWM, because ru_maxrss still counts what the parent had before it started us.
print(int(re.search(r"VmHWM:\s+(\d+)", open("/proc/self/status").read())[1]) // 1024)
"""


def test_bombs_stay_below_300_mb(tmp_path):
    flat = Image.new("L", (9_000, 9_000), 200)
    contents = {
        "bomb.png": png_claiming(15_000, 15_000),
        "wide.png": png_claiming(60_000, 60_000),
        "largest.png": coded(Image.new("RGB", (4_000, 3_000)), "PNG"),
        "huge.jpg": coded(flat, "JPEG"),
        "slow.jpg": coded(flat, "JPEG", progressive=True),
        "phone.jpg": coded(Image.new("RGB", (4_000, 3_000)), "JPEG", progressive=True),
    }
    for name, content in contents.items():
        (tmp_path / name).write_bytes(content)
    done = subprocess.run(
        [sys.executable, "-c", _WORST, *(str(tmp_path / name) for name in contents)],
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    *answers, most = done.stdout.split("\n")[:-1]
    assert answers == [
        "too_large",
        "too_large",
        "(3000, 4000, 3)",
        "(4500, 4500, 3)",
        "too_large",
        "(3000, 4000, 3)",
    ]
    assert int(most) < 300
