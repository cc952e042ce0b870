"""Where the card goes: the same screen for whoever identifies themselves, whatever for."""

from __future__ import annotations

from kiosk.journey.facts import READS_IDENTITY
from ui.screens.screen import Screen, Stand


def card_place(problem: str, attempts: int, stand: Stand, **whose: str) -> Screen:
    """`problem` is the message id of the last try; `whose` names the card where two are read.

    A card that was left is asked away before anything else is said: nothing of it is read.
    """
    facts = stand.facts
    ready = bool(READS_IDENTITY & facts.ready)
    problem = problem or ("" if ready else "problem.reader_missing")
    phase = "problem" if problem else "reading" if READS_IDENTITY & facts.busy else "waiting"
    if facts.card_left and phase != "reading":
        phase, problem = "left", "problem.card_left"
    return Screen(
        "PlaceCard",
        {
            "phase": phase,
            "problem": stand.words(problem) if problem else "",
            "readerReady": ready,
            "takesSocialCard": "social_card" in facts.ready,
            "attempts": attempts,
            **whose,
        },
    )
