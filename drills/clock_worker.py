"""A kiosk with a wrong clock, from power-on to the answer: `clock_worker SITUATION STATE`.

Prints one line of JSON: whether the cases were answered, and what it knew of the time before and
after.
"""

from __future__ import annotations

import json
import pickle
import sys
import time
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from benchmarks.sample import application, new_id
from drills.waiting import NotSo, wait_until
from kiosk.domain.application import KioskTime
from offline_cache.child import bind_to_parent
from offline_cache.courier_process import CourierProcess
from offline_cache.keeper import CaseKeeper

PATIENCE_S = 60.0


def main() -> None:
    """Keep a case before the line is heard, and one after."""
    bind_to_parent()
    situation = pickle.loads(Path(sys.argv[1]).read_bytes())
    state = Path(sys.argv[2])
    keeper = CaseKeeper(state, situation.sealing_key, situation.kiosk_id)
    before = keeper.line()
    ids = [_keep(keeper)]
    courier = CourierProcess(situation.courier_settings(state, keeper.store_key))
    courier.start()
    said = "answered"
    try:
        wait_until(lambda: keeper.line().is_time_verified, PATIENCE_S, "the platform's time")
        ids.append(_keep(keeper))
        wait_until(lambda: keeper.line().waiting == 0, PATIENCE_S, "the answers")
    except NotSo as fault:
        said = f"waited in vain for {fault.what}"
    after = keeper.line()
    courier.stop()
    answers = [keeper.answer(case_id) for case_id in ids]
    keeper.close()
    print(
        json.dumps(
            {
                "said": said,
                "ids": [str(case_id) for case_id in ids],
                "answered": sum(answer is not None for answer in answers),
                "flagged_before": not before.is_time_verified,
                "verified_after": after.is_time_verified,
                "wall": time.time(),
                "believed": time.time() + (after.platform_offset_s or 0.0),
            }
        )
    )


def _keep(keeper: CaseKeeper) -> object:
    line, case_id = keeper.line(), new_id()
    now = KioskTime(
        datetime.now(UTC),
        time.monotonic(),
        line.platform_offset_s,
        is_unverified=not line.is_time_verified,
    )
    keeper.open_case(case_id).submit(replace(application(case_id), confirmed_at=now))
    return case_id


if __name__ == "__main__":
    main()
