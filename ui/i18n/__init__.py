"""Words by id, in Chinese and English. QML reads the compiled catalogues, Python the sources.

Text for QML has `%1` places (filled by `.arg`), text for Python has `{name}` places.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Final
from xml.etree import ElementTree

_HERE = Path(__file__).parent
CATALOGUES: Final = {"zh-CN": _HERE / "menkou_zh_CN.ts", "en": _HERE / "menkou_en.ts"}


class UnknownLanguageError(ValueError):
    """There is no catalogue for a language. Field: `language`."""

    def __init__(self, language: str) -> None:
        super().__init__(f"no catalogue for language {language}")
        self.language = language


@cache
def catalogue(language: str) -> Mapping[str, str]:
    """Every text of a language by its id, read once. Raises UnknownLanguageError."""
    if language not in CATALOGUES:
        raise UnknownLanguageError(language)
    # Our own file, shipped with the package: not foreign XML.
    root = ElementTree.parse(CATALOGUES[language]).getroot()
    texts = {m.attrib["id"]: m.findtext("translation") or "" for m in root.iter("message")}
    return MappingProxyType(texts)


class Words:
    """The words of one language, for Python. `words("chrome.devices_missing", names="…")`."""

    def __init__(self, language: str) -> None:
        self.language = language
        self._texts = catalogue(language)

    def __call__(self, message_id: str, /, **places: object) -> str:
        """The text of an id with its `{name}` places filled. Raises KeyError for an unknown id."""
        text = self._texts[message_id]
        return text.format(**places) if places else text
