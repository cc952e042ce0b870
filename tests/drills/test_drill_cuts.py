"""What a cut may leave on a disk, and that the drills find what they are for."""

from __future__ import annotations

import random

import pytest

from drills.block_log import FLUSH, MARK, WRITE, Entry, packed, read_log
from drills.cut_disk import Cut, cut_images, cuts_through, promised_before
from drills.disk_full import disk_full, failing_sync
from drills.kept_forms import kept_forms
from drills.outcome import NotPossibleHere, Outcome
from drills.power_cut import power_cut

BLOCK = 4096


def diary(*entries: tuple[bytes, int, bytes]) -> list[Entry]:
    return [Entry(*entry) for entry in entries]


def image_after(entries: list[Entry], cut: Cut) -> bytearray:
    [(_, image)] = cut_images(bytes(4 * BLOCK), entries, [cut], random.Random(1))
    return image


def test_flushed_writes_survive_and_others_may_not() -> None:
    entries = diary(
        (WRITE, 0, b"a" * BLOCK), (FLUSH, 0, b""), (MARK, 0, b"1"), (WRITE, BLOCK, b"b" * BLOCK)
    )
    dropped = image_after(entries, Cut(4, "dropped"))
    assert dropped == b"a" * BLOCK + bytes(3 * BLOCK)
    written = image_after(entries, Cut(4, "written"))
    assert written == b"a" * BLOCK + b"b" * BLOCK + bytes(2 * BLOCK)
    assert image_after(entries, Cut(1, "dropped")) == bytes(4 * BLOCK)


def test_a_torn_write_ends_between_two_sectors() -> None:
    entries = diary((WRITE, 0, b"x" * BLOCK))
    chance = random.Random(3)
    lengths = set()
    for _ in range(40):
        [(_, image)] = cut_images(bytes(BLOCK), entries, [Cut(1, "torn")], chance)
        lengths.add(image.count(b"x"))
    assert {length % 512 for length in lengths} == {0}
    assert len(lengths) > 3


def test_half_of_the_cuts_come_right_after_a_promise() -> None:
    entries = diary(*[(WRITE, 0, b"w")] * 300, (MARK, 0, b"7"), *[(WRITE, 0, b"w")] * 300)
    cuts = cuts_through(entries, 100, random.Random(1))
    assert sum(cut.position == 301 for cut in cuts) > 25
    assert [cut.position for cut in cuts] == sorted(cut.position for cut in cuts)
    assert promised_before(entries, 301) == ["7"]
    assert promised_before(entries, 300) == []


def test_a_diary_is_read_as_it_was_written(tmp_path) -> None:
    log = tmp_path / "log"
    log.write_bytes(packed(WRITE, 8192, b"abc") + packed(FLUSH) + packed(MARK, 0, b"kept"))
    assert read_log(log) == diary((WRITE, 8192, b"abc"), (FLUSH, 0, b""), (MARK, 0, b"kept"))


def power(points: int, kind: str, records: int) -> Outcome:
    try:
        return power_cut(points, 5, kind, records)
    except NotPossibleHere as fault:
        pytest.skip(str(fault))


def test_no_power_cut_costs_an_acknowledged_case() -> None:
    outcome = power(40, "menkou", 14)
    assert outcome.is_clean, outcome.text()
    assert outcome.tried["promises_checked"] > 100


@pytest.mark.parametrize(
    "weakened",
    ["menkou, commits not synced", "menkou, pages not synced", "file, rename, folder not synced"],
)
def test_the_drill_finds_the_losses_of_a_weakened_store(weakened: str) -> None:
    outcome = power(12, weakened, 12)
    assert outcome.lost + outcome.damaged > 0, outcome.text()


def test_a_disk_full_at_any_write_makes_no_false_promise() -> None:
    outcome = disk_full(every=7)
    assert outcome.is_clean, outcome.text()
    assert outcome.tried["points"] > 5
    assert "disk_full" in outcome.tried["said"]


def test_a_failing_sync_is_believed() -> None:
    outcome = failing_sync(every=1)
    assert outcome.is_clean, outcome.text()
    assert outcome.tried["said"]["store_suspect"] == 1
    assert outcome.tried["kept_at_once"] < 4


def test_a_form_kept_for_later_is_kept_or_refused_at_every_point() -> None:
    outcome = kept_forms(every=4)
    assert outcome.is_clean, outcome.text()
    assert outcome.tried["SIGKILL"] > 5
    assert outcome.tried["killed_before_a_word"] > 0
    assert {"kept", "disk_full"} <= set(outcome.tried["said"])


def test_an_outcome_with_any_count_is_not_clean() -> None:
    assert Outcome("x").is_clean
    for name in ("lost", "double", "damaged", "false_kept"):
        assert not Outcome("x", **{name: 1}).is_clean
