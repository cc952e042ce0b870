"""What happens when somebody cannot get something done, complains or suggests."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class TicketAsked:
    """办不成事、投诉、建议: on the help sheet, on the home screen, and where it does not go on."""
