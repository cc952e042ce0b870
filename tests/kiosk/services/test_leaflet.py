"""The questions on paper are the questions on the screen."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from kiosk.catalogue_files import source_files
from kiosk.services.finding import read_finding
from kiosk.services.item import ServiceItem
from kiosk.services.leaflet import leaflet
from kiosk.services.package import check_item

ITEMS = Path(__file__).parents[3] / "items"


@pytest.mark.parametrize("language", ["zh-CN", "en"])
def test_every_question_and_answer_is_there_and_every_number_leads_somewhere(language: str) -> None:
    finding = read_finding(source_files(ITEMS))
    found: list[ServiceItem] = [check_item(p.read_bytes()) for p in ITEMS.glob("*/item.json")]
    items = finding.all_items({item.code: item for item in found})
    for name, graph in finding.triage.items():
        text = leaflet(finding.triage, name, items, language)
        for question in graph.questions.values():
            assert question.ask[language] in text
            assert all(option.say[language] in text for option in question.options)
        asked = {int(n) for n in re.findall(r"^(\d+)\. ", text, re.M)}
        led = {int(n) for n in re.findall(r"→ (?:去第|go to) (\d+)", text)}
        assert asked == set(range(1, len(graph.questions) + 1))
        assert led <= asked
