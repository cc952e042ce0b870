"""The client of the central platform: one method per request of the case protocol.

Timeouts always, retries never (they are the courier's policy), redirects never followed, and a
success counts only when the platform has signed it.
"""

from __future__ import annotations

import secrets
from base64 import b64encode
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path
from time import monotonic
from typing import TypeVar
from uuid import UUID

import requests
from requests.adapters import HTTPAdapter
from urllib3 import Retry

from kiosk import wire
from kiosk.domain.envelope import Announcement, CaseStatus, CaseTaken, ELicence, LicenceQuestion
from kiosk.domain.fleet import Heartbeat, HeartbeatHeard, LedgerCheck, LedgerPage, PlatformWord
from kiosk.domain.parked import DiscardQuestion, HandedOver, ParkQuestion, ParkTaken
from kiosk.domain.phone import LARGEST_PHOTO, LARGEST_PIECE, PhoneDoor, PhotoPiece, PieceWanted
from kiosk.domain.progress import CaseProgress, ProgressQuestion, ReturnedCase, ReturnedQuestion
from kiosk.domain.rating import Rating
from kiosk.domain.receipt import PlatformAnswer, SignedAnswer, StoredReceipt
from kiosk.domain.supplement import DueCase, DueQuestion
from kiosk.gateway.pace import Pace, UploadPart
from kiosk.gateway.replies import body_of, number_of, require_success, upload_offset
from kiosk.gateway.tls import KnownTime, PlatformAdapter, TlsIdentity
from kiosk.line import (
    BadAnswer,
    Hello,
    LineDown,
    LineFault,
    NotAuthorised,
    PlatformBusy,
    Refused,
    UploadProgress,
)
from kiosk.signed_answers import verify_answer, verify_taken, verify_word

T = TypeVar("T")

TIMEOUTS_S = (5.0, 30.0)
"""To connect, and between two bytes of the reply."""
_JSON = {"Content-Type": "application/json"}
BATCH = 200
"""Most cases in one announcement or question."""

__all__ = [
    "BadAnswer",
    "LineDown",
    "LineFault",
    "NotAuthorised",
    "PlatformBusy",
    "PlatformClient",
    "Refused",
    "open_session",
]


def open_session(
    identity: TlsIdentity | None = None, known: KnownTime | None = None
) -> requests.Session:
    """A session that never retries and takes nothing from the environment (proxies, netrc).

    With an `identity` only the platform's own authority is believed. Raises `OSError`.
    """
    session = requests.Session()
    session.trust_env = False
    if identity is not None:
        # Also here, or requests would add the public authorities to our context.
        session.verify = identity.authority_file
        session.mount("https://", PlatformAdapter(identity, known or KnownTime()))
        return session
    adapter = HTTPAdapter(max_retries=Retry(0, read=False))
    session.mount("https://", adapter)
    session.mount("http://", adapter)
    return session


