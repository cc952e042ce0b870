"""From letters to words: the pinyin engine. Pure; it remembers nothing between two calls."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import dataclass
from typing import Final

from ui.input.lexicon import Group, Lexicon
from ui.input.names import Part, combined, given_bonus, surname_bonus
from ui.input.segments import Reading, Token, clean, readings

MOST_CANDIDATES: Final = 400
_LONGEST_WORD: Final = 14
# In natural logarithms of frequencies. Tuned on the tests' word list, not learnt from anybody.
_PER_CHARACTER: Final = 3.0
_NOT_FINISHED: Final = 4.0
_CONFUSED: Final = 6.0
_WORSE_READING: Final = 2.5
_UNLIKELY: Final = 1.5
_WORD_COST: Final = 16.0
_FIRST_NAMES: Final = 6
_FIRST_KNOWN: Final = 3
_FIRST_WORDS: Final = 2
_MOST_STEMS: Final = 3
# What ends the names of places that no list has all of.
_DIVISIONS: Final = {"qu": "区", "xian": "县", "shi": "市", "zhen": "镇", "xiang": "乡巷",
                     "cun": "村", "lu": "路", "jie": "街"}  # fmt: skip
# Sounds many speakers do not part: zh/z, ch/c, sh/s and the endings -ng/-n.
_CONFUSIONS: Final = (("zh", "z"), ("ch", "c"), ("sh", "s"))


@dataclass(frozen=True, slots=True)
class Candidate:
    """A word, and how many letters of the composition it uses up."""

    word: str
    letters: int


@dataclass(frozen=True, slots=True)
class _Hit:
    score: float
    word: str
    tokens: int
    letters: int


def candidates(letters: str, lexicon: Lexicon, part: Part = "") -> tuple[Candidate, ...]:
    """Words for the letters, best first: for all of them, then for their beginning.

    `part` says whether a name is typed. Longer input than `MAX_LETTERS` is cut.
    """
    read = _readable(clean(letters), lexicon)
    if not read:
        return ()
    length = read[0].tokens[-1].end
    hits = list(_all_hits(read, lexicon, part))
    whole = sorted((h for h in hits if h.letters == length), key=_by_score)
    parts = sorted((h for h in hits if h.letters < length), key=_by_length)
    made = combined(read, part, lexicon)
    words = _in_order([h.word for h in whole], made, lexicon, part)
    if len(read[0].tokens) > 1 and all(h.tokens == 1 for h in whole):
        words.insert(0 if not made else _FIRST_NAMES, _sentence(read[0].tokens, lexicon, part))
    if not part:
        words[_FIRST_WORDS:_FIRST_WORDS] = _divisions(read[0].tokens, parts)
    found = [Candidate(word, length) for word in words]
    found += [Candidate(h.word, h.letters) for h in parts]
    found += [Candidate(word, length) for word in made]
    unique = {c.word: c for c in reversed(found)}
    return tuple(c for c in found if unique[c.word] is c)[:MOST_CANDIDATES]


def _readable(letters: str, lexicon: Lexicon) -> tuple[Reading, ...]:
    """How as many of the letters as can be are read; the rest stays in the composition."""
    for end in range(len(letters), 0, -1):
        read = readings(letters[:end], lexicon)
        if read and read[0].tokens:
            return read
    return ()


def _by_score(hit: _Hit) -> tuple[float, str]:
    return -hit.score, hit.word


def _by_length(hit: _Hit) -> tuple[int, float, str]:
    return -hit.tokens, -hit.score, hit.word


def _in_order(known: list[str], made: list[str], lexicon: Lexicon, part: Part) -> list[str]:
    """Names before words where a name is typed; first those that somebody wrote down as names."""
    if part != "whole":
        return [*made[:_FIRST_NAMES], *known]
    surnames = {name for name, _ in lexicon.surnames}
    if known and known[0] in surnames:
        return [*known[:_FIRST_KNOWN], *made[:_FIRST_NAMES], *known[_FIRST_KNOWN:]]
    # A known word of two characters that could be a name is mostly none: 武侠, 高峰.
    noted = [w for w in known[:_FIRST_KNOWN] if len(w) > 2 and _is_name(w, surnames, lexicon)]
    return [*noted, *made[:_FIRST_NAMES], *known]


def _is_name(word: str, surnames: Set[str], lexicon: Lexicon) -> bool:
    """Whether a known word looks like a whole name."""
    return any(
        word[:n] in surnames
        and 1 <= len(word[n:]) <= 2
        and all(c in lexicon.given for c in word[n:])
        for n in (1, 2)
    )


def _divisions(tokens: Sequence[Token], parts: Sequence[_Hit]) -> list[str]:
    """A known word, and what makes it the name of a district, a village or a road."""
    ends = _DIVISIONS.get(tokens[-1].text, "") if len(tokens) > 2 else ""
    if not ends:
        return []
    stems = [h.word for h in parts if h.tokens == len(tokens) - 1 and h.letters == tokens[-2].end]
    return [w + end for w in stems[:_MOST_STEMS] if len(w) > 1 for end in ends]


def _all_hits(read: Sequence[Reading], lexicon: Lexicon, part: Part) -> Iterator[_Hit]:
    seen: set[tuple[Token, ...]] = set()
    for reading in read:
        worse = reading.cost - read[0].cost
        for count in range(1, min(len(reading.tokens), _LONGEST_WORD) + 1):
            head = reading.tokens[:count]
            # An unlikely reading may name the whole, never a beginning: that would be noise.
            is_noise = worse > _UNLIKELY and count < len(reading.tokens)
            if head not in seen and not is_noise:
                seen.add(head)
                yield from _hits(head, worse, lexicon, part)


def _hits(head: tuple[Token, ...], worse: float, lexicon: Lexicon, part: Part) -> Iterator[_Hit]:
    base = _PER_CHARACTER * (len(head) - 1) - worse * _WORSE_READING
    for group in lexicon.groups("".join(t.text[0] for t in head)):
        cost = _misfit(head, group.syllables)
        if cost is None or (cost >= _CONFUSED and not head[-1].is_open):
            continue
        # Only what was spelled out may be lifted as a name.
        yield from _scored(group, base - cost, head, lexicon, "" if cost else part)


def _scored(
    group: Group, base: float, head: Sequence[Token], lexicon: Lexicon, part: Part
) -> Iterator[_Hit]:
    for word, weight in group.each():
        score = base + weight + _bonus(word, group.syllables, lexicon, part)
        yield _Hit(score, word, len(head), head[-1].end)


def _bonus(word: str, syllables: tuple[str, ...], lexicon: Lexicon, part: Part) -> float:
    if part == "whole":
        return surname_bonus(word, syllables, lexicon)
    if part == "given":
        return given_bonus(word, lexicon) if len(word) == 1 else 0.0
    return 0.0


def _misfit(tokens: Sequence[Token], syllables: Sequence[str]) -> float | None:
    """What it costs to take typed tokens for syllables; None: they do not fit."""
    cost = 0.0
    for token, syllable in zip(tokens, syllables, strict=True):
        if token.text == syllable:
            continue
        if token.fits(syllable):
            cost += 0.0 if token.is_initial else _NOT_FINISHED
        elif token.is_full and _sounds_like(token.text) == _sounds_like(syllable):
            cost += _CONFUSED
        else:
            return None
    return cost


def _sounds_like(syllable: str) -> str:
    for one, other in _CONFUSIONS:
        if syllable.startswith(one):
            syllable = other + syllable[2:]
    return syllable[:-1] if syllable.endswith("ng") else syllable


def _sentence(tokens: Sequence[Token], lexicon: Lexicon, part: Part) -> str:
    """The likeliest row of words for all tokens."""
    best: list[tuple[float, str]] = [(0.0, "")]
    for end in range(1, len(tokens) + 1):
        options = []
        for start in range(max(0, end - 4), end):
            first = part if start == 0 else ""
            word = _likeliest(tokens[start:end], lexicon, first)
            if word is not None:
                score, text = best[start]
                options.append((score + word[0] - _WORD_COST, text + word[1]))
        best.append(max(options))
    return best[-1][1]


def _likeliest(tokens: Sequence[Token], lexicon: Lexicon, part: Part) -> tuple[float, str] | None:
    def each() -> Iterable[tuple[float, str]]:
        for group in lexicon.groups("".join(t.text[0] for t in tokens)):
            cost = _misfit(tokens, group.syllables)
            if cost is not None:
                for word, weight in group.each():
                    bonus = 0.0 if cost else _bonus(word, group.syllables, lexicon, part)
                    yield weight - cost + bonus, word
                    if not part:
                        break

    return max(each(), default=None)
