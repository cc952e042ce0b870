"""What a paper that was read means for the visit: a gentle remark, an empty answer filled in.

Nothing here stops anybody. A remark says what looks odd; the resident may go on. Answers come
late or not at all: one for a page that is gone changes nothing.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from kiosk.journey.draft import Draft, requirement
from kiosk.journey.effects import Effect, KeepPage, ReadPage
from kiosk.journey.events import PageRead
from kiosk.journey.states import (
    Answering,
    AskingLicences,
    Checking,
    Gathering,
    Scanning,
    ShowingCode,
    State,
    UsingPhone,
)
from kiosk.journey.step import Step
from kiosk.materials.recognise.values import Kind, Reading
from kiosk.services.form import answer_of
from kiosk.services.item import MaterialRequirement
from kiosk.services.paper import paper_sources, prefill_empty

OTHER_DOCUMENT: Final = "other_document"
OTHER_PERSON: Final = "other_person"
OTHER_NAME: Final = "other_name"
OTHER_ANSWER: Final = "other_answer"

WithPapers = Scanning | UsingPhone | Gathering | Checking | Answering | ShowingCode | AskingLicences
_WITH_PAPERS: Final = (
    Scanning, UsingPhone, Gathering, Checking, Answering, ShowingCode, AskingLicences
)  # fmt: skip
_CARD: Final = frozenset({Kind.ID_CARD_FRONT, Kind.ID_CARD_BACK})
_EXPECTED: Final = (
    ("身份证", _CARD),
    ("户口", frozenset({Kind.HOUSEHOLD_PAGE})),
    ("营业执照", frozenset({Kind.BUSINESS_LICENCE})),
    ("社会保障卡", frozenset({Kind.SOCIAL_CARD})),
    ("社保卡", frozenset({Kind.SOCIAL_CARD})),
    ("护照", frozenset({Kind.PASSPORT})),
)
_KNOWN_WITHOUT_KIND: Final = ("照片", "居住证", "银行卡", "结婚证", "残疾", "毕业证")
_TAKING: Final = (Scanning, UsingPhone)
_SURE: Final = 0.9
_OF_THE_HOLDER: Final = frozenset({Kind.ID_CARD_FRONT, Kind.SOCIAL_CARD})


def with_reading(state: State, step: Step) -> Step:
    """Every page that is kept is also read, in the background."""
    if not isinstance(state, _TAKING):
        return step
    reads: tuple[Effect, ...] = tuple(
        ReadPage(effect.shot, state.requirement_id)
        for effect in step.effects
        if isinstance(effect, KeepPage)
    )
    return replace(step, effects=(*step.effects, *reads)) if reads else step


def page_read(state: State, event: PageRead) -> Step:
    """A page was read. It may be long gone, or the resident far ahead."""
    if not isinstance(state, _WITH_PAPERS):
        return Step(state)
    if not _is_still_there(state, event):
        return Step(state)
    begins_anew = isinstance(state, _TAKING) and len(state.shots) == 1
    return Step(replace(state, draft=noted(state.draft, event, begins_anew=begins_anew)))


def _is_still_there(state: WithPapers, event: PageRead) -> bool:
    if isinstance(state, _TAKING) and state.requirement_id == event.requirement_id:
        return any(shot.number == event.shot for shot in state.shots)
    return event.requirement_id in state.draft.given


def noted(draft: Draft, event: PageRead, *, begins_anew: bool = False) -> Draft:
    """The draft with what a page says: remarks on its material, empty answers filled in."""
    material = requirement(draft, event.requirement_id)
    if material is None:
        return draft
    found = _answers_on(draft, material, event.reading)
    remarks = _remarks(draft, material, event.reading, found)
    answers, provenance = prefill_empty(draft.item, draft.answers, found)
    before = () if begins_anew else draft.remarks.get(material.id, ())
    return replace(
        draft,
        answers=answers,
        provenance={**draft.provenance, **provenance},
        remarks={**draft.remarks, material.id: tuple(dict.fromkeys((*before, *remarks)))},
    )


def _answers_on(draft: Draft, material: MaterialRequirement, reading: Reading) -> dict[str, str]:
    """What the paper says to questions of the form: verified, or read with great confidence."""
    sure = {f.name: f.text for f in reading.fields if f.verified or f.confidence >= _SURE}
    sources = paper_sources(draft.item, material.id)
    return {name: sure[source] for name, source in sources if source in sure}


def _remarks(
    draft: Draft, material: MaterialRequirement, reading: Reading, found: dict[str, str]
) -> tuple[str, ...]:
    expected = expected_kinds(material)
    if expected and reading.kind is not Kind.UNKNOWN and reading.kind not in expected:
        return (OTHER_DOCUMENT,)
    differing = any(
        answer_of(draft.answers, name) not in (None, "", value) for name, value in found.items()
    )
    if differing:
        return (OTHER_ANSWER,)
    return () if found else _whose(draft, reading)


def expected_kinds(material: MaterialRequirement) -> frozenset[Kind]:
    """The kinds a material may be; empty where its name does not tell, or tells more than one."""
    name = f"{material.name.get('zh-CN', '')} {material.licence_type}"
    if any(word in name for word in _KNOWN_WITHOUT_KIND) or "和" in name:
        return frozenset()
    return next((kinds for word, kinds in _EXPECTED if word in name), frozenset())


def _whose(draft: Draft, reading: Reading) -> tuple[str, ...]:
    """Whether a paper with one holder is that of the person at the screen."""
    if reading.kind not in _OF_THE_HOLDER:
        return ()  # a household has many members, a licence belongs to a company
    number, name = reading.verified("id_number"), reading.text_of("name")
    if number:
        return () if number == draft.card.id_number else (OTHER_PERSON,)
    return (OTHER_NAME,) if name and not _sounds_alike(name, draft.card.name) else ()


def _sounds_alike(one: str, other: str) -> bool:
    """One character may be misread; a whole name is not."""
    if len(one) != len(other):
        return False
    return sum(a != b for a, b in zip(one, other, strict=True)) <= 1
