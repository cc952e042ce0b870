"""Handling elsewhere (跨域通办): which authority of which place handles an item; what we may do.

The table comes with the catalogue (`handling.json` beside the items), so that kiosk and platform
read the same one. Codes of places are those of GB/T 2260.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from kiosk.services.item import LANGUAGES, LocalText, ServiceItem, pick
from kiosk.services.reading import strict_json

POWERS: Final = ("receive", "review", "originals", "notify", "deliver")
"""What an authority may delegate: take papers in, check their form, verify originals, tell what
is missing, hand over the result (收件受理、形式审查、原件核验、一次性告知、结果送达)."""
_REACH: Final = ("county", "city", "province", "nation")
_CODE: Final = re.compile(r"\d{6}")


class BadHandlingTable(Exception):
    """The table cannot be read. `place` says where."""

    def __init__(self, place: str) -> None:
        super().__init__(f"handling.json is not sound at {place!r}")
        self.place = place


@dataclass(frozen=True, slots=True)
class HandlingPlace:
    """A place whose authorities may be applied to from here.

    `reach` says how far it is: "city" (another county of this city), "province" or "nation".
    """

    code: str
    name: LocalText
    reach: str
    powers: frozenset[str]
    authorities: Mapping[str, LocalText]
    address: LocalText
    phone: str

    def may(self, power: str) -> bool:
        """Whether this kiosk may do that for the place."""
        return power in self.powers

    def authority_of(self, item: ServiceItem) -> LocalText:
        """Who handles the item there: named, or the same kind of authority as here."""
        named = self.authorities.get(item.code)
        if named is not None:
            return named
        joined = {"zh-CN": "{place}{office}", "en": "{office}, {place}"}
        return {
            language: joined[language].format(
                place=pick(self.name, language), office=pick(item.authority, language)
            )
            for language in LANGUAGES
        }


def places_for(item: ServiceItem, places: tuple[HandlingPlace, ...]) -> tuple[HandlingPlace, ...]:
    """The places an item may be handled in besides here, nearest first."""
    far = _REACH.index(item.scope)
    near = [place for place in places if 0 < _REACH.index(place.reach) <= far]
    return tuple(sorted(near, key=lambda place: _REACH.index(place.reach)))


def read_places(content: bytes) -> tuple[HandlingPlace, ...]:
    """The places in the bytes of handling.json; raise `BadHandlingTable`."""
    listed = strict_json(content, "handling.json")
    if not isinstance(listed, list):
        raise BadHandlingTable("")
    places = tuple(_place(entry, number) for number, entry in enumerate(listed))
    if len({place.code for place in places}) != len(places):
        raise BadHandlingTable("code")
    return places


def _place(entry: Any, number: int) -> HandlingPlace:
    at = f"{number}"
    if not isinstance(entry, dict) or set(entry) - _KEYS:
        raise BadHandlingTable(at)
    powers = entry.get("powers", [])
    authorities = entry.get("authorities", {})
    sound = (
        _CODE.fullmatch(str(entry.get("code", ""))) is not None
        and entry.get("reach") in _REACH[1:]
        and isinstance(powers, list)
        and all(power in POWERS for power in powers)
        and isinstance(authorities, dict)
        and all(_is_text(text) for text in authorities.values())
        and all(_is_text(entry.get(key)) for key in ("name", "address"))
        and isinstance(entry.get("phone"), str)
    )
    if not sound:
        raise BadHandlingTable(at)
    return HandlingPlace(
        code=entry["code"],
        name=entry["name"],
        reach=entry["reach"],
        powers=frozenset(powers),
        authorities=authorities,
        address=entry["address"],
        phone=entry["phone"],
    )


_KEYS: Final = frozenset({"code", "name", "reach", "powers", "authorities", "address", "phone"})


def _is_text(value: object) -> bool:
    return isinstance(value, dict) and all(
        isinstance(value.get(language), str) and value[language] for language in LANGUAGES
    )
