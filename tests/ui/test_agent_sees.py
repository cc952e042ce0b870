"""What an agent at the screen sees of the applicant: enough to know who it is, and no more."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kiosk.domain.identity import IdentityCard
from kiosk.journey.draft import begin_draft
from kiosk.journey.facts import Facts
from kiosk.journey.states import Answering, ConfirmingIdentity
from kiosk.journey.terms import Terms
from kiosk.services.item import ServiceItem
from kiosk.session.preferences import Preferences
from ui.i18n import Words
from ui.screens.present import screen_for
from ui.screens.screen import Stand

PLACE = {"zh-CN": "示例镇便民服务中心", "en": "Example Town Service Centre"}


@pytest.fixture
def stand(facts: Facts) -> Stand:
    return Stand(facts, Words("zh-CN"), Preferences(), PLACE, PLACE, "12345")


def shown(state, stand: Stand) -> str:
    return str(dict(screen_for(state, stand).props))


def test_the_applicant_is_confirmed_masked(
    stand: Stand, social_card: ServiceItem, cards: dict[str, IdentityCard]
) -> None:
    card = cards["zhang_san"]
    terms = Terms(by_agent=True, agent_card=cards["li_ming"])
    text = shown(ConfirmingIdentity(social_card, card, terms), stand)
    for hidden in (card.name, card.id_number, card.address):
        assert hidden not in text
    assert card.id_number[-2:] in text


def test_nothing_masked_can_be_uncovered(
    stand: Stand, social_card: ServiceItem, cards: dict[str, IdentityCard]
) -> None:
    card = cards["zhang_san"]
    own = begin_draft(social_card, card)
    answers = {**own.answers, "applicantRole": "agent"}
    own = replace(own, answers=answers)
    by_agent = replace(own, terms=Terms(by_agent=True, agent_card=cards["li_ming"]))
    pages = range(own.page_count)
    assert any(card.id_number in shown(Answering(own, n), stand) for n in pages), "to compare with"
    assert not any(card.id_number in shown(Answering(by_agent, n), stand) for n in pages)
