"""Specimen documents for tests and benchmarks: invented people, marked 样本/SPECIMEN, with truth.

Every name, place and number is drawn from short lists of words by a seed. The numbers have right
check digits, or nothing could be verified; their division code 999999 is assigned to nobody
(GB/T 2260 has no province 99). Layouts are modelled on what such documents look like, not
measured on real ones.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

import numpy as np
from PIL import Image, ImageDraw, ImageFont

from kiosk.domain.identity import citizen_check_character
from kiosk.materials.picture import Picture
from kiosk.materials.recognise.checks import luhn_digit, uscc_check_character
from kiosk.materials.recognise.mrz import check_digit

_FONTS: Final = Path("/usr/share/fonts/opentype/noto")
_MONO: Final = "/usr/share/fonts/truetype/dejavu/DejaVuSansMono.ttf"
_DOTS_PER_MM: Final = 300 / 25.4
_INK: Final = (30, 30, 34)
_BLUE: Final = (96, 140, 190)
_RED: Final = (200, 40, 44)
_FAMILY: Final = "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜"
_GIVEN: Final = "伟芳娜敏静秀强磊洋艳勇军杰涛明超平刚桂英华玉兰春梅建国志红文辉海燕"
_PLACES: Final = "示例省样本市{}区{}路{}号{}幢{}室"
_STREETS: Final = ("朝阳", "解放", "人民", "新华", "和平", "建设", "中山", "幸福")


@dataclass(frozen=True, slots=True)
class Specimen:
    """A drawn document at 300 dpi and what it says, field by field."""

    kind: str
    picture: Picture
    truth: Mapping[str, str]
    text: str = ""
    """Everything printed on it, for documents that are read whole."""


@cache
def _font(name: str, size: int) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(name if name.startswith("/") else str(_FONTS / name), size)


class _Sheet:
    """A page being drawn, measured in millimetres."""

    def __init__(self, width: float, height: float, ground: tuple[int, int, int]) -> None:
        self.size = round(width * _DOTS_PER_MM), round(height * _DOTS_PER_MM)
        self.picture = Image.new("RGB", self.size, ground)
        self.pen = ImageDraw.Draw(self.picture)

    def text(
        self,
        place: tuple[float, float],
        words: str,
        *,
        mm: float,
        ink: tuple[int, int, int] = _INK,
        font: str = "NotoSansCJK-Regular.ttc",
        anchor: str = "ls",
    ) -> None:
        """Words whose base line begins at `place`."""
        x, y = (round(v * _DOTS_PER_MM) for v in place)
        self.pen.text((x, y), words, font=_font(font, round(mm * _DOTS_PER_MM)), fill=ink,
                      anchor=anchor)  # fmt: skip

    def box(self, x: float, y: float, width: float, height: float) -> None:
        """A thin frame."""
        corners = [round(v * _DOTS_PER_MM) for v in (x, y, x + width, y + height)]
        self.pen.rectangle(corners, outline=(120, 110, 100), width=2)

    def ring(self, x: float, y: float, radius: float, words: str) -> None:
        """A round red stamp."""
        corners = [
            round(v * _DOTS_PER_MM) for v in (x - radius, y - radius, x + radius, y + radius)
        ]
        self.pen.ellipse(corners, outline=_RED, width=8)
        self.text((x, y), "★", mm=radius * 0.6, ink=_RED, anchor="mm")
        self.text((x, y + radius * 0.6), words, mm=radius * 0.2, ink=_RED, anchor="mm")

    def waves(self, ink: tuple[int, int, int], step: int = 26) -> None:
        """The fine pattern of a card's ground."""
        across = np.arange(0, self.size[0], 6)
        for row in range(-40, self.size[1] + 40, step):
            points = [(int(x), int(row + 12 * np.sin(x / 60 + row / 40))) for x in across]
            self.pen.line(points, fill=ink, width=1)

    def done(self) -> Picture:
        """The page as an array."""
        return np.asarray(self.picture)


def name_of(seed: random.Random) -> str:
    """A name nobody has, as far as we know."""
    return seed.choice(_FAMILY) + "".join(seed.choices(_GIVEN, k=seed.choice((1, 2, 2))))


def id_number_of(seed: random.Random) -> str:
    """A citizen number with a right check character in a division that does not exist."""
    day = f"{seed.randint(1935, 2005)}{seed.randint(1, 12):02}{seed.randint(1, 28):02}"
    first = f"999999{day}{seed.randint(0, 999):03}"
    return first + citizen_check_character(first)


