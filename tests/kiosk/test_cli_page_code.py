"""`menkou page` and `menkou code` as somebody at a shell uses them."""

from __future__ import annotations

import json
import subprocess
import sys

import numpy as np
import pytest
import qrcode
from PIL import Image, ImageDraw, ImageFont

from kiosk.cli import main


def lines(capsys: pytest.CaptureFixture[str]) -> list[dict]:
    return [json.loads(line) for line in capsys.readouterr().out.splitlines()]


@pytest.fixture
def page_and_tray(tmp_path):
    """A written sheet on a dark tray, and the tray."""
    rng = np.random.default_rng(2)
    tray = rng.integers(40, 56, (900, 1200, 3), np.uint8)
    page = tray.copy()
    page[100:800, 150:1050] = 245
    sheet = Image.fromarray(page)
    font = ImageFont.truetype("/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc", 24)
    for y in range(150, 750, 40):
        words = "本人保证以上内容真实有效，愿承担责任。"
        ImageDraw.Draw(sheet).text((200, y), words, fill=(30, 30, 30), font=font)
    page = np.asarray(sheet)
    for name, picture in (("page.png", page), ("tray.png", tray)):
        Image.fromarray(picture).save(tmp_path / name)
    return tmp_path


def test_a_page_is_found_straightened_and_judged(page_and_tray, capsys):
    page, tray, out = (str(page_and_tray / n) for n in ("page.png", "tray.png", "out"))
    assert main(["page", page, page, tray, "--out", out, "--tray", tray]) == 0
    first, again, empty = lines(capsys)
    expected = [[150, 100], [1050, 100], [1050, 800], [150, 800]]
    assert np.abs(np.array(first["corners"]) - expected).max() < 1.5
    with Image.open(first["out"]) as finished:
        assert finished.width > finished.height
    assert [v["code"] for v in again["verdicts"]] == ["same_page"]
    assert [v["code"] for v in empty["verdicts"]] == ["no_page"]
    assert empty["out"] is None


def test_a_file_that_is_no_picture_does_not_stop_the_others(page_and_tray, capsys):
    odd = page_and_tray / "odd.jpg"
    odd.write_text("text")
    page = str(page_and_tray / "page.png")
    assert main(["page", str(odd), page, "--out", str(page_and_tray)]) == 1
    refused, good = lines(capsys)
    assert refused["error"] == "not_a_picture"
    assert len(good["corners"]) == 4
    assert main(["page", page, "--out", str(page_and_tray), "--tray", str(odd)]) == 2


def test_codes_are_said_as_text_or_as_hex(tmp_path, capsys):
    for name, content in (("text.png", "样本"), ("bytes.png", bytes([0, 255, 0, 128] * 4))):
        code = qrcode.QRCode(box_size=5)
        code.add_data(content)
        code.make_image().save(tmp_path / name)
    odd = tmp_path / "odd.png"
    odd.write_bytes(b"")
    assert main(["code", *(str(tmp_path / n) for n in ("text.png", "bytes.png", "odd.png"))]) == 1
    text, raw, refused = lines(capsys)
    assert text["codes"][0]["text"] == "样本"
    assert len(text["codes"][0]["corners"]) == 4
    assert raw["codes"][0]["hex"] == "00ff0080" * 4
    assert refused["codes"] == []


_HIGH_WATER = r"""
import re, sys
from kiosk.cli import main
main(sys.argv[1:])
status = open("/proc/self/status").read()
print(int(re.search(r"VmHWM:\s+(\d+)", status)[1]) // 1024)
"""


@pytest.mark.parametrize("command", ["page", "code"])
def test_large_pictures_that_are_taken_stay_below_300_mb(tmp_path, command):
    grain = np.random.default_rng(4).integers(0, 255, (280, 280, 4), np.uint8)
    clear = np.kron(grain, np.ones((10, 10, 1), np.uint8))
    opaque = np.tile(clear[..., :3], (2, 2, 1))[:3000, :4000]
    names = [str(tmp_path / name) for name in ("clear.png", "opaque.png")]
    for name, pixels in zip(names, (clear, opaque), strict=True):
        Image.fromarray(pixels).save(name, compress_level=1)
    out = ["--out", str(tmp_path)] if command == "page" else []
    done = subprocess.run(
        [sys.executable, "-c", _HIGH_WATER, command, *names, *out],
        stdout=subprocess.PIPE,
        text=True,
        check=True,
        timeout=60,
    )
    *answers, most = done.stdout.splitlines()
    assert ["error" in json.loads(answer) for answer in answers] == [False] * 2
    assert int(most) < 300
