"""Cases in, answers out: once each, whatever is repeated, doubled, cut or forged."""

from __future__ import annotations

import logging
import re
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from central.decide import check_digit
from central.keys import add_key
from kiosk import wire
from kiosk.domain.envelope import Announcement, CaseEnvelope, CaseStanding, CaseStatus, CaseTaken
from kiosk.domain.receipt import AnswerKind


def announcement(case, **changes):
    header = case.envelope.header
    sound = Announcement(header.case_id, header.seq, case.digest, len(case.body), header.item_code)
    return replace(sound, **changes)


def announce(kiosk, announced):
    reply = kiosk.call("POST", f"/v1/kiosks/{kiosk.kiosk_id}/announce", wire.encode(announced))
    return reply, wire.decode(list[CaseStatus], reply.body) if reply.status == 200 else []


def standings(kiosk, *case_ids):
    path = f"/v1/kiosks/{kiosk.kiosk_id}/standings"
    reply = kiosk.call("POST", path, wire.encode(list(case_ids)))
    return wire.decode(list[CaseStatus], reply.body)


def alarms(service):
    return {(row["code"], row["subject"]) for row in service.rows("SELECT * FROM alarms")}


def test_a_sound_case_is_accepted_with_a_signed_answer(service, kiosk, maker):
    case = maker.case(pages=(b"\xff\xd8 page one", b"\xff\xd8 page two" * 20_000))
    reply = kiosk.send(case)
    assert reply.status == 201
    answer = service.verified(reply)
    assert (answer.case_id, answer.digest) == (case.case_id, case.digest)
    assert answer.kind is AnswerKind.ACCEPTED
    assert answer.reasons == ()
    found = re.fullmatch(r"320000-20261120-000001-(\d)", answer.case_number)
    assert found
    assert found[1] == check_digit("32000020261120000001")
    # Friday plus three working days is Wednesday, to the end of the day in China.
    assert answer.decide_by == datetime(2026, 11, 25, 15, 59, 59, tzinfo=UTC)
    assert (answer.epoch, answer.server_seq) == (1, 1)


def test_a_receipt_comes_at_once_and_accepts_nothing(service, kiosk, maker):
    case = maker.case(spoil=lambda a: {"not": "an application"})
    reply = kiosk.put(case)
    assert reply.status == 201
    receipt = reply.receipt
    assert (receipt.case_id, receipt.digest, receipt.seq) == (case.case_id, case.digest, 1)
    assert (receipt.arrival_seq, receipt.epoch, receipt.stored_at) == (1, 1, service.clock.now)
    assert service.is_ours(reply)
    [status] = standings(kiosk, case.case_id)
    assert status == CaseStatus(case.case_id, CaseStanding.STORED)


def test_the_same_case_again_gets_the_stored_answer(service, kiosk, maker):
    case = maker.case(pages=(b"page",))
    first = kiosk.send(case)
    service.clock.pass_seconds(3600)
    second = kiosk.put(case)
    assert (first.status, second.status) == (201, 200)
    assert first.body == second.body


def test_five_doubles_at_once_make_one_case(service, kiosk, maker):
    case = maker.case(pages=(b"page",))
    kiosk.upload(case.container)
    with ThreadPoolExecutor(5) as pool:
        replies = list(pool.map(lambda _: kiosk.put(case), range(5)))
    assert sorted(reply.status for reply in replies) == [200, 200, 200, 200, 201]
    assert len({reply.body for reply in replies}) == 1
    assert service.value("SELECT count(*) FROM cases") == 1
    assert service.value("SELECT last FROM case_numbers") == 1
    assert service.value("SELECT value FROM counters WHERE name = 'server_seq'") == 1


