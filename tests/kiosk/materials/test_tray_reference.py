"""An empty tray is proven before it is believed, and doubted when the view is another."""

from __future__ import annotations

import cv2
import numpy as np
import pytest

from devices.document_scanner.papers import NAMES
from kiosk.materials.tray_reference import Tray, TrayLook, TrayMemory, TrayWatch, unlike_share


def looked(*frames) -> TrayLook | None:
    watch = TrayWatch()
    look = None
    for frame in frames:
        look = look or watch.feed(frame)
    return look


def empty(preview_of, **placing):
    return preview_of("", **placing)[0]


def learnt(*looks) -> TrayMemory:
    memory = TrayMemory()
    for look in looks:
        memory.learn(look)
    return memory


@pytest.fixture
def bare(preview_of) -> TrayLook:
    look = looked(*[empty(preview_of)] * 6)
    assert look is not None
    return look


def test_six_calm_frames_prove_an_empty_tray(preview_of, bare):
    assert looked(*[empty(preview_of)] * 5) is None
    assert bare.tray is Tray.EMPTY
    assert bare.is_plain
    assert max(bare.picture.shape) == 640
    assert TrayMemory().learn(bare)


@pytest.mark.parametrize("name", NAMES)
def test_no_paper_is_ever_taken_for_the_tray(preview_of, name):
    for placing in ({}, {"angle": 21.0}, {"x": 0.97}, {"y": -0.05}, {"light": 0.4}):
        frame, _ = preview_of(name, **placing)
        look = looked(*[frame] * 6)
        assert look is None or look.tray is Tray.OCCUPIED, placing


def test_a_page_that_fills_the_view_is_not_an_empty_tray(preview_of):
    frame, _ = preview_of("mandate_letter", scale=2.2)
    assert looked(*[frame] * 6).tray is Tray.OCCUPIED


def test_a_tray_that_never_rests_proves_nothing(preview_of):
    calm, dim = empty(preview_of), empty(preview_of, light=0.7)
    look = looked(*([calm, dim] * 30))
    assert look.tray is Tray.UNSTEADY
    assert look.picture is None


def test_another_lamp_keeps_the_reference_fresh(preview_of, bare):
    memory = learnt(bare)
    dimmer = looked(*[empty(preview_of, light=0.8)] * 6)
    assert memory.learn(dimmer)
    assert memory.picture is dimmer.picture


def with_thing(picture):
    """Something dark and soft on the tray, which is no page."""
    other = picture.copy()
    cv2.circle(other, (260, 330), 90, (104, 92, 84), -1)
    return cv2.GaussianBlur(other, (0, 0), 12)


def test_what_differs_from_the_known_tray_is_believed_only_on_the_third_look(bare):
    memory = learnt(bare)
    strange = TrayLook(Tray.EMPTY, with_thing(bare.picture), is_plain=True)
    assert 0.02 < unlike_share(bare.picture, strange.picture) < 0.5
    assert not memory.learn(strange)
    assert not memory.learn(strange)
    assert memory.picture is bare.picture
    assert memory.learn(strange)
    assert memory.picture is strange.picture


def test_a_tray_with_edges_of_its_own_needs_three_looks_that_agree(bare):
    rimmed = TrayLook(Tray.EMPTY, bare.picture, is_plain=False)
    memory = learnt(rimmed, rimmed)
    assert memory.picture is None
    assert memory.learn(rimmed)


def test_another_view_altogether_ends_the_reference_at_once(bare):
    memory = learnt(bare)
    moved = np.roll(255 - bare.picture, 200, axis=0)
    moved[:320] //= 3
    assert not memory.learn(TrayLook(Tray.EMPTY, moved, is_plain=False))
    assert memory.picture is None


def test_the_reference_serves_frames_with_a_page_and_in_other_light(preview_of, bare):
    memory = learnt(bare)
    for name, placing in (("id_photo", {"x": 0.3}), ("mandate_letter", {}), ("", {"light": 0.7})):
        assert memory.for_frame(preview_of(name, **placing)[0]) is bare.picture


def test_a_jump_of_the_exposure_puts_it_aside_and_a_lasting_one_ends_it(preview_of, bare):
    memory = learnt(bare)
    burnt = empty(preview_of, light=2.9)
    for _ in range(14):
        assert memory.for_frame(burnt) is None
    assert memory.for_frame(empty(preview_of)) is bare.picture  # one good frame: no doubt left
    for _ in range(15):
        assert memory.for_frame(burnt) is None
    assert memory.for_frame(empty(preview_of)) is None


def test_a_camera_with_another_frame_has_no_use_for_it(bare):
    assert learnt(bare).for_frame(np.zeros((300, 900, 3), np.uint8)) is None
