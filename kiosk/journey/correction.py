"""Mending a returned application: everything at once, papers that were good need not come again."""

from __future__ import annotations

from dataclasses import replace

from kiosk.domain.application import HandIn, Provenance
from kiosk.domain.identity import IdentityCard
from kiosk.domain.progress import MATERIAL, ReturnedCase
from kiosk.journey.draft import (
    Draft,
    Given,
    begin_draft,
    missing,
    needed,
    waive_what_the_card_proves,
    with_given,
)
from kiosk.journey.events import ChangeAsked, Confirmed, Event, MaterialsChangeAsked
from kiosk.journey.facts import Facts
from kiosk.journey.progress_states import Mending
from kiosk.journey.states import Answering, Checking, Gathering
from kiosk.journey.step import Step
from kiosk.services.form import answer_of, form_pages, with_answer
from kiosk.services.item import ServiceItem


def mending(returned: ReturnedCase, item: ServiceItem, card: IdentityCard) -> Mending:
    """Begin to mend: what was handed in is there again, under a new id.

    What the card says now goes before what was said then. A question the item no longer asks
    loses its answer; a new one is asked.
    """
    draft = begin_draft(item, card)
    answers, provenance = draft.answers, dict(draft.provenance)
    for page in form_pages(item, returned.answers, "zh-CN"):
        for control in page.controls:
            earlier = answer_of(returned.answers, control.name)
            if earlier is None or answer_of(answers, control.name) is not None:
                continue
            answers = with_answer(item, answers, control.name, earlier)
            provenance[control.name] = Provenance.RESIDENT
    draft = replace(
        draft,
        answers=answers,
        provenance=provenance,
        supersedes=returned.case_id,
        defects=returned.defects,
    )
    held = [m.id for m in needed(draft) if m.id in returned.materials]
    for requirement_id in held:
        draft = with_given(draft, requirement_id, Given(HandIn.EARLIER))
    return Mending(waive_what_the_card_proves(draft))


def from_mending(state: Mending, event: Event, facts: Facts) -> Step:
    """Each thing leads to where it is mended; then the whole is checked and signed as always."""
    del facts
    draft = state.draft
    match event:
        case ChangeAsked(page) if 0 <= page < draft.page_count:
            return Step(Answering(draft, page, from_check=True))
        case MaterialsChangeAsked():
            return Step(Gathering(draft, from_check=True))
        case Confirmed() if missing(draft):
            return Step(Gathering(draft))
        case Confirmed():
            return Step(Checking(draft))
        case _:
            return Step(state)


def place_of(draft: Draft, target: str) -> int | None:
    """Where a defect is mended: a form page, -1 for the materials, None where nobody can say."""
    if target.startswith(MATERIAL):
        return -1
    for page in form_pages(draft.item, draft.answers, "zh-CN"):
        if any(control.name == target for control in page.controls):
            return page.index
    return None
