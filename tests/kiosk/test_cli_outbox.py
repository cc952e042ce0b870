"""`menkou outbox` as a technician uses it: beside a running kiosk, with its exit statuses."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from pathlib import Path
from uuid import UUID, uuid4

import apsw
import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey
from tests_support import spellings

from kiosk import wire
from kiosk.cli import main
from kiosk.domain.application import Application, KioskTime
from kiosk.domain.identity import CardKind, IdentityCard, Sex
from kiosk.domain.rating import Rating, RatingLevel
from kiosk.domain.receipt import AnswerKind, PlatformAnswer, SignedAnswer
from kiosk.sealed import PlatformKey
from kiosk.shuttle import Stick, decode_manifest
from offline_cache.keeper import CaseKeeper
from offline_cache.store import Store
from offline_cache.waybill import Waybill

NAME, NUMBER = "欧阳测试甲", "11010519491231002X"
NOON = KioskTime(datetime(2026, 11, 20, 4, tzinfo=UTC), 1.0)
CARD = IdentityCard(
    CardKind.CITIZEN, NAME, NUMBER, Sex.MALE, date(1949, 12, 31), date(2020, 1, 1), None
)
SEAL_KEY = X25519PrivateKey.generate().public_key().public_bytes_raw()


@dataclass
class Site:
    """A running kiosk, its settings file and its platform's key."""

    folder: Path
    answer_key: Ed25519PrivateKey = field(default_factory=Ed25519PrivateKey.generate)

    def __post_init__(self) -> None:
        self.state = self.folder / "state"
        self.settings = self.folder / "kiosk.toml"
        (self.folder / "token").write_text("token-1\n")
        public = self.answer_key.public_key().public_bytes_raw().hex()
        self.settings.write_text(
            f'[kiosk]\nid = "kiosk-1"\nsite = {{}}\nstate_dir = "{self.state}"\n'
            f'[platform]\nurl = "http://127.0.0.1:1"\ntoken_file = "{self.folder / "token"}"\n'
            f'sealing_key_id = "s"\nsealing_key = "{SEAL_KEY.hex()}"\n'
            f'[platform.answer_keys]\n"sign-1" = "{public}"\n'
            f'[items]\ndir = "{self.folder}"\n[items.publishers]\n'
        )
        self.open()

    def open(self) -> None:
        self.keeper = CaseKeeper(self.state, PlatformKey("s", 1, SEAL_KEY), "kiosk-1", reserve=0)

    def keep(self, *pages: bytes) -> UUID:
        case_id = uuid4()
        desk = self.keeper.open_case(case_id)
        for page in pages:
            desk.add_page(page, "image/jpeg")
        desk.submit(Application(case_id, "kiosk-1", "DEMO-1", "1.0", CARD, {}, {}, (), None, NOON))
        return case_id

    def courier(self) -> Waybill:
        self.store = Store(self.state / "store.db", self.keeper.store_key, migrate=False)
        return Waybill(self.store)

    def answer(self, folder: Path) -> None:
        stick = Stick(folder, "kiosk-1")
        for case in decode_manifest(stick.read_manifest()).cases:
            said = PlatformAnswer(
                case.case_id, case.digest, AnswerKind.ACCEPTED, "C-1", NOON.wall, None, 1, 1
            )
            body = wire.encode(said)
            signed = SignedAnswer(body, self.answer_key.sign(body), "sign-1")
            stick.ack(case.case_id).write_bytes(wire.encode(signed))


@pytest.fixture
def site(tmp_path) -> Iterator[Site]:
    site = Site(tmp_path)
    yield site
    site.keeper.close()


@pytest.fixture
def stick(tmp_path) -> Path:
    folder = tmp_path / "stick"
    folder.mkdir()
    return folder


@pytest.fixture
def outbox(site, capsys) -> Callable[..., tuple[int, dict, str]]:
    """Run a command; its exit status, what it told, and what it complained."""

    def run(*words: object):
        status = main(["outbox", *map(str, words), "--settings", str(site.settings), "--json"])
        said = capsys.readouterr()
        for spelling in (*spellings(NAME), *spellings(NUMBER)):
            assert spelling not in (said.out + said.err).encode()
        return status, json.loads(said.out) if said.out else {}, said.err

    return run


def test_status_while_the_kiosk_runs(site, outbox):
    site.keep()
    status, told, _ = outbox("status")
    assert status == 0
    assert (told["kiosk"], told["created"], told["kept"]) == ("kiosk-1", 1, 1)
    assert told["conserved"]
    assert told["ledger"].startswith("1:")
    assert not told["online"]


def test_status_for_people_is_lines(site, capsys):
    site.keep()
    assert main(["outbox", "status", "--settings", str(site.settings)]) == 0
    assert "kept: 1\n" in capsys.readouterr().out


def test_verify_is_sound_and_finds_what_was_changed(site, outbox):
    site.keep()
    _, before, _ = outbox("status")
    site.keep()
    status, told, _ = outbox("verify")
    assert (status, told["sound"], told["created"]) == (0, True, 2)
    assert outbox("verify", "--noted", before["ledger"])[0] == 0
    status, told, _ = outbox("verify", "--noted", "1:" + "0" * 64)
    assert (status, told["faults"][0]["code"]) == (1, "head_differs")
    site.courier()
    site.store.rows("UPDATE cases SET body = x'00' WHERE seq = 2")
    status, told, _ = outbox("verify")
    assert (status, told["sound"]) == (1, False)
    assert [fault["code"] for fault in told["faults"]] == ["body_differs"]
    site.store.close()


