"""What is said of the pages of a visit.

What a card, a paper or a resident said stays unsaid, unless only the resident listens
(`Page.personal`).
"""

from __future__ import annotations

from collections.abc import Iterator

from ui.speech.sentences import Page


def confirm_identity(page: Page) -> Iterator[str]:
    """Which lines to look at."""
    yield page.text("asked") or page.word("identity.title")
    yield page.text("note") or page.word("identity.lead")
    yield page.text("warning")
    yield from page.facts("rows")
    yield page.text("yes") or page.word("identity.confirm")
    yield page.text("no") or page.word("identity.not_me")


def form_page(page: Page) -> Iterator[str]:
    """The questions, why they are asked, the choices, what is wrong. Never an answer."""
    yield page.text("title")
    yield from page.of_rows("problems", "text")
    yield from page.lines("notes")
    for control in page.rows("controls"):
        for part in ("label", "hint", "why", "text"):
            yield str(control.get(part) or "")
        for choice in control.get("choices") or ():
            yield str(choice.get("label") or "")
        yield from page.personal(_answer(control.get("value"), sensitive=control.get("sensitive")))
    yield from page.of_rows("materials", "name", "stateText")


def _answer(value: object, *, sensitive: object) -> str:
    return value if isinstance(value, str) and not sensitive else ""


def materials(page: Page) -> Iterator[str]:
    """Which papers, and how each stands."""
    if page.is_true("supplement"):
        yield page.word("supplement.materials_title")
        yield page.word("supplement.materials_lead")
    else:
        yield page.word("materials.title")
    yield page.text("note")
    yield page.text("blocked")
    yield from page.of_rows("rows", "name", "stateText", "hint")
    can_continue = page.is_true("canContinue")
    if not (can_continue or page.text("blocked") or page.is_true("supplement")):
        yield page.word("materials.still_needed")
    if can_continue:
        yield page.word("materials.next")


def scan(page: Page) -> Iterator[str]:
    """How to lay the paper, and the verdict."""
    yield page.word("scan.title", page.text("materialName"))
    yield page.text("hint")
    if page.text("phase") == "camera_missing" and not page.is_true("feeder"):
        yield page.word("scan.camera_missing_what")
    else:
        yield page.text("verdict") or page.word("scan.lay_flat")
    yield from _order_of_pages(page)


def show_code(page: Page) -> Iterator[str]:
    """How to show the code; what it opened is for the resident's eyes."""
    phase = page.text("phase")
    if phase == "found":
        yield page.word("licence.found")
        yield page.word("licence.consent_lead")
        licence = page.props.get("licence") or {}
        yield from page.personal(
            *(str(licence.get(k) or "") for k in ("title", "holder", "issuer"))
        )
        yield page.word("licence.once")
        yield page.word("licence.consent")
        return
    yield page.word("licence.checking" if phase == "checking" else "licence.show_code")
    yield page.by_reader("licence.how")
    yield page.text("problem")


def use_phone(page: Page) -> Iterator[str]:
    """How photos come from a phone."""
    yield page.word("phone.title", page.text("materialName"))
    yield page.word("phone.lead")
    for step in ("scan", "take", "look"):
        yield page.word(f"phone.step_{step}")
    yield page.word("phone.opening") if page.text("phase") == "opening" else page.text("verdict")
    yield from _order_of_pages(page)


def _order_of_pages(page: Page) -> Iterator[str]:
    pages = page.props.get("pages") or ()
    if len(pages) > 1:
        yield page.word("scan.pages_of", len(pages), page.props.get("maxPages", 1))
        yield page.word("scan.order_done" if page.is_true("ordering") else "scan.order")


def ask_licences(page: Page) -> Iterator[str]:
    """Whether to look for licences, and what that means."""
    phase = page.text("phase")
    if phase == "found":
        yield page.word("licences.found_title", page.props.get("found", 0))
        yield page.word("licences.found_lead")
    elif phase == "asking":
        yield page.word("licences.ask_title")
        yield page.word("licences.ask_lead")
    else:
        yield page.word("licences.problem_title" if page.text("problem") else "licences.checking")
        yield page.text("problem")
    yield from page.of_rows("rows", "name")
    if phase == "asking":
        for line in ("only_this", "only_reference", "may_scan", "agree"):
            yield page.word(f"licences.{line}")


def check_answers(page: Page) -> Iterator[str]:
    """What to look at once more; the answers are on the screen."""
    yield page.word("check.title")
    yield page.text("leadText") or page.word("check.lead")
    yield from page.of_rows("problems", "text")
    for section in page.rows("sections"):
        yield str(section.get("title") or "")
        for row in section.get("rows") or ():
            yield str(row.get("label") or "")
            yield from page.personal(str(row.get("value") or ""))
    if page.rows("materials"):
        yield page.word("check.materials")
        yield from page.of_rows("materials", "name", "value")
    yield page.word("check.fee")
    yield page.text("fee")
    yield page.text("commitment")
    yield page.text("nextText") or page.word("check.next")


def promise(page: Page) -> Iterator[str]:
    """What is told and what is promised, word for word."""
    yield page.word("promise.title")
    yield page.word("promise.lead")
    yield page.word("promise.conditions")
    yield from page.lines("conditions")
    yield page.word("promise.liability")
    yield page.text("liability")
    yield page.word("promise.text")
    yield page.text("commitment")
    yield page.word("promise.agree")
    if page.is_true("mayRefuse"):
        yield page.word("promise.refuse")


def sign(page: Page) -> Iterator[str]:
    """What is signed, and where."""
    yield page.word("sign.title")
    yield page.text("statement")
    yield page.text("problem")
    yield page.word("sign.here")
    yield page.word("sign.done")
