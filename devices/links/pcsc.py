"""PC/SC: which readers there are, whether a card lies in one, and bytes to and from it.

Built on the raw calls of pyscard (`smartcard.scard`). They return codes and never raise, and they
survive a restart of pcscd: the library's own CardMonitor thread dies with the service and never
comes back, and its `readers()` raises something that is not even its own base error. So the
context is opened anew here whenever the service says it is gone.

A card that does not answer blocks `transmit` for ever, and SCardCancel does not help: call it on a
thread that may be left behind.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from smartcard import scard

from devices.driver import LinkLost

SERVICE_SOCKET = "/run/pcscd/pcscd.comm"
"""Where pcscd listens; when it appears the service is coming up."""

_STATE_BITS = 0xFFFF
_GONE = frozenset(
    {
        scard.SCARD_E_NO_SERVICE,
        scard.SCARD_E_SERVICE_STOPPED,
        scard.SCARD_E_INVALID_HANDLE,
        scard.SCARD_F_COMM_ERROR,
        scard.SCARD_E_CANCELLED,
        scard.SCARD_F_INTERNAL_ERROR,
    }
)
_NO_NEWS = frozenset(
    {scard.SCARD_E_UNKNOWN_READER, scard.SCARD_E_READER_UNAVAILABLE, scard.SCARD_E_TIMEOUT}
)
_PROTOCOLS = scard.SCARD_PROTOCOL_T0 | scard.SCARD_PROTOCOL_T1
_PCI = {
    scard.SCARD_PROTOCOL_T0: scard.SCARD_PCI_T0,
    scard.SCARD_PROTOCOL_T1: scard.SCARD_PCI_T1,
}
_WHY = {
    scard.SCARD_E_SHARING_VIOLATION: "in_use",
    scard.SCARD_E_PROTO_MISMATCH: "unknown_protocol",
    scard.SCARD_W_UNRESPONSIVE_CARD: "unpowered",
    scard.SCARD_W_UNPOWERED_CARD: "unpowered",
}


class CardLost(Exception):
    """The card was pulled, reset or never answered sense; whoever reads begins again.

    `why`: gone, in_use, unknown_protocol, unpowered.
    """

    def __init__(self, why: str) -> None:
        super().__init__(why)
        self.why = why


@dataclass(frozen=True, slots=True)
class Slot:
    """One reader as the service sees it. `state` is its raw state with the event counter."""

    reader: str
    state: int

    @property
    def has_card(self) -> bool:
        """Whether a card lies in it, good or bad."""
        return bool(self.state & scard.SCARD_STATE_PRESENT)

    @property
    def card_count(self) -> int:
        """Changes whenever a card came or went since the reader appeared."""
        return self.state >> 16


class PcscService:
    """An open context. Raises `LinkLost` with 'no_service' when pcscd is not there (any more)."""

    def __init__(self) -> None:
        code, self._context = scard.SCardEstablishContext(scard.SCARD_SCOPE_SYSTEM)
        _raise_if_gone(code)

    def close(self) -> None:
        """Release the context; never fails."""
        scard.SCardReleaseContext(self._context)

    def readers(self) -> list[str]:
        """The names of the readers that are plugged in."""
        code, names = scard.SCardListReaders(self._context, [])
        if code == scard.SCARD_E_NO_READERS_AVAILABLE:
            return []
        _raise_if_gone(code)
        return list(names)

    def look(self, names: list[str]) -> list[Slot]:
        """How these readers are now; one that was just unplugged is left out."""
        if not names:
            return []
        asked = [(name, scard.SCARD_STATE_UNAWARE) for name in names]
        code, states = scard.SCardGetStatusChange(self._context, 0, asked)
        if code in (scard.SCARD_E_UNKNOWN_READER, scard.SCARD_E_READER_UNAVAILABLE):
            return []
        if code != scard.SCARD_E_TIMEOUT:
            _raise_if_gone(code)
        return [Slot(name, state) for name, state, _atr in states]

    def wait(self, slots: list[Slot], timeout_s: float) -> None:
        """Return when one of the readers changed, or one came or went, or after the timeout."""
        asked: list[Any] = [(slot.reader, slot.state) for slot in slots]
        # Low word 0, high word the number of readers (PC/SC-lite since 1.5).
        asked.append(("\\\\?PnP?\\Notification", len(self.readers()) << 16))
        code, _ = scard.SCardGetStatusChange(self._context, int(timeout_s * 1000), asked)
        if code not in _NO_NEWS:
            _raise_if_gone(code)

    @contextmanager
    def card_in(self, reader: str) -> Iterator[CardLine]:
        """A card, held exclusively and in one transaction. Raise `CardLost`, `LinkLost`."""
        code, card, protocol = scard.SCardConnect(
            self._context, reader, scard.SCARD_SHARE_EXCLUSIVE, _PROTOCOLS
        )
        _raise_if_lost(code)
        try:
            _raise_if_lost(scard.SCardBeginTransaction(card))
            yield CardLine(card, protocol)
            scard.SCardEndTransaction(card, scard.SCARD_LEAVE_CARD)
        finally:
            scard.SCardDisconnect(card, scard.SCARD_UNPOWER_CARD)


class CardLine:
    """Bytes to and from one card."""

    def __init__(self, card: Any, protocol: int) -> None:
        self._card = card
        self._pci = _PCI[protocol]

    def transmit(self, command: bytes) -> bytes:
        """Send a command; return the reply. Raise `CardLost`, `LinkLost`; may block for ever."""
        code, reply = scard.SCardTransmit(self._card, self._pci, list(command))
        _raise_if_lost(code)
        return bytes(reply)


def _raise_if_gone(code: int) -> None:
    if code != scard.SCARD_S_SUCCESS:
        raise LinkLost(SERVICE_SOCKET, "no_service")


def _raise_if_lost(code: int) -> None:
    if code in _GONE:
        raise LinkLost(SERVICE_SOCKET, "no_service")
    if code != scard.SCARD_S_SUCCESS:
        raise CardLost(_WHY.get(code, "gone"))
