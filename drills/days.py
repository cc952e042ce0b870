"""Days without a line on a small disk; then it comes back, and everything goes up, oldest first."""

from __future__ import annotations

import os
import tempfile
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import offline_cache.keeper
from benchmarks.sample import application, new_id
from drills.loop_disk import loop_device, make_ext4, mounted, require_disks
from drills.our_cabinet import SealerInside
from drills.outcome import Outcome
from drills.platform_site import DrillPlatform
from drills.waiting import wait_until
from offline_cache import ledger
from offline_cache.courier_process import CourierProcess
from offline_cache.keeper import CaseKeeper
from offline_cache.store import Store

DAYS = 3
DISK_SIZE = 2 << 30
PAGES, PAGE_SIZE = 2, 400_000
_DRAIN_S = 1800.0


def days(a_day: int) -> Outcome:
    """Keep `a_day` applications on each of three days, then let the courier carry them."""
    require_disks()
    with tempfile.TemporaryDirectory(prefix="days-") as name:
        folder = Path(name)
        image, place = folder / "disk.img", folder / "disk"
        make_ext4(image, DISK_SIZE)
        place.mkdir()
        with (
            DrillPlatform(folder / "site") as platform,
            loop_device(image) as device,
            mounted(device, place),
        ):
            return _outcome(platform, place, a_day)


def _outcome(platform: DrillPlatform, place: Path, a_day: int) -> Outcome:
    situation = platform.situation()
    offline_cache.keeper.SealerProcess = SealerInside  # type: ignore[assignment,misc]
    keeper = CaseKeeper(place / "kiosk", situation.sealing_key, situation.kiosk_id)
    ids = [_keep(keeper, DAYS - day) for day in range(DAYS) for _ in range(a_day)]
    free = os.statvfs(place).f_bavail * os.statvfs(place).f_frsize
    settings = situation.courier_settings(place / "kiosk", keeper.store_key)
    courier = CourierProcess(settings)
    courier.start()
    resident: list[int] = []

    def is_drained() -> bool:
        resident.append(_resident_kib(courier.pid))
        return keeper.line().waiting == 0

    try:
        wait_until(is_drained, _DRAIN_S, "everything to be answered")
    finally:
        courier.stop()
    store = Store(place / "kiosk" / "store.db", keeper.store_key)
    faults = ledger.verify(store).faults
    store.close()
    keeper.close()
    books = sorted(platform.books(), key=lambda booked: booked.server_seq)
    order = [booked.case_id for booked in books]
    expected = [case_id for case_id in ids if case_id in set(order)]
    return Outcome(
        "days",
        lost=len(set(ids) - set(order)),
        double=len(order) - len(set(order)),
        damaged=len(faults),
        tried={
            "applications": len(ids),
            "days": DAYS,
            "bytes_of_pages": len(ids) * PAGES * PAGE_SIZE,
            "free_before_the_line_came": free,
            "out_of_order": sum(a != b for a, b in zip(order, expected, strict=True)),
            "courier_kib": _spread(resident),
        },
    )


def _keep(keeper: CaseKeeper, days_ago: int) -> str:
    case_id = new_id()
    desk = keeper.open_case(case_id)
    pages = [desk.add_page(os.urandom(PAGE_SIZE), "image/jpeg") for _ in range(PAGES)]
    said = application(case_id, pages)
    then = replace(said.confirmed_at, wall=said.confirmed_at.wall - timedelta(days=days_ago))
    desk.submit(replace(said, confirmed_at=then))
    return str(case_id)


def _resident_kib(pid: int | None) -> int:
    try:
        status = Path(f"/proc/{pid}/status").read_text()
    except OSError:
        return 0
    return next((int(x.split()[1]) for x in status.splitlines() if x.startswith("VmRSS")), 0)


def _spread(samples: list[int]) -> dict[str, Any]:
    """The first and the last tenth: memory that grows shows in their difference."""
    seen = [sample for sample in samples if sample]
    tenth = max(1, len(seen) // 10)
    return {"early": max(seen[tenth : 2 * tenth] or seen), "late": max(seen[-tenth:])}
