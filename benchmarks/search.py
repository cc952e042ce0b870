"""Finding an item by what people type, and working out the pages of a form."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from benchmarks.figures import Figure, Result, figure, ms
from benchmarks.many_items import many_items, real_items, real_synonyms, written_queries
from benchmarks.sample import filled_draft
from kiosk.services.form import form_pages
from kiosk.services.item import ServiceItem
from kiosk.services.schema import faults
from kiosk.services.search import SearchIndex
from kiosk.services.search_build import build_index
from ui.forgetting import set_aside_what_lasts


def measure(folder: Path, *, quick: bool) -> Result:
    """Ask the index of the product; nothing is written to `folder`."""
    del folder
    real, queries = real_items(), written_queries()
    many = tuple(many_items(300 if quick else 5000))
    figures = (
        *_search(real, queries, 1 if quick else 5),
        *_search(many, queries, 1 if quick else 3),
        *_made(many, 1 if quick else 3),
        _form(50 if quick else 1000),
    )
    return Result(
        "search",
        "search, and the pages of a form",
        figures,
        (
            f"The {len(queries)} queries the search is tested with, over the items and guides of"
            " the demonstration, and over thousands more with names made of parts.",
            "Processor time is what the thread that asks used: other work of the machine does"
            " not count.",
            "The peer scans all names, everyday names and guides for the typed text: it finds"
            " neither pinyin nor initials, nor a question. The peer of a form is one check of"
            " the same answers against the schema.",
        ),
    )


def _search(items: Sequence[ServiceItem], queries: Sequence[str], rounds: int) -> Iterator[Figure]:
    index = SearchIndex(items, real_synonyms())
    texts = [_text(item) for item in items]
    set_aside_what_lasts()  # as the kiosk does when it has started
    ours, used, peer = [], [], []
    for _ in range(rounds):
        for query in queries:
            begun = time.thread_time()
            ours.append(_timed(lambda query=query: index.search(query)))  # type: ignore[misc]
            used.append(time.thread_time() - begun)
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
    yield figure(f"of it: processor time, {len(items):,} items", "ms", ms(used))


def _made(items: Sequence[ServiceItem], times: int) -> Iterator[Figure]:
    index = build_index(items, real_synonyms())
    built = [_timed(lambda: build_index(items, real_synonyms())) for _ in range(times)]
    opened = [_timed(lambda: SearchIndex.load(index)) for _ in range(10 * times)]
    yield figure(f"index of {len(items):,} items built, where it is published", "ms", ms(built))
    yield figure(f"index of {len(items):,} items opened, at the start of a kiosk", "ms", ms(opened))


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


def _text(item: ServiceItem) -> str:
    guide = item.guide
    parts = [*guide.conditions, *guide.steps, *guide.common_errors, guide.result]
    words = [item.name["zh-CN"], *item.aliases, *item.keywords, *(p["zh-CN"] for p in parts)]
    return "\n".join(words)


def _timed(work: Callable[[], object]) -> float:
    begun = time.perf_counter()
    work()
    return time.perf_counter() - begun
