"""A platform served on a loopback port, and a kiosk that talks to it in plain HTTP."""

from __future__ import annotations

import asyncio
import hashlib
import http.client
import itertools
import json
import socket
import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

import asyncpg
import uvicorn
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from tests_sealed_cases import NOON, Case

from central.authority import load_authority
from central.service import build_app
from central.settings import Settings
from central.tls import server_options
from kiosk import wire
from kiosk.domain.envelope import CaseStatus
from kiosk.domain.receipt import PlatformAnswer, SignedAnswer, StoredReceipt
from kiosk.sealed import PlatformKey

TOKENS = {"K1": "token-of-kiosk-1", "K2": "token-of-kiosk-2"}


def run(coroutine: Any) -> Any:
    """Run a coroutine from a test."""
    return asyncio.run(coroutine)


@dataclass
class Reply:
    """What came back."""

    status: int
    headers: Mapping[str, str]
    body: bytes = field(repr=False)
    kiosk: KioskCaller | None = field(default=None, repr=False)

    @property
    def json(self) -> Any:
        return json.loads(self.body)

    @property
    def error(self) -> str:
        return str(self.json["error"])

    @property
    def receipt(self) -> StoredReceipt:
        return wire.decode(StoredReceipt, wire.decode(SignedAnswer, self.body).body)

    @property
    def signed(self) -> SignedAnswer:
        """The platform's answer; to a receipt it comes a moment later."""
        if self.kiosk is None:
            return wire.decode(SignedAnswer, self.body)
        return self.kiosk.answer_to(self.receipt.case_id)

    @property
    def answer(self) -> PlatformAnswer:
        return wire.decode(PlatformAnswer, self.signed.body)


class Clock:
    """The platform's clock, moved by hand."""

    def __init__(self) -> None:
        self.now = NOON

    def __call__(self) -> datetime:
        return self.now

    def pass_seconds(self, seconds: float) -> None:
        self.now += timedelta(seconds=seconds)


class KioskCaller:
    """One kiosk talking to the platform."""

    def __init__(
        self,
        port: int,
        kiosk_id: str = "K1",
        token: str | None = None,
        settled: Callable[[UUID], None] = lambda _: None,
    ) -> None:
        self.port = port
        self.kiosk_id = kiosk_id
        self.token = TOKENS[kiosk_id] if token is None else token
        self._settled = settled

    def call(
        self,
        method: str,
        path: str,
        body: Any = None,
        headers: Mapping[str, str] | None = None,
        **options: Any,
    ) -> Reply:
        sent = {"Authorization": f"Bearer {self.token}", "X-Menkou-Kiosk": self.kiosk_id}
        return call(self.port, method, path, body, {**sent, **(headers or {})}, **options)

    def put(self, case: Case, body: bytes | None = None, **more: str) -> Reply:
        """Put a case and wait until it is judged, or set aside."""
        key = {"Idempotency-Key": str(case.case_id), **more}
        content = case.body if body is None else body
        reply = self.call("PUT", f"/v1/cases/{case.case_id}", content, key)
        if reply.status not in (200, 201):
            return reply
        self._settled(case.case_id)
        return replace(reply, kiosk=self)

    def answer_to(self, case_id: UUID) -> SignedAnswer:
        """Wait for the answer to a case."""
        path = f"/v1/kiosks/{self.kiosk_id}/standings"
        reply = self.call("POST", path, wire.encode([case_id]), {"Prefer": "wait=15"})
        [status] = wire.decode(list[CaseStatus], reply.body)
        assert status.answer is not None, status.standing
        return status.answer

    def upload(
        self, content: bytes, *, offset: int = 0, last: bool = True, digest: str = ""
    ) -> Reply:
        name = digest or hashlib.sha256(content).hexdigest()
        return self.call(
            "PATCH", f"/v1/containers/{name}", content[offset:], upload_headers(offset, last=last)
        )

    def send(self, case: Case) -> Reply:
        """Upload what has to be uploaded, then put the case."""
        if case.container:
            assert self.upload(case.container).status == 201
        return self.put(case)

    def offset(self, digest: str) -> int | None:
        reply = self.call("HEAD", f"/v1/containers/{digest}")
        return None if reply.status == 404 else int(reply.headers["upload-offset"])

    def open_patch(self, digest: str, *, offset: int, length: int) -> socket.socket:
        """Begin an upload by hand: the head is sent, the body is up to the test."""
        line = socket.create_connection(("127.0.0.1", self.port), timeout=10)
        head = [
            f"PATCH /v1/containers/{digest} HTTP/1.1",
            "Host: platform",
            f"Authorization: Bearer {self.token}",
            f"X-Menkou-Kiosk: {self.kiosk_id}",
            f"Content-Length: {length}",
            *(f"{name}: {value}" for name, value in upload_headers(offset, last=True).items()),
        ]
        line.sendall("\r\n".join([*head, "", ""]).encode())
        return line


