"""What an item needs from its surroundings: a theme and an icon that are there, no guide beside it.

Notes only: a package may go to a site whose themes are others.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from importlib.resources import files
from pathlib import Path
from typing import Any

from kiosk.catalogue_files import source_files
from kiosk.cli_items_files import OWN_ITEMS
from kiosk.services.checks_findings import NOTE, Finding, finding
from kiosk.services.finding import read_finding
from kiosk.services.refused import PackageRefused


def around_findings(folder: Path, item_json: bytes) -> Iterator[Finding]:
    """Yield notes on a good item in `folder`, by what lies beside that folder, or came along."""
    content: Mapping[str, Any] = json.loads(item_json)
    icons = files("ui.icons").joinpath("lucide")
    if not icons.joinpath(f"{content['icon']}.svg").is_file():
        yield finding("unknown_icon", "icon", f"there is no icon {content['icon']!r}", NOTE)
    beside = folder.resolve().parent
    themes = _themes(beside)
    for index, theme in enumerate(content["themes"]):
        if theme not in themes:
            reason = f"no theme is called {theme!r}; there are {', '.join(sorted(themes))}"
            yield finding("unknown_theme", f"themes/{index}", reason, NOTE)
    try:
        guides = read_finding(source_files(beside)).guides
    except PackageRefused as refusal:
        yield finding(refusal.code, refusal.place, refusal.reason, NOTE)
        return
    for guide in guides:
        is_twin = guide.item.name["zh-CN"] == content["name"]["zh-CN"]
        if is_twin and guide.stands_for != content["itemCode"]:
            yield finding("guide_beside", "name", f"the guide {guide.item.code} stays, too", NOTE)


def _themes(beside: Path) -> set[str]:
    table = beside / "themes.json"
    table = table if table.exists() else OWN_ITEMS / "themes.json"
    return {theme["id"] for theme in json.loads(table.read_bytes())}
