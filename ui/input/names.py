"""Chinese names as combinations: a family name and one or two characters that names are made of.

No dictionary holds everybody. What is frequent in given names, and at which place, was learnt
from a public list (`build_names.py`); a name is as likely as its parts are together.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from typing import Final, Literal

from ui.input.lexicon import Lexicon
from ui.input.segments import Reading, Token

Part = Literal["", "whole", "given"]
"""What is typed: no name, a name from its beginning, or what follows the family name."""
Scored = list[tuple[float, str]]

SURNAME_BONUS: Final = 9.0
GIVEN_BONUS: Final = 30.0
_COST_IN_BONUS: Final = 3.0
# 董国强 and 白丽华 are many, 东郭强 and 百里华 next to nobody: room for both among the first five.
_COMPOUND_COST: Final = 3.0
_MOST: Final = 12
_MOST_SURNAMES: Final = 8
_MOST_CHARACTERS: Final = 30
_MOST_READINGS: Final = 3
_NOT_FINISHED: Final = 3.0
_WORSE_READING: Final = 2.0
# A pair is either met as one, or put together: how much of all given names is the former.
_AS_ONE: Final = 0.4


def surname_bonus(name: str, syllables: tuple[str, ...], lexicon: Lexicon) -> float:
    """How much likelier a word is at the beginning of a name."""
    rank = lexicon.surnames.get((name, " ".join(syllables)))
    return 0.0 if rank is None else SURNAME_BONUS + 5.0 - math.log(3 + rank)


def given_bonus(character: str, lexicon: Lexicon) -> float:
    """How much likelier a character is in a given name."""
    cost = lexicon.given.get(character)
    return 0.0 if cost is None else max(0.0, GIVEN_BONUS - _COST_IN_BONUS * cost)


def combined(read: Sequence[Reading], part: Part, lexicon: Lexicon) -> list[str]:
    """Names that fit all letters, likeliest first; a few."""
    if not part:
        return []
    found: dict[str, float] = {}
    for reading in read[:_MOST_READINGS]:
        worse = (reading.cost - read[0].cost) * _WORSE_READING
        for score, name in _names(reading.tokens, part, lexicon):
            found[name] = max(score - worse, found.get(name, -math.inf))
    return [name for _, name in _best([(s, name) for name, s in found.items()], _MOST)]


def _names(tokens: Sequence[Token], part: Part, lexicon: Lexicon) -> Scored:
    if any(token.is_initial for token in tokens):
        return []
    if part == "given":
        return _given(tokens, lexicon) if len(tokens) == 2 else []
    found: Scored = []
    for length in (1, 2):
        rest = tokens[length:]
        if 1 <= len(rest) <= 2:
            heads = _best(list(_surnames(tokens[:length], lexicon)), _MOST_SURNAMES)
            found += _products(heads, _given(rest, lexicon)) if heads else []
    return found


def _best(found: Scored, count: int) -> Scored:
    return sorted(found, reverse=True)[:count]


def _products(heads: Scored, tails: Scored) -> Scored:
    both = [(a + b, head + tail) for a, head in heads for b, tail in _best(tails, _MOST * 2)]
    return _best(both, _MOST * 2)


def _surnames(head: Sequence[Token], lexicon: Lexicon) -> Iterator[tuple[float, str]]:
    for (name, reading), rank in lexicon.surnames.items():
        syllables = reading.split(" ")
        if len(syllables) == len(head) and all(
            t.fits(s) for t, s in zip(head, syllables, strict=True)
        ):
            yield -_COMPOUND_COST * (len(head) - 1) - math.log(3 + rank), name


def _given(rest: Sequence[Token], lexicon: Lexicon) -> Scored:
    """Given names of one or two characters."""
    places = [_characters(token, place, lexicon) for place, token in _placed(rest)]
    if len(places) == 1:
        return places[0]
    return [
        (_as_pair(a + b, head + tail, lexicon), head + tail)
        for a, head in places[0]
        for b, tail in places[1]
    ]


def _as_pair(together: float, pair: str, lexicon: Lexicon) -> float:
    """The logarithm of the likelihood of a pair, met as one or put together."""
    whole = lexicon.pairs.get(pair)
    apart = (1 - _AS_ONE) * math.exp(together)
    return math.log(apart + (0.0 if whole is None else _AS_ONE * math.exp(-whole)))


def _placed(rest: Sequence[Token]) -> Iterator[tuple[str, Token]]:
    return zip(("alone",) if len(rest) == 1 else ("first", "second"), rest, strict=True)


def _characters(token: Token, place: str, lexicon: Lexicon) -> Scored:
    found: Scored = []
    for syllable in lexicon.given_shelves:
        if token.fits(syllable):
            cost = 0.0 if syllable == token.text else _NOT_FINISHED
            for each in lexicon.given_names(syllable):
                found.append((-cost - getattr(each, place), each.character))
    return _best(found, _MOST_CHARACTERS)
