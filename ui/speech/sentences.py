"""From a screen to what is said of it: the words of a page, cut into sentences."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

_SENTENCE = re.compile(r"[^。！？；!?;\n]+[。！？；!?;]*|\n")
_WORDS = re.compile(r"\w")


@dataclass(frozen=True, slots=True)
class Page:
    """A page as somebody reads it out: its words, what it shows, and who may listen.

    `in_private`: only the resident hears it, so what is personal may be said as well.
    """

    words: Callable[..., str] = field(repr=False)
    props: Mapping[str, Any] = field(repr=False)
    in_private: bool = False

    def word(self, message_id: str, *places: object) -> str:
        """A text of the screens, with its `%1`, `%2` filled."""
        text = self.words(message_id)
        for number, place in enumerate(places, 1):
            text = text.replace(f"%{number}", str(place))
        return text

    def by_reader(self, message_id: str) -> str:
        """How to hold a code, as far as the scanner, the camera or both can read it now."""
        way = self.text("readers")
        return self.word(f"{message_id}_{way}" if way in ("camera", "both") else message_id)

    def text(self, name: str) -> str:
        """A property that is text; '' where the page has none."""
        value = self.props.get(name, "")
        return value if isinstance(value, str) else ""

    def rows(self, name: str) -> list[Mapping[str, Any]]:
        """A property that is a list of rows."""
        return list(self.props.get(name) or ())

    def lines(self, name: str) -> list[str]:
        """A property that is a list of texts."""
        return [str(line) for line in self.props.get(name) or ()]

    def is_true(self, name: str) -> bool:
        """A property that is a flag."""
        return bool(self.props.get(name))

    def of_rows(self, name: str, *fields: str) -> Iterator[str]:
        """These fields of every row, row by row."""
        for row in self.rows(name):
            for each in fields:
                yield str(row.get(each) or "")

    def facts(self, name: str) -> Iterator[str]:
        """Rows of label and value: the values are for the resident's ears only."""
        for row in self.rows(name):
            yield str(row.get("label") or row.get("name") or "")
            yield from self.personal(str(row.get("value") or ""))

    def personal(self, *texts: str) -> tuple[str, ...]:
        """What others must not hear."""
        return texts if self.in_private else ()


def sentences(parts: Iterator[str]) -> tuple[str, ...]:
    """The sentences of these texts; none empty, none twice in a row."""
    said: list[str] = []
    for part in parts:
        for match in _SENTENCE.finditer(part):
            sentence = match.group().strip()
            if _WORDS.search(sentence) and (not said or said[-1] != sentence):
                said.append(sentence)
    return tuple(said)
