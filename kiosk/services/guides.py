"""Guides of items without a package: what to bring and where to go, and nothing to fill in.

Residents ask for more than a terminal can take in. A guide-only item can be found and read like
every other; it is never begun here. Written as TOML by whoever keeps the catalogue, one file for
a field of life, with the materials named once for all (docs/finding.md).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from kiosk.services.item import Guide, LocalText, MaterialRequirement, ServiceItem
from kiosk.services.refused import PackageRefused
from kiosk.services.search_build import Synonyms
from kiosk.services.toml import read_toml

MATERIALS_FILE: Final = "materials.toml"
MOST_GUIDES: Final = 5000
_CODE = re.compile(r"GUIDE-[A-Z0-9-]{2,34}")
_REQUIRED = frozenset({"code", "name", "about", "themes", "icon", "aliases", "keywords", "bring"})
_KNOWN = _REQUIRED | {"authority", "stands_for", "english", "phone", "appointment"}
_PHONE: Final = "12345"
_NEVER: Final = date(2026, 11, 1)
_STEPS: Final = (
    {
        "zh-CN": "先打 12345 问清要带什么。",
        "en": "Call 12345 first and ask what to bring.",
    },
    {"zh-CN": "带齐材料，到窗口办理。", "en": "Take everything to the counter."},
)
_LOCAL: Final = {"zh-CN": "以当地公布为准。", "en": "What your local office publishes applies."}
_AS_PUBLISHED: Final = {"zh-CN": "以当地公布为准", "en": "as published locally"}


@dataclass(frozen=True, slots=True)
class GuideOnly:
    """A guide as an item, and the code of the package it stands aside for, or ''."""

    item: ServiceItem
    stands_for: str = ""


def read_guides(files: Mapping[str, bytes]) -> tuple[GuideOnly, ...]:
    """Return the guides of a folder of TOML files (name: content).

    Raises `PackageRefused` with file and key: what is not known is refused, as in a package.
    """
    tables = {name: read_toml(content, name) for name, content in sorted(files.items())}
    materials = {k: _text(v, f"{MATERIALS_FILE}/{k}") for k, v in _materials(tables)}
    guides = [
        guide
        for name, table in tables.items()
        if name != MATERIALS_FILE
        for guide in _guides(name, table, materials)
    ]
    codes = [guide.item.code for guide in guides]
    if len(codes) > MOST_GUIDES:
        raise PackageRefused("too_large", "", f"there are more than {MOST_GUIDES} guides")
    if twice := next((code for code in codes if codes.count(code) > 1), ""):
        raise PackageRefused("bad_schema", twice, "the code stands twice")
    return tuple(guides)


def read_synonyms(content: bytes) -> Synonyms:
    """Return the table of words that mean the same. Raises `PackageRefused`."""
    place = "synonyms.toml"
    table = read_toml(content, place)
    _only(table, {"same", "said"}, place)
    same, said = table.get("same", []), table.get("said", {})
    if not all(_are_words(group) and len(group) > 1 for group in same):
        raise PackageRefused("bad_schema", f"{place}/same", "each line is two words or more")
    if not all(_are_words(words) for words in said.values()):
        raise PackageRefused("bad_schema", f"{place}/said", "each item has a list of sayings")
    return Synonyms(
        tuple(tuple(group) for group in same),
        {code: tuple(words) for code, words in said.items()},
    )


def without_stand_ins(
    guides: tuple[GuideOnly, ...], packages: Mapping[str, ServiceItem]
) -> tuple[ServiceItem, ...]:
    """Return the guides' items; a guide whose package is here steps aside."""
    return tuple(guide.item for guide in guides if guide.stands_for not in packages)


def _materials(tables: Mapping[str, dict[str, Any]]) -> Iterator[tuple[str, Any]]:
    yield from tables.get(MATERIALS_FILE, {}).items()


def _guides(
    name: str, table: dict[str, Any], materials: Mapping[str, LocalText]
) -> Iterator[GuideOnly]:
    _only(table, {"authority", "guide"}, name)
    authority = table.get("authority")
    for number, raw in enumerate(table.get("guide", [])):
        place = f"{name}/guide/{raw.get('code', number)}"
        _only(raw, _KNOWN, place)
        if missing := sorted(_REQUIRED - set(raw)):
            raise PackageRefused("missing_keyword", f"{place}/{missing[0]}", "it is needed")
        if _CODE.fullmatch(str(raw["code"])) is None:
            raise PackageRefused("bad_schema", f"{place}/code", "a code begins with GUIDE-")
        for key in ("themes", "aliases", "keywords", "bring"):
            if not _are_words(raw[key]):
                raise PackageRefused("bad_schema", f"{place}/{key}", "it is a list of words")
        if not isinstance(raw.get("appointment", False), bool):
            raise PackageRefused("bad_schema", f"{place}/appointment", "it is true or false")
        if unknown := [word for word in raw["bring"] if word not in materials]:
            raise PackageRefused("bad_schema", f"{place}/bring", f"no material {unknown[0]!r}")
        whose = _text(raw.get("authority", authority), f"{place}/authority")
        yield GuideOnly(_item(raw, place, whose, materials), str(raw.get("stands_for", "")))


def _item(
    raw: dict[str, Any], place: str, authority: LocalText, materials: Mapping[str, LocalText]
) -> ServiceItem:
    return ServiceItem(
        code=raw["code"],
        version="2026.11.1",
        published_on=_NEVER,
        valid_until=None,
        name=_text(raw["name"], f"{place}/name"),
        authority=authority,
        themes=tuple(raw["themes"]),
        aliases=(*raw["aliases"], *raw.get("english", ())),
        keywords=tuple(raw["keywords"]),
        icon=str(raw["icon"]),
        elder=False,
        statutory_workdays=0,
        committed_workdays=0,
        fee_fen=0,
        fee_note=_AS_PUBLISHED,
        visits=1,
        offline_intake=False,
        illustrative=True,
        guide=Guide(
            conditions=(_text(raw["about"], f"{place}/about"), _LOCAL),
            steps=_STEPS,
            legal_basis=(),
            common_errors=(),
            phone=str(raw.get("phone", _PHONE)),
            hours=_AS_PUBLISHED,
            result=_AS_PUBLISHED,
        ),
        materials=tuple(_material(word, materials[word]) for word in raw["bring"]),
        commitment=None,
        data_schema={},
        ui_schema={},
        validations=(),
        guide_only=True,
        by_appointment=raw.get("appointment") is True,
    )


def _material(name: str, text: LocalText) -> MaterialRequirement:
    return MaterialRequirement(
        id=name, name=text, sources=(), licence_type="", deferrable=False, defer_workdays=0,
        when="", shape="a4", max_pages=1, hint={},
    )  # fmt: skip


def _only(table: Mapping[str, Any], known: set[str] | frozenset[str], place: str) -> None:
    if unknown := sorted(set(table) - known):
        raise PackageRefused("unknown_keyword", f"{place}/{unknown[0]}", "it is not known here")


def _text(raw: object, place: str) -> LocalText:
    if not isinstance(raw, dict) or not all(
        isinstance(raw.get(language), str) and raw[language] for language in ("zh-CN", "en")
    ):
        raise PackageRefused("missing_text", place, "it needs zh-CN and en")
    return raw


def _are_words(raw: object) -> bool:
    return isinstance(raw, list) and bool(raw) and all(isinstance(w, str) and w for w in raw)
