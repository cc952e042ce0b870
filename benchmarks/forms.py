"""Leaving a page of a form: how long its answers take to check, in every item that comes along."""

from __future__ import annotations

import time
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from benchmarks.figures import Figure, Result, figure, ms
from kiosk.domain.application import Answers
from kiosk.services.checks_walk import Walker
from kiosk.services.form import answers_to_submit, form_pages, page_problems
from kiosk.services.item import ServiceItem
from kiosk.services.package import check_item
from kiosk.services.schema import faults

ITEMS = Path(__file__).parents[1] / "items"
_TODAY = date(2026, 11, 22)


def measure(folder: Path, *, quick: bool) -> Result:
    """Check pages of complete forms with generated answers; nothing is written to `folder`."""
    del folder
    times = 5 if quick else 200
    found = sorted(ITEMS.glob("*/item.json"))[: 2 if quick else None]
    return Result(
        "forms",
        "leaving a page of a form",
        tuple(_item(path, times) for path in found),
        (
            "Ours is the whole way of “next”: hidden answers dropped, calculated ones worked"
            " out, schema, rules across answers, sentences. The peer is one check of the same"
            " answers against the schema alone.",
            "The worst page of each item counts, with every question answered.",
        ),
    )


def _item(path: Path, times: int) -> Figure:
    item = check_item(path.read_bytes())
    answers = Walker(item).finished()
    assert answers is not None, f"no answers complete {path.parent.name}"
    kept = answers_to_submit(item, answers)
    ours = max(_pages(item, answers, times), key=lambda took: sorted(took)[len(took) // 2])
    schema = []
    for _ in range(times):
        begun = time.perf_counter()
        faults(item.data_schema, kept)
        schema.append(time.perf_counter() - begun)
    name = path.parent.name.replace("_", " ")
    return figure(
        f"{name}, its worst page", "ms", ms(ours), peer_name="the schema alone", peer=ms(schema)
    )


def _pages(item: ServiceItem, answers: Answers, times: int) -> Iterator[list[float]]:
    for page in form_pages(item, answers, "zh-CN"):
        took = []
        for _ in range(times):
            begun = time.perf_counter()
            page_problems(item, page, answers, language="zh-CN", today=_TODAY)
            took.append(time.perf_counter() - begun)
        yield took
