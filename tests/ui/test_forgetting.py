"""What lasts is spared the garbage collector; what a visit leaves is not."""

from __future__ import annotations

import gc
from collections.abc import Iterator

import pytest

from ui.forgetting import Forgetting, set_aside_what_lasts
from ui.rehearsal import Rehearsal


@pytest.fixture(autouse=True)
def _thawed() -> Iterator[None]:
    yield
    gc.unfreeze()


def test_what_lasts_is_not_looked_through_again() -> None:
    lasting = [[] for _ in range(100)]  # type: ignore[var-annotated]
    set_aside_what_lasts()
    assert not any(one is lasting for one in gc.get_objects())


def test_a_newer_catalogue_is_set_aside_after_the_visit(kiosk: Rehearsal) -> None:
    forgetting = Forgetting(lambda: "1", kiosk.engine, kiosk.window)
    gc.collect()
    set_aside_what_lasts()
    newer = [[number] for number in range(60_000)]
    forgetting.forget()
    assert len(gc.get_objects(generation=2)) < len(newer)


def test_what_a_visit_left_is_not_set_aside(kiosk: Rehearsal) -> None:
    forgetting = Forgetting(lambda: "1", kiosk.engine, kiosk.window)
    gc.collect()
    set_aside_what_lasts()
    left = [[number] for number in range(100)]
    forgetting.forget()
    assert any(one is left[0] for one in gc.get_objects())
