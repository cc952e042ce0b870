"""Phone upload: a kiosk opens a token, a phone brings photos, the kiosk takes them away.

    POST   /v1/kiosks/{kiosk}/phone                 the kiosk: a token for this visit
    POST   /v1/kiosks/{kiosk}/phone/{token}/next    the kiosk: the next photo, or 204
    DELETE /v1/kiosks/{kiosk}/phone/{token}         the kiosk: the visit is over
    GET    /p/{token}                               the phone: a small page
    POST   /p/{token}                               the phone: one photo, as the body

`X-Menkou-Have` on "next" says which number the kiosk has: a photo is deleted only when it has
arrived there, and at the latest when the token ends. With `X-Menkou-Most` only so many bytes of
it come, from `X-Menkou-From` on; `X-Menkou-Size` says how many there are.
"""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from central import phone_page
from central.callers import kiosk_of
from central.phone_shelf import PhoneShelf, PhotoRefused
from central.platform import platform_of
from central.replies import Refusal, reply
from kiosk.domain.phone import LARGEST_PHOTO

_STATUS = {"gone": 410, "too_many": 409, "too_large": 413, "not_a_photo": 415, "busy": 503}
_MESSAGES = {
    "gone": "this code has ended",
    "too_many": "no more photos with this code",
    "too_large": "this photo is too large",
    "not_a_photo": "a JPEG or PNG, please",
    "busy": "too much at once, try again",
}


async def open_errand(request: Request) -> Response:
    """POST …/phone: a token for one visit, and where the phone finds its page."""
    kiosk = kiosk_of(request)
    try:
        token, until = _shelf(request).open(kiosk, platform_of(request).now())
    except PhotoRefused as fault:
        raise _refusal(fault) from None
    return reply({"token": token, "path": f"/p/{token}", "expires_at": until}, 201)


async def next_photo(request: Request) -> Response:
    """POST …/next: the photo after the one the kiosk has."""
    kiosk, now = kiosk_of(request), platform_of(request).now()
    have = _asked(request, "X-Menkou-Have", 0)
    start = _asked(request, "X-Menkou-From", 0)
    most = _asked(request, "X-Menkou-Most", LARGEST_PHOTO)
    try:
        photo = _shelf(request).next(request.path_params["token"], kiosk, have, now)
    except PhotoRefused as fault:
        raise _refusal(fault) from None
    if photo is None:
        return Response(status_code=204, headers={"Cache-Control": "no-store"})
    headers = {
        "Cache-Control": "no-store",
        "X-Menkou-Photo": str(photo.number),
        "X-Menkou-Size": str(len(photo.content)),
    }
    piece = photo.content[start : start + most]
    return Response(piece, 200, headers, photo.media_type)


async def close_errand(request: Request) -> Response:
    """DELETE …/phone/{token}: forget it and its photos."""
    _shelf(request).close(request.path_params["token"], kiosk_of(request))
    return Response(status_code=204)


async def show_page(request: Request) -> Response:
    """GET /p/{token}: the page on the phone, or one that says the code has ended."""
    try:
        _shelf(request).room(request.path_params["token"], platform_of(request).now())
    except PhotoRefused:
        return phone_page.ended()
    return phone_page.upload()


async def take_photo(request: Request) -> Response:
    """POST /p/{token}: one photo."""
    shelf, token, now = _shelf(request), request.path_params["token"], platform_of(request).now()
    try:
        # Asked before the body is read: a stranger's megabytes are not even received.
        if shelf.room(token, now) <= 0:
            raise PhotoRefused("too_many")
        content = await _limited_body(request)
        number = shelf.put(token, content, platform_of(request).now())
    except PhotoRefused as fault:
        raise _refusal(fault) from None
    return reply({"number": number}, 201)


ROUTES = (
    Route("/v1/kiosks/{kiosk}/phone", open_errand, methods=["POST"]),
    Route("/v1/kiosks/{kiosk}/phone/{token}/next", next_photo, methods=["POST"]),
    Route("/v1/kiosks/{kiosk}/phone/{token}", close_errand, methods=["DELETE"]),
    Route("/p/{token}", show_page, methods=["GET"]),
    Route("/p/{token}", take_photo, methods=["POST"]),
)


async def _limited_body(request: Request) -> bytes:
    body = bytearray()
    async for piece in request.stream():
        body += piece
        if len(body) > LARGEST_PHOTO:
            raise PhotoRefused("too_large")
    return bytes(body)


def _asked(request: Request, header: str, default: int) -> int:
    said = request.headers.get(header, str(default))
    if not said.isascii() or not said.isdigit() or len(said) > 8:
        raise Refusal(400, "bad_request", f"{header} is a number")
    return int(said)


def _shelf(request: Request) -> PhoneShelf:
    shelf = request.app.state.phone
    assert isinstance(shelf, PhoneShelf)
    return shelf


def _refusal(fault: PhotoRefused) -> Refusal:
    return Refusal(_STATUS[fault.code], fault.code, _MESSAGES[fault.code])
