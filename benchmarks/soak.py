"""Visits in a row on one window: does its memory grow? Screens only, drawn as in a visit."""

from __future__ import annotations

import gc
import os
import sys
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtGui import QGuiApplication

from benchmarks.figures import Result, figure
from benchmarks.memory import usage_of
from ui.app import close_kiosk_window, forget_visit, prefer_software_renderer
from ui.compiled import CompiledScreens
from ui.rehearsal import Rehearsal, open_rehearsal
from ui.samples import SAMPLES, Sample

_SIZE = (1080, 1920)
_WAY = ("Welcome", "Home", "ItemList", "Guide", "Notice", "PlaceCard", "ConfirmIdentity",
        "FormPage", "Materials", "CheckAnswers", "Sign", "Keeping", "Result", "Rate",
        "TakeThings", "Finished")  # fmt: skip
_LOOK_EVERY = 10
_SAY_EVERY = 100


def measure(folder: Path, *, quick: bool) -> Result:
    """Play visits; nothing is written to `folder`."""
    del folder
    visits, settled = (4, 2) if quick else (2000, 200)
    prefer_software_renderer()
    app = QGuiApplication.instance() or QGuiApplication(["soak"])
    assert isinstance(app, QGuiApplication)
    kiosk = open_rehearsal(app, _SIZE)
    CompiledScreens(kiosk.engine)
    way = [next(s for s in SAMPLES if s.screen == name) for name in _WAY]
    looks = [_private(kiosk, way, number) for number in range(visits)]
    close_kiosk_window(kiosk.engine, kiosk.window)
    early, late = looks[settled - 1], looks[-1]
    kept = [look for look in looks[settled:] if look]
    return Result(
        "soak",
        f"{visits} visits in a row",
        (
            figure(f"private memory after visit {settled}", "MiB", [early]),
            figure(f"private memory after visit {visits}", "MiB", [late]),
            figure(f"private memory, every {_LOOK_EVERY} visits since", "MiB", kept or [late]),
            figure("growth since", "%", [100 * (late - early) / early]),
        ),
        (
            f"{len(_WAY)} screens a visit, each drawn, with the sample contents of the gallery;"
            " after each visit it is forgotten as in the product. Devices, store and line are not"
            " in here.",
        ),
    )


def _private(kiosk: Rehearsal, way: list[Sample], number: int) -> float:
    """Play one visit; private memory in MiB now and then, else 0."""
    for sample in way:
        kiosk.show(sample)
    kiosk.acts.clear()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    gc.collect()
    forget_visit(kiosk.engine, kiosk.window)
    looked = (number + 1) % _LOOK_EVERY == 0 or number < _LOOK_EVERY
    if not looked:
        return 0.0
    private = usage_of(os.getpid()).private
    if (number + 1) % _SAY_EVERY == 0:
        # Two thousand visits take an hour on a slow machine.
        print(f"visit {number + 1}: {private:.1f} MiB", file=sys.stderr, flush=True)
    return private
