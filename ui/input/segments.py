"""How a row of letters can be read as syllables, in full or by initials.

"xian" is one syllable or two; "zs" is two initials; "zhangs" is a syllable and an initial. The
most likely readings come first, and never more than a handful of them.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from ui.input.lexicon import Lexicon

MAX_LETTERS: Final = 48
"""A composition longer than this is cut: nobody reads it any more."""
_MOST_READINGS: Final = 8
_LONGEST_SYLLABLE: Final = 6
_CONSONANTS: Final = frozenset("bpmfdtnlgkhjqxrzcsyw")
_TWO_LETTER_INITIALS: Final = frozenset({"zh", "ch", "sh"})
# What the resident typed beyond need costs nothing; what we must guess does.
_FULL_COST: Final = 1.0
_OPEN_COST: Final = 1.5
_INITIAL_COST: Final = 3.0
# ü has no key: v stands for it, and some write lve or jv.
_SPELLINGS: Final = (("lve", "lue"), ("nve", "nue"), ("jv", "ju"), ("qv", "qu"), ("xv", "xu"),
                     ("yv", "yu"))  # fmt: skip


@dataclass(frozen=True, slots=True)
class Token:
    """One syllable as it was typed. `end` counts letters of the composition up to here."""

    text: str
    end: int
    is_full: bool
    is_open: bool
    """The last of the row: the resident may still be typing it."""

    @property
    def is_initial(self) -> bool:
        """Only an initial, at the end or in the middle."""
        return not self.is_full and (len(self.text) == 1 or self.text in _TWO_LETTER_INITIALS)

    def fits(self, syllable: str) -> bool:
        """Whether a syllable may be meant by it."""
        if self.is_full and not self.is_open:
            return syllable == self.text
        return syllable.startswith(self.text)


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to read the letters. Smaller cost is likelier."""

    cost: float
    tokens: tuple[Token, ...]


def clean(letters: str) -> str:
    """Keep small letters and separators only, in bounds."""
    kept = [c for c in letters.lower().replace("ü", "v") if "a" <= c <= "z" or c == "'"]
    return "".join(kept)[:MAX_LETTERS]


def readings(letters: str, lexicon: Lexicon) -> tuple[Reading, ...]:
    """The likeliest readings of all the letters, best first; none if there is no reading.

    `letters` must be clean.
    """
    return _k_best(letters, lexicon)[0]


def _k_best(letters: str, lexicon: Lexicon) -> list[tuple[Reading, ...]]:
    best: list[tuple[Reading, ...]] = [()] * len(letters) + [(Reading(0.0, ()),)]
    for start in range(len(letters) - 1, -1, -1):
        if letters[start] == "'":
            best[start] = best[start + 1]
            continue
        found = [
            Reading(cost + rest.cost, (token, *rest.tokens))
            for cost, token in _tokens_at(letters, start, lexicon)
            for rest in best[token.end]
        ]
        best[start] = tuple(sorted(found, key=lambda r: (r.cost, -_first(r)))[:_MOST_READINGS])
    return best


def _first(reading: Reading) -> int:
    return reading.tokens[0].end


def _tokens_at(letters: str, start: int, lexicon: Lexicon) -> Iterator[tuple[float, Token]]:
    for end in range(start + 1, min(len(letters), start + _LONGEST_SYLLABLE) + 1):
        typed = letters[start:end]
        if typed[-1] == "'":
            return
        text = _respelled(typed)
        is_last = end == len(letters)
        if text in lexicon.syllables:
            yield _FULL_COST, Token(text, end, is_full=True, is_open=is_last)
        elif typed in _TWO_LETTER_INITIALS or typed in _CONSONANTS:
            yield _INITIAL_COST, Token(typed, end, is_full=False, is_open=is_last)
        elif is_last and text in lexicon.beginnings:
            yield _OPEN_COST, Token(text, end, is_full=False, is_open=True)


def _respelled(typed: str) -> str:
    for written, meant in _SPELLINGS:
        if typed.startswith(written):
            return meant + typed[len(written) :]
    return typed
