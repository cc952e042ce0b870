"""A real platform for tests: embedded PostgreSQL, uvicorn on a loopback port, sealed cases."""

from __future__ import annotations

import base64
import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import asyncpg
import msgspec
import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from tests_sealed_cases import CaseMaker
from tests_served_platform import TOKENS, Clock, KioskCaller, Service, run, wait_until

from central.callers import digest_of
from central.cluster import Cluster
from central.settings import KioskEntry, OperatorSettings, PublisherEntry, Settings
from kiosk.sealed import PlatformKey
from kiosk.services.package import pack, sign

PASSWORD = "correct horse"
PUBLISHER = bytes(range(32))
ITEM_JSON = (Path(__file__).parent / "data" / "item.json").read_bytes()


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
