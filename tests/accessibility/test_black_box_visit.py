"""A whole visit through the accessibility bus: by names and roles, touching no object of ours."""

from __future__ import annotations

import math

from tests_hand import Hand

from kiosk.demo_site import RunningSite
from ui.i18n import Words

ITEM = "社会保障卡补领、换领"
MOBILE = "13800138000"
SIGNATURE = [
    [(0.2 + 0.5 * t / 30, 0.5 + 0.2 * math.sin(t / 3)) for t in range(31)],
    [(0.3 + 0.3 * t / 20, 0.35 + 0.02 * t) for t in range(21)],
]
words = Words("zh-CN")


def test_reaches_a_slip_by_names_and_roles_only(hand: Hand, site: RunningSite) -> None:
    hand.look_for("push button", words("welcome.start"))
    hand.wait("the devices", lambda: hand.sees("label", words("chrome.devices_ok")))
    hand.press_until(words("welcome.start"), "push button", words("home.title"))
    hand.press_until(ITEM, "push button", ITEM)
    hand.press_until(words("guide.begin"), "push button", words("notice.title"))
    hand.press_until(words("notice.agree"), "push button", words("card.place"))
    site.bench.do("id_card_reader", "tap_card", card="zhang_san")
    hand.look_for("heading", words("identity.title"))
    site.bench.do("id_card_reader", "lift_card")
    hand.press_until(words("identity.confirm"), "push button", "谁来办")
    fill_the_form(hand)
    hand.press(words("material.do_defer"))
    hand.press_until(words("materials.next"), "push button", words("check.title"))
    hand.press_until(words("check.next"), "push button", words("sign.title"))
    hand.wait("ink on the paper", lambda: signed(hand))
    # A quick platform has accepted it before anybody could look.
    kept, accepted = words("result.kept"), words("result.accepted")
    hand.press_until(words("sign.done"), "push button", kept, accepted)
    hand.look_for("label", words("result.slip_printed"))
    assert site.bench.snapshot()["receipt_printer"]["printed"] == 1


def signed(hand: Hand) -> bool:
    """Sign; the paper takes no ink in the first quarter of a second after it appears."""
    hand.ask("draw", role="canvas", name=words("sign.here"), strokes=SIGNATURE)
    return bool(hand.ask("can_press", role="push button", name=words("sign.done")))


def fill_the_form(hand: Hand) -> None:
    """Four questions, answered as somebody who only hears them would."""
    hand.press("我自己办", "radio button")
    hand.press_until(words("action.next"), "push button", "持卡人的信息")
    for typed, key in enumerate(MOBILE, start=1):
        hand.press(key)
        hand.look_for("text", f"手机号 {MOBILE[:typed]}")
    hand.press_until(words("action.next"), "push button", "补换原因")
    hand.press("丢失了", "radio button")
    hand.press_until(words("action.next"), "push button", "怎么领卡")
    hand.press("到服务点领取", "radio button")
    hand.press_until(words("form.done"), "push button", words("materials.title"))
