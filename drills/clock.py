"""A kiosk starts with a clock that is years off, offline; then the line comes.

It has to reach the platform all the same, say that its time was unverified, and learn the right
one.
"""

from __future__ import annotations

import json
import pickle
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from drills.faults import prepare_faults
from drills.outcome import Outcome
from drills.platform_site import DrillPlatform

_YEAR_S = 365 * 86_400
SKEWS = {"10 years behind": -10 * _YEAR_S, "10 years ahead": 10 * _YEAR_S}
_CLOSE_S = 60.0
_ROOT = Path(__file__).parents[1]


def clock() -> Outcome:
    """One kiosk for each wrong clock, with a case from before and one from after the line."""
    with (
        tempfile.TemporaryDirectory(prefix="clock-") as name,
        DrillPlatform(Path(name) / "site") as platform,
    ):
        folder = Path(name)
        paper = folder / "situation"
        paper.write_bytes(pickle.dumps(platform.situation()))
        faults, environment = prepare_faults(folder, folder / "nothing")
        told = {}
        for number, (word, skew_s) in enumerate(SKEWS.items()):
            faults.set(skew_s=skew_s)
            told[word] = _kiosk(paper, folder / f"kiosk-{number}", environment)
        booked = {one.case_id for one in platform.books()}
        dates = platform.query("SELECT received_at FROM cases")
    ids = {case_id for said in told.values() for case_id in said["ids"]}
    now = time.time()
    return Outcome(
        "clock",
        lost=len(ids - booked) + sum(len(said["ids"]) - said["answered"] for said in told.values()),
        double=len(booked - ids),
        damaged=sum(abs(date.timestamp() - now) > 600 for (date,) in dates)
        + sum(abs(said["believed"] - now) > 600 for said in told.values()),
        false_kept=sum(not said["flagged_before"] for said in told.values()),
        tried={
            word: {
                "clock_said": time.strftime("%Y-%m-%d", time.gmtime(said["wall"])),
                "outcome": said["said"],
                "unverified_before": said["flagged_before"],
                "verified_after": said["verified_after"],
            }
            for word, said in told.items()
        },
        notes=("The platform of this drill speaks plain HTTP: certificates are not in it.",),
    )


def _kiosk(paper: Path, state: Path, environment: dict[str, str]) -> Any:
    command = [sys.executable, "-m", "drills.clock_worker", str(paper), str(state)]
    done = subprocess.run(command, cwd=_ROOT, env=environment, stdout=subprocess.PIPE, check=True)
    return json.loads(done.stdout)
