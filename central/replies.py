"""What leaves and enters by HTTP: replies, refusals with codes, bodies with limits.

Codes are for machines and never change; messages are for people who read logs.
"""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from typing import TypeVar

from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response

from central.database import DatabaseDown
from kiosk import wire

T = TypeVar("T")


class Refusal(Exception):
    """A request that gets an error reply: status, code and what a person should read."""

    def __init__(
        self, status: int, code: str, message: str, headers: Mapping[str, str] | None = None
    ) -> None:
        super().__init__(code)
        self.status = status
        self.code = code
        self.message = message
        self.headers = dict(headers or {})


def reply(value: object, status: int = 200, headers: Mapping[str, str] | None = None) -> Response:
    """A JSON reply holding the canonical bytes of `value`."""
    return Response(
        wire.encode(value), status, {"Cache-Control": "no-store", **(headers or {})}, _JSON
    )


def refused(_: Request, refusal: Exception) -> Response:
    """The reply to a request that raised a `Refusal`."""
    assert isinstance(refusal, Refusal)
    body = {"error": refusal.code, "message": refusal.message}
    return reply(body, refusal.status, refusal.headers)


def database_down(_: Request, fault: Exception) -> Response:
    """The reply while the database is away: nothing was decided, ask again."""
    assert isinstance(fault, DatabaseDown)
    body = {"error": "database_down", "message": str(fault)}
    return reply(body, 503, {"Retry-After": str(fault.retry_after_s)})


def gone_away(_: Request, fault: Exception) -> Response:
    """The reply nobody reads: the client left in the middle of its request."""
    assert isinstance(fault, ClientDisconnect)
    return Response(status_code=400)


def refuse_large(request: Request, limit: int) -> None:
    """Refuse by the announced length, before a byte of the body is read."""
    announced = request.headers.get("content-length", "0")
    if not announced.isdecimal() or len(announced) > 18:
        raise Refusal(400, "bad_length", "Content-Length is not a number")
    if int(announced) > limit:
        raise Refusal(413, "too_large", f"the body may have {limit} bytes")


async def body_of(request: Request, *, limit: int, within_s: float) -> bytes:
    """Read a whole body of at most `limit` bytes; raise `Refusal` (413, 408)."""
    refuse_large(request, limit)
    body = bytearray()
    try:
        async with asyncio.timeout(within_s):
            async for chunk in request.stream():
                body += chunk
                if len(body) > limit:
                    raise Refusal(413, "too_large", f"the body may have {limit} bytes")
    except TimeoutError:
        raise Refusal(408, "too_slow", f"the body took over {within_s:g} s", _CLOSE) from None
    return bytes(body)


def decoded(kind: type[T], body: bytes, code: str = "bad_body") -> T:
    """The value in a body; raise `Refusal` (422) where it is not one."""
    try:
        return wire.decode(kind, body)
    except wire.BadWireValue as fault:
        raise Refusal(422, code, str(fault)) from None


def is_plain(name: str) -> bool:
    """Whether a code or id from outside may go into a column, a log line and a page."""
    return 0 < len(name) <= 128 and name.isprintable()


_JSON = "application/json"
_CLOSE = {"Connection": "close"}
