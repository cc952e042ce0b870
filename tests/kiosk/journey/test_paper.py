"""What a read paper changes in a visit, and what it must never change."""

from dataclasses import replace

import pytest

from kiosk.domain.application import HandIn, PageRef, Provenance
from kiosk.domain.identity import IdentityCard
from kiosk.journey import effects as do
from kiosk.journey import events as ev
from kiosk.journey.advance import advance
from kiosk.journey.draft import Given, begin_draft, with_given
from kiosk.journey.facts import Facts
from kiosk.journey.states import Checking, Gathering, Scanning, Shot, Welcome
from kiosk.materials.recognise.values import Field, Kind, Reading
from kiosk.services.form import answer_of
from kiosk.services.item import ServiceItem

OTHER = "999999198002290113"


@pytest.fixture
def gathering(social_card: ServiceItem, cards: dict[str, IdentityCard]) -> Gathering:
    schema = dict(social_card.data_schema)
    properties = dict(schema["properties"])
    mobile = {**properties["mobile"], "x-prefill": ["paper.old_card.mobile"]}
    item = replace(
        social_card, data_schema={**schema, "properties": {**properties, "mobile": mobile}}
    )
    draft = begin_draft(item, cards["zhang_san"])
    return Gathering(replace(draft, answers={**draft.answers, "reason": "damaged"}))


def scanning(gathering: Gathering) -> Scanning:
    return Scanning(gathering.draft, "old_card", shots=(Shot(7),))


def a_card(number: str = "", **others: str) -> Reading:
    fields = [Field("id_number", number, 0.99, verified=True)] if number else []
    fields += [Field(name, text, 0.97) for name, text in others.items()]
    return Reading(Kind.SOCIAL_CARD, tuple(fields))


def read(state: Scanning | Gathering | Checking, facts: Facts, reading: Reading) -> Scanning:
    step = advance(state, ev.PageRead(7, "old_card", reading), facts)
    assert step.effects == ()
    assert isinstance(step.state, Scanning)
    return step.state


def test_every_kept_page_is_read(gathering: Gathering, facts: Facts) -> None:
    state = replace(scanning(gathering), phase="shooting", shots=())
    assert advance(state, ev.PictureTaken(8), facts).effects == (
        do.KeepPage(8),
        do.ReadPage(8, "old_card"),
    )


def test_ones_own_card_is_no_remark(gathering: Gathering, facts: Facts) -> None:
    card = gathering.draft.card
    state = read(scanning(gathering), facts, a_card(card.id_number, name="某某"))
    assert state.draft.remarks == {"old_card": ()}


def test_somebody_elses_number_is_remarked_and_stops_nobody(
    gathering: Gathering, facts: Facts
) -> None:
    before = replace(scanning(gathering), shots=(Shot(7, PageRef(0, "", 0, "image/jpeg")),))
    state = read(before, facts, a_card(OTHER))
    assert state.draft.remarks["old_card"] == ("other_person",)
    done = advance(state, ev.Confirmed(), facts).state
    assert isinstance(done, Gathering)
    assert done.draft.given["old_card"].hand_in is HandIn.SCANNED


def test_a_name_may_be_misread_by_one_character(gathering: Gathering, facts: Facts) -> None:
    name = gathering.draft.card.name
    near = read(scanning(gathering), facts, a_card(name=name[:-1] + "某"))
    far = read(scanning(gathering), facts, a_card(name="某某某某"))
    assert near.draft.remarks["old_card"] == ()
    assert far.draft.remarks["old_card"] == ("other_name",)


def test_another_document_is_remarked_but_an_unknown_one_is_not(
    gathering: Gathering, facts: Facts
) -> None:
    licence = Reading(Kind.BUSINESS_LICENCE)
    assert read(scanning(gathering), facts, licence).draft.remarks["old_card"] == (
        "other_document",
    )
    assert read(scanning(gathering), facts, Reading()).draft.remarks["old_card"] == ()


def test_an_empty_answer_is_filled_and_says_where_from(gathering: Gathering, facts: Facts) -> None:
    draft = read(scanning(gathering), facts, a_card(mobile="13800000000")).draft
    assert answer_of(draft.answers, "mobile") == "13800000000"
    assert draft.provenance["mobile"] is Provenance.PAPER


def test_an_answer_of_the_resident_stays_and_the_difference_is_said(
    gathering: Gathering, facts: Facts
) -> None:
    mine = replace(gathering.draft, answers={**gathering.draft.answers, "mobile": "13900000000"})
    state = replace(scanning(gathering), draft=mine)
    draft = read(state, facts, a_card(mobile="13800000000")).draft
    assert answer_of(draft.answers, "mobile") == "13900000000"
    assert draft.remarks["old_card"] == ("other_answer",)


def test_a_page_that_was_deleted_meanwhile_changes_nothing(
    gathering: Gathering, facts: Facts
) -> None:
    state = replace(scanning(gathering), shots=(Shot(9),))
    assert read(state, facts, a_card(OTHER)) == state


def test_a_material_taken_back_takes_its_remarks_along(gathering: Gathering, facts: Facts) -> None:
    given = Given(HandIn.SCANNED, (PageRef(0, "", 0, "image/jpeg"),))
    state = Checking(with_given(gathering.draft, "old_card", given))
    late = advance(state, ev.PageRead(7, "old_card", a_card(OTHER)), facts).state
    assert isinstance(late, Checking)
    assert late.draft.remarks["old_card"] == ("other_person",)
    assert "old_card" not in with_given(late.draft, "old_card", None).remarks


def test_an_answer_after_the_visit_changes_nothing(facts: Facts) -> None:
    late = ev.PageRead(7, "old_card", a_card(OTHER))
    assert advance(Welcome(), late, facts).state == Welcome()
