"""Printers that answer strangely: scripted bytes at the other end of a pty."""

from __future__ import annotations

import os
import threading
import tty
from collections.abc import Callable, Iterator, Mapping
from select import select

import pytest
from tests_desk import FakeDesk

from devices.driver import Command, DeviceClosed
from devices.receipt_printer import conversation, raster
from devices.receipt_printer.frames import FENCE
from devices.receipt_printer.port import PrinterSilent
from devices.receipt_printer.printer import EscPosPrinter
from devices.receipt_printer.stream import OrderStream
from kiosk.domain.slip import Slip, SlipPart
from kiosk.wire import to_builtins

FINE = {"status": b"\x12", "fence": b"\x00"}
SLIP: Slip = (SlipPart("line", "收件凭证"),)


class ScriptedPrinter:
    """Answers status questions and fences with the bytes it is given, and prints nothing."""

    def __init__(self, answers: Mapping[str, bytes]) -> None:
        self.answers = dict(answers)
        self.after_fence: Mapping[str, bytes] = {}
        self.fences: list[bytes] = []
        """What the next fences are answered with; then as `answers` says."""
        self.cuts = 0
        self._master, self._slave = os.openpty()
        tty.setraw(self._slave)
        self.place = os.ttyname(self._slave)
        self._stop_out, self._stop_in = os.pipe()
        self._thread = threading.Thread(target=self._run)
        self._thread.start()

    def say(self, noise: bytes) -> None:
        os.write(self._master, noise)

    def close(self) -> None:
        os.write(self._stop_in, b"!")
        self._thread.join()
        for end in (self._master, self._slave, self._stop_in, self._stop_out):
            os.close(end)

    def _run(self) -> None:
        stream = OrderStream()
        while self._stop_out not in (ready := select([self._master, self._stop_out], [], [])[0]):
            assert ready == [self._master]
            for order in stream.feed(os.read(self._master, 4096)):
                self.cuts += order.name == "cut"
                os.write(self._master, self._answer(order.name))

    def _answer(self, name: str) -> bytes:
        answer = self.answers.get(name, b"")
        if name == "fence":
            answer = self.fences.pop(0) if self.fences else answer
            self.answers |= self.after_fence
        return answer


class OneJobAtATime(FakeDesk):
    """A desk that hands out jobs and says nothing in between: no status is asked for meanwhile."""

    def next_command(self, timeout_s: float) -> Command | None:
        command = self.commands.get(timeout=20)
        if command is None:
            raise DeviceClosed
        return command

    def print(self, job: str, slip: Slip = SLIP) -> tuple[str, str]:
        self.commands.put(Command("print", {"job": job, "slip": to_builtins(slip)}))
        kind, body = self.reports.get(timeout=20)
        assert body["job"] == job
        return kind, str(body.get("code", ""))


Begin = Callable[..., tuple[ScriptedPrinter, OneJobAtATime]]


@pytest.fixture
def begin() -> Iterator[Begin]:
    running: list[tuple[ScriptedPrinter, OneJobAtATime, threading.Thread]] = []

    def start(**answers: bytes) -> tuple[ScriptedPrinter, OneJobAtATime]:
        printer, desk = ScriptedPrinter({**FINE, **answers}), OneJobAtATime()
        driver = EscPosPrinter({"port": printer.place, "job_limit_s": 1.2})

        def serve() -> None:
            with pytest.raises(DeviceClosed):
                driver.serve(desk)

        thread = threading.Thread(target=serve)
        thread.start()
        running.append((printer, desk, thread))
        return printer, desk

    yield start
    for printer, desk, thread in running:
        desk.commands.put(None)
        thread.join(20)
        assert not thread.is_alive()
        printer.close()


def test_flow_control_among_the_answers(begin: Begin) -> None:
    _, desk = begin(status=b"\x13\x11\x12", fence=b"\x11\x00\x13")
    assert desk.print("a") == ("printed", "")


def test_noise_is_no_answer(begin: Begin) -> None:
    _, desk = begin(status=b"\xff\xfe\x80")
    assert desk.print("a") == ("print_failed", "no_answer")


def test_paper_ends_right_behind_the_slip(begin: Begin) -> None:
    """It is worked off, but maybe not all of it on paper: neither printed nor repeated."""
    printer, desk = begin()
    printer.after_fence = {"status": b"\x72"}
    assert desk.print("a") == ("print_failed", "paper_out")
    assert desk.print("a") == ("print_failed", "unconfirmed")
    assert printer.cuts == 1


def test_a_fence_from_before_the_job_is_not_its_own(begin: Begin) -> None:
    printer, desk = begin(fence=b"")
    printer.say(b"\x00\x00")
    assert desk.print("a") == ("print_failed", "unconfirmed")
    assert desk.print("a") == ("print_failed", "unconfirmed")
    assert printer.cuts == 1


def test_a_late_fence_does_not_vouch_for_the_next_slip(begin: Begin) -> None:
    """The answer for slip a comes while slip b is asked for; b's own never comes."""
    printer, desk = begin()
    nothing, late_and_own = b"", b"\x00\x00"
    printer.fences = [nothing, late_and_own, nothing]
    assert desk.print("a") == ("print_failed", "unconfirmed")
    assert desk.print("b") == ("print_failed", "unconfirmed")
    assert printer.cuts == 3  # a, the stub of a, b


def test_a_printer_that_answers_no_fence_any_more(begin: Begin) -> None:
    _, desk = begin(fence=b"")
    assert desk.print("a") == ("print_failed", "unconfirmed")
    assert desk.print("b") == ("print_failed", "no_answer")


class Babbler:
    """A port whose printer answers for ever."""

    def send(self, data: bytes, *, until: float, beat: Callable[[], None]) -> None:
        beat()

    def answer(self, fits: Callable[[int], bool], *, timeout_s: float) -> int:
        return 0


def test_a_printer_that_babbles_for_ever(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(conversation, "_SETTLE_S", 0.02)
    with pytest.raises(PrinterSilent):
        conversation.Conversation(Babbler(), lambda: None).settle()


def test_no_font_for_a_rare_name(begin: Begin, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(raster, "FONT_PATH", "/nowhere.ttc")
    raster.font_of.cache_clear()
    _, desk = begin()
    assert desk.print("a", (SlipPart("line", "王䶮"),)) == ("print_failed", "no_font")
    assert desk.print("b") == ("printed", "")


def test_the_fence_is_one_order() -> None:
    assert [order.name for order in OrderStream().feed(FENCE)] == ["fence"]
