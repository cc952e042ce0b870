"""Inside the trial: what a unit costs while nobody is there, over ten seconds."""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path

TICKS = os.sysconf("SC_CLK_TCK")


def processes(group: Path) -> list[int]:
    """The processes of a unit and of everything it started."""
    return [int(p) for f in group.rglob("cgroup.procs") for p in f.read_text().split()]


def ticks(pids: list[int]) -> int:
    """Processor time so far."""
    total = 0
    for pid in pids:
        fields = Path(f"/proc/{pid}/stat").read_text().rsplit(") ", 1)[1].split()
        total += int(fields[11]) + int(fields[12])
    return total


def pss_kib(pids: list[int]) -> int:
    """Memory, shared pages counted once."""
    rolls = [Path(f"/proc/{pid}/smaps_rollup").read_text() for pid in pids]
    return sum(
        int(line.split()[1]) for r in rolls for line in r.splitlines() if line.startswith("Pss:")
    )


name, group = sys.argv[1], Path(sys.argv[2])
pids = processes(group)
before = ticks(pids)
time.sleep(10)
cpu = (ticks(pids) - before) / TICKS / 10 * 100
print(
    f"idle {name}: {len(pids)} processes, {pss_kib(pids) / 1024:.0f} MiB, {cpu:.1f} % of one core"
)
