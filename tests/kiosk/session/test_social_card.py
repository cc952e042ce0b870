"""A social security card begins a visit like an identity card, or says what to do instead."""

from __future__ import annotations

import pytest

from devices.social_card_reader.sample_cards import SAMPLE_CARDS
from kiosk import wire
from kiosk.domain.application import HandIn, Provenance
from kiosk.domain.identity import CardKind
from kiosk.domain.social_card import holder_of
from kiosk.journey.draft import begin_draft, waive_what_the_card_proves
from kiosk.journey.events import CardRead, CardRefused
from kiosk.journey.identity import _PROBLEMS
from kiosk.session.news import event_of


def said(name: str) -> object:
    return event_of("social_card_read", {"card": wire.to_builtins(SAMPLE_CARDS[name].card)})


def test_a_good_card_identifies_its_holder():
    event = said("zhang_san")
    assert isinstance(event, CardRead)
    assert event.card.kind is CardKind.SOCIAL_SECURITY
    assert event.card.id_number == SAMPLE_CARDS["zhang_san"].card.social_number


def test_a_card_with_another_number_is_refused():
    assert said("other_number") == CardRefused("social_lacks_number")


def test_a_report_that_lies_is_refused():
    assert event_of("social_card_read", {"card": 7}) == CardRefused("social_unreadable")


@pytest.mark.parametrize(
    "code",
    ["not_social_card", "needs_platform", "card_locked", "unreadable", "card_moved",
     "card_silent", "in_use"],
)  # fmt: skip
def test_every_refusal_of_the_driver_has_its_own_sentence(code):
    event = event_of("social_card_refused", {"code": code})
    assert isinstance(event, CardRefused)
    assert event.code in _PROBLEMS


def test_the_card_fills_in_and_says_so_but_is_not_the_identity_card(table):
    item = next(i for i in table.session.facts().catalogue.items.values() if i.materials)
    holder = holder_of(SAMPLE_CARDS["zhang_san"].card)
    assert holder is not None
    draft = waive_what_the_card_proves(begin_draft(item, holder))
    assert set(draft.provenance.values()) <= {Provenance.SOCIAL_CARD}
    assert all(given.hand_in is not HandIn.IDENTITY_CARD for given in draft.given.values())
