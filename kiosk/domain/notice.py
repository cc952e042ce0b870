"""A paper on A4: what it says, as a value. How it looks is the typesetter's affair.

Nothing on it names a person: the number is enough for whoever holds it.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Notice:
    """`mark` stands large in the corner: which reprint it is, or ''. `code` is a QR payload."""

    site: str
    title: str
    rows: tuple[tuple[str, str], ...]
    paragraphs: tuple[str, ...]
    code: str
    code_note: str
    footer: str
    mark: str = ""
    phone: str = ""
    """Whom to ask, with its label: stands at the foot, large."""
    lead: str = ""
    """What the numbered list is."""
    points: tuple[str, ...] = ()
    """A numbered list under the rows: what is to be corrected, or why it was refused."""
