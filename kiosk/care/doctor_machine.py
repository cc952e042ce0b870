"""The doctor looks at the machine: services, display, fonts, versions."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from importlib import metadata
from pathlib import Path

from devices.receipt_printer.raster import FONT_PATH
from kiosk.care.checks import Check, bad, warn
from kiosk.care.examine import fonts_missing
from kiosk.care.judge import font_checks
from kiosk.care.places import Places

UI, COURIER, DEVICES = "menkou-ui.service", "menkou-courier.service", "menkou-devices.service"
OUT_OF_ORDER = "menkou-out-of-order.service"
CENTRAL = "menkou-central.service"
OWN = "menkou"
_PIN = re.compile(r"([A-Za-z0-9][\w.-]*)(?:\[[^]]*\])?\s*(?:==\s*([\w.]+)|[^;]*)\s*(;.*)?")


def service_checks(places: Places) -> tuple[Check, ...]:
    """Every unit of ours that is installed, as systemd sees it; nothing without systemd."""
    if not places.has_systemd:
        return ()
    units = [u for u in (UI, COURIER, DEVICES, CENTRAL) if places.unit_file(u).exists()]
    found = [_unit_check(places, unit) for unit in units]
    if UI in units and places.ask(["systemctl", "is-active", OUT_OF_ORDER]) == "active":
        found.append(bad("service", "out_of_order", OUT_OF_ORDER))
    return tuple(found)


def _unit_check(places: Places, unit: str) -> Check:
    state = places.ask(["systemctl", "is-active", unit])
    if state != "active":
        code = state if state in ("failed", "activating") else "inactive"
        return warn("service", code, unit) if code == "activating" else bad("service", code, unit)
    if places.ask(["systemctl", "is-enabled", unit]) in ("disabled", "masked"):
        return warn("service", "disabled", unit)
    return Check("service", about=unit)


def display_checks(places: Places) -> tuple[Check, ...]:
    """A panel at a graphics card, and the program that gives the kiosk a screen of its own."""
    session = places.session()
    if session in ("", "offscreen"):
        return (Check("display", "not_looked"),)
    program = {"cage": "/usr/bin/cage", "x11": "/usr/bin/xinit"}.get(session, "")
    if not program or not places.at(program).exists():
        return (bad("display", "no_session", session),)
    connectors = sorted(places.at("/sys/class/drm").glob("card*-*/status"))
    if not connectors:
        return (bad("display", "no_card"),)
    plugged = [c.parent.name for c in connectors if _first_line(c) == "connected"]
    return (Check("display", about=plugged[0]) if plugged else bad("display", "no_panel"),)


def fonts(font: Path = Path(FONT_PATH)) -> tuple[Check, ...]:
    """The one font everything is written with."""
    return font_checks(fonts_missing(font))


def version_checks(
    wanted: Iterator[str] | None = None, python: tuple[int, int] = sys.version_info[:2]
) -> tuple[Check, ...]:
    """This Python, and every part our own package says it needs, as far as it names a version."""
    found: list[Check] = []
    if python < (3, 11):
        found.append(bad("versions", "python", figure=f"{python[0]}.{python[1]}"))
    for text in requirements() if wanted is None else wanted:
        match = _PIN.fullmatch(text)
        if match is None or "extra" in (match[3] or ""):
            continue
        found.extend(_part_check(match[1], match[2] or ""))
    return tuple(found) or (Check("versions"),)


def requirements() -> Iterator[str]:
    """What the installed package says it needs; nothing where it runs from its sources."""
    try:
        yield from metadata.requires(OWN) or ()
    except metadata.PackageNotFoundError:
        return


def _part_check(name: str, pinned: str) -> Iterator[Check]:
    try:
        found = metadata.version(name)
    except metadata.PackageNotFoundError:
        yield bad("versions", "missing", name)
        return
    if pinned and found != pinned:
        yield bad("versions", "mixed", name, f"{found} / {pinned}")


def _first_line(path: Path) -> str:
    try:
        return path.read_text("ascii").strip()
    except OSError:
        return ""
