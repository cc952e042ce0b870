"""What some slips say besides: who handles it, what was promised, what need not be brought.

The same lines stand on the slip and on the A4 notice.
"""

from __future__ import annotations

from collections.abc import Iterator

from kiosk.journey.kept import KeptCase
from kiosk.ports import Words
from kiosk.services.item import LocalText, pick


def authority_of(kept: KeptCase) -> LocalText:
    """Who handles the case: here, or where it was sent to."""
    place = kept.place
    return place.authority_of(kept.item) if place else kept.item.authority


def notes_of(kept: KeptCase, words: Words, language: str) -> Iterator[str]:
    """One line each, in the order they are read."""
    if kept.deferred:
        yield words("slip.bring_later")
    if kept.supplements is not None and kept.supplements.case_number:
        yield f"{words('slip.supplement_to')}  {kept.supplements.case_number}"
    if kept.spared:
        yield words("slip.spared").format(n=kept.spared)
    if kept.commitment is not None:
        yield words("slip.commitment").format(version=kept.commitment.version)
    if kept.by_agent:
        yield words("slip.by_agent")
    yield from _place_notes(kept, words, language)


def _place_notes(kept: KeptCase, words: Words, language: str) -> Iterator[str]:
    place = kept.place
    if place is None:
        return
    yield f"{words('slip.place')}  {pick(place.name, language)}"
    yield words("slip.place_how")
    if not place.may("originals"):
        yield words("slip.place_originals").format(address=pick(place.address, language))
    if not place.may("deliver"):
        yield words("slip.place_result").format(phone=place.phone)
