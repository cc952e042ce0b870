"""The driver against the simulated printer, byte for byte over a pty."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from PIL import Image
from pyzbar.pyzbar import decode
from tests_desk import FakeDesk

from devices.driver import Command, DeviceClosed, DeviceState, LinkLost
from devices.receipt_printer.picture import DRAWN
from devices.receipt_printer.printer import EscPosPrinter
from devices.receipt_printer.simulator import SimulatedPrinter
from devices.simulation import BenchRefused
from kiosk.domain.slip import Slip, SlipPart
from kiosk.wire import to_builtins

WAIT_S = 20.0
SLIP: Slip = (
    SlipPart("line", "收件凭证", size="large", align="center"),
    SlipPart("line", "申请人：张三"),
    SlipPart("rule"),
    SlipPart("code", "https://menkou.example/q/7F3A"),
    SlipPart("line", "再见"),
)
# More than a pty holds, so that it cannot all be sent before the third line is printed.
LONG_SLIP: Slip = tuple(SlipPart("line", f"{n} 䶮") for n in range(60))


class Served:
    """A driver at work on a thread."""

    def __init__(self, place: Path, **settings: Any) -> None:
        self.desk = FakeDesk()
        self.ending: type[BaseException] | None = None
        self._driver = EscPosPrinter({"port": str(place), **settings})
        self.start()

    def start(self) -> None:
        self.ending = None
        self._thread = threading.Thread(target=self._serve)
        self._thread.start()

    def _serve(self) -> None:
        try:
            self._driver.serve(self.desk)
        except (DeviceClosed, LinkLost) as ending:
            self.ending = type(ending)

    def send(self, job: str, slip: object) -> None:
        self.desk.commands.put(Command("print", {"job": job, "slip": slip}))

    def print(self, job: str, slip: Slip = SLIP) -> tuple[str, Mapping[str, Any]]:
        self.send(job, to_builtins(slip))
        return self.desk.reports.get(timeout=WAIT_S)

    def wait_for(self, state: DeviceState, code: str = "") -> None:
        while self.desk.said.get(timeout=WAIT_S) != (state, code):
            pass

    def wait_for_end(self) -> None:
        self._thread.join(WAIT_S)
        assert not self._thread.is_alive()

    def close(self) -> None:
        self.desk.commands.put(None)
        self.wait_for_end()


@pytest.fixture
def simulator(tmp_path: Path) -> Iterator[SimulatedPrinter]:
    printer = SimulatedPrinter()
    printer.start(tmp_path)
    yield printer
    printer.stop()


@pytest.fixture
def serve(simulator: SimulatedPrinter, tmp_path: Path) -> Iterator[Callable[..., Served]]:
    running: list[Served] = []

    def begin(**settings: Any) -> Served:
        running.append(Served(tmp_path / "dev" / "receipt_printer", **settings))
        return running[-1]

    yield begin
    for served in running:
        served.close()


@pytest.fixture
def printer(serve: Callable[..., Served]) -> Served:
    served = serve()
    served.wait_for(DeviceState.READY)
    return served


def test_a_slip_is_printed_as_it_was_meant(simulator: SimulatedPrinter, printer: Served) -> None:
    assert printer.print("a") == ("printed", {"job": "a"})
    shot = simulator.snapshot()
    assert [line for line in shot["lines"] if line] == [
        "收件凭证",
        "申请人：张三",
        "-" * 48,
        "再见",
    ]
    assert (shot["slips"], shot["unknown"]) == (1, 0)


def test_the_code_on_the_paper_can_be_scanned(simulator: SimulatedPrinter, printer: Served) -> None:
    printer.print("a")
    with Image.open(simulator.snapshot()["picture"]) as picture:
        assert picture.width == 576
        assert [code.data for code in decode(picture)] == [b"https://menkou.example/q/7F3A"]


def test_a_rare_name_is_on_the_paper(simulator: SimulatedPrinter, printer: Served) -> None:
    printer.print("a", (SlipPart("line", "王䶮"),))
    shot = simulator.snapshot()
    assert [line for line in shot["lines"] if line] == [DRAWN]
    with Image.open(shot["picture"]) as picture:
        left, top, right, bottom = picture.point(lambda dot: 255 - dot).getbbox() or (0,) * 4
    assert left < 24
    assert 36 <= right <= 48  # two squares of 24 dots
    assert 16 <= bottom - top <= 30


def test_the_same_job_is_printed_once(simulator: SimulatedPrinter, printer: Served) -> None:
    assert printer.print("a") == printer.print("a") == ("printed", {"job": "a"})
    assert simulator.snapshot()["printed"] == 1


def test_no_paper_before_the_job(simulator: SimulatedPrinter, printer: Served) -> None:
    simulator.do("paper", {"level": "out"})
    printer.wait_for(DeviceState.FAULT, "paper_out")
    assert printer.print("a") == ("print_failed", {"job": "a", "code": "paper_out"})
    simulator.do("paper", {"level": "ok"})
    printer.wait_for(DeviceState.READY)
    assert simulator.snapshot()["printed"] == 0
    assert printer.print("a") == ("printed", {"job": "a"})


def test_little_paper_is_a_warning_only(simulator: SimulatedPrinter, printer: Served) -> None:
    simulator.do("paper", {"level": "near_end"})
    printer.wait_for(DeviceState.DEGRADED, "paper_near_end")
    assert printer.print("a") == ("printed", {"job": "a"})


def test_the_cover_is_open(simulator: SimulatedPrinter, printer: Served) -> None:
    simulator.do("cover", {"open": True})
    printer.wait_for(DeviceState.FAULT, "cover_open")
    assert printer.print("a") == ("print_failed", {"job": "a", "code": "cover_open"})
    simulator.do("cover", {"open": False})
    printer.wait_for(DeviceState.READY)


def test_paper_ends_in_the_middle(simulator: SimulatedPrinter, printer: Served) -> None:
    """The rest of the slip does not come out later, and its stub is cut off by itself."""
    simulator.do("fault", {"fault": "paper_out_mid_job"})
    assert printer.print("a") == ("print_failed", {"job": "a", "code": "paper_out"})
    simulator.do("paper", {"level": "ok"})
    printer.wait_for(DeviceState.READY)
    assert simulator.snapshot()["printed"] == 0
    assert printer.print("b", (SlipPart("line", "李明"),)) == ("printed", {"job": "b"})
    shot = simulator.snapshot()
    assert shot["printed"] == 2  # the stub, and the slip
    assert [line for line in shot["lines"] if line] == ["李明"]
    assert shot["unknown"] == 0


def test_a_slip_that_failed_may_be_tried_again(
    simulator: SimulatedPrinter, printer: Served
) -> None:
    simulator.do("fault", {"fault": "paper_out_mid_job"})
    assert printer.print("a")[0] == "print_failed"
    simulator.do("paper", {"level": "ok"})
    assert printer.print("a") == ("printed", {"job": "a"})


def test_the_cutter_jams(simulator: SimulatedPrinter, printer: Served) -> None:
    simulator.do("fault", {"fault": "cutter_jam"})
    assert printer.print("a") == ("print_failed", {"job": "a", "code": "cutter_error"})
    printer.wait_for(DeviceState.FAULT, "cutter_error")
    simulator.do("fault", {"fault": ""})
    printer.wait_for(DeviceState.READY)
    assert printer.print("b") == ("printed", {"job": "b"})


def test_the_printer_is_silent(simulator: SimulatedPrinter, printer: Served) -> None:
    simulator.do("fault", {"fault": "freeze"})
    printer.wait_for(DeviceState.FAULT, "no_answer")
    assert printer.print("a") == ("print_failed", {"job": "a", "code": "no_answer"})
    simulator.do("fault", {"fault": ""})
    printer.wait_for(DeviceState.READY)
    assert printer.print("a") == ("printed", {"job": "a"})


def test_silence_after_the_last_byte_leaves_a_doubt(
    simulator: SimulatedPrinter, serve: Callable[..., Served]
) -> None:
    """It may be on paper, so that job is never sent again; the next one is."""
    printer = serve(job_limit_s=1.0)
    printer.wait_for(DeviceState.READY)
    simulator.do("fault", {"fault": "freeze_mid_job"})
    assert printer.print("a") == ("print_failed", {"job": "a", "code": "unconfirmed"})
    simulator.do("fault", {"fault": ""})
    printer.wait_for(DeviceState.READY)
    before = simulator.snapshot()["printed"]
    assert printer.print("a") == ("print_failed", {"job": "a", "code": "unconfirmed"})
    assert simulator.snapshot()["printed"] == before
    assert printer.print("b") == ("printed", {"job": "b"})


def test_the_cable_is_pulled_in_the_middle(simulator: SimulatedPrinter, printer: Served) -> None:
    simulator.do("fault", {"fault": "cut_mid_job"})
    assert printer.print("a", LONG_SLIP) == ("print_failed", {"job": "a", "code": "offline"})
    printer.wait_for_end()
    assert printer.ending is LinkLost
    assert not simulator.snapshot()["plugged"]
    simulator.do("plug", {})
    printer.start()
    assert printer.print("a", LONG_SLIP) == ("printed", {"job": "a"})


def test_the_cable_is_pulled_while_idle(
    simulator: SimulatedPrinter, printer: Served, tmp_path: Path
) -> None:
    simulator.do("unplug", {})
    printer.wait_for_end()
    assert printer.ending is LinkLost
    assert not (tmp_path / "dev" / "receipt_printer").is_symlink()


def test_no_such_port(tmp_path: Path) -> None:
    driver = EscPosPrinter({"port": str(tmp_path / "nothing")})
    with pytest.raises(LinkLost):
        driver.serve(FakeDesk())


def test_a_port_somebody_else_holds(printer: Served, tmp_path: Path) -> None:
    driver = EscPosPrinter({"port": str(tmp_path / "dev" / "receipt_printer")})
    with pytest.raises(LinkLost):
        driver.serve(FakeDesk())


@pytest.mark.parametrize("slip", [None, 7, [{"kind": "bomb"}], [{"text": "张三"}]])
def test_what_is_no_slip_is_refused(printer: Served, slip: object) -> None:
    printer.send("a", slip)
    assert printer.desk.reports.get(timeout=WAIT_S) == (
        "print_failed",
        {"job": "a", "code": "bad_slip"},
    )


def test_a_code_too_long_for_the_paper_is_refused(printer: Served) -> None:
    code = (SlipPart("code", "x" * 4000),)
    assert printer.print("a", code) == ("print_failed", {"job": "a", "code": "code_too_long"})


def test_a_taken_slip_leaves_no_picture(
    simulator: SimulatedPrinter, printer: Served, tmp_path: Path
) -> None:
    printer.print("a")
    picture = Path(simulator.snapshot()["picture"])
    assert picture.stat().st_mode & 0o077 == 0
    simulator.do("take_slip", {})
    assert list((tmp_path / "slips").iterdir()) == []
    assert simulator.snapshot()["lines"] == []


def test_nothing_is_left_after_the_bench_stops(tmp_path: Path) -> None:
    bench = SimulatedPrinter()
    bench.start(tmp_path)
    served = Served(tmp_path / "dev" / "receipt_printer")
    served.print("a")
    served.close()
    bench.stop()
    assert [path for path in tmp_path.rglob("*") if not path.is_dir()] == []


def test_slips_of_a_bench_that_was_killed_are_removed(tmp_path: Path) -> None:
    (tmp_path / "slips").mkdir()
    (tmp_path / "slips" / "slip-0001.png").write_bytes(b"old")
    bench = SimulatedPrinter()
    bench.start(tmp_path)
    assert list((tmp_path / "slips").iterdir()) == []
    bench.stop()


@pytest.mark.parametrize(
    ("verb", "body"),
    [
        ("dance", {}),
        ("take_slip", {}),
        ("paper", {"level": "plenty"}),
        ("fault", {"fault": "fire"}),
    ],
)
def test_the_bench_refuses_what_cannot_be(
    simulator: SimulatedPrinter, verb: str, body: dict[str, Any]
) -> None:
    with pytest.raises(BenchRefused):
        simulator.do(verb, body)


def test_nothing_personal_is_logged(
    printer: Served, caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
) -> None:
    with caplog.at_level(logging.DEBUG):
        printer.print("a", (SlipPart("line", "张三 11010519491231002X"),))
    heard = caplog.text + "".join(capfd.readouterr())
    assert "张三" not in heard
    assert "11010519491231002X" not in heard
