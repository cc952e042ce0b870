"""Are words plain? Short sentences, no office jargon, and errors that say all three things.

The measures are ours: at most 30 characters in a sentence, the words of `jargon.toml`, and for
an error what happened, that nothing was lost, and what to do, in this order.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

MOST_HANZI: Final = 30
_HANZI = re.compile(r"[\u4e00-\u9fff]")
_SENTENCE_END = re.compile(r"[。？！；\n]")
_SAFE = re.compile(
    "没有丢失|都还在|还在屏幕上|不受影响|没有保存任何|没有读取其他|没有重复提交|之前的页"
    "|没有付款|没有扣款"
)
_ADVICE = re.compile("请|可以|可先|改用|换一|再试|稍后")


@dataclass(frozen=True, slots=True)
class Jargon:
    """An office word, what to say instead, and names it may stand in."""

    word: str
    say: str
    fine_in: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Objection:
    """What is not plain in a text, and what would be."""

    rule: str
    what: str


@cache
def jargon() -> tuple[Jargon, ...]:
    """The maintained list."""
    listed = tomllib.loads((Path(__file__).parent / "jargon.toml").read_text(encoding="utf-8"))
    return tuple(
        Jargon(entry["word"], entry["say"], tuple(entry.get("fine_in", ())))
        for entry in listed["word"]
    )


def objections(text: str) -> Iterator[Objection]:
    """What a resident would stumble over in a Chinese text."""
    for sentence in _SENTENCE_END.split(text):
        hanzi = len(_HANZI.findall(sentence))
        if hanzi > MOST_HANZI:
            yield Objection("long_sentence", f"{hanzi} characters, at most {MOST_HANZI}")
    for entry in jargon():
        bare = text
        for name in entry.fine_in:
            bare = bare.replace(name, "")
        if entry.word in bare:
            yield Objection("jargon", f"{entry.word}: say {entry.say}")


def error_objections(text: str) -> Iterator[Objection]:
    """What is missing in a message about something that went wrong."""
    sentences = [part for part in re.split("[。？！]", text) if part]
    safe = [n for n, part in enumerate(sentences) if _SAFE.search(part)]
    advice = [n for n, part in enumerate(sentences) if _ADVICE.search(part)]
    if not safe:
        yield Objection("no_assurance", "does not say that nothing was lost")
    elif safe[0] == 0:
        yield Objection("no_fact", "does not say first what happened")
    if not advice:
        yield Objection("no_advice", "does not say what to do")
    elif safe and advice[-1] < safe[0]:
        yield Objection("order", "says what to do before saying that nothing was lost")
