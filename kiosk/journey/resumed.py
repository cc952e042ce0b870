"""Putting back what was filled in: what still fits stays, the rest is asked again."""

from __future__ import annotations

from dataclasses import replace

from kiosk.domain.application import Answers, Provenance
from kiosk.domain.identity import IdentityCard
from kiosk.domain.parked import HandedOver
from kiosk.journey.draft import (
    Draft,
    begin_draft,
    pages_of,
    waive_what_the_card_proves,
    with_answers,
)
from kiosk.journey.facts import Facts
from kiosk.journey.states import Answering, Gathering
from kiosk.journey.terms import Terms
from kiosk.services.form import answer_of, form_pages, page_problems, with_answer
from kiosk.services.item import ServiceItem

_NOT_HERE = (Provenance.PAPER, Provenance.E_LICENCE)
"""What these said was handed in with that visit, and is not here now."""


def put_back(
    handed: HandedOver, item: ServiceItem, card: IdentityCard, terms: Terms, facts: Facts
) -> tuple[Draft, int]:
    """The draft with the earlier answers, and how many of them are to be asked again.

    What the card says now goes before what was said then. After a new version of the item an
    answer that its page objects to is asked again, and so is every consent: its text may differ.
    """
    draft = replace(begin_draft(item, card, terms), one_by_one=facts.elder)
    draft = replace(draft, resumed=handed.lease)
    is_newer = handed.item_version != item.version
    for page in form_pages(item, handed.answers, facts.language):
        for control in page.controls:
            if not (is_newer and control.kind == "consent"):
                draft = _with_earlier(draft, control.name, handed)
    if not is_newer:
        return draft, 0
    draft = _without_misfits(draft, handed, facts)
    answered = {name for name in handed.provenance if answer_of(handed.answers, name) is not None}
    kept = {name for name in answered if answer_of(draft.answers, name) is not None}
    return draft, len(answered - kept)


def _with_earlier(draft: Draft, name: str, handed: HandedOver) -> Draft:
    earlier = answer_of(handed.answers, name)
    if earlier is None or answer_of(draft.answers, name) is not None:
        return draft
    answers = with_answer(draft.item, draft.answers, name, earlier)
    source = handed.provenance.get(name, Provenance.RESIDENT)
    said = {**draft.provenance, name: Provenance.RESIDENT if source in _NOT_HERE else source}
    return with_answers(replace(draft, provenance=said), answers)


def _without_misfits(draft: Draft, handed: HandedOver, facts: Facts) -> Draft:
    """A question may have become another one under the same name: its answer goes."""
    for page in pages_of(draft, facts.language):
        found = page_problems(
            draft.item, page, draft.answers, language=facts.language, today=facts.today
        )
        for problem in found:
            if answer_of(handed.answers, problem.name) is not None:
                draft = _without(draft, problem.name)
    return draft


def _without(draft: Draft, name: str) -> Draft:
    answers: Answers = with_answer(draft.item, draft.answers, name, None)
    said = {key: source for key, source in draft.provenance.items() if key != name}
    return with_answers(replace(draft, provenance=said), answers)


def place_to_go(draft: Draft, stopped_at: str, facts: Facts) -> Answering | Gathering:
    """Where the resident stopped, or the first page before it on which something is missing."""
    pages = pages_of(draft, facts.language)
    stop = len(pages)
    if stopped_at:
        named = (p.index for p in pages if any(c.name == stopped_at for c in p.controls))
        stop = next(named, len(pages))
    for page in pages[:stop]:
        if page_problems(
            draft.item, page, draft.answers, language=facts.language, today=facts.today
        ):
            return Answering(draft, page.index)
    if stop < len(pages):
        return Answering(draft, stop)
    return Gathering(waive_what_the_card_proves(draft))
