"""Rules run over answers; a rule that cannot run is refused when it is published."""

from __future__ import annotations

from typing import Any

import pytest

from kiosk.services.rules import BadRule, check_rule, holds


@pytest.mark.parametrize(
    ("rule", "form", "expected"),
    [
        ("form.a == 'x'", {"a": "x"}, True),
        ("form.a == 'x'", {"a": "y"}, False),
        ("form.a == 'x'", {}, None),
        ("form.a != 'x' || form.b.c.startsWith('32')", {"a": "y"}, True),
        ("form.a != 'x' || form.b.c.startsWith('32')", {"a": "x", "b": {"c": "321"}}, True),
        ("form.a != 'x' || form.b.c.startsWith('32')", {"a": "x"}, None),
        ("has(form.a) && form.a > 2", {}, False),
        ("form.a > 2", {"a": "three"}, False),
        ("form.a", {"a": "yes"}, False),
        ("form.a.all(x, x > 0)", {"a": [1, 2]}, True),
        ("1 / form.a == 1", {"a": 0}, False),
        ("form.a + 1 > 0", {"a": 2**63 - 1}, False),
        ("form.a[5] == 1", {"a": [1]}, False),
        ("form.a.matches('(a+)+$')", {"a": "a" * 60 + "b"}, False),
    ],
)
def test_rule_over_answers(rule: str, form: dict[str, Any], expected: bool | None) -> None:
    assert holds(rule, {"form": form}) is expected


def test_rule_about_age_waits_until_the_age_is_known() -> None:
    assert holds("age >= 80", {"form": {}}) is None
    assert holds("age >= 80", {"form": {}, "age": 79}) is False


@pytest.mark.parametrize(
    ("rule", "reason"),
    [
        ("form.a ==", "does not compile"),
        ("form.a == ", "does not compile"),
        ("launch(form.a)", "no function 'launch'"),
        ("card.name == 'x'", "no variable 'card'"),
        ("form.a.all(x, y > 0)", "no variable 'y'"),
        ("form['a'] == 'x'", "written form.name"),
        ("size(form) > 2", "written form.name"),
        ("(" * 490 + "true" + ")" * 490, "does not compile"),
    ],
)
def test_rule_that_cannot_run_is_named(rule: str, reason: str) -> None:
    with pytest.raises(BadRule, match=reason):
        check_rule(rule)


def test_answers_a_rule_reads_are_found() -> None:
    rule = "form.a != 'form.nothing' || form.b.c.startsWith('32') && has(form.d) && age > 3"

    assert check_rule(rule) == {"a", "b.c", "d"}


@pytest.mark.parametrize(
    ("rule", "form", "expected"),
    [
        (
            "sum(form.holders.map(h, h.share)) == 100",
            {"holders": [{"share": 40}, {"share": 60}]},
            True,
        ),
        ("sum(form.holders.map(h, h.share)) == 100", {"holders": [{"share": 40}]}, False),
        ("sum(form.holders.map(h, h.share)) == 100", {"holders": [{"share": "甲"}]}, False),
        ("days(form.born, today) <= 365", {"born": "2026-01-01"}, True),
        ("days(form.born, today) <= 365", {"born": "2025-01-01"}, False),
        ("days(form.born, today) <= 365", {"born": "2026-13-41"}, False),
        ("days(form.born, today) <= 365", {}, None),
    ],
)
def test_own_functions_count_and_never_repeat_what_they_were_given(
    rule: str, form: dict[str, object], expected: bool | None, capfd: pytest.CaptureFixture[str]
) -> None:
    assert holds(rule, {"form": form, "today": "2026-11-22"}) is expected
    assert capfd.readouterr() == ("", "")
