"""Finding an item by what people type, and working out the pages of a form."""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from benchmarks.figures import Figure, Result, figure, ms
from benchmarks.sample import demo_items, filled_draft
from kiosk.services.form import form_pages
from kiosk.services.item import ServiceItem
from kiosk.services.schema import faults
from kiosk.services.search import SearchIndex

QUERIES = (
    *("社保卡丢了怎么办", "wufanzui", "sbk", "高龄津贴", "身份证", "我想办老年补贴"),
    *("营业执照年检", "公积金提取", "social card", "shebaoka", "无犯罪", "居住证"),
)
_WHAT = ("社保卡", "社会保障卡", "居住证", "营业执照", "公积金", "养老保险", "医疗保险", "不动产")
_WHICH = ("企业", "个人", "农村", "城镇", "灵活就业", "退休", "残疾人", "军人", "学生")
_DEED = ("补领", "换领", "申领", "注销", "变更", "转移", "提取", "年检", "查询", "备案")


def measure(folder: Path, *, quick: bool) -> Result:
    """Ask the index of the product; nothing is written to `folder`."""
    del folder
    rounds = 1 if quick else 20
    items = demo_items()
    many = tuple(_synthetic(items, 300 if quick else 3000))
    figures = (
        *_search(items, rounds),
        *_search(many, 1 if quick else 5),
        _build(many, 1 if quick else 3),
        _form(50 if quick else 1000),
    )
    return Result(
        "search",
        "search, and the pages of a form",
        figures,
        (
            f"{len(QUERIES)} queries in Chinese, pinyin, initials and English. The synthetic items"
            " have names made of parts, with the guides and forms of the demonstration's.",
            "The peer scans all names, everyday names and guides for the typed text: it finds"
            " neither pinyin nor initials, nor a question. The peer of a form is one check of"
            " the same answers against the schema.",
        ),
    )


def _search(items: Sequence[ServiceItem], rounds: int) -> Iterator[Figure]:
    index = SearchIndex(items)
    texts = [_text(item) for item in items]
    ours, peer = [], []
    for _ in range(rounds):
        for query in QUERIES:
            ours.append(_timed(lambda query=query: index.search(query)))  # type: ignore[misc]
            peer.append(
                _timed(lambda query=query: [t for t in texts if query in t])  # type: ignore[misc]
            )
    yield figure(
        f"search in {len(items):,} items",
        "ms",
        ms(ours),
        peer_name="plain scan for the typed text",
        peer=ms(peer),
    )


def _build(items: Sequence[ServiceItem], times: int) -> Figure:
    took = [_timed(lambda: SearchIndex(items)) for _ in range(times)]
    return figure(f"index of {len(items):,} items built, once a start", "ms", ms(took))


def _form(times: int) -> Figure:
    draft = filled_draft()
    item, answers = draft.item, draft.answers
    return figure(
        "pages of a filled form",
        "ms",
        ms([_timed(lambda: form_pages(item, answers, "zh-CN")) for _ in range(times)]),
        peer_name="one check against the schema",
        peer=ms([_timed(lambda: faults(item.data_schema, answers)) for _ in range(times)]),
    )


def _synthetic(items: Sequence[ServiceItem], count: int) -> Iterator[ServiceItem]:
    chance = random.Random(3000)
    for number in range(count):
        model = items[number % len(items)]
        what, which, deed = (chance.choice(parts) for parts in (_WHAT, _WHICH, _DEED))
        yield replace(
            model,
            code=f"SYN-{number:05}",
            name={"zh-CN": f"{which}{what}{deed}（第{number}类）", "en": f"Service {number}"},
            aliases=(f"{what}{deed}", f"{which}{deed}{what}", f"怎么{deed}{what}"),
            keywords=(what, which, deed),
        )


def _text(item: ServiceItem) -> str:
    guide = item.guide
    parts = [*guide.conditions, *guide.steps, *guide.common_errors, guide.result]
    words = [item.name["zh-CN"], *item.aliases, *item.keywords, *(p["zh-CN"] for p in parts)]
    return "\n".join(words)


def _timed(work: Callable[[], object]) -> float:
    begun = time.perf_counter()
    work()
    return time.perf_counter() - begun
