"""Asks one social security card for its records, in the order that suits most cards.

Reads only: the driver has no command that could try a PIN, because three wrong ones lock a card.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from devices.social_card_reader.card_text import BadCardText, decode_card, version_of
from devices.social_card_reader.frames import (
    LENGTHS,
    Answer,
    BadAnswer,
    File,
    Record,
    Sw,
    Tag,
    decode_answer,
    decode_record,
    get_response,
    read_by_number,
    read_by_tag,
    select_application,
    select_file,
    with_length,
)
from kiosk.domain.social_card import SocialCard

Transmit = Callable[[bytes], bytes]
"""Sends one command to the card and returns its reply."""

_LONGEST_CHAIN = 16
_NEEDS_KEYS = (Sw.SECURITY, Sw.CONDITIONS)
_NOT_THIS_CARD = (
    Sw.FILE_NOT_FOUND,
    Sw.FUNCTION_NOT_SUPPORTED,
    Sw.WRONG_INS,
    Sw.WRONG_CLA,
    Sw.WRONG_LENGTH,
)
_ISSUER_TAGS = (
    Tag.CARD_ID,
    Tag.CARD_CLASS,
    Tag.SPEC_VERSION,
    Tag.INITIALISER,
    Tag.ISSUED_ON,
    Tag.VALID_UNTIL,
    Tag.CARD_NUMBER,
)
_HOLDER_TAGS = (
    Tag.SOCIAL_NUMBER,
    Tag.NAME,
    Tag.NAME_EXTENSION,
    Tag.SEX,
    Tag.NATION,
    Tag.BIRTHPLACE,
    Tag.BIRTH_DATE,
)
_REQUIRED = {File.ISSUER: Tag.CARD_NUMBER, File.HOLDER: Tag.SOCIAL_NUMBER}


class CardRefused(Exception):
    """This card cannot be used.

    `code`: not_social_card, needs_platform, card_locked or unreadable.
    """

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


class CardSwapped(Exception):
    """The card at the end is not the card at the beginning: forget everything, start over."""


class Conversation:
    """One card in the reader. `transmit` may raise its link's own errors; they pass through."""

    def __init__(self, transmit: Transmit) -> None:
        self._transmit = transmit

    def read(self) -> SocialCard:
        """Read the whole card; raise `CardRefused`, `CardSwapped`, `BadAnswer`."""
        self._open()
        issuer = self._file(File.ISSUER, _ISSUER_TAGS)
        if not issuer:
            raise CardRefused("unreadable")
        if version_of(issuer).startswith("3"):
            raise CardRefused(
                "needs_platform"
            )  # its holder's file opens to the ministry's keys only
        holder = self._file(File.HOLDER, _HOLDER_TAGS)
        # A quick swap shows nowhere else: the old connection goes on, with the new card.
        self._open()
        if self._file(File.ISSUER, _ISSUER_TAGS) != issuer:
            raise CardSwapped
        try:
            return decode_card(issuer, holder)
        except BadCardText:
            raise CardRefused("unreadable") from None

    def _open(self) -> None:
        answer = self._ask(select_application())
        if answer.sw in _NOT_THIS_CARD:
            raise CardRefused("not_social_card")
        if answer.sw == Sw.PIN_BLOCKED:
            raise CardRefused("card_locked")
        if answer.sw != Sw.OK:
            raise BadAnswer("select")

    def _file(self, file: File, tags: Sequence[Tag]) -> dict[int, bytes]:
        """Records of a file by their tags, by the first way of asking that the card understands."""
        answer = self._ask(select_file(file))
        _raise_if_closed(answer.sw)
        ways = [self._by_number(file, tags, selected=False)]
        if answer.sw == Sw.OK:
            ways = [
                self._by_number(file, tags, selected=True),
                self._by_tag(file, tags, selected=True),
                *ways,
            ]
        ways.append(self._by_tag(file, tags, selected=False))
        best: dict[int, bytes] = {}
        for way in ways:
            found = {record.tag: record.value for record in way if record.tag in tags}
            best = max(best, found, key=len)
            if _REQUIRED[file] in found:
                return found
        return best

    def _by_number(self, file: File, tags: Sequence[Tag], *, selected: bool) -> Iterator[Record]:
        # Versions differ in which number a record has, so the expected length is a guess that
        # the card corrects; what a record is about only its own tag says.
        where = None if selected else file
        for number, tag in enumerate(tags, start=1):
            record = self._record(read_by_number(number, LENGTHS[tag] + 2, where))
            if record is None:
                return
            yield record

    def _by_tag(self, file: File, tags: Sequence[Tag], *, selected: bool) -> Iterator[Record]:
        where = None if selected else file
        for tag in tags:
            record = self._record(read_by_tag(tag, LENGTHS[tag] + 2, where))
            if record is not None:
                yield record

    def _record(self, apdu: bytes) -> Record | None:
        answer = self._ask(apdu)
        if answer.sw == Sw.WRONG_LENGTH:
            answer = self._ask(with_length(apdu, 0))
        _raise_if_closed(answer.sw)
        return decode_record(answer.data) if answer.sw == Sw.OK else None

    def _ask(self, apdu: bytes) -> Answer:
        """Send one command; a T=0 card's "61 xx" and "6C xx" are followed up."""
        answer = decode_answer(self._transmit(apdu))
        if answer.sw >> 8 == 0x6C:
            answer = decode_answer(self._transmit(with_length(apdu, answer.sw & 0xFF)))
        data = answer.data
        for _ in range(_LONGEST_CHAIN):
            if answer.sw >> 8 != 0x61:
                return Answer(data, answer.sw)
            answer = decode_answer(self._transmit(get_response(answer.sw & 0xFF)))
            data += answer.data
        raise BadAnswer("chain")


def _raise_if_closed(sw: int) -> None:
    if sw in _NEEDS_KEYS:
        raise CardRefused("needs_platform")
    if sw == Sw.PIN_BLOCKED:
        raise CardRefused("card_locked")
