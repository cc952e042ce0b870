"""Every kind of question is answered by touch, and says what it does in verbs."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtTest import QTest

from ui.rehearsal import Rehearsal
from ui.samples import SAMPLES
from ui.samples_forms import control, form

BY_NAME = {sample.name: sample for sample in SAMPLES}
DRAWN = [(40, 60), (90, 20), (140, 70), (200, 30), (260, 80)]


def shown(kiosk: Rehearsal, props: dict[str, Any]) -> None:
    kiosk.shell.show_screen("FormPage", props)
    kiosk.settle()
    kiosk.acts.clear()


def drawn(kiosk: Rehearsal, name: str) -> None:
    at = [kiosk.find(name).mapToScene(QPointF(x, y)).toPoint() for x, y in DRAWN]
    QTest.mousePress(kiosk.window, Qt.MouseButton.LeftButton, pos=at[0])
    for point in at[1:]:
        QTest.mouseMove(kiosk.window, point)
    QTest.mouseRelease(kiosk.window, Qt.MouseButton.LeftButton, pos=at[-1])


@pytest.mark.parametrize(
    ("sample", "button", "act"),
    [
        ("form_region", "answer:home.region=320000",
         ("answer", {"name": "home.region", "value": "320000"})),
        ("form_region_next", "answer:home.region=320582",
         ("answer", {"name": "home.region", "value": "320582"})),
        ("form_region_next", "up:home.region=320500",
         ("answer", {"name": "home.region", "value": "320000"})),
        ("form_region_next", "up:home.region=320000",
         ("answer", {"name": "home.region", "value": ""})),
        ("form_persons", "row_add:members", ("row_add", "members")),
        ("form_persons", "row_open:members.1",
         ("row_open", {"name": "members", "index": 1})),
        ("form_persons", "row_remove:members.0",
         ("row_remove", {"name": "members", "index": 0})),
        ("form_consent", "answer:consent=2026-01",
         ("answer", {"name": "consent", "value": "2026-01"})),
        ("form_list_long", "answer:bank=5", ("answer", {"name": "bank", "value": "5"})),
        ("form_money", "key:.", ("answer", {"name": "baseFen", "value": "4000.50."})),
        ("form_row", "act_next", ("next", None)),
        ("form_notes", "defer:m2", ("defer", "m2")),
    ],
)  # fmt: skip
def test_control_says_its_verb(
    kiosk: Rehearsal, sample: str, button: str, act: tuple[str, Any]
) -> None:
    kiosk.show(BY_NAME[sample])
    kiosk.press(button)
    assert kiosk.acts == [act]


def test_consent_given_is_taken_back_by_the_same_touch(kiosk: Rehearsal) -> None:
    question = control("c", "consent", "授权书", text="我同意。", agreed="2026-01", value="2026-01")
    shown(kiosk, form(1, question))
    kiosk.press("answer:c=2026-01")
    assert kiosk.acts == [("answer", {"name": "c", "value": ""})]


def test_a_table_that_is_full_offers_nobody_more(kiosk: Rehearsal) -> None:
    question = control("members", "persons", "家庭成员", rows=["李**"], canAdd=False)
    shown(kiosk, form(1, question))
    with pytest.raises(LookupError):
        kiosk.find("row_add:members")


def test_a_long_list_is_searched_by_initials_and_words(kiosk: Rehearsal) -> None:
    sample = BY_NAME["form_list_long"]
    shown(kiosk, {**sample.props, "inputMode": "latin"})
    assert not kiosk.acts
    kiosk.press("field:bank")
    for letter in "jsyh":
        kiosk.press(f"key:{letter}")
    assert kiosk.find("answer:bank=5").property("text") == "建设银行"
    with pytest.raises(LookupError):
        kiosk.find("answer:bank=4")
    assert all(verb == "compose" for verb, _ in kiosk.acts)


def test_letters_of_a_search_never_stop_the_resident(kiosk: Rehearsal) -> None:
    sample = BY_NAME["form_list_long"]
    composing = {"inputMode": "pinyin", "composing": "jsyh", "candidates": ["建设银行"]}
    shown(kiosk, {**sample.props, **composing, "spot": "another"})
    kiosk.press("field:bank")
    assert kiosk.find("answer:bank=5").property("text") == "建设银行"
    kiosk.acts.clear()
    kiosk.press("act_next")
    assert kiosk.acts[-1] == ("next", None)


def test_month_is_written_with_its_dash(kiosk: Rehearsal) -> None:
    shown(kiosk, form(1, control("m", "month", "从哪个月开始", value="2026")))
    for digit in "129":
        kiosk.press(f"key:{digit}")
    assert kiosk.acts[-1] == ("answer", {"name": "m", "value": "2026-12"})


def test_a_masked_answer_is_shown_on_request_only(kiosk: Rehearsal) -> None:
    kiosk.show(BY_NAME["form_notes"])
    assert "320582195403211524" not in kiosk.texts()
    kiosk.press("show:idNo")
    assert "320582195403211524" in kiosk.texts()


def test_a_masked_answer_is_covered_again_on_the_next_page(kiosk: Rehearsal) -> None:
    kiosk.show(BY_NAME["form_notes"])
    kiosk.press("show:idNo")
    shown(kiosk, {**BY_NAME["form_notes"].props, "spot": "other", "page": 2})
    assert "320582195403211524" not in kiosk.texts()


def test_a_row_forgets_what_was_typed_for_another(kiosk: Rehearsal) -> None:
    row = BY_NAME["form_row"].props
    shown(kiosk, {**row, "inputMode": "latin"})
    kiosk.press("key:x")
    fresh = [{**one, "value": ""} for one in row["controls"]]
    shown(kiosk, {**row, "inputMode": "latin", "controls": fresh, "spot": "2/members/2"})
    assert kiosk.find("field:name").property("value") == ""


def test_a_signature_becomes_the_answer_when_the_page_is_left(kiosk: Rehearsal) -> None:
    kiosk.show(BY_NAME["form_signature"])
    kiosk.wait_ready()
    drawn(kiosk, "ink:mark")
    kiosk.press("act_next")
    verbs = [verb for verb, _ in kiosk.acts]
    assert verbs[-2:] == ["ink", "next"]
    said = dict(kiosk.acts)["ink"]
    assert said["name"] == "mark"
    assert len(said["strokes"][0]) >= len(DRAWN)


def test_a_signature_given_earlier_can_be_signed_again(kiosk: Rehearsal) -> None:
    shown(kiosk, form(2, control("mark", "signature", "签名", value="signed")))
    assert "已经签好" in [i.property("text") for i in kiosk.items()]
    kiosk.press("again:mark")
    assert kiosk.acts == [("answer", {"name": "mark", "value": ""})]


def test_a_problem_of_the_check_leads_to_its_page(kiosk: Rehearsal) -> None:
    problems = [{"name": "idNo", "text": "证件号码不对", "page": 3}]
    check = next(s for s in SAMPLES if s.name == "check")
    kiosk.shell.show_screen("CheckAnswers", {**check.props, "problems": problems})
    kiosk.settle()
    kiosk.acts.clear()
    kiosk.press("jump:idNo")
    assert kiosk.acts == [("change", 3)]
