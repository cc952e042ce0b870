"""What is known in an identified visit before it is handed in. Lives in memory only."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import wraps
from typing import TYPE_CHECKING, Any, Concatenate, ParamSpec, TypeVar
from uuid import UUID
from weakref import finalize

from kiosk.domain.application import Answers, Commitment, HandIn, PageRef, Provenance
from kiosk.domain.envelope import ELicence
from kiosk.domain.identity import CardKind, IdentityCard
from kiosk.domain.parked import Lease
from kiosk.domain.progress import Defect
from kiosk.domain.supplement import DueCase
from kiosk.journey.terms import PLAIN, Terms
from kiosk.services.agency import MANDATE
from kiosk.services.form import (
    FormPage,
    form_pages,
    materials_needed,
    prefill,
    with_answer,
    with_calculated,
)
from kiosk.services.item import MaterialRequirement, ServiceItem
from kiosk.services.workdays import add_workdays

if TYPE_CHECKING:
    from kiosk.journey.states import State


_P = ParamSpec("_P")
_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class Given:
    """How one material was handed in so far."""

    hand_in: HandIn
    pages: tuple[PageRef, ...] = ()
    licence: ELicence | None = field(default=None, repr=False)
    due: date | None = None


@dataclass(frozen=True, slots=True, weakref_slot=True)
class Draft:
    """An application being filled in. The item version it began with stays to the end."""

    item: ServiceItem
    card: IdentityCard = field(repr=False)
    answers: Answers = field(default_factory=dict, repr=False)
    provenance: Mapping[str, Provenance] = field(default_factory=dict, repr=False)
    given: Mapping[str, Given] = field(default_factory=dict, repr=False)
    remarks: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """By material: what looked odd on its pages (see `journey.paper`). Never in the way."""
    one_by_one: bool = False
    """Every question has a page of its own."""
    asked_on: tuple[int, bool] | None = None
    """The page of the form on which a material is being handed in, and whether it was opened
    from the check; None for the page of materials."""

    terms: Terms = PLAIN
    commitment: Commitment | None = None
    """What was told, once the resident agreed to it."""
    supplements: DueCase | None = None
    """The case whose missing materials these are; the draft has no form then."""

    supersedes: UUID | None = None
    """The returned case this one takes the place of."""
    defects: tuple[Defect, ...] = ()
    """What was to be mended in it."""
    resumed: Lease | None = None
    """The form kept for later that this one goes on with."""
    back: State | None = field(default=None, repr=False)
    """Of a ticket: where its writer was before, and goes on afterwards."""

    @property
    def page_count(self) -> int:
        """How many form pages these answers lead through."""
        return len(pages_of(self, "zh-CN"))


def _once_per_draft(
    compute: Callable[Concatenate[Draft, _P], _T],
) -> Callable[Concatenate[Draft, _P], _T]:
    """A draft never changes: what follows from it is worked out once, and forgotten with it."""
    known: dict[int, dict[Any, _T]] = {}

    @wraps(compute)
    def remembered(draft: Draft, /, *args: _P.args, **kwargs: _P.kwargs) -> _T:
        of_this = known.get(id(draft))
        if of_this is None:
            of_this = known[id(draft)] = {}
            finalize(draft, known.pop, id(draft), None).atexit = False
        if args not in of_this:
            of_this[args] = compute(draft, *args, **kwargs)
        return of_this[args]

    return remembered


@_once_per_draft
def pages_of(draft: Draft, language: str) -> tuple[FormPage, ...]:
    """The pages of the form as this resident is asked."""
    return form_pages(draft.item, draft.answers, language, one_by_one=draft.one_by_one)


def begin_draft(item: ServiceItem, card: IdentityCard, terms: Terms = PLAIN) -> Draft:
    """Start with what the card already says."""
    answers, provenance = prefill(item, card)
    draft = Draft(item, card, answers, provenance, terms=terms)
    for name, value in terms.told:
        # What the card says stays; a question a newer version no longer asks is passed over.
        draft = draft if name in provenance else answered(draft, name, value)
    return draft


def answered(draft: Draft, name: str, value: object) -> Draft:
    """The draft with one answer given by the resident; an unknown name changes nothing."""
    try:
        answers = with_answer(draft.item, draft.answers, name, value)
    except KeyError:
        return draft
    said = {**draft.provenance, name: Provenance.RESIDENT}
    return with_answers(replace(draft, provenance=said), answers)


def with_answers(draft: Draft, answers: Answers) -> Draft:
    """The draft with these answers, and with what is calculated from them."""
    return replace(draft, answers=with_calculated(draft.item, answers))


@_once_per_draft
def needed(draft: Draft) -> tuple[MaterialRequirement, ...]:
    """The materials these answers ask for."""
    asked = materials_needed(draft.item, draft.answers)
    return (*asked, MANDATE) if draft.terms.agent_card is not None else asked


def requirement(draft: Draft, requirement_id: str) -> MaterialRequirement | None:
    """The needed material of that id, or None."""
    return next((m for m in needed(draft) if m.id == requirement_id), None)


def with_given(draft: Draft, requirement_id: str, given: Given | None) -> Draft:
    """The draft with one material handed in, or taken back (None)."""
    rest = {key: value for key, value in draft.given.items() if key != requirement_id}
    if given is not None:
        return replace(draft, given={**rest, requirement_id: given})
    remarks = {key: said for key, said in draft.remarks.items() if key != requirement_id}
    return replace(draft, given=rest, remarks=remarks)


def waive_what_the_card_proves(draft: Draft) -> Draft:
    """Mark materials that the identity card itself replaces (免提交)."""
    if draft.card.kind is CardKind.SOCIAL_SECURITY:
        return draft  # it says who somebody is, and is still not the card the item asks for
    for material in needed(draft):
        if "identity_card" in material.sources and material.id not in draft.given:
            draft = with_given(draft, material.id, Given(HandIn.IDENTITY_CARD))
    return draft


def deferred_until(material: MaterialRequirement, today: date) -> date:
    """The last day a deferrable material may follow (容缺受理)."""
    return add_workdays(today, material.defer_workdays)


def missing(draft: Draft) -> tuple[MaterialRequirement, ...]:
    """Needed materials that nobody has handed in or deferred yet."""
    return tuple(m for m in needed(draft) if m.id not in draft.given)
