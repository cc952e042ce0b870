"""What is being composed on the pad of one screen: letters, the words for them, the input mode.

Nothing outlives its place: another page, another screen, another visit, and all is gone. What
a screen says is checked like what a device says; anything ill-formed changes nothing.
"""

from __future__ import annotations

import re
import threading
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Final

from ui.input.handwriting import Model, Strokes, recognised, shipped_model
from ui.input.lexicon import Lexicon, shipped_lexicon
from ui.input.names import Part
from ui.input.pinyin import Candidate, candidates
from ui.input.radicals import Radicals, found_for, shipped_radicals, well_formed
from ui.input.segments import clean
from ui.input.strokes import Strokes as Orders
from ui.input.strokes import shipped_strokes, written_so
from ui.input.strokes import well_formed as strokes_in

VERBS: Final = frozenset({"compose", "pick_candidate", "candidate_page", "input_mode", "write"})
MODES: Final = ("pinyin", "latin", "symbols", "handwriting", "radicals", "strokes")
_ON_SCREEN: Final = 12
_SCREENS: Final = {"FormPage": {"zh-CN": "pinyin", "en": "latin"},
                   "Search": {"zh-CN": "latin", "en": "latin"}}  # fmt: skip
# For pages whose questions do not say whether they ask for a name.
_PERSON: Final = re.compile(
    r"(?:^|\.)(?:(?:full|real|agent|applicant|contact|holder|elder|child|spouse|guardian|parent"
    r"|father|mother|heir|receiver|recipient|person)N|n)ame$"
)


@dataclass(frozen=True, slots=True)
class Composition:
    """Letters not yet turned into words, the words for them, and which of them are shown."""

    letters: str = field(default="", repr=False)
    found: tuple[Candidate, ...] = field(default=(), repr=False)
    part: Part = ""
    starts: tuple[int, ...] = (0,)


_NOTHING: Final = Composition()


class Pad:
    """The pad of the screen that is shown. Lives on the thread of the screen."""

    def __init__(
        self,
        lexicon: Callable[[], Lexicon] = shipped_lexicon,
        model: Callable[[], Model] = shipped_model,
        radicals: Callable[[], Radicals] = shipped_radicals,
        orders: Callable[[], Orders] = shipped_strokes,
    ) -> None:
        self._lexicon = lexicon
        self._model = model
        self._radicals = radicals
        self._orders = orders
        self._place: tuple[object, ...] = ()
        self._asks_name: dict[str, bool] = {}
        self._mode = ""
        self._shown_mode = ""
        self.composition = _NOTHING

    def warm(self) -> None:
        """Read the words in the background, so that the first key need not wait for them."""
        threading.Thread(target=self._read_all, name="words of the pad", daemon=True).start()

    def _read_all(self) -> None:
        self._lexicon()
        self._model()
        self._radicals()
        self._orders()

    def wipe(self) -> None:
        """Forget what was composed and which mode was chosen."""
        self._mode = ""
        self.composition = _NOTHING

    def props(
        self, screen: str, shown: Mapping[str, Any], *, language: str, visit: str
    ) -> dict[str, Any]:
        """What the pad adds to a screen's properties. Another page or visit wipes it first."""
        place = (visit, screen, shown.get("page"))
        if place != self._place:
            self._place = place
            self.wipe()
        modes = _SCREENS.get(screen)
        if modes is None:
            return {}
        self._asks_name = {c["name"]: c["asksName"] for c in _questions(shown) if "asksName" in c}
        # Another language comes between words, not in the middle of one.
        is_writing = self.composition is not _NOTHING
        usual = self._shown_mode if is_writing and self._shown_mode else modes[language]
        self._shown_mode = self._mode or usual
        return _said(self._shown_mode, self.composition)

    def fresh(self, screen: str, *, language: str) -> dict[str, Any]:
        """What it adds to a screen on which nothing was typed yet."""
        modes = _SCREENS.get(screen)
        return {} if modes is None else _said(modes[language], _NOTHING)

    def perform(self, verb: str, detail: Any) -> None:
        """Do what a verb of the pad says."""
        match verb, detail:
            case "compose", {"letters": str(letters)} if self._mode == "radicals":
                wanted = well_formed(letters, self._radicals())
                self._show(wanted, found_for(wanted, self._radicals()))
            case "compose", {"letters": str(letters)} if self._mode == "strokes":
                wanted = strokes_in(letters)
                self._show(wanted, written_so(wanted, self._orders()))
            case "compose", {"letters": str(letters)}:
                self._compose(clean(letters), self._part_of(detail))
            case "pick_candidate", str(word):
                self._pick(word)
            case "candidate_page", int() | float():
                self._turn(int(detail) if abs(detail) < 1000 else 0)
            case "write", list(strokes):
                self._write(_strokes_of(strokes))
            case "input_mode", str(mode) if mode in MODES:
                self.wipe()
                self._mode = mode

    def _part_of(self, detail: Mapping[str, Any]) -> Part:
        """Whether a person's name is being typed, and which part of it."""
        question = str(detail.get("field", ""))
        if not self._asks_name.get(question, _PERSON.search(question) is not None):
            return ""
        before = str(detail.get("before", ""))
        if not before:
            return "whole"
        return "given" if _is_surname(before, self._lexicon()) else ""

    def _compose(self, letters: str, part: Part) -> None:
        self.composition = _NOTHING
        if letters:
            found = candidates(letters, self._lexicon(), part)
            self.composition = Composition(letters, found, part)

    def _show(self, wanted: str, found: tuple[str, ...]) -> None:
        """Characters that were looked up: each uses up everything that was asked."""
        self.composition = Composition(wanted, tuple(Candidate(c, len(wanted)) for c in found))

    def _write(self, strokes: Strokes) -> None:
        found = recognised(strokes, self._model()) if strokes else ()
        self.composition = Composition(found=tuple(Candidate(c, 0) for c in found))

    def _pick(self, word: str) -> None:
        now = self.composition
        picked = next((c for c in now.found if c.word == word), None)
        if picked is None:
            return
        rest = now.letters[picked.letters :].lstrip("'")
        is_surname = now.part == "whole" and _is_surname(word, self._lexicon())
        self._compose(rest, "given" if is_surname else "")

    def _turn(self, shown: int) -> None:
        """On by as many words as were shown, or back to where the page before began."""
        now = self.composition
        start = now.starts[-1] + shown
        if shown < 0:
            self.composition = replace(now, starts=now.starts[:-1] or (0,))
        elif shown and start < len(now.found):
            self.composition = replace(now, starts=(*now.starts, start))


def _said(mode: str, composition: Composition) -> dict[str, Any]:
    start = composition.starts[-1]
    return {
        "inputMode": mode,
        "composing": composition.letters,
        "candidates": [c.word for c in composition.found[start : start + _ON_SCREEN]],
        "candidatesBefore": start > 0,
        "candidatesLeft": len(composition.found) - start,
    }


def _questions(shown: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    """The questions of a form page, as far as they say what they ask."""
    return (c for c in shown.get("controls", ()) if isinstance(c, Mapping))


def _strokes_of(said: list[Any]) -> Strokes:
    """Points of an ill-formed drawing are no points."""
    try:
        return [[(float(p["x"]), float(p["y"])) for p in stroke] for stroke in said]
    except (KeyError, TypeError, ValueError):
        return []


def _is_surname(word: str, lexicon: Lexicon) -> bool:
    return any(name == word for name, _ in lexicon.surnames)
