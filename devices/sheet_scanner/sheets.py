"""Sample sheets for the simulated feeder. All are invented and marked 样本 (sample)."""

from __future__ import annotations

import io
from functools import lru_cache
from typing import Final

from PIL import Image, ImageDraw, ImageFont

NAMES: Final = ("contract", "list", "blank")
_FONT: Final = "/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc"
_MM_PER_INCH: Final = 25.4
_A4_MM: Final = (210, 297)
_WORDS: Final = (
    "甲方将样本市样本路一号房屋租给乙方使用租金按月支付押金退还双方各执一份本合同自签字起生效"
)


class UnknownSheet(Exception):
    """There is no sample sheet of that name."""

    def __init__(self, name: str) -> None:
        super().__init__(f"no sample sheet called {name!r}")
        self.name = name


@lru_cache(maxsize=16)
def sheet_jpeg(name: str, number: int, dpi: int, *, colour: bool) -> bytes:
    """Sheet `number` of a kind, as a scanner delivers it; raise `UnknownSheet`."""
    if name not in NAMES:
        raise UnknownSheet(name)
    scale = dpi / _MM_PER_INCH
    size = (round(_A4_MM[0] * scale), round(_A4_MM[1] * scale))
    page = Image.new("RGB", size, (250, 250, 247))
    if name != "blank":
        _write(page, name, number, scale)
    out = io.BytesIO()
    (page if colour else page.convert("L")).save(out, "JPEG", quality=85, dpi=(dpi, dpi))
    return out.getvalue()


def _write(page: Image.Image, name: str, number: int, scale: float) -> None:
    pen = ImageDraw.Draw(page)

    def text(x_mm: float, y_mm: float, words: str, mm: float, ink: tuple[int, int, int]) -> None:
        font = ImageFont.truetype(_FONT, round(mm * scale))
        pen.text((x_mm * scale, y_mm * scale), words, font=font, fill=ink)

    title = "房屋租赁合同" if name == "contract" else "家庭成员清单"
    text(70, 24, title, 9, (20, 20, 24))
    text(150, 10, "样本 SPECIMEN", 4, (196, 36, 40))
    text(96, 280, f"第 {number} 页", 4, (60, 60, 66))
    for line in range(20):
        start = (line * 7 + number * 13) % len(_WORDS)
        words = (_WORDS[start:] + _WORDS)[: 22 + (line + number) % 8]
        text(24, 48 + line * 11, f"{words}。", 5, (28, 28, 32))
