"""A platform that speaks the case protocol truthfully, unless it is told to misbehave."""

from __future__ import annotations

import base64
import contextlib
import hashlib
import http.server
import json
import re
import threading
from collections import deque
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from uuid import UUID

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey

from kiosk import wire
from kiosk.domain.application import Application, KioskTime
from kiosk.domain.envelope import CaseEnvelope, CaseStanding, CaseStatus, CaseTaken
from kiosk.domain.fleet import (
    NO_BACKUP_AWAITED,
    Heartbeat,
    HeartbeatHeard,
    LedgerCheck,
    LedgerPage,
    PlatformWord,
)
from kiosk.domain.parked import ParkedForm, ParkTaken, SealedForm
from kiosk.domain.receipt import AnswerKind, PlatformAnswer, SignedAnswer, StoredReceipt
from kiosk.sealed import Unsealer

NOON = KioskTime(datetime(2026, 11, 20, 4, tzinfo=UTC), 12.5)
TOKEN = "kiosk token"
SEAL_KEY = X25519PrivateKey.from_private_bytes(bytes(range(1, 33)))


@dataclass
class Reply:
    """What the platform is told to answer to one request instead of the truth."""

    status: int
    body: bytes = b""
    headers: dict[str, str] = field(default_factory=dict)


@dataclass
class Cut:
    """Read so many bytes of the body, then hang up. With `after`: do the work, lose the answer."""

    bytes_read: int = 0
    after: bool = False


