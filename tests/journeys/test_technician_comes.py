"""A technician comes to a whole terminal: real devices, real line, real courier."""

from __future__ import annotations

import pytest

from kiosk.demo_site import DEMO_PIN
from kiosk.technician import states as st
from kiosk.technician.values import Device


@pytest.fixture
def inside(driver):
    driver.act("corner_held")
    driver.act("secret", DEMO_PIN)
    driver.wait("the dashboard", lambda: driver.screen == "technician/Board")
    yield driver
    driver.act("leave")
    driver.wait("the waiting screen", lambda: driver.screen == "Welcome")


def finding(driver) -> str:
    state = driver.terminal.technician.state
    assert isinstance(state, st.TestingDevice)
    return "" if state.finding is None else state.finding.code


def begin(driver, device: Device) -> None:
    driver.act("open", "device_tests")
    driver.act("try", device.value)


def test_every_device_is_tried(inside) -> None:
    driver, bench = inside, inside.bench
    begin(driver, Device.ID_CARD)
    bench.do("id_card_reader", "tap_card", card="zhang_san")
    driver.wait("the card", lambda: finding(driver) == "card_right")
    assert "张三" not in str(driver.props)
    driver.act("works")
    bench.do("id_card_reader", "lift_card")
    driver.act("try", Device.CODE.value)
    driver.wait("the light", lambda: bool(bench.do("code_scanner", "snapshot")["lit"]))
    bench.do("code_scanner", "show_code", text="TEST-31415")
    driver.wait("the code", lambda: finding(driver) == "code_read")
    driver.act("works")
    driver.act("try", Device.DOCUMENT.value)
    driver.wait("a picture", lambda: finding(driver) == "picture")
    driver.wait("it on the screen", lambda: bool(driver.props["previewSource"]))
    driver.act("works")
    assert driver.terminal.session.view is None
    driver.act("try", Device.REVIEW.value)
    driver.wait("the pad", lambda: bool(bench.do("review_pad", "snapshot")["asking"]))
    bench.do("review_pad", "press", level=5)
    driver.wait("the key", lambda: finding(driver) == "key")
    driver.act("works")
    driver.act("try", Device.RECEIPT.value)
    driver.wait("the slip", lambda: finding(driver) == "printed")
    driver.act("works")
    bench.do("receipt_printer", "take_slip")
    bench.do("sheet_scanner", "load", sheets=["blank"])
    driver.act("try", Device.SHEET_SCANNER.value)
    driver.wait("the pages", lambda: finding(driver) == "pages")
    driver.act("works")
    driver.act("try", Device.DOCUMENT_PRINTER.value)
    driver.wait("the paper", lambda: finding(driver) == "printed")
    driver.act("works")
    driver.act("try", Device.SIGNATURE.value)
    pad = driver.terminal.session.devices
    driver.wait("the pad to be asked", lambda: pad["signature_pad"].code == "signing")
    bench.do("signature_pad", "write")
    driver.wait("the ink", lambda: finding(driver) == "ink")
    driver.act("works")
    driver.act("try", Device.SENSORS.value)
    bench.do("sensors", "headset", is_on=True)
    driver.wait("the plug", lambda: finding(driver) == "headset_on")
    driver.act("works")
    # The demonstration has no reader of social security cards without pcscd.
    tried = {t.device for t in driver.terminal.technician.records.tests}
    assert tried == set(Device) - {Device.SOCIAL_CARD}
    driver.act("back")


def test_line_is_tried_and_its_cut_is_found(inside) -> None:
    driver = inside

    def outcome() -> dict[str, str]:
        state = driver.terminal.technician.state
        assert isinstance(state, st.TestingNetwork)
        return {c.name: c.outcome for c in state.checks}

    driver.act("open", "network")
    driver.wait("the network test", lambda: bool(outcome()))
    assert outcome() == {
        "dns": "not_applicable",
        "tcp": "ok",
        "tls": "not_applicable",
        "platform": "ok",
        "clock": "ok",
    }
    driver.bench.do("line", "cut")
    driver.act("network_again")
    driver.wait("the network test", lambda: bool(outcome()))
    assert "failed" in outcome().values()
    driver.bench.do("line", "restore")


def test_courier_is_hurried_and_comes_back(inside) -> None:
    driver = inside
    courier = driver.terminal.courier
    before = courier.pid
    assert before is not None
    driver.act("open", "outbox")
    driver.act("send_now")
    driver.wait("a fresh courier", lambda: courier.pid not in (None, before))
    driver.wait("the line", lambda: driver.terminal.session.line.online)


def test_machine_is_surveyed(inside) -> None:
    driver = inside
    driver.wait("a look", lambda: driver.terminal.technician.survey is not None)
    survey = driver.terminal.technician.survey
    assert survey.is_sound
    assert survey.is_conserved
    assert survey.free_bytes > 0
