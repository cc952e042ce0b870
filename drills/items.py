"""Every item of the catalogue, from home to a slip: answers made by its own form, real screens.

Online an item passes when the platform accepts it and the slip is printed. Without a line it
passes when it is kept and the slip is printed, or when it says before it is begun that it needs
the line; the line then comes back, and all that was kept has to be sent.
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from drills.item_player import ItemPlayer, PlayedItem, answer_sets
from kiosk.compose import build_terminal
from kiosk.demo import running_site
from kiosk.demo_site import DemoSite
from kiosk.services.item import ServiceItem
from kiosk.settings import parse_settings

DOCUMENT = Path(__file__).parents[1] / "docs" / "journeys.md"
_BEGIN = "<!-- items {}: written by ./dev drill items --write -->"
_END = "<!-- end of the items -->"
_SENT_WITHIN_S = 120.0


@dataclass(frozen=True, slots=True)
class ItemsOutcome:
    """What became of the visits. `all_sent`: nothing waits any more; `warnings` are Qt's."""

    drill: str
    offline: bool
    language: str
    played: tuple[PlayedItem, ...]
    all_sent: bool
    warnings: tuple[str, ...] = ()

    @property
    def is_clean(self) -> bool:
        """Whether every item came where it should."""
        return bool(self.played) and self.all_sent and all(p.passed for p in self.played)

    def plain(self) -> dict[str, Any]:
        """As data for programs."""
        return {
            "drill": self.drill,
            "offline": self.offline,
            "language": self.language,
            "passed": sum(p.passed for p in self.played),
            "visits": len(self.played),
            "all_sent": self.all_sent,
            "warnings": list(self.warnings),
            "is_clean": self.is_clean,
            "played": [p.plain() for p in self.played],
        }

    def text(self) -> str:
        """As lines for people."""
        passed = sum(p.passed for p in self.played)
        where = "offline" if self.offline else "online"
        head = f"{self.drill}, {where}: {passed} of {len(self.played)} visits passed"
        lines = [head] if self.all_sent else [head, "  something that was kept was not sent"]
        return "\n".join([*lines, *self.warnings, "", *table(self.played)])


def items(
    wanted: str, *, offline: bool, times: int = 1, language: str = "zh-CN", write: bool = False
) -> ItemsOutcome:
    """Play the items that begin with one of `wanted` (all if empty), each up to `times` times.

    `write` puts the table into the document.
    """
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    os.environ["QT_QUICK_BACKEND"] = "software"
    warnings: list[str] = []
    with (
        tempfile.TemporaryDirectory(prefix="menkou-items-") as name,
        running_site(DemoSite(Path(name))) as running,
    ):
        path = running.site.kiosk_settings
        settings = parse_settings(path.read_bytes(), str(path))
        terminal = build_terminal(settings, on_warning=warnings.append)
        try:
            player = ItemPlayer(terminal, running.bench, running.platform_url)
            chosen = _chosen(terminal.session.facts().catalogue.items, wanted)
            player.make_ready(online=not offline)
            played = tuple(_play(player, chosen, times, language))
            player.make_ready(online=True)
            outcome = ItemsOutcome(
                "items", offline, language, played, player.all_sent(_SENT_WITHIN_S), (*warnings,)
            )
        finally:
            terminal.close()
    if write:
        write_table(DOCUMENT, outcome)
    return outcome


def _chosen(catalogue: Mapping[str, ServiceItem], wanted: str) -> Iterator[ServiceItem]:
    begins = tuple(part for part in wanted.split(",") if part)
    for code in sorted(catalogue):
        if not catalogue[code].guide_only and (not begins or code.startswith(begins)):
            yield catalogue[code]


def _play(
    player: ItemPlayer, chosen: Iterable[ServiceItem], times: int, language: str
) -> Iterator[PlayedItem]:
    for item in chosen:
        for visit in answer_sets(item, times):
            yield player.play(item.code, visit, language)


def table(played: Sequence[PlayedItem]) -> list[str]:
    """One line a visit."""
    lines = ["| item | | pages | papers | parts | seconds | |", "|---|---|---|---|---|---|---|"]
    for p in played:
        sign = "" if p.passed else "**failed** "
        parts = p.parts or ""
        cells = f"{p.shown} of {p.pages} | {p.papers} | {parts} | {p.seconds:.0f} | {sign}{p.how}"
        lines.append(f"| `{p.code}` | {p.name} | {cells} |")
    return lines


def write_table(document: Path, outcome: ItemsOutcome) -> None:
    """Put the table between the document's two marks for this kind of run."""
    begin = _BEGIN.format("offline" if outcome.offline else "online")
    head, found, rest = document.read_text("utf-8").partition(begin)
    _, ended, tail = rest.partition(_END)
    if not (found and ended):
        raise ValueError(f"{document} has no place for the table")
    body = "\n".join([begin, "", *table(outcome.played), "", _END])
    document.write_text(head + body + tail, "utf-8")
