"""A kiosk's safe and courier on a disk that fails: `kiosk_on_failing_disk.py SITUATION.json`.

Steered by lines on standard input, each answered with one line of JSON: `seal` begins a case while
the next sync fails, `visit` keeps one and asks again; `carry` starts the courier; `spoil` fails the
next sync of whoever comes first.
"""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path

from drills import sample_case
from drills.faults import Faults
from kiosk.flight_log import FileLog
from kiosk.ports import NotKept
from kiosk.sealed import PlatformKey
from kiosk.store_watch import StoreWatch
from offline_cache.child import bind_to_parent
from offline_cache.courier_process import CourierProcess, CourierSettings
from offline_cache.keeper import CaseKeeper

SYNCS_OF_A_CONTAINER = 3
"""Its name twice (file and folder) and its trailer; the commit comes after them."""


class FailingKiosk:
    """Keeper, watch and courier as the composition root puts them together, without a window."""

    def __init__(self, said: dict, faults: Faults) -> None:
        state, key = Path(said["state_dir"]), said["sealing_key"]
        public = bytes.fromhex(key["public_key"])
        self._faults = faults
        self._keeper = CaseKeeper(state, PlatformKey(key["key_id"], 1, public), said["kiosk_id"])
        log = FileLog(state / "flight.jsonl")
        self._watch = StoreWatch(self._keeper.store_alarm, log, lambda: None)
        self._courier = CourierProcess(
            CourierSettings(
                str(state),
                self._keeper.store_key,
                said["url"],
                said["kiosk_id"],
                said["token"],
                {name: bytes.fromhex(text) for name, text in said["answer_keys"].items()},
                heartbeat_every_s=0.5,
                network_cap_s=0.5,
            )
        )

    def visit(self) -> list[str]:
        """Keep a case; what the screen would have said, up to "kept"."""
        desk = self._keeper.open_case(sample_case.case_id_of(0))
        application = sample_case.application_of(0, ())
        said = []
        try:
            self._faults.set(eio_at=self._faults.get("syncs") + SYNCS_OF_A_CONTAINER)
            desk.submit(application)
        except NotKept as fault:
            said.append(fault.code)
            self._watch.look()
            desk.submit(application)
        self._watch.look()
        return [*said, "kept"]

    def seal(self) -> list[str]:
        """Begin a case with a page; what the screen would have said."""
        number = 1
        desk = self._keeper.open_case(sample_case.case_id_of(number))
        self.spoil()
        try:
            desk.add_page(sample_case.page_of(number), "image/jpeg")
        except NotKept as fault:
            desk.abandon()
            self._watch.look()
            return [fault.code]
        return []

    def spoil(self) -> list[str]:
        """The next sync fails."""
        self._faults.set(eio_at=self._faults.get("syncs"))
        return []

    def carry(self) -> list[str]:
        """Start the courier."""
        self._courier.start()
        return []

    def close(self) -> None:
        """End it all."""
        self._courier.stop()
        self._keeper.close()


def main() -> None:
    """Do as told until the input ends."""
    bind_to_parent()
    said = json.loads(Path(sys.argv[1]).read_text("utf-8"))
    kiosk = FailingKiosk(said, Faults(Path(os.environ["DRILL_CONTROL"])))
    orders = {"seal": kiosk.seal, "visit": kiosk.visit, "spoil": kiosk.spoil, "carry": kiosk.carry}
    for line in sys.stdin:
        print(json.dumps(orders[line.strip()]()), flush=True)
    kiosk.close()


if __name__ == "__main__":
    main()
