"""The one codec: equal values are equal bytes, and a refusal never repeats what it refused."""

from __future__ import annotations

import json
from dataclasses import fields
from datetime import UTC, date, datetime
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as some
from tests_session import SIGNATURE

from kiosk import wire
from kiosk.domain.application import Application, HandIn, KioskTime, Material, PageRef, Provenance
from kiosk.domain.envelope import CaseEnvelope, CaseStatus
from kiosk.domain.identity import IdentityCard
from kiosk.domain.rating import Rating
from kiosk.domain.receipt import PlatformAnswer

NOON = KioskTime(datetime(2026, 11, 20, 4, tzinfo=UTC), 12.5, -0.25)
MARK = "欧阳秘密甲110105"
KINDS = (Application, IdentityCard, CaseEnvelope, CaseStatus, Rating, PlatformAnswer)


@pytest.fixture
def application(cards) -> Application:
    refs = (PageRef(0, "ab" * 32, 3, "image/jpeg"),)
    return Application(
        application_id=UUID(int=7),
        kiosk_id="kiosk-1",
        item_code="DEMO-1",
        item_version="1.0",
        applicant=cards["zhang_san"],
        answers={"b": 1, "a": {"d": [1, 2], "c": None}},
        provenance={"b": Provenance.RESIDENT, "a": Provenance.IDENTITY_CARD},
        materials=(Material("photo", HandIn.SCANNED, refs, due=date(2026, 12, 1)),),
        signature=SIGNATURE,
        confirmed_at=NOON,
    )


def test_there_and_back_is_the_same_value(application: Application) -> None:
    assert wire.decode(Application, wire.encode(application)) == application
    assert wire.convert(Application, wire.to_builtins(application)) == application


def test_canonical_means_sorted_keys_and_no_spaces(application: Application) -> None:
    data = wire.encode(application)
    again = json.dumps(json.loads(data), sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    assert data.decode() == again


def test_equal_answers_in_another_order_are_equal_bytes() -> None:
    assert wire.encode({"b": 1, "a": {"y": 1, "x": 2}}) == wire.encode(
        {"a": {"x": 2, "y": 1}, "b": 1}
    )


JSON = some.recursive(
    some.none() | some.booleans() | some.integers(-(2**53), 2**53) | some.text(),
    lambda inner: some.lists(inner, max_size=4) | some.dictionaries(some.text(), inner, max_size=4),
    max_leaves=12,
)


@given(JSON)
def test_what_was_encoded_once_encodes_the_same_for_ever(value: object) -> None:
    data = wire.encode(value)
    assert wire.encode(json.loads(data)) == data


def test_bytes_are_base64_and_dates_are_iso(application: Application) -> None:
    plain = wire.to_builtins(application)
    assert plain["confirmed_at"]["wall"] == "2026-11-20T04:00:00Z"
    assert plain["materials"][0]["due"] == "2026-12-01"
    assert json.loads(wire.encode({"x": b"\x00\xff"})) == {"x": "AP8="}


HOSTILE = [
    b"",
    b"null",
    b"[]",
    b"{",
    b"\xff\xfe",
    b'{"a":1}' * 2,
    b"[" * 100_000,
    b'{"application_id":"' + MARK.encode() + b'"}',
    b'{"case_id":"' + MARK.encode() + b'"}',
    b'{"kind":"' + MARK.encode() + b'"}',
    b'{"standing":"' + MARK.encode() + b'"}',
    b'{"name":{"' + MARK.encode() + b'":1}}',
    b"1e999",
    b'"\\ud800"',
]


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
@pytest.mark.parametrize("data", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_bytes_are_refused_and_never_repeated(kind: type, data: bytes) -> None:
    with pytest.raises(wire.BadWireValue) as refusal:
        wire.decode(kind, data)
    assert refusal.value.expected == kind.__name__
    assert MARK not in str(refusal.value)
    assert refusal.value.__cause__ is None
    assert refusal.value.__suppress_context__


@pytest.mark.parametrize("name", [f.name for f in fields(IdentityCard)])
@pytest.mark.parametrize("wrong", [MARK, 7, None, [MARK], {MARK: MARK}, "", b"\xff"])
def test_no_field_of_a_card_is_quoted_in_a_refusal(cards, name: str, wrong: object) -> None:
    plain = {**wire.to_builtins(cards["zhang_san"]), name: wrong}
    said = ""
    try:
        wire.convert(IdentityCard, plain)
    except wire.BadWireValue as refusal:
        said = str(refusal)
    assert MARK not in said
    assert cards["zhang_san"].name not in said


@pytest.mark.parametrize("place", ["application_id", "item_code", "applicant", "materials"])
def test_a_missing_part_is_named(application: Application, place: str) -> None:
    plain = wire.to_builtins(application)
    del plain[place]
    with pytest.raises(wire.BadWireValue, match=place):
        wire.convert(Application, plain)


def test_a_wrong_part_is_named_by_its_place(application: Application) -> None:
    plain = wire.to_builtins(application)
    plain["materials"][0]["pages"][0]["size"] = MARK
    with pytest.raises(wire.BadWireValue) as refusal:
        wire.convert(Application, plain)
    assert "materials" in refusal.value.why
    assert MARK not in str(refusal.value)


@given(some.binary(max_size=200))
def test_noise_is_refused_or_is_a_value(data: bytes) -> None:
    for kind in KINDS:
        try:
            value = wire.decode(kind, data)
        except wire.BadWireValue:
            continue
        assert isinstance(value, kind)


def test_what_is_added_later_is_ignored(application: Application) -> None:
    plain = {**wire.to_builtins(application), "invented_in_2031": MARK}
    assert wire.convert(Application, plain) == application
