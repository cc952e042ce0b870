"""Draw the sample pictures of the items that come along: `python -m items.draw_pictures`.

Own drawings; nobody on them exists, and every one is marked as a sample (样例). They need the font
Noto Sans CJK SC (SIL Open Font License; `fonts-noto-cjk` in Debian), of which only shapes remain.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from PIL import Image, ImageDraw, ImageFont

_ITEMS: Final = Path(__file__).parent
_TEMPLATE: Final = _ITEMS.parent / "kiosk" / "services" / "item.template.png"
_FONT: Final = "/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc"
_SIMPLIFIED: Final = 2
_INK, _SOFT, _BLUE, _RED, _PAPER = "#1A1A1A", "#6B7785", "#0B4F9E", "#B5341C", "#FFFFFF"
_GROUND, _LINE, _GREEN, _STONE = "#E9E1D2", "#B9C0C8", "#0F5C2E", "#C9BFAE"
_Box = tuple[int, int, int, int]


class Sheet:
    """One picture: a ground, with what is drawn on it."""

    def __init__(self, width: int, height: int, ground: str = _GROUND) -> None:
        self.image = Image.new("RGB", (width, height), ground)
        self.draw = ImageDraw.Draw(self.image)

    def say(self, x: int, y: int, text: str, size: int = 30, ink: str = _INK) -> None:
        """A line of text from its upper left corner."""
        self.draw.text((x, y), text, ink, _font(size))

    def box(self, box: _Box, fill: str = _PAPER, line: str = _LINE, round_by: int = 0) -> None:
        """A sheet of paper, a card, a field."""
        self.draw.rounded_rectangle(box, round_by, fill, line, 3)

    def mark(self) -> None:
        """样例, in the corner, on every picture."""
        width = self.image.width
        self.box((width - 170, 16, width - 16, 76), "#FFF1CF", _RED, 10)
        self.say(width - 143, 22, "样 例", 36, _RED)

    def save(self, path: Path) -> None:
        """As a small PNG: sixty-four colours are enough for a drawing."""
        self.mark()
        path.parent.mkdir(exist_ok=True)
        self.image.quantize(64).save(path, optimize=True)
        print(f"{path.relative_to(_ITEMS.parent)}: {path.stat().st_size} bytes")


def _font(size: int) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(_FONT, size, index=_SIMPLIFIED)


def filled_form(title: str, rows: Sequence[tuple[str, str]]) -> Sheet:
    """A form as it should be filled in: printed words black, answers blue."""
    sheet = Sheet(900, 260 + 92 * len(rows))
    bottom = sheet.image.height - 40
    sheet.box((40, 40, 860, bottom))
    sheet.say(80, 100, title, 42)
    for number, (label, answer) in enumerate(rows):
        top = 190 + 92 * number
        sheet.box((80, top, 820, top + 78))
        sheet.draw.line((340, top, 340, top + 78), _LINE, 3)
        sheet.say(100, top + 18, label, 30, _SOFT)
        sheet.say(364, top + 14, answer, 34, _BLUE)
    return sheet


def portrait(ground: str, *, hat: bool) -> Sheet:
    """A photo of somebody who does not exist: a head, shoulders, a ground."""
    sheet = Sheet(800, 760)
    sheet.box((220, 100, 580, 600), ground)
    draw = sheet.draw
    draw.ellipse((322, 190, 478, 386), "#EBC9A4", _SOFT, 3)
    draw.pieslice((262, 400, 538, 796), 180, 360, _BLUE)
    draw.rectangle((220, 600, 580, 640), _GROUND)
    draw.chord((316, 176, 484, 330), 180, 360, "#3A3A3A")
    if hat:
        draw.rectangle((336, 150, 464, 236), _RED)
        draw.rectangle((296, 228, 504, 250), _RED)
    for x in (366, 434):
        draw.ellipse((x - 7, 282, x + 7, 296), _INK)
    draw.arc((362, 300, 438, 352), 30, 150, _INK, 4)
    sheet.say(220, 630, "赵样本（不存在的人）", 32, _SOFT)
    return sheet


def card(*, whole: bool) -> Sheet:
    """A bank card under the camera: all of it, or with an edge cut off and a reflection."""
    sheet = Sheet(900, 640)
    left, top = (130, 140) if whole else (420, 140)
    sheet.box((left, top, left + 640, top + 400), "#DCE8F5", _SOFT, 28)
    sheet.say(left + 40, top + 34, "样本银行", 42, _BLUE)
    sheet.box((left + 44, top + 130, left + 134, top + 200), "#E4C46A", _SOFT, 10)
    sheet.say(left + 40, top + 236, "6200 0000 0000 0000", 46)
    sheet.say(left + 40, top + 318, "YANGBEN  00/00", 32, _SOFT)
    if not whole:
        sheet.draw.ellipse((520, 220, 760, 400), "#FFFFFF")
    return sheet


def lease(*, signed: bool) -> Sheet:
    """The last page of a lease: with both signatures and the day, or without."""
    sheet = Sheet(900, 1100)
    sheet.box((60, 60, 840, 1060))
    sheet.say(270, 110, "房屋租赁合同", 52)
    lines = (
        "出租方：钱样本",
        "承租方：孙样本",
        "房屋：样例市样例路 0 号",
        "月租金：0000 元",
        "租期：0000 年 00 月起，12 个月",
    )
    for number, line in enumerate(lines):
        sheet.say(120, 240 + 84 * number, line, 36)
    sheet.draw.line((120, 690, 780, 690), _LINE, 3)
    for number, (who, name) in enumerate(
        (("出租方签字：", "钱样本"), ("承租方签字：", "孙样本"), ("日期：", "0000 年 00 月 00 日"))
    ):
        top = 740 + 92 * number
        sheet.say(120, top, who, 36)
        sheet.draw.line((360, top + 54, 780, top + 54), _LINE, 3)
        if signed:
            sheet.say(380, top - 4, name, 40, _BLUE)
    return sheet


def reader() -> Sheet:
    """Where the card goes: flat on the reader, the photo up."""
    sheet = Sheet(900, 640)
    sheet.box((120, 330, 780, 560), _STONE, _SOFT, 30)
    sheet.box((220, 380, 680, 520), "#D8D0C0", _SOFT, 16)
    sheet.box((260, 130, 640, 370), _PAPER, _SOFT, 22)
    sheet.box((510, 176, 606, 300), "#DCE8F5", _SOFT, 8)
    sheet.draw.ellipse((534, 192, 582, 248), "#EBC9A4")
    sheet.draw.pieslice((522, 248, 594, 340), 180, 360, _BLUE)
    sheet.say(290, 166, "李样本", 40)
    sheet.say(290, 232, "样例市 0 号", 28, _SOFT)
    sheet.draw.line((450, 392, 450, 452), _GREEN, 10)
    sheet.draw.polygon(((424, 446), (476, 446), (450, 492)), _GREEN)
    sheet.say(296, 574, "卡片平放，照片朝上", 34)
    return sheet


def main() -> int:
    """Draw all of them where they belong."""
    allowance = _ITEMS / "old_age_allowance" / "pictures"
    filled_form("高龄津贴申领", (
        ("老人姓名", "李样本"), ("老人证件号码", "读卡自动填"), ("手机号", "130 0000 0000"),
        ("独自居住", "否"), ("开户银行", "样本银行"), ("银行卡号", "6200 0000 0000 0000"),
    )).save(allowance / "form.png")  # fmt: skip
    card(whole=True).save(allowance / "card_right.png")
    card(whole=False).save(allowance / "card_wrong.png")
    reader().save(allowance / "step_card.png")
    social = _ITEMS / "social_card_replacement" / "pictures"
    portrait(_PAPER, hat=False).save(social / "photo_right.png")
    portrait("#7FA8C9", hat=True).save(social / "photo_wrong.png")
    rent = _ITEMS / "housing_fund_rent" / "pictures"
    lease(signed=True).save(rent / "lease_right.png")
    lease(signed=False).save(rent / "lease_wrong.png")
    filled_form("示例表", (("姓名", "李样本"), ("手机号", "130 0000 0000"))).save(_TEMPLATE)
    return 0


if __name__ == "__main__":
    sys.exit(main())
