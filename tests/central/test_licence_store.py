"""What any licence store behind the platform's door keeps to; codes of the simulated issuer."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime, timedelta

import pytest

from central.code_issuer import CODE_SECONDS, CodeIssuer, CodeNotIssued
from central.licence_shelf import FREQUENT, HOLDERS
from central.licence_store import LicenceStore, SampleStore
from kiosk import wire
from kiosk.domain.envelope import ELicence

TODAY = date(2026, 11, 20)
NOON = datetime(2026, 11, 20, 4, 0, tzinfo=UTC)
EVERYTHING = tuple({x.licence_type for h in HOLDERS.values() for x in h.licences})
ZHANG, LI = HOLDERS["zhang_san"].id_number, HOLDERS["li_ming"].id_number


@pytest.fixture(params=[SampleStore], ids=["samples"])
def store(request) -> LicenceStore:
    """Put a real store's adapter beside the samples to hold it to the same."""
    return request.param()


def kinds(held) -> list[str]:
    return sorted(one.licence.licence_type for one in held)


def test_it_says_whether_it_is_a_simulator(store: LicenceStore) -> None:
    assert store.is_simulator in (True, False)


def test_nobody_has_nothing(store: LicenceStore) -> None:
    assert store.of_person("110101190001010013", EVERYTHING, TODAY) == []
    assert store.of_record("nobody", EVERYTHING, TODAY) == []


def test_only_what_was_asked_for_and_one_of_each(store: LicenceStore) -> None:
    assert kinds(store.of_person(ZHANG, ("结婚证",), TODAY)) == ["结婚证"]
    assert store.of_person(ZHANG, (), TODAY) == []
    found = kinds(store.of_person(ZHANG, EVERYTHING, TODAY))
    assert len(found) == len(set(found))


def test_licences_of_others_never_come(store: LicenceStore) -> None:
    assert {one.holder.id_number for one in store.of_person(LI, EVERYTHING, TODAY)} == {LI}


def test_over_or_revoked_is_as_if_it_were_not_there(store: LicenceStore) -> None:
    found = kinds(store.of_person(LI, EVERYTHING, TODAY))
    assert "机动车驾驶证" not in found, "it ended in 2024"
    assert "结婚证" not in found, "it was revoked"
    assert "机动车驾驶证" in kinds(store.of_person(LI, EVERYTHING, date(2024, 3, 15)))


def test_card_and_code_find_the_same(store: LicenceStore) -> None:
    by_card = store.of_person(ZHANG.lower(), EVERYTHING, TODAY)
    assert by_card == store.of_record("zhang_san", EVERYTHING, TODAY)


def test_the_seven_frequent_kinds_are_there() -> None:
    held = SampleStore().of_person(ZHANG, FREQUENT, TODAY)
    assert kinds(held) == sorted(FREQUENT)


def test_a_card_finds_masked_licences_and_leaves_no_name_behind(kiosk, service) -> None:
    question = {"id_number": ZHANG, "item_code": "TEST-CT-0001", "licence_types": list(FREQUENT)}
    reply = kiosk.call("POST", "/v1/licences/find", json.dumps(question))
    assert reply.status == 200
    found = wire.decode(list[ELicence], reply.body)
    assert len(found) == len(FREQUENT)
    assert all(licence.is_sample for licence in found)
    assert "张三" not in reply.body.decode()
    assert ZHANG not in reply.body.decode()
    [row] = service.rows("SELECT licence_lookups::text AS row, found FROM licence_lookups")
    assert row["found"] == len(FREQUENT)
    assert ZHANG not in row["row"]


@pytest.mark.parametrize(
    "change",
    [
        {"id_number": "11010519491231002Y"},
        {"id_number": ""},
        {"item_code": ""},
        {"licence_types": ["结婚证"] * 40},
        {"licence_types": ["bad\nline"]},
    ],
)
def test_a_question_out_of_range_is_refused(kiosk, change) -> None:
    question = {"id_number": ZHANG, "item_code": "TEST-CT-0001", "licence_types": ["结婚证"]}
    reply = kiosk.call("POST", "/v1/licences/find", json.dumps({**question, **change}))
    assert reply.status == 422


def test_a_code_lives_its_minute_and_no_longer() -> None:
    issuer = CodeIssuer(b"k" * 32)
    code = issuer.issue(NOON)
    assert issuer.is_alive(code, NOON + timedelta(seconds=CODE_SECONDS - 1))
    assert not issuer.is_alive(code, NOON + timedelta(seconds=CODE_SECONDS))
    assert code != issuer.issue(NOON)


@pytest.mark.parametrize("code", ["", "x", "中文", "A" * 400, "====", "aGVsbG8"])
def test_a_made_up_code_is_not_issued(code: str) -> None:
    with pytest.raises(CodeNotIssued):
        CodeIssuer(b"k" * 32).is_alive(code, NOON)


def test_a_code_of_another_issuer_or_with_a_longer_life_is_not_issued() -> None:
    issuer = CodeIssuer(b"k" * 32)
    code = issuer.issue(NOON)
    with pytest.raises(CodeNotIssued):
        CodeIssuer(b"o" * 32).is_alive(code, NOON)
    with pytest.raises(CodeNotIssued):
        issuer.is_alive(code[:28] + ("A" if code[28] != "A" else "B") + code[29:], NOON)
