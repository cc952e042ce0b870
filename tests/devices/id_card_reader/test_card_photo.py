"""Photos of cards, by decoders at their worst: only the photo is lost, and the list says why."""

from __future__ import annotations

import base64
import json
import os
import re
import subprocess
import sys
import time
from pathlib import Path

import pytest

from devices.driver import Command, DeviceState
from devices.id_card_reader.photo import Darkroom, PhotoTrouble, decoders, is_believable
from devices.id_card_reader.simulator import PHOTO
from kiosk.cli import main
from kiosk.domain.card_photo import PHOTO_BYTES

ROOT = Path(__file__).parents[3]
# What the example of docs/drivers.md calls: a slope of grey, blue first, if given the chip's bytes.
LIBRARY = """
extern "C" {}
void unpack(char *wlt, char *bgr, int size) {
    for (int i = 0; i < size; i++)
        bgr[i] = wlt[0] == 'S' ? (i / 3 % 102) * 2 + i % 3 : 0;
}
"""
WORST = """
import ctypes, os, re, sys, time
SIZE = 102 * 126 * 3
def segfault(wlt): ctypes.string_at(0)
def spin(wlt): re.match(r"(a+)+$", "a" * 60 + "b")
def wrong_size(wlt): return bytes(range(256)) * 10
def too_much(wlt): return bytes(range(256)) * 4096
def one_colour(wlt): return bytes(SIZE)
def noise(wlt): return os.urandom(SIZE)
def no_bytes(wlt): return "a picture"
def nothing(wlt): return None
def raises(wlt): raise ValueError(wlt)
def leaves(wlt): sys.exit(0)
def hog(wlt): return bytearray(1 << 30)
def writes(wlt): open("photo.bmp", "wb", 0).write(wlt)
def prints(wlt): os.write(1, bytes(wlt)); return None
def closes(wlt): os.closerange(1, 256); time.sleep(60)
"""
CODES = {
    "segfault": "photo_crashed", "spin": "photo_late", "wrong_size": "photo_wrong",
    "too_much": "photo_wrong", "one_colour": "photo_wrong", "noise": "photo_wrong",
    "no_bytes": "photo_crashed", "nothing": "photo_crashed", "raises": "photo_crashed",
    "leaves": "photo_wrong", "hog": "photo_crashed", "writes": "photo_crashed",
    "prints": "photo_crashed", "closes": "photo_late",
}  # fmt: skip


@pytest.fixture(scope="module")
def plug_ins(tmp_path_factory) -> Path:
    """A folder like site-packages, with the example of the handbook and the worst ones."""
    folder = tmp_path_factory.mktemp("site")
    text = (ROOT / "docs" / "drivers.md").read_text("utf-8")
    chapter = text[text.index("## A decoder for the photo") :]
    (example,) = re.findall(r"```python\n(.*?)```", chapter, re.S)[:1]
    (folder / "acme_wlt.py").write_text(example, "utf-8")
    (folder / "worst_wlt.py").write_text(WORST, "utf-8")
    entries = ["[menkou.wlt]", "acme = acme_wlt:decode", "away = no_such_module:decode"]
    entries += [f"{name} = worst_wlt:{name}" for name in CODES]
    about = folder / "acme_wlt-1.0.dist-info"
    about.mkdir()
    (about / "METADATA").write_text("Metadata-Version: 2.1\nName: acme-wlt\nVersion: 1.0\n")
    (about / "entry_points.txt").write_text("\n".join(entries))
    (folder / "wlt.cpp").write_text(LIBRARY)
    build = ["g++", "-shared", "-fPIC", "-o", str(folder / "libwlt.so"), str(folder / "wlt.cpp")]
    subprocess.run(build, check=True)
    return folder


@pytest.fixture
def installed(plug_ins: Path, monkeypatch) -> Path:
    monkeypatch.syspath_prepend(str(plug_ins))
    monkeypatch.setenv("PYTHONPATH", f"{plug_ins}{os.pathsep}{ROOT}")
    monkeypatch.setenv("ACME_WLT", str(plug_ins / "libwlt.so"))
    return plug_ins


def developed(room: Darkroom) -> bytes:
    room.begin(PHOTO)
    return awaited(room)


def awaited(room: Darkroom) -> bytes:
    # It has a limit of its own, whatever the decoder does: that is what is tried here.
    while (rgb := room.look()) is None:
        time.sleep(0.01)
    return rgb


def test_the_example_of_the_handbook_gives_red_green_and_blue_in_order(installed):
    room = Darkroom("acme")
    rgb = developed(room)
    assert len(rgb) == PHOTO_BYTES
    assert (rgb[0], rgb[1], rgb[2]) == (2, 1, 0)
    assert not room.trouble
    assert not room.is_busy