class FakePlatform:
    """Speaks the case protocol truthfully, except where its script says otherwise."""

    def __init__(self) -> None:
        self.answer_key = Ed25519PrivateKey.generate()
        self.script: dict[str, deque[Reply | Cut | Callable[[bytes], Reply]]] = {}
        self.requests: list[tuple[str, str]] = []
        self.bytes_received = 0
        self.announced: dict[UUID, str] = {}
        self.bodies: dict[UUID, bytes] = {}
        self.answers: dict[UUID, SignedAnswer] = {}
        self.containers: dict[str, bytearray] = {}
        self.ratings: dict[str, bytes] = {}
        self.parked: dict[UUID, bytes] = {}
        self.seq_of_forms = 0
        """The number it gives to kept forms; 0 where no backup is waited for."""
        self.token = TOKEN
        self.is_slow = False
        """Whether it signs for cases and answers later, when this is False again."""
        self.epoch, self.watermark = 1, NO_BACKUP_AWAITED
        self.now = NOON.wall
        self.heartbeats: list[Heartbeat] = []
        self.earlier: dict[UUID, SignedAnswer] = {}
        self._server = http.server.ThreadingHTTPServer(
            ("127.0.0.1", 0), type("Handler", (_Handler,), {"platform": self})
        )
        self._server.daemon_threads = True
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.01,))
        self._thread.start()

    @property
    def url(self) -> str:
        """Where it listens."""
        return f"http://127.0.0.1:{self._server.server_address[1]}"

    @property
    def answer_keys(self) -> dict[str, bytes]:
        """What a kiosk pins."""
        return {"sign-1": self.answer_key.public_key().public_bytes_raw()}

    def next(self, request: str, *told: Reply | Cut | Callable[[bytes], Reply]) -> None:
        """Tell it what to do at the next requests of that kind, e.g. 'PUT cases'."""
        self.script.setdefault(request, deque()).extend(told)

    def count(self, request: str) -> int:
        """How many requests of a kind came."""
        return sum(f"{method} {what}" == request for method, what in self.requests)

    def close(self) -> None:
        """Stop listening."""
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()

    def signed(self, case_id: UUID, digest: str, *, number: str = "C-1") -> SignedAnswer:
        """An answer with the platform's signature."""
        seq = len(self.answers) + 1
        answer = PlatformAnswer(
            case_id, digest, AnswerKind.ACCEPTED, number, NOON.wall, None, self.epoch, seq
        )
        body = wire.encode(answer)
        return SignedAnswer(body, self.answer_key.sign(body), "sign-1")

    def opened(self, case_id: UUID) -> Application:
        """What the resident handed in, as the platform reads it; checks every page."""
        envelope = wire.decode(CaseEnvelope, self.bodies[case_id])
        unsealer = Unsealer({"seal-1": SEAL_KEY.private_bytes_raw()})
        application = wire.decode(Application, unsealer.form(case_id, envelope.sealed_form))
        if envelope.header.container_digest:
            container = bytes(self.containers[envelope.header.container_digest])
            pages = unsealer.pages(case_id, container)
            for material in application.materials:
                for ref in material.pages:
                    assert hashlib.sha256(pages[ref.index].data).hexdigest() == ref.digest
        return application

    def truth(self, method: str, path: str, body: bytes, headers: dict[str, str]) -> Reply:
        """The honest answer."""
        if path == "/v1/hello":
            said = {"platform_time": "2026-11-20T04:00:00Z", "epoch": 1, "sealing_keys": []}
            return Reply(200, json.dumps(said).encode())
        if path.startswith("/v1/time?nonce="):
            nonce = path.partition("=")[2]
            word = wire.encode(PlatformWord(nonce, self.now, self.epoch, self.watermark))
            return Reply(200, wire.encode(SignedAnswer(word, self.answer_key.sign(word), "sign-1")))
        if headers.get("Authorization") != f"Bearer {self.token}":
            return Reply(401, b'{"error":"token_unknown","message":"?"}')
        if path.endswith("/announce"):
            for one in json.loads(body):
                self.announced.setdefault(UUID(one["case_id"]), one["digest"])
            return self._statuses(UUID(one["case_id"]) for one in json.loads(body))
        if path.endswith("/standings"):
            return self._statuses(UUID(one) for one in json.loads(body))
        if path.endswith("/heartbeat"):
            self.heartbeats.append(wire.decode(Heartbeat, body))
            head = self.heartbeats[-1].outbox.ledger_link
            return Reply(200, wire.encode(HeartbeatHeard(head)))
        if path.endswith("/ledger"):
            return Reply(200, wire.encode(self._compared(wire.decode(LedgerPage, body))))
        if path.endswith("/cases"):
            return (
                self._together(body) if self.is_slow else Reply(404, b'{"error":"no_such_place"}')
            )
        last = path.rsplit("/", 1)[1]
        if headers.get("Menkou-Earlier-Answer"):
            proof = base64.b64decode(headers["Menkou-Earlier-Answer"])
            self.earlier[UUID(last)] = wire.decode(SignedAnswer, proof)
        if "/containers/" in path:
            return self._container(method, last, body, headers)
        if "/parked/" in path:
            return self._parked(UUID(last), body)
        if "/ratings/" in path:
            self.ratings[last] = body
            return Reply(201, json.dumps({"rating_id": last}).encode())
        return self._case(UUID(last), body)

    def _compared(self, page: LedgerPage) -> LedgerCheck:
        ours = {row.case_id: row for row in page.rows}
        gone = [i for i, row in ours.items() if row.is_answered and i not in self.bodies]
        unknown = [i for i in self.bodies if i not in ours]
        return LedgerCheck(tuple(gone), (), tuple(unknown), ())

    def restored(self, epoch: int) -> None:
        """Back from a backup that holds nothing."""
        self.epoch, self.watermark = epoch, 0
        for held in (self.announced, self.bodies, self.answers, self.containers, self.parked):
            held.clear()

    def _statuses(self, ids: Iterator[UUID]) -> Reply:
        def status(case_id: UUID) -> CaseStatus:
            if case_id in self.bodies and self.is_slow:
                return CaseStatus(case_id, CaseStanding.STORED)
            if case_id in self.answers:
                return CaseStatus(case_id, CaseStanding.ANSWERED, self.answers[case_id])
            known = case_id in self.announced
            return CaseStatus(case_id, CaseStanding.ANNOUNCED if known else CaseStanding.UNKNOWN)

        return Reply(200, wire.encode([status(case_id) for case_id in ids]))

    def _container(self, method: str, digest: str, body: bytes, headers: dict[str, str]) -> Reply:
        if method == "HEAD" and digest not in self.containers:
            return Reply(404)
        held = self.containers.setdefault(digest, bytearray())
        if method == "PATCH":
            if int(headers["Upload-Offset"]) != len(held):
                return Reply(409, headers={"Upload-Offset": str(len(held))})
            held += body
            if headers["Upload-Complete"] == "?1" and hashlib.sha256(held).hexdigest() != digest:
                del self.containers[digest]
                return Reply(422, b'{"error":"digest_differs","message":""}')
        whole = hashlib.sha256(held).hexdigest() == digest
        said = {"Upload-Offset": str(len(held)), "Upload-Complete": "?1" if whole else "?0"}
        return Reply(201 if method == "PATCH" else 204, headers=said)

    def _case(self, case_id: UUID, body: bytes) -> Reply:
        if case_id in self.bodies:
            same = self.bodies[case_id] == body
            return Reply(200, wire.encode(self.answers[case_id])) if same else Reply(409)
        header = wire.decode(CaseEnvelope, body).header
        if header.container_digest and header.container_digest not in self.containers:
            return Reply(424, b'{"error":"container_missing","message":""}')
        self.bodies[case_id] = body
        number = f"C-{len(self.bodies)}"
        digest = hashlib.sha256(body).hexdigest()
        self.answers[case_id] = self.signed(case_id, digest, number=number)
        said = self.receipt(case_id) if self.is_slow else self.answers[case_id]
        return Reply(201, wire.encode(said))

    def _parked(self, parked_id: UUID, body: bytes) -> Reply:
        if self.parked.setdefault(parked_id, body) != body:
            return Reply(409, b'{"error":"parked_differs","message":""}')
        until = self.now + timedelta(days=30)
        return Reply(201, wire.encode(ParkTaken(parked_id, until, self.seq_of_forms, self.epoch)))

    def form(self, parked_id: UUID) -> ParkedForm:
        """A form kept for later, as the platform reads it."""
        sealed = wire.decode(SealedForm, self.parked[parked_id]).sealed
        unsealer = Unsealer({"seal-1": SEAL_KEY.private_bytes_raw()})
        return wire.decode(ParkedForm, unsealer.form(parked_id, sealed))

    def _together(self, body: bytes) -> Reply:
        taken = []
        for line in body.split(b"\n"):
            case_id = wire.decode(CaseEnvelope, line).header.case_id
            status = self._case(case_id, line).status
            taken.append(CaseTaken(case_id, status, self.receipt(case_id)))
        return Reply(200, wire.encode(taken))

    def receipt(self, case_id: UUID) -> SignedAnswer:
        """A signed word that the platform has a case."""
        digest = hashlib.sha256(self.bodies[case_id]).hexdigest()
        body = wire.encode(StoredReceipt(case_id, digest, 1, 1, self.epoch, NOON.wall))
        return SignedAnswer(body, self.answer_key.sign(body), "sign-1")

    def keep_part(self, path: str, part: bytes) -> None:
        """A broken PATCH leaves its bytes behind."""
        self.containers.setdefault(path.rsplit("/", 1)[1], bytearray()).extend(part)


