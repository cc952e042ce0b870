"""Receiver operating characteristics: faults told, against false alarms."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

Halves = tuple[list[float], list[float]]
"""Scores of good pictures and of bad ones; more is worse."""

_SIDE: Final = 220
_AT: Final = 40
_COLOURS: Final = (("tuning", "#7A7A7A", "5 4"), ("held out", "#0B57A4", "none"))


@dataclass(frozen=True, slots=True)
class Curve:
    """One measure with its limit, on both halves."""

    name: str
    limit: float
    tuning: Halves
    held_out: Halves


def auc(good: Sequence[float], bad: Sequence[float]) -> float:
    """The chance that a bad picture scores worse than a good one; a draw counts half."""
    one, other = np.array(good)[None, :], np.array(bad)[:, None]
    return float(((other > one) + 0.5 * (other == one)).mean()) if good and bad else float("nan")


def points(good: Sequence[float], bad: Sequence[float]) -> list[tuple[float, float]]:
    """False alarms and hits at every limit, from the strictest on."""
    at = sorted({*good, *bad}, reverse=True)
    pairs = [(_share(good, limit), _share(bad, limit)) for limit in at]
    return [(0.0, 0.0), *pairs, (1.0, 1.0)]


def draw(curve: Curve) -> str:
    """The curve as SVG; the dots are where the limit in use lies."""
    parts = [_frame(curve.name)]
    for i, (name, colour, dash) in enumerate(_COLOURS):
        good, bad = curve.tuning if i == 0 else curve.held_out
        line = " ".join(f"{_x(x):.1f},{_y(y):.1f}" for x, y in points(good, bad))
        x, y = (_share(scores, curve.limit) for scores in (good, bad))
        parts.append(
            f'<polyline points="{line}" fill="none" stroke="{colour}" stroke-width="2"'
            f' stroke-dasharray="{dash}"/>'
            f'<circle cx="{_x(x):.1f}" cy="{_y(y):.1f}" r="4" fill="{colour}"/>'
            f'<text x="{_AT + 60}" y="{_AT + 150 + 18 * i}" fill="{colour}">{name}: AUC'
            f" {auc(good, bad):.4f}</text>"
        )
    return "\n".join([*parts, "</svg>", ""])


def _share(scores: Sequence[float], limit: float) -> float:
    return float(np.mean(np.array(scores) >= limit)) if scores else 0.0


def _x(share: float) -> float:
    return _AT + _SIDE * share


def _y(share: float) -> float:
    return _AT + _SIDE * (1 - share)


def _frame(name: str) -> str:
    size = _SIDE + 2 * _AT
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{size}" height="{size}"'
        f' viewBox="0 0 {size} {size}" font-family="sans-serif" font-size="12">\n'
        f'<rect width="{size}" height="{size}" fill="white"/>'
        f'<rect x="{_AT}" y="{_AT}" width="{_SIDE}" height="{_SIDE}" fill="none" stroke="#999"/>'
        f'<text x="{_AT}" y="{_AT - 14}" font-size="14">{name}</text>'
        f'<text x="{_AT}" y="{size - 14}">false alarms, 0 to 1</text>'
        f'<text transform="translate({_AT - 12},{size - _AT}) rotate(-90)">told, 0 to 1</text>'
    )
