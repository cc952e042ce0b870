"""From the kiosk to the platform in every suite: sealer process, key folder and unsealing real."""

from __future__ import annotations

import os
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from uuid import UUID, uuid4

import pytest

from central.keys import KeyPair, add_key, load_keys
from central.unseal import Unreadable, open_case, open_form, open_pages
from kiosk import wire
from kiosk.domain.application import Application, HandIn, KioskTime, Material
from kiosk.domain.envelope import CaseEnvelope
from kiosk.domain.identity import CardKind, IdentityCard, Sex
from kiosk.ports import NotKept
from kiosk.sealed import SUITES, PlatformKey, Unsealer, sm2
from kiosk.settings import BadSettings, parse_settings
from offline_cache.keeper import CaseKeeper

NOON = KioskTime(datetime(2026, 11, 20, 4, tzinfo=UTC), 12.5)
PAGES = [os.urandom(150_000), b"second"]
each_suite = pytest.mark.parametrize("suite", sorted(SUITES))


def as_pinned(key: KeyPair) -> PlatformKey:
    """A key of the platform as a kiosk's settings hold it."""
    return PlatformKey(key.key_id, key.suite, key.public_key)


def kept(state: Path, key: PlatformKey) -> tuple[Application, CaseEnvelope, bytes]:
    """Keep a case with a sealer process, as a visit does."""
    case_id = uuid4()
    keeper = CaseKeeper(state, key, "kiosk-1")
    try:
        desk = keeper.open_case(case_id)
        refs = tuple(desk.add_page(page, "image/jpeg") for page in PAGES)
        application = _application(case_id, (Material("photo", HandIn.SCANNED, refs),))
        desk.submit(application)
        ((body,),) = keeper._store.rows("SELECT body FROM cases")
    finally:
        keeper.close()
    container = (state / "cases" / f"{case_id}.kc").read_bytes()
    return application, wire.decode(CaseEnvelope, body), container


def _application(case_id: UUID, materials: tuple[Material, ...]) -> Application:
    card = IdentityCard(
        CardKind.CITIZEN,
        "示例",
        "32000019491231001X",
        Sex.MALE,
        date(1949, 12, 31),
        date(2020, 1, 1),
        None,
    )
    return Application(case_id, "kiosk-1", "DEMO-1", "1.0", card, {}, {}, materials, None, NOON)


@each_suite
def test_case_goes_from_a_sealer_process_to_the_platform(suite: int, tmp_path: Path) -> None:
    (key,) = load_keys(tmp_path / "keys", [suite]).sealing
    application, envelope, container = kept(tmp_path / "state", as_pinned(key))
    # Another start of the platform: keys come from their files.
    unsealer = Unsealer(load_keys(tmp_path / "keys", [suite]).unsealing())
    opened = open_case(unsealer, envelope, container)
    assert opened.application == application
    assert [page.data for page in opened.pages] == PAGES
    assert (container[5], container[7:][: container[6]].decode()) == (suite, key.key_id)


def test_cases_open_across_a_change_of_key_and_of_suite(tmp_path: Path) -> None:
    folder = tmp_path / "keys"
    keys = [load_keys(folder).sealing[0]]
    keys += [add_key(folder, "sealing", suite) for suite in (1, 2, 3, 3)]
    sent = [kept(tmp_path / f"state{n}", as_pinned(key)) for n, key in enumerate(keys)]
    loaded = load_keys(folder)
    assert loaded.sealing == tuple(keys)
    unsealer = Unsealer(loaded.unsealing())
    for application, envelope, container in sent:
        assert open_case(unsealer, envelope, container).application == application
    for path in folder.glob(f"*{keys[0].key_id}.key"):
        path.unlink()
    retired = Unsealer(load_keys(folder).unsealing())
    with pytest.raises(Unreadable, match="unknown_key"):
        open_case(retired, *sent[0][1:])
    assert open_case(retired, *sent[1][1:]).application == sent[1][0]


@each_suite
def test_clear_header_that_names_another_suite_or_key_is_refused(
    suite: int, tmp_path: Path
) -> None:
    keys = load_keys(tmp_path / "keys", [suite])
    _, envelope, container = kept(tmp_path / "state", as_pinned(keys.sealing[0]))
    unsealer = Unsealer(keys.unsealing())
    for lie in ({"suite": suite % 3 + 1}, {"key_id": "another"}):
        told = replace(envelope, header=replace(envelope.header, **lie))
        with pytest.raises(Unreadable, match="header_differs"):
            open_form(unsealer, told)
        with pytest.raises(Unreadable, match="header_differs"):
            open_pages(unsealer, told, container)


@each_suite
def test_damaged_case_is_not_readable_at_the_platform(suite: int, tmp_path: Path) -> None:
    keys = load_keys(tmp_path / "keys", [suite])
    _, envelope, container = kept(tmp_path / "state", as_pinned(keys.sealing[0]))
    unsealer = Unsealer(keys.unsealing())
    with pytest.raises(Unreadable, match="truncated"):
        open_case(unsealer, envelope, container[:-1])
    flipped = container[:-1] + bytes([container[-1] ^ 1])
    with pytest.raises(Unreadable, match="tampered"):
        open_case(unsealer, envelope, flipped)


SETTINGS = """
[kiosk]
id = "kiosk-1"
site = { en = "Example" }
state_dir = "state"
[platform]
url = "http://platform"
token_file = "token"
sealing_key_id = "k"
sealing_key = "00"
answer_keys = {}
[items]
dir = "items"
publishers = {}
"""


def test_settings_pick_the_suite_and_refuse_one_nobody_knows() -> None:
    assert parse_settings(SETTINGS.encode(), "kiosk.toml").platform.sealing_suite == 1
    for suite in SUITES:
        text = SETTINGS.replace("answer_keys", f"sealing_suite = {suite}\nanswer_keys")
        assert parse_settings(text.encode(), "kiosk.toml").platform.sealing_suite == suite
    for wrong in ("0", "4", '"1"', "true"):
        text = SETTINGS.replace("answer_keys", f"sealing_suite = {wrong}\nanswer_keys")
        with pytest.raises(BadSettings, match=r"platform\.sealing_suite"):
            parse_settings(text.encode(), "kiosk.toml")


def test_kiosk_whose_libcrypto_lacks_sm2_takes_nothing_in(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    key = as_pinned(load_keys(tmp_path / "keys", [3]).sealing[0])
    monkeypatch.setattr(sm2, "_NID_SM2", 999_999)
    keeper = CaseKeeper(tmp_path / "state", key, "kiosk-1")
    try:
        assert not keeper.intake_open()
        with pytest.raises(NotKept, match="no_key"):
            keeper.open_case(uuid4())
    finally:
        keeper.close()
