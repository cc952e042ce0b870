"""Generated codes under stress, and payloads that readers garble.

Half 0 served to choose the steps of the cascade and their order; half 1 is measured here and was
never used for that. Peers read the same pictures.
"""

from __future__ import annotations

import time
from collections import Counter
from pathlib import Path

from benchmarks.code_makers import payloads, stress
from benchmarks.code_peers import READERS
from benchmarks.figures import Result, figure, ms
from kiosk.materials.code_readers import CodeFormat
from kiosk.materials.code_steps import DEEP, EVERY, PLAIN


def measure(_: Path, *, quick: bool) -> Result:
    """Read the held-out half with every reader."""
    hard = list(stress(1 if quick else 5, half=1))
    said = list(payloads(1 if quick else 10, half=1))
    notes, took = [], {}
    for name, reader in READERS.items():
        missed: Counter[str] = Counter()
        times = []
        for made in hard:
            begun = time.perf_counter()
            read = reader(made.picture)
            times.append(time.perf_counter() - begun)
            missed[made.condition] += made.payload not in read
        exact: Counter[str] = Counter(m.condition for m in said if m.payload in reader(m.picture))
        took[name] = times
        share = 1 - missed.total() / len(hard)
        notes.append(
            f"{name}: {share:.1%} of {len(hard)} read; payloads exact: "
            + ", ".join(f"{kind} {exact[kind]}" for kind in sorted({m.condition for m in said}))
        )
        worst = ", ".join(f"{what} ({n})" for what, n in missed.most_common(8) if n)
        notes.append(f"{name} missed most: {worst}.")
    counts = Counter(m.condition for m in said)
    notes.append("payloads made: " + ", ".join(f"{k} {counts[k]}" for k in sorted(counts)))
    notes.append(f"gained by each step (tuning half): {_gains(1 if quick else 3)}")
    figures = tuple(
        figure("a picture", "ms", ms(took["Menkou"]), peer_name=name, peer=ms(took[name]))
        for name in list(READERS)[1:]
    )
    return Result("code_stress", "generated codes, held-out half", figures, tuple(notes))


def _gains(each: int) -> str:
    gained: Counter[str] = Counter()
    for made in stress(each, half=0):
        for step in (PLAIN, *DEEP):
            read = step.read(made.picture, EVERY)
            if any(code.payload == made.payload for code in read):
                gained[step.name] += 1
                break
            if any(code.format is CodeFormat.QR for code in read):
                break
    return ", ".join(f"{step.name} {gained[step.name]}" for step in (PLAIN, *DEEP))
