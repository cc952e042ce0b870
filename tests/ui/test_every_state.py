"""From every state of a visit to the real screen: no state without one, no warning from Qt."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests_states import all_states

from kiosk.domain.identity import IdentityCard
from kiosk.journey.facts import Facts
from kiosk.services.item import ServiceItem
from kiosk.session.preferences import Preferences
from ui.i18n import Words
from ui.rehearsal import Rehearsal
from ui.screens.present import chrome_for, screen_for
from ui.screens.screen import Stand
from ui.visit_pictures import CodePictures

PLACE = {"zh-CN": "示例镇便民服务中心", "en": "Example Town Service Centre"}
NOTHING_WORKS = {"ready": frozenset(), "online": False, "intake_open": False}


@pytest.mark.parametrize("language", ["zh-CN", "en"])
@pytest.mark.parametrize("broken", [False, True], ids=["all works", "nothing works"])
def test_every_state_has_a_screen_that_loads(
    kiosk: Rehearsal,
    facts: Facts,
    social_card: ServiceItem,
    cards: dict[str, IdentityCard],
    language: str,
    broken: bool,
) -> None:
    known = replace(facts, language=language, **(NOTHING_WORKS if broken else {}))
    wish = Preferences(language=language)
    stand = Stand(known, Words(language), wish, PLACE, PLACE, "12345")
    kiosk.engine.addImageProvider("code", CodePictures())
    kiosk.shell.wear(size="standard", theme="light", language=language)
    shown = set()
    for state in all_states(social_card, cards["zhang_san"]):
        screen = screen_for(state, stand)
        kiosk.shell.show_chrome(chrome_for(state, stand, clock="10:00", device_line=""))
        kiosk.shell.show_screen(screen.name, screen.props)
        kiosk.settle()
        assert kiosk.warnings == [], type(state).__name__
        shown.add(screen.name)
    assert len(shown) >= 20
