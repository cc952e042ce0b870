"""The doctor tries the line to the platform: through the courier if it runs, else by itself."""

from __future__ import annotations

import time
from urllib.parse import urlsplit

from kiosk.care.checks import Check, bad, warn
from kiosk.compose_courier import courier_settings, lookups_of
from kiosk.courier import client_of
from kiosk.line import Hello, LineFault
from kiosk.lookups import Nothing
from kiosk.settings import BadSettings, Settings
from kiosk.technician.network import TRY_NETWORK, try_network
from kiosk.technician.values import NetworkCheck

_OURSELVES = ("localhost", "127.0.0.1", "::1")


def not_tried(_: Settings) -> tuple[Check, ...]:
    """Somebody said --offline."""
    return (Check("platform", "not_tried"),)


def try_platform(settings: Settings) -> tuple[Check, ...]:
    """Name, connection, certificate, greeting and clock, and whether anybody may listen in."""
    steps = _steps(settings)
    failed = [step for step in steps if step.outcome == "failed"]
    url = urlsplit(settings.platform.url)
    found = [bad("platform", step.code, figure=step.name) for step in failed]
    if url.scheme != "https" and url.hostname not in _OURSELVES:
        found.append(warn("platform", "plain_http"))
    return tuple(found) or (Check("platform"),)


def _steps(settings: Settings) -> tuple[NetworkCheck, ...]:
    """A courier that is a service is asked: what it can reach is what counts."""
    if settings.processes.courier == "service":
        try:
            return lookups_of(settings).ask(TRY_NETWORK, Nothing())
        except LineFault as fault:
            return (NetworkCheck("courier", "failed", fault.code),)
        except BadSettings:
            return (NetworkCheck("courier", "failed", "courier_away"),)
    platform = settings.platform
    return try_network(
        platform.url, lambda: _greet(settings), time.time, platform.authority_file or None
    )


def _greet(settings: Settings) -> Hello:
    client = client_of(courier_settings(settings, b""))
    try:
        return client.hello()
    finally:
        client.close()
