"""A real platform for tests: embedded PostgreSQL, uvicorn on a loopback port, sealed cases."""

from __future__ import annotations

import asyncio
import base64
import hashlib
import http.client
import itertools
import json
import os
import shutil
import socket
import tempfile
import threading
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

import asyncpg
import msgspec
import pytest
import uvicorn
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from central.authority import load_authority
from central.callers import digest_of
from central.cluster import Cluster
from central.service import build_app
from central.settings import KioskEntry, OperatorSettings, PublisherEntry, Settings
from central.tls import server_options
from kiosk import wire
from kiosk.domain.application import (
    Application,
    HandIn,
    InkPoint,
    KioskTime,
    Material,
    PageRef,
    Signature,
)
from kiosk.domain.envelope import CaseEnvelope, CaseHeader, CaseStatus
from kiosk.domain.identity import CardKind, IdentityCard, Sex
from kiosk.domain.ids import uuid7
from kiosk.domain.receipt import PlatformAnswer, SignedAnswer, StoredReceipt
from kiosk.sealed import PlatformKey, Sealer
from kiosk.services.package import pack, sign

TOKENS = {"K1": "token-of-kiosk-1", "K2": "token-of-kiosk-2"}
PASSWORD = "correct horse"
PUBLISHER = bytes(range(32))
NAME, NUMBER, MOBILE = "张三丰", "11010519491231002X", "13912345678"
NOON = datetime(2026, 11, 20, 4, 0, 0, tzinfo=UTC)
"""A Friday, noon in China."""

ITEM_JSON = (Path(__file__).parent / "data" / "item.json").read_bytes()


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


@dataclass(frozen=True)
class Case:
    """A sealed case as a kiosk holds it."""

    case_id: UUID
    body: bytes = field(repr=False)
    container: bytes = field(repr=False)
    envelope: CaseEnvelope = field(repr=False)

    @property
    def digest(self) -> str:
        return hashlib.sha256(self.body).hexdigest()

    @property
    def container_digest(self) -> str:
        return self.envelope.header.container_digest


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


@dataclass
class CaseMaker:
    """Makes sealed cases the way a kiosk does."""

    key: PlatformKey
    kiosk_id: str = "K1"
    seq: int = 0

    def application(self, **changes: Any) -> Application:
        case_id = uuid7(int(NOON.timestamp() * 1000), os.urandom(10))
        sound = Application(
            application_id=case_id,
            kiosk_id=self.kiosk_id,
            item_code="TEST-CT-0001",
            item_version="2026.1.1",
            applicant=CARD,
            answers={"name": NAME, "idNumber": NUMBER, "mobile": MOBILE, "purpose": "stay"},
            provenance={},
            materials=(),
            signature=SIGNATURE,
            confirmed_at=KioskTime(NOON, 100.0, 0.0),
        )
        return replace(sound, **changes)

    def case(
        self,
        *,
        pages: tuple[bytes, ...] = (),
        media_type: str = "image/jpeg",
        spoil: Callable[[Application], Application] = lambda application: application,
        **changes: Any,
    ) -> Case:
        """A case; `spoil` changes the sealed application behind the header's back."""
        application = self.application(**changes)
        sealer = Sealer(application.application_id, self.key)
        container = b""
        if pages:
            records = [sealer.page(i, media_type, page) for i, page in enumerate(pages)]
            container = b"".join((sealer.header(), *records, sealer.trailer(len(pages))))
            refs = tuple(
                PageRef(i, hashlib.sha256(page).hexdigest(), len(page), media_type)
                for i, page in enumerate(pages)
            )
            scanned = (Material("booklet", HandIn.SCANNED, refs),)
            answers = {**application.answers, "purpose": "move"}
            application = replace(application, materials=scanned, answers=answers)
        header = self._header(application, container)
        sealed = sealer.form(wire.encode(spoil(application)))
        envelope = CaseEnvelope(header, sealed)
        return Case(header.case_id, wire.encode(envelope), container, envelope)

    def _header(self, application: Application, container: bytes) -> CaseHeader:
        self.seq += 1
        return CaseHeader(
            case_id=application.application_id,
            kiosk_id=application.kiosk_id,
            seq=self.seq,
            item_code=application.item_code,
            item_version=application.item_version,
            suite=self.key.suite,
            key_id=self.key.key_id,
            container_digest=hashlib.sha256(container).hexdigest() if container else "",
            container_size=len(container),
            sealed_at=application.confirmed_at,
        )


