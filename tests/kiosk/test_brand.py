"""A brand everybody can read is worn; any other stops the start and says what would do."""

from __future__ import annotations

import pytest

from kiosk.brand import Brand, NoColour, WeakColour, checked, contrast, mixed
from kiosk.settings import BadSettings, parse_settings

LEAST = """
[kiosk]
id = "demo-0001"
site = { zh-CN = "示例镇" }
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
"""


def test_our_own_colours_and_a_green_city_are_fine() -> None:
    assert checked(Brand()) == Brand()
    green = Brand(primary="#0F5132", accent="#8A5A00")
    assert checked(green) is green


@pytest.mark.parametrize("colour", ["", "blue", "#FFF", "#12345G", "#0B4F9E "])
def test_what_is_no_colour_is_refused(colour: str) -> None:
    with pytest.raises(NoColour) as refused:
        checked(Brand(accent=colour))
    assert (refused.value.key, refused.value.value) == ("accent", colour)


@pytest.mark.parametrize(
    ("key", "brand", "least"),
    [
        ("primary", Brand(primary="#2F80ED"), 7.0),
        ("primary", Brand(primary="#FFFFFF"), 7.0),
        ("accent", Brand(accent="#F5B400"), 3.0),
    ],
)
def test_weak_colour_is_refused_with_a_shade_that_would_do(
    key: str, brand: Brand, least: float
) -> None:
    with pytest.raises(WeakColour) as refused:
        checked(brand)
    fault = refused.value
    assert (fault.key, fault.least) == (key, least)
    assert fault.ratio < least
    assert f"{fault.ratio:.1f}:1" in str(fault)
    assert fault.better in str(fault)
    assert checked(Brand(**{key: fault.better}))


def test_weak_colour_stops_the_start_naming_its_place() -> None:
    with pytest.raises(BadSettings, match=r"kiosk.toml: brand\.primary: #88AAFF has a contrast"):
        parse_settings((LEAST + '[brand]\nprimary = "#88AAFF"\n').encode(), "kiosk.toml")


def test_settings_bring_the_brand() -> None:
    text = LEAST + '[brand]\nname = { zh-CN = "示例市" }\naccent = "#8A5A00"\n'
    brand = parse_settings(text.encode(), "kiosk.toml").brand.brand()
    assert brand == Brand(name={"zh-CN": "示例市"}, accent="#8A5A00")


def test_contrast_is_that_of_the_guidelines() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.01)
    assert mixed("#000000", "#FFFFFF", 0.5) == "#808080"
