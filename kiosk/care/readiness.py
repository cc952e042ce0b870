"""The readiness report: may this terminal be opened to residents? One page, on paper if wanted.

It puts together what the machine found out by itself and what a person tried with a card in the
hand: a printer that answers may still print nothing.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from typing import Final

from kiosk import wire
from kiosk.care.checks import CareReport, Check, Mark
from kiosk.care.words import Language, said
from kiosk.domain.notice import Notice

_SIGNS: Final = {Mark.OK: "✓", Mark.WARN: "!", Mark.BAD: "✗"}
_WORDS: Final = {
    "zh": {
        "title": "开放服务前检查",
        Mark.OK: "可以开放。",
        Mark.WARN: "可以开放，有几处要留意。",
        Mark.BAD: "还不能开放，先处理下面打叉的。",
        "kiosk": "终端",
        "version": "版本",
        "at": "检查时间",
        "verdict": "结论",
        "good": "{n} 项正常。",
        "sign": "检查人签名：______________　　日期：______________",
        "code": "报告指纹",
    },
    "en": {
        "title": "Ready to open?",
        Mark.OK: "Ready to open.",
        Mark.WARN: "Ready to open; a few things want attention.",
        Mark.BAD: "Not ready: mend first what is crossed.",
        "kiosk": "Terminal",
        "version": "Version",
        "at": "Looked at",
        "verdict": "Verdict",
        "good": "{n} good.",
        "sign": "Checked by: ______________    Date: ______________",
        "code": "Fingerprint",
    },
}


def readiness_of(report: CareReport, persons: tuple[Check, ...]) -> CareReport:
    """The report of the machine with what persons tried."""
    return replace(report, why="readiness", checks=(*report.checks, *persons))


def verdict(report: CareReport, language: Language) -> str:
    """Whether it may be opened, in one sentence."""
    return _WORDS[language][report.worst]


def fingerprint(report: CareReport) -> str:
    """Sixteen hex digits over the whole report: a page and a file that belong together."""
    return hashlib.sha256(wire.encode(report)).hexdigest()[:16]


def notice_of(report: CareReport, site: str, language: Language) -> Notice:
    """The report as a page."""
    words = _WORDS[language]
    at = datetime.fromisoformat(report.at).astimezone()
    head = (
        (words["kiosk"], report.kiosk),
        (words["version"], report.version),
        (words["at"], f"{at:%Y-%m-%d %H:%M:%S}"),
        (words["verdict"], f"{_SIGNS[report.worst]} {verdict(report, language)}"),
    )
    print_of = fingerprint(report)
    return Notice(
        site=site,
        title=words["title"],
        rows=(*head, *_rows(report.checks, language)),
        paragraphs=(words["sign"],),
        code=f"menkou:ready:{report.kiosk}:{print_of}",
        code_note=f"{words['code']} {print_of}",
        footer=report.kiosk,
    )


def _rows(checks: tuple[Check, ...], language: Language) -> Iterator[tuple[str, str]]:
    """One line for each thing that is not good, one for all that is good of a subject."""
    for subject in dict.fromkeys(check.subject for check in checks):
        of_it = [check for check in checks if check.subject == subject]
        good = [check for check in of_it if check.mark is Mark.OK]
        yield from (_row(check, language) for check in of_it if check.mark is not Mark.OK)
        if len(good) == 1:
            yield _row(good[0], language)
        elif good:
            name = said(Check(subject), language).subject
            yield name, f"{_SIGNS[Mark.OK]} {_WORDS[language]['good'].format(n=len(good))}"


def _row(check: Check, language: Language) -> tuple[str, str]:
    told = said(check, language)
    todo = f" {told.do}" if check.mark is not Mark.OK else ""
    return told.subject, f"{_SIGNS[check.mark]} {told.what}{todo}"
