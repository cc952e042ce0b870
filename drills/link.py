"""A line that breaks every few hundred kilobytes, loses answers, and repeats what was asked.

Large cases go through the real courier, and the bytes on the line are compared with the payload.
Small cases go over many connections at once, until each is answered; none may be there twice.
"""

from __future__ import annotations

import asyncio
import os
import tempfile
from dataclasses import dataclass
from pathlib import Path

from benchmarks.sample import application, new_id
from benchmarks.sealed_cases import seal_case
from drills.bad_line import Faults, bad_line
from drills.outcome import Outcome
from drills.platform_site import Booked, DrillPlatform, Situation
from drills.raw_put import Put, put_all
from drills.waiting import wait_until
from offline_cache.courier_process import CourierProcess
from offline_cache.keeper import CaseKeeper
from offline_cache.store import Store

CUTS = (512 << 10, 2 << 20, 8 << 20)
LOST_ANSWERS = 0.4
REPEATED = 0.2
PAGES, PAGE_SIZE = 4, 1_000_000
_CONNECTIONS = 16
_BATCH = 2_000
_DRAIN_S = 900.0


@dataclass(frozen=True, slots=True)
class Carried:
    """What carrying large cases over a line that is cut took."""

    cut_every: int
    payload: int
    sent: int
    cuts: int
    unanswered: int

    def plain(self) -> dict[str, object]:
        """As data."""
        ratio = round(self.sent / self.payload, 4)
        return {"cut_every": self.cut_every, "payload": self.payload, "wire_to_payload": ratio,
                "cuts": self.cuts}  # fmt: skip


def link(small: int, large: int, seed: int) -> Outcome:
    """Carry `small` cases without pages, and `large` of 4 MB for each kind of cut."""
    with (
        tempfile.TemporaryDirectory(prefix="link-") as name,
        DrillPlatform(Path(name) / "site") as platform,
    ):
        situation = platform.situation()
        cuts = CUTS if large else ()
        carried = [_large(Path(name), platform, situation, every, large, seed) for every in cuts]
        before = {booked.case_id for booked in platform.books()}
        puts, tries, differing, numbers = _small(platform, situation, small, seed)
        books = [booked for booked in platform.books() if booked.case_id not in before]
    sent = {str(put) for put in puts}
    return Outcome(
        "link",
        lost=len(sent - {booked.case_id for booked in books}) + sum(c.unanswered for c in carried),
        double=_doubles(books) + len(books) - len(sent & {booked.case_id for booked in books}),
        damaged=differing,
        tried={
            "large_cases": len(CUTS) * large,
            "large": [one.plain() for one in carried],
            "small_cases": small,
            "puts": tries,
            **numbers,
        },
    )


def _large(
    folder: Path, platform: DrillPlatform, situation: Situation, every: int, cases: int, seed: int
) -> Carried:
    state = folder / f"kiosk-{every}"
    keeper = CaseKeeper(state, situation.sealing_key, situation.kiosk_id)
    for _ in range(cases):
        case_id = new_id()
        desk = keeper.open_case(case_id)
        pages = [desk.add_page(os.urandom(PAGE_SIZE), "image/jpeg") for _ in range(PAGES)]
        desk.submit(application(case_id, pages))
    payload = _payload(state, keeper)
    with bad_line(platform.port, Faults(cut_every=every), seed) as line:
        courier = CourierProcess(
            situation.courier_settings(state, keeper.store_key, line.url, network_cap_s=0.05)
        )
        courier.start()
        try:
            wait_until(lambda: keeper.line().waiting == 0, _DRAIN_S, "every case to be answered")
        finally:
            courier.stop()
        counts = keeper.counts()
        keeper.close()
        answered = counts.accepted + counts.corrections + counts.refused
        return Carried(every, payload, line.sent, line.cuts, cases - answered)


def _payload(state: Path, keeper: CaseKeeper) -> int:
    store = Store(state / "store.db", keeper.store_key)
    ((total,),) = store.rows("SELECT sum(size + container_size) FROM cases")
    store.close()
    return int(total)


def _small(
    platform: DrillPlatform, situation: Situation, cases: int, seed: int
) -> tuple[list[object], int, int, dict[str, int]]:
    ids: list[object] = []
    tries = differing = 0
    faults = Faults(lost_answers=LOST_ANSWERS, repeated=REPEATED)
    with bad_line(platform.port, faults, seed) as line:
        for begin in range(0, cases, _BATCH):
            numbers = range(begin + 1, min(begin + _BATCH, cases) + 1)
            sealed = [seal_case(situation.sealing_key, 1_000_000 + number) for number in numbers]
            puts = [Put(case.case_id, case.body) for case in sealed]
            answers = asyncio.run(put_all(line.port, situation, puts, _CONNECTIONS))
            tries += sum(answer.tries for answer in answers)
            ids += [put.case_id for put in puts]
            again = asyncio.run(put_all(platform.port, situation, puts[:20], 1))
            differing += sum(a.body != b.body for a, b in zip(answers, again, strict=False))
        told = {"answers_lost": line.answers_lost, "delivered_again_and_late": line.repeated}
    return ids, tries, differing, told


def _doubles(books: list[Booked]) -> int:
    ids = {booked.case_id for booked in books}
    numbers = {booked.case_number for booked in books}
    seqs = {booked.server_seq for booked in books}
    return 3 * len(books) - len(ids) - len(numbers) - len(seqs)
