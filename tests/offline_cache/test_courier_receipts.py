"""A platform that signs for a case at once and answers later: nothing is let go of in between."""

from __future__ import annotations

import pytest
from tests_errand import row

from kiosk import wire
from kiosk.domain.receipt import AnswerKind
from offline_cache import ledger


def _bodies(keeper) -> list[bool]:
    return [bool(kept) for (kept,) in keeper._store.rows("SELECT body IS NOT NULL FROM cases")]


def test_stored_case_keeps_its_bytes_until_the_answer_is_here(
    errand, keeper, platform, state, given
) -> None:
    platform.is_slow = True
    case_id = given.kept(keeper, b"page")
    errand.run()
    assert row(keeper, case_id)[:2] == ("announced", 0)
    assert keeper.answer(case_id) is None
    assert _bodies(keeper) == [True]
    assert (state / "cases" / f"{case_id}.kc").exists()
    platform.is_slow = False
    errand.after(5)
    assert keeper.answer(case_id).kind is AnswerKind.ACCEPTED
    assert platform.count("PUT cases") == 1
    assert _bodies(keeper) == [False]
    assert list((state / "cases").iterdir()) == []
    changes = keeper._store.rows("SELECT change FROM ledger ORDER BY entry")
    assert [change for (change,) in changes[-2:]] == ["stored", "answered"]
    assert ledger.verify(keeper._store).is_sound


def test_the_longer_an_answer_takes_the_rarer_it_is_asked_for(
    errand, keeper, platform, given
) -> None:
    platform.is_slow = True
    given.kept(keeper)
    errand.run()
    for _ in range(200):
        errand.after(1)
    assert 6 <= platform.count("POST standings") <= 14


def test_stored_case_a_restored_platform_has_forgotten_goes_again(
    errand, keeper, platform, given
) -> None:
    platform.is_slow = True
    case_id = given.kept(keeper)
    errand.run()
    platform.restored(epoch=2)
    platform.is_slow = False
    errand.after(5)
    assert platform.count("PUT cases") == 2
    assert keeper.answer(case_id) is not None
    assert ledger.verify(keeper._store).is_sound


@pytest.mark.parametrize("is_slow", [True, False])
def test_several_small_cases_share_a_request_where_the_platform_takes_that(
    errand, keeper, platform, given, is_slow: bool
) -> None:
    platform.is_slow = is_slow
    cases = [given.kept(keeper) for _ in range(5)]
    errand.run()
    assert platform.count("PUT cases") == (0 if is_slow else 5)
    assert len(platform.bodies) == 5
    platform.is_slow = False
    errand.after(5)
    assert all(keeper.answer(case_id) is not None for case_id in cases)


def test_receipt_for_other_bytes_is_no_receipt(errand, keeper, platform, given) -> None:
    platform.is_slow = True
    case_id = given.kept(keeper)
    platform.bodies[case_id] = b"other bytes"
    lie = platform.receipt(case_id)
    del platform.bodies[case_id]
    platform.next("PUT cases", given.Reply(201, wire.encode(lie)))
    errand.run()
    assert row(keeper, case_id)[:3] == ("announced", 1, "wrong_digest")
