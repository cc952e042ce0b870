"""Where a code may be held now: the window of the scanner, under the document camera, or both."""

from __future__ import annotations

from typing import Final

from kiosk.journey.facts import READS_CODE
from ui.screens.screen import Stand

_NAMES: Final = {
    frozenset[str](): "",
    frozenset({"code"}): "scanner",
    frozenset({"document"}): "camera",
    frozenset({"code", "document"}): "both",
}


def code_readers(stand: Stand) -> str:
    """'scanner', 'camera', 'both', or '' while no code can be read at all."""
    return _NAMES[READS_CODE & stand.facts.ready]
