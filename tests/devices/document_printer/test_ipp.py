"""IPP bytes: an answer after RFC 8010's example, what we write, and whatever else may come."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from devices.document_printer.states import JobState, PrinterStanding, ending_of, standing_of
from devices.links.ipp import BadIpp, Operation, Tag, decode, encode

# After the example of RFC 8010, appendix A.2: the successful answer to a Print-Job.
RFC_ANSWER = bytes.fromhex(
    "0101 0000 00000001 01"
    "47 0012 617474726962757465732d63686172736574 0005 7574662d38"
    "48 001b 617474726962757465732d6e61747572616c2d6c616e6775616765 0005 656e2d7573"
    "41 000e 7374617475732d6d657373616765 000d 7375636365737366756c2d6f6b"
    "02"
    "21 0006 6a6f622d6964 0004 00000093"
    "45 0007 6a6f622d757269 0019 6970703a2f2f7072696e7465722e6578616d706c652e63"
    "6f6d"
    "23 0009 6a6f622d7374617465 0004 00000003"
    "03".replace(" ", "")
)


def test_an_answer_like_the_one_in_the_rfc() -> None:
    message, rest = decode(RFC_ANSWER)
    assert message.is_success
    assert rest == b""
    job = message.group(Tag.JOB)
    assert (job["job-id"], job["job-state"]) == ((147,), (JobState.PENDING,))
    assert message.group(Tag.OPERATION)["attributes-charset"] == ("utf-8",)
    assert message.group(Tag.PRINTER) == {}


def test_what_is_written_is_read_and_the_document_follows() -> None:
    coded = encode(
        Operation.PRINT_JOB,
        7,
        [
            (Tag.OPERATION, [(Tag.KEYWORD, "many", ("a", "b")), (Tag.BOOLEAN, "yes", True)]),
            (Tag.JOB, [(Tag.INTEGER, "n", -5), (Tag.NAME, "name", "受理通知书")]),
        ],
    )
    message, rest = decode(coded + b"%PDF")
    assert (message.code, message.request_id, rest) == (Operation.PRINT_JOB, 7, b"%PDF")
    assert message.group(Tag.OPERATION) == {"many": ("a", "b"), "yes": (True,)}
    assert message.group(Tag.JOB) == {"n": (-5,), "name": ("受理通知书",)}


def attribute(tag: int, name: bytes, value: bytes) -> bytes:
    size = len(name).to_bytes(2, "big"), len(value).to_bytes(2, "big")
    return bytes([tag]) + size[0] + name + size[1] + value


HEAD = bytes.fromhex("0200000000000001") + b"\x04"


def test_collections_are_read_over_with_what_is_inside() -> None:
    inner = attribute(0x34, b"", b"") + attribute(0x4A, b"", b"x") + attribute(0x37, b"", b"")
    body = (
        attribute(0x34, b"media-col", b"")
        + attribute(0x4A, b"", b"media-size")
        + inner
        + attribute(0x37, b"", b"")
        + attribute(0x44, b"after", b"kept")
    )
    message, _ = decode(HEAD + body + b"\x03")
    assert message.group(Tag.PRINTER) == {"media-col": (), "after": ("kept",)}


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"\x44",
        b"\x44\x00\x05abc",
        attribute(0x44, b"", b"value of nothing") + b"\x03",
        attribute(0x21, b"number", b"\x01") + b"\x03",
        attribute(0x22, b"truth", b"") + b"\x03",
        attribute(0x37, b"", b"") + b"\x03",
        attribute(0x34, b"open", b"") + b"\x03",
        attribute(0x44, b"many", b"") * 20_001 + b"\x03",
    ],
    ids=["nothing", "tag", "cut", "nameless", "number", "truth", "closing", "open", "many"],
)
def test_what_does_not_add_up_is_refused(body: bytes) -> None:
    with pytest.raises(BadIpp):
        decode(HEAD + body)


@settings(max_examples=1500, deadline=None)
@given(st.binary(max_size=120), st.integers(0, len(RFC_ANSWER)), st.integers(0, 12))
def test_any_bytes_are_a_message_or_refused(noise: bytes, at: int, gone: int) -> None:
    for data in (noise, RFC_ANSWER[:at] + noise + RFC_ANSWER[at + gone :], RFC_ANSWER[:at]):
        try:
            message, rest = decode(data)
        except BadIpp:
            continue
        assert len(rest) < len(data)
        for group in message.groups:
            assert all(isinstance(values, tuple) for values in group.attributes.values())


@pytest.mark.parametrize(
    ("state", "reasons", "ending"),
    [
        (JobState.PENDING, "none", None),
        (JobState.PROCESSING, "job-printing", None),
        (JobState.STOPPED, "printer-stopped", None),
        (JobState.COMPLETED, "job-completed-successfully", ""),
        (JobState.COMPLETED, "job-completed-with-errors", "unconfirmed"),
        (JobState.COMPLETED, "job-canceled-at-device", "cancelled_at_printer"),
        (JobState.CANCELED, "job-canceled-by-user", "cancelled"),
        (JobState.CANCELED, "none", "cancelled_at_printer"),
        (JobState.ABORTED, "document-format-error", "bad_document"),
        (JobState.ABORTED, "aborted-by-system", "aborted"),
    ],
)
def test_how_a_job_ended(state: int, reasons: str, ending: str | None) -> None:
    assert ending_of({"job-state": (state,), "job-state-reasons": (reasons,)}) == ending


def test_a_printer_without_a_word_about_jobs_has_none_that_ended() -> None:
    assert ending_of({}) is None


@pytest.mark.parametrize(
    ("state", "reason", "standing"),
    [
        (3, "none", PrinterStanding()),
        (3, "media-empty-error", PrinterStanding("paper_out", "paper_out")),
        (3, "media-empty-warning", PrinterStanding("", "paper_out")),
        (5, "media-jam-warning", PrinterStanding("jam", "jam")),
        (3, "media-jam-warning", PrinterStanding("", "jam")),
        (5, "none", PrinterStanding("stopped")),
        (4, "toner-low-report", PrinterStanding("", "", "toner_low")),
        (3, "offline", PrinterStanding("offline", "offline")),
        (3, "com.vendor.something-strange", PrinterStanding()),
    ],
)
def test_what_a_printer_says_of_itself(state: int, reason: str, standing: object) -> None:
    said = {"printer-state": (state,), "printer-state-reasons": (reason,)}
    assert standing_of(said) == standing


def test_a_queue_that_takes_no_jobs_or_no_pdf() -> None:
    assert standing_of({"printer-is-accepting-jobs": (False,)}).halt == "not_accepting"
    assert not standing_of({"document-format-supported": ("image/pwg-raster",)}).takes_pdf
