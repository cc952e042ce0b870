"""What could not be judged waits for a person, who has it judged again or closes it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests_operator_forms import PERSON, filler


@pytest.fixture
def officer(kiosk):
    return filler(kiosk)


@pytest.fixture
def inbox(kiosk):
    def look() -> str:
        return kiosk.call("GET", "/inbox", None, PERSON).body.decode()

    return look


@pytest.fixture
def aside(service, kiosk, maker):
    """A case whose key is, for the moment, somebody else's."""
    case = maker.case(spoil=lambda a: replace(a, item_version="1.1.1"))
    kiosk.put(case)
    assert service.aside(case) == "header_differs"
    return case


def acts(service):
    return service.rows("SELECT operator, case_id, act, reason FROM inbox_acts ORDER BY act_id")


def test_a_case_is_judged_again_and_the_act_is_noted(service, aside, officer, inbox, wait_until):
    place = f"/inbox/{aside.case_id}/{aside.digest}"
    assert "封面与内容不符" in inbox()
    # Somebody mended what kept it from being judged: here the note of why, told apart below.
    service.rows("UPDATE quarantine SET reason = 'unknown_key' RETURNING 1")
    assert officer("/inbox", f"{place}/again").status == 303
    wait_until(lambda: service.value("SELECT reason FROM quarantine") == "header_differs")
    assert service.aside(aside) == "header_differs"
    assert acts(service) == [("operator", aside.case_id, "judge_again", "")]
    assert "重新判定" in inbox()


def test_a_case_that_can_be_judged_now_leaves_the_inbox(
    start, settings, item_package, maker_for, wait_until
):
    package = settings.items_dir / "test.item"
    package.write_bytes(item_package[:-1] + b"x")
    service = start(settings)
    kiosk, case = service.kiosk(), maker_for(service).case()
    kiosk.put(case)
    assert service.aside(case) == "item_unknown"
    # Set aside for another reason, it waits for a person and not for its item.
    service.rows("UPDATE arrivals SET reason = 'judge_failed' RETURNING 1")
    package.write_bytes(item_package)
    place = f"/inbox/{case.case_id}/{case.digest}"
    assert filler(kiosk)("/inbox", f"{place}/again").status == 303
    wait_until(lambda: service.value("SELECT count(*) FROM cases") == 1)
    assert f'action="{place}' not in kiosk.call("GET", "/inbox", None, PERSON).body.decode()


def test_closing_needs_a_reason_keeps_the_bytes_and_is_noted(service, aside, officer, inbox):
    place = f"/inbox/{aside.case_id}/{aside.digest}"
    assert officer("/inbox", f"{place}/close").error == "reason_needed"
    assert officer("/inbox", f"{place}/close", reason="已到窗口重新办理").status == 303
    assert acts(service) == [("operator", aside.case_id, "close", "已到窗口重新办理")]
    assert f'action="{place}' not in inbox()
    assert "已到窗口重新办理" in inbox()
    assert service.rows("SELECT body, state FROM arrivals") == [(aside.body, "aside")]


def test_other_bytes_under_a_known_id_wait_in_the_inbox_too(service, kiosk, maker, officer, inbox):
    case = maker.case()
    kiosk.put(case)
    assert kiosk.put(case, case.body.replace(b'"seq":', b'"seq":1')).status == 409
    assert "同一编号，内容不同" in inbox()
    digest = service.value("SELECT digest FROM conflicts")
    place = f"/inbox/{case.case_id}/{digest}"
    assert officer("/inbox", f"{place}/close", reason="终端换过硬盘").status == 303
    assert "同一编号，内容不同" not in inbox()
    assert service.value("SELECT count(*) FROM conflicts") == 1


def test_what_is_not_there_or_comes_from_another_page_changes_nothing(
    service, kiosk, aside, officer, inbox
):
    place = f"/inbox/{aside.case_id}/{aside.digest}"
    assert officer("/inbox", f"{place}/again", seal="0" * 64).error == "foreign_form"
    stranger = kiosk.call("POST", f"{place}/close", "reason=x", {"Authorization": "Basic "})
    assert stranger.status == 401
    assert officer("/inbox", f"{place}/close", reason="一次").status == 303
    assert kiosk.call("GET", "/inbox", None, {}).status == 401
    assert len(acts(service)) == 1
