"""Which cards in the readers may be somebody else's: left there by whoever was here before.

A reader counts as settled when no card lay in it for `LIFTED_S` on end. Contactless cards at the
edge of the field come and go by themselves, so a single look, or another count of events, is no
evidence that a card was taken out.
"""

from __future__ import annotations

from collections.abc import Sequence

from devices.links.pcsc import Slot

LIFTED_S = 0.4


class LeftCards:
    """What looking at the readers has shown since the last visit. Times are monotonic."""

    def __init__(self) -> None:
        self._empty_since: dict[str, float] = {}
        self._settled: set[str] = set()
        self._there: set[str] = set()

    @property
    def are_there(self) -> bool:
        """Whether a left card lies in some reader now."""
        return bool(self._there)

    def is_settled(self, reader: str) -> bool:
        """Whether a card in this reader came after the last visit."""
        return reader in self._settled

    def settle(self) -> None:
        """A visit is over: what lies there from now on was left, until it is taken out."""
        self._empty_since.clear()
        self._settled.clear()
        self._there.clear()

    def look(self, slots: Sequence[Slot], now_s: float) -> None:
        """One look at all readers; one that was unplugged begins anew."""
        seen = {slot.reader for slot in slots}
        self._settled &= seen
        self._there &= seen
        for slot in slots:
            if slot.reader in self._settled:
                continue
            if slot.has_card:
                self._empty_since.pop(slot.reader, None)
                self._there.add(slot.reader)
            elif now_s - self._empty_since.setdefault(slot.reader, now_s) >= LIFTED_S:
                self._there.discard(slot.reader)
                self._settled.add(slot.reader)
