"""What is said of the pages before anybody is identified, in the order of the page."""

from __future__ import annotations

from collections.abc import Iterator

from ui.speech.sentences import Page

_READ_OF_A_LIST = 8


def welcome(page: Page) -> Iterator[str]:
    """How to begin, and the notices."""
    yield page.word("welcome.touch_to_start")
    yield from page.lines("notices")


def home(page: Page) -> Iterator[str]:
    """The tiles, each with why it does not work now, then the themes."""
    yield page.word("home.title")
    yield page.word("home.elder_lead" if page.is_true("elder") else "home.lead")
    yield from page.of_rows("tiles", "name", "reason")
    yield page.word("home.progress")
    yield page.word("home.supplement")
    if page.rows("themes"):
        yield page.word("home.by_theme")
        yield from page.of_rows("themes", "name")


def item_list(page: Page) -> Iterator[str]:
    """The items of a theme."""
    yield page.text("title")
    items = page.rows("items")
    if not items:
        yield page.word("list.empty")
        yield page.word("list.empty_what")
    # A long list is turned page by page: what is far down is not read out before it is seen.
    for item in items[:_READ_OF_A_LIST]:
        yield str(item.get("name") or "")
        yield str(item.get("reason") or "")


def search(page: Page) -> Iterator[str]:
    """What was found. What is typed is the resident's own business."""
    yield page.word("search.title")
    if not page.text("query") and not page.text("composing"):
        yield page.word("search.lead")
        if page.lines("hot"):
            yield page.word("search.hot")
            yield from page.lines("hot")
        return
    hits = page.rows("hits")
    if not hits:
        none = not page.rows("perhaps")
        yield page.word("search.none" if none else "search.perhaps")
        if none:
            yield page.word("search.none_what")
    yield from page.of_rows("hits" if hits else "perhaps", "name")
    if not hits and page.rows("perhaps"):
        yield page.word("search.ask")


def triage(page: Page) -> Iterator[str]:
    """One question and its answers, or where it led."""
    if page.text("person"):
        yield page.word("triage.person")
        yield page.text("person")
        yield page.word("triage.person_where", page.text("phone"))
        return
    yield page.text("question")
    yield page.text("hint")
    yield from page.lines("options")


def guide(page: Page) -> Iterator[str]:
    """Who may apply, what to bring, how long, how much, how."""
    yield page.text("name")
    yield page.text("authority")
    if page.is_true("available"):
        plan = page.props.get("plan") or {}
        yield str(plan.get("title") or "")
        yield str(plan.get("text") or "")
    else:
        yield page.word("guide.not_now")
        yield page.text("reason")
    for fact in ("limits", "fee", "visits"):
        yield page.word(f"guide.{fact}")
        yield page.text(fact)
    yield from _section(page, "conditions")
    if page.rows("materials"):
        yield page.word("guide.materials")
        yield from page.of_rows("materials", "name", "how")
    if page.props.get("samples"):
        yield page.word("guide.samples", page.props["samples"])
    yield from _section(page, "steps")
    yield from _section(page, "commonErrors", "guide.common_errors")
    yield page.word("guide.begin" if page.is_true("available") else "guide.cannot_begin")
    if page.is_true("bookable"):
        yield page.word("booking.ask")


def _section(page: Page, name: str, title: str = "") -> Iterator[str]:
    lines = page.lines(name)
    if lines:
        yield page.word(title or f"guide.{name}")
        yield from lines


def notice(page: Page) -> Iterator[str]:
    """What is read from a card, and why."""
    yield page.word("notice.title")
    yield page.word("notice.lead")
    yield from page.lines("points")
    yield page.word("notice.if_not")
    yield page.word("notice.agree")
    yield page.word("notice.disagree")


def place_card(page: Page) -> Iterator[str]:
    """Where the card goes."""
    if page.text("phase") == "reading":
        yield page.word("card.reading")
        yield page.word("card.keep_still")
        return
    if page.text("phase") == "left":
        yield page.word("card.left")
        yield page.word("card.left_how")
    elif page.text("phase") == "waiting" and not page.is_true("readerReady"):
        yield page.word("card.reader_not_ready_title")
        yield page.word("card.reader_not_ready")
        yield page.word("card.reader_wait_or_other")
    else:
        yield page.text("asked") or page.word("card.place")
        yield page.text("how") or page.word("card.place_how")
    yield page.text("problem")
    if page.is_true("takesSocialCard"):
        yield page.word("card.or_social")
    if page.text("phase") == "waiting" and page.is_true("readerReady"):
        yield page.word("card.only_this_once")


def choose_one(page: Page) -> Iterator[str]:
    """A question with options. Somebody's own cases are named to nobody else."""
    yield page.text("heading")
    yield page.text("text")
    spoken = tuple(page.of_rows("options", "title", "text"))
    own = page.text("verb") in ("open_case", "booking")
    yield from page.personal(*spoken) if own else spoken


def another_way(page: Page) -> Iterator[str]:
    """What happened, what was not lost, what can be done instead."""
    yield page.text("title")
    yield page.text("what")
    yield page.text("kept")
    yield page.word("another_way.ways")
    yield from page.of_rows("ways", "title", "text")


def out_of_service(page: Page) -> Iterator[str]:
    """Where else."""
    yield page.word("out.title")
    yield page.text("notice") or page.word("out.text")
    if page.text("site"):
        yield page.word("out.site")
        yield page.text("site")
    if page.text("phone"):
        yield page.word("out.phone")
        yield page.text("phone")
