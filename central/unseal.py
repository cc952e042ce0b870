"""Opening a case: from sealed bytes to an application whose pages are all there."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field

from central.opening import Opener
from kiosk import wire
from kiosk.domain.application import Application, PageRef
from kiosk.domain.envelope import CaseEnvelope
from kiosk.sealed import OpenedPage, SealBroken, sealed_to


class Unreadable(Exception):
    """A case that cannot be opened or is not what its header says.

    `code` is one of `SealBroken.code`, 'not_an_application', 'header_differs' or
    'pages_differ'.
    """

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


@dataclass(frozen=True, slots=True)
class OpenedCase:
    """What was in a sealed case."""

    application: Application = field(repr=False)
    pages: tuple[OpenedPage, ...] = ()


def open_form(unsealer: Opener, envelope: CaseEnvelope) -> Application:
    """Return the application in an envelope; raise `Unreadable`."""
    header = envelope.header
    try:
        form = unsealer.form(header.case_id, envelope.sealed_form)
        _require_key_named(envelope, envelope.sealed_form)
        application = wire.decode(Application, form)
    except SealBroken as fault:
        raise Unreadable(fault.code) from None
    except wire.BadWireValue:
        raise Unreadable("not_an_application") from None
    said = (header.case_id, header.kiosk_id, header.item_code, header.item_version)
    if said != (
        application.application_id,
        application.kiosk_id,
        application.item_code,
        application.item_version,
    ):
        raise Unreadable("header_differs")
    return application


def open_pages(
    unsealer: Opener, envelope: CaseEnvelope, container: bytes | None
) -> tuple[OpenedPage, ...]:
    """Return the pages of a case, () where it has no container; raise `Unreadable`."""
    if container is None:
        return ()
    try:
        pages = tuple(unsealer.pages(envelope.header.case_id, container))
        _require_key_named(envelope, container)
    except SealBroken as fault:
        raise Unreadable(fault.code) from None
    except UnicodeDecodeError:
        raise Unreadable("tampered") from None
    return pages


def open_case(unsealer: Opener, envelope: CaseEnvelope, container: bytes | None) -> OpenedCase:
    """Open a whole case and check every page against its digest; raise `Unreadable`."""
    application = open_form(unsealer, envelope)
    pages = open_pages(unsealer, envelope, container)
    for material in application.materials:
        for ref in material.pages:
            if not _is_there(ref, pages):
                raise Unreadable("pages_differ")
    return OpenedCase(application, pages)


def _require_key_named(envelope: CaseEnvelope, sealed: bytes) -> None:
    """What the clear header says of suite and key is what the case was sealed with."""
    if sealed_to(sealed) != (envelope.header.suite, envelope.header.key_id):
        raise Unreadable("header_differs")


def _is_there(ref: PageRef, pages: tuple[OpenedPage, ...]) -> bool:
    if not 0 <= ref.index < len(pages):
        return False
    page = pages[ref.index]
    is_same = (ref.size, ref.media_type) == (len(page.data), page.media_type)
    return is_same and hashlib.sha256(page.data).hexdigest() == ref.digest
