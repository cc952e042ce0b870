"""When to ask again what became of a case the platform has stored. In memory: asking is free."""

from __future__ import annotations

from collections.abc import Collection
from uuid import UUID

_FIRST_PAUSE_S = 0.2
_LONGEST_PAUSE_S = 300.0


class Questions:
    """Twice as long after every question that was asked in vain. Times are monotonic seconds."""

    def __init__(self) -> None:
        self._due: dict[UUID, tuple[float, float]] = {}

    def is_due(self, case_id: UUID, now_s: float) -> bool:
        """Whether to ask about this case now."""
        return now_s >= self._due.get(case_id, (now_s, 0.0))[0]

    def asked(self, in_vain: Collection[UUID], stored: Collection[UUID], now_s: float) -> None:
        """These had no answer yet; all but the `stored` are forgotten."""
        self._due = {i: due for i, due in self._due.items() if i in stored}
        for case_id in in_vain:
            last_s = self._due.get(case_id, (0.0, _FIRST_PAUSE_S / 2))[1]
            pause_s = min(2 * last_s, _LONGEST_PAUSE_S)
            self._due[case_id] = (now_s + pause_s, pause_s)
