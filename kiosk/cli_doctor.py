"""`menkou doctor`: what is wrong with this kiosk and what to do, in plain words.

Exit status 0: all is well, 1: something to look at, 2: something does not work.
"""

from __future__ import annotations

import argparse
import os
from pathlib import Path

from kiosk import wire
from kiosk.care.checks import CareReport, Check, Mark
from kiosk.care.doctor import Diagnosis, diagnose
from kiosk.care.places import Places
from kiosk.care.words import Language, language_of, said
from kiosk.cli_doctor_line import not_tried, try_platform
from kiosk.compose_courier import VERSION

STATUS = {Mark.OK: 0, Mark.WARN: 1, Mark.BAD: 2}
_SIGNS = {Mark.OK: "✓", Mark.WARN: "!", Mark.BAD: "✗"}
_SUMMARY = {
    "zh": {
        Mark.OK: "一切正常。",
        Mark.WARN: "能用，有 {warn} 处要留意。",
        Mark.BAD: "有 {bad} 处故障，{warn} 处要留意。",
        "good": "{n} 项正常",
    },
    "en": {
        Mark.OK: "All is well.",
        Mark.WARN: "Works; {warn} to look at.",
        Mark.BAD: "{bad} not working, {warn} to look at.",
        "good": "{n} good",
    },
}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The options of the command."""
    parser.add_argument("--settings", type=Path, default=Path("/etc/menkou/kiosk.toml"))
    parser.add_argument("--json", action="store_true", help="for machines")
    parser.add_argument("--all", action="store_true", help="name what is good, too")
    parser.add_argument("--offline", action="store_true", help="do not try the platform")
    parser.add_argument("--lang", choices=["zh", "en"], help="default: as LANG says")


def run(options: argparse.Namespace) -> int:
    """Look at everything and say it; return the exit status."""
    report = look(options).report
    if options.json:
        print(wire.encode({**wire.to_builtins(report), "worst": report.worst}).decode())
    else:
        print("\n".join(lines(report, language(options), name_good=options.all)))
    return STATUS[report.worst]


def look(options: argparse.Namespace) -> Diagnosis:
    """Look at the kiosk of the options."""
    line = not_tried if options.offline else try_platform
    return diagnose(options.settings, VERSION, places=Places(), try_platform=line)


def language(options: argparse.Namespace) -> Language:
    """The language asked for, or the terminal's."""
    said_in: Language | None = options.lang
    return said_in or language_of(os.environ.get("LC_ALL") or os.environ.get("LANG") or "")


def lines(report: CareReport, words: Language, *, name_good: bool = False) -> list[str]:
    """The report as lines, the worst first."""
    good = report.marked(Mark.OK)
    shown = [*report.marked(Mark.BAD), *report.marked(Mark.WARN), *(good if name_good else ())]
    texts = _SUMMARY[words]
    counts = {mark.value: len(report.marked(mark)) for mark in Mark}
    told = [f"{report.kiosk or '-'}  {report.version}  {texts[report.worst].format(**counts)}"]
    for check in shown:
        told.extend(_lines(check, words))
    if good and not name_good:
        told.append(f"{_SIGNS[Mark.OK]} {texts['good'].format(n=len(good))}")
    return told


def _lines(check: Check, words: Language) -> list[str]:
    told = said(check, words)
    colon = "：" if words == "zh" else ": "
    first = f"{_SIGNS[check.mark]} {told.subject}{colon}{told.what}"
    return [first, f"  → {told.do}"] if told.do and check.mark is not Mark.OK else [first]
