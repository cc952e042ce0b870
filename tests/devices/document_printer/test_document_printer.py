"""The driver against the simulated IPP printer, over real HTTP."""

from __future__ import annotations

import base64
import threading
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from tests_desk import FakeDesk

from devices.document_printer.printer import IppPrinter
from devices.document_printer.simulator import SimulatedDocumentPrinter
from devices.driver import Command, DeviceClosed, DeviceState, LinkLost
from devices.simulation import BenchRefused
from kiosk.wire import BadWireValue

WAIT_S = 30.0
PDF = b"%PDF-1.4\n% a document of one page for somebody\n%%EOF\n"


class Served:
    """A driver at work on a thread."""

    def __init__(self, printer: SimulatedDocumentPrinter, **settings: Any) -> None:
        self.desk = FakeDesk()
        self.ending: BaseException | None = None
        limits = {"job_limit_s": 20.0, "halted_s": 0.3}
        url = printer.snapshot()["url"]
        self._driver = IppPrinter({"url": url, **limits, **settings})
        self._thread = threading.Thread(target=self._serve)
        self._thread.start()

    def _serve(self) -> None:
        try:
            self._driver.serve(self.desk)
        except (DeviceClosed, LinkLost) as ending:
            self.ending = ending

    def print(self, job: str = "j1", pdf: object = None) -> None:
        coded = base64.b64encode(PDF).decode() if pdf is None else pdf
        self.desk.commands.put(Command("print_document", {"job": job, "pdf": coded}))

    def ending_of_job(self) -> tuple[str, Mapping[str, Any]]:
        return self.desk.reports.get(timeout=WAIT_S)

    def wait_state(self, state: DeviceState, code: str = "") -> None:
        while self.desk.said.get(timeout=WAIT_S) != (state, code):
            continue

    def end(self) -> None:
        self.desk.commands.put(None)
        self._thread.join(WAIT_S)
        assert not self._thread.is_alive()

    def join(self) -> None:
        self._thread.join(WAIT_S)
        assert not self._thread.is_alive()


@pytest.fixture
def printer(tmp_path: Path) -> Iterator[SimulatedDocumentPrinter]:
    simulator = SimulatedDocumentPrinter()
    simulator.start(tmp_path)
    yield simulator
    simulator.stop()


@pytest.fixture
def served(printer: SimulatedDocumentPrinter) -> Iterator[Served]:
    driver = Served(printer)
    driver.wait_state(DeviceState.READY)
    yield driver
    driver.end()


def failed(code: str, *, on_paper: bool = False, job: str = "j1") -> tuple[str, dict[str, Any]]:
    return "document_failed", {"job": job, "code": code, "may_be_on_paper": on_paper}


def test_a_document_arrives_byte_for_byte_and_is_printed_once(
    printer: SimulatedDocumentPrinter, served: Served
) -> None:
    served.print()
    assert served.ending_of_job() == ("document_printed", {"job": "j1"})
    served.print()  # asked again, because the answer got lost on its way
    assert served.ending_of_job() == ("document_printed", {"job": "j1"})
    pages = printer.snapshot()["pages"]
    assert [Path(page).read_bytes() for page in pages] == [PDF]


@pytest.mark.parametrize(
    ("fault", "code", "on_paper"),
    [
        ("cover", "cover_open", False),
        ("toner", "toner_out", False),
        ("busy", "busy", False),
    ],
)
def test_a_printer_that_cannot_says_why_and_gets_no_job(
    printer: SimulatedDocumentPrinter, served: Served, fault: str, code: str, on_paper: bool
) -> None:
    printer.do("fault", {"fault": fault})
    served.print()
    assert served.ending_of_job() == failed(code, on_paper=on_paper)
    printer.do("fault", {"fault": ""})
    served.print()
    assert served.ending_of_job() == ("document_printed", {"job": "j1"})
    assert printer.snapshot()["printed"] == 1


def test_paper_that_runs_out_takes_the_job_back(
    printer: SimulatedDocumentPrinter, served: Served
) -> None:
    printer.do("fault", {"fault": "paper_out"})
    served.print()
    assert served.ending_of_job() == failed("paper_out")
    # Somebody refills: nothing may come out for a resident who has left.
    printer.do("fault", {"fault": ""})
    assert printer.snapshot()["waiting"] == 0
    assert printer.snapshot()["printed"] == 0


def test_a_jam_throws_the_job_away_and_paper_may_stick_in_the_printer(
    printer: SimulatedDocumentPrinter, served: Served
) -> None:
    printer.do("fault", {"fault": "freeze"})
    served.print()
    served.wait_state(DeviceState.BUSY, "printing")
    until_waiting(printer)
    printer.do("fault", {"fault": "jam"})
    assert served.ending_of_job() == failed("jam", on_paper=True)


def test_completed_with_errors_is_not_printed(
    printer: SimulatedDocumentPrinter, served: Served
) -> None:
    printer.do("fault", {"fault": "lies"})
    served.print()
    assert served.ending_of_job() == failed("unconfirmed", on_paper=True)


