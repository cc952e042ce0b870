"""One real pcscd with a virtual card, in namespaces of its own: `python -m … TIMES`.

Started by `benchmarks.devices` beside a pcscd of its own; prints one JSON line a reading, and one
about memory.
"""

from __future__ import annotations

import json
import sys
import tempfile
import time
from pathlib import Path

from benchmarks.memory import bare_python, usage_of
from devices.bench_client import running_bench
from devices.catalogue import spec_of
from devices.links.pcsc import CardLost, PcscService
from devices.rig import rig_for
from devices.social_card_reader.conversation import Conversation

_READER = "Virtual PCD 00 00"
_TRIES = 100


def main() -> int:
    """Read the card as the driver does, time every exchange, and weigh the driver's process."""
    with tempfile.TemporaryDirectory() as folder:
        with running_bench(Path(folder), devices=["social_card_reader"]) as bench:
            bench.do("social_card_reader", "insert", card="zhang_san")
            for _ in range(int(sys.argv[1])):
                print(json.dumps(_read()), flush=True)
        with rig_for(spec_of("social_card_pcsc"), Path(folder)) as rig, bare_python() as bare:
            rig.ready()
            rig.reading()
            pid = rig.watch.host_pid
            assert pid is not None
            print(json.dumps({"pss": usage_of(pid).pss, "bare": usage_of(bare).pss}), flush=True)
    return 0


def _read() -> dict[str, float]:
    for _ in range(_TRIES):
        pcsc = PcscService()
        try:
            return _timed(pcsc)
        except CardLost:
            time.sleep(0.05)  # pcscd looks for the card every 0.4 s
        finally:
            pcsc.close()
    raise TimeoutError("no card")


def _timed(pcsc: PcscService) -> dict[str, float]:
    spent: list[float] = []
    with pcsc.card_in(_READER) as line:

        def transmit(command: bytes) -> bytes:
            begun = time.perf_counter()
            reply = line.transmit(command)
            spent.append(time.perf_counter() - begun)
            return reply

        begun = time.perf_counter()
        Conversation(transmit).read()
        whole = time.perf_counter() - begun
    return {"whole_s": whole, "exchanges_s": sum(spent), "exchanges": len(spent)}


if __name__ == "__main__":
    sys.exit(main())
