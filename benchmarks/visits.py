"""Whole visits in a row: does any process of a kiosk grow, in memory, open files or threads?"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from benchmarks.figures import Figure, Result, figure
from benchmarks.memory import Usage, roles, usage_of
from benchmarks.stage import Stage, kiosk_on_stage
from kiosk.demo_play import errand_of
from ui.robot import RobotStuck, let_run

_FORGOTTEN_MS = 3000
"""Until a kiosk has dropped what was left of a visit (ui/forgetting.py)."""
_TAKEN_BACK = (("document_scanner", "take_paper"), ("id_card_reader", "lift_card"))
_NOT_OURS = {"postgres"}


@dataclass(frozen=True, slots=True)
class Held:
    """What the processes of one role hold."""

    usage: Usage
    files: int
    threads: int

    def __add__(self, other: Held) -> Held:
        return Held(
            self.usage + other.usage, self.files + other.files, self.threads + other.threads
        )


_NOTHING = Held(Usage(0, 0, 0), 0, 0)


def measure(folder: Path, *, quick: bool) -> Result:
    """Play visits; look now and then, when the last one is forgotten and every device is ready."""
    visits, every = (2, 1) if quick else (120, 20)
    looks: list[dict[str, Held]] = []
    left = 0
    with kiosk_on_stage(folder) as stage:
        for number in range(visits):
            left += not _visited(stage, number)
            if (number + 1) % every == 0:
                looks.append(_look(stage))
                _say(number + 1, looks[-1])
    return Result(
        "visits",
        f"{visits} whole visits in a row: what each process holds",
        tuple(_figures(looks, every, visits)),
        (
            f"Looked at every {every} visits, each look a sample, beside the first look. `own` is"
            " what a process wrote itself and nobody shares (Private_Dirty of"
            " /proc/PID/smaps_rollup): pages of files are not in it, so other programs do not move"
            " it.",
            f"{left} visits were left in the middle: the machine was too busy for the robot's"
            " patience.",
            "`kiosk` includes the robot. A device's process is replaced after a visit that used"
            " it. The platform and its judge stand in the same run; they are no part of a kiosk.",
        ),
    )


def held_by(pid: int) -> Held:
    """What one process holds now; raise `OSError` when it is gone or may not be looked at."""
    files = len(list(Path(f"/proc/{pid}/fd").iterdir()))
    threads = len(list(Path(f"/proc/{pid}/task").iterdir()))
    return Held(usage_of(pid), files, threads)


def _visited(stage: Stage, number: int) -> bool:
    """Play a visit; whether it came to its end. Else whoever it was took all and went."""
    try:
        stage.resident.visit(errand_of(number, online=True))
    except RobotStuck as fault:
        print(f"visit {number + 1}: {fault}", file=sys.stderr, flush=True)
        for device, verb in _TAKEN_BACK:
            stage.running.bench.do(device, verb)
        stage.leave()
        stage.wait_for_devices()
        return False
    return True


def _look(stage: Stage) -> dict[str, Held]:
    stage.leave()
    # What the stage notes of each page would be taken for growth of the kiosk.
    for noted in (stage.pages.shown, stage.pages.happened, stage.pages.frames):
        noted.clear()
    let_run(_FORGOTTEN_MS)
    stage.wait_for_devices()
    found: dict[str, Held] = {}
    for pid, role in roles(stage):
        if role not in _NOT_OURS:
            found[role] = found.get(role, _NOTHING) + held_by(pid)
    return found


def _figures(looks: list[dict[str, Held]], every: int, visits: int) -> Iterator[Figure]:
    then, now = looks[0], looks[-1]
    own = [look["kiosk"].usage.own for look in looks]
    yield figure("kiosk at each look: own", "MiB", own)
    for role in sorted(then.keys() & now.keys()):
        for what, unit, before, after in (
            ("own", "MiB", then[role].usage.own, now[role].usage.own),
            ("open files", "", then[role].files, now[role].files),
            ("threads", "", then[role].threads, now[role].threads),
        ):
            if unit or role == "kiosk" or before != after:
                yield figure(
                    f"{role} after {visits}: {what}", unit, [after],
                    peer_name=f"after {every}", peer=[before],
                )  # fmt: skip


def _say(visits: int, look: dict[str, Held]) -> None:
    # It takes twenty minutes and more.
    held = "; ".join(
        f"{role} {one.usage.own:.1f} MiB, {one.files} files, {one.threads} threads"
        for role, one in sorted(look.items())
    )
    print(f"visit {visits}, load {os.getloadavg()[0]:.1f}: {held}", file=sys.stderr, flush=True)