def test_answer_with_a_forged_signature_is_found(site, outbox, stick):
    site.keep()
    outbox("export", stick)
    site.answer(stick)
    outbox("import-acks", stick)
    assert outbox("verify")[0] == 0
    site.courier()
    [(stored,)] = site.store.rows("SELECT answer FROM cases")
    signed = wire.decode(SignedAnswer, stored)
    forged = SignedAnswer(signed.body, bytes(64), "sign-1")
    site.store.rows("UPDATE cases SET answer = ?", wire.encode(forged))
    site.store.close()
    status, told, _ = outbox("verify")
    assert (status, [f["code"] for f in told["faults"]]) == (1, ["answer_unsigned"])


def test_quarantine_is_listed_and_sent_again(site, outbox):
    case_id, other = site.keep(), site.keep()
    rating = Rating(uuid4(), case_id, "kiosk-1", "D", RatingLevel.SATISFIED, "pad", NOON)
    site.keeper.keep_rating(rating)
    courier = site.courier()
    courier.quarantine(case_id, "conflict")
    courier.settle_rating(rating.rating_id, "rating_differs")
    assert outbox("quarantine") == outbox("quarantine", "list")  # as docs/operations.md has it
    _, told, _ = outbox("quarantine", "list")
    found = {(one["kind"], one["id"], one["code"]) for one in told["quarantined"]}
    assert found == {
        ("case", str(case_id), "conflict"),
        ("rating", str(rating.rating_id), "rating_differs"),
    }
    assert outbox("quarantine", "retry")[0] == 2
    status, told, _ = outbox("quarantine", "retry", other, "nonsense")
    assert (status, told["not_quarantined"]) == (1, [str(other), "nonsense"])
    status, told, _ = outbox("quarantine", "retry", "all")
    assert (status, told["released"]) == (0, 2)
    assert courier.next_rating(0.0) == (rating, 0)
    assert site.keeper.counts().kept == 2
    assert outbox("verify")[0] == 0
    site.store.close()


def test_out_and_back_while_the_kiosk_runs(site, outbox, stick):
    site.keep(b"page")
    status, told, _ = outbox("export", stick)
    assert (status, told) == (0, {"written": 1, "already": 0, "left_out": []})
    assert outbox("export", stick)[1]["already"] == 1
    site.answer(stick)
    assert outbox("import-acks", stick)[:2] == (0, {"stored": 1, "already": 0, "refused": []})
    assert outbox("import-acks", stick)[1] == {"stored": 0, "already": 1, "refused": []}
    assert outbox("verify")[0] == 0
    assert not list((site.state / "cases").iterdir())


def test_what_is_wrong_with_the_stick_is_said(site, outbox, stick, tmp_path):
    case_id = site.keep(b"page")
    assert outbox("export", tmp_path / "nothing here")[0] == 4
    status, _, why = outbox("import-acks", stick)
    assert (status, "nothing of kiosk-1" in why) == (4, True)
    (stick / "menkou-shuttle" / "kiosk-7").mkdir(parents=True)
    status, _, why = outbox("import-acks", stick)
    assert (status, "kiosk-7" in why) == (4, True)
    outbox("export", stick)
    Stick(stick, "kiosk-1").ack(case_id).write_bytes(b"torn")
    status, told, _ = outbox("import-acks", stick)
    assert (status, told["refused"]) == (1, [{"id": str(case_id), "code": "unreadable"}])
    in_the_way = tmp_path / "file"
    in_the_way.mkdir()
    (in_the_way / "menkou-shuttle").write_text("a file")
    assert outbox("export", in_the_way)[0] == 4


def test_prune_wants_the_kiosk_stopped(site, outbox):
    status, _, why = outbox("prune")
    assert (status, "stop it first" in why) == (5, True)
    site.keeper.close()
    assert outbox("prune")[:2] == (0, {"pruned": 0})
    site.open()


def test_store_that_cannot_be_used_is_left_as_it_is(site, outbox):
    site.keeper.close()
    path, key = site.state / "store.db", (site.state / "store.key").read_bytes()
    for version, word in ((1, "start the kiosk"), (99, "newer")):
        connection = apsw.Connection(str(path))
        connection.pragma("cipher", "aegis")
        connection.pragma("hexkey", key.hex())
        right = connection.pragma("user_version")
        connection.pragma("user_version", version)
        connection.close()
        status, _, why = outbox("status")
        assert (status, word in why) == (3, True)
        connection = apsw.Connection(str(path))
        connection.pragma("cipher", "aegis")
        connection.pragma("hexkey", key.hex())
        assert connection.pragma("user_version") == version
        connection.pragma("user_version", right)
        connection.close()
    (site.state / "store.key").write_bytes(bytes(32))
    assert outbox("status")[0] == 3
    (site.state / "store.key").unlink()
    status, _, why = outbox("status")
    assert (status, "store.key" in why) == (3, True)
    assert not (site.state / "store.key").exists()
    (site.state / "store.key").touch(0o600)
    (site.state / "store.key").write_bytes(key)
    site.open()


def test_damage_after_a_crash_is_found_before_anything_is_done(site, outbox):
    for _ in range(60):
        rating = Rating(uuid4(), uuid4(), "kiosk-1", "D", RatingLevel.SATISFIED, "pad", NOON)
        site.keeper.keep_rating(rating)
    site.keeper.close()
    (site.state / "not_closed_cleanly").touch()
    path = site.state / "store.db"
    sound = path.read_bytes()
    damaged = bytearray(sound)
    damaged[len(damaged) // 2] ^= 1
    path.write_bytes(damaged)
    assert outbox("quarantine", "list")[0] == 3
    path.write_bytes(sound)
    assert outbox("quarantine", "list")[0] == 0
    site.open()


def test_settings_that_cannot_be_read_are_named(capsys, tmp_path):
    assert main(["outbox", "status", "--settings", str(tmp_path / "none.toml")]) == 2
    assert "none.toml" in capsys.readouterr().err
