"""The power goes at any moment of a disk's diary. What had been promised must be there.

SIGKILL proves nothing about power: the page cache outlives the process, and even a store that
never syncs passes. Here the disk itself forgets what was not flushed.
"""

from __future__ import annotations

import json
import multiprocessing
import random
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass, field
from multiprocessing.connection import Connection
from pathlib import Path

from drills.block_log import FLUSH, WRITE, Entry, read_log
from drills.cabinets import Found
from drills.cut_disk import cut_images, cuts_through, promised_before, write_image
from drills.loop_disk import loop_device, make_ext4, mounted, recorded_disk, require_disks
from drills.our_cabinet import KINDS, OURS
from drills.outcome import Outcome

DISK_SIZE = 24 << 20
RECORDS = 60
"""Cases of one run; each run begins with an empty disk and its own random numbers."""
POINTS_OF_A_RUN = 500
_ROOT = Path(__file__).parents[1]
_MEMORY = Path("/dev/shm")
_EVIDENCE = Path("/var/tmp/menkou-power-cut")
_MOST_EVIDENCE = 8


@dataclass(slots=True)
class _Tally:
    lost: int = 0
    damaged: int = 0
    double: int = 0
    false_kept: int = 0
    runs_with_loss: int = 0
    worst: int = 0
    promises: int = 0
    writes: int = 0
    flushes: int = 0
    faults: dict[str, int] = field(default_factory=dict)

    def add(self, promised: set[int], found: Found) -> bool:
        """Compare what had been promised with what is there; return whether all of it is."""
        missing = promised if found.fault else promised - found.whole - found.broken
        self.lost += len(missing)
        self.damaged += len(promised & found.broken)
        # A row whose case is not whole would be called kept from now on.
        self.false_kept += len(found.broken - promised)
        gone = len(missing) + len(promised & found.broken)
        self.runs_with_loss += bool(gone)
        self.worst = max(self.worst, gone)
        for word in (found.fault, *found.complaints):
            if word:
                self.faults[word] = self.faults.get(word, 0) + 1
                self.damaged += not gone
        return not (gone or found.fault or found.complaints or found.broken - promised)


def power_cut(points: int, seed: int, kind: str = OURS, records: int = RECORDS) -> Outcome:
    """Cut the power `points` times under one kind of cabinet. Raises `NotPossibleHere`."""
    require_disks()
    chance = random.Random(seed)
    tally, left, runs = _Tally(), points, 0
    while left > 0:
        with tempfile.TemporaryDirectory(dir=_MEMORY, prefix="power-") as folder:
            _one_run(Path(folder), kind, min(left, POINTS_OF_A_RUN), chance, tally, records)
        left -= POINTS_OF_A_RUN
        runs += 1
    return Outcome(
        "power-cut",
        lost=tally.lost,
        double=tally.double,
        damaged=tally.damaged,
        false_kept=tally.false_kept,
        tried={
            "store": kind,
            "cut_points": points,
            "cut_points_with_loss": tally.runs_with_loss,
            "worst_loss": tally.worst,
            "promises_checked": tally.promises,
            "disks": runs,
            "writes_recorded": tally.writes,
            "flushes_recorded": tally.flushes,
            "complaints": tally.faults,
            "evidence": str(_EVIDENCE) if tally.runs_with_loss or tally.faults else "",
            "seed": seed,
        },
    )


def _one_run(
    folder: Path, kind: str, points: int, chance: random.Random, tally: _Tally, records: int
) -> None:
    image, log = folder / "disk.img", folder / "disk.log"
    make_ext4(image, DISK_SIZE)
    base = image.read_bytes()
    with recorded_disk(folder, image, log) as disk:
        command = [sys.executable, "-m", "drills.power_worker", kind]
        said = [str(disk.place), str(disk.marks), "0", str(records)]
        subprocess.run([*command, *said], cwd=_ROOT, check=True)
    entries = _until_the_last_word(read_log(log))
    tally.writes += sum(entry.kind == WRITE for entry in entries)
    tally.flushes += sum(entry.kind == FLUSH for entry in entries)
    cuts = cuts_through(entries, points, chance)
    place = folder / "look"
    place.mkdir()
    for cut, content in cut_images(base, entries, cuts, chance):
        promised = {int(said) for said in promised_before(entries, cut.position)[1:]}
        tally.promises += len(promised)
        # A file of its own for every cut. Whoever copies the mount table meanwhile (containers,
        # services with mounts of their own) keeps the last disk mounted for a while; over one
        # shared file that disk wrote into the next one, which then looked empty.
        crashed = folder / f"crashed-{cut.position}.img"
        write_image(content, crashed)
        with loop_device(crashed) as device, mounted(device, place):
            found = _after_reboot(kind, place)
        crashed.unlink()
        if not tally.add(promised, found) and kind == OURS:
            _keep_evidence(content, cut.position, promised, found)


def _keep_evidence(content: bytearray, position: int, promised: set[int], found: Found) -> None:
    """A loss nobody can look at again explains nothing: keep the disk as it was before the boot."""
    _EVIDENCE.mkdir(parents=True, exist_ok=True)
    stem = f"{time.strftime('%Y%m%d-%H%M%S')}-{position}"
    if len(list(_EVIDENCE.glob("*.img"))) < _MOST_EVIDENCE:
        (_EVIDENCE / f"{stem}.img").write_bytes(content)
    said = {"position": position, "promised": sorted(promised), "whole": sorted(found.whole)}
    said |= {"broken": sorted(found.broken), "fault": found.fault}
    said |= {"complaints": list(found.complaints)}
    (_EVIDENCE / f"{stem}.json").write_text(json.dumps(said), "utf-8")


def _after_reboot(kind: str, place: Path) -> Found:
    """Look in a process of its own, as after a reboot: SQLite remembers files by device and inode
    number, and here every disk has the same ones."""
    fork = multiprocessing.get_context("fork")
    receiver, sender = fork.Pipe(duplex=False)
    process = fork.Process(target=_look, args=(kind, place, sender))
    process.start()
    sender.close()
    try:
        found = receiver.recv()
    except EOFError:
        found = Found(fault="the look ended")
    process.join()
    assert isinstance(found, Found)
    return found


def _look(kind: str, place: Path, sender: Connection) -> None:
    sender.send(KINDS[kind].look(place))


def _until_the_last_word(entries: list[Entry]) -> list[Entry]:
    """Without what unmounting wrote: a power cut gives nobody time for that."""
    last = max(number for number, entry in enumerate(entries) if entry.kind not in (WRITE, FLUSH))
    return entries[: last + 1]
