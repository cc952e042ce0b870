"""Whoever writes an item is told what is wrong, and where, in plain words."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.services.form import all_problems, form_pages
from kiosk.services.package import PackageRefused, check_item

ITEM = (Path(__file__).parents[3] / "items" / "no_criminal_record" / "item.json").read_bytes()

Content = dict[str, Any]


def refusal(content: Content | bytes) -> PackageRefused:
    data = content if isinstance(content, bytes) else json.dumps(content).encode()
    with pytest.raises(PackageRefused) as caught:
        check_item(data)
    return caught.value


def _mistyped_keyword(c: Content) -> None:
    c["dataSchema"]["properties"]["mobile"]["maxLenght"] = 11


def _unknown_at_top(c: Content) -> None:
    c["script"] = "rm -rf"


def _unknown_in_material(c: Content) -> None:
    c["materials"][1]["optional"] = True


def _unsupported_effect(c: Content) -> None:
    c["uiSchema"]["elements"][1]["rule"]["effect"] = "ENABLE"


def _no_english_name(c: Content) -> None:
    del c["name"]["en"]


def _blank_english_step(c: Content) -> None:
    c["guide"]["steps"][2]["en"] = "  "


def _no_chinese_title(c: Content) -> None:
    del c["dataSchema"]["properties"]["mobile"]["x-title"]["zh-CN"]


def _choice_without_words(c: Content) -> None:
    del c["dataSchema"]["properties"]["reason"]["x-choices"]["damaged"]


def _words_without_choice(c: Content) -> None:
    c["dataSchema"]["properties"]["reason"]["enum"].remove("damaged")


def _no_guide(c: Content) -> None:
    del c["guide"]


def _no_question_title(c: Content) -> None:
    del c["dataSchema"]["properties"]["mobile"]["x-title"]


def _text_for_a_number(c: Content) -> None:
    c["fee"]["fen"] = "20"


def _unreal_day(c: Content) -> None:
    c["publishedOn"] = "2026-02-30"


def _ends_before_it_begins(c: Content) -> None:
    c["validUntil"] = "2020-01-01"


def _promise_longer_than_the_law(c: Content) -> None:
    c["limits"]["committedWorkdays"] = 21


def _unknown_format(c: Content) -> None:
    c["dataSchema"]["properties"]["mobile"]["format"] = "us-phone"


def _bad_pattern(c: Content) -> None:
    c["dataSchema"]["properties"]["mobile"]["pattern"] = "([0-9"


def _open_to_anything(c: Content) -> None:
    c["dataSchema"]["unevaluatedProperties"] = True


def _required_question_is_missing(c: Content) -> None:
    c["dataSchema"]["required"].append("shoeSize")


def _condition_on_a_missing_question(c: Content) -> None:
    c["dataSchema"]["allOf"][0]["if"]["required"] = ["shoeSize"]


def _scope_to_nowhere(c: Content) -> None:
    c["uiSchema"]["elements"][3]["elements"][0]["scope"] = "#/properties/shoeSize"


def _rule_scope_to_nowhere(c: Content) -> None:
    c["uiSchema"]["elements"][1]["rule"]["condition"]["scope"] = "#/properties/shoeSize"


def _question_nobody_asks(c: Content) -> None:
    c["uiSchema"]["elements"].pop(3)


def _question_asked_twice(c: Content) -> None:
    c["uiSchema"]["elements"].append(c["uiSchema"]["elements"][3])


def _radio_without_choices(c: Content) -> None:
    c["uiSchema"]["elements"][2]["elements"][2]["options"] = {"format": "radio"}


def _condition_with_a_bad_pattern(c: Content) -> None:
    condition = c["uiSchema"]["elements"][1]["rule"]["condition"]
    condition["schema"] = {"pattern": "(["}


def _hidden_but_always_required(c: Content) -> None:
    c["dataSchema"]["required"].append("address")


def _rule_does_not_compile(c: Content) -> None:
    c["dataSchema"]["x-validations"][0]["rule"] = "form.deliver !="


def _rule_reads_a_missing_question(c: Content) -> None:
    c["dataSchema"]["x-validations"][0]["rule"] = "form.shoeSize > 40"


def _rule_beside_a_missing_question(c: Content) -> None:
    c["dataSchema"]["x-validations"][0]["fieldPath"] = "/shoeSize"


def _material_rule_does_not_compile(c: Content) -> None:
    c["materials"][2]["when"] = "form.reason = 'damaged'"


def _material_twice(c: Content) -> None:
    c["materials"][1]["id"] = c["materials"][0]["id"]


def _licence_without_type(c: Content) -> None:
    del c["materials"][0]["licenceType"]


_MOBILE = "dataSchema/properties/mobile"
_REASON = "dataSchema/properties/reason/x-choices/damaged"
_SECOND_PAGE_RULE = "uiSchema/elements/1/rule"


@pytest.mark.parametrize(
    ("spoil", "code", "place"),
    [
        (_mistyped_keyword, "unknown_keyword", f"{_MOBILE}/maxLenght"),
        (_unknown_at_top, "unknown_keyword", "script"),
        (_unknown_in_material, "unknown_keyword", "materials/1/optional"),
        (_unsupported_effect, "bad_schema", f"{_SECOND_PAGE_RULE}/effect"),
        (_no_english_name, "missing_text", "name/en"),
        (_blank_english_step, "missing_text", "guide/steps/2/en"),
        (_no_chinese_title, "missing_text", f"{_MOBILE}/x-title/zh-CN"),
        (_choice_without_words, "missing_text", _REASON),
        (_words_without_choice, "bad_schema", _REASON),
        (_no_guide, "missing_keyword", "guide"),
        (_no_question_title, "missing_keyword", f"{_MOBILE}/x-title"),
        (_text_for_a_number, "bad_schema", "fee/fen"),
        (_unreal_day, "bad_schema", "publishedOn"),
        (_ends_before_it_begins, "bad_schema", "validUntil"),
        (_promise_longer_than_the_law, "bad_schema", "limits/committedWorkdays"),
        (_unknown_format, "bad_schema", f"{_MOBILE}/format"),
        (_bad_pattern, "bad_schema", "dataSchema/properties/mobile/pattern"),
        (_open_to_anything, "bad_schema", "dataSchema/unevaluatedProperties"),
        (_required_question_is_missing, "bad_schema", "dataSchema"),
        (_condition_on_a_missing_question, "bad_schema", "dataSchema"),
        (_scope_to_nowhere, "bad_scope", "uiSchema/elements/3/elements/0/scope"),
        (_rule_scope_to_nowhere, "bad_scope", f"{_SECOND_PAGE_RULE}/condition/scope"),
        (_question_nobody_asks, "bad_scope", "dataSchema/properties/reason"),
        (_question_asked_twice, "bad_scope", "uiSchema/elements/5/elements/0/scope"),
        (_radio_without_choices, "bad_schema", "uiSchema/elements/2/elements/2/options/format"),
        (
            _condition_with_a_bad_pattern,
            "bad_schema",
            f"{_SECOND_PAGE_RULE}/condition/schema/pattern",
        ),
        (_hidden_but_always_required, "bad_scope", "uiSchema/elements/4/elements/1/scope"),
        (_rule_does_not_compile, "bad_rule", "dataSchema/x-validations/0/rule"),
        (_rule_reads_a_missing_question, "bad_rule", "dataSchema/x-validations/0/rule"),
        (_rule_beside_a_missing_question, "bad_rule", "dataSchema/x-validations/0/fieldPath"),
        (_material_rule_does_not_compile, "bad_rule", "materials/2/when"),
        (_material_twice, "bad_schema", "materials/1/id"),
        (_licence_without_type, "bad_schema", "materials/0/licenceType"),
    ],
)
def test_a_spoiled_item_is_refused_with_its_place(
    content: Content, spoil: Callable[[Content], None], code: str, place: str
) -> None:
    spoil(content)

    fault = refusal(content)

    assert (fault.code, fault.place) == (code, place)
    assert fault.reason


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\xff\xfe",
        b"{",
        b'{"fee": NaN}',
        b'{"name": 1, "name": 2}',
        b'{"name": "\\ud800"}',
        b"[" * 100_000,
        b"[" * 60 + b"]" * 60,
    ],
    ids=["empty", "not utf-8", "cut", "nan", "key twice", "half a pair", "unclosed depths", "deep"],
)
def test_bytes_that_are_no_clean_json_are_refused(data: bytes) -> None:
    assert refusal(data).code == "bad_json"


def test_json_that_is_no_item_is_refused() -> None:
    assert refusal(b"[1, 2]").code == "bad_schema"


def test_an_oversize_item_is_refused() -> None:
    assert refusal(b" " * (512 * 1024 + 1)).code == "too_large"


def test_the_reason_names_the_unknown_keyword(content: Content) -> None:
    _mistyped_keyword(content)

    assert "maxLenght" in refusal(content).reason


def test_the_reason_names_the_missing_language(content: Content) -> None:
    _no_english_name(content)

    assert "English" in refusal(content).reason


_ODD_VALUES: list[Any] = [
    *(
        None,
        True,
        -1,
        2**70,
        "",
        "x",
        "#",
        "#/properties/",
        "form.",
        [],
        {},
        [{}],
        {"a": 1},
        "\x00",
    ),
]


@given(data=st.data())
@settings(max_examples=150, deadline=None)
def test_an_oddly_changed_item_is_refused_or_works(data: st.DataObject) -> None:
    changed = json.loads(ITEM)
    spot, keys = changed, data.draw(st.sampled_from(_PLACES))
    for key in keys[:-1]:
        spot = spot[key]
    if data.draw(st.booleans()):
        spot[keys[-1]] = data.draw(st.sampled_from(_ODD_VALUES))
    else:
        del spot[keys[-1]]

    try:
        item = check_item(json.dumps(changed).encode())
    except PackageRefused:
        return
    assert form_pages(item, {}, "en")
    assert all_problems(item, {}, language="en", today=date(2026, 11, 22))


def _places(content: Any, above: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    inner: Iterable[tuple[Any, Any]] = ()
    if isinstance(content, dict):
        inner = content.items()
    elif isinstance(content, list):
        inner = enumerate(content)
    for key, part in inner:
        yield (*above, key)
        yield from _places(part, (*above, key))


_PLACES = list(_places(json.loads(ITEM)))


def test_the_schema_of_schemas_is_itself_in_order() -> None:
    from importlib.resources import files

    from jsonschema_rs import meta

    text = files("kiosk.services").joinpath("item.schema.json").read_text("utf-8")

    meta.validate(json.loads(text))
