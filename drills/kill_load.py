"""Kiosks made to be killed: `kill_load SITUATION`, one kiosk for every line on standard input.

Each is forked (starting Python a thousand times is not what is drilled), opens the store, starts
sealers and a courier as in production, and keeps cases until it is killed. It says on standard
output `pid N`, `kept CASE_ID`, `refused CODE`, and for its end `dead STATUS`.
"""

from __future__ import annotations

import json
import os
import random
import sys
import time
from pathlib import Path

from benchmarks.sample import application, demo_items, new_id
from kiosk.ports import NotKept
from kiosk.sealed import PlatformKey
from offline_cache.child import bind_to_parent
from offline_cache.courier_process import CourierProcess, CourierSettings
from offline_cache.keeper import CaseKeeper

_PAGE = os.urandom(300_000)


def main() -> None:
    """Fork a kiosk per line."""
    bind_to_parent()
    said = json.loads(Path(sys.argv[1]).read_text("utf-8"))
    demo_items()
    for _ in sys.stdin:
        pid = os.fork()
        if pid == 0:
            _say(f"pid {os.getpid()}")
            _be_a_kiosk(said)
        _, status = os.waitpid(pid, 0)
        _say(f"dead {status}")


def _be_a_kiosk(said: dict[str, object]) -> None:
    bind_to_parent()
    chance = random.Random(time.time_ns() ^ os.getpid())
    key_id, suite, key = said["sealing_key"]  # type: ignore[misc]
    state = Path(str(said["state_dir"]))
    keeper = CaseKeeper(
        state, PlatformKey(key_id, suite, bytes.fromhex(key)), str(said["kiosk_id"])
    )
    courier = CourierProcess(
        CourierSettings(
            state_dir=str(state),
            store_key=keeper.store_key,
            url=str(said["url"]),
            kiosk_id=str(said["kiosk_id"]),
            token=str(said["token"]),
            answer_keys={k: bytes.fromhex(v) for k, v in said["answer_keys"].items()},  # type: ignore[attr-defined]
            network_cap_s=0.5,
            hello_every_s=1.0,
        )
    )
    courier.start()
    while True:
        try:
            _keep_one(keeper, chance)
        except NotKept as fault:
            _say(f"refused {fault.code}")


def _keep_one(keeper: CaseKeeper, chance: random.Random) -> None:
    case_id = new_id()
    desk = keeper.open_case(case_id)
    try:
        pages = [
            desk.add_page(_PAGE[: chance.randint(1, len(_PAGE))], "image/jpeg")
            for _ in range(chance.choice((0, 1, 1, 2)))
        ]
        desk.submit(application(case_id, pages))
    except NotKept:
        desk.abandon()
        raise
    _say(f"kept {case_id}")


def _say(text: str) -> None:
    os.write(1, text.encode() + b"\n")


if __name__ == "__main__":
    main()