def id_card_front(seed: random.Random) -> Specimen:
    """The side with name and number. Positions after GA 461-2004 as remembered, not measured."""
    sheet = _Sheet(85.6, 53.98, (226, 238, 243))
    sheet.waves((206, 224, 234))
    number, name = id_number_of(seed), name_of(seed)
    year, month, day = number[6:10], str(int(number[10:12])), str(int(number[12:14]))
    sex = "男" if int(number[16]) % 2 else "女"
    place = _PLACES.format(seed.choice("东西南北"), seed.choice(_STREETS), seed.randint(1, 200),
                           seed.randint(1, 30), seed.randint(101, 999))  # fmt: skip
    for x, y, words in ((6.5, 9.7, "姓名"), (6.5, 16.4, "性别"), (20.5, 16.4, "民族"),
                        (6.5, 23.0, "出生"), (22.4, 23.0, "年"), (31.0, 23.0, "月"),
                        (39.0, 23.0, "日"), (6.5, 30.4, "住址"),
                        (6.5, 48.6, "公民身份号码")):  # fmt: skip
        sheet.text((x, y), words, mm=2.6, ink=_BLUE)
    sheet.text((14.5, 9.9), name, mm=3.7)
    sheet.text((14.5, 16.4), sex, mm=3)
    sheet.text((27.5, 16.4), "汉", mm=3)
    for x, words in ((14.5, year), (26.6, month), (35.0, day)):
        sheet.text((x, 23.0), words, mm=3)
    for row in range(0, len(place), 12):
        sheet.text((14.5, 30.4 + row / 12 * 4.6), place[row : row + 12], mm=3)
    sheet.text((28.5, 48.8), number, mm=4.3, font=_MONO)
    sheet.pen.rectangle([round(v * _DOTS_PER_MM) for v in (57, 8, 79, 38)], fill=(196, 206, 214))
    sheet.text((68, 24), "样本 SPECIMEN", mm=2.6, ink=_RED, anchor="mm")
    truth = {"name": name, "sex": sex, "nation": "汉", "id_number": number, "address": place,
             "birth_date": f"{year}-{int(month):02}-{int(day):02}"}  # fmt: skip
    return Specimen("id_card_front", sheet.done(), truth)


def id_card_back(seed: random.Random) -> Specimen:
    """The side with issuer and period."""
    sheet = _Sheet(85.6, 53.98, (232, 236, 238))
    sheet.waves((222, 212, 214))
    sheet.text((52, 14), "中华人民共和国", mm=4.6, anchor="ms")
    sheet.text((52, 24), "居民身份证", mm=6.5, anchor="ms")
    sheet.text((16, 16), "样本", mm=4, ink=_RED, anchor="mm")
    issuer = f"样本市公安局{seed.choice('东西南北')}城分局"
    year = seed.randint(2008, 2024)
    start = f"{year}.{seed.randint(1, 12):02}.{seed.randint(1, 28):02}"
    until = f"{year + 20}{start[4:]}" if seed.random() < 0.7 else "长期"
    for y, label, value in ((41.5, "签发机关", issuer), (48.5, "有效期限", f"{start}-{until}")):
        sheet.text((19.5, y), label, mm=2.8)
        sheet.text((35, y), value, mm=3)
    truth = {"issuer": issuer, "valid_from": start.replace(".", "-"),
             "valid_until": until.replace(".", "-")}  # fmt: skip
    return Specimen("id_card_back", sheet.done(), truth)


def social_card(seed: random.Random) -> Specimen:
    """A social security card."""
    sheet = _Sheet(85.6, 53.98, (214, 232, 240))
    sheet.waves((196, 218, 230))
    name, number = name_of(seed), id_number_of(seed)
    card = "".join(seed.choices("0123456789", k=18))
    card = "62" + card[2:] + luhn_digit("62" + card[2:])
    sheet.text((42.8, 9), "中华人民共和国社会保障卡", mm=4.4, anchor="ms")
    sheet.text((76, 14), "样本", mm=3, ink=_RED, anchor="mm")
    for y, label, value in ((24, "姓名", name), (31, "社会保障号码", number),
                            (38, "银行卡号", card), (45, "发卡日期", "2021年5月")):  # fmt: skip
        sheet.text((30, y), label, mm=2.7)
        sheet.text((49, y), value, mm=2.9)
    return Specimen("social_card", sheet.done(),
                    {"name": name, "id_number": number, "bank_card": card})  # fmt: skip


