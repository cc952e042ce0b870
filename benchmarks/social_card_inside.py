"""One real pcscd with a virtual card, in namespaces of its own: `python -m … TIMES`.

Started by `benchmarks.devices` under `unshare -m -n`; prints one JSON line a reading.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from devices.bench_client import running_bench
from devices.links.pcsc import CardLost, PcscService
from devices.social_card_reader.conversation import Conversation
from devices.social_card_reader.virtual_reader import wait_for_reader

_READER = "Virtual PCD 00 00"
_TRIES = 100


def main() -> int:
    """Read the card as the driver does, and time every exchange."""
    Path("/run/pcscd").mkdir(exist_ok=True)
    subprocess.run(["mount", "-t", "tmpfs", "none", "/run/pcscd"], check=True)
    subprocess.run(["ip", "link", "set", "lo", "up"], check=True)
    quiet = subprocess.DEVNULL
    service = subprocess.Popen(["pcscd", "--foreground"], stdout=quiet, stderr=quiet)
    try:
        if not wait_for_reader():
            return 1
        with (
            tempfile.TemporaryDirectory() as folder,
            running_bench(Path(folder), devices=["social_card_reader"]) as bench,
        ):
            bench.do("social_card_reader", "insert", card="zhang_san")
            for _ in range(int(sys.argv[1])):
                print(json.dumps(_read()), flush=True)
    finally:
        service.terminate()
        service.wait()
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
