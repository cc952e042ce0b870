"""Forms kept for later at the platform: code and card, both; a few tries; one lease; an end."""

from __future__ import annotations

import os
import re
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from urllib.parse import urlencode
from uuid import UUID

import msgspec
import pytest
from tests_operator_forms import PERSON, filler
from tests_sealed_cases import NAME, NOON, NUMBER

from kiosk import wire
from kiosk.domain.application import KioskTime, Provenance
from kiosk.domain.ids import uuid7
from kiosk.domain.park_code import make_code
from kiosk.domain.parked import (
    DiscardQuestion,
    HandedOver,
    Lease,
    ParkedForm,
    ParkQuestion,
    ParkTaken,
    SealedForm,
)
from kiosk.sealed import Sealer

OTHER_NUMBER = "110105194912310054"
CODE, OTHER_CODE = make_code(lambda _: 372610491), make_code(lambda _: 5)
DAY_S = 86400


@pytest.fixture
def form():
    return ParkedForm(
        parked_id=uuid7(int(NOON.timestamp() * 1000), os.urandom(10)),
        kiosk_id="K1",
        code=CODE,
        id_number=NUMBER,
        item_code="TEST-CT-0001",
        item_version="2026.1.1",
        answers={"name": NAME, "mobile": "13912345678"},
        provenance={"mobile": Provenance.RESIDENT},
        stopped_at="mobile",
        language="zh-CN",
        region="",
        keep_days=30,
        parked_at=KioskTime(NOON, 100.0, 0.0),
    )


@pytest.fixture
def park(kiosk, service):
    """Seals a form as a kiosk does and puts it."""
    key = service.sealing_key()

    def put(form, address=None, caller=kiosk):
        sealed = Sealer(form.parked_id, key).form(wire.encode(form))
        body = wire.encode(SealedForm(form.parked_id, sealed))
        return caller.call("PUT", f"/v1/parked/{address or form.parked_id}", body), body

    return put


def open_it(kiosk, code=CODE, number=NUMBER):
    return kiosk.call("POST", "/v1/parked/open", wire.encode(ParkQuestion(code, number)))


def discard(kiosk, lease, number=NUMBER):
    return kiosk.call("POST", "/v1/parked/discard", wire.encode(DiscardQuestion(lease, number)))


def handed(reply):
    assert reply.status == 200, reply.body
    return wire.decode(HandedOver, reply.body)


def test_code_and_card_bring_everything_back(kiosk, park, form):
    reply, _ = park(form)
    assert reply.status == 201
    taken = wire.decode(ParkTaken, reply.body)
    assert ((taken.until - NOON).days, taken.server_seq) == (30, 0)
    found = handed(open_it(kiosk))
    assert (found.answers, found.provenance) == (form.answers, form.provenance)
    assert (found.item_version, found.stopped_at, found.elsewhere_at) == (
        "2026.1.1",
        "mobile",
        None,
    )


def test_the_same_bytes_again_change_nothing_and_others_are_refused(kiosk, park, form, service):
    _, body = park(form)
    again = kiosk.call("PUT", f"/v1/parked/{form.parked_id}", body)
    assert again.status == 200
    differing, _ = park(replace(form, answers={}))
    assert (differing.status, differing.error) == (409, "parked_differs")
    assert service.value("SELECT count(*) FROM parked_forms") == 1


def test_a_kiosk_is_told_which_backup_has_the_form(start, settings, maker_for, form, operator):
    service = start(msgspec.structs.replace(settings, await_backup=True))
    kiosk = service.kiosk()
    sealed = Sealer(form.parked_id, service.sealing_key()).form(wire.encode(form))
    body = wire.encode(SealedForm(form.parked_id, sealed))
    path = f"/v1/parked/{form.parked_id}"
    first = wire.decode(ParkTaken, kiosk.call("PUT", path, body).body)
    assert kiosk.send(maker_for(service).case()).status == 201
    again = wire.decode(ParkTaken, kiosk.call("PUT", path, body).body)
    told = kiosk.call("GET", "/v1/backups", headers=operator).json["server_seq"]
    assert 0 < first.server_seq < again.server_seq <= told


def test_nobody_is_named_in_the_tables(park, form, service):
    park(form)
    [row] = service.rows("SELECT parked_forms::text AS said FROM parked_forms")
    for planted in (NAME, NUMBER, CODE, "13912345678"):
        assert planted not in row["said"]
        assert planted.encode().hex() not in row["said"]


