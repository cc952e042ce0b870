"""`menkou devices conform all`: every driver against every check, as the table of the handbook."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final

from devices.conformance import CHECKS, Result
from devices.conformance_jobs import Cell, conform_together
from devices.own_drivers import OWN

BEGIN: Final = "<!-- conformance: written by menkou devices conform all --write -->"
END: Final = "<!-- end of conformance -->"
PAGE: Final = Path("docs/devices.md")
_MARKS: Final = {"passed": "yes", "failed": "**no**", "skipped": "–"}
Outcomes = Mapping[str, Mapping[str, str]]
"""By driver and check: 'passed', 'failed' or 'skipped'."""


def conform_all(*, slack: float, jobs: int, write: bool) -> int:
    """Run everything, which takes minutes; print the table, or put it into the handbook."""
    outcomes: dict[str, dict[str, str]] = {spec.name: {} for spec in OWN}
    cells = [Cell(spec.name, check) for spec in OWN for check in CHECKS]
    for cell, result in conform_together(cells, jobs=jobs, slack=slack):
        outcomes[cell.driver][cell.check] = result.outcome
        print(f"{cell.driver:<18} {line(result)}", flush=True)
    lines = "\n".join(rows(outcomes))
    if write:
        text = PAGE.read_text("utf-8")
        head, rest = text.split(BEGIN, 1)
        PAGE.write_text(f"{head}{BEGIN}\n\n{lines}\n\n{END}{rest.split(END, 1)[1]}", "utf-8")
    else:
        print(lines)
    return int(any("failed" in found.values() for found in outcomes.values()))


def rows(outcomes: Outcomes) -> Iterator[str]:
    """The table, a line for each driver."""
    names = [name for name in CHECKS if any(name in found for found in outcomes.values())]
    yield "| driver | " + " | ".join(name.replace("_", " ") for name in names) + " |"
    yield "|" + "---|" * (len(names) + 1)
    for driver, found in outcomes.items():
        marks = (_MARKS[found.get(name, "skipped")] for name in names)
        yield f"| `{driver}` | " + " | ".join(marks) + " |"


def line(result: Result) -> str:
    """One check as people read it."""
    return f"{result.outcome:<8} {result.check:<30} {result.took_s:6.1f} s  {result.why}".rstrip()
