"""What a resident does on a screen comes out as a verb; nothing typed is ever lost."""

from __future__ import annotations

from typing import Any

import pytest

from ui.rehearsal import Rehearsal
from ui.samples import SAMPLES, Sample

BY_NAME = {sample.name: sample for sample in SAMPLES}


@pytest.mark.parametrize(
    ("sample", "button", "act"),
    [
        ("welcome", "act_start", ("start", None)),
        ("home", "choose_item:DEMO-RS-0003", ("choose_item", "DEMO-RS-0003")),
        ("home", "choose_theme:medical", ("choose_theme", "medical")),
        ("home", "act_search", ("search", None)),
        ("item_list", "choose_item:DEMO-MZ-0001", ("choose_item", "DEMO-MZ-0001")),
        ("search", "type:医保", ("type", "医保")),
        ("search_hits", "key:x", ("type", "sbkx")),
        ("search_hits", "key:delete", ("type", "sb")),
        ("search_hits", "key:clear", ("type", "")),
        ("guide", "act_begin", ("begin", None)),
        ("notice", "act_agree", ("agree", None)),
        ("notice", "act_disagree", ("disagree", None)),
        ("place_card_problem", "act_retry", ("retry", None)),
        ("place_card", "act_other_way", ("other_way", None)),
        ("identity", "act_not_me", ("not_me", None)),
        ("form_radio", "answer:reason=damaged", ("answer", {"name": "reason", "value": "damaged"})),
        ("form_yes_no", "answer:alone=false", ("answer", {"name": "alone", "value": False})),
        (
            "form_checks",
            "answer:kinds=medical",
            ("answer", {"name": "kinds", "value": ["pension", "medical"]}),
        ),
        ("form_checks", "answer:kinds=pension", ("answer", {"name": "kinds", "value": []})),
        ("form_date", "key:1", ("answer", {"name": "start", "value": "2025-11"})),
        ("form_id", "key:X", ("answer", {"name": "agent_id", "value": "11010519491231002X"})),
        ("form_radio", "act_next", ("next", None)),
        ("materials", "defer:m2", ("defer", "m2")),
        ("materials", "take_back:m4", ("take_back", "m4")),
        ("scan", "act_shoot", ("shoot", None)),
        ("scan_pages", "delete_page:1", ("delete_page", 1)),
        ("scan_problem", "act_use_anyway", ("use_anyway", None)),
        ("show_code_found", "act_consent", ("consent", None)),
        ("check", "change:1", ("change", 1)),
        ("check", "act_change_materials", ("change_materials", None)),
        ("not_kept", "act_retry", ("retry", None)),
        ("rate", "rate:4", ("rate", 4)),
        ("rate", "act_skip", ("skip", None)),
        ("take_things", "act_done", ("done", None)),
        ("another_way", "act_home", ("home", None)),
        ("identity", "act_back", ("back", None)),
        ("identity", "act_help", ("help", None)),
        ("identity", "act_leave", ("leave", None)),
        ("identity", "act_elder", ("elder", None)),
        ("identity", "act_contrast", ("contrast", None)),
        ("identity", "act_language", ("language", None)),
        ("idle", "act_stay", ("stay", None)),
        ("help", "act_close_help", ("close_help", None)),
    ],
)
def test_button_says_its_verb(
    kiosk: Rehearsal, sample: str, button: str, act: tuple[str, Any]
) -> None:
    kiosk.show(BY_NAME[sample])
    kiosk.press(button)
    assert kiosk.acts == [act]


def form(sample: Sample, **change: Any) -> dict[str, Any]:
    return {**sample.props, **change}


def test_typing_is_kept_while_old_answers_come_back(kiosk: Rehearsal) -> None:
    sample = BY_NAME["form_digits"]
    kiosk.show(sample)
    for digit in "55":
        kiosk.press(f"key:{digit}")
    late = {**sample.props["controls"][0], "value": "13800005"}
    kiosk.shell.show_screen("FormPage", form(sample, controls=[late]))
    kiosk.press("key:6")
    assert kiosk.acts[-1] == ("answer", {"name": "mobile", "value": "1380000556"})
    assert kiosk.find("field:mobile").property("value") == "1380000556"


def test_next_page_forgets_what_was_typed_on_the_last(kiosk: Rehearsal) -> None:
    sample = BY_NAME["form_digits"]
    kiosk.show(sample)
    kiosk.press("key:5")
    other = {**sample.props["controls"][0], "name": "phone2", "value": ""}
    kiosk.shell.show_screen("FormPage", form(sample, controls=[other], page=3, spot="3"))
    kiosk.settle()
    assert kiosk.find("field:phone2").property("value") == ""
    back = {**sample.props["controls"][0], "value": "139"}
    kiosk.shell.show_screen("FormPage", form(sample, controls=[back], page=2, spot="2"))
    kiosk.settle()
    assert kiosk.find("field:mobile").property("value") == "139"


def test_sensitive_number_is_covered_while_not_being_typed(kiosk: Rehearsal) -> None:
    kiosk.show(BY_NAME["form_problem"])
    shown = kiosk.find("field:account").property("value")
    assert "202123456789" not in shown.replace(" ", "")
    assert "•" in shown


def test_summary_jumps_to_the_field(kiosk: Rehearsal) -> None:
    kiosk.show(BY_NAME["form_problem"])
    kiosk.press("field:account")
    kiosk.press("jump:mobile")
    kiosk.press("key:9")
    assert kiosk.acts[-1] == ("answer", {"name": "mobile", "value": "13800009"})


def test_long_list_is_read_with_buttons_only(kiosk: Rehearsal) -> None:
    kiosk.show(BY_NAME["item_list"])
    assert not kiosk.find("page_previous").isEnabled()
    for _ in range(20):
        if not kiosk.find("page_next").isEnabled():
            break
        kiosk.press("page_next")
    assert not kiosk.find("page_next").isEnabled()
    assert kiosk.find("page_previous").isEnabled()


def test_language_changes_under_the_resident(kiosk: Rehearsal) -> None:
    kiosk.show(BY_NAME["identity"])
    assert "这是您吗？" in kiosk.texts()
    kiosk.shell.language = "en"
    kiosk.settle()
    assert "Is this you?" in kiosk.texts()
    assert "这是您吗？" not in kiosk.texts()


def test_overlay_takes_every_touch(kiosk: Rehearsal) -> None:
    kiosk.show(BY_NAME["identity"])
    kiosk.wait_ready()
    kiosk.touch("act_confirm")
    assert kiosk.acts == [("confirm", None)]
    kiosk.shell.show_overlay({"kind": "idle", "seconds": 9})
    kiosk.touch("act_confirm")
    kiosk.touch("act_leave")
    assert kiosk.acts == [("confirm", None)]


def test_second_touch_of_a_trembling_hand_presses_nothing_new(kiosk: Rehearsal) -> None:
    kiosk.show(BY_NAME["notice"])
    kiosk.wait_ready()
    kiosk.shell.show_screen("ConfirmIdentity", BY_NAME["identity"].props)
    kiosk.touch("act_confirm")
    assert kiosk.acts == []


def test_countdown_runs_without_rebuilding_the_sheet(kiosk: Rehearsal) -> None:
    kiosk.show(BY_NAME["idle"])
    assert 24 in [i.property("text") for i in kiosk.items()] or "24" in kiosk.texts()
    kiosk.shell.show_overlay({"kind": "idle", "seconds": 23})
    kiosk.settle()
    assert "23" in kiosk.texts()
