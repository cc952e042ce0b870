"""What is said of the last pages of a visit, and of asking how far an application is."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from ui.speech.sentences import Page


def said_by_id(*message_ids: str) -> Callable[[Page], Iterator[str]]:
    """A page that says the same to everybody."""

    def speak(page: Page) -> Iterator[str]:
        return (page.word(message_id) for message_id in message_ids)

    return speak


def not_kept(page: Page) -> Iterator[str]:
    """Nothing was handed in."""
    yield page.word("not_kept.title")
    yield page.word("not_kept.lead")
    yield page.text("text")


def result(page: Page) -> Iterator[str]:
    """Kept or accepted; the number is on the slip."""
    yield from _outcome(page)
    yield from page.lines("correction")
    case = page.text("caseNumber") or page.text("number")
    yield from page.personal(case)
    if page.text("decideBy"):
        yield page.word("result.decide_by", page.text("decideBy"))
    yield from page.lines("notes")
    slip = page.text("slip")
    if slip in ("failed", "printed", "printing"):
        yield page.word(f"result.slip_{slip}")
        yield page.text("slipProblem")
    yield page.text("paperProblem")


def ticket_kept(page: Page) -> Iterator[str]:
    """Kept, and how the answer is found; the number is on the slip."""
    yield page.word("ticket.kept")
    yield page.word("ticket.kept_offline" if page.is_true("offline") else "ticket.kept_what")
    yield from page.personal(page.text("number"))
    if page.text("answerBy"):
        yield page.word("ticket.answer_by", page.text("answerBy"))
    slip = page.text("slip")
    yield page.word(f"result.slip_{slip}")
    yield page.text("slipProblem")
    for name in ("how_title", "how_home", "how_slip"):
        yield page.word(f"ticket.{name}")


def _outcome(page: Page) -> Iterator[str]:
    name = _outcome_name(page)
    yield page.word(f"result.{name}")
    offline = name == "kept" and page.is_true("offline")
    yield page.word("result.kept_offline" if offline else f"result.{name}_what")


def _outcome_name(page: Page) -> str:
    if page.is_true("refused"):
        return "refused"
    if page.lines("correction"):
        return "correction"
    if not page.is_true("accepted"):
        return "kept"
    if page.is_true("supplement"):
        return "supplement"
    refused = any(part.get("standing") == "refused" for part in page.rows("parts"))
    return "partly" if refused else "accepted"


def rate(page: Page) -> Iterator[str]:
    """Five levels, or none."""
    yield page.word("rate.title")
    yield page.word("rate.lead_pad" if page.is_true("padReady") else "rate.lead")
    for level in (5, 4, 3, 2, 1):
        yield page.word(f"rate.{level}")
    yield page.word("rate.skip")


def rate_reasons(page: Page) -> Iterator[str]:
    """Why."""
    yield page.word("rate.why_bad" if page.is_true("bad") else "rate.why")
    yield page.word("rate.why_lead")
    yield from page.of_rows("reasons", "text")
    if page.is_true("bad"):
        yield page.word("rate.call")
        yield page.word("rate.call_hint")
    yield page.word("rate.done")


def take_things(page: Page) -> Iterator[str]:
    """Card, papers, slip."""
    yield page.word("take.title")
    yield page.word("take.lead")
    if page.is_true("cardLies"):
        yield page.word("take.remind")
        yield page.word("take.card_lies")
    elif page.is_true("reminded"):
        yield page.word("take.remind")
        yield page.word("take.remind_text")
    for flag, name in (("cardNote", "card"), ("papers", "papers"), ("slip", "slip")):
        if page.is_true(flag):
            yield page.word(f"take.{name}")
            yield page.word(f"take.{name}_where")
    yield page.word("take.done")


def finding(page: Page) -> Iterator[str]:
    """Looking for the case of a slip."""
    if page.text("problem"):
        yield page.word("supplement.not_found")
        yield page.text("problem")
    else:
        yield page.word("supplement.finding")
        yield page.word("supplement.finding_text")


def show_slip(page: Page) -> Iterator[str]:
    """Where the slip goes."""
    yield page.word("supplement.title")
    yield page.word("supplement.lead")
    yield page.text("problem") or page.by_reader("supplement.how")


def looking_up(page: Page) -> Iterator[str]:
    """A moment of work."""
    yield page.text("heading")
    yield page.text("text")


def slip_number(page: Page) -> Iterator[str]:
    """Type the number; what is typed is not said."""
    yield page.word("progress.slip_title")
    ready = page.text("readers")
    yield page.by_reader("progress.slip_lead") if ready else page.word("progress.slip_type")
    yield page.text("problem") or page.word("progress.slip_how")
    yield page.word("progress.look")


def case_status(page: Page) -> Iterator[str]:
    """How somebody's own application stands: for nobody else, but what to do now is said."""
    yield from page.personal(page.text("itemName"), page.text("standing"), page.text("meaning"))
    yield page.text("problem")
    for row in page.rows("facts"):
        yield from page.personal(str(row.get("label") or ""), str(row.get("value") or ""))
    yield from page.personal(*page.lines("defects"), page.text("answer"))
    yield page.text("mendLabel")
    yield page.word("progress.done")


def mend(page: Page) -> Iterator[str]:
    """What is to be put right."""
    yield page.word("mend.title")
    yield page.word("mend.lead")
    yield from page.personal(*page.of_rows("rows", "where", "text"))
    held = page.props.get("heldCount") or 0
    if held:
        yield page.word("mend.held", held)
    yield page.word("mend.next")
