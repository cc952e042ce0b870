"""Forms kept for later, from the keeper over the courier to the platform: once, and sealed."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from kiosk import wire
from kiosk.domain.parked import ParkTaken
from kiosk.ports import NotKept
from kiosk.sealed import PlatformKey
from offline_cache.books import standing_of
from offline_cache.keeper import CaseKeeper
from offline_cache.parked_shelf import ParkedShelf
from offline_cache.store import StoreSuspect


def bodies(keeper: CaseKeeper) -> list[tuple[str, bool]]:
    rows = keeper._store.rows("SELECT lane, body IS NOT NULL FROM parked ORDER BY rowid")
    return [(lane, bool(has_body)) for lane, has_body in rows]


def counts(keeper: CaseKeeper) -> tuple[int, int, int]:
    found = keeper.counts()
    return found.parked_waiting, found.parked_sent, found.parked_refused


def test_a_kept_form_arrives_whole_and_its_bytes_go(errand, keeper, platform, given) -> None:
    form = given.form(mobile="13912345678")
    keeper.keep_form(form)
    assert counts(keeper) == (1, 0, 0)
    errand.run()
    assert platform.form(form.parked_id) == form
    assert bodies(keeper) == [("sent", False)]
    assert counts(keeper) == (0, 1, 0)
    assert keeper.form_taken(form.parked_id).until is not None
    told = standing_of(keeper._store)
    assert (told.parked_waiting, told.parked_sent, told.created) == (0, 1, 0)


def test_kept_twice_it_is_sent_once(errand, keeper, platform, given) -> None:
    form = given.form()
    keeper.keep_form(form)
    keeper.keep_form(form)
    errand.run()
    keeper.keep_form(form)
    errand.run()
    assert platform.count("PUT parked") == 1
    assert counts(keeper) == (0, 1, 0)


def test_a_lost_answer_costs_a_second_try_and_no_second_form(
    errand, keeper, platform, given
) -> None:
    form = given.form()
    platform.next("PUT parked", given.Cut(after=True), given.Cut(after=True))
    keeper.keep_form(form)
    errand.run()
    for _ in range(3):
        errand.after(60)
    assert platform.count("PUT parked") == 3
    assert list(platform.parked) == [form.parked_id]
    assert bodies(keeper) == [("sent", False)]


def test_a_courier_replaced_before_it_noted_the_answer_sends_it_again(
    errand, keeper, platform, given, monkeypatch: pytest.MonkeyPatch
) -> None:
    form = given.form()
    keeper.keep_form(form)
    with monkeypatch.context() as cut:
        cut.setattr("offline_cache.parked_shelf.ParkedShelf.settle", _power_goes)
        with pytest.raises(KeyboardInterrupt):
            errand.run()
    assert bodies(keeper) == [("kept", True)]
    errand.start()
    errand.run()
    assert platform.count("PUT parked") == 2
    assert list(platform.parked) == [form.parked_id]
    assert bodies(keeper) == [("sent", False)]


def _power_goes(*_: object) -> None:
    raise KeyboardInterrupt


@pytest.mark.parametrize("status", [409, 422])
def test_a_form_the_platform_never_takes_is_counted_and_its_bytes_go(
    errand, keeper, platform, given, status: int
) -> None:
    said = b'{"error":"parked_differs","message":""}'
    platform.next("PUT parked", given.Reply(status, said))
    first, second = given.form(), given.form()
    keeper.keep_form(first)
    keeper.keep_form(second)
    errand.run()
    assert bodies(keeper) == [("refused", False), ("sent", False)]
    assert counts(keeper) == (0, 1, 1)
    assert keeper.form_taken(first.parked_id).refused == "parked_differs"


def test_a_busy_platform_has_it_later(errand, keeper, platform, given) -> None:
    platform.next("PUT parked", given.Reply(503, b"", {"Retry-After": "30"}))
    keeper.keep_form(given.form())
    errand.run()
    assert counts(keeper) == (1, 0, 0)
    errand.after(120)
    assert counts(keeper) == (0, 1, 0)


def test_a_platform_restored_from_a_backup_gets_it_again(errand, keeper, platform, given) -> None:
    platform.watermark, platform.seq_of_forms = 0, 5
    form = given.form()
    keeper.keep_form(form)
    errand.run()
    errand.after(120)
    assert bodies(keeper) == [("sent", True)], "held until a backup has it"
    platform.restored(epoch=2)
    errand.after(120)
    errand.after(120)
    assert platform.form(form.parked_id) == form
    assert bodies(keeper) == [("sent", True)]
    platform.watermark = 5
    errand.after(120)
    assert bodies(keeper) == [("sent", False)]
    assert platform.count("PUT parked") == 2


def test_an_answer_from_before_a_restore_that_comes_after_it_holds_nothing_back(
    errand, keeper, platform, given
) -> None:
    platform.watermark, platform.seq_of_forms = 0, 5
    platform.restored(epoch=2)
    errand.run()
    form = given.form()
    late = ParkTaken(form.parked_id, datetime.now(UTC) + timedelta(days=7), 5, epoch=1)
    platform.next("PUT parked", given.Reply(201, wire.encode(late)))
    keeper.keep_form(form)
    errand.run()
    assert bodies(keeper) == [("sent", True)]
    errand.after(120)
    errand.after(120)
    assert platform.form(form.parked_id) == form
    platform.watermark = 5
    errand.after(120)
    assert bodies(keeper) == [("sent", False)]


def test_what_is_held_outlives_a_restart_and_what_is_not_is_forgotten(
    errand, keeper, platform, state, given
) -> None:
    platform.watermark = 0
    keeper.keep_form(given.form())
    errand.run()
    platform.seq_of_forms = 9
    keeper.keep_form(given.form())
    errand.run()
    assert bodies(keeper) == [("sent", False), ("sent", True)]
    keeper.close()
    again = CaseKeeper(state, given.platform_key, "kiosk-1")
    assert bodies(again) == [("sent", True)]
    again.close()


def test_a_commit_that_failed_is_taken_back_and_can_be_tried_again(
    keeper: CaseKeeper, given, monkeypatch: pytest.MonkeyPatch
) -> None:
    form = given.form()
    honest = ParkedShelf.keep

    def keeps_and_fails(*arguments: Any) -> None:
        honest(*arguments)
        monkeypatch.undo()
        raise StoreSuspect("the sync after the write failed")

    monkeypatch.setattr(ParkedShelf, "keep", keeps_and_fails)
    with pytest.raises(NotKept, match="store_suspect"):
        keeper.keep_form(form)
    assert counts(keeper) == (0, 0, 0)
    assert keeper.store_alarm().times == 1
    keeper.keep_form(form)
    assert counts(keeper) == (1, 0, 0)


def test_without_a_usable_key_no_form_is_kept(state: Path, given) -> None:
    keeper = CaseKeeper(state, PlatformKey("seal-1", 1, bytes(32)), "kiosk-1")
    with pytest.raises(NotKept, match="no_key"):
        keeper.keep_form(given.form())
    assert counts(keeper) == (0, 0, 0)
    keeper.close()


def test_nothing_of_a_form_is_on_the_disk(keeper: CaseKeeper, state: Path, given) -> None:
    form = given.form(name=given.name, mobile="13912345678")
    keeper.keep_form(form)
    found = b"".join(path.read_bytes() for path in state.rglob("*") if path.is_file())
    assert str(form.parked_id).encode() not in found, "the store itself is sealed as well"
    for planted in (given.name, given.id_number, "13912345678", form.code):
        for encoding in ("utf-8", "utf-16-le", "utf-16-be", "gb18030"):
            assert planted.encode(encoding) not in found, encoding