@pytest.mark.parametrize(
    ("code", "number"), [(OTHER_CODE, NUMBER), (CODE, OTHER_NUMBER), (OTHER_CODE, OTHER_NUMBER)]
)
def test_half_of_it_is_told_the_same_as_nothing(kiosk, park, form, code, number):
    park(form)
    reply = open_it(kiosk, code, number)
    assert (reply.status, reply.error) == (404, "parked_unknown")


@pytest.mark.parametrize(
    "code", ["", "3726104910", "372610491", "٣٧٢٦١٠٤٩١٥", "372 610 49", "x" * 900]
)
def test_what_cannot_be_a_code_costs_no_try(kiosk, park, form, code):
    park(form)
    for _ in range(7):
        assert open_it(kiosk, code).status == 422
    handed(open_it(kiosk))


def test_five_wrong_tries_and_the_card_waits_an_hour(kiosk, service, park, form, clock):
    park(form)
    other_kiosk = service.kiosk("K2")
    for _ in range(5):
        assert open_it(other_kiosk, OTHER_CODE).status == 404
    assert open_it(kiosk, CODE).error == "too_many_tries"
    clock.pass_seconds(3599)
    assert open_it(kiosk, CODE).error == "too_many_tries"
    clock.pass_seconds(2)
    handed(open_it(kiosk, CODE))


def test_a_card_that_has_nothing_here_waits_the_same(kiosk, park, form):
    park(form)
    said = [open_it(kiosk, OTHER_CODE, OTHER_NUMBER).error for _ in range(6)]
    assert said == ["parked_unknown"] * 5 + ["too_many_tries"]
    handed(open_it(kiosk))


def test_guesses_side_by_side_are_counted_one_by_one(kiosk, park, form):
    park(form)
    codes = [make_code(lambda _, n=n: n) for n in range(100, 116)]
    with ThreadPoolExecutor(8) as many:
        said = list(many.map(lambda code: open_it(kiosk, code).error, codes))
    assert said.count("parked_unknown") == 5
    assert said.count("too_many_tries") == 11


def test_it_ends_by_the_platforms_clock_whatever_the_kiosk_believes(kiosk, park, form, clock):
    wrong = KioskTime(NOON.replace(year=2036), 100.0, None, is_unverified=True)
    park(replace(form, parked_at=wrong, keep_days=9999))
    clock.pass_seconds(30 * DAY_S - 1)
    handed(open_it(kiosk))
    clock.pass_seconds(1)
    assert open_it(kiosk).error == "parked_unknown"


def test_what_expired_is_deleted_when_the_platform_starts(
    start, service, settings, park, form, clock
):
    _, body = park(form)
    clock.pass_seconds(31 * DAY_S)
    later = start(settings)
    later_kiosk = later.kiosk()
    # The old bytes, late and once more: they do not come back to life.
    again = later_kiosk.call("PUT", f"/v1/parked/{form.parked_id}", body)
    assert again.status == 200
    assert later.value("SELECT count(*) FROM parked_forms") == 0
    assert later.value("SELECT why FROM parked_ends") == "expired"


def test_the_later_of_two_kiosks_wins_and_hears_of_the_other(kiosk, service, park, form, clock):
    park(form)
    first = handed(open_it(kiosk))
    clock.pass_seconds(60)
    second = handed(open_it(service.kiosk("K2")))
    assert second.elsewhere_at == NOON
    assert second.lease.number == first.lease.number + 1
    # The first may not put anything in its place any more, and may not delete it.
    assert discard(kiosk, first.lease).error == "lease_gone"
    newer = replace(form, parked_id=UUID(int=7), code=OTHER_CODE, replaces=first.lease)
    assert park(newer)[0].status == 201
    handed(open_it(kiosk, CODE))
    handed(open_it(kiosk, OTHER_CODE))


def test_kept_again_it_takes_the_place_of_the_old_one(kiosk, park, form):
    park(form)
    lease = handed(open_it(kiosk)).lease
    park(replace(form, parked_id=UUID(int=7), code=OTHER_CODE, replaces=lease))
    assert open_it(kiosk, CODE).error == "parked_unknown"
    handed(open_it(kiosk, OTHER_CODE))


