"""A form kept for later, at every point where its disk or its process can fail."""

from __future__ import annotations

import tempfile
from collections import Counter
from pathlib import Path

from drills.disk_full import Trials
from drills.faults import NEVER
from drills.outcome import Outcome

_MEMORY = Path("/dev/shm")
_KINDS = {"full": "the disk is full from a write on", "eio": "a sync fails", "kill": "SIGKILL"}


def kept_forms(every: int) -> Outcome:
    """Fill the disk, fail a sync, kill the process: at every `every`-th point, each in turn."""
    with (
        tempfile.TemporaryDirectory(dir=_MEMORY, prefix="forms-") as folder,
        Trials(Path(folder), "drills.form_points") as ask,
    ):
        visits = []
        points = {}
        for kind in _KINDS:
            (undisturbed,) = ask([(kind, NEVER)])
            points[kind] = range(0, undisturbed["points"], every)
            visits += ask((kind, point) for point in points[kind])
    said = Counter(word for visit in visits for word in visit["said"])
    stuck = sum(not visit["works_again"] for visit in visits)
    return Outcome(
        "kept-forms",
        lost=sum(visit["lost"] for visit in visits),
        double=sum(visit["double"] for visit in visits),
        damaged=sum(visit["damaged"] for visit in visits) + stuck,
        false_kept=sum(visit["false_kept"] for visit in visits),
        tried={
            **{_KINDS[kind]: len(found) for kind, found in points.items()},
            "said": dict(sorted(said.items())),
            "killed_before_a_word": sum(not visit["said"] for visit in visits),
            "did_not_go_on_afterwards": stuck,
        },
    )
