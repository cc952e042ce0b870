"""Sealed cases as a kiosk holds them, made without its store: load for the platform."""

from __future__ import annotations

import hashlib
import io
from collections.abc import Sequence
from dataclasses import dataclass, field
from uuid import UUID

from benchmarks.sample import application, new_id
from devices.document_scanner.papers import paper
from kiosk import wire
from kiosk.domain.application import PageRef
from kiosk.domain.envelope import CaseEnvelope, CaseHeader
from kiosk.sealed import PlatformKey, Sealer
from kiosk.settings import Settings

_MEDIA = "image/jpeg"


@dataclass(frozen=True, slots=True)
class SealedCase:
    """A case ready to be sent; `container` is b'' without pages."""

    header: CaseHeader
    body: bytes = field(repr=False)
    container: bytes = field(repr=False)

    @property
    def case_id(self) -> UUID:
        """Whose case it is."""
        return self.header.case_id

    @property
    def digest(self) -> str:
        """SHA-256 of the body, hex."""
        return hashlib.sha256(self.body).hexdigest()


def seal_case(key: PlatformKey, seq: int, pages: Sequence[bytes] = ()) -> SealedCase:
    """Seal a fresh application with these pages."""
    case_id = new_id()
    sealer = Sealer(case_id, key)
    refs = [
        PageRef(index, hashlib.sha256(page).hexdigest(), len(page), _MEDIA)
        for index, page in enumerate(pages)
    ]
    said = application(case_id, refs)
    container = b""
    if pages:
        records = [sealer.page(index, _MEDIA, page) for index, page in enumerate(pages)]
        container = b"".join((sealer.header(), *records, sealer.trailer(len(pages))))
    header = CaseHeader(
        case_id=case_id,
        kiosk_id=said.kiosk_id,
        seq=seq,
        item_code=said.item_code,
        item_version=said.item_version,
        suite=key.suite,
        key_id=key.key_id,
        container_digest=hashlib.sha256(container).hexdigest() if container else "",
        container_size=len(container),
        sealed_at=said.confirmed_at,
    )
    body = wire.encode(CaseEnvelope(header, sealer.form(wire.encode(said))))
    return SealedCase(header, body, container)


def page_of(name: str) -> bytes:
    """A sample paper as a JPEG."""
    out = io.BytesIO()
    paper(name).picture.save(out, "JPEG", quality=75)
    return out.getvalue()


def sealing_key(settings: Settings) -> PlatformKey:
    """The platform's public key in a kiosk's settings."""
    platform = settings.platform
    key = bytes.fromhex(platform.sealing_key)
    return PlatformKey(platform.sealing_key_id, platform.sealing_suite, key)


def answer_keys(settings: Settings) -> dict[str, bytes]:
    """The platform's pinned answer keys in a kiosk's settings."""
    return {name: bytes.fromhex(key) for name, key in settings.platform.answer_keys.items()}
