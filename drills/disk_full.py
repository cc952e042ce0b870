"""The disk is full from one write on, for every write of a visit; or a sync fails, for every sync.

The kiosk may refuse, in words of its own. It must not say "kept" of what is not kept, and it must
go on when the disk is well again.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from drills.faults import NEVER, prepare_faults
from drills.outcome import Outcome

_ROOT = Path(__file__).parents[1]
_MEMORY = Path("/dev/shm")


def disk_full(every: int) -> Outcome:
    """Fill the disk at every `every`-th write of a visit."""
    return _at_every_point("disk-full", "full", "writes", every)


def failing_sync(every: int) -> Outcome:
    """Let every `every`-th sync of a visit fail with EIO."""
    return _at_every_point("failing-sync", "eio", "syncs", every)


def _at_every_point(drill: str, fault: str, counted: str, every: int) -> Outcome:
    with (
        tempfile.TemporaryDirectory(dir=_MEMORY, prefix="full-") as folder,
        Trials(Path(folder), "drills.write_points") as ask,
    ):
        (undisturbed,) = ask([(fault, NEVER)])
        points = range(0, undisturbed[counted], every)
        visits = list(ask((fault, point) for point in points))
    said: dict[str, int] = {}
    for word in (word for visit in visits for word in visit["said"]):
        said[word] = said.get(word, 0) + 1
    stuck = sum(not visit["works_again"] for visit in visits)
    return Outcome(
        drill,
        lost=sum(visit["lost"] for visit in visits),
        damaged=sum(visit["damaged"] for visit in visits) + stuck,
        false_kept=sum(visit["lied"] for visit in visits),
        tried={
            f"{counted}_of_a_visit": undisturbed[counted],
            "points": len(visits),
            "refused_to_start": sum(not visit["started"] for visit in visits),
            "kept_at_once": sum(not visit["said"] for visit in visits),
            "said": dict(sorted(said.items())),
            "did_not_go_on_afterwards": stuck,
        },
    )


class Trials:
    """A process of `module` with the shim that plays visits; one answer for each question."""

    def __init__(self, folder: Path, module: str) -> None:
        place = folder / "place"
        place.mkdir()
        _, environment = prepare_faults(folder, place)
        self._process = subprocess.Popen(
            [sys.executable, "-m", module, str(place)],
            cwd=_ROOT,
            env=environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def __enter__(self) -> Any:
        return self._ask

    def __exit__(self, *_: object) -> None:
        self._process.communicate()

    def _ask(self, questions: Iterable[tuple[str, int]]) -> Iterator[dict[str, Any]]:
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        for fault, number in questions:
            self._process.stdin.write(f"{fault} {number}\n")
            self._process.stdin.flush()
            yield json.loads(self._process.stdout.readline())
