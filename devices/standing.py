"""The standing order of a device: what it must go on doing after its cable or process came back."""

from __future__ import annotations

from devices.driver import Command

_ENDED_BY = {"arm": "disarm", "ask": "cancel", "preview_on": "preview_off", "sign": "cancel"}
_TOLD_TO_ALL = frozenset({"settle"})
_FULFILLED_BY = {"rated": "ask", "rating_timeout": "ask"}


class StandingOrder:
    """Remembers the one command that still holds: 'arm' until 'disarm', and the like.

    Everything else ('print', 'shoot') is done once or not at all: after a break it must not
    happen by itself, because the resident may have left.
    """

    def __init__(self) -> None:
        self.command: Command | None = None

    def note_command(self, command: Command) -> None:
        """A command is on its way to the driver."""
        if command.verb in _ENDED_BY:
            self.command = command
        elif self.command is not None and _ENDED_BY[self.command.verb] == command.verb:
            self.command = None

    def note_report(self, kind: str) -> None:
        """The driver reported something that may fulfil the order."""
        if self.command is not None and _FULFILLED_BY.get(kind) == self.command.verb:
            self.command = None


def is_lasting(verb: str) -> bool:
    """Whether a verb gives or ends a standing order, so that losing one copy of it is harmless.

    So is "settle": a device that is away looks anew when it is back.
    """
    return verb in _ENDED_BY or verb in _ENDED_BY.values() or verb in _TOLD_TO_ALL
