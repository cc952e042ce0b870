"""Documents that name keys, fields, files or commands say what is there, and all of it."""

from __future__ import annotations

import dataclasses
import re
import tomllib
import typing
from pathlib import Path

import msgspec
import pytest

from central.settings import Settings as CentralSettings
from central.settings import read_settings
from devices.code_scanner.hid_pos import PosSettings
from devices.code_scanner.plain import PlainSettings
from devices.code_scanner.scanner import ScannerSettings
from devices.code_scanner.wedge import WedgeSettings
from devices.document_printer.printer import PrinterSettings as A4Settings
from devices.document_scanner.camera import CameraSettings
from devices.driver import Capability
from devices.id_card_reader.reader import ReaderSettings
from devices.id_card_reader.usb_reader import UsbReaderSettings
from devices.receipt_printer.printer import PrinterSettings
from devices.review_pad.keys import KeyPadSettings
from devices.review_pad.pad import PadSettings
from devices.sensors.sensors import SensorSettings
from devices.sheet_scanner.feeds import ScannerSettings as SheetSettings
from devices.signature_pad.pad import PenPadSettings
from devices.social_card_reader.reader import SocialReaderSettings
from kiosk.flight_log import LogEvent
from kiosk.journey.states import State
from kiosk.settings import Settings as KioskSettings
from kiosk.settings import parse_settings

