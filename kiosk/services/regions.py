"""Divisions of the country by code (GB/T 2260): what lies in what.

The table (`regions.json`, six digits to name) ships with the kiosk: every province, every
prefecture, and the counties of the provinces in which it is used. It ages: a code it does not
know is still a code. Codes and names were written down from memory, not copied from the standard:
compare them with the yearly table of the National Bureau of Statistics before use in service.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import lru_cache
from importlib.resources import files
from types import MappingProxyType

from kiosk.services.item import LocalText, pick

NOWHERE = ""


def parts_of(code: str) -> tuple[str, ...]:
    """Return the codes of the next level within `code`; the provinces for NOWHERE."""
    return _parts().get(code, ())


def parent_of(code: str) -> str:
    """Return the code of the division around `code`; NOWHERE around a province."""
    known = _names()
    for outer in (f"{code[:4]}00", f"{code[:2]}0000"):
        if outer != code and outer in known:
            return outer
    return NOWHERE


def path_to(code: str) -> tuple[str, ...]:
    """Return the known divisions from the province down to `code`; () for an unknown province."""
    path: list[str] = []
    while code != NOWHERE:
        if code in _names():
            path.insert(0, code)
        code = parent_of(code)
    return tuple(path)


def region_name(code: str, language: str) -> str:
    """Return the name of one division; the code itself where the table does not know it."""
    return pick(_names().get(code, {}), language) or code


def whole_name(code: str, language: str) -> str:
    """Return the names from the province down, as an address is written."""
    path = path_to(code)
    if not path or path[-1] != code:
        return " ".join([*(region_name(c, language) for c in path), code])
    names = [region_name(c, language) for c in path]
    return "".join(names) if language == "zh-CN" else ", ".join(reversed(names))


def is_whole_region(code: str) -> bool:
    """Whether nothing more precise than `code` is in the table."""
    return not parts_of(code)


@lru_cache(maxsize=1)
def _names() -> Mapping[str, LocalText]:
    text = files("kiosk.services").joinpath("regions.json").read_text("utf-8")
    rows: dict[str, list[str]] = json.loads(text)["divisions"]
    named = {code: {"zh-CN": names[0], "en": names[-1]} for code, names in rows.items()}
    return MappingProxyType(named)


@lru_cache(maxsize=1)
def _parts() -> Mapping[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for code in _names():
        found.setdefault(parent_of(code), []).append(code)
    return MappingProxyType({outer: tuple(inner) for outer, inner in found.items()})