def test_not_wanted_any_more(kiosk, park, form, service):
    _, body = park(form)
    lease = handed(open_it(kiosk)).lease
    assert discard(kiosk, lease, OTHER_NUMBER).error == "lease_gone"
    assert discard(kiosk, Lease(UUID(int=9), 1)).error == "lease_gone"
    assert discard(kiosk, lease).status == 200
    assert discard(kiosk, lease).status == 200
    assert open_it(kiosk).error == "parked_unknown"
    assert kiosk.call("PUT", f"/v1/parked/{form.parked_id}", body).status == 200
    assert service.value("SELECT count(*) FROM parked_forms") == 0


def test_handed_in_it_is_deleted_and_only_its_own_holder_can(kiosk, park, form, maker, service):
    park(form)
    stranger = replace(maker.application().applicant, id_number=OTHER_NUMBER)
    kiosk.send(maker.case(applicant=stranger, continues=form.parked_id))
    lease = handed(open_it(kiosk)).lease
    assert lease.number == 1
    kiosk.send(maker.case(continues=form.parked_id))
    assert open_it(kiosk).error == "parked_unknown"
    assert service.value("SELECT why FROM parked_ends") == "submitted"


def test_hostile_forms_are_refused(kiosk, service, park, form, maker):
    assert park(form, address=UUID(int=3))[0].status == 422
    assert park(replace(form, kiosk_id="K2"))[0].error == "other_kiosk"
    assert park(replace(form, code="1234567890"))[0].status == 422
    assert park(replace(form, id_number="nobody"))[0].status == 422
    assert park(replace(form, item_code="\x00"))[0].status == 422
    case = maker.case()
    stolen = wire.encode(SealedForm(case.case_id, case.envelope.sealed_form))
    reply = kiosk.call("PUT", f"/v1/parked/{case.case_id}", stolen)
    assert (reply.status, reply.error) == (422, "unreadable")
    _, body = park(form)
    for broken in (b"", b"{}", body[:-9], body.replace(b'"sealed":"', b'"sealed":"AAAA')):
        assert kiosk.call("PUT", f"/v1/parked/{UUID(int=4)}", broken).status == 422
    assert kiosk.call("PUT", f"/v1/parked/{UUID(int=4)}", b" " * 500_000).status == 413
    stranger = service.kiosk("K1", "guess")
    assert open_it(stranger).status == 401
    assert park(form, caller=stranger)[0].status == 401


def test_a_form_sealed_for_later_cannot_be_handed_in_as_an_application(
    kiosk, park, form, maker, service
):
    """Its bytes say what they are, whatever envelope is put round them."""
    case = maker.case()
    _, body = park(replace(form, parked_id=case.case_id))
    envelope = replace(case.envelope, sealed_form=wire.decode(SealedForm, body).sealed)
    case = replace(case, body=wire.encode(envelope), envelope=envelope)
    kiosk.put(case)
    assert service.aside(case) == "not_an_application"


def test_the_window_opens_it_with_code_and_number_and_that_is_noted(kiosk, park, form, service):
    send = filler(kiosk)
    park(form)
    assert "没有找到" in send("/parked", "/parked", code=OTHER_CODE, id_number=NUMBER).body.decode()
    assert "请核对" in send("/parked", "/parked", code="1", id_number=NUMBER).body.decode()
    shown = send("/parked", "/parked", code="372 6104 91" + CODE[-1], id_number=NUMBER.lower())
    assert shown.status == 200
    text = shown.body.decode()
    assert NAME in text
    assert "13912345678" in text
    assert service.value("SELECT count(*) FROM viewings WHERE part = 'parked'") == 1
    assert service.value("SELECT operator FROM viewings") == "operator operator"
    assert send("/parked", "/parked", seal="0" * 64, code=CODE, id_number=NUMBER).status == 403
    assert kiosk.call("GET", "/parked").status == 401


def test_done_at_the_window_it_is_deleted(kiosk, park, form, service):
    park(form)
    text = filler(kiosk)("/parked", "/parked", code=CODE, id_number=NUMBER).body.decode()
    end = text[text.index('action="/parked/end"') :]
    fields = dict(re.findall(r'name="(\w+)" value="([^"]*)"', end))
    reply = kiosk.call("POST", "/parked/end", urlencode(fields), PERSON)
    assert reply.status == 303
    assert service.value("SELECT why FROM parked_ends") == "discarded"
