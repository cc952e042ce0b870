"""Chinese names as combinations: a family name and one or two characters that names are made of.

No dictionary holds everybody; most names are put together from a few hundred characters.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from typing import Final, Literal

from ui.input.lexicon import Lexicon
from ui.input.segments import Token

Part = Literal["", "whole", "given"]
"""What is typed: no name, a name from its beginning, or what follows the family name."""

SURNAME_BONUS: Final = 9.0
GIVEN_BONUS: Final = 4.0
_BEST: Final = 4
_MOST: Final = 12


def surname_bonus(name: str, syllables: tuple[str, ...], lexicon: Lexicon) -> float:
    """How much likelier a word is at the beginning of a name."""
    rank = lexicon.surnames.get((name, " ".join(syllables)))
    return 0.0 if rank is None else SURNAME_BONUS + 5.0 - math.log(3 + rank)


def given_bonus(character: str, lexicon: Lexicon) -> float:
    """How much likelier a character is in a given name."""
    rank = lexicon.given.get(character)
    return 0.0 if rank is None else GIVEN_BONUS + 2.0 - math.log(8 + rank) / 2


def combined(tokens: Sequence[Token], part: Part, lexicon: Lexicon) -> list[str]:
    """Names that fit all tokens, likeliest first; a few."""
    if not part or not 2 <= len(tokens) <= 4:
        return []
    found: list[tuple[float, str]] = []
    if part == "given":
        if len(tokens) == 2:
            found = _products(_given(tokens[0], lexicon), _given(tokens[1], lexicon))
        return _words(found)
    for length in (1, 2):
        rest = tokens[length:]
        if 1 <= len(rest) <= 2:
            found += _with_surname(tokens[:length], rest, lexicon)
    return _words(found)


def _words(found: list[tuple[float, str]]) -> list[str]:
    return [word for _, word in sorted(found, reverse=True)[:_MOST]]


def _with_surname(
    head: Sequence[Token], rest: Sequence[Token], lexicon: Lexicon
) -> list[tuple[float, str]]:
    found = sorted(_surnames(head, lexicon), reverse=True)[:_BEST]
    for token in rest:
        found = _products(found, _given(token, lexicon))
    return found


def _products(
    heads: list[tuple[float, str]], tails: list[tuple[float, str]]
) -> list[tuple[float, str]]:
    both = [(a + b, head + tail) for a, head in heads for b, tail in tails]
    return sorted(both, reverse=True)[: _MOST * 2]


def _surnames(head: Sequence[Token], lexicon: Lexicon) -> Iterator[tuple[float, str]]:
    for (name, reading), rank in lexicon.surnames.items():
        syllables = reading.split(" ")
        if len(syllables) == len(head) and all(
            t.fits(s) for t, s in zip(head, syllables, strict=True)
        ):
            # A family name of two characters is rare, but seldom meant otherwise.
            yield 8.0 * (len(head) - 1) - math.log(3 + rank), name


def _given(token: Token, lexicon: Lexicon) -> list[tuple[float, str]]:
    if token.is_initial:
        return []
    found: list[tuple[float, str]] = []
    for group in lexicon.groups(token.text[0]):
        if token.fits(group.syllables[0]):
            open_cost = 0.0 if group.syllables[0] == token.text else 3.0
            for character, weight in group.each():
                bonus = given_bonus(character, lexicon)
                unusual_cost = 0.0 if bonus else 2.5
                found.append((bonus + weight / 8 - open_cost - unusual_cost, character))
    return sorted(found, reverse=True)[: _BEST * 2]