def household_page(seed: random.Random) -> Specimen:
    """A person's page of the household register."""
    sheet = _Sheet(143, 105, (246, 243, 232))
    name, number = name_of(seed), id_number_of(seed)
    former = name_of(seed) if seed.random() < 0.5 else ""
    day = f"{number[6:10]}年{int(number[10:12])}月{int(number[12:14])}日"
    sex = "男" if int(number[16]) % 2 else "女"
    sheet.text((71, 13), "常住人口登记卡", mm=6, anchor="ms")
    sheet.text((118, 8), "样本 SPECIMEN", mm=3, ink=_RED)
    rows = (("姓名", name, "户主或与户主关系", "户主"), ("曾用名", former, "性别", sex),
            ("出生地", "示例省样本市", "民族", "汉族"), ("籍贯", "示例省样本市", "出生日期", day),
            ("本市其他住址", "", "宗教信仰", ""), ("公民身份证件编号", number, "身高", "170"),
            ("文化程度", "大学本科", "婚姻状况", "已婚"),
            ("服务处所", "样本单位", "职业", "职员"))  # fmt: skip
    for place, row in enumerate(rows):
        y = 17 + place * 9.5
        sheet.box(8, y, 127, 9.5)
        for x, words in zip((10, 38, 85, 114), row, strict=True):
            sheet.text((x, y + 6.6), words, mm=3)
    for x in (36, 83, 112):
        sheet.pen.line([round(v * _DOTS_PER_MM) for v in (x, 17, x, 93)], fill=(120, 110, 100))
    truth = {"name": name, "id_number": number, "sex": sex,
             "birth_date": f"{number[6:10]}-{number[10:12]}-{number[12:14]}"}  # fmt: skip
    if former:
        truth["former_name"] = former
    return Specimen("household_page", sheet.done(), truth)


def business_licence(seed: random.Random) -> Specimen:
    """A business licence, A4 across."""
    sheet = _Sheet(297, 210, (252, 250, 244))
    body = "91999999" + "".join(seed.choices("0123456789ABCDEFGHJKLMNPQRTUWXY", k=9))
    code = body + uscc_check_character(body)
    company = f"样本市{seed.choice(_STREETS)}{seed.choice(('科技', '商贸', '食品'))}有限公司"
    person = name_of(seed)
    sheet.text((148, 50), "营业执照", mm=18, anchor="ms")
    sheet.text((240, 20), "样本 SPECIMEN", mm=5, ink=_RED)
    sheet.text((25, 64), "统一社会信用代码", mm=4.5)
    sheet.text((25, 71), code, mm=5, font=_MONO)
    for y, label, value in ((88, "名称", company), (100, "类型", "有限责任公司"),
                            (112, "法定代表人", person), (124, "经营范围", "一般项目：样本服务"),
                            (136, "注册资本", "壹佰万元整"),
                            (148, "住所", f"样本市{seed.choice(_STREETS)}路1号")):  # fmt: skip
        sheet.text((25, y), label, mm=5)
        sheet.text((62, y), value, mm=5)
    sheet.ring(235, 165, 20, "样本市场监督管理局")
    return Specimen("business_licence", sheet.done(),
                    {"uscc": code, "company": company, "legal_person": person})  # fmt: skip


def passport(seed: random.Random) -> Specimen:
    """The data page of a passport of Utopia (ICAO's own example country) with a TD3 zone."""
    sheet = _Sheet(125, 88, (236, 240, 244))
    sheet.waves((222, 230, 236))
    family = seed.choice(("ERIKSSON", "SPECIMEN", "SAMPLE"))
    given = " ".join(seed.sample(("ANNA", "MARIA", "TEST", "JOHN"), k=2))
    number = "L" + "".join(seed.choices("0123456789", k=8))
    born, until = f"{seed.randint(40, 99)}0812", f"{seed.randint(27, 33)}0415"
    first = f"P<UTO{family}<<{given.replace(' ', '<')}".ljust(44, "<")
    middle = (
        f"{number}{check_digit(number)}UTO{born}{check_digit(born)}F{until}{check_digit(until)}"
    )
    blank = "<" * 14
    whole = middle[:10] + middle[13:20] + middle[21:28] + blank + "0"
    second = f"{middle}{blank}0{check_digit(whole)}"
    sheet.text((40, 12), "UTOPIA  PASSPORT  SPECIMEN", mm=4)
    sheet.text((42, 30), family, mm=3.4)
    sheet.text((42, 40), given, mm=3.4)
    sheet.text((42, 50), number, mm=3.4)
    for y, line in ((73, first), (80, second)):
        sheet.text((5, y), line, mm=4.35, font=_MONO)
    truth = {"number": number, "name": f"{family} {given}", "mrz": f"{first}\n{second}"}
    return Specimen("passport", sheet.done(), truth)


MAKERS: Final[Mapping[str, Callable[[random.Random], Specimen]]] = {
    "id_card_front": id_card_front,
    "id_card_back": id_card_back,
    "social_card": social_card,
    "household_page": household_page,
    "business_licence": business_licence,
    "passport": passport,
}


def specimen(kind: str, seed: int) -> Specimen:
    """The specimen of a kind for a seed; the same for the same seed."""
    return MAKERS[kind](random.Random(f"{kind} {seed}"))
