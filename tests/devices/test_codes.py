"""Every word that a device may say is in one table, and everything that shows words follows it."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from devices.codes import AWAY, CODES, Action, sentence
from devices.document_printer import states
from devices.driver import Capability
from devices.id_card_reader.photo import PhotoTrouble
from devices.receipt_printer.status import PrinterStatus
from devices.sheet_scanner.faults import AT_THE_SCANNER, SANE_TEXTS, ScanCode, ScanFault
from kiosk.cli_devices_codes import away_rows, rows
from kiosk.journey.identity import refusal_problem
from ui.i18n import Words
from ui.screens import ending, filling

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "devices.md").read_text("utf-8")
# The other end of the cable, the bench and the checks: what they say is for developers.
NO_DRIVERS = re.compile(
    r"simulator|_server|fake_|bench|conformance|rig\.py|recording|shim|scene|papers|sample_|voice"
    r"|loudspeaker|virtual_card|pty|links/line|usb_endpoint|usb_socket|own_drivers"
)
SINKS = {
    "LinkLost": 1, "CardRefused": 0, "ModuleFaulty": 0, "CardLost": 0, "QueueRefused": 0,
    "HostUnstartable": 0, "PrintFailed": 0, "SlipUnprintable": 0, "Refused": 0, "ScanFault": 0,
}  # fmt: skip
"""Exceptions whose argument of that number is a code."""
PASSED_ON = re.compile(
    r"\.(code|why|value|halt|hint|named)\b|^(code|status|trouble|before|ending|failed|fault)$|_jobs\b"
    r"|^(_refusal|why_lost|code_of\w*|feeder_fault)\(|^BROKER_AWAY$|^ScanCode\b"
)
"""Expressions that hand on a word which was said, and is looked for, elsewhere."""


def words_in(node: ast.expr, constants: Mapping[str, set[str]]) -> Iterator[str]:
    """The texts an expression may be; what cannot be told comes as '?' and its source."""
    match node:
        case ast.Constant(value=str(text)):
            yield text
        case ast.Constant():
            return
        case ast.IfExp():
            yield from words_in(node.body, constants)
            yield from words_in(node.orelse, constants)
        case ast.BoolOp():
            for value in node.values:
                yield from words_in(value, constants)
        case ast.Call(func=ast.Attribute(attr="get", value=table), args=[_, *usual]):
            for each in (table, *usual):
                yield from words_in(each, constants)
        case ast.Subscript():
            yield from words_in(node.value, constants)
        case ast.Name(id=name) if name in constants:
            yield from constants[name]
        case _:
            yield "?" + ast.unparse(node)


def constants_of(module: ast.Module) -> dict[str, set[str]]:
    """Texts, and values of tables of texts, that stand at the top of a module."""
    found = {}
    for line in module.body:
        target = line.target if isinstance(line, ast.AnnAssign) else None
        target = line.targets[0] if isinstance(line, ast.Assign) else target
        if not isinstance(target, ast.Name) or line.value is None:
            continue
        if isinstance(line.value, ast.Dict):
            found[target.id] = {w for v in line.value.values for w in words_in(v, {})}
        elif isinstance(line.value, ast.Constant) and isinstance(line.value.value, str):
            found[target.id] = {line.value.value}
    return found


def codes_in(node: ast.AST) -> Iterator[ast.expr]:
    """The expressions in a statement that stand where a code has to stand."""
    match node:
        case ast.Call(func=ast.Name(id=name), args=args) if len(args) > SINKS.get(name, 99):
            yield args[SINKS[name]]
        case ast.Call(func=ast.Attribute(attr="state"), args=[_, code]):
            yield code
        case ast.Dict():
            for key, value in zip(node.keys, node.values, strict=True):
                if isinstance(key, ast.Constant) and key.value == "code":
                    yield value


def said_in(path: Path) -> set[str]:
    module = ast.parse(path.read_text("utf-8"))
    constants = constants_of(module)
    return {w for node in ast.walk(module) for code in codes_in(node)
            for w in words_in(code, constants)}  # fmt: skip


DRIVERS = [p for p in sorted((ROOT / "devices").rglob("*.py"))
           if not NO_DRIVERS.search(str(p.relative_to(ROOT)))]  # fmt: skip


@pytest.mark.parametrize("path", DRIVERS, ids=lambda p: str(p.relative_to(ROOT / "devices")))
def test_every_word_a_driver_says_is_in_the_table(path: Path) -> None:
    words = said_in(path) - {""}
    untold = {w[1:] for w in words if w.startswith("?") and not PASSED_ON.search(w[1:])}
    assert untold == set()
    assert {w for w in words if not w.startswith("?")} - set(CODES) == set()


def test_the_search_finds_what_is_said() -> None:
    assert {"no_pipes"} <= said_in(ROOT / "devices" / "id_card_reader" / "usb_pipes.py")
    assert {"missing", "no_access", "in_use", "unplugged"} <= said_in(
        ROOT / "devices" / "links" / "hid_node.py"
    )
    assert {"card_left", "self_test_failed", "card_moved"} <= said_in(
        ROOT / "devices" / "id_card_reader" / "reader.py"
    )


def test_the_vocabularies_of_scanners_and_printers_are_in_the_table() -> None:
    vocabularies = (
        ScanCode, SANE_TEXTS.values(), PrinterStatus, PhotoTrouble,
        states._HALTS.values(), states._HINTS.values(),
        ("stopped", "not_accepting", "unconfirmed", "aborted", "bad_document", "cancelled",
         "cancelled_at_printer"),
        ("door_open", "battery_low", "on_battery", "ups_silent", "switches_missing"),
        ("host_lost", "host_hung", "host_garbled", "renewing", "link_lost", "broker_away"),
        ("too_long", "incomplete", "armed", "in_use", "missing", "unplugged"),
    )  # fmt: skip
    assert {str(word) for each in vocabularies for word in each} - set(CODES) == set()


def test_every_word_is_one_for_machines() -> None:
    assert all(re.fullmatch(r"[a-z][a-z0-9_]{0,31}", code) for code in CODES)


@pytest.mark.parametrize("language", ["zh-CN", "en"])
def test_everybody_has_a_sentence_for_every_word(language: str) -> None:
    words = Words(language)
    for code in CODES:
        assert words(f"tech.code.{code}")
        for capability in Capability:
            told = sentence(capability, code)
            assert not told or words(told, **{})


def test_what_only_a_technician_can_mend_is_not_asked_of_a_resident() -> None:
    asked = {code for code, m in CODES.items() if m.user_action is Action.TECHNICIAN and m.resident}
    assert asked == set()


def test_the_page_for_cards_says_what_the_table_says() -> None:
    for code in ("card_moved", "unreadable", "bad_check_digit", "not_identity_card"):
        assert refusal_problem(code) == sentence(Capability.ID_CARD, code)
    for code in ("card_moved", "unreadable", "not_social_card", "needs_platform", "card_locked",
                 "card_silent"):  # fmt: skip
        assert refusal_problem(f"social_{code}") == sentence(Capability.SOCIAL_CARD, code)


def test_the_pages_for_paper_say_what_the_table_says() -> None:
    for code in CODES:
        slip = ending._SLIP_PROBLEMS.get(code, "problem.printer_gone")
        paper = ending._PAPER_PROBLEMS.get(code, "problem.a4_gone")
        feed = filling._FEED_WORDS.get(f"feed_{code}", "feed_gone")
        assert sentence(Capability.RECEIPT, code) == slip
        assert sentence(Capability.DOCUMENT_PRINTER, code) == paper
        assert sentence(Capability.SHEET_SCANNER, code) == f"problem.{feed}"


def test_a_scan_fault_is_what_the_table_says() -> None:
    assert ScanFault(ScanCode.JAM).user_action is Action.AT_DEVICE
    assert {c for c in ScanCode if CODES[c].user_action is Action.AT_DEVICE} == AT_THE_SCANNER
    assert ScanFault(ScanCode.TRUNCATED).retryable
    assert not ScanFault(ScanCode.NO_FEEDER).retryable


def test_every_kind_of_device_can_be_away() -> None:
    assert set(AWAY) == set(Capability)


def test_the_handbook_has_the_same_table() -> None:
    chapter = PAGE[PAGE.index("## Codes") :]
    for table in (rows(Words("en")), away_rows()):
        lines = "\n".join(table)
        assert lines in chapter, f"menkou devices codes prints:\n{lines}"
