"""The camera's driver in its real host process, through OpenCV's V4L2 and the fake UVC device."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from textwrap import dedent

import numpy as np
import pytest

from devices.document_scanner.frames import FrameReader
from devices.document_scanner.papers import paper
from devices.document_scanner.scene import Placing, render
from devices.document_scanner.simulator import SimulatedCamera
from devices.driver import Capability, Command, DeviceState
from devices.watch import Watch
from kiosk.materials.page import find_page
from kiosk.ports import PictureGone

DRIVER = "devices.document_scanner.camera:UvcCamera"
ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def bench(tmp_path_factory) -> Iterator[SimulatedCamera]:
    simulated = SimulatedCamera()
    simulated.start(tmp_path_factory.mktemp("bench"))
    simulated.do("put_paper", {"paper": "residence_booklet", "angle": 6})
    assert simulated.settled(30)
    yield simulated
    simulated.stop()


@pytest.fixture
def camera(bench) -> Iterator[SimulatedCamera]:
    bench.do("plug", {})
    bench.do("fault", {"fault": ""})
    yield bench
    bench.do("plug", {})
    bench.do("fault", {"fault": ""})


@pytest.fixture
def watch(camera, news) -> Iterator[Watch]:
    made = Watch("document_scanner", Capability.DOCUMENT, configuration(camera), news)
    made.start()
    yield made
    made.close()


@pytest.fixture
def reader() -> Iterator[FrameReader]:
    made = FrameReader()
    yield made
    made.forget()


def configuration(camera: SimulatedCamera) -> dict:
    settings = {"env": dict(camera.snapshot()["env"]), "size": [1280, 960], "settle_frames": 1}
    return {"driver": DRIVER, "settings": settings}


def abstract_sockets() -> str:
    return Path("/proc/net/unix").read_text()


def test_the_preview_shows_the_paper_upright(watch, news, reader):
    watch.send(Command("preview_on"))
    body = news.wait_kind("frame").body
    picture = reader.preview(body)
    assert picture.shape == (body["height"], body["width"], 3) == (960, 720, 3)
    found = find_page(picture)
    assert found is not None
    true = render(paper("residence_booklet"), Placing(angle=6), scale=0.1).corners
    assert found.corners == pytest.approx(np.ravel(true), abs=0.01)


def test_frames_keep_coming_and_each_is_a_new_one(watch, news):
    watch.send(Command("preview_on"))
    news.wait(lambda n: n.kind == "frame" and n.body["sequence"] >= 10)
    numbers = [n.body["sequence"] for n in news.all if n.kind == "frame"]
    assert numbers == sorted(set(numbers))


def test_a_shot_gives_the_full_picture_while_the_preview_goes_on(watch, news, reader):
    watch.send(Command("preview_on"))
    news.wait_kind("frame")
    since = news.mark()
    watch.send(Command("shoot"))
    body = news.wait_kind("still", since=since).body
    jpeg = reader.jpeg(body)
    assert len(jpeg) == body["size"]
    assert jpeg.endswith(b"\xff\xd9")
    assert reader.still(body).shape == (1280, 960, 3)
    news.wait_kind("frame", since=news.mark())


def test_a_shot_without_preview_opens_the_camera_for_it(watch, news, reader):
    news.wait_state(DeviceState.READY)
    watch.send(Command("shoot"))
    assert reader.still(news.wait_kind("still").body).shape == (1280, 960, 3)
    assert not [n for n in news.all if n.kind == "frame"]


def test_after_the_preview_nothing_of_it_is_left_in_the_memory(watch, news, reader):
    watch.send(Command("preview_on"))
    frame = news.wait_kind("frame").body
    watch.send(Command("shoot"))
    still = news.wait_kind("still").body
    reader.preview(frame)
    view = reader._memory.view
    assert any(view[:])
    watch.send(Command("preview_off"))
    for _ in range(200):
        if not any(view[:]):
            break
        time.sleep(0.02)
    assert not any(view[:])
    for ask in (lambda: reader.preview(frame), lambda: reader.still(still)):
        with pytest.raises(PictureGone):
            ask()


def test_torn_pictures_are_never_handed_out(watch, camera, news):
    watch.send(Command("preview_on"))
    news.wait_kind("frame")
    camera.do("fault", {"fault": "torn"})
    news.wait_state(DeviceState.DEGRADED, code="torn_pictures")
    since = news.mark()
    watch.send(Command("shoot"))
    assert news.wait_kind("shot_failed", since=since).body == {"code": "torn"}
    assert not [n for n in news.all[since:] if n.kind in ("frame", "still")]
    camera.do("fault", {"fault": ""})
    news.wait_state(DeviceState.READY, since=since)
    news.wait_kind("frame", since=since)


@pytest.mark.parametrize(("fault", "code"), [("stall", "stalled"), ("eio", "io_error")])
def test_a_camera_that_stops_is_gone_and_comes_back_by_itself(watch, camera, news, fault, code):
    watch.send(Command("preview_on"))
    news.wait_kind("frame")
    since = news.mark()
    camera.do("fault", {"fault": fault})
    news.wait_state(DeviceState.ABSENT, code=code, since=since)
    since = news.mark()
    camera.do("fault", {"fault": ""})
    news.wait_state(DeviceState.READY, since=since)
    news.wait_kind("frame", since=since)


def test_a_pulled_cable_is_noticed_and_the_preview_goes_on_after_it_is_back(watch, camera, news):
    watch.send(Command("preview_on"))
    news.wait_kind("frame")
    since = news.mark()
    camera.do("unplug", {})
    news.wait_state(DeviceState.ABSENT, since=since)
    since = news.mark()
    camera.do("plug", {})
    news.wait_state(DeviceState.READY, since=since)
    news.wait_kind("frame", since=since)


def test_a_cable_pulled_while_nobody_looks_is_noticed(watch, camera, news):
    news.wait_state(DeviceState.READY)
    camera.do("unplug", {})
    news.wait_state(DeviceState.ABSENT, code="absent")


def test_a_camera_another_program_holds_is_busy_until_it_lets_go(camera, news):
    camera.do("fault", {"fault": "busy"})
    watch = Watch("document_scanner", Capability.DOCUMENT, configuration(camera), news)
    watch.start()
    try:
        news.wait_state(DeviceState.ABSENT, code="busy")
        camera.do("fault", {"fault": ""})
        news.wait_state(DeviceState.READY)
    finally:
        watch.close()


def test_a_shot_from_a_camera_that_sends_nothing_fails_with_a_reason(watch, camera, news):
    news.wait_state(DeviceState.READY)
    camera.do("fault", {"fault": "stall"})
    watch.send(Command("shoot"))
    assert news.wait_kind("shot_failed").body == {"code": "camera_lost"}
    news.wait_state(DeviceState.ABSENT, code="no_picture")


def test_a_camera_that_is_not_there_is_absent_without_a_crash(news, tmp_path):
    config = {"driver": DRIVER, "settings": {"device": str(tmp_path / "video9")}}
    watch = Watch("document_scanner", Capability.DOCUMENT, config, news)
    watch.start()
    try:
        news.wait_state(DeviceState.ABSENT, code="absent")
    finally:
        watch.close()


def test_a_killed_host_leaves_nothing_and_the_next_one_goes_on(watch, news, reader):
    watch.send(Command("preview_on"))
    body = news.wait_kind("frame").body
    reader.preview(body)
    since = news.mark()
    os.kill(int(body["shm"].split("-")[2]), signal.SIGKILL)
    later = news.wait(lambda n: n.kind == "frame" and n.body["shm"] != body["shm"], since=since)
    assert body["shm"] not in abstract_sockets()
    assert not [name for name in os.listdir("/dev/shm") if "menkou" in name]
    assert reader.preview(later.body).any()
    with pytest.raises(PictureGone):
        reader.preview(body)


def test_a_killed_kiosk_leaves_no_camera_process_and_no_memory(camera, tmp_path):
    script = f"""
        import sys, threading
        from devices.driver import Capability, Command
        from devices.watch import Watch
        def news(n):
            if n.kind == "frame":
                print(n.body["shm"], flush=True)
        watch = Watch("document_scanner", Capability.DOCUMENT, {configuration(camera)!r}, news)
        watch.start()
        watch.send(Command("preview_on"))
        threading.Event().wait()
    """
    with subprocess.Popen(
        [sys.executable, "-c", dedent(script)], stdout=subprocess.PIPE, text=True, cwd=ROOT
    ) as kiosk:
        address = kiosk.stdout.readline().strip()
        kiosk.kill()
    host = Path("/proc") / address.split("-")[2]
    for _ in range(250):
        if not host.exists() and address not in abstract_sockets():
            break
        time.sleep(0.02)
    assert address.startswith("@menkou-camera-")
    assert not host.exists()
    assert address not in abstract_sockets()


def test_a_size_the_camera_does_not_have_becomes_the_nearest_it_has(camera):
    script = """
        from devices.links.camera import CameraLink, jpeg_size
        link = CameraLink("/dev/video0", (1900, 1000), 15)
        print(link.size, jpeg_size(link.read()))
        link.close()
    """
    done = subprocess.run(
        [sys.executable, "-c", dedent(script)],
        env={**os.environ, **camera.snapshot()["env"]},
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
        timeout=30,
    )
    assert done.stdout.strip() == "(1920, 1080) (1920, 1080)"
