"""Parts of a bundle: which are asked for, which cannot be had, what a mistake concerns."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from kiosk.services.bundle import concerns, parts_asked_for
from kiosk.services.package import check_item
from kiosk.services.problems import Problem
from kiosk.services.refused import PackageRefused

TODAY = date(2026, 11, 22)
BIRTH_JSON = (Path(__file__).parents[3] / "items" / "newborn" / "item.json").read_bytes()
BIRTH = check_item(BIRTH_JSON)
REFUND = next(part for part in BIRTH.parts if part.code == "DEMO-YB-1006")


def asked(**answers: Any) -> dict[str, bool]:
    standings = parts_asked_for(BIRTH, answers, today=TODAY)
    return {s.part.name["en"]: s.refusal is None for s in standings}


def test_only_what_was_chosen_is_part_of_it() -> None:
    assert asked(items=["refund", "vaccination"], birthDate="2026-11-01") == {
        "Vaccination record": True,
        "Refund of medical costs": True,
    }


@pytest.mark.parametrize(("born", "can"), [("2026-08-24", True), ("2026-08-23", False)])
def test_a_part_that_comes_too_late_says_why(born: str, can: bool) -> None:
    assert asked(items=["insurance"], birthDate=born) == {"Medical insurance": can}


def test_before_the_date_is_known_nothing_is_refused() -> None:
    assert asked(items=["insurance"]) == {"Medical insurance": True}


@pytest.mark.parametrize(
    ("name", "is_its"),
    [
        ("bankAccount", True),
        ("otherParent.idNumber", True),
        ("householder", False),
        ("address.region", False),
        ("material:invoice", True),
        ("material:household_register", False),
        ("signature", True),
        ("", True),
    ],
)
def test_a_mistake_concerns_the_parts_that_read_it(name: str, is_its: bool) -> None:
    assert concerns(REFUND, Problem(name, "…")) is is_its


def _without_a_reader(item: dict[str, Any]) -> None:
    for part in item["parts"]:
        part["answers"] = [name for name in part["answers"] if name != "bankAccount"]


@pytest.mark.parametrize(
    ("spoil", "place", "reason"),
    [
        (_without_a_reader, "parts", "bankAccount"),
        (lambda i: i["parts"][1].update(code=i["parts"][0]["code"]), "parts/1/code", "twice"),
        (lambda i: i["parts"][0]["answers"].append("nobody"), "parts/0/answers", "nobody"),
        (lambda i: i["parts"][0]["materials"].append("nothing"), "parts/0/materials", "nothing"),
        (lambda i: i["parts"][2].update(when="form.nobody"), "parts/2/when", "nobody"),
        (lambda i: i["parts"][3].update(rule="form.items ="), "parts/3/rule", "compile"),
        (lambda i: i["scenarios"][0]["materials"].append("x"), "scenarios/0/materials", "x"),
    ],
)
def test_a_bundle_that_does_not_fit_its_form_is_refused(
    spoil: Callable[[dict[str, Any]], object], place: str, reason: str
) -> None:
    item = json.loads(BIRTH_JSON)
    spoil(item)
    with pytest.raises(PackageRefused) as refused:
        check_item(json.dumps(item).encode())
    assert refused.value.place == place
    assert reason in refused.value.reason
