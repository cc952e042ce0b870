"""The settings file: whatever is wrong in it is named with its place, and nothing starts."""

from __future__ import annotations

from datetime import time

import pytest

from kiosk.settings import BadSettings, Settings, parse_settings

GOOD = """
[kiosk]
id = "demo-0001"
site = { zh-CN = "示例镇", en = "Example Town" }
state_dir = "/var/lib/menkou"

[platform]
url = "https://platform.example"
token_file = "/etc/menkou/token"
sealing_key_id = "s1"
sealing_key = "00"
[platform.answer_keys]
a1 = "00"

[items]
dir = "/var/lib/menkou/items"
[items.publishers]
p1 = "00"

[[device]]
name = "reader"
capability = "id_card"
driver = "devices.id_card_reader.reader:SamVReader"
settings = { port = "/dev/ttyUSB0" }
"""


def parsed(text: str) -> Settings:
    return parse_settings(text.encode(), "kiosk.toml")


def refusal_of(text: str | bytes) -> BadSettings:
    data = text if isinstance(text, bytes) else text.encode()
    with pytest.raises(BadSettings) as refused:
        parse_settings(data, "kiosk.toml")
    assert refused.value.source == "kiosk.toml"
    assert str(refused.value).startswith("kiosk.toml: ")
    return refused.value


def test_the_least_file_is_enough_and_the_rest_has_defaults() -> None:
    settings = parsed(GOOD)
    assert settings.kiosk.site["en"] == "Example Town"
    assert settings.kiosk.phone == "12345"
    assert settings.visit.rating_s == 30
    assert settings.screen.width_px == 1080
    (device,) = settings.device
    assert device.settings == {"port": "/dev/ttyUSB0"}


@pytest.mark.parametrize(
    ("section", "place"),
    [
        ("[kiosk]", "$.kiosk"),
        ("[platform]", "$.platform"),
        ("[items]", "$.items"),
        ("[[device]]", "$.device[0]"),
    ],
)
def test_a_key_nobody_knows_is_named_with_its_place(section: str, place: str) -> None:
    wrong = GOOD.replace(section, f"{section}\ncolour = 'red'")
    why = refusal_of(wrong).why
    assert "colour" in why
    assert place in why


def test_a_section_nobody_knows_is_named() -> None:
    assert "colours" in refusal_of(GOOD + "\n[colours]\nred = 1\n").why


@pytest.mark.parametrize(
    ("line", "key", "place"),
    [
        ('id = "demo-0001"\n', "id", "$.kiosk"),
        ('url = "https://platform.example"\n', "url", "$.platform"),
        ('dir = "/var/lib/menkou/items"\n', "dir", "$.items"),
        ('capability = "id_card"\n', "capability", "$.device[0]"),
    ],
)
def test_a_missing_key_is_named_with_its_place(line: str, key: str, place: str) -> None:
    why = refusal_of(GOOD.replace(line, "", 1)).why
    assert f"`{key}`" in why
    assert place in why


@pytest.mark.parametrize(
    ("old", "new", "place"),
    [
        ('id = "demo-0001"', "id = 7", "$.kiosk.id"),
        ('site = { zh-CN = "示例镇", en = "Example Town" }', 'site = "here"', "$.kiosk.site"),
        ('a1 = "00"', "a1 = 0", "$.platform.answer_keys"),
        ('settings = { port = "/dev/ttyUSB0" }', "settings = 3", "$.device[0].settings"),
    ],
)
def test_a_wrong_type_is_named_with_its_place(old: str, new: str, place: str) -> None:
    assert place in refusal_of(GOOD.replace(old, new)).why


def test_a_wrong_number_is_named_with_its_place() -> None:
    wrong = GOOD + '\n[visit]\nrating_s = "soon"\n'
    assert "$.visit.rating_s" in refusal_of(wrong).why


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("rest_shift_px = 9", "rest_shift_px"),
        ("rest_brightness = 0.0", "rest_brightness"),
        ('rest_from = "21:00"', "is not an hour"),
        ('rest_from = "21:00"\nrest_until = "late"', "late"),
    ],
)
def test_a_rest_that_cannot_be_meant_is_refused(line: str, said: str) -> None:
    assert said in refusal_of(f"{GOOD}\n[screen]\n{line}\n").why


def test_the_night_of_the_waiting_screen_is_two_hours_of_the_clock() -> None:
    night = '\n[screen]\nrest_from = "21:00"\nrest_until = "07:30"\n'
    assert parsed(GOOD).screen.night() is None
    assert parsed(GOOD + night).screen.night() == (time(21), time(7, 30))


@pytest.mark.parametrize("data", [b"[kiosk", b"\xff\xfe\x00", b"= 1", b"a = 1\na = 2\n"])
def test_what_is_no_toml_is_said(data: bytes) -> None:
    assert refusal_of(data).why


def test_an_empty_file_says_what_is_missing_first() -> None:
    assert "kiosk" in refusal_of("").why


def test_secrets_are_files_not_settings() -> None:
    assert "token" in refusal_of(GOOD.replace("token_file", "token")).why


@pytest.mark.parametrize("width", [0, 5, 99.9, 2001, -300])
def test_a_panel_that_cannot_be_so_wide_stops_the_start(width: float) -> None:
    refused = refusal_of(GOOD + f"\n[screen]\npanel_width_mm = {width}\n")
    assert "screen: panel_width_mm" in str(refused)


def test_a_panel_nobody_measured_is_refused_by_whoever_shows_a_screen() -> None:
    settings = parsed(GOOD)
    with pytest.raises(BadSettings, match=r"screen\.panel_width_mm: missing"):
        settings.check_panel("kiosk.toml")
    parsed(GOOD + "\n[screen]\npanel_width_mm = 268\n").check_panel("kiosk.toml")
