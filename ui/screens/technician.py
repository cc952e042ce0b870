"""The technician's pages as screens: plain words for states and codes, nothing of residents."""

from __future__ import annotations

from collections.abc import Mapping
from typing import assert_never

from kiosk.care.judge import GIB, LOW_DISK
from kiosk.session.session import DeviceLine
from kiosk.technician.states import (
    AskingSecret,
    Away,
    CheckingConsumables,
    ChoosingPower,
    ChoosingTest,
    LoggingFound,
    Overviewing,
    ReadingCare,
    ReadingTrail,
    SettingService,
    TestingDevice,
    TestingNetwork,
    ViewingOutbox,
)
from kiosk.technician.trials import TEST_CODE
from kiosk.technician.values import (
    ClosedFor,
    Device,
    Finding,
    Page,
)
from kiosk.technician.world import Survey
from ui.screens.screen import Screen, Stand
from ui.screens.technician_care import care_page, care_row, paper_row
from ui.screens.technician_pages import (
    found_page,
    network_page,
    outbox_page,
    power_page,
    service_page,
    trail_page,
)
from ui.screens.technician_parts import (
    AreaView,
    Row,
    board,
    button,
    choice,
    day,
    device_name,
    in_order,
    light,
    minutes,
    row,
    store_banner,
    voice_light,
)

_DEVICE_ICONS: Mapping[Device, str] = {
    Device.ID_CARD: "id-card",
    Device.SOCIAL_CARD: "credit-card",
    Device.SENSORS: "door-open",
    Device.CODE: "qr-code",
    Device.DOCUMENT: "camera",
    Device.REVIEW: "smile",
    Device.SIGNATURE: "pen-line",
    Device.RECEIPT: "printer",
    Device.SHEET_SCANNER: "files",
    Device.DOCUMENT_PRINTER: "file-text",
}
_PAGE_ICONS: Mapping[Page, str] = {
    Page.CONSUMABLES: "receipt-text",
    Page.DEVICE_TESTS: "wrench",
    Page.NETWORK: "wifi",
    Page.OUTBOX: "file-clock",
    Page.FOUND: "search",
    Page.SERVICE: "door-open",
    Page.CARE: "circle-check",
    Page.TRAIL: "list-checks",
    Page.POWER: "refresh-cw",
}


def technician_screen(
    area: AreaView, stand: Stand, devices: Mapping[str, DeviceLine], version: str
) -> Screen:
    """The one screen of a technician's state. Exhaustive by type."""
    state = area.state
    match state:
        case Away():
            raise AssertionError("no technician is here")
        case AskingSecret():
            return _login(state, stand)
        case Overviewing():
            return _dashboard(area, stand, devices, version)
        case CheckingConsumables():
            return _consumables(area, stand, devices)
        case ChoosingTest():
            return _device_tests(area, stand, devices)
        case TestingDevice():
            return _device_test(state, stand)
        case TestingNetwork():
            return network_page(state, stand)
        case ViewingOutbox():
            return outbox_page(area, state, stand)
        case LoggingFound():
            return found_page(area, state, stand)
        case SettingService():
            return service_page(area, stand)
        case ReadingCare():
            return care_page(area, state, stand, devices)
        case ReadingTrail():
            return trail_page(area, stand)
        case ChoosingPower():
            return power_page(area, state, stand)
        case _:
            assert_never(state)


def out_of_service(reason: ClosedFor, stand: Stand) -> Screen:
    """What residents see while the service is closed: why, and where else to go."""
    return Screen(
        "OutOfService",
        {
            "site": stand.said(stand.counter) or stand.said(stand.site),
            "phone": stand.phone,
            "notice": stand.words(f"tech.closed.{reason}"),
        },
    )


def _login(state: AskingSecret, stand: Stand) -> Screen:
    problem = ""
    if state.problem == "locked":
        problem = stand.words("tech.login.locked", time=minutes(state.wait_s))
    elif state.problem == "wrong":
        problem = stand.words("tech.login.wrong", left=state.tries_left)
    elif state.problem:
        problem = stand.words(f"tech.login.{state.problem}")
    return Screen(
        "technician/Login",
        {
            "problem": problem,
            "tries": state.tries,
            "open": state.problem not in ("locked", "not_set_up"),
            "checking": state.checking,
        },
    )