ROOT = Path(__file__).parents[2]
DOCUMENTS = sorted(
    [*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md"), *ROOT.glob("items/**/*.md")],
)
SETTINGS = (ROOT / "docs" / "settings.md").read_text("utf-8")
LOG = (ROOT / "docs" / "log.md").read_text("utf-8")
README = (ROOT / "README.md").read_text("utf-8")

_ROW = re.compile(r"^\| `(\w+)` \|(.*)\|$", re.MULTILINE)
_LINK = re.compile(r"\]\(([^)\s]+)\)|<(?:img|a)\s[^>]*(?:src|href)=\"([^\"]+)\"")
_CODE = re.compile(r"```.*?```|`[^`\n]*`", re.DOTALL)
TOP = {"kiosk.toml": KioskSettings, "central.toml": CentralSettings}


def sections(text: str, mark: str) -> dict[str, str]:
    """The text below each heading of one level, by heading."""
    parts = re.split(rf"^{mark} (.+)$", text, flags=re.MULTILINE)
    return dict(zip(parts[1::2], parts[2::2], strict=True))


def tables_of(kind: type) -> dict[str, type]:
    """The tables of a settings file as the document heads them, with what each may hold."""
    found = {"Top of the file": kind}
    for field in msgspec.structs.fields(kind):
        inner = field.type
        inside = [t for t in typing.get_args(inner) if isinstance(t, type)]
        if isinstance(inner, type) and issubclass(inner, msgspec.Struct):
            found[f"[{field.name}]"] = inner
        elif inside and issubclass(inside[0], msgspec.Struct):
            found[f"[[{field.name}]]"] = inside[0]
    if kind is KioskSettings:
        del found["Top of the file"]  # it holds tables only
    return found


def in_toml(value: object) -> str:
    """A default as the document writes it."""
    match value:
        case None:
            return "none"
        case bool():
            return f"`{str(value).lower()}`"
        case str():
            return f'`"{value}"`'
        case () | []:
            return "`[]`"
        case {}:
            return "`{}`"
        case tuple():
            return f"`{list(value)}`"
        case _:
            return f"`{value}`"


def default_of(field: msgspec.structs.FieldInfo) -> str:
    if field.required:
        return "required"
    made = field.default_factory
    return in_toml(field.default if made is msgspec.NODEFAULT else made())


def plain_keys(kind: type) -> dict[str, str]:
    """Key to default, without the keys that are tables of their own."""
    fields = msgspec.structs.fields(kind)
    tables = {
        f.name for f in fields if isinstance(f.type, type) and issubclass(f.type, msgspec.Struct)
    }
    return {f.name: default_of(f) for f in fields if f.name not in tables}


CASES = [(file, table) for file, kind in TOP.items() for table in tables_of(kind)]


@pytest.mark.parametrize(("file", "table"), CASES)
def test_every_settings_key_is_documented_with_its_default(file: str, table: str) -> None:
    part = sections(sections(SETTINGS, "##")[file], "###")[table]
    rows = {key: rest.replace("\\|", "").split("|")[1].strip() for key, rest in _ROW.findall(part)}
    wanted = plain_keys(tables_of(TOP[file])[table])
    drivers = {key for key in rows if table == "[[device]]" and key not in wanted}
    assert drivers <= set(DRIVER_SETTINGS)
    assert {key: rows.get(key) for key in wanted} == wanted
    assert set(rows) - drivers == set(wanted)


@pytest.mark.parametrize("file", TOP)
def test_no_table_of_the_settings_is_made_up(file: str) -> None:
    told = {h for h in sections(sections(SETTINGS, "##")[file], "###") if h.startswith("[")}
    assert told == {t for t in tables_of(TOP[file]) if t.startswith("[")}


DRIVER_SETTINGS = {
    Capability.ID_CARD: ReaderSettings,
    Capability.SOCIAL_CARD: SocialReaderSettings,
    Capability.SENSORS: SensorSettings,
    Capability.CODE: ScannerSettings,
    Capability.REVIEW: PadSettings,
    Capability.RECEIPT: PrinterSettings,
    Capability.DOCUMENT: CameraSettings,
    Capability.SHEET_SCANNER: SheetSettings,
    Capability.DOCUMENT_PRINTER: A4Settings,
    "sam_v_usb": UsbReaderSettings,
    "line_scanner": PlainSettings,
    "hid_pos": PosSettings,
    "wedge": WedgeSettings,
    "review_keys": KeyPadSettings,
    Capability.SIGNATURE: PenPadSettings,
}
"""By capability, or by the name of a further driver of one."""


def test_every_capability_has_a_documented_driver() -> None:
    assert set(Capability) <= set(DRIVER_SETTINGS)


@pytest.mark.parametrize("row_name", DRIVER_SETTINGS)
def test_every_setting_of_a_driver_is_documented_with_its_default(row_name: str) -> None:
    table = sections(sections(SETTINGS, "##")["kiosk.toml"], "###")["[[device]]"]
    row = dict(_ROW.findall(table))[row_name]
    for field in dataclasses.fields(DRIVER_SETTINGS[row_name]):
        _, known, said = row.partition(f"`{field.name}`")
        assert known, field.name
        if field.default is not dataclasses.MISSING:
            usual = list(field.default) if isinstance(field.default, tuple) else field.default
            assert str(usual) in said.partition(";")[0], field.name


def example(file: str) -> str:
    part = sections(sections(SETTINGS, "##")[file], "###")[f"A whole {file}"]
    found = re.search(r"```toml\n(.*?)```", part, re.DOTALL)
    assert found is not None
    return found[1]


def test_the_example_kiosk_file_is_good_and_whole() -> None:
    parse_settings(example("kiosk.toml").encode(), "docs/settings.md")
    assert keys_left_out(KioskSettings, tomllib.loads(example("kiosk.toml"))) == set()


def test_the_example_central_file_is_good_and_whole(tmp_path: Path) -> None:
    path = tmp_path / "central.toml"
    path.write_text(example("central.toml"), "utf-8")
    read_settings(path)
    assert keys_left_out(CentralSettings, tomllib.loads(path.read_text("utf-8"))) == set()


def keys_left_out(kind: type, written: dict[str, object]) -> set[str]:
    left_out = set()
    for heading, table in tables_of(kind).items():
        name = heading.strip("[]")
        held = written.get(name, {}) if heading.startswith("[") else written
        used = set().union(*held) if isinstance(held, list) else set(held)  # type: ignore[call-overload]
        left_out |= {f"{heading} {key}" for key in plain_keys(table) if key not in used}
    return left_out


@pytest.mark.parametrize("event", typing.get_args(LogEvent), ids=lambda e: e.__name__)
def test_every_log_event_is_documented_field_by_field(event: type) -> None:
    part = sections(LOG, "###")[event.__name__]
    told = [key for key, _ in _ROW.findall(part.partition("\n## ")[0])]
    assert told == [field.name for field in dataclasses.fields(event)]


def test_every_stage_a_log_can_name_is_documented() -> None:
    row = dict(_ROW.findall(sections(LOG, "###")["StageEntered"]))["stage"]
    assert set(re.findall(r"`(\w+)`", row)) == {stage.__name__ for stage in typing.get_args(State)}


def test_no_log_event_is_made_up() -> None:
    assert set(sections(LOG, "###")) == {event.__name__ for event in typing.get_args(LogEvent)}


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda d: str(d.relative_to(ROOT)))
def test_every_relative_link_leads_somewhere(document: Path) -> None:
    text = _CODE.sub("", document.read_text("utf-8"))
    for target in (first or second for first, second in _LINK.findall(text)):
        if re.match(r"[a-z]+:", target):
            continue
        path, _, place = target.partition("#")
        aim = (document.parent / path) if path else document
        assert aim.exists(), target
        assert not place or place in anchors(aim), target


