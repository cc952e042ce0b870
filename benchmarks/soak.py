"""Visits in a row on one window: does its memory grow? Screens only, used as in a visit."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from benchmarks.figures import Result, figure
from benchmarks.memory import Usage, usage_of
from benchmarks.window_visit import LIVE_PICTURES, WAY, WindowVisits
from ui.app import close_kiosk_window, prefer_software_renderer

_SIZE = (1080, 1920)
_LOOK_EVERY = 10
_SAY_EVERY = 100


def measure(folder: Path, *, quick: bool) -> Result:
    """Play visits; nothing is written to `folder`."""
    del folder
    visits, settled = (4, 2) if quick else (2000, 200)
    prefer_software_renderer()
    played = WindowVisits(_SIZE)
    looks = {n: look for n in range(1, visits + 1) if (look := _look(played, n))}
    close_kiosk_window(played.kiosk.engine, played.kiosk.window)
    early, late = looks[settled], looks[visits]
    since = [look for number, look in looks.items() if number >= settled]
    return Result(
        "soak",
        f"{visits} visits in a row",
        (
            figure(f"own memory after visit {settled}", "MiB", [early.own]),
            figure(f"own memory after visit {visits}", "MiB", [late.own]),
            figure("growth since", "%", [100 * (late.own - early.own) / early.own]),
            figure(f"own memory, every {_LOOK_EVERY} visits", "MiB", [one.own for one in since]),
            figure("the least of it", "MiB", [min(one.own for one in since)]),
            figure("own and unshared files", "MiB", [one.private for one in since]),
        ),
        (
            f"{len(WAY) + 3} screens a visit with the sample contents of the gallery, each drawn;"
            " the costly ones made ahead as in the product; in every third visit another size,"
            " theme, language and height from the third page on; a name typed letter by letter,"
            f" {LIVE_PICTURES} live pictures, a signature; one page of the gallery more."
            " 180 visits differ, then they come again. After each visit it is forgotten as in the"
            " product. Devices, store and line are not in here (see `visits`).",
            "Own memory is what the process wrote itself (Private_Dirty). Pages of libraries and"
            " fonts are unshared only while no other program has them mapped, so that the last"
            " row says more about the neighbours than about us.",
        ),
    )


def _look(played: WindowVisits, number: int) -> Usage | None:
    """Play one visit; its memory now and then."""
    played.play(number - 1)
    if number % _LOOK_EVERY and number > _LOOK_EVERY:
        return None
    usage = usage_of(os.getpid())
    if number % _SAY_EVERY == 0:
        # Two thousand visits take an hour on a slow machine.
        said = f"visit {number}: own {usage.own:.1f} MiB, with files {usage.private:.1f} MiB"
        print(f"{said}, load {os.getloadavg()[0]:.1f}", file=sys.stderr, flush=True)
    return usage
