"""An item as residents see it: its guide and every page of its form, for whoever writes it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from PySide6.QtGui import QGuiApplication

from kiosk.domain.application import Answers
from kiosk.domain.identity import CardKind, IdentityCard, Sex
from kiosk.journey.draft import Draft, begin_draft
from kiosk.journey.facts import Catalogue, Facts
from kiosk.journey.states import Answering, ReadingGuide
from kiosk.services.checks_walk import TODAY, Walker
from kiosk.services.form import form_pages
from kiosk.services.item import ServiceItem
from kiosk.services.search import SearchIndex
from kiosk.session.preferences import Preferences
from ui.audit.modes import Mode
from ui.i18n import Words
from ui.samples import Sample
from ui.screens.form import form_page
from ui.screens.public import guide
from ui.screens.screen import Stand
from ui.shoot import shoot, write_contact_sheet

_CARD = IdentityCard(
    kind=CardKind.CITIZEN,
    name="张示例",
    id_number="32110219400301123X",
    sex=Sex.MALE,
    birth_date=TODAY.replace(year=1940, month=3, day=1),
    valid_from=TODAY.replace(year=2015),
    valid_until=None,
    address="江苏省镇江市京口区示例路 1 号",
)
_WALKS = 12


def preview(
    app: QGuiApplication, item: ServiceItem, out: Path, languages: tuple[str, ...], dress: str
) -> tuple[Path, ...]:
    """Draw the guide, every page with sample answers, and the first page with its mistakes."""
    pictures: list[Path] = []
    for language in languages:
        samples = tuple(_samples(item, language, dress))
        mode = Mode(dress=dress, language=language)
        pictures += shoot(app, out, modes=(mode,), samples=samples)
    write_contact_sheet(out, pictures)
    return tuple(pictures)


def _samples(item: ServiceItem, language: str, dress: str) -> Iterator[Sample]:
    stand = _stand(item, language, dress)
    shown = guide(ReadingGuide(item), stand)
    yield Sample("0-guide", shown.name, dict(shown.props), 0)
    seen: set[str] = set()
    for draft in _drafts(item):
        for page in form_pages(item, draft.answers, language):
            names = ",".join(control.name for control in page.controls)
            if names not in seen:
                seen.add(names)
                screen = form_page(Answering(draft, page.index), stand)
                name = f"{len(seen)}-{page.controls[0].name}"
                yield Sample(name, screen.name, dict(screen.props), 2, True)
    empty = form_page(Answering(Draft(item, _CARD), 0, tried=True), stand)
    yield Sample("9-mistakes", empty.name, dict(empty.props), 2, True)


def _drafts(item: ServiceItem) -> Iterator[Draft]:
    begun = begin_draft(item, _CARD)
    walker = Walker(item)
    for _ in range(_WALKS):
        answers = walker.finished()
        if answers is not None:
            yield Draft(item, _CARD, _with_card(answers, begun.answers), begun.provenance)
    yield begun


def _with_card(answers: Answers, card_answers: Answers) -> Answers:
    return {**answers, **{k: v for k, v in card_answers.items() if not isinstance(v, dict)}}


def _stand(item: ServiceItem, language: str, dress: str) -> Stand:
    catalogue = Catalogue({item.code: item}, SearchIndex([item]))
    ready = frozenset({"id_card", "document", "receipt", "code"})
    return Stand(
        facts=Facts(TODAY, catalogue, language, ready=ready),
        words=Words(language),
        preferences=Preferences(language, "extra" if dress == "elder" else "standard"),
        site={"zh-CN": "示例服务中心", "en": "Example Service Centre"},
        counter={"zh-CN": "综合窗口", "en": "Counter"},
        phone="12345",
    )
