"""The judge of pages: how well each measure parts good pictures from bad ones, half by half."""

from __future__ import annotations

import time
from collections.abc import Mapping
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import Final

import numpy as np

from benchmarks.fault_makers import FAULTY, GOOD, Taken, taken
from benchmarks.figures import Result, figure, ms
from benchmarks.roc import Curve, auc, draw
from kiosk.materials import judge as limits
from kiosk.materials import measures
from kiosk.materials.card_back import completed
from kiosk.materials.judge import Fault, judge
from kiosk.materials.page import PageFound, find_page
from kiosk.materials.picture import Picture
from kiosk.materials.second_page import other_page
from kiosk.materials.straighten import straighten

_EACH: Final = 14
DRAWN_IN: Final = Path(__file__).parents[1] / "docs" / "judge"
_WRONG: Final[Mapping[str, tuple[Fault, tuple[str, ...]]]] = {
    "blur": (Fault.BLURRED, ("defocused", "defocused_dark", "moved")),
    "darkness": (Fault.TOO_DARK, ("dark",)),
    "glare": (Fault.GLARE, ("glare",)),
    "noise": (Fault.NOISY, ("noisy",)),
    "finger": (Fault.FINGER, ("finger",)),
    "small writing": (Fault.TOO_SMALL, ("far",)),
    "blank": (Fault.BLANK, ("blank",)),
    "two pages": (Fault.TWO_PAGES, ("two",)),
    "back of a card": (Fault.WRONG_SIDE, ("back",)),
}
_LIMITS: Final[Mapping[str, float]] = {
    "blur": limits.BLURRED, "darkness": -limits.DARK, "glare": limits.GLARE_SHARE,
    "noise": limits.NOISY, "finger": limits.FINGER_SHARE, "small writing": -limits.LEAST_LINE,
    "blank": -limits.BLANK_SHARE, "two pages": 0.5, "back of a card": limits.STRIPE,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Judged:
    kind: str
    paper: str
    scores: Mapping[str, float]
    faults: frozenset[Fault]
    took_s: float


def measure(_: Path, *, quick: bool) -> Result:
    """Judge both halves; draw the curves anew unless it is a quick run."""
    with ProcessPoolExecutor(2) as pool:
        halves = list(pool.map(_half, (0, 1), (quick, quick)))
    curves = [_curve(name, halves) for name in _WRONG]
    if not quick:
        DRAWN_IN.mkdir(exist_ok=True)
        for curve in curves:
            path = DRAWN_IN / f"{curve.name.replace(' ', '_')}.svg"
            path.write_text(draw(curve), encoding="utf-8")
    held_out = halves[1]
    notes = [_note(name, halves) for name in _WRONG]
    notes.append(_alarms("dark but sharp", held_out, ("dark_sharp",), (Fault.BLURRED,)))
    notes.append(_alarms("good", held_out, GOOD, tuple(Fault)))
    took = ms([judged.took_s for judged in held_out])
    figures = (figure("judge one page", "ms", took),)
    return Result("judge", "verdicts on generated pages", figures, tuple(notes))


def _half(half: int, quick: bool) -> list[_Judged]:
    """Fourteen of each kind and paper, and as many backs of cards as other kinds have pictures."""
    each = 1 if quick else _EACH
    others = tuple(kind for kind in GOOD + FAULTY if kind != "back")
    some = chain(taken(each, half=half, kinds=others), taken(3 * each, half=half, kinds=("back",)))
    return [judged for shown in some if (judged := _judged(shown))]


def _judged(shown: Taken) -> _Judged | None:
    found = find_page(shown.frame)
    if found is None:
        return None
    shape = "card" if shown.paper == "card" else "a4"
    if shape == "card":
        found = completed(shown.frame, found)
    page = straighten(shown.frame, found.corners, shape)
    begun = time.perf_counter()
    front = shape == "card"
    verdicts = judge(page, shown.frame, found, shape=shape, front=front)
    took = time.perf_counter() - begun
    faults = frozenset(verdict.code for verdict in verdicts)
    scores = _scores(page, shown.frame, found, shape)
    return _Judged(shown.kind, shown.paper, scores, faults, took)


def _scores(page: Picture, frame: Picture, found: PageFound, shape: str) -> dict[str, float]:
    """Every measure, turned so that more is worse."""
    seen, ink = measures.as_seen(frame, found), measures.ink_of(page)
    enlarged = measures.enlargement(page, frame, found)
    spots = measures.burnt_of(seen)[1:]
    line = measures.line_height_of(page, ink, enlarged).value
    if shape == "card":
        line = measures.card_line_of(frame, found).value
    return {
        "blur": measures.softness_of(page, ink, enlarged).value,
        "darkness": -measures.brightness_of(seen).value,
        "glare": spots[0].value if spots else 0.0,
        "noise": measures.noise_of(frame, found).value,
        "finger": measures.finger_over(seen).value,
        "small writing": -line if line else -99.0,
        "blank": -float((ink > measures.INK).mean()),
        "two pages": other_page(frame, found) or 0.0,
        "back of a card": measures.stripe_on(page).value,
    }


def _parted(name: str, half: list[_Judged]) -> tuple[list[float], list[float]]:
    wrong = _WRONG[name][1]
    good = [j.scores[name] for j in half if j.kind in GOOD and _may(name, j)]
    return good, [j.scores[name] for j in half if j.kind in wrong]


def _may(name: str, judged: _Judged) -> bool:
    """Only a card has a back."""
    return name != "back of a card" or judged.paper == "card"


def _curve(name: str, halves: list[list[_Judged]]) -> Curve:
    return Curve(name, _LIMITS[name], _parted(name, halves[0]), _parted(name, halves[1]))


def _note(name: str, halves: list[list[_Judged]]) -> str:
    fault, wrong = _WRONG[name]
    areas = [auc(*_parted(name, half)) for half in halves]
    bad = [j for j in halves[1] if j.kind in wrong]
    good = [j for j in halves[1] if j.kind in GOOD]
    told = np.mean([fault in j.faults for j in bad])
    alarms = np.mean([fault in j.faults for j in good])
    return (
        f"{name}: AUC {areas[0]:.4f} tuning, {areas[1]:.4f} held out; told in {told:.0%} of"
        f" {len(bad)}, false alarm in {alarms:.1%} of {len(good)}"
    )


def _alarms(
    what: str, half: list[_Judged], kinds: tuple[str, ...], faults: tuple[Fault, ...]
) -> str:
    some = [j for j in half if j.kind in kinds]
    wrong = sum(bool(j.faults & set(faults)) for j in some)
    named = "blur" if faults == (Fault.BLURRED,) else "any fault"
    return f"{what} pages on which {named} was wrongly told: {wrong} of {len(some)} (held out)"
