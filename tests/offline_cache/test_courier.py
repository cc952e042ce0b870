"""The courier against a platform that loses answers, lies, is busy, or is not there."""

from __future__ import annotations

import hashlib
import json
import os
import time
from datetime import timedelta
from uuid import uuid4

import pytest
from tests_errand import row

from kiosk import wire
from kiosk.domain.receipt import AnswerKind


def test_case_arrives_whole_and_its_answer_comes_back(
    errand, keeper, platform, state, given
) -> None:
    case_id = given.kept(keeper, os.urandom(300_000), b"second page")
    rating = given.rating(case_id)
    keeper.keep_rating(rating)
    errand.run()
    assert platform.opened(case_id).applicant.name == given.name
    answer = keeper.answer(case_id)
    assert (answer.kind, answer.case_number) == (AnswerKind.ACCEPTED, "C-1")
    assert list((state / "cases").iterdir()) == []
    assert keeper._store.rows("SELECT body FROM cases") == [(None,)]
    assert platform.ratings == {str(rating.rating_id): wire.encode(rating)}
    assert keeper.counts().accepted == keeper.counts().ratings_sent == 1
    assert keeper.line().online


def test_lost_answer_is_fetched_again_and_is_the_same(errand, keeper, platform, given) -> None:
    case_id = given.kept(keeper)
    platform.next("PUT cases", given.Cut(after=True))
    errand.run()
    assert keeper.answer(case_id) is None
    assert row(keeper, case_id)[1] == 0
    errand.after(5)
    assert wire.encode(keeper.answer(case_id)) == platform.answers[case_id].body
    assert platform.count("PUT cases") == 2
    assert len(platform.bodies) == 1


def test_restarted_courier_asks_what_became_of_everything_before_it_sends(
    errand, keeper, platform, given
) -> None:
    case_id = given.kept(keeper, b"page")
    platform.next("PUT cases", given.Cut(after=True))
    errand.run()
    platform.requests.clear()
    errand.start()
    errand.run()
    assert platform.requests == [("GET", "time"), ("POST", "standings")]
    assert keeper.answer(case_id).case_number == "C-1"


@pytest.mark.parametrize(
    "lie",
    ["portal", "empty", "stranger_key", "no_signature", "other_digest", "other_case", "no_content"],
)
def test_success_that_is_not_a_verified_answer_is_a_failure(
    errand, keeper, platform, state, given, lie: str
) -> None:
    case_id = given.kept(keeper, b"page")

    def told(body: bytes):
        true = platform.signed(case_id, hashlib.sha256(body).hexdigest())
        said = {
            "portal": b"<html>Welcome to our network</html>",
            "empty": b"",
            "stranger_key": _changed(true, key_id="sign-2"),
            "no_signature": _changed(true, signature=""),
            "other_digest": wire.encode(platform.signed(case_id, "0" * 64)),
            "other_case": wire.encode(platform.signed(uuid4(), json.loads(true.body)["digest"])),
            "no_content": b"",
        }[lie]
        return given.Reply(204 if lie == "no_content" else 200, said)

    platform.next("PUT cases", told)
    errand.run()
    assert keeper.answer(case_id) is None
    assert row(keeper, case_id)[:2] == ("announced", 1)
    assert (state / "cases" / f"{case_id}.kc").exists()
    errand.after(2)
    assert keeper.answer(case_id) is not None


def _changed(signed, **fields: str) -> bytes:
    return json.dumps({**json.loads(wire.encode(signed)), **fields}).encode()


def test_redirect_is_not_followed(errand, keeper, platform, given) -> None:
    case_id = given.kept(keeper)
    trap = given.Reply(307, headers={"Location": f"{platform.url}/v1/trap"})
    platform.next("PUT cases", trap)
    errand.run()
    assert platform.count("PUT trap") == 0
    assert row(keeper, case_id)[:2] == ("announced", 0)
    errand.after(5)
    assert keeper.answer(case_id) is not None


@pytest.mark.parametrize("status", [409, 413, 422])
def test_case_for_a_person_waits_aside_and_the_next_one_goes_on(
    errand, keeper, platform, state, given, status: int
) -> None:
    older = given.kept(keeper, b"page")
    newer = given.kept(keeper, b"other")
    platform.next("PUT cases", given.Reply(status, b'{"error":"no_way","message":"x"}'))
    errand.run()
    assert row(keeper, older) == ("quarantined", 0, "", "no_way")
    assert keeper.answer(newer) is not None
    assert (state / "cases" / f"{older}.kc").exists()
    assert keeper._store.rows("SELECT body IS NULL FROM cases WHERE lane = 'quarantined'") == [(0,)]
    assert keeper.counts().is_conserved


def test_quarantined_case_goes_again_when_a_person_lets_it(errand, keeper, platform, given) -> None:
    case_id = given.kept(keeper, b"page")
    platform.next("PUT cases", given.Reply(422, b'{"error":"unreadable_case","message":""}'))
    errand.run()
    assert row(keeper, case_id)[3] == "unreadable_case"
    assert keeper.release(case_id)
    assert not keeper.release(case_id)
    errand.run()
    assert platform.opened(case_id)
    assert keeper.answer(case_id) is not None


