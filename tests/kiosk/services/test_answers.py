"""Answers are set, tidied, prefilled and shown."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from kiosk.domain.application import Provenance
from kiosk.domain.identity import CardKind, IdentityCard
from kiosk.services.form import answer_of, prefill, shown_answer, with_answer
from kiosk.services.item import ServiceItem, pick, version_order


@pytest.mark.parametrize(
    ("name", "typed", "kept"),
    [
        ("mobile", " 138 0000 0000 ", "13800000000"),
        ("mobile", "１３８０００００００0", "13800000000"),
        ("mobile", "12", "12"),
        ("idNumber", "11010519491231002x", "11010519491231002X"),
        ("copies", "2", 2),
        ("copies", "２", 2),
        ("copies", "two", "two"),
        ("copies", "9" * 40, "9" * 40),
        ("copies", "-1", "-1"),
        ("name", "买买提•吐尔逊", "买买提·吐尔逊"),
        ("purposeText", "  收养 登记 ", "收养 登记"),
    ],
)
def test_typed_text_is_tidied(no_record: ServiceItem, name: str, typed: str, kept: object) -> None:
    assert with_answer(no_record, {}, name, typed) == {name: kept}


@pytest.mark.parametrize(
    ("typed", "kept"), [("true", True), ("false", False), (True, True), ("perhaps", "perhaps")]
)
def test_yes_and_no_become_truth(allowance: ServiceItem, typed: object, kept: object) -> None:
    assert with_answer(allowance, {}, "agentUsed", typed) == {"agentUsed": kept}


def test_a_nested_answer_comes_and_goes(social_card: ServiceItem) -> None:
    one = with_answer(social_card, {"reason": "lost"}, "address.region", "321102")
    two = with_answer(social_card, one, "address.detail", "中山路 1 号")

    assert two == {"reason": "lost", "address": {"region": "321102", "detail": "中山路 1 号"}}
    assert with_answer(social_card, two, "address.detail", "") == one
    assert with_answer(social_card, one, "address.region", "") == {"reason": "lost"}
    assert one == {"reason": "lost", "address": {"region": "321102"}}


def test_removing_what_is_not_there_changes_nothing(social_card: ServiceItem) -> None:
    assert with_answer(social_card, {"reason": "lost"}, "address.region", "") == {"reason": "lost"}


def test_a_name_the_form_does_not_know_is_a_bug(social_card: ServiceItem) -> None:
    with pytest.raises(KeyError):
        with_answer(social_card, {}, "shoeSize", "42")


def test_an_answer_is_read_by_its_path() -> None:
    answers: dict[str, Any] = {"address": {"region": "321102"}, "name": "张三"}

    assert answer_of(answers, "address.region") == "321102"
    assert answer_of(answers, "address.detail") is None
    assert answer_of(answers, "name.first") is None


def test_the_card_fills_in_what_it_knows(social_card: ServiceItem, card: IdentityCard) -> None:
    answers, provenance = prefill(social_card, card)

    assert answers == {"name": card.name, "idNumber": card.id_number}
    assert provenance == dict.fromkeys(answers, Provenance.IDENTITY_CARD)


def test_a_card_without_a_chinese_name_gives_the_english_one(
    social_card: ServiceItem, card: IdentityCard
) -> None:
    foreigner = replace(card, kind=CardKind.FOREIGNER_2017, name="", english_name="SMITH, JOHN")

    assert prefill(social_card, foreigner)[0]["name"] == "SMITH, JOHN"


@pytest.mark.parametrize(
    ("name", "value", "language", "reveal", "shown"),
    [
        ("purpose", "abroad", "zh-CN", False, "出国（境）"),
        ("purpose", "abroad", "en", False, "Going abroad"),
        ("purpose", "abroad", "fr", False, "出国（境）"),
        ("copies", 2, "zh-CN", False, "2"),
        ("name", "欧阳淑芬", "zh-CN", False, "欧***"),
        ("name", "欧阳淑芬", "zh-CN", True, "欧阳淑芬"),
        ("idNumber", "11010519491231002X", "en", False, "110*************2X"),
        ("idNumber", "11010519491231002X", "en", True, "11010519491231002X"),
        ("mobile", None, "zh-CN", True, ""),
    ],
)
def test_an_answer_is_shown_in_words(
    no_record: ServiceItem, name: str, value: object, language: str, reveal: bool, shown: str
) -> None:
    assert shown_answer(no_record, name, value, language, reveal=reveal) == shown


@pytest.mark.parametrize(
    ("value", "language", "shown"),
    [(True, "zh-CN", "是"), (False, "zh-CN", "否"), (True, "en", "Yes")],
)
def test_truth_is_shown_as_yes_and_no(
    allowance: ServiceItem, value: bool, language: str, shown: str
) -> None:
    assert shown_answer(allowance, "agentUsed", value, language, reveal=True) == shown


def test_a_missing_language_falls_back_to_chinese() -> None:
    assert pick({"zh-CN": "门口", "en": "Gate"}, "ug") == "门口"


def test_versions_compare_as_numbers() -> None:
    assert version_order("2026.11.10") > version_order("2026.11.9") > version_order("2026.2.30")
