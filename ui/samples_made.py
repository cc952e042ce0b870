"""Samples made by the screens' own functions, in whichever language is asked for."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from typing import Any, Final

from kiosk.journey.facts import Catalogue, Facts
from kiosk.services.search import SearchIndex
from kiosk.session.preferences import Preferences
from ui.i18n import Words
from ui.samples import Sample
from ui.screens.screen import Screen, Stand

AT: Final = datetime(2025, 11, 21, 1, 41, tzinfo=UTC)
"""Now, in these samples: half past nine and a little in China."""
_SITE: Final = {"zh-CN": "青石街道便民服务中心", "en": "Qingshi Service Centre"}
_COUNTER: Final = {"zh-CN": "一楼 3 号窗口", "en": "Ground floor, counter 3"}
_KEEP_DAYS: Final = 30


def stand_of(words: Words, *, online: bool = True) -> Stand:
    """A terminal with card reader and scanner, and no items."""
    facts = Facts(
        AT.date(),
        Catalogue({}, SearchIndex([])),
        words.language,
        online=online,
        ready=frozenset({"id_card", "code"}),
        keep_days=_KEEP_DAYS,
    )
    preferences = Preferences(language=words.language)
    return Stand(facts, words, preferences, _SITE, _COUNTER, "0512-5555 0100")


def made_sample(
    name: str, page: Callable[[Stand], Screen], *, identified: bool, online: bool = True
) -> Sample:
    """A sample of what `page` shows on that terminal."""

    def made(words: Words) -> Mapping[str, Any]:
        return page(stand_of(words, online=online)).props

    screen = page(stand_of(Words("zh-CN"), online=online))
    return Sample(name, screen.name, dict(screen.props), -1, identified, online, made=made)
