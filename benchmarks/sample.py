"""An application the platform accepts, made by the kiosk's own rules."""

from __future__ import annotations

import os
import time
from collections.abc import Sequence
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from uuid import UUID

from devices.id_card_reader.sample_cards import SAMPLE_CARDS
from kiosk.demo_play import SOCIAL_CARD
from kiosk.demo_site import KIOSK_ID
from kiosk.domain.application import (
    Application,
    HandIn,
    InkPoint,
    KioskTime,
    Material,
    PageRef,
    Signature,
)
from kiosk.domain.ids import uuid7
from kiosk.journey.draft import (
    Draft,
    Given,
    answered,
    begin_draft,
    deferred_until,
    needed,
    waive_what_the_card_proves,
    with_given,
)
from kiosk.services.form import answers_to_submit
from kiosk.services.item import ServiceItem
from kiosk.services.package import check_item
from kiosk.session.today import local_today

ITEMS = Path(__file__).parents[1] / "items"
_PHOTO = "photo"


@cache
def demo_items() -> tuple[ServiceItem, ...]:
    """The items that come with the demonstration."""
    return tuple(check_item(path.read_bytes()) for path in sorted(ITEMS.glob("*/item.json")))


def new_id() -> UUID:
    """A new case id."""
    return uuid7(time.time_ns() // 1_000_000, os.urandom(10))


def filled_draft() -> Draft:
    """A social security card replacement with every question answered."""
    item = next(item for item in demo_items() if item.code == SOCIAL_CARD.item)
    draft = begin_draft(item, SAMPLE_CARDS[SOCIAL_CARD.card])
    for name, value in SOCIAL_CARD.answers.items():
        draft = answered(draft, name, value)
    return waive_what_the_card_proves(draft)


def application(case_id: UUID, pages: Sequence[PageRef] = ()) -> Application:
    """What a resident confirmed: with `pages` as the photo, or the photo to follow."""
    draft = filled_draft()
    for material in needed(draft):
        if material.id == _PHOTO:
            given = Given(HandIn.DEFERRED, due=deferred_until(material, local_today()))
            if pages:
                given = Given(HandIn.SCANNED, tuple(pages))
            draft = with_given(draft, material.id, given)
    return Application(
        application_id=case_id,
        kiosk_id=KIOSK_ID,
        item_code=draft.item.code,
        item_version=draft.item.version,
        applicant=draft.card,
        answers=answers_to_submit(draft.item, draft.answers),
        provenance=dict(draft.provenance),
        materials=tuple(
            Material(name, given.hand_in, given.pages, due=given.due)
            for name, given in draft.given.items()
        ),
        signature=_SIGNATURE,
        confirmed_at=KioskTime(datetime.now(UTC), time.monotonic()),
    )


_SIGNATURE = Signature((tuple(InkPoint(2.0 * i, 10.0 + i % 5, 16 * i) for i in range(40)),))
