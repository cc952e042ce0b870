"""Sticks at the platform: real exports of a real outbox, whole, twice, torn, forged and foreign."""

from __future__ import annotations

import asyncio
import dataclasses
import fcntl
import json
import os
import struct
import subprocess
import sys
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from uuid import UUID

import pytest

from central.service import open_platform
from central.shuttle import LocalTaker, take_stick
from central.shuttle_desk import PlatformAway, PostTaker
from kiosk import wire
from kiosk.domain.application import HandIn, Material
from kiosk.domain.receipt import SignedAnswer
from kiosk.shuttle import Stick, decode_manifest, encode_manifest, manifest_key
from kiosk.signed_answers import verify_answer
from offline_cache.keeper import CaseKeeper
from offline_cache.ledger import verify
from offline_cache.shuttle import Shuttle
from offline_cache.store import Store

ROOT = Path(__file__).parents[2]
NOW = datetime(2026, 11, 20, tzinfo=UTC)
KEY = manifest_key("token-of-kiosk-1")


class Van:
    """A kiosk that is never online: it keeps cases, exports them and imports answers."""

    def __init__(self, folder: Path, service, maker, kiosk_id: str = "K1") -> None:
        self.maker, self.kiosk_id = maker, kiosk_id
        self.keeper = CaseKeeper(folder, service.sealing_key(), kiosk_id, reserve=0)
        self.store = Store(folder / "store.db", self.keeper.store_key, migrate=False)
        self.shuttle = Shuttle(self.store, folder / "cases", kiosk_id, KEY)
        keys = service.app.state.platform.keys.answer
        self._answer_keys = {key.key_id: key.public_key for key in keys}

    def keep(self, *pages: bytes) -> UUID:
        application = self.maker.application(kiosk_id=self.kiosk_id)
        desk = self.keeper.open_case(application.application_id)
        if pages:
            refs = tuple(desk.add_page(page, "image/jpeg") for page in pages)
            application = dataclasses.replace(
                application,
                materials=(Material("booklet", HandIn.SCANNED, refs),),
                answers={**application.answers, "purpose": "move"},
            )
        desk.submit(application)
        return application.application_id

    def export(self, stick: Path) -> Path:
        self.shuttle.export(stick, NOW)
        return stick

    def import_acks(self, stick: Path) -> int:
        def verified(signed, case_id, digest):
            return verify_answer(signed, self._answer_keys, case_id=case_id, digest=digest)

        done = self.shuttle.import_acks(stick, verified)
        assert done.refused == ()
        return done.stored

    def close(self) -> None:
        self.store.close()
        self.keeper.close()


@pytest.fixture
def van(tmp_path, service, maker) -> Iterator[Van]:
    van = Van(tmp_path / "van", service, maker)
    yield van
    van.close()


@pytest.fixture
def new_stick(tmp_path) -> Callable[[], Path]:
    def make() -> Path:
        folder = tmp_path / f"stick-{os.urandom(3).hex()}"
        folder.mkdir()
        return folder

    return make


@pytest.fixture(params=["here", "by post"])
def take(request, service, settings) -> Callable[[Path], dict[UUID | None, str]]:
    """Take a stick in, both ways."""

    async def here(stick: Path):
        async with open_platform(settings, service.clock) as platform:
            return await take_stick(LocalTaker(platform), stick)

    async def by_post(stick: Path):
        taker = PostTaker(f"http://127.0.0.1:{service.port}", "operator", "correct horse")
        return await take_stick(taker, stick)

    how = here if request.param == "here" else by_post
    return lambda stick: {one.case_id: one.outcome for one in asyncio.run(how(stick))}


@pytest.fixture
def take_here(service, settings) -> Callable[[Path], dict[UUID | None, str]]:
    async def here(stick: Path):
        async with open_platform(settings, service.clock) as platform:
            return await take_stick(LocalTaker(platform), stick)

    return lambda stick: {one.case_id: one.outcome for one in asyncio.run(here(stick))}