class PlatformClient:
    """Talks to one platform for one kiosk. Not for use by several threads at once.

    Every method raises a `LineFault` when it does not get what it asked for.
    """

    def __init__(
        self,
        url: str,
        kiosk_id: str,
        token: str,
        answer_keys: Mapping[str, bytes],
        session: requests.Session | None = None,
        pace: Pace | None = None,
        identity: TlsIdentity | None = None,
    ) -> None:
        """`pace` bounds how fast containers leave, for lines that are paid by the byte."""
        self._pace = pace or Pace(0)
        self._url = url.rstrip("/")
        self._kiosk_id = kiosk_id
        self._answer_keys = dict(answer_keys)
        self._known = KnownTime()
        self._session = session or open_session(identity, self._known)
        self._session.headers["X-Menkou-Kiosk"] = kiosk_id
        if token:
            self._session.headers["Authorization"] = f"Bearer {token}"

    def close(self) -> None:
        """Close all connections."""
        self._session.close()

    def hello(self) -> Hello:
        """Ask whether the platform is there and what time it has. Proves nothing."""
        said = _decoded(_HelloBody, self._ask("GET", "/v1/hello", expected=(200,)))
        if said.platform_time.tzinfo is None:
            raise BadAnswer("unreadable")
        return Hello(platform_time_s=said.platform_time.timestamp(), epoch=said.epoch)

    def word(self) -> PlatformWord:
        """The platform's time, epoch and backup watermark, signed over a nonce made now.

        The time is as of our hearing it: half the round trip is added.
        """
        nonce = secrets.token_hex(16)
        begun = monotonic()
        said = self._ask("GET", f"/v1/time?nonce={nonce}", expected=(200,))
        half_s = (monotonic() - begun) / 2
        word = verify_word(_decoded(SignedAnswer, said), self._answer_keys, nonce=nonce)
        heard = replace(word, platform_time=word.platform_time + timedelta(seconds=half_s))
        self._known.learn(heard.platform_time.timestamp())
        return heard

    def post_enrolment(self, wish: bytes) -> bytes:
        """Ask for a certificate; the one request that may come from a kiosk nobody knows yet."""
        return self._ask("POST", "/v1/enrol", _JSON, wish, expected=(201,))

    def announce(self, announcements: Sequence[Announcement]) -> list[CaseStatus]:
        """Tell the platform which cases exist, at most `BATCH`, before their bodies come."""
        path = f"/v1/kiosks/{self._kiosk_id}/announce"
        return _decoded(list[CaseStatus], self._post(path, list(announcements)))

    def standings(self, case_ids: Sequence[UUID], wait_s: int = 0) -> list[CaseStatus]:
        """Ask what became of these cases, at most `BATCH`. Answers in it are not yet verified.

        The platform may take `wait_s` seconds if it has stored but not answered them (RFC 7240).
        """
        path = f"/v1/kiosks/{self._kiosk_id}/standings"
        prefer = {"Prefer": f"wait={wait_s}"} if wait_s else {}
        return _decoded(list[CaseStatus], self._post(path, list(case_ids), prefer))

    def container_offset(self, digest: str) -> UploadProgress:
        """How much of a container the platform has."""
        with self._send("HEAD", f"/v1/containers/{digest}") as reply:
            if reply.status_code == 404:
                return UploadProgress(offset=0, is_complete=False)
            require_success(reply, 200, 204)
            offset = upload_offset(reply)
            if offset is None:
                raise BadAnswer("no_offset")
            return UploadProgress(offset, reply.headers.get("Upload-Complete") == "?1")

    def send_container(
        self, path: Path, digest: str, *, size: int, offset: int, limit: int | None = None
    ) -> UploadProgress:
        """Send the bytes of a container from `offset` on, at most `limit` of them.

        A different offset on the other side is not a fault: it is the returned progress.
        """
        end = size if limit is None else min(size, offset + limit)
        headers = {
            "Upload-Offset": str(offset),
            "Upload-Complete": "?1" if end == size else "?0",
            "Content-Type": "application/partial-upload",
        }
        with path.open("rb") as file:
            file.seek(offset)
            # An empty file object would be sent chunked, without a length.
            body = UploadPart(file, end - offset, self._pace) if offset < end else b""
            with self._send("PATCH", f"/v1/containers/{digest}", headers, body) as reply:
                there = upload_offset(reply)
                if reply.status_code == 409 and there is not None:
                    return UploadProgress(there, is_complete=False)
                require_success(reply, 200, 201, 204)
                if there is None:
                    raise BadAnswer("no_offset")
                return UploadProgress(there, is_complete=there == size)

    def put_case(
        self, case_id: UUID, body: bytes, earlier: SignedAnswer | None = None
    ) -> SignedAnswer:
        """Hand a case over and return what the platform signed; see `verified_taken`.

        `earlier`: what it signed for this case before it was restored from a backup.
        """
        headers = {"Idempotency-Key": str(case_id), "Content-Type": "application/json"}
        if earlier is not None:
            headers["Menkou-Earlier-Answer"] = b64encode(wire.encode(earlier)).decode("ascii")
        path = f"/v1/cases/{case_id}"
        return _decoded(SignedAnswer, self._ask("PUT", path, headers, body, expected=(200, 201)))

    def put_cases(self, bodies: Sequence[bytes]) -> list[CaseTaken]:
        """Hand several small cases over in one request; receipts in it are not yet verified."""
        path = f"/v1/kiosks/{self._kiosk_id}/cases"
        headers = {"Content-Type": "application/x-ndjson"}
        said = self._ask("POST", path, headers, b"\n".join(bodies), expected=(200,))
        return _decoded(list[CaseTaken], said)

    def send_heartbeat(self, heartbeat: Heartbeat) -> None:
        """Say how this kiosk is."""
        said = self._post(f"/v1/kiosks/{self._kiosk_id}/heartbeat", heartbeat)
        link = heartbeat.outbox.ledger_link if heartbeat.outbox else ""
        if _decoded(HeartbeatHeard, said).ledger_link != link:
            raise BadAnswer("wrong_heartbeat")

    def compare_books(self, page: LedgerPage) -> LedgerCheck:
        """Compare a page of our books with the platform's."""
        return _decoded(LedgerCheck, self._post(f"/v1/kiosks/{self._kiosk_id}/ledger", page))

    def put_rating(self, rating: Rating) -> None:
        """Hand a rating over; the same rating again is harmless."""
        path = f"/v1/ratings/{rating.rating_id}"
        said = self._ask("PUT", path, _JSON, wire.encode(rating), expected=(200, 201))
        # A login page that says 200 to everything does not repeat our id.
        if _decoded(_RatingBody, said).rating_id != rating.rating_id:
            raise BadAnswer("wrong_rating")

    def put_parked(self, parked_id: UUID, body: bytes) -> ParkTaken:
        """Hand over a sealed form that is kept for later; the same again is harmless."""
        said = self._ask("PUT", f"/v1/parked/{parked_id}", _JSON, body, expected=(200, 201))
        taken = _decoded(ParkTaken, said)
        if taken.parked_id != parked_id or taken.until.tzinfo is None:
            raise BadAnswer("wrong_parked")
        return taken

    def open_parked(self, question: ParkQuestion) -> HandedOver:
        """The form that a code and a card open.

        Raises `Refused` with 'parked_unknown' or 'too_many_tries'.
        """
        return _decoded(HandedOver, self._post("/v1/parked/open", question))

    def discard_parked(self, question: DiscardQuestion) -> None:
        """Delete it. Raises `Refused` with 'lease_gone': it was opened elsewhere since."""
        self._post("/v1/parked/discard", question)

    def exchange_code(self, code: str, licence_types: Sequence[str]) -> list[ELicence]:
        """Exchange a resident's one-time code for references to their licences.

        Raises `Refused` with 'code_unknown' or 'code_expired'. The code is never logged.
        """
        asked = {"code": code, "licence_types": list(licence_types)}
        return _decoded(list[ELicence], self._post("/v1/licences/exchange", asked))

    def find_licences(self, question: LicenceQuestion) -> tuple[ELicence, ...]:
        """Ask for references to the licences of whoever's card was read and who agreed to it."""
        return _decoded(tuple[ELicence, ...], self._post("/v1/licences/find", question))

    def find_due(self, question: DueQuestion) -> DueCase:
        """Ask what is still due for a case.

        Raises `Refused` with 'case_unknown': there is none, or it is somebody else's.
        """
        return _decoded(DueCase, self._post("/v1/cases/due", question))

    def progress(self, question: ProgressQuestion) -> tuple[CaseProgress, ...]:
        """How far an application is. Not signed: information, never evidence."""
        said = self._post("/v1/progress", question)
        return _decoded(tuple[CaseProgress, ...], said)

    def returned(self, question: ReturnedQuestion) -> ReturnedCase:
        """A returned application of the one whose card was read."""
        return _decoded(ReturnedCase, self._post("/v1/returned", question))

    def exchange(self, path: str, value: object = None) -> bytes:
        """Send `value`, or ask for what is there without one: for families with a module."""
        if value is None:
            return self._ask("GET", path, expected=(200,))
        return self._ask("POST", path, _JSON, wire.encode(value), expected=(200, 201))

    def open_phone(self) -> PhoneDoor:
        """A place where a phone may leave photos for the visit that is under way."""
        said = self._ask("POST", f"/v1/kiosks/{self._kiosk_id}/phone", expected=(201,))
        door = _decoded(PhoneDoor, said)
        if not door.is_plausible:
            raise BadAnswer("unreadable")
        return door

    def photo_piece(self, wanted: PieceWanted) -> PhotoPiece:
        """A part of the next photo, if there is one. Raises `Refused` with 'gone'."""
        path = f"/v1/kiosks/{self._kiosk_id}/phone/{wanted.token}/next"
        headers = {"X-Menkou-Have": str(wanted.have), "X-Menkou-From": str(wanted.start)}
        with self._send("POST", path, {**headers, "X-Menkou-Most": str(LARGEST_PIECE)}) as reply:
            require_success(reply, 200, 204)
            if reply.status_code == 204:
                return PhotoPiece()
            number = number_of(reply, "X-Menkou-Photo")
            size = number_of(reply, "X-Menkou-Size")
            piece = body_of(reply, LARGEST_PIECE)
        if not number or size is None or not wanted.start < size <= LARGEST_PHOTO or not piece:
            raise BadAnswer("wrong_photo")
        return PhotoPiece(number, size, piece)

    def close_phone(self, door: PhoneDoor) -> None:
        """No more photos; those that are there are forgotten."""
        path = f"/v1/kiosks/{self._kiosk_id}/phone/{door.token}"
        self._ask("DELETE", path, expected=(204,))

    def fetch(self, path: str, *, limit: int) -> Iterator[bytes]:
        """The bytes of a file of the platform, at most `limit` of them."""
        got = 0
        with self._send("GET", path) as reply:
            require_success(reply, 200)
            for piece in reply.iter_content(64 * 1024):
                got += len(piece)
                if got > limit:
                    raise BadAnswer("too_long")
                yield piece

    def verified(self, signed: SignedAnswer, *, case_id: UUID, digest: str) -> PlatformAnswer:
        """Return the answer if a pinned key signed it for exactly this case."""
        return verify_answer(signed, self._answer_keys, case_id=case_id, digest=digest)

    def verified_taken(
        self, signed: SignedAnswer, *, case_id: UUID, digest: str
    ) -> PlatformAnswer | StoredReceipt:
        """Return the receipt or answer if a pinned key signed it for exactly this case."""
        return verify_taken(signed, self._answer_keys, case_id=case_id, digest=digest)

    def _post(self, path: str, value: object, more: Mapping[str, str] | None = None) -> bytes:
        headers = {"Content-Type": "application/json", **(more or {})}
        return self._ask("POST", path, headers, wire.encode(value), expected=(200,))

    def _ask(
        self,
        method: str,
        path: str,
        headers: Mapping[str, str] | None = None,
        body: bytes | None = None,
        *,
        expected: tuple[int, ...],
    ) -> bytes:
        with self._send(method, path, headers, body) as reply:
            require_success(reply, *expected)
            return body_of(reply)

    @contextmanager
    def _send(
        self,
        method: str,
        path: str,
        headers: Mapping[str, str] | None = None,
        body: bytes | UploadPart | None = None,
    ) -> Iterator[requests.Response]:
        try:
            with self._session.request(
                method,
                self._url + path,
                headers=headers,
                data=body,  # anything with read()
                timeout=TIMEOUTS_S,
                allow_redirects=False,
                stream=True,
            ) as reply:
                yield reply
        except requests.RequestException as fault:
            # Not the text: it names the URL, and a URL may hold a digest or an id.
            raise LineDown(_network_code(fault)) from None


@dataclass(frozen=True, slots=True)
class _RatingBody:
    rating_id: UUID


@dataclass(frozen=True, slots=True)
class _HelloBody:
    platform_time: datetime
    epoch: int


def _decoded(kind: type[T], body: bytes) -> T:
    try:
        return wire.decode(kind, body)
    except wire.BadWireValue:
        raise BadAnswer("unreadable") from None


def _network_code(fault: requests.RequestException) -> str:
    if isinstance(fault, requests.Timeout):
        return "timeout"
    if isinstance(fault, requests.exceptions.SSLError):
        return "tls"
    return "unreachable" if isinstance(fault, requests.ConnectionError) else "broken_off"
