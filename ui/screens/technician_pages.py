"""The technician's pages about the line, the queue, things found, the service and the trail."""

from __future__ import annotations

from kiosk.technician.states import ChoosingPower, LoggingFound, TestingNetwork, ViewingOutbox
from kiosk.technician.trail import TrailLine
from kiosk.technician.values import (
    ClosedFor,
    FoundKind,
    FoundPlace,
    GivenTo,
    NetworkCheck,
    PowerAction,
)
from kiosk.technician.world import Survey
from ui.screens.screen import Screen, Stand
from ui.screens.technician_parts import (
    AreaView,
    Row,
    board,
    button,
    choice,
    code_said,
    day,
    minutes,
    row,
    store_banner,
)


def network_page(state: TestingNetwork, stand: Stand) -> Screen:
    """The network test, step by step."""
    words = stand.words
    if not state.checks:
        return board(words("tech.page.network"), lead=words("tech.network_running"))
    return board(
        words("tech.page.network"),
        sections=[{"title": "", "rows": [_check(c, stand) for c in state.checks]}],
        buttons=[button("network_again", words("tech.again"))],
    )


def _check(check: NetworkCheck, stand: Stand) -> Row:
    mark = {"ok": "ok", "failed": "bad"}.get(check.outcome, "")
    note = code_said(check.code, stand)
    if check.outcome == "ok":
        note = stand.words("tech.took", ms=check.took_ms)
    said = stand.words(f"tech.outcome.{check.outcome}")
    return row(stand.words(f"tech.net.{check.name}"), said, note, mark)


def outbox_page(area: AreaView, state: ViewingOutbox, stand: Stand) -> Screen:
    """What waits: counts and ages."""
    words, survey = stand.words, area.survey
    title = words("tech.page.outbox")
    if survey is None or not survey.is_sound:
        return board(title, lead=words("tech.looking" if survey is None else "tech.store_broken"))
    line = words("chrome.online" if survey.online else "chrome.offline")
    rows = [
        row(
            words("tech.line"), line, _alarm(survey.alarm, stand),
            "ok" if survey.online else "warn",
        ),
        row(words("tech.box.kept"), str(survey.kept)),
        row(words("tech.box.in_flight"), str(survey.in_flight)),
        row(words("tech.box.oldest"), _age(survey, stand)),
        row(words("tech.box.accepted"), str(survey.accepted)),
        row(words("tech.box.otherwise"), str(survey.answered_otherwise)),
        row(
            words("tech.box.quarantined"), str(survey.quarantined), "",
            "bad" if survey.quarantined else "",
        ),
        row(words("tech.box.ratings"), str(survey.ratings_waiting)),
        row(words("tech.box.parked"), _parked(survey, stand)),
        row(
            words("tech.box.conserved"),
            words("tech.yes" if survey.is_conserved else "tech.no"), "",
            "ok" if survey.is_conserved else "bad",
        ),
    ]  # fmt: skip
    asked = {"kind": "success", "title": "", "text": words("tech.sending")} if state.asked else {}
    if survey.store_alarm is not None:
        asked = store_banner(survey.store_alarm, stand)
    return board(
        title,
        lead=words("tech.outbox_lead"),
        banner=asked,
        sections=[{"title": "", "rows": rows}],
        buttons=[] if state.asked else [button("send_now", words("tech.send_now"))],
    )


def _parked(survey: Survey, stand: Stand) -> str:
    """Forms kept for later, as counts: nobody here can open one."""
    said = stand.words("tech.parked", n=survey.parked_waiting, sent=survey.parked_sent)
    refused = stand.words("tech.parked_refused", n=survey.parked_refused)
    return said + refused if survey.parked_refused else said


def _alarm(alarm: str, stand: Stand) -> str:
    # The line's own alarm: the same code of a card reader means its security module.
    return stand.words(f"tech.alarm.{alarm}") if alarm == "not_authorised" else alarm


