"""What can go wrong between a stack of paper and its pictures: one exception, known codes.

ScanFault
  no_paper, jam, double_feed, cover_open     somebody at the scanner can mend it
  busy, cancelled, timeout, crashed          try again
  truncated, bad_picture, too_large          the page came damaged; never used
  unreachable, io_error                      cable, network or power
  no_such_device, no_feeder, bad_setting, access_denied, no_memory, bad_answer, refused
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import Final

from devices.codes import CODES, Action


class ScanCode(StrEnum):
    """Machine words for the kiosk, the log and the technician."""

    NO_PAPER = "no_paper"
    JAM = "jam"
    DOUBLE_FEED = "double_feed"
    COVER_OPEN = "cover_open"
    BUSY = "busy"
    CANCELLED = "cancelled"
    TIMEOUT = "timeout"
    CRASHED = "crashed"
    TRUNCATED = "truncated"
    BAD_PICTURE = "bad_picture"
    TOO_LARGE = "too_large"
    UNREACHABLE = "unreachable"
    IO_ERROR = "io_error"
    NO_SUCH_DEVICE = "no_such_device"
    NO_FEEDER = "no_feeder"
    BAD_SETTING = "bad_setting"
    ACCESS_DENIED = "access_denied"
    NO_MEMORY = "no_memory"
    BAD_ANSWER = "bad_answer"
    REFUSED = "refused"


AT_THE_SCANNER: Final = frozenset(
    {ScanCode.NO_PAPER, ScanCode.JAM, ScanCode.DOUBLE_FEED, ScanCode.COVER_OPEN}
)
"""What a person standing there can put right."""


class ScanFault(Exception):
    """A scan that did not come to its end. `detail` is technical and never personal."""

    def __init__(self, code: ScanCode, detail: str = "") -> None:
        super().__init__(f"{code}: {detail}" if detail else code)
        self.code = code
        self.detail = detail

    @property
    def retryable(self) -> bool:
        """Whether the same scan may succeed when it is asked for again."""
        return CODES[self.code].retryable

    @property
    def user_action(self) -> Action:
        """Who can do something about it."""
        return CODES[self.code].user_action


def code_of(word: str) -> ScanCode:
    """The code a worker's message names; one nobody knows is a crash."""
    return ScanCode(word) if word in ScanCode.__members__.values() else ScanCode.CRASHED


SANE_TEXTS: Final[Mapping[str, ScanCode]] = {
    "Document feeder jammed": ScanCode.JAM,
    "Document feeder out of documents": ScanCode.NO_PAPER,
    "Scanner cover is open": ScanCode.COVER_OPEN,
    "Error during device I/O": ScanCode.IO_ERROR,
    "Device busy": ScanCode.BUSY,
    "Access to resource has been denied": ScanCode.ACCESS_DENIED,
    "Operation was canceled": ScanCode.CANCELLED,
    "Operation was cancelled": ScanCode.CANCELLED,
    "Out of memory": ScanCode.NO_MEMORY,
    "Invalid argument": ScanCode.BAD_SETTING,
    "Operation not supported": ScanCode.REFUSED,
    "End of file reached": ScanCode.TRUNCATED,
    "Scanner returned no data": ScanCode.TRUNCATED,
}
"""sane_strstatus() of SANE's backends, which python-sane hands on as text without a number."""


def code_of_sane(text: str) -> ScanCode:
    """The code behind a text of SANE; an unknown text counts as an I/O error."""
    return SANE_TEXTS.get(text.strip(), ScanCode.IO_ERROR)
