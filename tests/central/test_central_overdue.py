"""Cases past the day that was promised: counted on the first page, listed until they are done."""

from __future__ import annotations

from datetime import timedelta

import pytest
from tests_operator_forms import filler
from tests_platform import WebPage


@pytest.fixture
def look(kiosk, operator):
    def look(path: str) -> WebPage:
        reply = kiosk.call("GET", path, headers=operator)
        assert reply.status == 200, reply.body
        return WebPage(reply.body.decode())

    return look


@pytest.fixture
def officer(kiosk):
    return filler(kiosk)


def test_a_case_is_overdue_the_moment_its_day_is_over(kiosk, maker, clock, look) -> None:
    answer = kiosk.put(maker.case()).answer
    limit = answer.decide_by
    assert limit is not None

    clock.now = limit
    assert "超过承诺" not in look("/").text
    assert answer.case_number not in look("/overdue").text

    clock.now = limit + timedelta(seconds=1)
    assert "有 1 件超过承诺的办结日" in look("/").text
    page = look("/overdue")
    assert answer.case_number in page.text
    assert "共 1 件" in page.text


def test_what_is_done_or_returned_is_not_overdue(kiosk, maker, clock, look, officer) -> None:
    done, back = maker.case(), maker.case()
    limits = [kiosk.put(case).answer.decide_by for case in (done, back)]
    clock.now = max(limits) + timedelta(days=3)
    assert "共 2 件" in look("/overdue").text

    assert officer(f"/cases/{done.case_id}", f"/cases/{done.case_id}/conclude").status == 303
    sent = {"text:mobile": "手机号打不通"}
    assert officer(f"/cases/{back.case_id}", f"/cases/{back.case_id}/return", **sent).status == 303
    assert "共 0 件" in look("/overdue").text
    assert "超过承诺" not in look("/").text


def test_only_operators_see_the_list(kiosk) -> None:
    assert kiosk.call("GET", "/overdue").status in (401, 403)
