"""Container uploads: HEAD and PATCH of draft-ietf-httpbis-resumable-upload, one at a time each.

A kiosk whose line broke comes back while the old request may still hang on a dead connection;
the newcomer ends it and goes on where its bytes ended.
"""

from __future__ import annotations

import asyncio
import contextlib
import re
from collections.abc import AsyncIterator, Coroutine, Iterator

from starlette.requests import Request
from starlette.responses import Response

from central.callers import kiosk_of
from central.containers import (
    DigestDiffers,
    StoreFull,
    TooLarge,
    UploadState,
    WrongOffset,
)
from central.platform import Platform, platform_of
from central.replies import Refusal, refuse_large

_DIGEST = re.compile(r"[0-9a-f]{64}")
_OFFSET = re.compile(r"[0-9]{1,15}")
_COMPLETE = {"?0": False, "?1": True}
_PARTIAL = "application/partial-upload"


Key = tuple[str, str]
"""Kiosk id and digest."""


class Superseded(Exception):
    """A newer request took the upload over."""


class UploadsUnderWay:
    """Which uploads run now, so that a newcomer can end the one before it."""

    def __init__(self) -> None:
        self._running: dict[Key, asyncio.Task[UploadState]] = {}
        self._finishing: set[Key] = set()

    async def end(self, key: Key) -> None:
        """End a running upload of this container; what it brought stays.

        One that has all its bytes is waited for instead: its file is just getting its name.
        """
        while task := self._running.get(key):
            if key not in self._finishing:
                task.cancel()
            await asyncio.wait({task})
            if not task.cancelled():
                task.exception()  # looked at, so that nobody complains it was not
            self._forget(key, task)

    async def run(self, key: Key, upload: Coroutine[None, None, UploadState]) -> UploadState:
        """Carry an upload out; raise `Superseded` if a newcomer ended it."""
        task = asyncio.create_task(upload)
        self._running[key] = task
        try:
            await asyncio.wait({task})
        except asyncio.CancelledError:
            # The service stops: what came is made durable first.
            await self.end(key)
            raise
        finally:
            self._forget(key, task)
        if task.cancelled():
            raise Superseded
        return task.result()

    @contextlib.contextmanager
    def finishing(self, key: Key) -> Iterator[None]:
        """While this lasts the upload is not to be ended."""
        self._finishing.add(key)
        try:
            yield
        finally:
            self._finishing.discard(key)

    def _forget(self, key: Key, task: asyncio.Task[UploadState]) -> None:
        if self._running.get(key) is task:
            del self._running[key]


async def head_container(request: Request) -> Response:
    """HEAD /v1/containers/{digest}: how much is here; 404 if nothing."""
    key = (kiosk_of(request), _digest_of(request))
    await _under_way(request).end(key)
    state = platform_of(request).containers.state(*key)
    if state is None:
        raise Refusal(404, "container_unknown", "nothing of this container is here")
    return Response(status_code=204, headers={**_headers(state), "Cache-Control": "no-store"})


async def patch_container(request: Request) -> Response:
    """PATCH /v1/containers/{digest}: the bytes from Upload-Offset on."""
    key = (kiosk_of(request), _digest_of(request))
    platform, under_way = platform_of(request), _under_way(request)
    offset, is_last = _wish_of(request)
    refuse_large(request, platform.settings.limits.container_bytes - offset)
    await under_way.end(key)
    if platform.containers.state(*key) == UploadState(offset, is_complete=True):
        return Response(status_code=201, headers=_headers(UploadState(offset, is_complete=True)))
    try:
        state = await under_way.run(key, _take(request, key, offset, is_last=is_last))
    except Superseded:
        state = platform.containers.state(*key) or UploadState(0, is_complete=False)
        raise Refusal(409, "superseded", "a newer request goes on", _headers(state)) from None
    except WrongOffset as fault:
        why = f"the upload is at {fault.state.offset}"
        raise Refusal(409, "wrong_offset", why, _headers(fault.state)) from None
    except TooLarge as fault:
        raise Refusal(413, "too_large", str(fault)) from None
    except StoreFull:
        raise Refusal(507, "disk_full", "no room, ask later", {"Retry-After": "300"}) from None
    except DigestDiffers:
        raise Refusal(422, "digest_differs", "these are other bytes; dropped") from None
    return Response(status_code=201 if is_last else 204, headers=_headers(state))


async def _take(request: Request, key: Key, offset: int, *, is_last: bool) -> UploadState:
    platform = platform_of(request)
    store = platform.containers
    state = await store.append(*key, offset, _chunks(request, platform))
    if not is_last:
        return state
    with _under_way(request).finishing(key):
        await asyncio.to_thread(store.finish, *key)
    return UploadState(state.offset, is_complete=True)


async def _chunks(request: Request, platform: Platform) -> AsyncIterator[bytes]:
    """The body as it comes; raises `Refusal` (408) when nothing comes for too long."""
    idle_s = platform.settings.limits.idle_seconds
    stream = aiter(request.stream())
    while True:
        try:
            async with asyncio.timeout(idle_s):
                chunk = await anext(stream)
        except StopAsyncIteration:
            return
        except TimeoutError:
            why = f"nothing came for {idle_s:g} s"
            raise Refusal(408, "too_slow", why, {"Connection": "close"}) from None
        yield chunk


def _wish_of(request: Request) -> tuple[int, bool]:
    offset = request.headers.get("upload-offset", "")
    is_last = _COMPLETE.get(request.headers.get("upload-complete", ""))
    media_type = request.headers.get("content-type", "").partition(";")[0].strip()
    if media_type != _PARTIAL:
        raise Refusal(415, "bad_media_type", f"Content-Type is {_PARTIAL}")
    if not _OFFSET.fullmatch(offset) or is_last is None:
        raise Refusal(400, "bad_upload_header", "Upload-Offset is a number, Upload-Complete ?0|?1")
    return int(offset), is_last


def _headers(state: UploadState) -> dict[str, str]:
    complete = "?1" if state.is_complete else "?0"
    return {"Upload-Offset": str(state.offset), "Upload-Complete": complete}


def _digest_of(request: Request) -> str:
    digest: str = request.path_params["digest"]
    if not _DIGEST.fullmatch(digest):
        raise Refusal(404, "container_unknown", "a container is named by 64 hex digits")
    return digest


def _under_way(request: Request) -> UploadsUnderWay:
    under_way = request.app.state.uploads
    assert isinstance(under_way, UploadsUnderWay)
    return under_way
