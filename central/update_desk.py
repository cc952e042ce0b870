"""Where kiosks fetch updates: signed metadata, snapshots and differences, by name."""

from __future__ import annotations

import re

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from central.callers import kiosk_of
from central.platform import platform_of
from central.replies import Refusal

_METADATA = re.compile(r"(timestamp|snapshot|targets|1\.root)\.json")
_NAME = re.compile(r"[a-z0-9-]{1,60}")
_JSON, _BYTES = "application/json", "application/octet-stream"


async def get_metadata(request: Request) -> Response:
    """GET /v1/updates/metadata/{name}"""
    kiosk_of(request)
    name = request.path_params["name"]
    desk = platform_of(request).updates
    published = await desk.newest() if desk else None
    found = None
    if desk is not None and published is not None and _METADATA.fullmatch(name):
        found = desk.metadata(name, published)
    return _file(found, _JSON)


async def get_target(request: Request) -> Response:
    """GET /v1/updates/targets/{name}"""
    kiosk_of(request)
    name = request.path_params["name"]
    desk = platform_of(request).updates
    published = await desk.newest() if desk else None
    is_named = published is not None and _NAME.fullmatch(name)
    return _file(published.file(name) if published and is_named else None, _BYTES)


async def get_root(request: Request) -> Response:
    """GET /v1/updates/root.json: to be pinned by whoever sets a kiosk up, compared by hand."""
    desk = platform_of(request).updates
    return _file(desk.roles.root if desk else None, _JSON)


def _file(content: bytes | None, media_type: str) -> Response:
    if content is None:
        raise Refusal(404, "no_such_update", "there is no such file among the updates")
    return Response(content, 200, {"Cache-Control": "no-store"}, media_type)


ROUTES = (
    Route("/v1/updates/root.json", get_root, methods=["GET"]),
    Route("/v1/updates/metadata/{name}", get_metadata, methods=["GET"]),
    Route("/v1/updates/targets/{name}", get_target, methods=["GET"]),
)
