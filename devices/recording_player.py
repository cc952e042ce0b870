"""Replays a recorded device on a pseudo terminal, for a driver that cannot tell the difference.

The driver need not ask at the same moments: it may poll more or less often than when it was
recorded. A question is looked for from where the conversation is, past repeated polls only; one
that does not come any more is answered as it was the last time.
"""

from __future__ import annotations

from pathlib import Path

from devices.links.pty import PtyEndpoint
from devices.recording import Exchange, Recording, exchanges
from devices.recording_masks import mask_of


class Player:
    """Use as a context manager; the driver's port is `path`. `is_over`: all was said."""

    def __init__(self, recording: Recording, path: Path) -> None:
        self._exchanges = exchanges(recording)
        self._mask = mask_of(recording.driver, recording.settings)
        self._at = 0
        self._known: dict[bytes, tuple[bytes, ...]] = {}
        self.strange: list[bytes] = []
        self._endpoint = PtyEndpoint(path, self._hear)
        self._endpoint.baud = recording.baud

    def __enter__(self) -> Player:
        self._endpoint.plug()
        return self

    def __exit__(self, *_exc: object) -> None:
        self._endpoint.unplug()

    @property
    def is_over(self) -> bool:
        """Whether every question of the recording was asked."""
        return self._at >= len(self._exchanges)

    def _hear(self, data: bytes) -> None:
        for piece in self._mask.host(data):
            if isinstance(piece, bytes):
                for answer in self._answers(piece):
                    self._endpoint.send(answer)

    def _answers(self, asked: bytes) -> tuple[bytes, ...]:
        found = self._find(asked)
        if found is not None:
            answers = self._exchanges[found].answers
            self._at = found + 1
            # What came later than the answer, such as a key or a code, comes once only.
            self._known[asked] = answers[:1]
            return answers
        if asked not in self._known:
            self.strange.append(asked)
        return self._known.get(asked, ())

    def _find(self, asked: bytes) -> int | None:
        for index in range(self._at, len(self._exchanges)):
            exchange: Exchange = self._exchanges[index]
            if exchange.asked == asked:
                return index
            if exchange.asked not in self._known:
                return None  # something new has to be asked before
        return None
