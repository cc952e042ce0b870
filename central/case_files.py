"""What an officer takes out of a sealed case: a page, or a whole material as one file.

The file holds the pages exactly as they were handed in; nothing is encoded anew, so equal pages
make equal files and nothing of them is lost. Every look is noted.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final
from uuid import UUID

from starlette.requests import Request
from starlette.responses import Response

from central import html
from central.callers import operator_of
from central.database import Connection
from central.platform import Platform, platform_of
from central.replies import Refusal
from central.unseal import OpenedCase, Unreadable, open_case, open_form, open_pages
from kiosk import wire
from kiosk.domain.application import Material, Signature
from kiosk.domain.envelope import CaseEnvelope
from kiosk.filing.ink import NoInk, ink_png, ink_svg
from kiosk.filing.jpeg import NoJpeg
from kiosk.filing.ofd import pages_to_ofd
from kiosk.filing.pdf_pages import pages_to_pdf_a

Row = Mapping[str, Any]
_JPEG: Final = "image/jpeg"
_FORMS: Final[Mapping[str, tuple[str, Callable[[Sequence[bytes]], bytes]]]] = {
    "pdf": ("application/pdf", pages_to_pdf_a),
    "ofd": ("application/ofd", pages_to_ofd),
}
_DRAWN: Final[Mapping[str, tuple[str, Callable[[Signature], bytes]]]] = {
    "svg": ("image/svg+xml", ink_svg),
    "png": ("image/png", ink_png),
}


async def case_picture(request: Request) -> Response:
    """GET /cases/{uuid}/pages/{n}: one page out of the sealed container. Looking is noted."""
    number = request.path_params["number"]
    platform, envelope, sealed = await _taken_out(request, f"page {number}")
    try:
        pages = await asyncio.to_thread(open_pages, platform.unsealer, envelope, sealed)
    except Unreadable as fault:
        raise Refusal(410, "page_unreadable", fault.code) from None
    if number >= len(pages):
        raise Refusal(404, "page_unknown", f"this case has {len(pages)} pages")
    return html.picture(pages[number].data, pages[number].media_type)


async def material_file(request: Request) -> Response:
    """GET /cases/{uuid}/materials/{n}.pdf or .ofd: a material's pages as one file, as PDF/A-1b."""
    number, form = request.path_params["number"], request.path_params["form"]
    if form not in _FORMS:
        raise Refusal(404, "file_unknown", "pdf or ofd, please")
    media_type, make = _FORMS[form]
    platform, envelope, sealed = await _taken_out(request, f"material {number} {form}")
    try:
        case = await asyncio.to_thread(open_case, platform.unsealer, envelope, sealed)
    except Unreadable as fault:
        raise Refusal(410, "page_unreadable", fault.code) from None
    pages = _pages_of(case, number)
    try:
        content = await asyncio.to_thread(make, pages)
    except NoJpeg:
        raise Refusal(409, "no_picture", "a page of this material is no picture") from None
    return _to_keep(content, media_type, f"{request.path_params['case_id']}-{number}.{form}")


async def signature_file(request: Request) -> Response:
    """GET /cases/{uuid}/signature.svg or .png: the signature as a drawing, to be filed."""
    form = request.path_params["form"]
    if form not in _DRAWN:
        raise Refusal(404, "file_unknown", "svg or png, please")
    media_type, draw = _DRAWN[form]
    operator, platform = operator_of(request), platform_of(request)
    case_id: UUID = request.path_params["case_id"]
    async with platform.database.transaction() as connection:
        row = await case_row(connection, case_id)
        await note_viewing(connection, platform, operator, case_id, f"signature {form}")
    envelope = wire.decode(CaseEnvelope, row["body"])
    try:
        application = await asyncio.to_thread(open_form, platform.unsealer, envelope)
    except Unreadable as fault:
        raise Refusal(410, "form_unreadable", fault.code) from None
    try:
        content = await asyncio.to_thread(draw, application.signature or Signature(()))
    except NoInk:
        raise Refusal(404, "not_signed", "this case has no signature") from None
    return _to_keep(content, media_type, f"{case_id}-signature.{form}")


def _to_keep(content: bytes, media_type: str, name: str) -> Response:
    headers = {
        "Content-Disposition": f'attachment; filename="{name}"',
        "X-Content-Type-Options": "nosniff",
        "Cache-Control": "no-store",
    }
    return Response(content, 200, headers, media_type)


def makes_a_file(material: Material) -> bool:
    """Whether a material's pages can be had as one file."""
    return bool(material.pages) and all(ref.media_type == _JPEG for ref in material.pages)


async def case_row(connection: Connection, case_id: UUID) -> Row:
    """What is stored of a case; raise `Refusal` (404)."""
    row: Row | None = await connection.fetchrow("SELECT * FROM cases WHERE case_id = $1", case_id)
    if row is None:
        raise Refusal(404, "case_unknown", "no case has this id")
    return row


async def note_viewing(
    connection: Connection, platform: Platform, operator: str, case_id: UUID, part: str
) -> None:
    """Who looked at what of a case, and when."""
    await connection.execute(
        "INSERT INTO viewings VALUES ($1, $2, $3, $4)", platform.now(), operator, case_id, part
    )


def _pages_of(case: OpenedCase, number: int) -> list[bytes]:
    materials = case.application.materials
    if number >= len(materials) or not makes_a_file(materials[number]):
        raise Refusal(404, "file_unknown", "this material has no pages that are pictures")
    return [case.pages[ref.index].data for ref in materials[number].pages]


async def _taken_out(request: Request, part: str) -> tuple[Platform, CaseEnvelope, bytes]:
    """The sealed container of a case, the look at it noted."""
    operator, platform = operator_of(request), platform_of(request)
    case_id: UUID = request.path_params["case_id"]
    async with platform.database.transaction() as connection:
        row = await case_row(connection, case_id)
        await note_viewing(connection, platform, operator, case_id, part)
    path = platform.containers.path_of(row["kiosk_id"], row["container_digest"] or "0" * 64)
    if path is None:
        raise Refusal(404, "page_unknown", "this case has no container here")
    sealed = await asyncio.to_thread(path.read_bytes)
    return platform, wire.decode(CaseEnvelope, row["body"]), sealed
