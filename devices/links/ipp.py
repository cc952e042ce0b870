"""IPP messages, bytes to values and back: RFC 8010 (encoding), RFC 8011 (model).

Our own, and small: pycups is GPL and the other clients bring an event loop. Only what a client
needs; collections are read over. A printer's answer is not trusted: every length is checked, and
whatever does not add up is `BadIpp`.
"""

from __future__ import annotations

import struct
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import IntEnum
from typing import Final

LONGEST: Final = 1024 * 1024
"""Longest answer in bytes that is looked at."""

_HEAD: Final = struct.Struct(">BBHI")
_SHORT: Final = struct.Struct(">H")
_NUMBER: Final = struct.Struct(">i")
_MOST_VALUES: Final = 20_000
_VERSION: Final = (2, 0)


class Tag(IntEnum):
    """Delimiters and value syntaxes (RFC 8010, 3.5)."""

    OPERATION = 0x01
    JOB = 0x02
    END = 0x03
    PRINTER = 0x04
    UNSUPPORTED = 0x05
    INTEGER = 0x21
    BOOLEAN = 0x22
    ENUM = 0x23
    COLLECTION = 0x34
    END_COLLECTION = 0x37
    TEXT = 0x41
    NAME = 0x42
    KEYWORD = 0x44
    URI = 0x45
    CHARSET = 0x47
    LANGUAGE = 0x48
    MIME = 0x49


class Operation(IntEnum):
    """Operation ids (RFC 8011, 5.4.15)."""

    PRINT_JOB = 0x0002
    CANCEL_JOB = 0x0008
    GET_JOB_ATTRIBUTES = 0x0009
    GET_JOBS = 0x000A
    GET_PRINTER_ATTRIBUTES = 0x000B


Value = int | bool | str | bytes
Attributes = Mapping[str, tuple[Value, ...]]
Given = tuple[Tag, str, Value | tuple[str, ...]]
"""One attribute to send: syntax, name, value or several."""


class BadIpp(ValueError):
    """Not an IPP message. `why` never quotes it."""

    def __init__(self, why: str) -> None:
        super().__init__(f"unusable IPP: {why}")
        self.why = why


@dataclass(frozen=True, slots=True)
class Group:
    """Attributes under one delimiter: the operation's, a job's, the printer's."""

    tag: int
    attributes: Attributes


@dataclass(frozen=True, slots=True)
class Message:
    """`code` is an operation in a request and a status in an answer."""

    code: int
    request_id: int
    groups: tuple[Group, ...]

    @property
    def is_success(self) -> bool:
        """Whether a status says that it was done (RFC 8011: 0x0000 to 0x00FF)."""
        return self.code <= 0x00FF

    def group(self, tag: Tag) -> Attributes:
        """The attributes of the first group of a kind, empty without one."""
        return next((g.attributes for g in self.groups if g.tag == tag), {})

    def all_groups(self, tag: Tag) -> Iterator[Attributes]:
        """The attributes of each group of a kind: one for every job of a list."""
        return (g.attributes for g in self.groups if g.tag == tag)


def encode(code: int, request_id: int, groups: Iterable[tuple[Tag, Iterable[Given]]]) -> bytes:
    """A message as bytes; a document follows it directly."""
    out = bytearray(_HEAD.pack(*_VERSION, code, request_id))
    for tag, attributes in groups:
        out.append(tag)
        for syntax, name, given in attributes:
            values = given if isinstance(given, tuple) else (given,)
            for number, value in enumerate(values):
                out += _attribute(syntax, name if number == 0 else "", value)
    out.append(Tag.END)
    return bytes(out)


def decode(data: bytes) -> tuple[Message, bytes]:
    """A message and what follows it; raise `BadIpp`. Unknown syntaxes stay bytes."""
    if len(data) < _HEAD.size:
        raise BadIpp("too short")
    _, _, code, request_id = _HEAD.unpack_from(data)
    reader = _Reader(data)
    groups = tuple(reader.groups())
    return Message(code, request_id, groups), data[reader.place :]


def _attribute(syntax: Tag, name: str, value: Value) -> bytes:
    if syntax in (Tag.INTEGER, Tag.ENUM):
        coded = _NUMBER.pack(int(value))
    elif syntax is Tag.BOOLEAN:
        coded = bytes([bool(value)])
    else:
        coded = str(value).encode()
    called = name.encode("ascii")
    return bytes([syntax]) + _SHORT.pack(len(called)) + called + _SHORT.pack(len(coded)) + coded


class _Reader:
    def __init__(self, data: bytes) -> None:
        self._data = data
        self._values = 0
        self.place = _HEAD.size

    def groups(self) -> Iterator[Group]:
        tag = self._byte()
        while tag != Tag.END:
            if tag > 0x0F:
                raise BadIpp("a value outside of any group")
            attributes, following = self._attributes()
            yield Group(tag, attributes)
            tag = following

    def _attributes(self) -> tuple[Attributes, int]:
        found: dict[str, list[Value]] = {}
        latest: list[Value] | None = None
        depth = 0
        while (syntax := self._byte()) > 0x0F:
            name, content = self._field(), self._field()
            self._values += 1
            if self._values > _MOST_VALUES:
                raise BadIpp("too many values")
            if name and depth == 0:
                latest = found.setdefault(name.decode("utf-8", "replace"), [])
            if syntax == Tag.COLLECTION:
                depth += 1
            elif syntax == Tag.END_COLLECTION:
                depth -= 1
                if depth < 0:
                    raise BadIpp("a collection ends that never began")
            elif depth == 0:
                if latest is None:
                    raise BadIpp("a further value of nothing")
                latest.append(_value(syntax, content))
        if depth:
            raise BadIpp("a collection without an end")
        return {name: tuple(values) for name, values in found.items()}, syntax

    def _byte(self) -> int:
        if self.place >= len(self._data):
            raise BadIpp("ends too early")
        self.place += 1
        return self._data[self.place - 1]

    def _field(self) -> bytes:
        start = self.place + _SHORT.size
        if start > len(self._data):
            raise BadIpp("ends too early")
        (length,) = _SHORT.unpack_from(self._data, self.place)
        self.place = start + length
        if self.place > len(self._data):
            raise BadIpp("ends too early")
        return self._data[start : self.place]


def _value(syntax: int, content: bytes) -> Value:
    if syntax in (Tag.INTEGER, Tag.ENUM):
        if len(content) != _NUMBER.size:
            raise BadIpp("a number of the wrong length")
        return int(_NUMBER.unpack(content)[0])
    if syntax == Tag.BOOLEAN:
        if len(content) != 1:
            raise BadIpp("a truth value of the wrong length")
        return content != b"\0"
    if 0x40 <= syntax <= 0x4F:
        return content.decode("utf-8", "replace")
    return content
