"""What the status bytes of a printer mean."""

from __future__ import annotations

import pytest

from devices.receipt_printer.status import (
    PrinterStatus,
    StatusBytes,
    answers_for,
    fence_for,
    is_fence,
    is_status,
    status_of,
)


@pytest.mark.parametrize(
    ("answers", "status"),
    [
        ((0x12, 0x12, 0x12, 0x12), PrinterStatus.OK),
        ((0x12, 0x12, 0x12, 0x1E), PrinterStatus.PAPER_NEAR_END),
        ((0x1A, 0x32, 0x12, 0x72), PrinterStatus.PAPER_OUT),
        ((0x1A, 0x16, 0x12, 0x72), PrinterStatus.COVER_OPEN),
        ((0x1A, 0x52, 0x1A, 0x12), PrinterStatus.CUTTER_ERROR),
        ((0x1A, 0x12, 0x32, 0x12), PrinterStatus.OFFLINE),
    ],
)
def test_the_worst_thing_wins(answers: tuple[int, int, int, int], status: PrinterStatus) -> None:
    assert status_of(StatusBytes(*answers)) is status


@pytest.mark.parametrize("status", list(PrinterStatus))
def test_the_simulator_answers_what_the_driver_understands(status: PrinterStatus) -> None:
    answers = answers_for(status)
    assert status_of(answers) is status
    for byte in (answers.printer, answers.offline_cause, answers.error, answers.paper):
        assert is_status(byte)
        assert not is_fence(byte)
    assert is_fence(fence_for(status))
    assert not is_status(fence_for(status))


@pytest.mark.parametrize("flow_control", [0x11, 0x13])
def test_flow_control_is_no_answer(flow_control: int) -> None:
    assert not is_status(flow_control)
    assert not is_fence(flow_control)


def test_only_paper_that_is_there_can_be_printed_on() -> None:
    printing = {status for status in PrinterStatus if status.can_print}
    assert printing == {PrinterStatus.OK, PrinterStatus.PAPER_NEAR_END}
