"""Verdicts on pictures: good ones have no fault, and each fault is told from the others."""

from __future__ import annotations

import pytest

from benchmarks import fault_makers
from kiosk.materials.judge import Fault, fingerprint, judge
from kiosk.materials.page import find_page
from kiosk.materials.straighten import straighten

SHAPES = {
    "mandate_letter": "a4",
    "residence_booklet": "a4",
    "bank_card": "card",
    "id_photo": "photo",
    "blank": "a4",
}


def taken(still_of, name, **placing):
    frame, _ = still_of(name, **placing)
    found = find_page(frame)
    assert found is not None
    return straighten(frame, found.corners, SHAPES[name]), frame, found


def codes(still_of, name, **placing):
    return {verdict.code for verdict in judge(*taken(still_of, name, **placing))}


@pytest.mark.parametrize("name", ["mandate_letter", "residence_booklet", "bank_card", "id_photo"])
def test_a_good_picture_has_no_fault(still_of, name):
    assert codes(still_of, name, angle=3.0, light=0.8) == set()


@pytest.mark.parametrize("name", ["mandate_letter", "residence_booklet", "bank_card", "id_photo"])
def test_a_picture_out_of_focus_is_blurred(still_of, name):
    assert codes(still_of, name, blur=2.6) == {Fault.BLURRED}


def test_blur_is_seen_in_dim_light_and_dim_light_is_not_blur(still_of):
    assert codes(still_of, "mandate_letter", light=0.55) == set()
    assert codes(still_of, "mandate_letter", light=0.55, blur=3.0) == {Fault.BLURRED}


@pytest.mark.parametrize("name", ["mandate_letter", "bank_card"])
def test_a_picture_without_light_is_too_dark(still_of, name):
    assert codes(still_of, name, light=0.36) == {Fault.TOO_DARK}


def test_a_burnt_out_page_is_too_bright(still_of):
    assert Fault.TOO_BRIGHT in codes(still_of, "mandate_letter", light=1.6)


def test_glare_is_found_where_the_lamp_is_mirrored(still_of):
    verdicts = judge(*taken(still_of, "residence_booklet", glare=True))
    assert [verdict.code for verdict in verdicts] == [Fault.GLARE]
    x, y, width, height = verdicts[0].where
    assert x < 0.5 < x + width
    assert y < 0.5 < y + height


def test_a_page_beyond_the_frame_is_cut_off_on_that_side(still_of):
    verdicts = judge(*taken(still_of, "mandate_letter", x=0.6))
    assert [verdict.code for verdict in verdicts] == [Fault.CUT_OFF]
    assert verdicts[0].where == (0.9, 0.0, 0.1, 1.0)


def test_a_blank_sheet_is_blank_and_not_blurred(still_of):
    assert codes(still_of, "blank", angle=2.0) == {Fault.BLANK}
    assert codes(still_of, "blank", blur=3.0) == {Fault.BLANK}


def test_the_same_page_again_is_known_though_it_lies_differently(still_of):
    first, _, _ = taken(still_of, "mandate_letter", angle=2.0)
    again = judge(
        *taken(still_of, "mandate_letter", angle=-3.0, light=0.7), earlier=[fingerprint(first)]
    )
    assert [verdict.code for verdict in again] == [Fault.SAME_PAGE]


def test_another_page_is_not_taken_for_the_same(still_of):
    earlier = [fingerprint(taken(still_of, name)[0]) for name in ("residence_booklet", "id_photo")]
    assert judge(*taken(still_of, "mandate_letter"), earlier=earlier) == ()


@pytest.fixture(scope="session")
def faulty():
    """One generated frame of a kind and paper, of the half that was never used for tuning."""

    def judged(kind: str, paper: str, **asked):
        shape = "card" if paper == "card" else "a4"
        some = fault_makers.taken(4, half=1, kinds=(kind,), papers=(paper,))
        # A stripe as dark as the tray is a part that cannot be seen, not a back.
        shown = next(t for t in some if kind != "back" or t.frame[0].mean() > 60)
        found = find_page(shown.frame)
        assert found is not None
        page = straighten(shown.frame, found.corners, shape)
        return {v.code: v for v in judge(page, shown.frame, found, shape=shape, **asked)}

    return judged


@pytest.mark.parametrize(
    ("kind", "paper", "fault"),
    [
        ("finger", "form", Fault.FINGER),
        ("noisy", "booklet", Fault.NOISY),
        ("far", "booklet", Fault.TOO_SMALL),
        ("two", "booklet", Fault.TWO_PAGES),
        ("moved", "form", Fault.BLURRED),
    ],
)
def test_each_fault_is_told_by_its_name_and_no_other(faulty, kind, paper, fault):
    assert set(faulty(kind, paper)) == {fault}


def test_a_finger_is_shown_where_it_lies(faulty):
    x, y, width, height = faulty("finger", "form")[Fault.FINGER].where
    assert min(x, y, 1 - x - width, 1 - y - height) < 0.02  # it comes from outside
    assert width * height < 0.1


def test_a_thumb_at_the_rim_hides_nothing(faulty):
    assert faulty("held_at_rim", "form") == {}


def test_a_dark_but_sharp_page_is_not_blurred(faulty):
    assert Fault.BLURRED not in faulty("dark_sharp", "form")


def test_the_back_of_a_card_is_wrong_only_where_the_front_is_asked_for(faulty):
    assert set(faulty("back", "card", front=True)) == {Fault.WRONG_SIDE}
    assert faulty("back", "card") == {}
