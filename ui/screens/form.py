"""The pages of a form: questions, tables and their rows, materials asked for on the way."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from kiosk.domain.application import Provenance
from kiosk.journey.draft import Draft, pages_of, requirement
from kiosk.journey.filling import as_asked
from kiosk.journey.park import parkable
from kiosk.journey.rows import RowForm, most_rows, row_page, row_problems
from kiosk.journey.states import Answering
from kiosk.services.form import (
    Control,
    FormPage,
    Problem,
    answer_of,
    page_problems,
    row_item,
    rows_of,
    shown_answer,
    shown_row,
)
from kiosk.services.money import yuan_text
from kiosk.services.schema import part_of
from ui.screens.filling import material_row
from ui.screens.screen import Screen, Stand

_FROM_A_CARD = (Provenance.IDENTITY_CARD, Provenance.SOCIAL_CARD)
_NOT_BY_HAND = (*_FROM_A_CARD, Provenance.PAPER, Provenance.E_LICENCE)


def form_page(state: Answering, stand: Stand) -> Screen:
    """One page of the form, with what is wrong once the resident tried to go on."""
    state = as_asked(state, stand.facts)
    if state.row is not None:
        return _row_form(state, state.row, stand)
    draft = state.draft
    pages = pages_of(draft, stand.language)
    page = pages[min(state.page, len(pages) - 1)]
    problems: tuple[Problem, ...] = ()
    if state.tried:
        problems = page_problems(
            draft.item, page, draft.answers, language=stand.language, today=stand.facts.today
        )
    shown = _props(page, draft, problems, stand)
    can_keep = parkable(state, stand.facts) is not None
    where = {"pages": len(pages), "spot": str(page.index), "canKeep": can_keep}
    return Screen("FormPage", {**shown, **where})


def _row_form(state: Answering, row: RowForm, stand: Stand) -> Screen:
    """A row of a table, on a page over the page of its table."""
    draft = state.draft
    item = row_item(draft.item, row.name)
    assert item is not None, "a row was opened in what is no table"
    page = row_page(draft, row, stand.language)
    problems: tuple[Problem, ...] = ()
    if row.tried:
        problems = row_problems(draft, row, language=stand.language, today=stand.facts.today)
    number = stand.words("form.row_number", word=page.title, number=row.index + 1)
    spot = f"{state.page}/{row.name}/{row.index}"
    of_row = replace(draft, item=item, answers=row.answers, provenance={})
    shown = _props(replace(page, title=number, index=state.page), of_row, problems, stand)
    return Screen("FormPage", {**shown, "pages": 0, "spot": spot})


def _props(
    page: FormPage, draft: Draft, problems: tuple[Problem, ...], stand: Stand
) -> dict[str, Any]:
    wrong = {p.name: p.text for p in problems}
    return {
        "title": page.title,
        "controls": [_control(c, draft, wrong.get(c.name, ""), stand) for c in page.controls],
        "problems": [{"name": p.name, "text": p.text} for p in problems],
        "page": page.index,
        "notes": list(page.notes),
        "materials": _materials(page, draft, stand),
    }


def _materials(page: FormPage, draft: Draft, stand: Stand) -> list[dict[str, Any]]:
    wanted = (requirement(draft, material) for material in page.materials)
    return [material_row(m, draft.given.get(m.id), draft, stand) for m in wanted if m is not None]


def _control(control: Control, draft: Draft, problem: str, stand: Stand) -> dict[str, Any]:
    value = answer_of(draft.answers, control.name)
    source = draft.provenance.get(control.name)
    locked = control.locked_if_prefilled and source in _FROM_A_CARD
    return {
        "name": control.name,
        "kind": control.kind,
        "label": control.label,
        "hint": control.hint,
        "value": _value(control, draft, stand, locked=locked),
        # An agent need not see more of the applicant than what is masked.
        "secret": _secret(control, draft, stand)
        if locked and draft.terms.agent_card is None
        else "",
        "choices": [
            {"value": c.value, "label": c.label, "sound": c.sound} for c in control.choices
        ],
        "path": [{"value": c.value, "label": c.label} for c in control.path],
        "rows": _rows(control, draft, stand),
        "canAdd": len(rows_of(draft.answers, control.name)) < most_rows(draft.item, control.name),
        "rowWord": control.row_word,
        "text": control.text,
        "agreed": control.agreed,
        "required": control.required,
        "locked": locked,
        "source": source_words(source, stand) if value is not None else "",
        "problem": problem,
        "sensitive": control.sensitive,
        "why": control.why,
        "example": control.example,
        "mistake": control.mistake,
        "keypad": control.keypad,
        "maxLength": control.max_length,
        "asksName": control.asks_name,
    }


def source_words(source: Provenance | None, stand: Stand) -> str:
    """Where an answer came from, if not from the resident's own hand."""
    return stand.words(f"source.{source.value}") if source in _NOT_BY_HAND and source else ""


def _value(control: Control, draft: Draft, stand: Stand, *, locked: bool) -> object:
    value = answer_of(draft.answers, control.name)
    if control.kind in ("persons", "signature"):
        return ""
    if (locked or control.kind == "read_only") and value is not None:
        return shown_answer(draft.item, control.name, value, stand.language, reveal=False)
    if control.kind == "money" and isinstance(value, int):
        return yuan_text(value)
    return _plain(value)


def _secret(control: Control, draft: Draft, stand: Stand) -> str:
    """A masked answer in full, for as long as the resident asks to see it."""
    value = answer_of(draft.answers, control.name)
    if not control.sensitive or value is None:
        return ""
    return shown_answer(draft.item, control.name, value, stand.language, reveal=True)


def _rows(control: Control, draft: Draft, stand: Stand) -> list[str]:
    if control.kind != "persons":
        return []
    part = part_of(draft.item.data_schema, control.name) or {}
    return [shown_row(part, row, stand.language) for row in rows_of(draft.answers, control.name)]


def _plain(value: object) -> object:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    return value if isinstance(value, list) else str(value)
