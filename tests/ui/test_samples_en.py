"""The English pictures show English: every Chinese word of a sample has its translation."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from ui.samples import SAMPLES
from ui.samples_en import ENGLISH, spoken_in

HAN = re.compile(r"[一-鿿]")
# The keyboard offers characters in every language.
CHINESE_ANYWAY = {"candidates"}
TYPED = {chinese for chinese, english in ENGLISH.items() if chinese == english}


def strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for key, inner in value.items():
            if key not in CHINESE_ANYWAY:
                yield from strings(inner)
    elif isinstance(value, (list, tuple)):
        for inner in value:
            yield from strings(inner)


def test_no_sample_is_half_translated() -> None:
    """What fails here wants a line in ui/samples_en.py."""
    english = [spoken_in("en", sample) for sample in SAMPLES]
    left = {s for e in english for s in strings([e.props, e.overlay]) if HAN.search(s)}
    assert left - TYPED == set()


def test_chinese_screens_keep_their_samples() -> None:
    assert all(spoken_in("zh-CN", sample) is sample for sample in SAMPLES)