def test_a_van_that_is_never_online_loses_nothing(van, take, new_stick, service):
    ids = [van.keep(), van.keep(os.urandom(300_000), os.urandom(10)), van.keep()]
    red = van.export(new_stick())
    ids.append(van.keep(os.urandom(5)))
    blue = van.export(new_stick())
    for stick in (blue, red, blue):
        assert set(take(stick).values()) == {"answered"}
    assert service.value("SELECT count(*) FROM cases") == 4
    assert (van.import_acks(red), van.import_acks(blue), van.import_acks(red)) == (3, 1, 0)
    assert all(van.keeper.answer(case_id).case_number for case_id in ids)
    report = verify(van.store)
    assert report.faults == ()
    assert report.counts.accepted == report.counts.created == 4


def test_what_the_line_brought_first_gets_the_same_answer(van, take, new_stick, kiosk, service):
    case_id = van.keep()
    stick = van.export(new_stick())
    body = Stick(stick, "K1").case(case_id).read_bytes()
    by_line = kiosk.call("PUT", f"/v1/cases/{case_id}", body)
    assert by_line.status == 201
    assert take(stick) == {case_id: "answered"}
    told = wire.decode(SignedAnswer, Stick(stick, "K1").ack(case_id).read_bytes())
    assert told == kiosk.answer_to(case_id)
    assert service.value("SELECT count(*) FROM cases") == 1


def test_upload_the_line_began_is_finished_by_the_stick(van, take, new_stick, kiosk, service):
    case_id = van.keep(os.urandom(200_000))
    stick = van.export(new_stick())
    [container] = Stick(stick, "K1").listed("containers")
    content = container.read_bytes()
    kiosk.upload(content[:120_000], last=False, digest=container.name)
    assert take(stick) == {case_id: "answered"}
    assert service.value("SELECT count(*) FROM cases") == 1


def test_upload_the_line_spoiled_does_not_stop_the_stick(van, take_here, new_stick, kiosk):
    case_id = van.keep(os.urandom(200_000))
    stick = van.export(new_stick())
    [container] = Stick(stick, "K1").listed("containers")
    kiosk.upload(os.urandom(50_000), last=False, digest=container.name)
    assert take_here(stick) == {case_id: "answered"}


def spoil(path: Path, how: str) -> None:
    content = path.read_bytes()
    middle = len(content) // 2
    flipped = content[:middle] + bytes([content[middle] ^ 1]) + content[middle + 1 :]
    path.write_bytes({"torn": content[:middle], "flipped": flipped, "empty": b""}[how])


@pytest.mark.parametrize("how", ["torn", "flipped", "empty"])
@pytest.mark.parametrize("part", ["cases", "containers"])
def test_damaged_files_are_put_aside_and_the_kiosk_keeps_its_case(
    *, van, take_here, new_stick, service, how, part
):
    case_id = van.keep(os.urandom(1000))
    stick = van.export(new_stick())
    [path] = Stick(stick, "K1").listed(part)
    spoil(path, how)
    code = {"cases": "case_differs", "containers": "container_differs"}[part]
    assert take_here(stick) == {case_id: code}
    assert service.value("SELECT count(*) FROM cases") == 0
    assert service.value("SELECT code FROM alarms") == f"shuttle_{code}"
    assert service.rows("SELECT reason, released_at FROM quarantine") == [(f"shuttle_{code}", None)]
    assert van.import_acks(stick) == 0
    assert van.keeper.counts().kept == 1
    assert take_here(van.export(stick)) == {case_id: "answered"}
    assert van.import_acks(stick) == 1
    assert service.value("SELECT count(*) FROM quarantine WHERE released_at IS NULL") == 0


def test_damaged_files_never_become_a_case_by_post(van, take, new_stick, service):
    torn, good = van.keep(os.urandom(1000)), van.keep()
    stick = van.export(new_stick())
    spoil(Stick(stick, "K1").case(torn), "torn")
    assert take(stick) == {torn: "case_differs", good: "answered"}
    assert service.value("SELECT count(*) FROM cases") == 1


