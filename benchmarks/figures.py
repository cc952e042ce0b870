"""Figures: what was measured, how it spread, and what it is compared with."""

from __future__ import annotations

import math
import statistics
from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Spread:
    """How samples lie. With fewer than 20 of them `p95` is the worst one."""

    n: int
    mean: float
    median: float
    p95: float
    worst: float


@dataclass(frozen=True, slots=True)
class Figure:
    """One measured thing. `peer` did the comparable thing in the same run.

    `more_is_better` turns round which end of the samples is the bad one.
    """

    what: str
    unit: str
    ours: Spread
    peer_name: str = ""
    peer: Spread | None = None

    @property
    def ratio(self) -> float | None:
        """Our median in medians of the peer."""
        if self.peer is None or not self.peer.median:
            return None
        return self.ours.median / self.peer.median


@dataclass(frozen=True, slots=True)
class Result:
    """What one benchmark found. `notes` say how it was measured and what is not in it."""

    name: str
    title: str
    figures: tuple[Figure, ...]
    notes: tuple[str, ...] = ()


def spread(samples: Sequence[float], *, more_is_better: bool = False) -> Spread:
    """Sum samples up; p95 is the nearest rank, from the bad end. Raises ValueError for none."""
    ordered = sorted(samples, reverse=more_is_better)
    if not ordered:
        raise ValueError("nothing was measured")
    rank = max(1, math.ceil(0.95 * len(ordered)))
    return Spread(
        n=len(ordered),
        mean=statistics.fmean(ordered),
        median=statistics.median(ordered),
        p95=ordered[rank - 1],
        worst=ordered[-1],
    )


def figure(
    what: str,
    unit: str,
    samples: Sequence[float],
    *,
    peer_name: str = "",
    peer: Sequence[float] = (),
    more_is_better: bool = False,
) -> Figure:
    """A figure from samples of ours and of the peer."""
    return Figure(
        what,
        unit,
        spread(samples, more_is_better=more_is_better),
        peer_name,
        spread(peer, more_is_better=more_is_better) if peer else None,
    )


def ms(seconds: Sequence[float]) -> list[float]:
    """Seconds as milliseconds."""
    return [1000 * s for s in seconds]
