"""Sealed cases of one sample person, made the way a kiosk makes them."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID

from kiosk import wire
from kiosk.domain.application import (
    Application,
    HandIn,
    InkPoint,
    KioskTime,
    Material,
    PageRef,
    Signature,
)
from kiosk.domain.envelope import CaseEnvelope, CaseHeader
from kiosk.domain.identity import CardKind, IdentityCard, Sex
from kiosk.domain.ids import uuid7
from kiosk.sealed import PlatformKey, Sealer

NAME, NUMBER, MOBILE = "张三丰", "11010519491231002X", "13912345678"
NOON = datetime(2026, 11, 20, 4, 0, 0, tzinfo=UTC)
"""A Friday, noon in China."""

CARD = IdentityCard(
    kind=CardKind.CITIZEN,
    name=NAME,
    id_number=NUMBER,
    sex=Sex.MALE,
    birth_date=date(1949, 12, 31),
    valid_from=date(2020, 1, 1),
    valid_until=None,
    address="北京市朝阳区样本路一号",
    issuer="北京市公安局",
)
SIGNATURE = Signature((tuple(InkPoint(4.0 * i, 10.0 + i % 3, 20 * i) for i in range(12)),))


@dataclass(frozen=True)
class Case:
    """A sealed case as a kiosk holds it."""

    case_id: UUID
    body: bytes = field(repr=False)
    container: bytes = field(repr=False)
    envelope: CaseEnvelope = field(repr=False)

    @property
    def digest(self) -> str:
        return hashlib.sha256(self.body).hexdigest()

    @property
    def container_digest(self) -> str:
        return self.envelope.header.container_digest


@dataclass
class CaseMaker:
    """Makes sealed cases the way a kiosk does."""

    key: PlatformKey
    kiosk_id: str = "K1"
    seq: int = 0

    def application(self, **changes: Any) -> Application:
        case_id = uuid7(int(NOON.timestamp() * 1000), os.urandom(10))
        sound = Application(
            application_id=case_id,
            kiosk_id=self.kiosk_id,
            item_code="TEST-CT-0001",
            item_version="2026.1.1",
            applicant=CARD,
            answers={"name": NAME, "idNumber": NUMBER, "mobile": MOBILE, "purpose": "stay"},
            provenance={},
            materials=(),
            signature=SIGNATURE,
            confirmed_at=KioskTime(NOON, 100.0, 0.0),
        )
        return replace(sound, **changes)

    def case(
        self,
        *,
        pages: tuple[bytes, ...] = (),
        media_type: str = "image/jpeg",
        spoil: Callable[[Application], Application] = lambda application: application,
        **changes: Any,
    ) -> Case:
        """A case; `spoil` changes the sealed application behind the header's back."""
        application = self.application(**changes)
        sealer = Sealer(application.application_id, self.key)
        container = b""
        if pages:
            records = [sealer.page(i, media_type, page) for i, page in enumerate(pages)]
            container = b"".join((sealer.header(), *records, sealer.trailer(len(pages))))
            refs = tuple(
                PageRef(i, hashlib.sha256(page).hexdigest(), len(page), media_type)
                for i, page in enumerate(pages)
            )
            scanned = (Material("booklet", HandIn.SCANNED, refs),)
            answers = {**application.answers, "purpose": "move"}
            application = replace(application, materials=scanned, answers=answers)
        header = self._header(application, container)
        sealed = sealer.form(wire.encode(spoil(application)))
        envelope = CaseEnvelope(header, sealed)
        return Case(header.case_id, wire.encode(envelope), container, envelope)

    def _header(self, application: Application, container: bytes) -> CaseHeader:
        self.seq += 1
        return CaseHeader(
            case_id=application.application_id,
            kiosk_id=application.kiosk_id,
            seq=self.seq,
            item_code=application.item_code,
            item_version=application.item_version,
            suite=self.key.suite,
            key_id=self.key.key_id,
            container_digest=hashlib.sha256(container).hexdigest() if container else "",
            container_size=len(container),
            sealed_at=application.confirmed_at,
        )
