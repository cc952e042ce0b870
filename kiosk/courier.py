"""The courier process: `python -m kiosk.courier`, settings on standard input.

A composition root of its own: it gives the courier the platform's client and decides nothing.
Of all the kiosk's processes only this one has the network and the kiosk's credentials.
"""

from __future__ import annotations

import signal
import socket
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TypeVar

from kiosk.courier_duties import DeviceBoard, Duties, compare_books
from kiosk.domain.appointment import BookingQuestion
from kiosk.domain.fleet import CareStanding, DeviceStanding
from kiosk.domain.parked import DiscardQuestion
from kiosk.domain.phone import PhoneDoor
from kiosk.gateway import appointments
from kiosk.gateway.client import PlatformClient
from kiosk.gateway.pace import Pace
from kiosk.gateway.tls import TlsIdentity
from kiosk.lookups import (
    ASK_PROGRESS,
    BOOK_TIME,
    CANCEL_BOOKING,
    CLOSE_PHONE,
    DISCARD_PARKED,
    EXCHANGE_CODE,
    FETCH_PHOTO,
    FETCH_RETURNED,
    FIND_DUE,
    FIND_LICENCES,
    FIND_TIMES,
    HELLO,
    OPEN_PARKED,
    OPEN_PHONE,
    REPORT_CARE,
    REPORT_DEVICES,
    Nothing,
)
from kiosk.service_life import crash_with_any_thread
from kiosk.technician.network import TRY_NETWORK, try_network
from offline_cache.books import COMPARE_BOOKS, BooksCompared
from offline_cache.child import bind_to_parent
from offline_cache.courier_loop import carry, receive_settings
from offline_cache.courier_process import CourierSettings
from offline_cache.frames import PipeClosed
from offline_cache.lookup_desk import Answerer, LookupDesk, answering
from offline_cache.store import Store, StoreFault

A = TypeVar("A")


def main() -> None:
    """Carry until the kiosk closes our standard input."""
    bind_to_parent()
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    crash_with_any_thread()
    with socket.socket(fileno=0) as pipe:
        try:
            settings = receive_settings(pipe)
        except PipeClosed:
            return
        board = DeviceBoard()
        desk = LookupDesk(settings.socket_path, answerers(settings, board))
        duties = Duties(settings, partial(client_of, settings), board)
        client = client_of(settings)
        duties.start()
        try:
            carry(settings, client, pipe)
        except StoreFault as fault:
            duties.give_up(fault)
            raise
        finally:
            duties.close()
            desk.close()
            client.close()


def client_of(
    settings: CourierSettings, on_piece: Callable[[], None] = lambda: None
) -> PlatformClient:
    """A client for one thread. Without a readable token the platform says so: 401, and we keep.

    `on_piece` is called for every piece of a container that leaves.
    """
    token = settings.token
    if settings.token_file:
        try:
            token = Path(settings.token_file).read_text("ascii").strip()
        except (OSError, UnicodeDecodeError):
            token = ""
    pace = Pace(settings.upload_bytes_per_s, on_piece=on_piece)
    identity = None
    if settings.authority_file:
        # Not enrolled yet: the platform says 401, everything is kept, a technician is told.
        enrolled = Path(settings.certificate_file).is_file() and settings.certificate_file
        identity = TlsIdentity(settings.authority_file, enrolled or "")
    return PlatformClient(
        settings.url, settings.kiosk_id, token, settings.answer_keys, pace=pace, identity=identity
    )


def answerers(settings: CourierSettings, board: DeviceBoard) -> list[Answerer]:
    """Everything the kiosk may ask, and who answers."""
    with_client = partial(_with_client, settings)

    def note(devices: tuple[DeviceStanding, ...]) -> Nothing:
        board.put(devices)
        return Nothing()

    def note_care(care: CareStanding) -> Nothing:
        board.care = care
        return Nothing()

    return [
        answering(REPORT_DEVICES, note),
        answering(REPORT_CARE, note_care),
        answering(ASK_PROGRESS, lambda q: with_client(lambda c: c.progress(q))),
        answering(FETCH_RETURNED, lambda q: with_client(lambda c: c.returned(q))),
        answering(COMPARE_BOOKS, lambda _: with_client(partial(_compared, settings))),
        answering(HELLO, lambda _: with_client(lambda c: c.hello())),
        answering(
            EXCHANGE_CODE,
            lambda q: with_client(lambda c: tuple(c.exchange_code(q.code, q.licence_types))),
        ),
        answering(FIND_LICENCES, lambda q: with_client(lambda c: c.find_licences(q))),
        answering(FIND_DUE, lambda q: with_client(lambda c: c.find_due(q))),
        *_parked_answerers(settings),
        *_phone_answerers(settings),
        *_booking_answerers(settings),
        answering(
            TRY_NETWORK,
            lambda _: try_network(
                settings.url,
                lambda: with_client(lambda c: c.hello()),
                time.time,
                settings.authority_file or None,
            ),
        ),
    ]


def _parked_answerers(settings: CourierSettings) -> list[Answerer]:
    with_client = partial(_with_client, settings)

    def discard(question: DiscardQuestion) -> Nothing:
        with_client(lambda c: c.discard_parked(question))
        return Nothing()

    return [
        answering(OPEN_PARKED, lambda q: with_client(lambda c: c.open_parked(q))),
        answering(DISCARD_PARKED, discard),
    ]


def _phone_answerers(settings: CourierSettings) -> list[Answerer]:
    with_client = partial(_with_client, settings)

    def close(door: PhoneDoor) -> Nothing:
        with_client(lambda c: c.close_phone(door))
        return Nothing()

    return [
        answering(OPEN_PHONE, lambda _: with_client(lambda c: c.open_phone())),
        answering(FETCH_PHOTO, lambda q: with_client(lambda c: c.photo_piece(q))),
        answering(CLOSE_PHONE, close),
    ]


def _booking_answerers(settings: CourierSettings) -> list[Answerer]:
    with_client = partial(_with_client, settings)

    def cancel(question: BookingQuestion) -> Nothing:
        with_client(lambda c: appointments.cancel(c, question))
        return Nothing()

    return [
        answering(FIND_TIMES, lambda q: with_client(lambda c: appointments.times(c, q))),
        answering(BOOK_TIME, lambda w: with_client(lambda c: appointments.book(c, w))),
        answering(CANCEL_BOOKING, cancel),
    ]


def _compared(settings: CourierSettings, client: PlatformClient) -> BooksCompared:
    path = Path(settings.state_dir) / "store.db"
    store = Store(path, settings.store_key, migrate=False)
    try:
        return compare_books(store, client, path.parent)
    finally:
        store.close()


def _with_client(settings: CourierSettings, ask: Callable[[PlatformClient], A]) -> A:
    # One per question: it is asked on a thread of its own, and seldom.
    client = client_of(settings)
    try:
        return ask(client)
    finally:
        client.close()


if __name__ == "__main__":
    main()
