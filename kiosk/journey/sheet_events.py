"""What can happen with sheets of paper: the feeder's pages in, the A4 notice out."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class FeedAsked:
    """放入进纸口: scan the stack in the feeder."""


@dataclass(frozen=True, slots=True)
class FeedStopped:
    """停止: no more pages from the feeder."""


@dataclass(frozen=True, slots=True)
class NoticeAsked:
    """打印 A4: the notice, besides the slip."""


@dataclass(frozen=True, slots=True)
class SheetRead:
    """A page came through the feeder and was judged. `faults` are verdict codes."""

    shot: int
    faults: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SheetsFed:
    """The feeder is empty, or the limit was reached; every page of it has come."""


@dataclass(frozen=True, slots=True)
class SheetsFailed:
    """The feeder stopped: jam, no paper, cover, cancelled ... Pages that came before stay."""

    code: str


@dataclass(frozen=True, slots=True)
class NoticePrinted:
    """The A4 printer said the notice is out."""


@dataclass(frozen=True, slots=True)
class NoticeFailed:
    """No notice. `code` as the printer reports it; paper may have come out all the same."""

    code: str
    may_be_on_paper: bool = False
