"""Whatever a validator finds, a resident reads a plain sentence in the right language."""

from __future__ import annotations

import json
from importlib.resources import files
from typing import Any

import pytest

from kiosk.services.formats import FORMATS
from kiosk.services.pages import KINDS
from kiosk.services.schema import Fault
from kiosk.services.words import fault_text

SCHEMA = json.loads(files("kiosk.services").joinpath("item.schema.json").read_text("utf-8"))
KEYWORDS = sorted(SCHEMA["$defs"]["question"]["properties"]["x-error"]["properties"])


@pytest.mark.parametrize("kind", sorted(KINDS))
@pytest.mark.parametrize("keyword", [*KEYWORDS, "backtrackLimitExceeded"])
def test_every_keyword_has_a_sentence(keyword: str, kind: str) -> None:
    fault = Fault("mobile", keyword, 3)
    chinese = fault_text(fault, {}, kind=kind, label="手机号", language="zh-CN")
    english = fault_text(fault, {}, kind=kind, label="Mobile", language="en")

    assert "手机号" in chinese
    assert "Mobile" in english
    assert english.isascii() or "“" in english
    assert "{" not in chinese + english
    assert keyword not in english or keyword in {"type", "required"}


@pytest.mark.parametrize("name", sorted(FORMATS))
def test_every_format_has_a_sentence(name: str) -> None:
    part = {"format": name}
    chinese, english = (
        fault_text(Fault("x", "format"), part, kind="text", label="问", language=language)
        for language in ("zh-CN", "en")
    )

    assert chinese != english
    assert english.isascii() or "·" in english
    assert "问" not in chinese


def test_the_items_own_sentence_wins() -> None:
    part: dict[str, Any] = {"x-error": {"pattern": {"zh-CN": "不对", "en": "No"}}}

    text = fault_text(Fault("x", "pattern"), part, kind="text", label="X", language="en")

    assert text == "No"