def until_waiting(printer: SimulatedDocumentPrinter) -> None:
    while not printer.snapshot()["waiting"]:
        threading.Event().wait(0.01)


def test_cancelling_takes_the_job_out_of_the_queue(
    printer: SimulatedDocumentPrinter, served: Served
) -> None:
    printer.do("fault", {"fault": "freeze"})
    served.print()
    until_waiting(printer)
    served.desk.commands.put(Command("cancel"))
    assert served.ending_of_job() == failed("cancelled")
    printer.do("fault", {"fault": ""})
    snapshot = printer.snapshot()
    assert (snapshot["waiting"], snapshot["printed"]) == (0, 0)


def test_the_end_of_the_visit_ends_the_driver_and_the_job(
    printer: SimulatedDocumentPrinter,
) -> None:
    printer.do("fault", {"fault": "freeze"})
    driver = Served(printer)
    driver.print()
    until_waiting(printer)
    driver.end()
    assert isinstance(driver.ending, DeviceClosed)
    assert printer.snapshot()["waiting"] == 0


def test_what_a_killed_driver_left_in_the_queue_is_never_printed(
    printer: SimulatedDocumentPrinter,
) -> None:
    printer.do("fault", {"fault": "freeze"})
    first = Served(printer)
    first.print()
    until_waiting(printer)
    printer.do("unplug", {})  # it can tell the printer nothing any more
    first.end()
    assert printer.snapshot()["waiting"] == 1
    printer.do("plug", {})
    second = Served(printer)
    second.wait_state(DeviceState.READY)
    second.print("j2")
    printer.do("fault", {"fault": ""})
    assert second.ending_of_job() == ("document_printed", {"job": "j2"})
    second.end()
    assert printer.snapshot()["printed"] == 1


def test_a_lost_answer_is_not_a_lost_job(printer: SimulatedDocumentPrinter) -> None:
    driver = Served(printer)
    driver.wait_state(DeviceState.READY)
    printer.do("fault", {"fault": "lost_answer"})
    driver.print()
    assert driver.ending_of_job() == failed("unconfirmed", on_paper=True)
    driver.join()
    assert isinstance(driver.ending, LinkLost)
    assert printer.snapshot()["waiting"] == 0


def test_a_job_that_never_ends_is_taken_back(printer: SimulatedDocumentPrinter) -> None:
    driver = Served(printer, job_limit_s=0.5)
    printer.do("fault", {"fault": "freeze"})
    driver.print()
    assert driver.ending_of_job() == failed("timeout", on_paper=True)
    driver.end()
    assert printer.snapshot()["waiting"] == 0


def test_a_printer_that_goes_away_in_the_middle(printer: SimulatedDocumentPrinter) -> None:
    driver = Served(printer)
    printer.do("fault", {"fault": "freeze"})
    driver.print()
    until_waiting(printer)
    printer.do("unplug", {})
    assert driver.ending_of_job() == failed("unconfirmed", on_paper=True)
    driver.join()
    assert isinstance(driver.ending, LinkLost)


@pytest.mark.parametrize("fault", ["hang", "garbled"])
def test_a_printer_that_answers_nothing_or_half_is_a_lost_link(
    printer: SimulatedDocumentPrinter, fault: str
) -> None:
    driver = Served(printer)
    driver.wait_state(DeviceState.READY)
    printer.do("fault", {"fault": fault})
    driver.join()
    assert isinstance(driver.ending, LinkLost)
    assert driver.ending.why == ("timeout" if fault == "hang" else "bad_answer")


@pytest.mark.parametrize("pdf", ["", "no base64!", base64.b64encode(b"GIF89a").decode(), 7])
def test_what_is_no_pdf_is_not_sent(
    printer: SimulatedDocumentPrinter, served: Served, pdf: object
) -> None:
    served.print(pdf=pdf)
    assert served.ending_of_job() == failed("bad_document")
    assert printer.snapshot()["printed"] == 0


def test_little_paper_is_said_and_prints(printer: SimulatedDocumentPrinter, served: Served) -> None:
    printer.do("fault", {"fault": "low"})
    served.wait_state(DeviceState.DEGRADED, "paper_near_end")
    served.print()
    assert served.ending_of_job() == ("document_printed", {"job": "j1"})


def test_settings_and_bench_refuse_nonsense(printer: SimulatedDocumentPrinter) -> None:
    with pytest.raises(BadWireValue):
        IppPrinter({"url": 7})
    with pytest.raises(BenchRefused):
        printer.do("explode", {})
    with pytest.raises(BenchRefused):
        printer.do("fault", {"fault": "fire"})


def test_pages_lie_in_the_tray_for_their_owner_only_and_go(
    printer: SimulatedDocumentPrinter, served: Served
) -> None:
    served.print()
    served.ending_of_job()
    page = Path(printer.snapshot()["pages"][0])
    assert page.stat().st_mode & 0o077 == 0
    printer.do("take", {})
    assert not page.exists()
