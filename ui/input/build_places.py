"""Names of places for `build_pinyin.py`: what jieba's dictionary (MIT) tags as places, and the
divisions of GB/T 2260 that ship with the kiosk (`kiosk/services/regions.json`), with and
without their last syllable (朝阳区, 朝阳).
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from importlib.resources import files
from itertools import product
from pathlib import Path
from typing import Final

from pypinyin import Style, lazy_pinyin, pinyin

_HAN: Final = re.compile(r"[\u4e00-\u9fff]{2,14}")
_DIVISION: Final = re.compile(
    r"(.{2,})(?:自治州|自治县|自治旗|林区|地区|省|市|县|区|州|盟|旗|镇|乡|村|街道)"
)
# Counties become districts and cities; jieba's list is some years old.
_COUNTY: Final = re.compile(r"(..+)[县市]")
_LATER: Final = ("区", "市")
_DIVISION_WEIGHT: Final = 300
_SHORTER_SHARE: Final = 2
_LATER_WEIGHT: Final = 1
_LEAST_FREQUENCY: Final = 3
_SPELLED: Final = {"lve": "lue", "nve": "nue"}
Reading = tuple[str, str]


def place_words(jieba: Path, usual: Mapping[str, str]) -> dict[Reading, int]:
    """Places with their readings and weights. `usual` are readings the dictionary gives."""
    weights: dict[str, int] = {}
    read = dict(usual)
    for word, english in divisions():
        read[word] = division_reading(word, english)
        for each, weight in [(word, _DIVISION_WEIGHT), *_shorter(word, _DIVISION_WEIGHT)]:
            read.setdefault(each, " ".join(read[word].split(" ")[: len(each)]))
            weights[each] = weight
    for word, weight in _tagged(jieba):
        weights[word] = max(weight, weights.get(word, 0))
    for word in [w for w in weights if _COUNTY.fullmatch(w)]:
        for last in _LATER:
            weights.setdefault(word[:-1] + last, _LATER_WEIGHT)
    return {(word, _reading(word, read)): weight for word, weight in weights.items()}


def divisions() -> Iterator[tuple[str, str]]:
    """Names of the divisions in Chinese and in letters."""
    table = json.loads(files("kiosk.services").joinpath("regions.json").read_text("utf-8"))
    for chinese, *_, english in table["divisions"].values():
        yield chinese, english


def division_reading(word: str, english: str) -> str:
    """The syllables of a division: of the readings of its characters those its letters spell."""
    usual = lazy_pinyin(word, style=Style.NORMAL, v_to_u=False)
    letters = re.sub("[^a-z]", "", english.lower())
    for syllables in product(*pinyin(word[:4], style=Style.NORMAL, heteronym=True, v_to_u=False)):
        for length in range(2, len(syllables) + 1):
            if "".join(syllables[:length]).replace("v", "u") == letters:
                return " ".join([*syllables[:length], *usual[length:]])
    return " ".join(usual)


def _tagged(jieba: Path) -> Iterator[tuple[str, int]]:
    for line in jieba.read_text(encoding="utf-8").splitlines():
        word, frequency, tag = line.split(" ")
        weight = int(frequency)
        if tag == "ns" and _HAN.fullmatch(word) and weight >= _LEAST_FREQUENCY:
            yield word, weight
            yield from _shorter(word, weight)


def _shorter(word: str, weight: int) -> Iterator[tuple[str, int]]:
    found = _DIVISION.fullmatch(word)
    if found:
        yield found[1], weight // _SHORTER_SHARE


def _reading(word: str, usual: Mapping[str, str]) -> str:
    """As somebody wrote it down, else as pypinyin does; ü is written v, as in the dictionary."""
    if word in usual:
        return usual[word]
    syllables = lazy_pinyin(word, style=Style.NORMAL, v_to_u=False)
    return " ".join(_SPELLED.get(syllable, syllable) for syllable in syllables)