def _dashboard(
    area: AreaView, stand: Stand, devices: Mapping[str, DeviceLine], version: str
) -> Screen:
    words = stand.words
    sections = [
        {
            "title": words("tech.devices"),
            "rows": [*(light(d, stand) for d in in_order(devices)), voice_light(stand)],
        }
    ]
    sections.append({"title": words("tech.machine"), "rows": _machine(area, stand, version)})
    return board(
        words("tech.title"),
        banner=_banner(area, stand),
        sections=sections,
        columns=2,
        choices=[
            choice("open", page, words(f"tech.page.{page}"), icon=_PAGE_ICONS[page])
            for page in Page
        ],
    )


def _banner(area: AreaView, stand: Stand) -> Row:
    survey = area.survey
    words = stand.words
    if area.writes_fail:
        return {"kind": "problem", "title": "", "text": words("tech.writes_fail")}
    if survey is not None and not survey.is_sound:
        return {"kind": "problem", "title": "", "text": words("tech.store_broken")}
    if survey is not None and survey.store_alarm is not None:
        return store_banner(survey.store_alarm, stand)
    if area.closed_for is not None:
        return {"kind": "warning", "title": "", "text": words("tech.service_is_closed")}
    return {}


def _machine(area: AreaView, stand: Stand, version: str) -> list[Row]:
    words, survey = stand.words, area.survey
    rows = [row(words("tech.version"), version), care_row(area, stand)]
    if survey is None:
        return [*rows, row(words("tech.queue"), words("tech.looking"))]
    waiting = survey.kept + survey.in_flight
    rows.append(row(words("tech.queue"), words("tech.waiting", n=waiting)))
    rows.append(_clock_row(survey, stand))
    rows.append(_disk_row(survey, stand))
    return rows


def _clock_row(survey: Survey, stand: Stand) -> Row:
    here = f"{survey.at.astimezone():%Y-%m-%d %H:%M:%S}"
    if survey.offset_s is None:
        return row(stand.words("tech.time"), here, stand.words("tech.offset_unknown"))
    off = stand.words("tech.offset", s=f"{survey.offset_s:+.1f}")
    return row(stand.words("tech.time"), here, off, "bad" if abs(survey.offset_s) > 60 else "ok")


def _disk_row(survey: Survey, stand: Stand) -> Row:
    mark = "ok" if survey.free_bytes >= LOW_DISK else "bad"
    return row(stand.words("tech.disk"), f"{survey.free_bytes / GIB:.1f} GiB", "", mark)


def _consumables(area: AreaView, stand: Stand, devices: Mapping[str, DeviceLine]) -> Screen:
    words, records = stand.words, area.records
    printers = [light(d, stand) for d in in_order(devices) if d.capability == Device.RECEIPT]
    rows = [*printers, row(words("tech.slips"), str(records.slips))]
    changed = day(records.paper_changed_at) or words("tech.never")
    rows.append(paper_row(area, stand))
    rows.append(row(words("tech.paper_changed_on"), changed))
    return board(
        words("tech.page.consumables"),
        sections=[{"title": "", "rows": rows}],
        buttons=[button("paper_changed", words("tech.paper_changed"))],
    )


def _device_tests(area: AreaView, stand: Stand, devices: Mapping[str, DeviceLine]) -> Screen:
    present = {d.capability for d in devices.values()}
    return board(
        stand.words("tech.page.device_tests"),
        lead=stand.words("tech.tests_lead"),
        choices=[
            choice(
                "try", d, device_name(d, stand), hint=_last_test(area, d, stand),
                icon=_DEVICE_ICONS[d],
            )
            for d in Device
            if d.value in present
        ],
    )  # fmt: skip


def _last_test(area: AreaView, device: Device, stand: Stand) -> str:
    test = area.records.test_of(device)
    if test is None:
        return stand.words("tech.not_tested")
    said = "tech.test_passed" if test.passed else "tech.test_failed"
    return stand.words(said, at=day(test.at))


def _device_test(state: TestingDevice, stand: Stand) -> Screen:
    words, finding = stand.words, state.finding
    is_camera = state.device is Device.DOCUMENT
    return Screen(
        "technician/DeviceTest",
        {
            "title": device_name(state.device, stand),
            "lead": words(f"tech.try.{state.device}", code=f"{TEST_CODE}1234"),
            "finding": "" if finding is None else _finding(finding, stand),
            "good": finding is not None and finding.good,
            "camera": is_camera,
            "previewSource": stand.preview.source if is_camera else "",
        },
    )


def _finding(finding: Finding, stand: Stand) -> str:
    said = f"tech.saw.{finding.code}"
    if finding.code == "code_read" and finding.beginning:
        said += "_test"
    return stand.words(said, n=finding.length, start=finding.beginning)