def test_two_versions_of_a_case_at_once_leave_one_case_and_one_conflict(service, kiosk, maker):
    case = maker.case()
    header = replace(case.envelope.header, seq=77)
    other = wire.encode(CaseEnvelope(header, case.envelope.sealed_form))
    with ThreadPoolExecutor(2) as pool:
        replies = list(pool.map(lambda body: kiosk.put(case, body), (case.body, other)))
    assert sorted(reply.status for reply in replies) == [201, 409]
    assert service.value("SELECT count(*) FROM cases") == 1
    assert service.value("SELECT count(*) FROM conflicts") == 1


def test_other_bytes_under_a_known_id_are_kept_and_refused(service, kiosk, maker):
    case = maker.case()
    first = kiosk.put(case)
    other = case.body.replace(b'"seq":1', b'"seq":9')
    reply = kiosk.put(case, other)
    assert (reply.status, reply.error) == (409, "case_conflict")
    assert service.value("SELECT body FROM conflicts") == other
    assert service.value("SELECT body FROM cases") == case.body
    assert ("case_conflict", str(case.case_id)) in alarms(service)
    assert kiosk.put(case).body == first.body
    [status] = standings(kiosk, case.case_id)
    assert status.standing is CaseStanding.ANSWERED


def test_several_cases_in_one_request_are_each_taken_or_refused_alone(service, kiosk, maker):
    known, new, early = maker.case(), maker.case(), maker.case(pages=(b"page",))
    first = kiosk.put(known)
    body = b"\n".join(case.body for case in (known, new, early))
    reply = kiosk.call("POST", f"/v1/kiosks/{kiosk.kiosk_id}/cases", body)
    taken = wire.decode(list[CaseTaken], reply.body)
    assert [(one.case_id, one.status, one.error) for one in taken] == [
        (known.case_id, 200, ""),
        (new.case_id, 201, ""),
        (early.case_id, 424, "container_missing"),
    ]
    assert wire.encode(taken[0].receipt) == first.body
    assert wire.encode(taken[1].receipt) == kiosk.put(new).body
    many = b"\n".join([known.body] * 51)
    assert kiosk.call("POST", f"/v1/kiosks/{kiosk.kiosk_id}/cases", many).status == 422


def test_numbers_run_without_gaps_through_doubles_and_conflicts(service, kiosk, maker):
    cases = [maker.case() for _ in range(4)]
    with ThreadPoolExecutor(4) as pool:
        list(pool.map(kiosk.put, [*cases, *cases]))
    kiosk.put(cases[0], cases[0].body.replace(b'"seq":1', b'"seq":9'))
    kiosk.put(maker.case())
    found = [row[0] for row in service.rows("SELECT server_seq FROM cases ORDER BY 1")]
    assert found == [1, 2, 3, 4, 5]
    assert service.value("SELECT count(DISTINCT case_number) FROM cases") == 5


def test_a_case_before_its_container_waits(kiosk, maker):
    case = maker.case(pages=(b"page",))
    assert (kiosk.put(case).status, kiosk.put(case).error) == (424, "container_missing")
    kiosk.upload(case.container[:10], digest=case.container_digest, last=False)
    assert kiosk.put(case).status == 424
    kiosk.upload(case.container, offset=10)
    assert kiosk.put(case).status == 201


def test_the_answer_outlives_the_service(start, settings, maker_for):
    first_service = start(settings)
    kiosk = first_service.kiosk()
    case = maker_for(first_service).case(pages=(b"page",))
    first = kiosk.send(case)
    first_service.stop()
    again = start(settings)
    assert again.kiosk().put(case).body == first.body
    assert again.verified(again.kiosk().put(case)).case_id == case.case_id


def test_a_correction_names_every_reason_at_once_in_both_languages(service, kiosk, maker):
    case = maker.case(
        answers={"name": "张三丰", "idNumber": "110105194912310021", "purpose": "move"},
        signature=None,
    )
    answer = service.verified(kiosk.put(case))
    assert answer.kind is AnswerKind.CORRECTION_NEEDED
    assert (answer.case_number, answer.decide_by) == ("", None)
    assert len(answer.reasons) >= 4  # number, mobile, booklet, signature
    for reason in answer.reasons:
        assert reason["zh-CN"]
        assert reason["en"]
        assert reason["zh-CN"] != reason["en"]