CARD = IdentityCard(
    kind=CardKind.CITIZEN,
    name=NAME,
    id_number=NUMBER,
    sex=Sex.MALE,
    birth_date=date(1949, 12, 31),
    valid_from=date(2020, 1, 1),
    valid_until=None,
    address="北京市朝阳区样本路一号",
    issuer="北京市公安局",
)
SIGNATURE = Signature((tuple(InkPoint(4.0 * i, 10.0 + i % 3, 20 * i) for i in range(12)),))


@pytest.fixture(scope="session")
def cluster() -> Iterator[Cluster]:
    folder = Path(tempfile.mkdtemp(prefix="menkou-test-"))
    cluster = Cluster(folder, options=("-c", "fsync=off", "-c", "full_page_writes=off"))
    run(cluster.start())
    yield cluster
    run(cluster.stop())
    shutil.rmtree(folder)


@pytest.fixture
def dsn(cluster: Cluster) -> str:
    """A database of its own for one test. Dropping it would cost a checkpoint each."""
    name = "test_" + os.urandom(6).hex()

    async def command(text: str) -> None:
        connection = await asyncpg.connect(**cluster.arguments())
        await connection.execute(text)
        await connection.close()

    run(command(f"CREATE DATABASE {name}"))
    where = cluster.arguments(name)
    return f"postgresql:///{name}?host={where['host']}&port={where['port']}&user={where['user']}"


@pytest.fixture(scope="session")
def item_package() -> bytes:
    return sign(pack({"item.json": ITEM_JSON}), "test-publisher", PUBLISHER)


@pytest.fixture
def settings(dsn: str, tmp_path: Path, item_package: bytes) -> Settings:
    items = tmp_path / "items"
    items.mkdir()
    (items / "test.item").write_bytes(item_package)
    public = Ed25519PrivateKey.from_private_bytes(PUBLISHER).public_key().public_bytes_raw()
    whole: Settings = msgspec.convert(
        {"database": {"dsn": dsn, "connections": 4}, "limits": {"reserve_bytes": 0}}
        | {"data_dir": tmp_path / "data", "items_dir": items, "demo_codes": True},
        Settings,
    )
    return msgspec.structs.replace(
        whole,
        kiosks=tuple(KioskEntry(kiosk_id=k, token_sha256=digest_of(t)) for k, t in TOKENS.items()),
        publishers=(PublisherEntry(key_id="test-publisher", public_key=public.hex()),),
        operator=OperatorSettings(password_sha256=digest_of(PASSWORD), rows_per_page=3),
    )


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture(scope="session")
def stopping(cluster: Cluster) -> Iterator[list[Service]]:
    """Services on their way out. uvicorn takes 0.2 s to stop; nobody has to wait for each."""
    services: list[Service] = []
    yield services
    for service in services:
        service.stop()


@pytest.fixture
def start(
    clock: Clock, dsn: str, stopping: list[Service]
) -> Iterator[Callable[[Settings], Service]]:
    """Start services; they stop after the test."""
    started: list[Service] = []

    def start_one(settings: Settings) -> Service:
        started.append(Service(settings, clock))
        return started[-1]

    yield start_one
    for service in started:
        service.begin_stop()
    stopping.extend(started)


@pytest.fixture
def service(start: Callable[[Settings], Service], settings: Settings) -> Service:
    return start(settings)


@pytest.fixture
def kiosk(service: Service) -> KioskCaller:
    return service.kiosk()


@pytest.fixture
def maker(service: Service) -> CaseMaker:
    return CaseMaker(service.sealing_key())


@pytest.fixture
def maker_for() -> Callable[[Service], CaseMaker]:
    return lambda service: CaseMaker(service.sealing_key())


@pytest.fixture
def maker_of_key() -> Callable[[PlatformKey], CaseMaker]:
    return CaseMaker


@pytest.fixture(name="wait_until")
def wait_until_fixture() -> Callable[..., None]:
    return wait_until


@pytest.fixture
def operator() -> dict[str, str]:
    """The header of a request by an operator."""
    credentials = base64.b64encode(f"operator:{PASSWORD}".encode()).decode()
    return {"Authorization": f"Basic {credentials}"}
