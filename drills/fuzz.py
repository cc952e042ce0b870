"""The fuzz drill: mutated frames through every codec between a device and the kiosk.

Only the codec's own typed errors may leave it, what waits for more bytes stays bounded, memory
stays flat, and no thousand frames cost more than some seconds of CPU.
"""

from __future__ import annotations

import gc
import random
import signal
import time
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from types import FrameType
from typing import Any

from drills.fuzz_codecs import CODECS, Codec
from drills.fuzz_mutations import mutated

BATCH = 1000
HANG_CPU_S = 10.0
"""CPU seconds a thousand frames may cost: a load of others does not count, a loop does."""
GROWTH_KIB = 4096
_WARM_UP_BATCHES = 20
_NEW_LINE_EVERY = 50
_DOCUMENT = Path(__file__).parents[1] / "docs" / "drills.md"
_MARK_BEGIN = "<!-- fuzz: written by ./dev drill fuzz --write -->"
_MARK_END = "<!-- end of fuzz -->"


class Hung(Exception):
    """A batch used up its CPU time."""


@dataclass(frozen=True, slots=True)
class Fuzzed:
    """One codec's share. `escaped`: the type and seed of what it let out, '' for nothing."""

    codec: str
    frames: int
    refused: int
    escaped: str
    most_waiting: int
    may_wait: int
    grew_kib: int
    slowest_batch_s: float

    @property
    def is_clean(self) -> bool:
        """Whether it kept its word."""
        fits = self.most_waiting <= self.may_wait
        return not self.escaped and fits and self.grew_kib <= GROWTH_KIB


@dataclass(frozen=True, slots=True)
class FuzzOutcome:
    """What became of every codec."""

    drill: str
    codecs: tuple[Fuzzed, ...]

    @property
    def is_clean(self) -> bool:
        """Whether all kept their word."""
        return bool(self.codecs) and all(c.is_clean for c in self.codecs)

    def plain(self) -> dict[str, Any]:
        """As data for programs."""
        codecs = [{**asdict(c), "is_clean": c.is_clean} for c in self.codecs]
        return {"drill": self.drill, "codecs": codecs, "is_clean": self.is_clean}

    def text(self) -> str:
        """As a table for people."""
        return "\n".join(table(self.codecs))


def fuzz(frames: int, names: str = "", *, seed: int = 1, write: bool = False) -> FuzzOutcome:
    """Run `frames` mutated frames through each named codec."""
    wanted = [name.strip() for name in names.split(",") if name.strip()] or list(CODECS)
    outcome = FuzzOutcome("fuzz", tuple(fuzz_codec(n, CODECS[n], frames, seed) for n in wanted))
    if write:
        _write(outcome)
    return outcome


def fuzz_codec(name: str, codec: Codec, frames: int, seed: int) -> Fuzzed:
    """One codec. The same seed makes the same frames."""
    chance = random.Random(f"{name} {seed}")
    run = _Run(codec, chance)
    before_kib, slowest_s, done = 0, 0.0, 0
    was = signal.signal(signal.SIGVTALRM, _hang)
    try:
        while done < frames and not run.escaped:
            begun = time.process_time()
            done += run.batch(min(BATCH, frames - done))
            slowest_s = max(slowest_s, time.process_time() - begun)
            if done == min(frames, _WARM_UP_BATCHES * BATCH):
                before_kib = _resident_kib()
    finally:
        signal.signal(signal.SIGVTALRM, was)
    grew = max(0, _resident_kib() - before_kib) if before_kib else 0
    return Fuzzed(
        name, done, run.refused, run.escaped, run.most, codec.at_most, grew, round(slowest_s, 3)
    )


class _Run:
    """Frames through one codec; the line is opened again after an error, and now and then."""

    def __init__(self, codec: Codec, chance: random.Random) -> None:
        self._codec = codec
        self._chance = chance
        self._take = codec.fresh()
        self.refused = self.most = 0
        self.escaped = ""

    def batch(self, frames: int) -> int:
        """Feed some; return how many it took."""
        signal.setitimer(signal.ITIMER_VIRTUAL, HANG_CPU_S)
        try:
            for number in range(frames):
                self._one(mutated(self._chance, self._codec.seeds))
                if self.escaped:
                    return number + 1
        except Hung:
            self.escaped = f"hung for {HANG_CPU_S:g} s of CPU"
        finally:
            signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        return frames

    def _one(self, frame: bytes) -> None:
        if self._chance.randrange(_NEW_LINE_EVERY) == 0:
            self._take = self._codec.fresh()
        try:
            self.most = max(self.most, self._take(frame))
        except self._codec.typed:
            self.refused += 1
            self._take = self._codec.fresh()
        except Hung:
            raise
        except Exception as fault:  # noqa: BLE001 - finding these is what the drill is for
            self.escaped = f"{type(fault).__name__} after {frame.hex()[:400]}"


def table(codecs: Sequence[Fuzzed]) -> list[str]:
    """One line a codec."""
    head = "| codec | frames | refused | escaped | most bytes waiting (allowed) | memory grew |"
    lines = [head, "|---|---|---|---|---|---|"]
    for c in codecs:
        waits = f"{c.most_waiting:,} ({c.may_wait:,})" if c.may_wait else "none"
        escaped = c.escaped or "nothing"
        lines.append(
            f"| {c.codec} | {c.frames:,} | {c.refused:,} | {escaped} | {waits} | {c.grew_kib} KiB |"
        )
    return lines


def _write(outcome: FuzzOutcome) -> None:
    text = _DOCUMENT.read_text("utf-8")
    head, _, rest = text.partition(_MARK_BEGIN)
    _, found, tail = rest.partition(_MARK_END)
    if not found:
        raise ValueError(f"{_DOCUMENT} has no place for the table")
    body = "\n".join([_MARK_BEGIN, "", *table(outcome.codecs), "", _MARK_END])
    _DOCUMENT.write_text(head + body + tail, "utf-8")


def _resident_kib() -> int:
    gc.collect()
    for line in Path("/proc/self/status").read_text("ascii").splitlines():
        if line.startswith("VmRSS:"):
            return int(line.split()[1])
    return 0


def _hang(_number: int, _frame: FrameType | None) -> None:
    raise Hung
