"""Another language in the middle of a form: what was answered and what is being typed stay."""

from __future__ import annotations

from typing import Any

from kiosk.domain.identity import IdentityCard
from kiosk.journey.events import AnswerGiven, Confirmed


def test_nothing_typed_is_lost(front: Any, cards: dict[str, IdentityCard]) -> None:
    front.visitor.to_card()
    front.settle_workers()
    front.visitor.shows_card(cards["zhang_san"])
    front.visitor.does(Confirmed(), AnswerGiven("applicantRole", "agent"), Confirmed())
    front.kiosk.settle()
    front.act("answer", {"name": "agent.name", "value": "王"})
    for key in "guo":
        front.kiosk.press(f"key:{key}")
    for mode in ("act_language", "act_contrast", "act_elder", "act_language"):
        front.kiosk.press(mode)
        front.kiosk.settle()
        shown = front.kiosk.shell.shown_props
        assert shown["controls"][0]["value"] == "王"
        assert (shown["inputMode"], shown["composing"]) == ("pinyin", "guo")
        word = shown["candidates"][0]
        assert {"王", "guo", word} <= set(front.kiosk.texts())
    front.kiosk.press(f"pick:{word}")
    assert front.kiosk.shell.shown_props["controls"][0]["value"] == "王" + word