def test_stick_pulled_too_early_brings_what_is_whole(van, take, new_stick):
    ids = [van.keep(os.urandom(100)) for _ in range(3)]
    stick = van.export(new_stick())
    mine = Stick(stick, "K1")
    mine.case(ids[0]).unlink()
    listed = {case.case_id: case for case in decode_manifest(mine.read_manifest()).cases}
    mine.container(listed[ids[1]].container_digest).unlink()
    assert take(stick) == {ids[0]: "missing", ids[1]: "missing", ids[2]: "answered"}
    assert van.import_acks(stick) == 1
    assert set(take(van.export(stick)).values()) == {"answered"}
    assert van.import_acks(stick) == 2


@pytest.mark.parametrize(
    ("change", "key", "code"),
    [
        ({}, manifest_key("a guess"), "not_genuine"),
        ({"kiosk_id": "K2"}, KEY, "not_genuine"),
        ({"kiosk_id": "K9"}, KEY, "unknown_kiosk"),
    ],
)
def test_stick_nobody_of_ours_wrote_is_refused(*, van, take, new_stick, service, change, key, code):
    case_id = van.keep()
    stick = van.export(new_stick())
    mine = Stick(stick, "K1")
    manifest = dataclasses.replace(decode_manifest(mine.read_manifest()), **change)
    mine.manifest.write_bytes(encode_manifest(manifest, key))
    assert take(stick) == {case_id: code}
    assert service.value("SELECT count(*) FROM cases") == 0


def test_case_of_another_kiosk_under_our_manifest_is_refused(
    *, tmp_path, service, maker_for, van, take, new_stick
):
    stranger = Van(tmp_path / "other", service, maker_for(service), "K2")
    case_id = stranger.keep()
    stick = stranger.export(new_stick())
    stranger.close()
    theirs, mine = Stick(stick, "K2"), Stick(stick, "K1")
    theirs.root.rename(mine.root)
    manifest = dataclasses.replace(decode_manifest(mine.read_manifest()), kiosk_id="K1")
    mine.manifest.write_bytes(encode_manifest(manifest, KEY))
    assert take(stick) == {case_id: "other_kiosk"}


def test_stick_without_a_readable_manifest_is_named(van, take, new_stick):
    van.keep()
    stick = van.export(new_stick())
    mine = Stick(stick, "K1")
    mine.manifest.write_bytes(mine.read_manifest()[:-30])
    assert take(stick) == {None: "unreadable"}
    mine.manifest.unlink()
    assert take(stick) == {None: "no_manifest"}
    assert take(new_stick()) == {}


def test_answer_that_does_not_fit_on_the_stick_comes_the_next_time(van, take, new_stick, service):
    case_id = van.keep()
    stick = van.export(new_stick())
    in_the_way = Stick(stick, "K1").ack(case_id)
    in_the_way.mkdir()
    assert take(stick) == {case_id: "answered_no_ack"}
    in_the_way.rmdir()
    assert take(stick) == {case_id: "answered"}
    assert van.import_acks(stick) == 1
    assert service.value("SELECT count(*) FROM cases") == 1


def posting(van: Van, stick: Path) -> tuple[UUID, bytes]:
    mine = Stick(stick, "K1")
    [case] = decode_manifest(mine.read_manifest()).cases
    parts = (mine.read_manifest(), mine.case(case.case_id).read_bytes())
    framed = b"".join(struct.pack(">I", len(part)) + part for part in parts)
    return case.case_id, framed + mine.container(case.container_digest).read_bytes()