@pytest.mark.parametrize("worst", CODES)
def test_the_worst_decoder_gives_no_photo_and_leaves_nothing(
    worst, installed, tmp_path, monkeypatch
):
    monkeypatch.chdir(tmp_path)
    room = Darkroom(worst)
    room.begin(PHOTO)
    assert room.is_busy
    process = room._process
    assert process is not None
    assert awaited(room) == b""
    assert room.trouble == CODES[worst]
    assert process.returncode is not None
    assert [file.stat().st_size for file in tmp_path.iterdir()] in ([], [0])


def test_a_decoder_that_cannot_be_imported_has_crashed(installed):
    room = Darkroom("away")
    assert developed(room) == b""
    assert room.trouble == PhotoTrouble.CRASHED


def test_a_decoder_that_is_not_installed_is_said_at_once():
    room = Darkroom("acme")
    assert room.trouble == PhotoTrouble.NO_DECODER
    room.begin(PHOTO)
    assert not room.is_busy


def test_trouble_is_over_with_the_next_good_photo(installed):
    room = Darkroom("acme")
    room.trouble = PhotoTrouble.LATE.value
    assert developed(room)
    assert not room.trouble


def test_a_photo_is_neither_one_colour_nor_noise():
    slope = bytes(i // 3 % 102 for i in range(PHOTO_BYTES))
    assert is_believable(slope)
    assert not is_believable(slope[:-1])
    assert not is_believable(bytes(PHOTO_BYTES))
    assert not is_believable(os.urandom(PHOTO_BYTES))


@pytest.fixture
def photographing(installed, config, unstarted, news):
    """Starts the reader with a decoder, and waits until nothing is lying there."""

    def start(decoder: str) -> None:
        config["settings"]["photo_decoder"] = decoder
        unstarted.start()
        news.wait(lambda n: n.state in (DeviceState.READY, DeviceState.DEGRADED))
        unstarted.send(Command("arm"))

    return start


def test_the_photo_comes_after_its_card(photographing, unstarted, simulator, news):
    photographing("acme")
    simulator.do("tap_card", {"card": "zhang_san"})
    assert news.wait_kind("card_read").body["photo_follows"] is True
    unstarted.send(Command("disarm"))  # as the session does: the card convinced
    photo = news.wait_kind("card_photo")
    assert len(base64.b64decode(photo.body["rgb"])) == PHOTO_BYTES
    assert "rgb" not in repr(photo)
    assert photo.state is DeviceState.READY


@pytest.mark.parametrize("worst", ["segfault", "spin"])
def test_the_card_is_read_and_the_next_one_too(worst, photographing, unstarted, simulator, news):
    photographing(worst)
    simulator.do("tap_card", {"card": "zhang_san"})
    news.wait_kind("card_read")
    assert news.wait_kind("card_photo").body["rgb"] is None
    news.wait_state(DeviceState.DEGRADED, code=CODES[worst])
    simulator.do("lift_card", {})
    mark = news.mark()
    simulator.do("tap_card", {"card": "li_ming"})
    assert news.wait_kind("card_read", since=mark).body["card"]["name"] == "李明"


def test_a_decoder_that_is_away_is_in_the_list_and_cards_are_read(
    photographing, unstarted, simulator, news
):
    photographing("nobody_has_this")
    news.wait_state(DeviceState.DEGRADED, code="photo_no_decoder")
    simulator.do("tap_card", {"card": "zhang_san"})
    assert news.wait_kind("card_read").body["photo_follows"] is False


def test_a_pulled_cable_ends_the_decoding(photographing, unstarted, simulator, news, tmp_path):
    photographing("spin")
    simulator.do("tap_card", {"card": "zhang_san"})
    news.wait_kind("card_read")
    simulator.do("unplug", {})
    news.wait_state(DeviceState.ABSENT)
    children = Path(f"/proc/{unstarted.host_pid}/task/{unstarted.host_pid}/children")
    assert children.read_text().split() == []


@pytest.mark.parametrize(("decoder", "size"), [("acme", "102x126"), ("one_colour", None)])
def test_a_technician_reads_the_size_and_never_the_photo(
    decoder, size, installed, config, simulator
):
    asked = [sys.executable, "-m", "kiosk", "devices", "read", "id_card", "--json",
             "--show-personal", "--port", config["settings"]["port"],
             "--set", f"photo_decoder={decoder}"]  # fmt: skip
    pipe = subprocess.PIPE
    with subprocess.Popen(asked, stdout=pipe, stderr=pipe, text=True) as reading:
        assert reading.stderr is not None
        assert "present it now" in reading.stderr.readline()
        simulator.do("tap_card", {"card": "zhang_san"})
        told, said = reading.communicate(timeout=60)
    assert reading.returncode == 0
    assert json.loads(told)["photo"] == size
    assert len(told) < 1000
    assert ("photo_wrong" in said) is (size is None)


def test_the_list_names_the_decoders(installed, capsys):
    assert main(["devices", "list"]) == 0
    assert " ".join(decoders()) in capsys.readouterr().out
    assert "acme" in decoders()
