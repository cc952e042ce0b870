"""A4 letters of invented text with a red stamp, and what they say."""

from __future__ import annotations

import random
from typing import Final

import numpy as np
from PIL import Image, ImageDraw, ImageFont

from kiosk.materials.picture import Picture

_FONT: Final = "/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc"
_CHINESE: Final = 2
"""Number of the Simplified Chinese face inside the font's collection."""
_SENTENCES: Final = (
    "本人因工作繁忙，不能亲自办理养老保险待遇申领手续",
    "特委托样本二作为我的合法代理人，代表我办理相关事项",
    "委托人在办理上述事项过程中所签署的文件，我均予以认可",
    "申请人承诺所填写的内容和提交的材料真实、准确、完整",
    "受理单位应当在收到材料之日起五个工作日内一次性告知",
    "联系电话：00000000000　　邮政编码：000000",
    "本表一式两份，由申请人和受理单位各保存一份",
    "经办人核对原件后，应当在复印件上注明与原件一致",
)


def letter(seed: int, *, dpi: int = 200) -> tuple[Picture, str]:
    """A letter of 20 lines and its text."""
    chance = random.Random(seed)
    unit = dpi / 25.4
    page = Image.new("RGB", (round(210 * unit), round(297 * unit)), (253, 253, 252))
    pen = ImageDraw.Draw(page)
    lines = ["授权委托书 样本 SPECIMEN"]
    lines += [chance.choice(_SENTENCES) for _ in range(18)]
    lines.append(f"二〇二六年 编号 {chance.randrange(10**8):08}")
    for row, words in enumerate(lines):
        font = ImageFont.truetype(_FONT, round((7 if row == 0 else 4.5) * unit), index=_CHINESE)
        pen.text((round(24 * unit), round((22 + row * 12) * unit)), words, (28, 28, 32), font)
    box = [round(v * unit) for v in (140, 245, 180, 285)]
    pen.ellipse(box, outline=(196, 36, 40), width=round(0.8 * unit))
    return np.asarray(page), "".join(lines)
