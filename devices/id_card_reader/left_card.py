"""Whether a card in the field may be somebody else's: one that was left there before.

After a visit the driver's process is replaced, and its module is reset: a card that was left would
be found like a new one. No module tells reliably that a card was lifted (many say "no card" of one
that was read and still lies there), so the rule goes the other way round: until the field was
seen empty several times in a row, whatever lies there was left, and is not read.
"""

from __future__ import annotations

EMPTY_LOOKS = 3
"""So many looks without a card make an empty field; a card at the edge of it flickers."""


class LeftCard:
    """What the looks at the field have shown since the last visit. It outlives a pulled cable."""

    def __init__(self) -> None:
        self._empty_looks = 0
        self.is_seen = False

    @property
    def is_possible(self) -> bool:
        """Whether a card found now may have been left by whoever was here before."""
        return self._empty_looks < EMPTY_LOOKS

    def settle(self) -> None:
        """A visit is over: what lies there from now on was left, until the field is empty."""
        self._empty_looks = 0
        self.is_seen = False

    def look(self, *, is_there: bool) -> None:
        """One look at the field."""
        self._empty_looks = 0 if is_there else self._empty_looks + 1
        self.is_seen = self.is_possible and (is_there or self.is_seen)
