"""Sample papers for the simulated camera. All are invented and marked 样本 (sample)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from PIL import Image, ImageDraw, ImageFont
from qrcode.constants import ERROR_CORRECT_M
from qrcode.exceptions import DataOverflowError
from qrcode.main import QRCode

DOTS_PER_MM: Final = 8.0
"""Drawing scale: a little over 200 dpi."""

_FONT: Final = "/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc"
_INK: Final = (28, 28, 32)
_GREY: Final = (120, 120, 126)
_RED: Final = (196, 36, 40)
_SAMPLE: Final = "样本 SPECIMEN"


class UnknownPaper(Exception):
    """There is no sample paper of that name."""

    def __init__(self, name: str) -> None:
        super().__init__(f"no sample paper called {name!r}")
        self.name = name


@dataclass(frozen=True, slots=True)
class Paper:
    """A sample paper: its size in millimetres, its picture, and how round its corners are."""

    name: str
    width_mm: float
    height_mm: float
    corner_mm: float
    picture: Image.Image


def _dots(mm: float) -> int:
    return round(mm * DOTS_PER_MM)


@dataclass(frozen=True, slots=True)
class _Sheet:
    """A sheet being drawn, measured in millimetres."""

    picture: Image.Image
    pen: ImageDraw.ImageDraw

    @classmethod
    def of(cls, width_mm: float, height_mm: float, ground: tuple[int, int, int]) -> _Sheet:
        picture = Image.new("RGB", (_dots(width_mm), _dots(height_mm)), ground)
        return cls(picture, ImageDraw.Draw(picture))

    def text(
        self, x: float, y: float, words: str, *, mm: float, ink: tuple[int, int, int] = _INK
    ) -> None:
        font = ImageFont.truetype(_FONT, _dots(mm))
        self.pen.text((_dots(x), _dots(y)), words, font=font, fill=ink)

    def centred(self, y: float, words: str, *, mm: float, ink: tuple[int, int, int] = _INK) -> None:
        font = ImageFont.truetype(_FONT, _dots(mm))
        middle = self.picture.width / 2
        self.pen.text((middle, _dots(y)), words, font=font, fill=ink, anchor="ma")

    def line(
        self, x0: float, y0: float, x1: float, y1: float, ink: tuple[int, int, int] = _GREY
    ) -> None:
        self.pen.line([_dots(x0), _dots(y0), _dots(x1), _dots(y1)], fill=ink, width=2)

    def box(self, x: float, y: float, width: float, height: float) -> None:
        corners = [_dots(x), _dots(y), _dots(x + width), _dots(y + height)]
        self.pen.rectangle(corners, outline=_GREY, width=2)

    def stamp(self, x: float, y: float, radius: float, words: str) -> None:
        """A round red stamp with a star, as authorities use it."""
        corners = [_dots(x - radius), _dots(y - radius), _dots(x + radius), _dots(y + radius)]
        self.pen.ellipse(corners, outline=_RED, width=_dots(0.8))
        large = ImageFont.truetype(_FONT, _dots(radius * 0.7))
        small = ImageFont.truetype(_FONT, _dots(radius * 0.22))
        self.pen.text((_dots(x), _dots(y)), "★", font=large, fill=_RED, anchor="mm")
        below = (_dots(x), _dots(y + radius * 0.6))
        self.pen.text(below, words, font=small, fill=_RED, anchor="mm")


def _residence_booklet() -> Paper:
    # A page of the household register; the size is that of a booklet at hand, not a standard's.
    sheet = _Sheet.of(143, 105, (246, 243, 232))
    sheet.centred(6, "常住人口登记卡", mm=6)
    sheet.text(108, 3, _SAMPLE, mm=3.2, ink=_RED)
    rows = (
        ("姓名", "样本一", "户主或与户主关系", "户主"),
        ("曾用名", "", "性别", "女"),
        ("出生地", "样本市样本区", "民族", "汉"),
        ("籍贯", "样本省样本市", "出生日期", "1970年1月1日"),
        ("公民身份号码", "000000197001010000", "血型", "不明"),
        ("文化程度", "大学本科", "婚姻状况", "已婚"),
        ("服务处所", "样本单位", "职业", "职员"),
    )
    top, step = 18.0, 10.0
    for number, (left, value, right, other) in enumerate(rows):
        y = top + number * step
        sheet.box(8, y, 127, step)
        for x, words in ((10, left), (38, value), (85, right), (114, other)):
            sheet.text(x, y + 2.6, words, mm=3.2)
    for x in (36, 83, 112):
        sheet.line(x, top, x, top + len(rows) * step)
    sheet.stamp(112, 82, 13, "样本户口专用章")
    return Paper("residence_booklet", 143, 105, 0, sheet.picture)


def _id_photo() -> Paper:
    sheet = _Sheet.of(102, 152, (252, 252, 252))
    for row in range(3):
        for column in range(2):
            _portrait(sheet, 12 + column * 42, 10 + row * 46)
    sheet.centred(147, _SAMPLE, mm=3, ink=_RED)
    return Paper("id_photo", 102, 152, 0, sheet.picture)


def _portrait(sheet: _Sheet, x: float, y: float) -> None:
    """A head and shoulders nobody has."""

    def corners(left: float, top: float, right: float, bottom: float) -> list[int]:
        return [_dots(x + left), _dots(y + top), _dots(x + right), _dots(y + bottom)]

    # White, as the items ask for; the hairline is where a shop would cut.
    sheet.pen.rectangle(corners(0, 0, 33, 41), fill=(255, 255, 255), outline=_GREY, width=2)
    sheet.pen.pieslice(corners(2, 28, 31, 54), 180, 360, fill=(52, 58, 74))
    sheet.pen.ellipse(corners(9, 6, 24, 28), fill=(226, 190, 164))
    sheet.pen.pieslice(corners(8, 4, 25, 24), 180, 360, fill=(34, 30, 30))
    sheet.text(x + 12, y + 33, "样本", mm=4, ink=(240, 240, 240))


def _bank_card() -> Paper:
    # ISO/IEC 7810 ID-1.
    sheet = _Sheet.of(85.6, 53.98, (38, 92, 150))
    for row in range(sheet.picture.height):
        shade = round(row / DOTS_PER_MM)
        sheet.pen.line(
            [0, row, sheet.picture.width, row], fill=(38 + shade, 92 + shade, 150 + shade)
        )
    sheet.text(6, 4, "样本银行", mm=6, ink=(250, 250, 250))
    sheet.text(54, 6, _SAMPLE, mm=3.2, ink=(255, 220, 120))
    sheet.pen.rounded_rectangle(
        [_dots(8), _dots(18), _dots(20), _dots(27)], _dots(1.5), fill=(214, 186, 110)
    )
    sheet.text(7, 31, "0000 0000 0000 0000", mm=6, ink=(244, 244, 244))
    sheet.text(7, 42, "YANG BEN", mm=4, ink=(230, 230, 230))
    sheet.text(52, 42, "00/00", mm=4, ink=(230, 230, 230))
    return Paper("bank_card", 85.6, 53.98, 3.18, sheet.picture)


_MANDATE = (
    "委托人：样本一　　　　　　身份证号码：000000197001010000",
    "受托人：样本二　　　　　　身份证号码：000000198002020000",
    "",
    "　　本人因工作繁忙，不能亲自办理养老保险待遇申领的相关手续，",
    "特委托样本二作为我的合法代理人，全权代表我办理相关事项，对",
    "委托人在办理上述事项过程中所签署的有关文件，我均予以认可，",
    "并承担相应的法律责任。",
    "",
    "　　委托期限：自签字之日起至上述事项办完为止。",
    "",
    "　　委托事项：一、提交申请表及证明材料；",
    "　　　　　　　二、接收补正通知；",
    "　　　　　　　三、领取办理结果。",
)


def _mandate_letter() -> Paper:
    sheet = _Sheet.of(210, 297, (250, 249, 246))
    sheet.centred(28, "授权委托书", mm=10)
    sheet.text(160, 10, _SAMPLE, mm=4.5, ink=_RED)
    for number, words in enumerate(_MANDATE):
        sheet.text(25, 56 + number * 11, words, mm=5)
    sheet.text(115, 222, "委托人（签字）：样本一", mm=5)
    sheet.text(115, 236, "二〇〇〇年一月一日", mm=5)
    sheet.stamp(150, 230, 20, "样本专用章")
    return Paper("mandate_letter", 210, 297, 0, sheet.picture)


def phone(text: str) -> Paper:
    """A phone, screen up, that shows `text` as a QR code. Raises ValueError when it does not fit.

    The size is that of a phone at hand, not a standard's.
    """
    code = QRCode(error_correction=ERROR_CORRECT_M, border=4)
    code.add_data(text.encode("utf-8"), optimize=0)
    try:
        drawn = code.make_image().convert("RGB")
    except DataOverflowError as fault:
        raise ValueError("more than a QR code holds") from fault
    sheet = _Sheet.of(72, 150, (16, 16, 18))
    sheet.pen.rectangle([_dots(3), _dots(8), _dots(69), _dots(142)], fill=(236, 238, 240))
    sheet.centred(16, _SAMPLE, mm=4)
    side = _dots(58)
    sheet.picture.paste(drawn.resize((side, side), Image.Resampling.NEAREST), (_dots(7), _dots(40)))
    return Paper("phone", 72, 150, 8, sheet.picture)


def _blank() -> Paper:
    return Paper("blank", 210, 297, 0, _Sheet.of(210, 297, (250, 250, 248)).picture)


_MAKERS: Final[dict[str, Callable[[], Paper]]] = {
    "residence_booklet": _residence_booklet,
    "id_photo": _id_photo,
    "bank_card": _bank_card,
    "mandate_letter": _mandate_letter,
    "blank": _blank,
}

NAMES: Final = tuple(_MAKERS)
"""The sample papers there are."""


@lru_cache(maxsize=len(_MAKERS))
def paper(name: str) -> Paper:
    """Return the sample paper called `name`; raise `UnknownPaper`."""
    maker = _MAKERS.get(name)
    if maker is None:
        raise UnknownPaper(name)
    return maker()
