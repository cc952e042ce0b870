"""The same case, put by many at the same moment: one case, and one answer for all of them."""

from __future__ import annotations

import asyncio
import tempfile
from pathlib import Path

from benchmarks.sealed_cases import seal_case
from drills.outcome import Outcome
from drills.platform_site import DrillPlatform
from drills.raw_put import Put, put_all

AT_ONCE = 32


def duplicate(cases: int) -> Outcome:
    """Put each of `cases` cases 32 times in parallel."""
    with (
        tempfile.TemporaryDirectory(prefix="duplicate-") as folder,
        DrillPlatform(Path(folder) / "site") as platform,
    ):
        situation = platform.situation()
        unanswered = differing = new = 0
        for seq in range(1, cases + 1):
            case = seal_case(situation.sealing_key, seq)
            puts = [Put(case.case_id, case.body)] * AT_ONCE
            answers = asyncio.run(put_all(platform.port, situation, puts, AT_ONCE))
            unanswered += sum(answer.status == 0 for answer in answers)
            new += sum(answer.status == 201 for answer in answers)
            differing += len({answer.body for answer in answers}) > 1
        books = platform.books()
    numbers = {booked.case_number for booked in books}
    return Outcome(
        "duplicate",
        lost=cases - len({booked.case_id for booked in books}) + unanswered,
        double=max(len(books) - cases, 0) + len(books) - len(numbers) + max(new - cases, 0),
        damaged=differing,
        tried={
            "cases": cases,
            "puts_at_once": AT_ONCE,
            "puts": cases * AT_ONCE,
            "answered_201": new,
        },
    )