def test_who_does_not_qualify_is_told_so(service, kiosk, maker):
    answers = {**maker.application().answers, "mobile": "13800000000"}
    answer = service.verified(kiosk.put(maker.case(answers=answers)))
    assert answer.kind is AnswerKind.NOT_ACCEPTED
    assert answer.reasons == ({"zh-CN": "您暂时不符合", "en": "Not eligible yet"},)


def test_a_case_of_an_item_not_here_yet_waits_and_then_passes(
    start, settings, item_package, maker_for
):
    package = settings.items_dir / "test.item"
    package.write_bytes(item_package[:-1] + b"x")
    service = start(settings)
    kiosk, case = service.kiosk(), maker_for(service).case()
    first = kiosk.put(case)
    assert service.aside(case) == "item_unknown"
    assert service.value("SELECT reason FROM quarantine") == "item_unknown"
    assert alarms(service) == {("item_unknown", str(case.case_id))}
    package.write_bytes(item_package)
    assert service.verified(first).kind is AnswerKind.ACCEPTED
    assert kiosk.put(case).body == first.body
    assert service.value("SELECT released_at FROM quarantine") is not None


@pytest.mark.parametrize(
    "spoil",
    [
        lambda a: replace(a, item_version="2025.9.9"),
        lambda a: replace(a, kiosk_id="K2"),
        lambda a: {"not": "an application"},
    ],
)
def test_a_case_that_is_not_what_its_header_says_is_set_aside(service, kiosk, maker, spoil):
    case = maker.case(spoil=spoil)
    assert [kiosk.put(case).status for _ in range(2)] == [201, 200]
    assert service.aside(case) in ("header_differs", "not_an_application")
    assert service.rows("SELECT body FROM quarantine")[0][0] == case.body
    assert service.value("SELECT count(*) FROM quarantine") == 1
    assert alarms(service) == {("unreadable_case", str(case.case_id))}
    assert service.value("SELECT count(*) FROM cases") == 0


def test_a_tampered_form_is_set_aside(service, kiosk, maker):
    case = maker.case()
    sealed = bytearray(case.envelope.sealed_form)
    sealed[-1] ^= 1
    body = wire.encode(CaseEnvelope(case.envelope.header, bytes(sealed)))
    kiosk.put(case, body)
    assert service.aside(case) == "tampered"
    assert service.value("SELECT reason FROM quarantine") == "tampered"
    # The true case is not kept out by the false one.
    assert kiosk.put(case).status == 201


def test_pages_that_are_not_the_pages_of_the_form_are_set_aside(service, kiosk, maker):
    def with_other_digest(application):
        [material] = application.materials
        pages = (replace(material.pages[0], digest="0" * 64),)
        return replace(application, materials=(replace(material, pages=pages),))

    case = maker.case(pages=(b"page",), spoil=with_other_digest)
    kiosk.send(case)
    assert service.aside(case) == "pages_differ"


def test_a_container_of_another_case_is_set_aside(service, kiosk, maker):
    one, two = maker.case(pages=(b"one",)), maker.case(pages=(b"two",))
    kiosk.upload(one.container)
    header = replace(
        two.envelope.header,
        container_digest=one.container_digest,
        container_size=len(one.container),
    )
    body = wire.encode(CaseEnvelope(header, two.envelope.sealed_form))
    kiosk.put(two, body)
    assert service.aside(two) == "wrong_case"


def test_tokens_are_told_apart(service, maker):
    case = maker.case()
    assert service.kiosk(token="guess").put(case).status == 401
    assert service.kiosk(token="").put(case).status == 401
    borrowed = service.kiosk("K1", token="token-of-kiosk-2").put(case)
    assert (borrowed.status, borrowed.error) == (403, "other_kiosk")
    foreign = service.kiosk("K2").put(case)
    assert (foreign.status, foreign.error) == (403, "other_kiosk")
    path = "/v1/kiosks/K1/standings"
    assert service.kiosk("K2").call("POST", path, b"[]").status == 403
    assert service.value("SELECT count(*) FROM cases") == 0