def test_asking_for_work_reads_no_tombstones(errand, keeper) -> None:
    for sql in (
        "SELECT count(*) FROM cases WHERE lane IN ('kept', 'announced', 'quarantined')",
        "SELECT case_id FROM cases WHERE lane = 'announced' AND due_at <= 1 ORDER BY seq DESC",
        "SELECT body FROM ratings WHERE lane = 'kept' ORDER BY rowid LIMIT 1",
    ):
        ((*_, plan),) = keeper._store.rows(f"EXPLAIN QUERY PLAN {sql}")
        assert plan.startswith("SEARCH"), plan


def test_busy_platform_is_left_alone_for_as_long_as_it_asks(
    errand, keeper, platform, given
) -> None:
    case_id = given.kept(keeper)
    platform.next("PUT cases", given.Reply(503, headers={"Retry-After": "40"}))
    errand.run()
    assert row(keeper, case_id) == ("announced", 1, "http_503", "")
    errand.after(39)
    assert platform.count("PUT cases") == 1
    errand.after(2)
    assert keeper.answer(case_id) is not None


def test_failing_platform_is_tried_less_and_less_often(errand, keeper, platform, given) -> None:
    case_id = given.kept(keeper)
    platform.next("PUT cases", *[given.Reply(500)] * 3)
    errand.run()
    for pause in (2, 4, 8):
        before = platform.count("PUT cases")
        errand.after(pause - 0.5)
        assert platform.count("PUT cases") == before
        errand.after(1)
        assert platform.count("PUT cases") == before + 1
    assert keeper.answer(case_id) is not None


def test_other_4xx_is_tried_again_and_nothing_is_deleted(errand, keeper, platform, given) -> None:
    case_id = given.kept(keeper)
    platform.next("PUT cases", given.Reply(404), given.Reply(424, b'{"error":"container_missing"}'))
    errand.run()
    assert row(keeper, case_id)[:3] == ("announced", 1, "http_404")
    errand.after(3)
    assert row(keeper, case_id)[:3] == ("announced", 2, "container_missing")
    errand.after(5)
    assert keeper.answer(case_id) is not None


def test_cut_upload_goes_on_where_it_was_cut(errand, keeper, platform, given) -> None:
    page = os.urandom(900_000)
    case_id = given.kept(keeper, page)
    platform.next("PATCH containers", given.Cut(400_000), given.Cut(200_000), given.Cut(0))
    errand.run()
    for _ in range(4):
        errand.after(5)
    assert platform.opened(case_id)
    assert platform.count("PATCH containers") == 4
    assert platform.bytes_received < len(page) * 1.02
    assert row(keeper, case_id)[:2] == ("answered", 0)


def test_case_that_cuts_the_line_does_not_hold_up_the_others(
    errand, keeper, platform, given
) -> None:
    older = given.kept(keeper)
    cursed = given.kept(keeper, b"page")
    platform.next("PATCH containers", *[given.Cut(0)] * 50)
    errand.run()
    errand.after(5)
    assert keeper.answer(older) is not None
    assert keeper.answer(cursed) is None


def test_damaged_container_is_found_out(errand, keeper, platform, state, given) -> None:
    case_id = given.kept(keeper, b"page" * 100)
    path = state / "cases" / f"{case_id}.kc"
    damaged = bytearray(path.read_bytes())
    damaged[-30] ^= 1
    path.write_bytes(damaged)
    errand.run()
    assert row(keeper, case_id)[3] == "container_damaged"


def test_container_that_is_gone_is_an_alarm_not_a_crash(
    errand, keeper, platform, state, given
) -> None:
    lost, fine = given.kept(keeper, b"page"), given.kept(keeper)
    (state / "cases" / f"{lost}.kc").unlink()
    errand.run()
    assert row(keeper, lost)[3] == "container_missing"
    assert keeper.answer(fine) is not None


def test_dead_line_costs_no_attempt_and_is_seen(errand, keeper, platform, given) -> None:
    errand.run()
    assert keeper.line().online
    case_id = given.kept(keeper)
    platform.next("POST announce", *[given.Cut()] * 6)
    for _ in range(6):
        errand.after(5)
    assert not keeper.line().online
    assert keeper.line().waiting == 1
    assert keeper.line_report().oldest_unsent is not None
    assert row(keeper, case_id)[:2] == ("kept", 0)
    errand.after(5)
    assert keeper.answer(case_id) is not None
    assert keeper.line().online


def test_single_broken_connection_is_not_an_outage(errand, keeper, platform, given) -> None:
    errand.run()
    case_id = given.kept(keeper)
    platform.next("POST announce", given.Cut())
    errand.run()
    assert keeper.line().online
    errand.after(0.3)
    assert keeper.answer(case_id) is not None