class _Handler(http.server.BaseHTTPRequestHandler):
    """One connection: what the script says of the next request, or else the truth."""

    platform: FakePlatform
    protocol_version = "HTTP/1.1"
    timeout = 5
    disable_nagle_algorithm = True

    def log_message(self, *_: object) -> None: ...

    def handle(self) -> None:
        # A courier that is killed or told to end hangs up in the middle of our answer.
        with contextlib.suppress(BrokenPipeError, ConnectionResetError):
            super().handle()

    def _serve(self) -> None:
        kind = re.sub(r"^/v1/(kiosks/[^/]+/)?([a-z]+).*", r"\2", self.path)
        self.platform.requests.append((self.command, kind))
        waiting = self.platform.script.get(f"{self.command} {kind}")
        told = waiting.popleft() if waiting else None
        size = int(self.headers.get("Content-Length", "0"))
        if isinstance(told, Cut) and not told.after:
            part = self.rfile.read(min(size, told.bytes_read))
            self.platform.bytes_received += len(part)
            if self.command == "PATCH":
                self.platform.keep_part(self.path, part)
            self._hang_up()
            return
        body = self.rfile.read(size)
        self.platform.bytes_received += len(body)
        if isinstance(told, Reply):
            self._answer(told)
            return
        if callable(told):
            self._answer(told(body))
            return
        truth = self.platform.truth(self.command, self.path, body, dict(self.headers))
        if isinstance(told, Cut):
            self._hang_up()
        else:
            self._answer(truth)

    def _hang_up(self) -> None:
        self.close_connection = True

    def _answer(self, reply: Reply) -> None:
        self.send_response(reply.status)
        for name, value in reply.headers.items():
            self.send_header(name, value)
        if "Content-Length" not in reply.headers and reply.status != 204:
            self.send_header("Content-Length", str(len(reply.body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(reply.body)

    do_GET = do_POST = do_PUT = do_PATCH = do_HEAD = _serve
