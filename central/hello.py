"""The platform's hello: its time and its public keys. A kiosk pins keys; it only compares here."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response

from central.platform import platform_of
from central.replies import reply


async def hello(request: Request) -> Response:
    """GET /v1/hello"""
    platform = platform_of(request)
    sealing = [
        {
            "key_id": key.key_id,
            "suite": key.suite,
            "public_key": key.public_key.hex(),
        }
        for key in reversed(platform.keys.sealing)
    ]
    answer = [
        {"key_id": key.key_id, "public_key": key.public_key.hex()}
        for key in reversed(platform.keys.answer)
    ]
    return reply(
        {
            "platform_time": platform.now(),
            "epoch": platform.settings.epoch,
            "sealing_keys": sealing,
            "answer_keys": answer,
        }
    )
