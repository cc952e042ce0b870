"""Notice and commitment (告知承诺): the text that is told, and the mark it leaves in a case."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable

from kiosk.domain.application import Commitment, HandIn
from kiosk.services.item import ServiceItem, pick


def told_lines(item: ServiceItem, language: str) -> tuple[str, ...]:
    """Everything a resident is told before signing: conditions, liability, the commitment itself.

    Empty where the item has no notice.
    """
    notice = item.commitment_notice
    if notice is None or item.commitment is None:
        return ()
    conditions = tuple(pick(text, language) for text in notice.conditions)
    return (*conditions, pick(notice.liability, language), pick(item.commitment, language))


def commitment_told(item: ServiceItem, language: str) -> Commitment | None:
    """The mark of having told it in `language`: version and digest of the lines, one per line."""
    lines = told_lines(item, language)
    if item.commitment_notice is None or not lines:
        return None
    digest = hashlib.sha256("\n".join(lines).encode()).hexdigest()
    return Commitment(item.commitment_notice.version, digest, language)


def needs_commitment(item: ServiceItem, ways: Iterable[HandIn]) -> bool:
    """Whether an application has to carry the commitment.

    Where it stands in for papers, only if it was chosen for one of them: whoever brings the papers
    has promised nothing. Where it stands in for none, everybody who applies makes it.
    """
    if item.commitment_notice is None or item.commitment is None:
        return False
    stands_in = any("commitment" in material.sources for material in item.materials)
    return not stands_in or HandIn.COMMITTED in tuple(ways)
