"""The technician's page about the kiosk's own findings: what is the matter, and what to do."""

from __future__ import annotations

from collections.abc import Mapping

from kiosk.care.checks import Check, Mark
from kiosk.care.words import language_of, said
from kiosk.session.session import DeviceLine
from kiosk.technician.states import ReadingCare
from kiosk.technician.values import Device
from ui.screens.screen import Screen, Stand
from ui.screens.technician_parts import (
    AreaView,
    Row,
    board,
    button,
    code_said,
    day,
    device_name,
    row,
)

_ORDER = (Mark.BAD, Mark.WARN, Mark.OK)


def care_page(
    area: AreaView, state: ReadingCare, stand: Stand, devices: Mapping[str, DeviceLine]
) -> Screen:
    """What the newest self-test found, the worst first, and looking again."""
    words, report = stand.words, area.care.report
    title = words("tech.page.care")
    if area.care.is_testing:
        return board(title, lead=words("tech.care_running"))
    buttons = [button("self_test", words("tech.care_again"))]
    if report is None:
        return board(title, lead=words("tech.care_never"), buttons=buttons)
    checks = sorted(report.checks, key=lambda check: _ORDER.index(check.mark))
    can_print = any(device.capability == Device.DOCUMENT_PRINTER for device in devices.values())
    if can_print and not state.is_printing:
        buttons.append(button("print_readiness", words("tech.care_print"), quiet=True))
    printing = {"kind": "success", "title": "", "text": words("tech.care_printing")}
    return board(
        title,
        lead=words(f"tech.care_lead.{report.worst}", at=day(report.at)),
        banner=printing if state.is_printing else {},
        sections=[{"title": "", "rows": [_line(check, stand, devices) for check in checks]}],
        buttons=buttons,
    )


def care_row(area: AreaView, stand: Stand) -> Row:
    """The self-test as one line of the dashboard."""
    words, report = stand.words, area.care.report
    label = words("tech.page.care")
    if report is None:
        return row(label, words("tech.care_never"))
    return row(label, words(f"tech.care.{report.worst}"), day(report.at), report.worst)


def paper_row(area: AreaView, stand: Stand) -> Row:
    """Metres of receipt paper since the roll was changed."""
    paper = area.care.paper
    used = f"{paper.used_m:.1f} m"
    if paper.roll_m:
        used += f" / {paper.roll_m:.0f} m"
    note = stand.words("tech.paper_counted")
    return row(stand.words("tech.paper_used"), used, note, "warn" if paper.is_near_end else "")


def _line(check: Check, stand: Stand, devices: Mapping[str, DeviceLine]) -> Row:
    if check.subject == "device":
        return _device_line(check, stand, devices)
    told = said(check, language_of(stand.preferences.language))
    return row(told.subject, told.what, told.do, check.mark)


def _device_line(check: Check, stand: Stand, devices: Mapping[str, DeviceLine]) -> Row:
    """A device under the name people know it by; its reason in a sentence of its own."""
    bare = Check(check.subject, check.code, check.mark, check.about)
    language = language_of(stand.preferences.language)
    told = said(bare, language)
    reason = stand.words("tech.care_reason", why=code_said(check.figure, stand))
    parts = [reason if check.figure else "", told.do]
    note = ("" if language == "zh" else " ").join(part for part in parts if part)
    known = devices.get(check.about)
    label = device_name(Device(known.capability), stand) if known else told.subject
    return row(label, told.what, note, check.mark)