def _age(survey: Survey, stand: Stand) -> str:
    if survey.oldest_unsent is None:
        return stand.words("tech.nothing_waits")
    return minutes(max(0, round((survey.at - survey.oldest_unsent).total_seconds())))


def found_page(area: AreaView, state: LoggingFound, stand: Stand) -> Screen:
    """Things left behind: what, where, and who has them now."""
    words = stand.words
    if state.giving:
        return board(
            words("tech.given_to", n=state.giving),
            choices=[choice("given", to, words(f"tech.to.{to}"), icon="user") for to in GivenTo],
        )
    if state.kind is not None:
        return board(
            words("tech.where"),
            lead=words(f"tech.kind.{state.kind}"),
            choices=[
                choice("found_place", place, words(f"tech.place.{place}"), icon="map-pin")
                for place in FoundPlace
            ],
        )
    return _found_list(area, stand)


def _found_list(area: AreaView, stand: Stand) -> Screen:
    words = stand.words
    here = [t for t in area.records.found if t.given_to is None]
    given = [t for t in area.records.found if t.given_to is not None]
    rows = [
        row(
            words("tech.thing", n=t.number, kind=words(f"tech.kind.{t.kind}")),
            words(f"tech.to.{t.given_to}"), day(t.given_at), "ok",
        )
        for t in given[::-1][:10]
    ]  # fmt: skip
    things = [
        choice(
            "give", str(t.number),
            words("tech.thing", n=t.number, kind=words(f"tech.kind.{t.kind}")),
            hint=words("tech.lay", place=words(f"tech.place.{t.place}"), at=day(t.at)),
            icon="hand",
        )
        for t in here
    ]  # fmt: skip
    return board(
        words("tech.page.found"),
        lead=words("tech.found_lead"),
        choices=things,
        sections=[{"title": words("tech.given_away"), "rows": rows}] if rows else [],
        columns=1,
        buttons=[button("found_kind", words(f"tech.note.{k}"), k, quiet=True) for k in FoundKind],
    )


def service_page(area: AreaView, stand: Stand) -> Screen:
    """Open or closed, and why."""
    words, reason = stand.words, area.closed_for
    if reason is not None:
        return board(
            words("tech.service_is_closed"),
            lead=words(f"tech.closed.{reason}"),
            buttons=[]
            if reason is ClosedFor.POWER
            else [button("open_service", words("tech.open_service"))],
        )
    return board(
        words("tech.service_is_open"),
        lead=words("tech.close_lead"),
        choices=[
            choice("close_service", r, words(f"tech.closed.{r}"), icon="x")
            for r in ClosedFor
            if r is not ClosedFor.POWER
        ],
    )


def trail_page(area: AreaView, stand: Stand) -> Screen:
    """What was done here, newest first."""
    rows = [_deed(line, stand) for line in area.lines]
    return board(
        stand.words("tech.page.trail"),
        lead="" if rows else stand.words("tech.trail_empty"),
        sections=[{"title": "", "rows": rows}] if rows else [],
    )


def _deed(line: TrailLine, stand: Stand) -> Row:
    # Codes as they were written: this page is evidence, and the same in every language.
    note = "  ".join(f"{name}={value}" for name, value in line.fields.items())
    return row(day(line.at), stand.words(f"tech.deed.{line.deed}"), note)


def power_page(area: AreaView, state: ChoosingPower, stand: Stand) -> Screen:
    """Restart or power off, asked twice."""
    words = stand.words
    if state.asked is not None:
        return board(
            words(f"tech.sure.{state.asked}"),
            lead=words("tech.power_lead"),
            buttons=[button("power_yes", words(f"tech.power.{state.asked}"))],
        )
    return board(
        words("tech.page.power"),
        lead=words("tech.power_lead"),
        choices=[
            choice("power", a, words(f"tech.power.{a}"), icon="refresh-cw")
            for a in PowerAction
            if area.can(a)
        ],
    )
