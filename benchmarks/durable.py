"""What durability costs: one sync per submit, few bytes per byte, and the rate of the bare disk.

Other stores keep records of the same size in the same run; whether each survives a power cut is
asked with the drill, not read in its documentation.
"""

from __future__ import annotations

import json
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

from benchmarks.figures import Figure, Result, figure, ms
from benchmarks.our_rows import OurRows
from drills.block_log import MARK, WRITE, read_log
from drills.cabinets import PEERS
from drills.faults import prepare_faults
from drills.loop_disk import make_ext4, recorded_disk
from drills.our_cabinet import KINDS, OURS
from drills.outcome import NotPossibleHere
from drills.power_cut import power_cut

SYNC_DELAY_MS = 8
PAGES = 4
_ROOT = Path(__file__).parents[1]
_DISK = 320 << 20


def measure(folder: Path, *, quick: bool) -> Result:
    """Submit on a slow disk, count bytes on the device, race the stores, cut their power."""
    times, rounds, each = (3, 1, 20) if quick else (30, 8, 100)
    figures = _slow_submit(folder, times)
    notes = [f"The slow disk: every sync takes {SYNC_DELAY_MS} ms longer (preloaded shim)."]
    try:
        figures.append(_flash_bytes(folder, 2 if quick else 20))
        safe = {name: _is_safe(name, 12 if quick else 60) for name in (OURS, *PEERS)}
    except NotPossibleHere as fault:
        notes.append(f"Neither bytes on the disk nor power cuts: {fault}.")
        safe = {}
    figures += _race(folder, rounds, each, safe)
    return Result("durable", "what durability costs", tuple(figures), tuple(notes))


def _slow_submit(folder: Path, times: int) -> list[Figure]:
    place = folder / "slow"
    place.mkdir()
    faults, environment = prepare_faults(folder, place)
    faults.set(delay_us=SYNC_DELAY_MS * 1000)
    command = [sys.executable, "-m", "benchmarks.durable_worker", str(place), str(times)]
    done = subprocess.run(
        [*command, str(PAGES)], cwd=_ROOT, env=environment, stdout=subprocess.PIPE, check=True
    )
    said = json.loads(done.stdout)
    return [
        figure(
            f"submit with {PAGES} pages of 1 MB, slow disk",
            "ms",
            ms(said["submits"]),
            peer_name="append and fdatasync of 4096 B, same disk",
            peer=ms(said["syncs"]),
        ),
        figure("syncs of a submit", "", [float(number) for number in said["counted"]]),
        figure(
            "menkou, slow disk, records/s",
            "",
            [1 / took_s for took_s in said["rows"]],
            peer_name="append and fdatasync of 2 KB, same disk",
            peer=[1 / took_s for took_s in said["row_syncs"]],
            more_is_better=True,
        ),
    ]


def _flash_bytes(folder: Path, cases: int) -> Figure:
    """Bytes that reached the device while cases of 4 MB were kept, by the diary of the disk."""
    image, log = folder / "disk.img", folder / "disk.log"
    make_ext4(image, _DISK)
    with recorded_disk(folder, image, log) as disk:
        _, environment = prepare_faults(folder, disk.place)
        command = [sys.executable, "-m", "benchmarks.durable_worker", str(disk.place)]
        subprocess.run(
            [*command, str(cases), str(PAGES), str(disk.marks)],
            cwd=_ROOT,
            env=environment,
            stdout=subprocess.DEVNULL,
            check=True,
        )
    entries = read_log(log)
    begin, end = (number for number, entry in enumerate(entries) if entry.kind == MARK)
    written = sum(len(e.content) for e in entries[begin:end] if e.kind == WRITE)
    payload = float(cases * PAGES * 1_000_000)
    image.unlink()
    log.unlink()
    return figure(
        f"bytes on the device, {cases} cases of {PAGES} MB",
        "",
        [float(written)],
        peer_name="payload",
        peer=[payload],
    )


def _is_safe(name: str, points: int) -> str:
    outcome = power_cut(points, 1, name, 40)
    with_loss = outcome.tried["cut_points_with_loss"]
    return "safe" if not with_loss else f"LOSES: {with_loss} of {points} cuts"


def _race(folder: Path, rounds: int, each: int, safe: dict[str, str]) -> list[Figure]:
    opened: dict[str, Callable[[int], None]] = {}
    for number, (name, kind) in enumerate({OURS: KINDS[OURS], **PEERS}.items()):
        place = folder / f"race-{number}"
        place.mkdir()
        opened[name] = (OurRows(place) if name == OURS else kind.open(place)).keep
    rates: dict[str, list[float]] = {name: [] for name in opened}
    for turn in range(rounds):
        for name, keep in opened.items():
            begun = time.monotonic()
            for number in range(turn * each, (turn + 1) * each):
                keep(number)
            rates[name].append(each / (time.monotonic() - begun))
    floor = rates.pop("append+fdatasync")
    return [
        figure(
            f"{name} ({safe.get(name, 'power cut not drilled')}), records/s",
            "",
            rate,
            peer_name="append and fdatasync of 2 KB",
            peer=floor,
            more_is_better=True,
        )
        for name, rate in rates.items()
    ]
