"""What the device layer costs: readings against their wire, bytes to events, processes."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

from benchmarks.desk_stub import NotingDesk, serving
from benchmarks.figures import Figure, Result, figure, ms
from benchmarks.memory import bare_python, usage_of
from benchmarks.preview_lag import preview_lag
from devices.catalogue import spec_of
from devices.code_scanner.simulator import SimulatedScanner
from devices.driver import Command
from devices.id_card_reader.frames import (
    READ_TEXT_AND_PHOTO,
    SELECT_CARD,
    Answer,
    Status,
    encode_answer,
    encode_card,
    encode_request,
)
from devices.id_card_reader.reader import SamVReader
from devices.id_card_reader.simulator import PHOTO, SimulatedReader
from devices.links.serial import SerialLink
from devices.rig import NotApplicable, rig_for
from devices.social_card_reader.private_service import in_private_service

BAUD = 115200
_BITS_PER_BYTE = 10
_CARD_BYTES = 256
_DEVICES = ("sam_v", "gm65", "review_pad", "esc_pos", "sensors", "uvc")


def measure(folder: Path, *, quick: bool) -> Result:
    """Everything once after the other; nothing else of ours runs meanwhile."""
    times = 3 if quick else 40
    with tempfile.TemporaryDirectory(dir=folder) as name:
        figures = [
            *_identity_cards(Path(name), times),
            *_social_cards(times),
            _codes(Path(name), times),
            preview_lag(folder / "stage", pictures=15 if quick else 150),
            *_processes(Path(name)),
        ]
    return Result(
        "devices",
        "what the device layer costs",
        tuple(figures),
        (
            f"Identity card: SELECT and READ of 1,295 bytes on a pty paced to {BAUD} baud, from the"
            " driver's 'reading' to its report. The wire is its bytes at 10 bits each; the bare"
            " loop asks and reads the same bytes from the same pty and understands nothing.",
            "Social card: a real pcscd with its virtual reader, in namespaces of its own; ours is"
            " the whole conversation, the peer the sum of the times inside SCardTransmit.",
            "Code: from showing it to a lit scanner to the news in the kiosk's process, the pty and"
            " the pipe between the processes included; the pty is not paced.",
            "Memory: PSS from /proc/PID/smaps_rollup with all of them running; the peer is a bare"
            " Python in the same run, so the difference is what a device costs.",
        ),
    )


def _identity_cards(folder: Path, times: int) -> Iterator[Figure]:
    simulator = SimulatedReader()
    simulator.start(folder)
    simulator.do("pace", {"on": True})
    port = str(folder / "dev" / simulator.name)
    try:
        bare = [_bare_reading(simulator, port) for _ in range(times)]
        ours = _driven_readings(simulator, port, times)
    finally:
        simulator.stop()
    answers = encode_answer(Answer(Status.OK, bytes(8))) + encode_answer(
        Answer(Status.OK, encode_card(bytes(_CARD_BYTES), PHOTO))
    )
    wire_s = len(answers) * _BITS_PER_BYTE / BAUD
    what = "identity card: driver's reading"
    yield figure(what, "ms", ms(ours), peer_name="its bytes on the wire", peer=ms([wire_s]))
    yield figure(what, "ms", ms(ours), peer_name="a bare loop that reads them", peer=ms(bare))


def _bare_reading(simulator: SimulatedReader, port: str) -> float:
    simulator.do("tap_card", {"card": "zhang_san"})
    with SerialLink(port, BAUD) as link:
        begun = time.perf_counter()
        for request, size in ((SELECT_CARD, 19), (READ_TEXT_AND_PHOTO, 1295)):
            link.write(encode_request(request))
            left = size
            while left > 0 and (came := link.read_some(2.0)):
                left -= len(came)
        took = time.perf_counter() - begun
    simulator.do("lift_card", {})
    return took


def _driven_readings(simulator: SimulatedReader, port: str, times: int) -> list[float]:
    desk = NotingDesk()
    stop = serving(SamVReader({"port": port, "poll_s": 0.05}), desk)
    took = []
    try:
        desk.wait("ready", 0)
        desk.send("arm")
        for _ in range(times):
            mark = len(desk.said)
            simulator.do("tap_card", {"card": "zhang_san"})
            read_at = desk.wait("card_read", mark)
            took.append(read_at - desk.last_before("busy", read_at))
            simulator.do("lift_card", {})
            time.sleep(0.2)
    finally:
        stop()
    return took


def _social_cards(times: int) -> Iterator[Figure]:
    inside = [sys.executable, "-m", "benchmarks.social_card_inside", str(times)]
    done = subprocess.run(in_private_service(inside), capture_output=True, text=True, check=False)
    rows = [json.loads(line) for line in done.stdout.splitlines()]
    if done.returncode or not rows:
        print("no social card: pcscd with vpcd, and namespaces of one's own", file=sys.stderr)
        return
    memory = rows.pop()
    yield figure(
        f"social card: conversation of {rows[0]['exchanges']} exchanges",
        "ms",
        ms([row["whole_s"] for row in rows]),
        peer_name="its exchanges",
        peer=ms([row["exchanges_s"] for row in rows]),
    )
    yield figure(
        "process of social_card_pcsc: PSS", "MiB", [memory["pss"]],
        peer_name="bare Python", peer=[memory["bare"]],
    )  # fmt: skip


def _codes(folder: Path, times: int) -> Figure:
    """The simulator notes when its last byte left; the ledger, when the news came."""
    took = []
    with rig_for(spec_of("gm65"), folder / "codes") as rig:
        assert isinstance(rig.simulator, SimulatedScanner)
        rig.ready()
        rig.watch.send(Command("arm"))
        for number in range(times):
            while not rig.simulator.snapshot()["lit"]:
                time.sleep(0.01)
            mark = rig.ledger.mark()
            begun = time.perf_counter()
            rig.do("show_code", {"text": f"TEST-{number:04}"})
            if rig.ledger.wait(lambda n: n.kind == "code_scanned", since=mark, within_s=10) is None:
                raise TimeoutError("no code")
            took.append(time.perf_counter() - begun)
            time.sleep(0.05)
    return figure("code scanner: shown to the news in the kiosk", "ms", ms(took))


def _processes(folder: Path) -> Iterator[Figure]:
    with ExitStack() as stack:
        pids = {}
        for name in _DEVICES:
            try:
                rig = stack.enter_context(rig_for(spec_of(name), folder / name))
            except NotApplicable as why:
                print(f"{name}: {why}", file=sys.stderr)
                continue
            rig.ready()
            rig.begin()
            pids[name] = rig.watch.host_pid
        bare = stack.enter_context(bare_python())
        time.sleep(1.0)
        peer = usage_of(bare).pss
        for name, pid in pids.items():
            assert pid is not None
            yield figure(
                f"process of {name}: PSS", "MiB", [usage_of(pid).pss],
                peer_name="bare Python", peer=[peer],
            )  # fmt: skip
