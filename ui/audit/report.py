"""The report of an audit, for people and for machines."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from typing import Final

from ui.audit.facts import Finding, Look
from ui.audit.rules import judge

_SHOWN: Final = 200


@dataclass(frozen=True, slots=True)
class Report:
    """How much was looked at, and what is wrong. A view is one page of one sample in one mode."""

    screens: int
    views: int
    findings: tuple[Finding, ...]

    def as_json(self) -> str:
        """One JSON object with `screens`, `views` and `findings`."""
        return json.dumps(asdict(self), ensure_ascii=False, indent=1)

    def as_text(self) -> str:
        """Counts by rule, then the findings, shortened."""
        counts = Counter(f.rule for f in self.findings).most_common()
        head = f"{self.screens} screens, {self.views} views, {len(self.findings)} findings"
        lines = [head, *(f"{n:6} {rule}" for rule, n in counts)]
        for f in self.findings[:_SHOWN]:
            lines.append(f"{f.rule}: {f.sample} ({f.mode}): {f.item}: {f.detail}")
        left = len(self.findings) - _SHOWN
        return "\n".join([*lines, f"… and {left} more (--json shows all)"] if left > 0 else lines)


def report_of(seen: Iterable[Look]) -> Report:
    """Judge every look. Nothing of a look is kept but its findings."""
    screens: set[str] = set()
    views = 0
    findings: list[Finding] = []
    for look in seen:
        screens.add(look.screen)
        views += len(look.views)
        findings += judge(look)
    return Report(len(screens), views, tuple(findings))
