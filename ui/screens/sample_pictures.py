"""The samples that lie over a page: which pictures, in which order, with which words."""

from __future__ import annotations

from typing import Any, Final

from kiosk.journey.states import State
from kiosk.services.item import SamplePicture, ServiceItem
from ui.screens.screen import Stand

OPEN, CLOSE = "sample", "close_sample"
_TONES: Final = {"right": "success", "wrong": "problem", "form": "info", "step": "info"}


def sample_overlay(state: State, wanted: str, stand: Stand) -> dict[str, Any]:
    """The samples of one paper (its id), or all of the item (""); {} where there are none."""
    item = _item_of(state)
    if item is None or stand.facts.catalogue.pictures is None:
        return {}
    shown = [p for p in item.pictures if not wanted or p.material == wanted]
    if not shown:
        return {}
    return {"kind": "sample", "pictures": [_picture(p, item, stand) for p in shown]}


def sample_count(item: ServiceItem, material: str, stand: Stand) -> int:
    """How many samples `sample_overlay` would show."""
    if stand.facts.catalogue.pictures is None:
        return 0
    return sum(1 for p in item.pictures if not material or p.material == material)


def _item_of(state: State) -> ServiceItem | None:
    draft = getattr(state, "draft", None)
    found = getattr(state, "item", None) if draft is None else draft.item
    return found if isinstance(found, ServiceItem) else None


def _picture(picture: SamplePicture, item: ServiceItem, stand: Stand) -> dict[str, str]:
    tag = stand.words("sample.step", n=picture.step) if picture.step else ""
    return {
        "source": f"image://sample/{item.code}/{picture.file}",
        "alt": stand.said(picture.alt),
        "caption": stand.said(picture.caption),
        "tag": tag or stand.words(f"sample.{picture.kind}"),
        "tone": _TONES[picture.kind],
    }
