"""Messages on a pipe: whole, in pieces, and nothing else."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from devices.pipe import LIMIT, BadPipeFrame, MessageBuffer, encode

_json = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53), 2**53) | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=8,
)


@given(st.lists(st.dictionaries(st.text(), _json, max_size=4), max_size=4), st.integers(1, 40))
def test_messages_arrive_whole_in_any_pieces(messages, step):
    stream, buffer = b"".join(encode(m) for m in messages), MessageBuffer()
    arrived = [m for i in range(0, len(stream), step) for m in buffer.feed(stream[i : i + step])]
    assert arrived == messages


@pytest.mark.parametrize(
    "body", [b"", b"[1]", b'"x"', b"{", b"\xff\xfe", b"[" * 100_000], ids=lambda b: repr(b[:4])
)
def test_what_is_no_json_object_is_refused_without_being_repeated(body):
    with pytest.raises(BadPipeFrame) as refused:
        MessageBuffer().feed(len(body).to_bytes(4) + body)
    assert refused.value.why in ("not JSON", "not a JSON object")


def test_an_overlong_message_is_refused_at_both_ends():
    with pytest.raises(BadPipeFrame):
        encode({"x": "y" * LIMIT})
    with pytest.raises(BadPipeFrame):
        MessageBuffer().feed((LIMIT + 1).to_bytes(4))
