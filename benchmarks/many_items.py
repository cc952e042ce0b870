"""The items of the catalogue, and thousands more with invented names in the manner of real ones."""

from __future__ import annotations

import random
import tomllib
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Final

from kiosk.services.guides import read_guides, read_synonyms, without_stand_ins
from kiosk.services.item import ServiceItem
from kiosk.services.package import check_item
from kiosk.services.search_build import Synonyms

ROOT: Final = Path(__file__).parents[1]
_ITEMS: Final = ROOT / "items"
_QUERIES: Final = ROOT / "tests" / "kiosk" / "services" / "data" / "queries.toml"
_WHAT: Final = (
    *("社保卡", "居住证", "营业执照", "公积金", "养老保险", "医疗保险", "不动产", "取水许可"),
    *("道路运输证", "卫生许可", "消防验收", "建设工程规划", "林木采伐", "兽药经营", "船舶登记"),
    *(
        "排污许可",
        "民办学校",
        "旅行社",
        "广播电视",
        "危险化学品",
        "特种设备",
        "计量器具",
        "种子生产",
    ),
    *("工会法人", "宗教活动场所", "地名命名", "占道挖掘", "户外广告", "临时用地", "人防工程"),
)
_WHICH: Final = (
    *(
        "企业",
        "个人",
        "农村",
        "城镇",
        "灵活就业",
        "退休",
        "残疾人",
        "军人",
        "学生",
        "外籍",
        "港澳台",
    ),
    *("个体", "合作社", "社会组织", "事业单位", "跨省", "市内", "首次", "临时", "重点"),
)
_DEED: Final = (
    *(
        "补领",
        "换领",
        "申领",
        "注销",
        "变更",
        "转移",
        "提取",
        "年检",
        "查询",
        "备案",
        "核准",
        "审批",
    ),
    *("延续", "登记", "认定", "评审", "公示", "复核", "撤销", "移交"),
)


def real_items() -> tuple[ServiceItem, ...]:
    """The items of the demonstration and the guides beside them, unsigned."""
    found = (check_item(path.read_bytes()) for path in sorted(_ITEMS.glob("*/item.json")))
    packages = {item.code: item for item in found}
    files = {path.name: path.read_bytes() for path in (_ITEMS / "guides").glob("*.toml")}
    return (*packages.values(), *without_stand_ins(read_guides(files), packages))


def real_synonyms() -> Synonyms:
    """The maintained table of the demonstration."""
    return read_synonyms((_ITEMS / "synonyms.toml").read_bytes())


def written_queries() -> tuple[str, ...]:
    """The queries the search is judged by."""
    table = tomllib.loads(_QUERIES.read_text("utf-8"))
    return tuple(query for half in ("tuning", "held_out") for _, _, query in table[half])


def many_items(count: int) -> Iterator[ServiceItem]:
    """So many items: the real ones first, then invented names over the real guides."""
    real = real_items()
    chance = random.Random(5000)
    yield from real[:count]
    for number in range(len(real), count):
        what, which, deed = (chance.choice(parts) for parts in (_WHAT, _WHICH, _DEED))
        yield replace(
            real[number % len(real)],
            code=f"SYN-{number:05}",
            name={"zh-CN": f"{which}{what}{deed}（第{number}类）", "en": f"Service {number}"},
            aliases=(f"{what}{deed}", f"{which}{deed}{what}", f"怎么{deed}{what}"),
            keywords=(what, which, deed),
        )
