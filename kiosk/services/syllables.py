"""Comparing what was typed with the sound of a phrase, syllable by syllable."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

INITIALS_ONLY = 0.6
_PART_OF_PHRASE = 0.5


def closeness(letters: str, sound: tuple[str, ...]) -> float:
    """Return how well typed letters fit a phrase, 0 to 1.

    The letters must run through neighbouring syllables from the start of one on; of each syllable
    any beginning may be typed ("shebaoka", "sbk", "shbk"). Whole syllables fit better than
    initials, and a larger part of the phrase better than a smaller. One letter alone fits only
    the beginning of a phrase.
    """
    starts = range(1) if len(letters) == 1 else range(len(sound))
    return max((_from(letters, sound[start:], len(sound)) for start in starts), default=0.0)


def likeness(sound: Sequence[str], other: Sequence[str]) -> float:
    """Return the share of neighbouring syllable pairs of `sound` that `other` has too."""
    pairs = list(pairwise(sound))
    others = set(pairwise(other))
    return sum(pair in others for pair in pairs) / len(pairs) if pairs else 0.0


def _from(letters: str, sound: tuple[str, ...], whole: int) -> float:
    best = _fewest_left_out(letters, sound)
    if best is None:
        return 0.0
    left_out, used = best
    spoken = len(letters) / (len(letters) + left_out)
    share = _PART_OF_PHRASE + (1 - _PART_OF_PHRASE) * used / whole
    return (INITIALS_ONLY + (1 - INITIALS_ONLY) * spoken) * share


def _fewest_left_out(letters: str, sound: tuple[str, ...]) -> tuple[int, int] | None:
    # (letters of the syllables that were not typed, syllables used), the fewest left out.
    if not letters:
        return 0, 0
    if not sound:
        return None
    syllable = sound[0]
    best: tuple[int, int] | None = None
    for size in range(1, len(syllable) + 1):
        if not letters.startswith(syllable[:size]):
            break
        rest = _fewest_left_out(letters[size:], sound[1:])
        if rest is not None:
            found = (rest[0] + len(syllable) - size, rest[1] + 1)
            best = found if best is None or found < best else best
    return best
