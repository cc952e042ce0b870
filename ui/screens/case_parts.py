"""How each part of a bundle (一件事) stands, where somebody asks how far it is."""

from __future__ import annotations

from typing import Any

from kiosk.domain.progress import CaseProgress, PartProgress, Stage
from kiosk.services.item import LocalText
from ui.screens.dates import plain_day
from ui.screens.screen import Stand

_STANDINGS = {
    Stage.ACCEPTED: "accepted",
    Stage.CONCLUDED: "concluded",
    Stage.CORRECTION_NEEDED: "correction",
    Stage.NOT_ACCEPTED: "refused",
}


def case_parts(case: CaseProgress, stand: Stand) -> list[dict[str, Any]]:
    """One line a part: its name, how it stands, its number, and its limit or what is wrong."""
    item = stand.facts.catalogue.items.get(case.item_code)
    names = {part.code: part.name for part in item.parts} if item is not None else {}
    return [_line(part, part.name or names.get(part.code, {}), stand) for part in case.parts]


def _line(part: PartProgress, name: LocalText, stand: Stand) -> dict[str, Any]:
    standing = _STANDINGS[part.stage]
    note = "；".join(stand.said(defect.text) for defect in part.defects)
    if part.decide_by is not None:
        note = f"{stand.words('slip.decide_by')} {plain_day(part.decide_by, stand.words)}"
    done = part.stage is Stage.CONCLUDED
    return {
        "name": stand.said(name) if name else part.code,
        "standing": standing,
        "text": stand.words("progress.stage_concluded" if done else f"slip.part_{standing}"),
        "number": part.case_number,
        "note": note,
    }