def test_post_wants_an_operator_and_a_whole_body(van, new_stick, kiosk, operator, service):
    van.keep(os.urandom(1000))
    case_id, body = posting(van, van.export(new_stick()))
    path = f"/v1/shuttle?case={case_id}"
    assert kiosk.call("POST", path, body).status == 401
    for broken, status, code in (
        (body[:2], 422, "bad_body"),
        (body[:200], 422, "bad_body"),
        (b"\xff" * 8, 413, "too_large"),
        (body[:-1], 422, "container_differs"),
        (struct.pack(">I", 2) + b"{}" + struct.pack(">I", 0), 422, "unreadable"),
    ):
        reply = kiosk.call("POST", path, broken, operator)
        assert (reply.status, reply.error) == (status, code)
    reply = kiosk.call("POST", f"/v1/shuttle?case={UUID(int=1)}", body, operator)
    assert (reply.status, reply.error) == (422, "not_in_manifest")
    assert service.value("SELECT count(*) FROM cases") == 0
    first, again = (kiosk.call("POST", path, body, operator) for _ in range(2))
    assert first.status == again.status == 200
    assert first.body == again.body
    assert service.verified(first).case_id == case_id


def test_wrong_password_stops_at_once(van, new_stick, service):
    van.keep()
    stick = van.export(new_stick())
    taker = PostTaker(f"http://127.0.0.1:{service.port}", "operator", "wrong")
    with pytest.raises(PlatformAway):
        asyncio.run(take_stick(taker, stick))
    nobody = PostTaker("http://127.0.0.1:1", "operator", "correct horse")
    with pytest.raises(PlatformAway):
        asyncio.run(take_stick(nobody, stick))


def command(*arguments: object) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        (sys.executable, "-m", "central", "import", *map(str, arguments)),
        capture_output=True,
        text=True,
        cwd=ROOT,
        check=False,
        timeout=60,
    )


def test_command_takes_a_stick_in_here_or_by_post(van, new_stick, service, settings, tmp_path):
    case_id = van.keep()
    stick = van.export(new_stick())
    token = settings.kiosks[0].token_sha256
    publisher = settings.publishers[0]
    # The socket is named through a descriptor of this process.
    dsn = settings.database.dsn.replace("/proc/self/", f"/proc/{os.getpid()}/")
    file = tmp_path / "central.toml"
    file.write_text(
        f'data_dir = "{settings.data_dir}"\nitems_dir = "{settings.items_dir}"\n'
        f'[[kiosks]]\nkiosk_id = "K1"\ntoken_sha256 = "{token}"\n'
        f'[[publishers]]\nkey_id = "{publisher.key_id}"\npublic_key = "{publisher.public_key}"\n'
        f'[database]\ndsn = "{dsn}"\n[limits]\nreserve_bytes = 0\n'
    )
    done = command(stick, "--settings", file)
    assert (done.returncode, done.stderr) == (0, "")
    assert json.loads(done.stdout) == {"outcomes": {"answered": 1}, "not_answered": []}
    password = tmp_path / "password"
    password.write_text("correct horse\n")
    spoil(Stick(stick, "K1").case(case_id), "torn")
    url = f"http://127.0.0.1:{service.port}"
    done = command(stick, "--url", url, "--password-file", password)
    assert done.returncode == 1
    assert json.loads(done.stdout)["not_answered"] == [
        {"kiosk_id": "K1", "case_id": str(case_id), "outcome": "case_differs"}
    ]


def test_command_says_when_the_platform_runs_and_when_the_stick_is_empty(van, new_stick, tmp_path):
    file = tmp_path / "central.toml"
    file.write_text(f'data_dir = "{tmp_path / "running"}"\n')
    lock = tmp_path / "running" / "postgres" / "lock"
    lock.parent.mkdir(parents=True)
    with lock.open("w") as held:
        fcntl.flock(held, fcntl.LOCK_EX)
        van.keep()
        done = command(van.export(new_stick()), "--settings", file)
    assert done.returncode == 2
    assert "--url" in done.stderr
    done = command(new_stick(), "--settings", file)
    assert done.returncode == 2
    assert "no export" in done.stderr
