"""What a look at a kiosk found: one `Check` for each thing, in machine words and numbers.

`kiosk.care.words` says the same to people. Nothing here is about a resident, so a report may be
shown, printed, sent and logged.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

GOOD = "good"


class Mark(StrEnum):
    """How bad it is. A fault keeps residents from something; a warning will, some day."""

    OK = "ok"
    WARN = "warn"
    BAD = "bad"


@dataclass(frozen=True, slots=True)
class Check:
    """One thing that was looked at. `subject` and `code` together have a text in words.toml.

    `about` names which one, by the settings or a path; `figure` is a number with its unit.
    """

    subject: str
    code: str = GOOD
    mark: Mark = Mark.OK
    about: str = ""
    figure: str = ""

    @property
    def name(self) -> str:
        """One word for logs and heartbeats."""
        return f"{self.subject}.{self.code}"


def warn(subject: str, code: str, about: str = "", figure: str = "") -> Check:
    """Something that needs looking at."""
    return Check(subject, code, Mark.WARN, about, figure)


def bad(subject: str, code: str, about: str = "", figure: str = "") -> Check:
    """Something that does not work."""
    return Check(subject, code, Mark.BAD, about, figure)


@dataclass(frozen=True, slots=True)
class CareReport:
    """What one look found. `at` is UTC, ISO 8601; `why`: boot, nightly, store, asked,
    doctor or readiness.
    """

    kiosk: str
    version: str
    at: str
    why: str
    checks: tuple[Check, ...]

    @property
    def worst(self) -> Mark:
        """The mark of the whole."""
        return worst_of(self.checks)

    def marked(self, mark: Mark) -> tuple[Check, ...]:
        """The checks with this mark."""
        return tuple(check for check in self.checks if check.mark is mark)


def worst_of(checks: Iterable[Check]) -> Mark:
    """The worst mark of several checks; of none it is OK."""
    marks = {check.mark for check in checks}
    return next((mark for mark in (Mark.BAD, Mark.WARN) if mark in marks), Mark.OK)
