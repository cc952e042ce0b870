"""`menkou readiness`: may this terminal be opened? Everything on one page: text, JSON or A4."""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path

from kiosk import wire
from kiosk.care.checks import CareReport
from kiosk.care.readiness import fingerprint, notice_of, readiness_of, verdict
from kiosk.cli_doctor import STATUS, language, lines, look
from kiosk.settings import Settings
from kiosk.technician.judgements import judgements
from kiosk.technician.records import Records


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The options of the command."""
    parser.add_argument("--settings", type=Path, default=Path("/etc/menkou/kiosk.toml"))
    parser.add_argument("--json", action="store_true", help="for machines")
    parser.add_argument("--a4", type=Path, metavar="FILE.pdf", help="a page to print and sign")
    parser.add_argument("--offline", action="store_true", help="do not try the platform")
    parser.add_argument("--lang", choices=["zh", "en"], help="default: as LANG says")


def run(options: argparse.Namespace) -> int:
    """Look, and say it as asked; return the exit status, as the doctor's."""
    seen = look(options)
    report = seen.report
    if seen.settings is not None:
        persons = judgements(records_of(seen.settings), seen.settings)
        report = readiness_of(report, persons)
    words = language(options)
    if options.a4 is not None:
        try:
            options.a4.write_bytes(_page(report, seen.settings, options))
        except OSError as fault:
            print(f"menkou readiness: {options.a4}: {fault.strerror}", file=sys.stderr)
            return 2
    if options.json:
        told = {**wire.to_builtins(report), "worst": report.worst, "is": fingerprint(report)}
        print(wire.encode(told).decode())
    else:
        print("\n".join((verdict(report, words), *lines(report, words, name_good=True))))
    return STATUS[report.worst]


def records_of(settings: Settings) -> Records:
    """What technicians last said; read only, and nothing where nothing usable is."""
    try:
        said = (Path(settings.kiosk.state_dir) / "technician.json").read_bytes()
        return wire.decode(Records, said)
    except (OSError, wire.BadWireValue):
        return Records()


def _page(report: CareReport, settings: Settings | None, options: argparse.Namespace) -> bytes:
    # A page is set by Qt, which needs an application and no display.
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtGui import QGuiApplication

    from ui.typeset import typeset

    held = QGuiApplication.instance() or QGuiApplication(["menkou"])
    words = language(options)
    site = {} if settings is None else settings.kiosk.site
    name = site.get("zh-CN" if words == "zh" else "en") or site.get("zh-CN", "")
    page = typeset(notice_of(report, name, words))
    del held
    return page
