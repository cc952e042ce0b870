"""People find an item by its name, its everyday names, pinyin, initials and near misses."""

from __future__ import annotations

import pytest

from kiosk.services.item import ServiceItem
from kiosk.services.search import SearchIndex

SOCIAL, ALLOWANCE, RECORD = "DEMO-RS-0003", "DEMO-MZ-0001", "DEMO-GA-0001"


@pytest.fixture(scope="module")
def index(items: dict[str, ServiceItem]) -> SearchIndex:
    return SearchIndex(tuple(items.values()))


@pytest.mark.parametrize(
    ("query", "code"),
    [
        ("社保卡", SOCIAL),
        ("社保", SOCIAL),
        ("社会保障卡", SOCIAL),
        ("社保卡丢了", SOCIAL),
        ("我的社保卡丢了怎么办", SOCIAL),
        ("补卡", SOCIAL),
        ("换卡", SOCIAL),
        ("三代卡", SOCIAL),
        ("医保卡", SOCIAL),
        ("卡", SOCIAL),
        ("社宝卡", SOCIAL),
        ("shebaoka", SOCIAL),
        ("she bao ka", SOCIAL),
        ("SHEBAOKA", SOCIAL),
        ("ｓｈｅｂａｏ", SOCIAL),
        ("sheb", SOCIAL),
        ("sbk", SOCIAL),
        ("shbk", SOCIAL),
        ("sbkdl", SOCIAL),
        ("s", SOCIAL),
        ("social card", SOCIAL),
        ("高龄津贴", ALLOWANCE),
        ("高龄", ALLOWANCE),
        ("老人", ALLOWANCE),
        ("尊老金", ALLOWANCE),
        ("八十岁有钱领吗", ALLOWANCE),
        ("老人补贴怎么申请", ALLOWANCE),
        ("高玲金贴", ALLOWANCE),
        ("gljt", ALLOWANCE),
        ("zlj", ALLOWANCE),
        ("gaolingjintie", ALLOWANCE),
        ("laoren", ALLOWANCE),
        ("old-age allowance", ALLOWANCE),
        ("无犯罪记录证明", RECORD),
        ("无犯罪", RECORD),
        ("吴犯罪", RECORD),
        ("良民证", RECORD),
        ("政审", RECORD),
        ("派出所开证明", RECORD),
        ("出国证明", RECORD),
        ("入职要的证明", RECORD),
        ("wfzjl", RECORD),
        ("wufanzui", RECORD),
        ("no criminal record", RECORD),
    ],
)
def test_the_right_item_comes_first(index: SearchIndex, query: str, code: str) -> None:
    hits = index.search(query)

    assert hits
    assert hits[0].code == code


@pytest.mark.parametrize(
    "query",
    ["", "   ", "!!!", "结婚", "驾照", "公积金", "jiehun", "jsz", "xyz", "hukou", "a" * 500],
)
def test_nothing_close_gives_nothing(index: SearchIndex, query: str) -> None:
    assert index.search(query) == ()


def test_the_number_of_hits_is_limited(index: SearchIndex) -> None:
    assert len(index.search("银行", limit=10)) > 1
    assert len(index.search("银行", limit=1)) == 1


def test_an_empty_hall_finds_nothing() -> None:
    assert SearchIndex(()).search("社保") == ()


def test_a_better_known_name_beats_a_mention_in_a_guide(index: SearchIndex) -> None:
    hits = index.search("社会保障卡")

    assert [hit.code for hit in hits][:2] == [SOCIAL, ALLOWANCE]
    assert hits[0].score > 3 * hits[1].score
