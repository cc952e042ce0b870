"""Every word residents read is plain, and every error says the three things it must."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from kiosk.services.plain_words import error_objections, jargon, objections
from ui.i18n import catalogue

ROOT = Path(__file__).parents[3]
ZH = catalogue("zh-CN")
# Not for residents: the technician's area.
RESIDENT = {i: text for i, text in ZH.items() if not i.startswith("tech.")}
# Errors that stand on a page of their own kind, with nothing beside them that says the rest.
ALONE = (
    "booking.cancel_failed", "booking.cancel_over", "booking.not_taken", "booking.taken",
    "later.not_discarded", "later.not_kept", "later.not_kept_disk", "later.refused",
    "phone.full", "phone.lost", "phone.no_page", "phone.too_large", "phone.too_small",
    "phone.unreadable",
)  # fmt: skip
ERRORS = {i: text for i, text in RESIDENT.items() if i.startswith("problem.") or i in ALONE}


def local_texts(value: Any, place: str = "") -> Iterator[tuple[str, str]]:
    if isinstance(value, dict):
        if isinstance(value.get("zh-CN"), str):
            yield place, value["zh-CN"]
            return
        for key, inner in value.items():
            yield from local_texts(inner, f"{place}/{key}")
    elif isinstance(value, list):
        for number, inner in enumerate(value):
            yield from local_texts(inner, f"{place}/{number}")


def test_words_of_the_screens_are_plain() -> None:
    assert {
        i: list(objections(text)) for i, text in RESIDENT.items() if any(objections(text))
    } == {}


def test_every_error_says_what_happened_that_nothing_was_lost_and_what_to_do() -> None:
    assert len(ERRORS) > 20
    assert set(ALONE) <= ERRORS.keys()
    found = {i: list(error_objections(text)) for i, text in ERRORS.items()}
    assert {i: faults for i, faults in found.items() if faults} == {}


@pytest.mark.parametrize(
    "path", sorted(ROOT.glob("items/*/item.json")), ids=lambda p: p.parent.name
)
def test_words_of_the_items_are_plain(path: Path) -> None:
    texts = dict(local_texts(json.loads(path.read_text(encoding="utf-8"))))
    # A law is called what it is called.
    own = {place: text for place, text in texts.items() if "legalBasis" not in place}
    assert len(own) > 20
    assert {p: list(objections(t)) for p, t in own.items() if any(objections(t))} == {}


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("如需办理本项业务的，申请人应当携带本人有效身份证件原件及复印件到场。", "jargon"),
        (
            "这是一句很长很长的话它没有停顿所以读到后面的人已经忘了前面说的是什么了。",
            "long_sentence",
        ),
    ],
)
def test_office_language_is_found(text: str, rule: str) -> None:
    assert rule in {objection.rule for objection in objections(text)}


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("没有读到身份证。请再放一次。", "no_assurance"),
        ("已填的都还在。请再放一次。", "no_fact"),
        ("没有读到身份证。已填的都还在。", "no_advice"),
        ("请再放一次。没有读到身份证。已填的都还在。", "order"),
    ],
)
def test_error_that_leaves_something_out_is_found(text: str, rule: str) -> None:
    assert [objection.rule for objection in error_objections(text)] == [rule]


def test_name_of_a_document_is_no_jargon() -> None:
    assert list(objections("不予受理通知书")) == []
    assert [o.rule for o in objections("不予办理")] == ["jargon"]


def test_list_says_what_to_say_instead() -> None:
    assert all(entry.word and entry.say for entry in jargon())
    assert len({entry.word for entry in jargon()}) == len(jargon())
