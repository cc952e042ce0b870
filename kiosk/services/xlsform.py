"""An item out of an Excel workbook in the form of XLSForm (xlsform.org), so that clerks can author.

Sheets: `survey`, `choices`, `settings` as XLSForm has them; `guide`, `materials` and `pictures`
are ours and may be left out. What the workbook does not say is taken from the item everybody
begins with, and the item is marked as a sample until its author removes that mark.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from importlib.resources import files
from typing import Any

from kiosk.services.xlsform_pages import read_survey
from kiosk.services.xlsform_questions import Questions
from kiosk.services.xlsform_texts import Faults, asked_text, listed, our_name, text_of
from kiosk.services.xlsform_workbook import Row, SheetFault, WorkbookRefused, read_workbook

Sheets = Mapping[str, tuple[Row, ...]]
_GUIDE = {"condition": "conditions", "step": "steps", "basis": "legalBasis",
          "error": "commonErrors"}  # fmt: skip
_NO_QUESTION = frozenset({"note", "end_group", "end_repeat", "begin_group", "image", "file"})
MOST_FAULTS = 50


def item_from_workbook(content: bytes) -> dict[str, Any]:
    """Return the item.json a workbook describes. Raises `WorkbookRefused` with all its faults.

    The item still has to pass `check_report`, as every other.
    """
    sheets = read_workbook(content)
    faults = Faults()
    for needed in ("survey", "settings"):
        if not sheets.get(needed):
            faults.tell("the workbook", f"the sheet {needed!r} is missing or empty", "add it")
    if faults:
        raise WorkbookRefused(*faults)
    questions = _questions(sheets, faults)
    form = read_survey(sheets["survey"], questions)
    template = files("kiosk.services").joinpath("item.template.json").read_text("utf-8")
    item: dict[str, Any] = json.loads(template)
    item |= _head(sheets["settings"][0], faults)
    item["guide"] |= _guide(sheets, faults)
    item["dataSchema"] = form.data_schema()
    item["uiSchema"] = {"type": "Categorization", "elements": form.pages}
    item["materials"] += [_material(row, faults) for row in sheets.get("materials", ())]
    item["materials"] += [_photo(row, faults) for row in form.materials]
    item["pictures"] = [_picture(row, faults) for row in sheets.get("pictures", ())]
    if not item["pictures"]:
        del item["pictures"]
    if faults:
        raise WorkbookRefused(*dict.fromkeys(faults[:MOST_FAULTS]))
    return item


def _questions(sheets: Sheets, faults: Faults) -> Questions:
    rows: dict[str, Row] = {}
    names: dict[str, str] = {}
    is_inside_repeat = False
    for row in sheets["survey"]:
        kind = row.get("type").replace(" ", "_")
        if not kind:
            faults.tell(row.place("type"), "the type is missing", "write one, or empty the row")
        is_inside_repeat = (is_inside_repeat or kind == "begin_repeat") and kind != "end_repeat"
        is_inner = is_inside_repeat and kind != "begin_repeat"
        if kind in _NO_QUESTION or is_inner or not row.get("name"):
            if not row.get("name") and kind.split("_")[0] in ("text", "integer", "select", "date"):
                faults.tell(row.place("name"), "the question has no name", "write one")
            continue
        name = our_name(row, faults)
        if name in names.values():
            advice = "give every question a name of its own"
            faults.tell(row.place("name"), f"the name {row.get('name')!r} stands twice", advice)
        rows[row.get("name")] = row
        names[row.get("name")] = name
    choices: dict[str, list[Row]] = {}
    for row in sheets.get("choices", ()):
        choices.setdefault(row.get("list_name") or row.get("list name"), []).append(row)
    return Questions(names, rows, choices, faults=faults)


def _head(row: Row, faults: Faults) -> dict[str, Any]:
    found: dict[str, Any] = {"name": asked_text(row, "form_title", faults)}
    found["itemCode"] = row.get("form_id").upper().replace("_", "-").replace(" ", "-")
    if not row.get("form_id"):
        faults.tell(row.place(), "the form_id is missing", "write the code of the item there")
    for column, keyword in (("version", "version"), ("published_on", "publishedOn"),
                            ("valid_until", "validUntil"), ("icon", "icon")):  # fmt: skip
        if row.get(column):
            found[keyword] = row.get(column)
    for column in ("aliases", "keywords", "themes"):
        if row.get(column):
            found[column] = listed(row.get(column))
    if row.get("appointment"):
        found["appointment"] = _yes(row, "appointment", faults)
    if text_of(row, "authority"):
        found["authority"] = asked_text(row, "authority", faults)
    limits = {k: _number(row, c, faults) for k, c in (
        ("statutoryWorkdays", "statutory_workdays"), ("committedWorkdays", "committed_workdays"),
    ) if row.get(c)}  # fmt: skip
    if limits:
        longest = max(limits.values())
        found["limits"] = {"statutoryWorkdays": longest, "committedWorkdays": longest, **limits}
    if row.get("fee_fen"):
        found["fee"] = {"fen": _number(row, "fee_fen", faults),
                        "note": asked_text(row, "fee_note", faults)}  # fmt: skip
    return found


def _yes(row: Row, column: str, faults: Faults) -> bool:
    said = row.get(column).lower()
    if said not in ("yes", "no", "true", "false"):
        faults.tell(row.place(column), f"{said!r} is neither yes nor no", "write yes or no")
    return said in ("yes", "true")


def _number(row: Row, column: str, faults: Faults) -> int:
    if row.get(column).isdigit():
        return int(row.get(column))
    faults.tell(row.place(column), f"{row.get(column)!r} is no whole number", "write digits only")
    return 0


def _guide(sheets: Sheets, faults: Faults) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for row in sheets.get("guide", ()):
        kind = row.get("type")
        if kind in _GUIDE:
            found.setdefault(_GUIDE[kind], []).append(asked_text(row, "label", faults))
        elif kind in ("hours", "result"):
            found[kind] = asked_text(row, "label", faults)
        elif kind == "phone":
            found["phone"] = text_of(row, "label").get("zh-CN", "")
        else:
            advice = "known are condition, step, basis, error, phone, hours, result"
            faults.tell(row.place("type"), f"{kind!r} is no part of a guide", advice)
    return found


def _material(row: Row, faults: Faults) -> dict[str, Any]:
    found: dict[str, Any] = {
        "id": row.get("name"),
        "name": asked_text(row, "label", faults),
        "sources": listed(row.get("sources")) or ["scan"],
        "shape": row.get("shape") or "a4",
        "maxPages": _number(row, "pages", faults) if row.get("pages") else 4,
        "hint": asked_text(row, "hint", faults),
    }
    if row.get("licence_type"):
        found["licenceType"] = row.get("licence_type")
    if row.get("defer_workdays"):
        found["deferWorkdays"] = _number(row, "defer_workdays", faults)
    if row.get("when"):
        found["when"] = row.get("when")
    return found


def _picture(row: Row, faults: Faults) -> dict[str, Any]:
    """A sample: its file is put into the folder `pictures` afterwards."""
    found: dict[str, Any] = {
        "file": "pictures/" + row.get("name").removeprefix("pictures/"),
        "kind": row.get("type") or "form",
        "alt": asked_text(row, "alt", faults),
        "caption": asked_text(row, "label", faults),
    }
    if row.get("material"):
        found["material"] = row.get("material")
    if row.get("step"):
        found["step"] = _number(row, "step", faults)
    return found


def _photo(row: Row, faults: Faults) -> dict[str, Any]:
    """A question of type image or file is a paper to hand in."""
    name = asked_text(row, "label", faults)
    hint = asked_text(row, "hint", faults) if text_of(row, "hint") else name
    found: dict[str, Any] = {"id": row.get("name"), "name": name, "sources": ["scan"],
                             "shape": "a4", "maxPages": 4, "hint": hint}  # fmt: skip
    return found


__all__ = ["SheetFault", "WorkbookRefused", "item_from_workbook"]
