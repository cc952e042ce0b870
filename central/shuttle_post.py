"""POST /v1/shuttle: one case from a stick, handed in by an operator at a desk."""

from __future__ import annotations

import asyncio
import struct
from collections.abc import AsyncIterator

from starlette.requests import Request
from starlette.responses import Response

from central.callers import operator_of
from central.containers import DigestDiffers, StoreFull, TooLarge, WrongOffset
from central.platform import Platform, platform_of
from central.replies import Refusal, reply
from central.shuttle import require_vouched, take_vouched
from kiosk.shuttle import LARGEST_MANIFEST, Manifest, ManifestBroken, ShuttleCase, decode_manifest

_PIECE = 1 << 20


async def post_shuttle(request: Request) -> Response:
    """POST /v1/shuttle: one case from a stick, by an operator.

    The body is three parts, the first two with their length in front (4 bytes, big-endian):
    manifest, case body, container. The answer is the `SignedAnswer` for the stick.
    """
    operator_of(request)
    platform = platform_of(request)
    parts = _Parts(request.stream())
    manifest, case, body = await _opening(platform, parts, request)
    if case.container_digest:
        await _stream_pages(platform, manifest, case, parts)
    return reply(await take_vouched(platform, manifest, case, body))


async def _opening(
    platform: Platform, parts: _Parts, request: Request
) -> tuple[Manifest, ShuttleCase, bytes]:
    limits = platform.settings.limits
    async with asyncio.timeout(limits.body_seconds):
        listed = await parts.part(LARGEST_MANIFEST)
        body = await parts.part(limits.case_bytes)
    try:
        manifest = decode_manifest(listed)
        require_vouched(platform, manifest)
    except ManifestBroken as fault:
        raise Refusal(422, fault.code, "the manifest is not of a kiosk of ours") from None
    named = request.query_params.get("case", "")
    found = [case for case in manifest.cases if str(case.case_id) == named]
    if not found:
        raise Refusal(422, "not_in_manifest", "the manifest does not name this case")
    return manifest, found[0], body


async def _stream_pages(
    platform: Platform, manifest: Manifest, case: ShuttleCase, parts: _Parts
) -> None:
    store, key = platform.containers, (manifest.kiosk_id, case.container_digest)
    held = store.state(*key)
    if held and held.is_complete:
        await parts.drop_rest()
        return
    offset = held.offset if held else 0
    try:
        await parts.skip(offset)
        await store.append(*key, offset, parts.rest())
        await asyncio.to_thread(store.finish, *key)
    except TooLarge as fault:
        raise Refusal(413, "too_large", str(fault)) from None
    except StoreFull:
        raise Refusal(507, "disk_full", "no room, ask later", {"Retry-After": "300"}) from None
    except WrongOffset:
        raise Refusal(409, "superseded", "the container is being uploaded by line") from None
    except DigestDiffers:
        raise Refusal(422, "container_differs", "these are other bytes; dropped") from None


class _Parts:
    """Takes a body apart as it comes."""

    def __init__(self, stream: AsyncIterator[bytes]) -> None:
        self._stream = stream
        self._held = bytearray()

    async def part(self, limit: int) -> bytes:
        """A part with its length in front; raise `Refusal` (413, 422)."""
        (size,) = struct.unpack(">I", await self._take(4))
        if size > limit:
            raise Refusal(413, "too_large", f"this part may have {limit} bytes")
        return await self._take(size)

    async def rest(self) -> AsyncIterator[bytes]:
        """What is left."""
        if self._held:
            yield bytes(self._held)
            self._held.clear()
        async for chunk in self._stream:
            yield chunk

    async def skip(self, size: int) -> None:
        """Read and forget `size` bytes."""
        while size:
            size -= len(await self._take(min(size, _PIECE)))

    async def drop_rest(self) -> None:
        """Read to the end."""
        async for _ in self.rest():
            pass

    async def _take(self, size: int) -> bytes:
        while len(self._held) < size:
            try:
                self._held += await anext(self._stream)
            except StopAsyncIteration:
                raise Refusal(422, "bad_body", "the body ends too early") from None
        taken = bytes(self._held[:size])
        del self._held[:size]
        return taken
