"""A pen tablet as signature pad, in its real host process, and its events taken apart."""

from __future__ import annotations

import pytest

from devices.driver import Capability, Command, DeviceState
from devices.links.evdev import EV_ABS, EV_KEY, EV_SYN, SYN_DROPPED, SYN_REPORT, InputEvent
from devices.signature_pad.simulator import SAMPLE, SimulatedPenPad, written
from devices.signature_pad.strokes import BTN_TOOL_RUBBER, BTN_TOUCH, StrokeCutter, Surface
from devices.simulation import BenchRefused
from devices.watch import Watch

DRIVER = "devices.signature_pad.pad:PenPad"
SURFACE = Surface(0, 0, 100, 100, 100, 60, 2047)
LINE = [(10.0, 20.0), (11.0, 20.5), (12.0, 21.0)]


@pytest.fixture
def simulator(tmp_path):
    pad = SimulatedPenPad()
    pad.start(tmp_path)
    yield pad
    pad.stop()


@pytest.fixture
def settings(simulator):
    return {"port": simulator.snapshot()["port"], **simulator.snapshot()["settings"]}


@pytest.fixture
def watch_of(news):
    watches = []

    def start(settings) -> Watch:
        config = {"driver": DRIVER, "settings": settings}
        watches.append(Watch("pad", Capability.SIGNATURE, config, news, grace_s=0))
        watches[-1].start()
        return watches[-1]

    yield start
    for watch in watches:
        watch.close()


def strokes_in(news, since: int, points: int) -> list[list[tuple[float, float]]]:
    """What came, put together, once so many points are there."""

    def told():
        return [n for n in news.all[since:] if n.kind == "ink"]

    news.wait(
        lambda _: sum(len(p["points"]) for n in told() for p in n.body["pieces"]) >= points,
        since=since,
    )
    strokes: list[list[tuple[float, float]]] = []
    for piece in (p for n in told() for p in n.body["pieces"]):
        if piece["is_new"]:
            strokes.append([])
        strokes[-1] += [(x, y) for x, y, _, _ in piece["points"]]
    return strokes


def test_what_is_written_comes_out_in_millimetres(simulator, settings, watch_of, news):
    watch = watch_of(settings)
    watch.send(Command("sign"))
    mark = news.mark()
    news.wait_state(DeviceState.BUSY, code="signing")
    simulator.do("write", {})
    strokes = strokes_in(news, mark, sum(map(len, SAMPLE)))
    assert strokes == [[(pytest.approx(x, abs=0.01), pytest.approx(y, abs=0.01)) for x, y in s]
                       for s in SAMPLE]  # fmt: skip
    first = next(n for n in news.all if n.kind == "ink")
    assert first.body["size"] == [100, 60]
    assert 0 < first.body["pieces"][0]["points"][0][3] <= 1
    assert "12.0, 30.0" not in repr(first)


def test_nothing_is_told_of_what_nobody_asked_for(simulator, settings, watch_of, news):
    watch = watch_of(settings)
    news.wait_state(DeviceState.READY)
    simulator.do("write", {})
    watch.send(Command("sign"))
    news.wait_state(DeviceState.BUSY)
    watch.send(Command("cancel"))
    mark = news.mark()
    news.wait_state(DeviceState.READY, since=mark - 1)
    simulator.do("write", {})
    watch.send(Command("sign"))
    news.wait_state(DeviceState.BUSY, since=mark)
    assert not [n for n in news.all if n.kind == "ink"]


def test_the_order_stands_while_the_cable_is_out(simulator, settings, watch_of, news):
    watch = watch_of(settings)
    watch.send(Command("sign"))
    news.wait_state(DeviceState.BUSY)
    simulator.do("unplug", {})
    news.wait_state(DeviceState.ABSENT)
    mark = news.mark()
    simulator.do("plug", {})
    news.wait_state(DeviceState.BUSY, code="signing", since=mark)
    simulator.do("write", {"strokes": [LINE]})
    assert strokes_in(news, mark, len(LINE)) == [LINE]


def test_a_pad_whose_size_nobody_knows_needs_a_person(settings, watch_of, news):
    watch_of({"port": settings["port"]})
    news.wait_state(DeviceState.FAULT, code="no_size")


def test_a_pen_that_hovers_writes_nothing():
    cutter = StrokeCutter(SURFACE)
    cutter.feed(list(written([LINE], began_at=5.0, touches=False)))
    assert cutter.take() == []


def test_a_stroke_goes_on_over_several_looks():
    cutter = StrokeCutter(SURFACE)
    events = list(written([LINE, LINE], began_at=5.0))
    pieces = []
    for event in events:
        cutter.feed([event])
        pieces += cutter.take()
    assert [piece.is_new for piece in pieces] == [True, False, False] * 2
    times = [point.at_ms for piece in pieces for point in piece.points]
    assert times == sorted(times)


def test_lost_events_break_a_stroke_and_draw_no_line():
    cutter = StrokeCutter(SURFACE)
    events = list(written([LINE], began_at=5.0))
    cut = 6  # behind the first point, in the middle of the second
    cutter.feed([*events[:cut], InputEvent(EV_SYN, SYN_DROPPED, 0), *events[cut:]])
    cutter.feed(list(written([LINE], began_at=6.0)))
    assert [len(piece.points) for piece in cutter.take()] == [1, 3]


def test_the_other_end_of_the_pen_is_no_ink():
    cutter = StrokeCutter(SURFACE)
    cutter.feed([InputEvent(EV_KEY, BTN_TOOL_RUBBER, 1)])
    cutter.feed(list(written([LINE], began_at=5.0)))
    assert cutter.take() == []


def test_a_pen_that_was_down_before_says_where_it_is_first():
    cutter = StrokeCutter(SURFACE)
    down, report = InputEvent(EV_KEY, BTN_TOUCH, 1), InputEvent(EV_SYN, SYN_REPORT, 0)
    cutter.feed([down, report, InputEvent(EV_ABS, 0, 500), report])
    assert cutter.take() == []  # only across: where it is down is not known
    cutter.feed([InputEvent(EV_ABS, 1, 700), report])
    (piece,) = cutter.take()
    assert (piece.points[0].x, piece.points[0].y) == (5, 7)


@pytest.mark.parametrize("strokes", [[[1]], "x", [[["a", 2]]], [[[0, 0]] * 1001]])
def test_the_bench_refuses_what_is_no_writing(simulator, strokes):
    with pytest.raises(BenchRefused):
        simulator.do("write", {"strokes": strokes})
