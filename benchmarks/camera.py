"""The document camera as the kiosk sees it: live pictures, finding the page, keeping it."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

from benchmarks.figures import Figure, Result, figure, ms
from benchmarks.stage import Stage, kiosk_on_stage
from devices.document_scanner.camera import CameraSettings
from kiosk.demo_play import SOCIAL_CARD
from kiosk.journey.events import PageKept, PictureTaken, ShutterPressed
from kiosk.materials.page import find_page
from kiosk.materials.picture import from_jpeg
from kiosk.ports import Image
from kiosk.session.viewfinder import View
from ui.robot import let_run

_MATERIAL = "photo"
_PAPER = "id_photo"
_TOUCH_EVERY_S = 0.02
_PICTURES_OF_A_STILL = 5
"""Two stale ones in the driver's buffers, then the sharpest of three."""

_WANTED = CameraSettings()
_NOTES = (
    f"The simulated UVC camera sends {_WANTED.size[0]}x{_WANTED.size[1]} MJPG at"
    f" {_WANTED.frames_per_s} per second through V4L2 calls; a paper lies half out of"
    " sight, so that it is found and never taken.",
    "The wait of a touch: from another thread's word to the turn it gets, every"
    f" {1000 * _TOUCH_EVERY_S:.0f} ms while the live picture runs; the aim is 50 ms.",
    "A still is the sharpest of three pictures after two stale ones. Then it is decoded,"
    " straightened, judged and coded again; keeping is sealing and one sync.",
)


def measure(folder: Path, *, quick: bool) -> Result:
    """Open a scan page and use it."""
    with kiosk_on_stage(folder) as stage:
        seen = _SeenViews(stage)
        go_to_scan(stage)
        rates, frames, view = _watch_live(stage, seen, seconds=1 if quick else 15)
        waits = _touch_waits(stage, 1 if quick else 30)
        still = _still_of(stage)
        papers = [_keep_a_page(stage) for _ in range(1 if quick else 15)]
    times = 3 if quick else 60
    decoding = _timed(lambda: from_jpeg(still), times)
    return Result(
        "camera",
        "the document camera",
        (
            figure(
                "live pictures the kiosk looked at, per second",
                "",
                rates,
                peer_name="asked of the camera",
                peer=[float(_WANTED.frames_per_s)],
                more_is_better=True,
            ),
            figure("frames on the screen meanwhile, per second", "", frames, more_is_better=True),
            figure("a touch meanwhile waits for the screen's thread", "ms", ms(waits)),
            figure(
                f"find the page on a live picture, {view.shape[1]}x{view.shape[0]}",
                "ms",
                ms(_timed(lambda: find_page(view), times)),
                peer_name="decode one still",
                peer=ms(decoding),
            ),
            *_paper_figures(papers),
        ),
        _NOTES,
    )


def _paper_figures(papers: list[tuple[float, float, float]]) -> tuple[Figure, ...]:
    """Of papers laid down: when the shutter went, the page was ready, and it was kept."""
    a_second = _WANTED.frames_per_s
    return (
        figure(
            "shutter to the finished page",
            "ms",
            ms([taken - shutter for shutter, taken, _ in papers]),
            peer_name=f"{_PICTURES_OF_A_STILL} pictures at {a_second} per second",
            peer=ms([_PICTURES_OF_A_STILL / a_second]),
        ),
        figure("finished page to kept", "ms", ms([kept - taken for _, taken, kept in papers])),
        figure("shutter to kept", "ms", ms([kept - shutter for shutter, _, kept in papers])),
    )


class _SeenViews:
    """Counts the live pictures that reach the session."""

    def __init__(self, stage: Stage) -> None:
        self.at: list[float] = []
        session = stage.terminal.session
        self._saw = session.saw
        session.saw = self._note  # type: ignore[method-assign]

    def _note(self, view: View) -> None:
        self.at.append(time.monotonic())
        self._saw(view)


def go_to_scan(stage: Stage) -> None:
    """From Welcome to the live picture of one material."""
    stage.resident.find(SOCIAL_CARD)
    stage.resident.identify(SOCIAL_CARD)
    stage.resident.fill(SOCIAL_CARD)
    stage.robot.wait_screen("Materials")
    stage.robot.go(f"scan:{_MATERIAL}", "Scan")


def _watch_live(
    stage: Stage, seen: _SeenViews, *, seconds: int
) -> tuple[list[float], list[float], Image]:
    """Pictures and frames in each second, and one picture with a paper on it."""
    session = stage.terminal.session
    stage.running.bench.do("document_scanner", "put_paper", paper=_PAPER, y=1.0)
    stage.robot.wait(
        "the paper to be seen", lambda: session.view is not None and bool(session.view.outline)
    )
    begun = time.monotonic()
    let_run(1000 * seconds)
    view = session.view
    assert view is not None
    starts = [begun + second for second in range(seconds)]
    return _per_second(seen.at, starts), _per_second(stage.pages.frames, starts), view.image


def _touch_waits(stage: Stage, seconds: int) -> list[float]:
    """How long something touched would wait for its turn, in seconds, again and again."""
    waits: list[float] = []
    bridge, over = stage.terminal.bridge, threading.Event()

    def turn(touched_at: float) -> None:
        waits.append(time.monotonic() - touched_at)

    def touch() -> None:
        while not over.wait(_TOUCH_EVERY_S):
            bridge.post(partial(turn, time.monotonic()))

    finger = threading.Thread(target=touch)
    finger.start()
    let_run(1000 * seconds)
    over.set()
    finger.join()
    return waits


def _per_second(instants: list[float], starts: list[float]) -> list[float]:
    return [float(sum(start <= at < start + 1 for at in instants)) for start in starts]


def _still_of(stage: Stage) -> bytes:
    """What the simulated camera sends, as a file of the bench."""
    width, height = CameraSettings().size
    path = stage.running.site.bench_dir / "camera" / f"{width}x{height}-0.jpg"
    return path.read_bytes()


def _keep_a_page(stage: Stage) -> tuple[float, float, float]:
    """Lay a paper down; return when the shutter went, the page was ready, and it was kept."""
    bench, robot, pages = stage.running.bench, stage.robot, stage.pages
    bench.do("document_scanner", "take_paper")
    session = stage.terminal.session
    robot.wait("an empty tray", lambda: session.view is not None and not session.view.outline)
    since = time.monotonic()
    bench.do("document_scanner", "put_paper", paper=_PAPER)
    robot.wait("the page to be kept", lambda: pages.when(PageKept, since) is not None)
    times = [pages.when(kind, since) for kind in (ShutterPressed, PictureTaken, PageKept)]
    stage.terminal.shell.act("delete_page", 0)
    robot.wait("no page", lambda: not robot.props["pages"])
    shutter, taken, kept = (at for at in times if at is not None)
    return shutter, taken, kept


def _timed(work: Callable[[], object], times: int) -> list[float]:
    took = []
    for _ in range(times):
        begun = time.perf_counter()
        work()
        took.append(time.perf_counter() - begun)
    return took
