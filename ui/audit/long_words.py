"""A catalogue whose words are 40 % longer: what does not fit then would not fit in translation."""

from __future__ import annotations

import re
from typing import Any, Final

from PySide6.QtCore import QObject, QTranslator

from ui.i18n import Words, catalogue

STRETCH: Final = 1.4
_PLACE = re.compile(r"%\d|\{\w+\}|%n")
_LATIN = re.compile(r"[A-Za-z]")


def lengthened(text: str) -> str:
    """The text and 40 % more of the same; places such as `%1` and `{name}` stay as they are."""
    bare = _PLACE.sub("", text).strip()
    if not any(c.isalnum() for c in bare):
        return text
    missing = max(1, round(len(bare) * (STRETCH - 1)))
    filler = _latin(missing) if _LATIN.search(bare) else _hanzi(bare, missing)
    return text + filler


def _latin(missing: int) -> str:
    # Words of at most seven letters, so that lines may break as they do in any language.
    letters = "Änderun gewiß lêtters naïve œuvre "
    return (" " + letters * (missing // len(letters) + 1))[: missing + 1].rstrip() or "ä"


def _hanzi(bare: str, missing: int) -> str:
    letters = "".join(c for c in bare if c.isalnum())
    return (letters * (missing // len(letters) + 1))[:missing]


class LongTranslator(QTranslator):
    """Answers before the true catalogue does, with more."""

    def __init__(self, language: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._texts = {key: lengthened(text) for key, text in catalogue(language).items()}

    def translate(
        self,
        context: str | bytes | None,
        source: str | bytes | None,
        disambiguation: str | bytes | None = None,
        n: int = -1,
    ) -> str:
        """The longer text of an id."""
        key = source.decode() if isinstance(source, bytes) else source
        return self._texts.get(key or "", "")

    def isEmpty(self) -> bool:
        """Qt asks nothing of an empty one."""
        return False


class LongWords(Words):
    """The same for Python."""

    def __call__(self, message_id: str, /, **places: Any) -> str:
        """The longer text of an id with its places filled."""
        text = lengthened(self._texts[message_id])
        return text.format(**places) if places else text