def anchors(document: Path) -> set[str]:
    """The anchors of the headings, as GitHub, Gitee and GitLab make them."""
    heads = re.findall(r"^#+ (.+)$", document.read_text("utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", head.lower()).replace(" ", "-") for head in heads}


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda d: str(d.relative_to(ROOT)))
def test_no_document_knows_the_machine_it_was_written_on(document: Path) -> None:
    text = document.read_text("utf-8")
    assert re.findall(r"/(?:work|home|root|tmp|Users|mnt)/[\w.-]+", text) == []


def test_every_dev_command_named_in_a_document_exists() -> None:
    script = (ROOT / "dev").read_text("utf-8")
    known = set(re.findall(r"^  ([a-z]+)(?: \|[^)]*)?\) ", script, re.MULTILINE))
    for document in DOCUMENTS:
        named = set(re.findall(r"\./dev ([a-z]+)", document.read_text("utf-8")))
        assert named <= known, document.name
    assert {"run", "test"} <= set(re.findall(r"\./dev ([a-z]+)", README))


def test_every_option_the_readme_shows_is_one_of_the_demonstration() -> None:
    options = (ROOT / "kiosk" / "demo.py").read_text("utf-8")
    shown = set(re.findall(r"\./dev run[^\n`]*", README))
    for option in {o for line in shown for o in re.findall(r"--[a-z-]+", line)}:
        assert f'"{option}"' in options, option


def test_every_code_name_of_the_glossary_is_in_the_code() -> None:
    text = (ROOT / "docs" / "glossary.md").read_text("utf-8")
    rows = [line.split("|") for line in text.splitlines() if line.startswith("| ")]
    names = {name for row in rows if len(row) > 3 for name in re.findall(r"`([\w.]+)`", row[2])}
    folders = ("kiosk", "devices", "ui", "offline_cache", "central")
    code = "\n".join(p.read_text("utf-8") for f in folders for p in (ROOT / f).rglob("*.py"))
    assert len(names) > 30
    assert {n for n in names if not re.search(rf"\b{n.split('.')[-1]}\b", code)} == set()


def test_pictures_are_small_enough_to_clone() -> None:
    pictures = sorted((ROOT / "docs" / "screens").glob("*.png"))
    assert pictures
    assert [p.name for p in pictures if p.stat().st_size > 120 * 1024] == []
    assert [p.name for p in pictures if f"screens/{p.name}" not in README] == []
