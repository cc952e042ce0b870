"""Cases a drill can recognise: form and page follow from a number, so any damage shows."""

from __future__ import annotations

import hashlib
from datetime import UTC, date, datetime
from uuid import UUID, uuid5

from kiosk import wire
from kiosk.domain.application import Application, HandIn, KioskTime, Material, PageRef
from kiosk.domain.envelope import CaseEnvelope
from kiosk.domain.identity import CardKind, IdentityCard, Sex
from kiosk.domain.parked import ParkedForm, SealedForm
from kiosk.sealed import PlatformKey, SealBroken, Unsealer
from offline_cache.keeper import CaseKeeper
from offline_cache.store import Store

KIOSK_ID = "drill-1"
_SECRET = bytes(range(1, 33))
_FAMILY = UUID("6d656e6b-6f75-4d00-8000-6472696c6c73")
_CARD = IdentityCard(
    CardKind.CITIZEN,
    "演练",
    "11010519491231002X",
    Sex.FEMALE,
    date(1949, 12, 31),
    date(2020, 1, 1),
    None,
)
_NOON = KioskTime(datetime(2026, 11, 20, 4, tzinfo=UTC), 12.5)


def drill_key() -> PlatformKey:
    """A public key whose private half every drill knows."""
    from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey

    public = X25519PrivateKey.from_private_bytes(_SECRET).public_key().public_bytes_raw()
    return PlatformKey("drill", 1, public)


def case_id_of(number: int) -> UUID:
    """The id of the case with this number."""
    return uuid5(_FAMILY, str(number))


def page_of(number: int) -> bytes:
    """Its page: between 0 (no page at all) and 24 KB, different for each."""
    return hashlib.sha256(str(number).encode()).digest() * (97 * (number % 9))


def application_of(number: int, pages: tuple[PageRef, ...]) -> Application:
    """Its form."""
    materials = (Material("photo", HandIn.SCANNED, pages),) if pages else ()
    return Application(
        case_id_of(number),
        KIOSK_ID,
        "DRILL-1",
        "1.0",
        _CARD,
        {"number": number, "remark": "字" * (number % 700)},
        {},
        materials,
        None,
        _NOON,
    )


def form_of(number: int) -> ParkedForm:
    """A form kept for later."""
    return ParkedForm(
        parked_id=case_id_of(number),
        kiosk_id=KIOSK_ID,
        code="3726104917",
        id_number=_CARD.id_number,
        item_code="DRILL-1",
        item_version="1.0",
        answers={"number": number, "remark": "字" * (number % 700)},
        provenance={},
        stopped_at="remark",
        language="zh-CN",
        region="",
        keep_days=30,
        parked_at=_NOON,
    )


def is_form_whole(body: bytes, number: int) -> bool:
    """Whether the platform could open this kept form and find what was kept."""
    try:
        sealed = wire.decode(SealedForm, body)
        content = Unsealer({"drill": _SECRET}).form(sealed.parked_id, sealed.sealed)
        return wire.decode(ParkedForm, content) == form_of(number)
    except (SealBroken, wire.BadWireValue):
        return False


def keep(keeper: CaseKeeper, number: int) -> None:
    """Hand the case in; when this returns it is kept. Raises `NotKept`."""
    desk = keeper.open_case(case_id_of(number))
    page = page_of(number)
    refs = (desk.add_page(page, "image/jpeg"),) if page else ()
    desk.submit(application_of(number, refs))


def is_whole(store: Store, keeper_cases: dict[str, bytes], number: int) -> bool:
    """Whether the platform could open this case and find what was handed in."""
    rows = store.rows("SELECT body FROM cases WHERE case_id = ?", str(case_id_of(number)))
    if not rows or rows[0][0] is None:
        return False
    try:
        envelope = wire.decode(CaseEnvelope, bytes(rows[0][0]))
        unsealer = Unsealer({"drill": _SECRET})
        form = unsealer.form(case_id_of(number), envelope.sealed_form)
        application = wire.decode(Application, form)
        pages = []
        if envelope.header.container_digest:
            container = keeper_cases[str(case_id_of(number))]
            if hashlib.sha256(container).hexdigest() != envelope.header.container_digest:
                return False
            pages = [page.data for page in unsealer.pages(case_id_of(number), container)]
    except (KeyError, SealBroken, wire.BadWireValue):
        return False
    expected = [page_of(number)] if page_of(number) else []
    return pages == expected and application.answers["number"] == number


MOST = 2_000
"""Numbers of cases go up to here."""


def received_at() -> datetime:
    """When the platform of a drill received anything."""
    return _NOON.wall


def noon() -> KioskTime:
    """When the cases of a drill were confirmed."""
    return _NOON
