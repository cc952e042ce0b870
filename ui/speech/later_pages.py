"""What is said of keeping a form for later, and of going on with it."""

from __future__ import annotations

from collections.abc import Iterator

from ui.speech.sentences import Page


def keep_later(page: Page) -> Iterator[str]:
    """What is kept, for how long, and what is not."""
    yield page.word("later.title")
    yield page.word("later.lead")
    yield page.text("problem")
    yield from page.lines("points")
    yield page.text("note")
    yield page.word("later.keep")
    yield page.word("later.go_on")


def later_code(page: Page) -> Iterator[str]:
    """That there is a code; its figures are for the resident's ears only."""
    if page.text("phase") == "refused":
        yield page.word("later.refused_title")
        yield page.text("standing")
        return
    yield page.word("later.code_title")
    yield page.word("later.code_lead")
    yield from page.personal(page.text("spoken"))
    yield page.text("standing")
    yield from page.lines("points")
    yield page.text("slip")
    yield page.word("later.done")


def later_entry(page: Page) -> Iterator[str]:
    """Show the code or type it; what is typed is not said."""
    yield page.word("later.enter_title")
    yield page.word("later.enter_lead" if page.is_true("scannerReady") else "later.enter_type")
    yield page.text("problem") or page.word("later.enter_how")


def resume(page: Page) -> Iterator[str]:
    """What came back, or whether it shall go."""
    ending = page.text("ending")
    name = ending if ending in ("gone", "sure") else "resume"
    yield page.word(f"later.{name}_title")
    yield page.word("later.resume_lead" if name == "resume" else f"later.{name}_text")
    if name == "resume":
        yield from page.facts("facts")
        yield from page.of_rows("notes", "text")
        yield page.word("later.go_on_here")
        yield page.word("later.discarding" if ending == "discarding" else "later.discard")
