"""Fields are found by dotted name, faults are named by it."""

from __future__ import annotations

from typing import Any

from kiosk.services.item import ServiceItem
from kiosk.services.schema import Fault, faults, leaves, part_of

NESTED: dict[str, Any] = {
    "type": "object",
    "properties": {
        "home": {
            "type": "object",
            "properties": {
                "place": {
                    "type": "object",
                    "properties": {"room": {"type": "integer", "maximum": 9}},
                    "required": ["room"],
                }
            },
            "required": ["place"],
        }
    },
    "required": ["home"],
    "unevaluatedProperties": False,
}


def test_groups_are_opened(social_card: ServiceItem) -> None:
    names = [name for name, _ in leaves(social_card.data_schema)]

    assert names[1:3] == ["agent.name", "agent.idNumber"]
    assert "address" not in names


def test_a_part_is_found_by_its_path() -> None:
    assert part_of(NESTED, "home.place.room") == {"type": "integer", "maximum": 9}
    assert part_of(NESTED, "") is NESTED
    assert part_of(NESTED, "home.garden.room") is None


def test_a_missing_group_is_missed_down_to_its_questions() -> None:
    assert faults(NESTED, {}) == (Fault("home.place.room", "required"),)
    assert faults(NESTED, {"home": {}}) == (Fault("home.place.room", "required"),)


def test_a_group_of_the_wrong_shape_is_told_as_such() -> None:
    assert faults(NESTED, {"home": "here"}) == (Fault("home", "type"),)


def test_a_limit_comes_with_its_number() -> None:
    assert faults(NESTED, {"home": {"place": {"room": 10}}}) == (
        Fault("home.place.room", "maximum", 9),
    )


def test_what_was_not_asked_is_a_fault_of_the_whole() -> None:
    found = faults(NESTED, {"home": {"place": {"room": 1}}, "extra": 1})

    assert found == (Fault("", "unevaluatedProperties"),)
