"""What is said of booking a time at a counter."""

from __future__ import annotations

from collections.abc import Iterator

from ui.speech.sentences import Page


def pick_time(page: Page) -> Iterator[str]:
    """The question, and everything there is to choose from."""
    yield page.text("heading")
    yield page.text("text")
    yield page.text("note")
    for group in page.rows("groups"):
        yield str(group.get("title") or "")
        for cell in group.get("cells") or ():
            yield str(cell.get("title") or "")
            yield str(cell.get("text") or "")


def confirm_time(page: Page) -> Iterator[str]:
    """When and where, for the resident's ears; what to bring, for everybody's."""
    yield page.word("booking.confirm_title")
    yield page.word("booking.confirm_lead")
    yield from page.facts("facts")
    yield page.word("booking.bring")
    yield from page.lines("bring")
    yield from page.lines("notes")
    yield page.word("booking.confirm")
    yield page.word("booking.change")


def booked(page: Page) -> Iterator[str]:
    """That it is booked, or whether it shall be given back."""
    ending = page.text("ending")
    if ending == "gone":
        yield page.word("booking.gone_title")
        yield page.word("booking.gone_text")
        return
    if ending in ("sure", "cancelling"):
        yield page.word("booking.sure_title")
        yield page.word("booking.sure_text")
        yield from page.facts("facts")
        yield page.word("booking.cancel_yes")
        yield page.word("booking.keep_it")
        return
    yield page.word("booking.booked" if page.is_true("isNew") else "booking.yours")
    yield page.word("booking.booked_what")
    yield page.text("problem")
    yield page.word("booking.number")
    yield from page.personal(page.text("spoken"))
    yield from page.facts("facts")
    yield page.text("slip")
    if page.lines("bring"):
        yield page.word("booking.bring")
        yield from page.lines("bring")
    yield page.word("booking.done")