def test_unknown_token_keeps_everything_and_raises_the_alarm(
    errand, keeper, platform, given
) -> None:
    case_id = given.kept(keeper)
    platform.token = "another"
    errand.run()
    assert keeper.line_report().alarm == "not_authorised"
    assert row(keeper, case_id)[:2] == ("kept", 0)
    before = len(platform.requests)
    errand.after(60)
    assert len(platform.requests) == before
    platform.token = given.token
    errand.after(300)
    assert keeper.answer(case_id) is not None
    assert keeper.line_report().alarm == ""


def test_conflict_seen_in_the_standings_is_set_aside(errand, keeper, platform, given) -> None:
    case_id = given.kept(keeper)
    said = [{"case_id": str(case_id), "standing": "conflict", "answer": None}]
    platform.next("POST standings", given.Reply(200, json.dumps(said).encode()))
    errand.run()
    assert row(keeper, case_id)[3] == "conflict"
    assert platform.count("PUT cases") == 0


@pytest.mark.parametrize("status", [200, 404, 500])
def test_broken_standings_do_not_stop_the_cases_for_ever(
    errand, keeper, platform, given, status: int
) -> None:
    case_id = given.kept(keeper)
    platform.next("POST standings", *[given.Reply(status, b"<html>")] * 9)
    errand.run()
    assert platform.count("POST announce") == 0
    for _ in range(4):
        errand.after(8)
    assert keeper.answer(case_id) is not None


def test_stranger_at_the_address_is_a_dead_line_not_a_crash(
    errand, keeper, platform, given
) -> None:
    case_id = given.kept(keeper)
    platform.next("GET time", *[given.Reply(404)] * 3)
    for _ in range(3):
        errand.after(5)
    assert not keeper.line().online
    errand.after(5)
    assert keeper.answer(case_id) is not None


def test_forged_answer_in_the_standings_is_not_believed(errand, keeper, platform, given) -> None:
    case_id = given.kept(keeper)
    forged = json.loads(wire.encode(platform.signed(case_id, "0" * 64)))
    said = [{"case_id": str(case_id), "standing": "answered", "answer": forged}]
    platform.next("POST standings", given.Reply(200, json.dumps(said).encode()))
    errand.run()
    assert keeper.answer(case_id) is None
    errand.after(3)
    assert keeper.answer(case_id).case_number == "C-1"


def test_one_bad_announcement_does_not_hold_up_the_others(errand, keeper, platform, given) -> None:
    bad, good = given.kept(keeper), given.kept(keeper)
    no = given.Reply(422, b'{"error":"bad_body","message":""}')
    platform.next("POST announce", no, no)
    errand.run()
    assert row(keeper, bad)[3] == "bad_body"
    assert keeper.answer(good) is not None


def test_clock_put_back_does_not_park_a_case_for_ever(errand, keeper, platform, given) -> None:
    case_id = given.kept(keeper)
    platform.next("PUT cases", given.Reply(500))
    errand.run()
    errand.time.now_s -= timedelta(days=3650).total_seconds()
    errand.run()
    assert keeper.answer(case_id) is not None


def test_rating_the_platform_will_never_take_is_set_aside(errand, keeper, platform, given) -> None:
    keeper.keep_rating(given.rating(uuid4()))
    keeper.keep_rating(given.rating(uuid4()))
    platform.next("PUT ratings", given.Reply(409, b'{"error":"rating_differs","message":""}'))
    errand.run()
    counts = keeper.counts()
    assert (counts.ratings_quarantined, counts.ratings_sent) == (1, 1)


def test_login_page_does_not_swallow_a_rating(errand, keeper, platform, given) -> None:
    keeper.keep_rating(given.rating(uuid4()))
    platform.next("PUT ratings", given.Reply(200, b"<html>welcome</html>"))
    errand.run()
    assert keeper.counts().ratings_waiting == 1
    errand.after(3)
    assert keeper.counts().ratings_sent == 1


def test_backlog_of_hundreds_is_announced_in_batches_and_carried(
    errand, keeper, platform, given
) -> None:
    first = given.kept(keeper)
    body, digest = keeper._store.rows("SELECT body, digest FROM cases")[0]
    with keeper._store.transaction():
        for seq in range(2, 252):
            keeper._store.rows(
                "INSERT INTO cases (case_id, seq, item_code, digest, size, body, container_digest,"
                " container_size, kept_at) VALUES (?, ?, 'X', ?, 1, ?, '', 0, '2026-11-20')",
                str(uuid4()),
                seq,
                digest,
                body,
            )
    for _ in range(40):
        errand.time.passed_s += 1
        try:
            errand.run()
            break
        except AssertionError:
            continue
    assert platform.count("POST announce") == 2
    assert keeper.answer(first) is not None
    assert keeper.counts().accepted == 251


def test_line_watch_learns_the_platforms_time(errand, keeper, platform) -> None:
    errand.time.now_s = 1_000_000_000.0
    errand.run()
    report = keeper.line_report()
    # The courier's wall clock is years off; it is not what the offset is measured with.
    expected = platform.now.timestamp() - time.time()
    assert report.platform_offset_s == pytest.approx(expected, abs=60)
    assert report.is_time_verified
    assert (report.epoch, report.backup_watermark) == (1, platform.watermark)
