"""The network test: name, connection, encryption, platform, clock; each only if it makes sense."""

from __future__ import annotations

import ipaddress
import socket
import ssl
import time
from collections.abc import Callable, Iterator
from urllib.parse import urlsplit

from kiosk.line import Hello, LineFault
from kiosk.lookups import Nothing, Topic
from kiosk.technician.values import NetworkCheck

TRY_NETWORK: Topic[Nothing, tuple[NetworkCheck, ...]] = Topic(
    "network.try", Nothing, tuple[NetworkCheck, ...], patience_s=60.0
)
"""Asked of the courier: the kiosk's own process has no network to try."""
CONNECT_S = 5.0
CLOCK_OFF_S = 60
NAMES = ("dns", "tcp", "tls", "platform", "clock")


def untried(code: str) -> tuple[NetworkCheck, ...]:
    """The report when nobody could be asked: why, and every step skipped."""
    skipped = tuple(NetworkCheck(name, "skipped") for name in NAMES[1:])
    return (NetworkCheck(NAMES[0], "failed", code), *skipped)


class _Failed(Exception):
    """This step did not work. `code` is a short machine word."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


def try_network(
    url: str,
    hello: Callable[[], Hello],
    wall: Callable[[], float],
    authority_file: str | None = None,
) -> tuple[NetworkCheck, ...]:
    """Try the line step by step; after a failure the later steps are skipped. Blocks.

    `authority_file`: whose certificates the platform must have; None are the public ones.
    """
    checks: list[NetworkCheck] = []
    for name, attempt in _attempts(url, hello, wall, authority_file):
        if any(check.outcome == "failed" for check in checks):
            checks.append(NetworkCheck(name, "skipped"))
            continue
        begun = time.monotonic()
        try:
            outcome = "ok" if attempt() else "not_applicable"
            code = ""
        except _Failed as fault:
            outcome, code = "failed", fault.code
        took_ms = round((time.monotonic() - begun) * 1000)
        checks.append(NetworkCheck(name, outcome, code, took_ms))
    return tuple(checks)


def _attempts(
    url: str,
    hello: Callable[[], Hello],
    wall: Callable[[], float],
    authority_file: str | None,
) -> Iterator[tuple[str, Callable[[], bool]]]:
    place = urlsplit(url)
    host = place.hostname or ""
    is_secure = place.scheme == "https"
    port = place.port or (443 if is_secure else 80)
    heard: list[Hello] = []
    yield "dns", lambda: _resolve(host, port)
    yield "tcp", lambda: _connect(host, port)
    yield "tls", lambda: is_secure and _secure(host, port, authority_file)
    yield "platform", lambda: _greet(hello, heard)
    yield "clock", lambda: _compare(heard, wall)


def _resolve(host: str, port: int) -> bool:
    try:
        ipaddress.ip_address(host)
    except ValueError:
        pass
    else:
        return False  # an address needs no name service
    try:
        return bool(socket.getaddrinfo(host, port, type=socket.SOCK_STREAM))
    except (OSError, UnicodeError):
        raise _Failed("no_such_name") from None


def _connect(host: str, port: int) -> bool:
    try:
        socket.create_connection((host, port), CONNECT_S).close()
    except TimeoutError:
        raise _Failed("timeout") from None
    except OSError:
        raise _Failed("unreachable") from None
    return True


def _secure(host: str, port: int, authority_file: str | None) -> bool:
    try:
        with (
            socket.create_connection((host, port), CONNECT_S) as plain,
            ssl.create_default_context(cafile=authority_file).wrap_socket(
                plain, server_hostname=host
            ),
        ):
            return True
    except ssl.SSLCertVerificationError:
        raise _Failed("certificate") from None
    except ssl.SSLError:
        raise _Failed("tls") from None
    except OSError:
        raise _Failed("broken_off") from None


def _greet(hello: Callable[[], Hello], heard: list[Hello]) -> bool:
    try:
        heard.append(hello())
    except LineFault as fault:
        raise _Failed(fault.code) from None
    return True


def _compare(heard: list[Hello], wall: Callable[[], float]) -> bool:
    if not heard:
        return False
    if abs(heard[0].platform_time_s - wall()) > CLOCK_OFF_S:
        raise _Failed("clock_off")
    return True
