"""The platform comes back from an older backup: what it forgot is offered again by the kiosks.

An answer a resident already has in hand must be the same afterwards, number and all.
"""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from uuid import UUID

from benchmarks.sample import application, new_id
from drills.outcome import Outcome
from drills.platform_site import DrillPlatform, Situation
from drills.waiting import wait_until
from offline_cache.courier_process import CourierProcess
from offline_cache.keeper import CaseKeeper

_PATIENCE_S = 120.0
_PAGE = bytes(range(256)) * 200


def restore(cases: int) -> Outcome:
    """Answer `cases` before the backup and as many after it, restore, and look again."""
    with (
        tempfile.TemporaryDirectory(prefix="restore-") as name,
        DrillPlatform(Path(name) / "site") as platform,
    ):
        folder = Path(name)
        platform.stop()
        platform.set(await_backup=True)
        platform.start()
        situation = platform.situation()
        keeper = CaseKeeper(folder / "kiosk", situation.sealing_key, situation.kiosk_id)
        with _courier(situation, folder / "kiosk", keeper):
            before = _answered(keeper, cases)
            _back_up(platform, folder / "backup")
            after = _answered(keeper, cases)
            held = keeper.counts().held
            told = {booked.case_id: booked.case_number for booked in platform.books()}
            _restore(platform, folder / "backup")
            forgotten = len(told) - len(platform.books())
            wait_until(lambda: _knows(platform, after), _PATIENCE_S, "the cases to come again")
            wait_until(lambda: keeper.line().waiting == 0, _PATIENCE_S, "their answers")
            more = _answered(keeper, cases)
        books = platform.books()
        keeper.close()
    numbers = {booked.case_id: booked.case_number for booked in books}
    ids = {str(case_id) for case_id in (*before, *after, *more)}
    return Outcome(
        "restore",
        lost=len(ids - set(numbers)),
        double=len(books) - len(set(numbers.values())) + len(set(numbers) - ids),
        damaged=sum(numbers.get(case_id, number) != number for case_id, number in told.items()),
        tried={
            "cases_before_backup": len(before),
            "cases_after_backup": len(after),
            "held_until_a_backup": held,
            "forgotten_by_the_restore": forgotten,
            "new_cases_after_restore": len(more),
        },
    )


@contextmanager
def _courier(situation: Situation, state: Path, keeper: CaseKeeper) -> Iterator[None]:
    courier = CourierProcess(situation.courier_settings(state, keeper.store_key))
    courier.start()
    try:
        yield
    finally:
        courier.stop()


def _answered(keeper: CaseKeeper, cases: int) -> list[UUID]:
    ids = [new_id() for _ in range(cases)]
    for number, case_id in enumerate(ids):
        desk = keeper.open_case(case_id)
        pages = [desk.add_page(_PAGE, "image/jpeg")] if number % 2 else []
        desk.submit(application(case_id, pages))
    wait_until(lambda: keeper.line().waiting == 0, _PATIENCE_S, "answers")
    return ids


def _back_up(platform: DrillPlatform, backup: Path) -> None:
    through = max(booked.server_seq for booked in platform.books())
    platform.stop()
    shutil.copytree(platform.folder, backup, symlinks=True)
    platform.start()
    platform.note_backup(through)


def _restore(platform: DrillPlatform, backup: Path) -> None:
    platform.stop()
    shutil.rmtree(platform.folder)
    shutil.copytree(backup, platform.folder, symlinks=True)
    platform.set(epoch=2)
    platform.start()


def _knows(platform: DrillPlatform, cases: list[UUID]) -> bool:
    booked = {one.case_id for one in platform.books()}
    return {str(case_id) for case_id in cases} <= booked
