"""Held, let go, offered again; whose turn it is; and who answers for the platform."""

from __future__ import annotations

import os

import pytest
from tests_errand import row

from kiosk import wire
from kiosk.domain.fleet import NO_BACKUP_AWAITED, PlatformWord
from kiosk.domain.receipt import SignedAnswer
from kiosk.line import BadAnswer
from offline_cache.ledger import verify


def test_answered_case_is_held_until_a_backup_has_it(errand, keeper, platform, state, given):
    platform.watermark = 0
    case_id = given.kept(keeper, b"page")
    errand.run()
    container = state / "cases" / f"{case_id}.kc"
    assert keeper.answer(case_id) is not None
    assert container.exists()
    assert (keeper.counts().accepted, keeper.counts().held) == (1, 1)
    platform.watermark = 1
    errand.after(60)
    assert not container.exists()
    assert keeper.counts().held == 0
    assert keeper._store.rows("SELECT body, change FROM cases, ledger WHERE change = 'let_go'") == [
        (None, "let_go")
    ]
    assert verify(keeper._store).is_sound


def test_case_lost_by_a_restore_is_offered_again_with_its_first_answer(
    errand, keeper, platform, state, given
) -> None:
    platform.watermark = 1
    safe = given.kept(keeper, b"in the backup")
    errand.run()
    lost = given.kept(keeper, b"after the backup")
    errand.run()
    first = keeper.answer(lost)
    platform.restored(epoch=2)
    errand.after(60)
    assert set(platform.bodies) == {lost}
    assert platform.opened(lost).applicant.name == given.name
    assert platform.earlier[lost].body == wire.encode(first)
    assert keeper.answer(lost).epoch == 2
    assert keeper.counts().held == 1
    assert keeper.answer(safe).epoch == 1
    changes = keeper._store.rows("SELECT change FROM ledger WHERE subject = ?", str(lost))
    assert ("offered_again",) in changes
    assert verify(keeper._store).is_sound
    platform.watermark = 1
    errand.after(60)
    assert list((state / "cases").iterdir()) == []


def test_case_the_backup_had_is_only_confirmed_after_a_restore(
    errand, keeper, platform, given
) -> None:
    platform.watermark = 0
    case_id = given.kept(keeper, b"page")
    errand.run()
    platform.epoch, platform.watermark = 2, 1
    platform.requests.clear()
    errand.after(60)
    assert ("PUT", "cases") not in platform.requests
    errand.after(60)
    assert keeper.counts().held == 0
    assert keeper.answer(case_id).epoch == 1


def test_platform_of_an_older_epoch_lets_nothing_go(errand, keeper, platform, given) -> None:
    platform.epoch, platform.watermark = 5, 0
    given.kept(keeper, b"page")
    errand.run()
    platform.epoch, platform.watermark = 4, 1_000
    errand.after(60)
    assert keeper.counts().held == 1
    assert keeper.line_report().alarm == "epoch_went_back"


def test_word_of_somebody_else_is_noticed_and_nothing_is_sent(
    errand, keeper, platform, given
) -> None:
    errand.run()
    case_id = given.kept(keeper)
    portal = given.Reply(200, b"<html>Welcome to our network</html>")
    for request in ("POST announce", "GET time"):
        platform.next(request, *[portal] * 3)
    platform.requests.clear()
    for _ in range(3):
        errand.after(5)
    assert keeper.line_report().alarm == "not_the_platform"
    assert not keeper.line().online
    assert row(keeper, case_id)[:2] == ("kept", 0)
    for _ in range(4):
        errand.after(5)
    assert keeper.line_report().alarm == ""
    assert keeper.answer(case_id) is not None


def test_old_word_played_again_is_not_believed(client, platform, given) -> None:
    platform.next("GET time", lambda _: given.Reply(200, wire.encode(_word_to("0" * 32, platform))))
    with pytest.raises(BadAnswer, match="old_word"):
        client.word()
    assert client.word().epoch == 1


def _word_to(nonce: str, platform) -> SignedAnswer:
    word = wire.encode(PlatformWord(nonce, platform.now, 9, NO_BACKUP_AWAITED))
    return SignedAnswer(word, platform.answer_key.sign(word), "sign-1")


def test_small_rows_go_before_containers_and_containers_oldest_first(
    errand, keeper, platform, given
) -> None:
    big = [given.kept(keeper, os.urandom(5_000)) for _ in range(2)]
    small = [given.kept(keeper) for _ in range(2)]
    errand.run()
    assert list(platform.bodies) == [*reversed(small), *big]


def test_big_container_lets_a_small_row_pass(errand, keeper, platform, given, monkeypatch) -> None:
    monkeypatch.setattr("offline_cache.courier._SLICE", 4_000)
    big = given.kept(keeper, os.urandom(10_000))
    errand._courier.step()
    small = given.kept(keeper)
    errand.run()
    assert list(platform.bodies) == [small, big]
    assert platform.opened(big).applicant.name == given.name


def test_kiosk_waits_its_turn_after_a_long_outage(errand, keeper, platform, given) -> None:
    errand.start(splay_s=60.0)
    errand.run()
    platform.next("GET time", *[given.Reply(302)] * 3)
    case_id = given.kept(keeper)
    platform.next("POST announce", given.Reply(302), given.Reply(302))
    for _ in range(6):
        errand.after(6)
    assert keeper.line().online
    assert keeper.answer(case_id) is None  # chance takes the longest: as long as the outage was
    errand.after(60)
    assert keeper.answer(case_id) is not None
