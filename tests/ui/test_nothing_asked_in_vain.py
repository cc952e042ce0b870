"""A page asks only for what can be done now, and always offers what can."""

from __future__ import annotations

from ui.gallery import GALLERY
from ui.rehearsal import Rehearsal

BY_NAME = {sample.name: sample for sample in GALLERY}


def test_no_card_is_asked_for_where_no_reader_would_read_it(kiosk: Rehearsal) -> None:
    kiosk.show(BY_NAME["place_card_missing"])
    assert "请放上身份证" not in kiosk.texts()
    assert "读卡器还没有准备好" in kiosk.texts()
    kiosk.press("act_other_way")
    assert kiosk.acts == [("other_way", None)]


def test_a_self_test_can_be_asked_for_before_the_first_one(kiosk: Rehearsal) -> None:
    kiosk.show(BY_NAME["tech_care_never"])
    assert "现在检查一次" in kiosk.texts()


def test_what_may_be_meant_stands_before_what_else_to_try(kiosk: Rehearsal) -> None:
    kiosk.show(BY_NAME["search_perhaps"])
    texts = kiosk.texts()
    named = BY_NAME["search_perhaps"].props["perhaps"][0]["name"]
    assert (
        texts.index("您是不是要找")
        < texts.index(named)
        < texts.index("都不是？请到窗口问，或打 12345。")
    )