def upload_headers(offset: int, *, last: bool) -> dict[str, str]:
    """The headers of a PATCH."""
    complete = "?1" if last else "?0"
    media_type = "application/partial-upload"
    return {
        "Upload-Offset": str(offset),
        "Upload-Complete": complete,
        "Content-Type": media_type,
    }


def call(
    port: int, method: str, path: str, body: Any, headers: Mapping[str, str], **options: Any
) -> Reply:
    """One request on a connection of its own."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=15)
    try:
        connection.request(method, path, body, dict(headers), **options)
        response = connection.getresponse()
        found = {name.lower(): value for name, value in response.getheaders()}
        return Reply(response.status, found, response.read())
    finally:
        connection.close()


class Service:
    """A platform served by uvicorn on a thread."""

    def __init__(self, settings: Settings, clock: Clock) -> None:
        self.settings = settings
        self.clock = clock
        self.app = build_app(settings, clock)
        listener = socket.create_server(("127.0.0.1", 0))
        self.port = listener.getsockname()[1]
        secured = {}
        if settings.tls.names:
            authority = load_authority(settings.data_dir / "tls", clock())
            secured = server_options(settings, authority, clock())
        config = uvicorn.Config(
            self.app, lifespan="on", log_config=None, timeout_graceful_shutdown=1, **secured
        )
        self._server = uvicorn.Server(config)
        self._thread = threading.Thread(target=self._server.run, args=([listener],))
        self._thread.start()
        wait_until(lambda: self._server.started or not self._thread.is_alive())
        assert self._server.started, "the service did not start"

    def stop(self) -> None:
        self.begin_stop()
        self._thread.join(15)
        assert not self._thread.is_alive()

    def begin_stop(self) -> None:
        self._server.should_exit = True

    def kiosk(self, kiosk_id: str = "K1", token: str | None = None) -> KioskCaller:
        return KioskCaller(self.port, kiosk_id, token, self.settled)

    def sealing_key(self) -> PlatformKey:
        key = call(self.port, "GET", "/v1/hello", None, {}).json["sealing_keys"][0]
        return PlatformKey(key["key_id"], key["suite"], bytes.fromhex(key["public_key"]))

    def verified(self, reply: Reply) -> PlatformAnswer:
        """The answer in a reply, its signature checked with the platform's published key."""
        signed = reply.signed
        self._verify(signed)
        return wire.decode(PlatformAnswer, signed.body)

    def is_ours(self, reply: Reply) -> bool:
        """Whether the platform signed a receipt."""
        self._verify(wire.decode(SignedAnswer, reply.body))
        return True

    def _verify(self, signed: SignedAnswer) -> None:
        keys = call(self.port, "GET", "/v1/hello", None, {}).json["answer_keys"]
        public = {key["key_id"]: bytes.fromhex(key["public_key"]) for key in keys}
        key = Ed25519PublicKey.from_public_bytes(public[signed.key_id])
        key.verify(signed.signature, signed.body)

    def settled(self, case_id: UUID) -> None:
        """Wait until a case is judged, or set aside."""
        done = "SELECT 1 FROM arrivals WHERE case_id = $1 AND state <> 'waiting'"
        wait_until(lambda: bool(self.rows(done, case_id)))

    def aside(self, case: Case) -> str:
        """Why a case was set aside."""
        return str(
            self.value(
                "SELECT reason FROM arrivals WHERE case_id = $1 AND state = 'aside'", case.case_id
            )
        )

    def rows(self, query: str, *arguments: Any) -> list[Any]:
        return list(run(_fetch(self.settings.database.dsn, query, arguments)))

    def value(self, query: str, *arguments: Any) -> Any:
        return self.rows(query, *arguments)[0][0]


def wait_until(is_so: Callable[[], bool], within_s: float = 15.0) -> None:
    """Wait for a condition; fail the test if it never comes."""
    ticks = itertools.count()
    pause = threading.Event()
    while not is_so():
        assert next(ticks) < within_s / 0.01, "waited in vain"
        pause.wait(0.01)


async def _fetch(dsn: str, query: str, arguments: tuple[Any, ...]) -> Any:
    connection = await asyncpg.connect(dsn)
    try:
        return await connection.fetch(query, *arguments)
    finally:
        await connection.close()