def test_standings_tell_what_became_of_each(service, kiosk, maker):
    answered, announced, unknown = maker.case(), maker.case(), maker.case()
    reply = kiosk.put(answered)
    announce(kiosk, [announcement(announced)])
    ids = (unknown.case_id, answered.case_id, announced.case_id)
    found = standings(kiosk, *ids)
    assert [status.case_id for status in found] == list(ids)
    kinds = [status.standing for status in found]
    assert kinds == [CaseStanding.UNKNOWN, CaseStanding.ANSWERED, CaseStanding.ANNOUNCED]
    assert found[1].answer == reply.signed


def test_another_kiosk_learns_nothing_of_a_case(service, kiosk, maker):
    case = maker.case()
    kiosk.put(case)
    [status] = standings(service.kiosk("K2"), case.case_id)
    assert status == CaseStatus(case.case_id, CaseStanding.UNKNOWN)


def test_announcing_again_changes_nothing_and_differently_is_an_alarm(service, kiosk, maker):
    case = maker.case()
    for _ in range(2):
        reply, [status] = announce(kiosk, [announcement(case)])
        assert (reply.status, status.standing) == (200, CaseStanding.ANNOUNCED)
    assert alarms(service) == set()
    announce(kiosk, [announcement(case, digest="0" * 64)])
    assert alarms(service) == {("announced_differently", str(case.case_id))}
    assert service.value("SELECT digest FROM announcements") == case.digest


def test_lists_have_an_end(kiosk, maker):
    case = maker.case()
    assert announce(kiosk, [announcement(case)] * 200)[0].status == 200
    assert announce(kiosk, [announcement(case)] * 201)[0].status == 422
    assert announce(kiosk, [announcement(case, digest="x")])[0].status == 422
    assert announce(kiosk, [announcement(case, seq=2**63)])[0].status == 422


def test_nothing_personal_and_no_secret_is_logged(service, kiosk, maker, caplog):
    caplog.set_level(logging.DEBUG)
    kiosk.put(maker.case())
    kiosk.put(maker.case(spoil=lambda a: replace(a, item_version="1.1.1")))
    case = maker.case()
    kiosk.put(case)
    kiosk.put(case, case.body.replace(b'"seq":3', b'"seq":9'))
    kiosk.put(case, b"nonsense")
    assert "case_conflict" in caplog.text
    for secret in ("张三丰", "11010519491231002X", "13912345678", kiosk.token):
        assert secret not in caplog.text


def test_a_case_whose_key_is_gone_is_set_aside_and_said_so_on_its_page(
    start, settings, maker_for, operator
):
    first = start(settings)
    maker = maker_for(first)
    kept, late = maker.case(), maker.case()
    first.kiosk().put(kept)
    first.stop()
    for path in (settings.data_dir / "keys").glob("sealing-*"):
        path.unlink()
    service = start(settings)
    kiosk = service.kiosk()
    assert kiosk.put(kept).status == 200
    kiosk.put(late)
    assert service.aside(late) == "unknown_key"
    assert "—" in kiosk.call("GET", "/", None, operator).body.decode()
    page = kiosk.call("GET", f"/cases/{kept.case_id}", None, operator)
    assert (page.status, "unknown_key" in page.body.decode()) == (200, True)


def test_a_case_sealed_to_an_older_key_still_opens(start, settings, maker_for):
    first = start(settings)
    case = maker_for(first).case()
    first.stop()
    add_key(settings.data_dir / "keys", "sealing")
    add_key(settings.data_dir / "keys", "answer")
    service = start(settings)
    assert service.sealing_key().key_id != case.envelope.header.key_id
    assert service.verified(service.kiosk().put(case)).kind is AnswerKind.ACCEPTED
