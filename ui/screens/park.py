"""Screens of keeping a form for later, and of going on with it."""

from __future__ import annotations

from typing import Any

from kiosk.domain.park_code import grouped_code, qr_of
from kiosk.journey.facts import READS_IDENTITY
from kiosk.journey.park_states import (
    AskingParkCode,
    AwaitingParkHolder,
    FetchingParked,
    OfferingPark,
    Parking,
    Resuming,
    ShowingPark,
)
from ui.screens.dates import plain_day, plain_minute
from ui.screens.screen import Screen, Stand


def keep_later(state: OfferingPark, stand: Stand) -> Screen:
    """What is kept and what not, before anything is."""
    words, days = stand.words, stand.facts.keep_days
    given = [g for g in state.draft.given.values() if g.pages or g.licence]
    papers = "later.papers_again" if given else "later.no_papers"
    return Screen(
        "KeepLater",
        {
            "itemName": stand.said(state.draft.item.name),
            "points": [
                words("later.answers"),
                words(papers),
                words("later.both"),
                words("later.days", days=days),
            ],
            "note": "" if stand.facts.online else words("later.offline_note"),
            "problem": words(state.problem) if state.problem else "",
        },
    )


def parking(state: Parking | FetchingParked, stand: Stand) -> Screen:
    """A moment of work, or why it led to nothing."""
    name, text = "later.keeping", "later.keeping_text"
    if isinstance(state, FetchingParked) and state.problem:
        return _stuck(state, stand)
    if isinstance(state, FetchingParked):
        name, text = "later.fetching", "later.fetching_text"
    return Screen("LookingUp", {"heading": stand.words(name), "text": stand.words(text)})


def _stuck(state: FetchingParked, stand: Stand) -> Screen:
    words = stand.words
    counter = stand.said(stand.counter) or stand.said(stand.site)
    return Screen(
        "AnotherWay",
        {
            "title": words("later.not_opened"),
            "what": words(state.problem),
            "kept": words("later.still_there"),
            "ways": [{"title": words("another_way.counter"), "text": counter}],
            "phone": stand.phone,
            "canRetry": True,
        },
    )


def later_code(state: ShowingPark, stand: Stand) -> Screen:
    """The code, and what is true of it now."""
    ticket, words = state.ticket, stand.words
    if ticket.refused:
        phase, standing = "refused", words("later.refused")
    elif ticket.until is not None:
        phase = "there"
        standing = words("later.there", day=plain_day(ticket.until, words))
    elif state.slip == "awaiting":
        phase, standing = "waiting", words("later.waiting")
    else:
        phase, standing = "offline", words("later.works_later", days=ticket.days)
    slips = {"printing": "later.slip_printing", "printed": "later.slip_printed",
             "failed": "later.slip_failed"}  # fmt: skip
    slip = slips.get(state.slip, "")
    return Screen(
        "LaterCode",
        {
            "itemName": stand.said(ticket.item_name),
            "code": grouped_code(ticket.code),
            "spoken": " ".join(ticket.code),
            "qrSource": f"image://code/{qr_of(ticket.code)}",
            "points": [words("later.both"), words("later.where")],
            "standing": standing,
            "phase": phase,
            "slip": words(slip) if slip else "",
            "slipFailed": state.slip == "failed",
        },
    )


def later_entry(state: AskingParkCode, stand: Stand) -> Screen:
    """The code, shown or typed."""
    return Screen(
        "LaterEntry",
        {
            "typed": state.typed,
            "shown": grouped_code(state.typed),
            "problem": stand.words(state.problem) if state.problem else "",
            "scannerReady": "code" in stand.facts.ready,
        },
    )


def holder(state: AwaitingParkHolder, stand: Stand) -> Screen:
    """The card it was kept with."""
    ready = bool(READS_IDENTITY & stand.facts.ready)
    problem = state.problem or ("" if ready else "problem.reader_missing")
    is_reading = bool(READS_IDENTITY & stand.facts.busy)
    return Screen(
        "PlaceCard",
        {
            "phase": "problem" if problem else ("reading" if is_reading else "waiting"),
            "problem": stand.words(problem) if problem else "",
            "readerReady": ready,
            "takesSocialCard": "social_card" in stand.facts.ready,
            "attempts": state.attempts,
            "asked": stand.words("later.card"),
            "how": stand.words("later.card_how"),
        },
    )


def resume(state: Resuming, stand: Stand) -> Screen:
    """What came back, and what has to be said about it."""
    words, draft = stand.words, state.draft
    rows = [
        (words("later.item"), stand.said(draft.item.name)),
        (words("later.name"), draft.card.name),
        (words("later.kept_at"), plain_minute(state.received_at, words)),
        (words("later.until"), plain_day(state.until, words)),
    ]
    facts = [
        {"label": label, "value": value, "strong": i == 0, "last": i == len(rows) - 1}
        for i, (label, value) in enumerate(rows)
    ]
    return Screen(
        "Resume",
        {
            "itemName": stand.said(draft.item.name),
            "facts": facts,
            "notes": _notes(state, stand),
            "ending": state.ending,
        },
    )


def _notes(state: Resuming, stand: Stand) -> list[dict[str, Any]]:
    words = stand.words
    found: list[tuple[str, str]] = []
    if state.ending == "failed":
        found.append(("problem", words("later.not_discarded")))
    if state.elsewhere_at is not None:
        found.append(
            ("warning", words("later.elsewhere", at=plain_minute(state.elsewhere_at, words)))
        )
    if state.asked_again:
        found.append(("warning", words("later.asked_again", count=state.asked_again)))
    elif state.is_newer:
        found.append(("info", words("later.newer")))
    found.append(("info", words("later.papers_now")))
    return [{"kind": kind, "text": text} for kind, text in found]
