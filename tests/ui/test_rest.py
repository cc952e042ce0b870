"""The waiting screen spares the panel, and nobody who comes notices anything of it."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta
from itertools import pairwise

import pytest
from PySide6.QtCore import QRectF

from ui.rehearsal import Rehearsal
from ui.rest import AFTER_S, Rest
from ui.samples import SAMPLES

NOON = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)
NIGHT = Rest(dark=(time(21), time(7)), brightness=0.25)
WELCOME = next(s for s in SAMPLES if s.name == "welcome")


def test_the_picture_takes_one_small_step_a_minute_and_reaches_every_place() -> None:
    way = [Rest(shift_px=4).offset(NOON + timedelta(minutes=n)) for n in range(2 * 81 + 1)]
    steps = {abs(a[0] - b[0]) + abs(a[1] - b[1]) for a, b in pairwise(way)}
    assert steps == {0, 1}
    assert len(set(way)) == 81
    assert {max(map(abs, place)) for place in way} == {0, 1, 2, 3, 4}


def test_a_site_may_have_it_stand_still() -> None:
    assert {Rest(shift_px=0).offset(NOON + timedelta(minutes=n)) for n in range(9)} == {(0, 0)}


@pytest.mark.parametrize(("hour", "veil"), [(20, 0.0), (21, 0.75), (0, 0.75), (6, 0.75), (7, 0.0)])
def test_it_is_dim_over_midnight(hour: int, veil: float) -> None:
    assert NIGHT.veil(NOON.replace(hour=hour), AFTER_S) == veil


def test_it_is_bright_by_day_where_the_hours_do_not_pass_midnight() -> None:
    siesta = Rest(dark=(time(12), time(14)))
    assert [siesta.veil(NOON.replace(hour=h), AFTER_S) > 0 for h in (11, 12, 13, 14)] == [
        False, True, True, False,
    ]  # fmt: skip


def test_who_touches_it_at_night_sees_it_bright() -> None:
    midnight = NOON.replace(hour=0)
    assert NIGHT.chrome("Welcome", midnight, AFTER_S - 1)["restVeil"] == 0
    assert NIGHT.chrome("OutOfService", midnight, AFTER_S)["restVeil"] == 0.75


def test_nothing_moves_while_somebody_is_served() -> None:
    assert NIGHT.chrome("Home", NOON.replace(hour=0), AFTER_S) == {}


@pytest.mark.parametrize("place", [(8, 8), (-8, -8)])
def test_what_wandered_is_whole_and_can_be_touched(
    kiosk: Rehearsal, place: tuple[int, int]
) -> None:
    kiosk.show(WELCOME)
    still = {i.objectName(): kiosk.rect(i) for i in kiosk.items() if i.objectName()}
    kiosk.shell.show_chrome({"restX": place[0], "restY": place[1], "restVeil": 0.7})
    kiosk.settle()
    glass = QRectF(0, 0, kiosk.window.width(), kiosk.window.height())
    for name in ("act_start", "act_welcome_elder", "act_welcome_language", "act_help"):
        now = kiosk.rect(kiosk.find(name))
        assert now == still[name].translated(*place)
        assert glass.contains(now)
    kiosk.wait_ready()
    kiosk.touch("act_welcome_elder")
    assert kiosk.acts[-1] == ("elder", None)
    kiosk.shell.show_chrome({})
    kiosk.settle()
    assert kiosk.rect(kiosk.find("act_start")) == still["act_start"]


def test_no_edge_of_the_picture_is_seen(kiosk: Rehearsal) -> None:
    kiosk.show(WELCOME)
    before = kiosk.window.grabWindow()
    kiosk.shell.show_chrome({"restX": 8, "restY": 8})
    kiosk.settle()
    after = kiosk.window.grabWindow()
    last_x, last_y = before.width() - 1, before.height() - 1
    for x, y in ((0, 0), (last_x, 0), (0, last_y), (last_x, last_y)):
        assert after.pixel(x, y) == before.pixel(x, y)
