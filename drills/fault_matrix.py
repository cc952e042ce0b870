"""The fault matrix: every device, failing in every way, at every step of a visit.

Real kiosk session and screens (without a display), real drivers in their processes, the bench's
simulators on the other end of the wire. A cell passes when the visit is alive, what was shown is
what may be shown, the device came back, and nobody's name or number is in any output.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from devices.id_card_reader.sample_cards import SAMPLE_CARDS
from devices.social_card_reader.private_service import in_private_service, why_not
from drills.fault_cells import FAULTS, SUBJECTS, cells, rows
from drills.fault_visit import Played
from drills.leaks import found_below

_MARK_BEGIN = "<!-- fault matrix: written by ./dev drill fault-matrix --write -->"
_MARK_END = "<!-- end of the fault matrix -->"
DOCUMENT = Path(__file__).parents[1] / "docs" / "devices.md"
_PLANTED = ("zhang_san", "zhou_guiying")
_TYPED = ("13800138000", "6217000010000000003")


@dataclass(frozen=True, slots=True)
class MatrixOutcome:
    """What became of the cells. `leaks`: outputs in which somebody was found."""

    drill: str
    played: tuple[Played, ...]
    missing: int
    leaks: tuple[str, ...]
    searched_bytes: int

    @property
    def failed(self) -> tuple[Played, ...]:
        """Cells that did not pass."""
        return tuple(p for p in self.played if not passes(p))

    @property
    def is_clean(self) -> bool:
        """Whether every cell passed and nobody was found."""
        return bool(self.played) and not (self.failed or self.missing or self.leaks)

    def plain(self) -> dict[str, Any]:
        """As data for programs."""
        return {
            "drill": self.drill,
            "cells": len(self.played) + self.missing,
            "passed": len(self.played) - len(self.failed),
            "leaks": list(self.leaks),
            "searched_bytes": self.searched_bytes,
            "is_clean": self.is_clean,
            "played": [p.plain() for p in self.played],
        }

    def text(self) -> str:
        """As lines for people."""
        passed = len(self.played) - len(self.failed)
        head = f"{self.drill}: {passed} of {len(self.played) + self.missing} cells passed"
        lines = [head, *(f"  failed: {_said(p)}" for p in self.failed)]
        lines += [f"  somebody was found in {leak}" for leak in self.leaks]
        return "\n".join([*lines, "", *table(self.played)])


def passes(cell: Played) -> bool:
    """Whether a cell is as it must be."""
    return cell.alive and cell.right and cell.back


def fault_matrix(wanted: str, *, jobs: int = 1, write: bool = False) -> MatrixOutcome:
    """Play the cells that begin with one of `wanted`; `write` puts the table into the document."""
    with tempfile.TemporaryDirectory(prefix="menkou-faults-") as name:
        folder = Path(name)
        _run(folder, wanted, jobs)
        played = tuple(
            Played(**json.loads(line))
            for part in sorted(folder.glob("*/results.jsonl"))
            for line in part.read_text("utf-8").splitlines()
        )
        texts = [t for n in _PLANTED for t in (SAMPLE_CARDS[n].name, SAMPLE_CARDS[n].id_number)]
        leaks = tuple(found_below(folder, (*texts, *_TYPED)))
        searched = sum(p.stat().st_size for p in folder.rglob("*") if p.is_file())
    missing = len(cells(wanted)) - len(played)
    outcome = MatrixOutcome("fault-matrix", played, missing, leaks, searched)
    if write:
        write_table(DOCUMENT, outcome)
    return outcome


def _run(folder: Path, wanted: str, jobs: int) -> None:
    """Each part is a whole site of its own; what a part prints lands in a file and is searched."""
    needs = {subject.needs_service for subject, _, _ in rows(wanted)}
    if False in needs:
        _side_by_side(folder, wanted, jobs)
    if True in needs and not why_not():
        _side_by_side(folder, wanted, jobs, service=True)


def _side_by_side(folder: Path, wanted: str, jobs: int, *, service: bool = False) -> None:
    running = []
    for part in range(jobs):
        home = folder / f"{'service-' if service else ''}{part}"
        home.mkdir()
        command = [sys.executable, "-m", "drills.fault_worker", "--cells", wanted]
        command += ["--folder", str(home / "site"), "--results", str(home / "results.jsonl")]
        command += ["--part", str(part), "--parts", str(jobs)]
        if service:
            command = in_private_service([*command, "--service"])
        with (home / "out.log").open("wb") as out, (home / "err.log").open("wb") as err:
            env = {**os.environ, "TMPDIR": str(home)}
            running.append(subprocess.Popen(command, stdout=out, stderr=err, env=env))
    for process in running:
        process.wait()


def table(played: Sequence[Played]) -> list[str]:
    """Devices by faults: passed of cells; faults that only one device has come last."""
    of = {(s.device, f): [p for p in played if (p.device, p.fault) == (s.device, f)]
          for s in SUBJECTS for f in s.wounds}  # fmt: skip
    lines = [f"| device | {' | '.join(FAULTS)} | its own |", "|---" * (len(FAULTS) + 2) + "|"]
    for subject in SUBJECTS:
        own = [f for f in subject.wounds if f not in FAULTS]
        row = [_count(of.get((subject.device, fault), [])) for fault in FAULTS]
        row.append(", ".join(f"{f} {_count(of[(subject.device, f)])}" for f in own))
        lines.append(f"| `{subject.device}` | {' | '.join(row)} |")
    return lines


def write_table(document: Path, outcome: MatrixOutcome) -> None:
    """Put the table between the document's two marks."""
    text = document.read_text("utf-8")
    head, _, rest = text.partition(_MARK_BEGIN)
    _, found, tail = rest.partition(_MARK_END)
    if not found:
        raise ValueError(f"{document} has no place for the table")
    total = len(outcome.played) + outcome.missing
    passed = len(outcome.played) - len(outcome.failed)
    count = f"{total} cells, {passed} passed; somebody was found in {len(outcome.leaks)} files"
    count += f" of {outcome.searched_bytes / 1e6:.0f} MB of output, logs and databases."
    failed = [f"- failed: {_said(p)}" for p in outcome.failed]
    body = "\n".join([_MARK_BEGIN, "", *table(outcome.played), "", count, *failed, "", _MARK_END])
    document.write_text(head + body + tail, "utf-8")


def _count(cells_of: Sequence[Played]) -> str:
    return f"{sum(passes(p) for p in cells_of)}/{len(cells_of)}" if cells_of else "–"


def _said(cell: Played) -> str:
    marks = [n for n in ("alive", "right", "back") if not getattr(cell, n)]
    return f"{cell.device}/{cell.fault}/{cell.step}: not {', not '.join(marks)} ({cell.how})"
