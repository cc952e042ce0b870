"""The simulated camera and its build, without a driver."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from devices.document_scanner import papers, shim
from devices.document_scanner.camera import BadCameraSettings, CameraSettings
from devices.document_scanner.simulator import SIZES, SimulatedCamera
from devices.links.camera import jpeg_size
from devices.simulation import BenchRefused


@pytest.fixture(scope="module")
def camera(tmp_path_factory):
    simulated = SimulatedCamera()
    simulated.start(tmp_path_factory.mktemp("bench"))
    yield simulated
    simulated.stop()


def test_frames_of_every_size_are_there(camera):
    assert camera.settled(30)
    env = camera.snapshot()["env"]
    for width, height in SIZES:
        path = os.path.join(env["MENKOU_FAKE_UVC"], f"{width}x{height}-0.jpg")
        with open(path, "rb") as frame:
            assert jpeg_size(frame.read()) == (width, height)
    assert os.path.exists(env["LD_PRELOAD"])


def test_a_folder_with_blanks_in_its_name(tmp_path):
    # LD_PRELOAD is parted at blanks: the host of the camera would start without its camera.
    simulated = SimulatedCamera()
    simulated.start(tmp_path / "门 口")
    env = simulated.snapshot()["env"]
    asked = [sys.executable, "-c", "print('fake_uvc.so' in open('/proc/self/maps').read())"]
    told = subprocess.run(asked, env={**os.environ, **env}, capture_output=True, check=True)
    simulated.stop()
    assert (told.stdout, told.stderr) == (b"True\n", b"")
    assert not os.path.exists(env["LD_PRELOAD"])


def test_a_paper_lies_until_it_is_taken(camera):
    assert camera.do("put_paper", {"paper": "bank_card", "angle": 5})["paper"] == "bank_card"
    assert camera.do("take_paper", {})["paper"] == ""


@pytest.mark.parametrize(
    ("verb", "body"),
    [
        ("fold", {}),
        ("put_paper", {"paper": "treasure_map"}),
        ("put_paper", {}),
        ("put_paper", {"paper": "blank", "angle": "steep"}),
        ("put_paper", {"paper": "blank", "blur": -1}),
        ("put_paper", {"paper": "blank", "light": True}),
        ("put_phone", {"text": ""}),
        ("put_phone", {"text": "x" * 401}),
        ("fault", {"fault": "haunted"}),
    ],
)
def test_what_the_bench_cannot_do_is_refused(camera, verb, body):
    before = camera.snapshot()
    with pytest.raises(BenchRefused):
        camera.do(verb, body)
    assert camera.snapshot() == before


def test_a_camera_that_was_not_started_refuses():
    with pytest.raises(BenchRefused):
        SimulatedCamera().do("plug", {})


def test_stopping_twice_is_harmless_and_leaves_no_frames(tmp_path):
    camera = SimulatedCamera()
    camera.start(tmp_path)
    camera.stop()
    camera.stop()
    assert not list(tmp_path.rglob("*.jpg*"))


def test_the_library_is_built_once(tmp_path):
    first = shim.build(tmp_path)
    built_at = first.stat().st_mtime_ns
    assert shim.build(tmp_path) == first
    assert first.stat().st_mtime_ns == built_at


def test_without_a_compiler_the_message_says_what_to_install(tmp_path):
    with pytest.raises(shim.CompilerMissing, match="apt install gcc"):
        shim.build(tmp_path, compiler="no-such-compiler")


def test_a_compiler_that_fails_leaves_no_library(tmp_path):
    with pytest.raises(shim.CompilerFailed):
        shim.build(tmp_path, compiler="false")
    assert not list(tmp_path.iterdir())


def test_every_sample_paper_can_be_drawn():
    for name in papers.NAMES:
        drawn = papers.paper(name)
        assert drawn.picture.width == round(drawn.width_mm * papers.DOTS_PER_MM)
    with pytest.raises(papers.UnknownPaper):
        papers.paper("treasure_map")


def test_settings_have_sensible_values_of_their_own():
    assert CameraSettings.of({"env": {"LD_PRELOAD": "x"}}) == CameraSettings()


@pytest.mark.parametrize(
    "settings", [{"size": [10, 10]}, {"size": 5}, {"turn": 45}, {"frames_per_s": True}]
)
def test_settings_that_make_no_sense_are_refused(settings):
    with pytest.raises(BadCameraSettings):
        CameraSettings.of(settings)
