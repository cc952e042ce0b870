"""One codec for disk, pipe and network: canonical JSON of the domain's dataclasses.

Canonical means sorted keys and no spaces, so equal values are equal bytes and a digest over
them is stable. Dates are ISO 8601, bytes are base64, enums their values.
"""

from __future__ import annotations

from typing import Any, TypeVar

import msgspec

T = TypeVar("T")

_encoder = msgspec.json.Encoder(order="sorted")


class BadWireValue(ValueError):
    """Bytes that are not the value they should be. `place` says where (a JSONPath)."""

    def __init__(self, expected: str, why: str) -> None:
        super().__init__(f"not a valid {expected}: {why}")
        self.expected = expected
        self.why = why


def encode(value: object) -> bytes:
    """Return the canonical bytes of a value."""
    return _encoder.encode(value)


def decode(kind: type[T], data: bytes) -> T:
    """Return the value of type `kind` that `data` holds; raise `BadWireValue` otherwise.

    The message never repeats the offending value, which may be personal.
    """
    try:
        return msgspec.json.decode(data, type=kind)
    except RecursionError:
        raise BadWireValue(kind.__name__, "nested too deeply") from None
    except (msgspec.DecodeError, UnicodeDecodeError) as fault:
        raise BadWireValue(kind.__name__, _without_values(str(fault))) from None


def to_builtins(value: object) -> Any:
    """Return `value` as plain dicts, lists and scalars, ready for JSON."""
    return msgspec.to_builtins(value)


def convert(kind: type[T], data: object) -> T:
    """Return plain data as a value of type `kind`; raise `BadWireValue` otherwise."""
    try:
        return msgspec.convert(data, type=kind)
    except msgspec.ValidationError as fault:
        raise BadWireValue(kind.__name__, _without_values(str(fault))) from None


def _without_values(message: str) -> str:
    # msgspec quotes only enum values: "Invalid enum value 'x'". Drop what is in quotes there.
    return message.partition("'")[0].rstrip() if message.startswith("Invalid enum") else message
