"""The 8,105 characters of the general table (通用规范汉字表): which ways of input reach them.

A character is reached by its sound when it stands among the candidates of one of its readings
(pypinyin's, which the keyboard was not made from), the syllable closed with 分隔; by strokes among
the characters that begin with its whole order; by handwriting when the model knows its class; by
radical when it stands on a shelf of `radicals.txt`. The characters: `ui/input/build_general.py`.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Final

from pypinyin import Style, pinyin

from benchmarks.figures import Figure, Result, figure
from ui.input.build_general import general_characters
from ui.input.handwriting import shipped_model
from ui.input.lexicon import Lexicon, shipped_lexicon
from ui.input.pinyin import candidates
from ui.input.radicals import shipped_radicals
from ui.input.strokes import shipped_strokes, written_so

FAR: Final = 120
"""So many candidates are ten screens of twelve."""
_LEVELS: Final = ("3,500 of level 1", "3,000 of level 2", "1,605 of level 3")
_SPELLED: Final = {"lve": "lue", "nve": "nue", "ng": "en"}
_QUICK_STEP: Final = 20
Reached = Mapping[str, frozenset[str]]


def sounds(character: str) -> set[str]:
    """The syllables a character is known to have."""
    (found,) = pinyin(character, style=Style.NORMAL, heteronym=True, v_to_u=True)
    plain = (syllable.replace("ü", "v") for syllable in found)
    return {_SPELLED.get(syllable, syllable) for syllable in plain}


def by_sound(characters: str, lexicon: Lexicon) -> dict[str, int]:
    """Where a character stands, from 1, under its best reading; absent: nowhere."""
    wanted: dict[str, set[str]] = {}
    for character in characters:
        for syllable in sounds(character) & lexicon.syllables:
            wanted.setdefault(syllable, set()).add(character)
    best: dict[str, int] = {}
    for syllable, those in wanted.items():
        for place, found in enumerate(candidates(f"{syllable}'", lexicon), 1):
            if found.word in those:
                best[found.word] = min(place, best.get(found.word, place))
    return best


def by_strokes(characters: str) -> frozenset[str]:
    """Those that stand among the candidates once all their strokes were typed."""
    wanted = frozenset(characters)
    strokes = shipped_strokes()
    return frozenset(
        character
        for order, many in zip(strokes.orders, strokes.characters, strict=True)
        if wanted.intersection(c for _, c in many)
        for character in wanted.intersection(written_so(order, strokes))
    )


def reached(characters: str) -> Reached:
    """The characters each way of input reaches."""
    wanted = frozenset(characters)
    on_shelves = {c for r in shipped_radicals().values() for shelf in r.characters for c in shelf}
    return {
        "sound": frozenset(by_sound(characters, shipped_lexicon())),
        "strokes": by_strokes(characters),
        "handwriting": wanted.intersection(shipped_model().characters),
        "radical and strokes": wanted & on_shelves,
    }


def ways(characters: str, by_way: Reached) -> dict[str, int]:
    """How many ways lead to each character."""
    return {c: sum(c in those for those in by_way.values()) for c in characters}


def _figures(title: str, characters: str) -> list[Figure]:
    by_way = reached(characters)
    near = by_sound(characters, shipped_lexicon())
    counts = ways(characters, by_way).values()

    def share(what: str, number: int) -> Figure:
        return figure(f"{title}: {what}", "%", [100 * number / len(characters)])

    return [
        *(share(f"by {way}", len(those)) for way, those in by_way.items()),
        share(f"by sound, among {FAR}", sum(place <= FAR for place in near.values())),
        share("by two ways or more", sum(n >= 2 for n in counts)),
        share("by three ways or more", sum(n >= 3 for n in counts)),
    ]


def measure(folder: Path, *, quick: bool) -> Result:
    """Look every character up in every way; nothing is written to `folder`."""
    del folder
    step = _QUICK_STEP if quick else 1
    levels = [level[::step] for level in general_characters()]
    titled = zip(_LEVELS, levels, strict=True)
    figures = [each for title, level in titled for each in _figures(title, level)]
    note = "Characters: kTGH of Unihan 15.0. Readings to type: pypinyin 0.55 (MIT)."
    return Result("general", "characters of the general table", tuple(figures), (note,))
