"""E-licences by code: once, within a minute, masked; ratings: once."""

from __future__ import annotations

import json
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from uuid import UUID

import msgspec
import pytest

from kiosk import wire
from kiosk.domain.application import HandIn, KioskTime, Material
from kiosk.domain.envelope import ELicence
from kiosk.domain.rating import Rating, RatingLevel
from kiosk.domain.receipt import AnswerKind

BOOKLET, CARD = "居民户口簿", "居民身份证"


def new_code(kiosk, holder="zhang_san"):
    reply = kiosk.call("POST", "/v1/demo/codes", json.dumps({"holder": holder}))
    assert (reply.status, reply.json["seconds"]) == (201, 60)
    return reply.json["code"]


def exchange(kiosk, code, *types):
    body = json.dumps({"code": code, "licence_types": types})
    return kiosk.call("POST", "/v1/licences/exchange", body)


def licences(reply):
    return wire.decode(list[ELicence], reply.body)


def test_a_code_gives_the_licences_asked_for_masked(kiosk):
    reply = exchange(kiosk, new_code(kiosk), CARD, BOOKLET, "飞行执照")
    assert reply.status == 200
    assert {licence.licence_type for licence in licences(reply)} == {CARD, BOOKLET}
    text = reply.body.decode()
    assert "张三" not in text
    assert "11010519491231002X" not in text


def test_a_code_works_once(kiosk):
    code = new_code(kiosk)
    assert exchange(kiosk, code, CARD).status == 200
    again = exchange(kiosk, code, CARD)
    assert (again.status, again.error) == (410, "code_expired")


def test_two_kiosks_with_one_code_get_it_once(service, kiosk):
    code = new_code(kiosk)
    kiosks = [service.kiosk("K1"), service.kiosk("K2")] * 2
    with ThreadPoolExecutor(4) as pool:
        replies = list(pool.map(lambda k: exchange(k, code, CARD), kiosks))
    assert sorted(reply.status for reply in replies) == [200, 410, 410, 410]


@pytest.mark.parametrize(("seconds", "status"), [(59, 200), (60, 410), (3600, 410)])
def test_a_code_lives_a_minute(service, kiosk, seconds, status):
    code = new_code(kiosk)
    service.clock.pass_seconds(seconds)
    assert exchange(kiosk, code, CARD).status == status


def test_a_code_nobody_was_given_is_unknown(kiosk):
    reply = exchange(kiosk, "guess", CARD)
    assert (reply.status, reply.error) == (404, "code_unknown")
    assert exchange(kiosk, "", CARD).status == 422
    assert exchange(kiosk, "x" * 300, CARD).status == 422


def test_codes_and_references_are_not_in_the_database(service, kiosk):
    code = new_code(kiosk)
    [licence] = licences(exchange(kiosk, code, CARD))
    rows = service.rows("SELECT licence_codes::text AS row FROM licence_codes")
    rows += service.rows("SELECT licence_refs::text AS row FROM licence_refs")
    text = " ".join(row["row"] for row in rows)
    assert code not in text
    assert licence.ref not in text


def test_without_demonstration_there_are_no_codes(start, settings):
    kiosk = start(msgspec.structs.replace(settings, demo_codes=False)).kiosk()
    assert kiosk.call("POST", "/v1/demo/codes", b'{"holder":"zhang_san"}').status == 404
    assert kiosk.call("POST", "/v1/demo/codes", b'{"holder":"nobody"}').status == 404


def with_licence(maker, ref):
    booklet = Material("booklet", HandIn.E_LICENCE, licence_ref=ref)
    answers = {**maker.application().answers, "purpose": "move"}
    return maker.case(materials=(booklet,), answers=answers)


def test_a_case_carries_a_licence_reference_instead_of_paper(service, kiosk, maker):
    [licence] = licences(exchange(kiosk, new_code(kiosk), BOOKLET))
    case = with_licence(maker, licence.ref)
    reply = kiosk.put(case)
    assert reply.answer.kind is AnswerKind.ACCEPTED
    assert kiosk.put(case).body == reply.body
    assert service.value("SELECT case_id FROM licence_refs") == case.case_id


def test_a_licence_reference_serves_one_case_of_one_kiosk(service, kiosk, maker):
    [licence] = licences(exchange(kiosk, new_code(kiosk), BOOKLET))
    kiosk.put(with_licence(maker, licence.ref))
    for ref in (licence.ref, "invented"):
        answer = kiosk.put(with_licence(maker, ref)).answer
        assert answer.kind is AnswerKind.CORRECTION_NEEDED
        assert "e-licence" in answer.reasons[0]["en"]
    [other] = licences(exchange(service.kiosk("K2"), new_code(kiosk), BOOKLET))
    assert kiosk.put(with_licence(maker, other.ref)).answer.kind is AnswerKind.CORRECTION_NEEDED


def test_a_licence_of_somebody_else_is_not_taken(kiosk, maker):
    [licence] = licences(exchange(kiosk, new_code(kiosk, "li_ming"), BOOKLET))
    answer = kiosk.put(with_licence(maker, licence.ref)).answer
    assert answer.kind is AnswerKind.CORRECTION_NEEDED
    assert "own" in answer.reasons[0]["en"]


def a_rating(clock, **changes):
    sound = Rating(
        rating_id=UUID("01890000-0000-7000-8000-0000000000aa"),
        case_id=UUID("01890000-0000-7000-8000-0000000000bb"),
        kiosk_id="K1",
        item_code="TEST-CT-0001",
        level=RatingLevel.SATISFIED,
        surface="pad",
        given_at=KioskTime(clock(), 1.0),
    )
    return replace(sound, **changes)


def put_rating(kiosk, rating, rating_id=None):
    return kiosk.call("PUT", f"/v1/ratings/{rating_id or rating.rating_id}", wire.encode(rating))


def test_a_rating_counts_once(service, kiosk, clock):
    rating = a_rating(clock)
    assert [put_rating(kiosk, rating).status for _ in range(3)] == [201, 200, 200]
    other = replace(rating, level=RatingLevel.VERY_DISSATISFIED)
    assert put_rating(kiosk, other).status == 409
    assert [row["level"] for row in service.rows("SELECT level FROM ratings")] == [4]
    assert service.value("SELECT code FROM alarms") == "rating_differs"


def test_ratings_of_others_and_other_shapes_are_refused(service, kiosk, clock):
    rating = a_rating(clock)
    assert put_rating(kiosk, a_rating(clock, kiosk_id="K2")).status == 403
    assert put_rating(kiosk, rating, UUID(int=1)).status == 422
    assert put_rating(kiosk, a_rating(clock, surface="phone")).status == 422
    assert put_rating(kiosk, a_rating(clock, item_code="\x00")).status == 422
    body = wire.encode(rating).replace(b'"level":4', b'"level":6')
    assert kiosk.call("PUT", f"/v1/ratings/{rating.rating_id}", body).status == 422
    assert service.value("SELECT count(*) FROM ratings") == 0
