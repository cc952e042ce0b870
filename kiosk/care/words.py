"""A check in plain words: what it is about, what is the matter, what to do. Chinese or English.

The texts are in `words.toml`, not among the words of the screens: the doctor speaks on a machine
whose Qt may be what is broken.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any, Literal

from kiosk.care.checks import Check

Language = Literal["zh", "en"]


@dataclass(frozen=True, slots=True)
class Said:
    """A check as people read it. `do` is empty where nothing is to be done."""

    subject: str
    what: str
    do: str


def said(check: Check, language: Language) -> Said:
    """The check in words. A code nobody has words for is said by its own name."""
    texts = _texts()
    about = f" {check.about}" if check.about else ""
    subject = texts["subjects"][check.subject][language] + about
    of_subject = texts[check.subject]
    text = of_subject.get(check.code) or of_subject.get("other")
    figure = check.figure and (f"（{check.figure}）" if language == "zh" else f" ({check.figure})")
    if text is None:
        return Said(subject, check.code + figure, "")
    named = "" if check.code in of_subject else f" ({check.code})"
    return Said(subject, text[language] + named + figure, text.get(f"{language}_do", ""))


def language_of(code: str) -> Language:
    """`zh` for what begins with it (`zh_CN.UTF-8`, `zh-CN`), `en` for everything else."""
    return "zh" if code.lower().startswith("zh") else "en"


@cache
def _texts() -> Mapping[str, Any]:
    return tomllib.loads(resources.files(__package__).joinpath("words.toml").read_text("utf-8"))
