"""A fault of each kind is planted in a small window; the audit finds it, and finds nothing else."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from ui.audit.facts import Look
from ui.audit.rules import LOOK_RULES, VIEW_RULES, judge

Snippet = Callable[[str], Look]


def qml(kind: str, properties: dict[str, object], more: str) -> str:
    """An item; what `more` sets takes the place of what stands in `properties`."""
    set_by_more = more.partition("{")[0]
    own = "; ".join(f"{k}: {v}" for k, v in properties.items() if f"{k}:" not in set_by_more)
    return f"{kind} {{ {own}; {more} }}"


def button(more: str = "", *, x: int = 40, y: int = 40, name: str = "one", text: str = "好") -> str:
    """A faultless button of 50 by 25 mm; `more` spoils it."""
    place = {"objectName": f'"{name}"', "x": x, "y": y, "width": 200, "height": 100}
    return qml("BigButton", {**place, "kind": '"secondary"', "text": f'"{text}"'}, more)


def writing(more: str = "", *, y: int = 300, text: str = "办理时间") -> str:
    """A faultless line of text."""
    look = {"font.pixelSize": 28, "color": '"#1a1a1a"', "text": f'"{text}"'}
    return qml("Copy", {"x": 40, "y": y, "width": 600, **look}, more)


def rules_of(look: Look) -> set[str]:
    return {finding.rule for finding in judge(look)}


def test_nothing_is_wrong_with_what_is_right(look: Snippet) -> None:
    assert judge(look(button() + button(y=200, name="two", text="不好") + writing(y=400))) == []


@pytest.mark.parametrize(
    ("rule", "body"),
    [
        ("unnamed", button('text: ""')),
        ("ambiguous", button() + button(y=200, name="two")),
        ("roleless", button("Accessible.role: Accessible.StaticText")),
        ("nameless_node", "Item { Accessible.role: Accessible.Pane; width: 9; height: 9 }"),
        ("silent_text", writing("Accessible.ignored: true")),
        ("small_target", button("height: 48")),
        ("tight_gap", button() + button(y=146, name="two", text="不好")),
        ("small_text", writing("font.pixelSize: 18")),
        ("weak_text", writing('color: "#767676"')),
        ("weak_text", writing('color: "#ffffff"')),
        ("weak_sign", 'Icon { x: 40; y: 300; size: 60; name: "x"; ink: "#c8c8c8" }'),
        (
            "weak_edge",
            button(
                'background: Rectangle { color: "#ffffff"; border.width: 2; '
                'border.color: "#cccccc" }'
            ),
        ),
        ("elided", writing("width: 60; elide: Text.ElideRight; wrapMode: Text.NoWrap")),
        ("clipped", writing("width: 60; wrapMode: Text.NoWrap")),
        ("clipped", "Item { width: 80; height: 400; clip: true; " + writing("x: 9") + " }"),
        ("clipped", button("contentItem: Item { " + writing("x: 20; y: 90") + " }")),
        ("overlapping", writing() + writing(y=310, text="咨询电话")),
        ("overlapping", button() + writing(y=60)),
        ("tofu", writing(text="\\uE123")),
        (
            "unpaged",
            "Flickable { y: 200; width: 800; height: 200; contentHeight: 900 }",
        ),
        ("unfocused", button("focusPolicy: Qt.NoFocus") + button(y=200, name="two", text="不好")),
        ("focus_order", button(y=200) + button(name="two", text="不好")),
    ],
    ids=lambda value: value if value.isidentifier() else "",
)
def test_planted_fault_is_found(look: Snippet, rule: str, body: str) -> None:
    assert rules_of(look(body)) == {rule}


def test_small_key_and_small_primary_button_have_limits_of_their_own(look: Snippet) -> None:
    small = button("height: 64; kind: 'primary'") + button(
        "height: 56", y=200, name="key:a", text="a"
    )
    details = {f.item: f.detail for f in judge(look(small))}
    assert details == {
        "one": "16.0 mm, a primary target needs 20.0 mm",
        "key:a": "14.0 mm, a key target needs 15.0 mm",
    }


def test_control_beyond_the_side_is_found(look: Snippet) -> None:
    assert "off_window" in rules_of(look(button("x: 700")))


def test_control_above_the_reach_of_somebody_seated_is_found(look: Snippet) -> None:
    seen = look(button() + button(y=200, name="two", text="不好"))
    lowered = tuple(replace(view, reach_top=150.0) for view in seen.views)
    found = judge(replace(seen, views=lowered))
    assert [(f.rule, f.item) for f in found] == [("too_high", "one")]


def test_words_that_fit_themselves_are_measured_as_drawn(look: Snippet) -> None:
    key = 'Key { x: 40; y: 40; width: 120; height: 72; wordy: true; em: 60; text: "%s" }'
    assert rules_of(look(key % "清空")) == set()
    assert rules_of(look(key % "Wiederherstellungsverfahren")) == {"clipped"}


def test_what_no_page_shows_whole_is_unreachable(look: Snippet) -> None:
    body = f"Item {{ width: 800; height: 90; clip: true; {button()} }}"
    assert "unreachable" in rules_of(look(body))


def test_focus_out_of_sight_is_found(look: Snippet) -> None:
    body = (
        "Flickable { y: 200; width: 800; height: 120; contentHeight: 900; clip: true;"
        f" {button('', y=600)} }}"
    )
    assert "hidden_focus" in rules_of(look(body))


def test_ring_that_does_not_stand_out_is_found(look: Snippet) -> None:
    ring = (
        "Tap { objectName: 'pale'; x: 40; y: 200; width: 200; height: 100; say: 'two'\n"
        "onVisualFocusChanged: { ring?.destroy(); ring = null }\n"
        "Rectangle { anchors.fill: parent; anchors.margins: -6; visible: parent.visualFocus;"
        " color: 'transparent'; border.width: 6; border.color: '%s' } }"
    )
    assert rules_of(look(button() + ring % "#FFBF47")) == {"weak_focus"}
    assert rules_of(look(button() + ring % "#B36B00")) == set()
    assert rules_of(look(button() + ring % "transparent")) == {"weak_focus"}


def test_control_of_a_later_page_that_tab_does_not_reach_is_found(look: Snippet) -> None:
    first, later = look(button()), look(button(name="two"))
    both = replace(first, views=(*first.views, *later.views))
    assert [(f.rule, f.item) for f in judge(both)] == [("unfocused", "two")]


def test_window_too_low_to_read_in_is_found(look: Snippet) -> None:
    body = (
        "Item { width: 800; height: 600; Flickable { width: 800; height: %d; contentHeight: 900 }\n"
        + button("", y=400, name="page_next")
        + "}"
    )
    assert rules_of(look(body % 140)) == {"keyhole"}
    assert rules_of(look(body % 160)) == set()


def test_pages_without_an_end_are_found(look: Snippet) -> None:
    assert rules_of(replace(look(button()), is_endless=True)) == {"endless"}


def test_part_of_the_screen_visited_twice_is_found(look: Snippet) -> None:
    seen = look(button() + button(y=200, name="two", text="不好") + button(y=400, name="three"))
    regions = ("header", "body", "header")
    stops = tuple(replace(s, region=r) for s, r in zip(seen.stops, regions, strict=True))
    assert "focus_order" in rules_of(replace(seen, stops=stops))


def test_warning_of_qml_is_a_finding(look: Snippet) -> None:
    assert rules_of(replace(look(writing()), warnings=("binding loop",))) == {"complained"}


def test_switched_off_text_may_be_weaker_but_not_weak(look: Snippet) -> None:
    plain = (
        "background: Item {}\n contentItem: Text { font.family: Tokens.family;"
        ' font.pixelSize: 40; text: "好"; color: "%s" }'
    )
    assert rules_of(look(button("enabled: false; " + plain % "#707070"))) == set()
    assert rules_of(look(button("enabled: false; " + plain % "#aaaaaa"))) == {"weak_text"}


def test_every_rule_is_planted() -> None:
    marks = test_planted_fault_is_found.pytestmark  # type: ignore[attr-defined]
    planted = {rule for mark in marks for rule, _ in mark.args[1]}
    elsewhere = {"off_window", "too_high", "unreachable", "hidden_focus", "complained"}
    elsewhere |= {"endless", "weak_focus", "keyhole"}
    assert planted | elsewhere == {rule.__name__ for rule in (*VIEW_RULES, *LOOK_RULES)}
