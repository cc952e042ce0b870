"""A clerk's workbook becomes an item, or its author hears which cell is wrong."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from kiosk import cli
from kiosk.services.checks_report import check_report
from kiosk.services.package import check_item
from kiosk.services.visible import visible_pages
from kiosk.services.xlsform import WorkbookRefused, item_from_workbook

EXAMPLE = Path(__file__).parents[3] / "docs" / "examples" / "service-item.xlsx"


def spoiled(sheet: str, cell: str, value: object) -> bytes:
    """The example with one cell changed."""
    book = openpyxl.load_workbook(EXAMPLE)
    book[sheet][cell] = value
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


def faults_of(content: bytes) -> list[tuple[str, str]]:
    with pytest.raises(WorkbookRefused) as caught:
        item_from_workbook(content)
    assert all(fault.advice for fault in caught.value.faults)
    return [(fault.place, fault.reason) for fault in caught.value.faults]


def column(sheet: str, heading: str) -> str:
    """The letter of a column of the example."""
    book = openpyxl.load_workbook(EXAMPLE)
    return next(c.column_letter for c in book[sheet][1] if c.value == heading)


@pytest.fixture(scope="module")
def imported() -> dict[str, Any]:
    return item_from_workbook(EXAMPLE.read_bytes())


def test_the_example_is_a_good_item(imported: dict[str, Any]) -> None:
    assert check_report(json.dumps(imported).encode()) == ()


def test_words_rules_and_limits_of_the_example_are_all_there(imported: dict[str, Any]) -> None:
    asked = imported["dataSchema"]["properties"]

    assert imported["itemCode"] == "DEMO-CL-0101"
    assert imported["aliases"] == ["借轮椅", "轮椅租借"]
    assert asked["idNumber"]["format"] == "cn-id"
    assert asked["idNumber"]["x-prefill"] == ["idcard.idNumber"]
    assert (asked["months"]["minimum"], asked["months"]["maximum"]) == (1, 6)
    assert asked["months"]["x-error"]["maximum"]["en"] == "At most 6 months"
    assert asked["deliver"] == {"type": "boolean", "x-title": asked["deliver"]["x-title"]}
    assert asked["kind"]["x-choices"]["bed"] == {"zh-CN": "护理床", "en": "Care bed"}
    assert asked["carers"]["items"]["required"] == ["carerName", "carerMobile"]
    assert [m["id"] for m in imported["materials"]] == ["identity_card", "doctor_note"]


def test_a_display_rule_of_the_workbook_hides_and_requires(imported: dict[str, Any]) -> None:
    item = check_item(json.dumps(imported).encode())

    at_home = {q.name for p in visible_pages(item, {"deliver": True}) for q in p.questions}
    at_counter = {q.name for p in visible_pages(item, {"deliver": False}) for q in p.questions}

    assert at_home - at_counter == {"street", "mobile"}
    assert any(rule["then"] == {"required": ["street"]} for rule in imported["dataSchema"]["allOf"])


@pytest.mark.parametrize(
    ("cell", "value", "reason"),
    [
        (("type", 7), "select_one colours", "there is no list 'colours'"),
        (("type", 7), "geopoint", "the type 'geopoint' is not known here"),
        (("name", 7), "7th", "is no name for a question"),
        (("name", 8), "kind", "stands twice"),
        (("label::en", 7), None, "the English label is missing"),
        (("label::zh-CN", 7), None, "the Chinese label is missing"),
        (("relevant", 11), "${deliverr} = 'yes'", "there is no question 'deliverr'"),
        (("relevant", 11), "${deliver} = 'yes", "is not understood"),
        (("relevant", 11), "(" * 30 + "1", "nested too deeply"),
        (("constraint", 8), "pulldata('a', 'b')", "the function pulldata() is not known here"),
        (("format", 13), "phone", "there is no format 'phone'"),
    ],
)
def test_a_wrong_cell_is_named(cell: tuple[str, int], value: object, reason: str) -> None:
    letter = column("survey", cell[0])

    found = faults_of(spoiled("survey", f"{letter}{cell[1]}", value))

    assert any(reason in said for _, said in found), found
    assert any(
        place in (f"survey {letter}{cell[1]}", f"survey row {cell[1]}") for place, _ in found
    )


def test_all_faults_are_told_at_once() -> None:
    book = openpyxl.load_workbook(EXAMPLE)
    book["survey"]["A7"] = "geopoint"
    book["survey"]["D9"] = None
    book["settings"]["C2"] = None
    target = io.BytesIO()
    book.save(target)

    assert len(faults_of(target.getvalue())) == 3


@pytest.mark.parametrize(
    ("relevant", "shown", "hidden"),
    [
        ("${months} > 3", {"months": 4}, {"months": 3}),
        ("${kind} != 'bed'", {"kind": "walker"}, {"kind": "bed"}),
        ("${kind}='bed' and ${deliver}='yes'", {"kind": "bed", "deliver": True}, {"kind": "bed"}),
        ("${kind}='bed' or ${deliver}='yes'", {"deliver": True}, {"kind": "walker"}),
        ("not(selected(${kind}, 'bed'))", {"kind": "walker"}, {"kind": "bed"}),
        ("5 <= ${months}", {"months": 5}, {"months": 4}),
        ("${kind} != ''", {"kind": "bed"}, {}),
    ],
)
def test_display_rules_mean_what_they_say(
    relevant: str, shown: dict[str, Any], hidden: dict[str, Any]
) -> None:
    cell = f"{column('survey', 'relevant')}11"
    item = check_item(json.dumps(item_from_workbook(spoiled("survey", cell, relevant))).encode())

    def asks_street(answers: dict[str, Any]) -> bool:
        return any(q.name == "street" for p in visible_pages(item, answers) for q in p.questions)

    assert asks_street(shown)
    assert not asks_street(hidden)


def test_a_check_across_questions_becomes_a_rule() -> None:
    cell = f"{column('survey', 'constraint')}8"
    item = item_from_workbook(spoiled("survey", cell, ". < 6 or ${kind} = 'bed'"))

    (rule,) = item["dataSchema"]["x-validations"]
    assert rule["rule"] == "((form.months < 6) || (form.kind == 'bed'))"
    assert rule["fieldPath"] == "/months"
    check_item(json.dumps(item).encode())


# --- hostile workbooks ------------------------------------------------------------------------


def rezipped(change: Callable[[zipfile.ZipFile], None]) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(EXAMPLE) as source, zipfile.ZipFile(target, "w", 8) as copy:
        for name in source.namelist():
            copy.writestr(name, source.read(name))
        change(copy)
    return target.getvalue()


def test_a_formula_is_never_worked_out() -> None:
    ((place, reason),) = faults_of(spoiled("survey", "C4", '=WEBSERVICE("http://x.invalid")'))

    assert (place, reason) == ("survey C4", "there is a formula")


def test_a_workbook_that_unfolds_to_gigabytes_is_refused_unread() -> None:
    bomb = rezipped(lambda z: z.writestr("xl/media/zeros.bin", b"\x00" * 30_000_000))
    assert len(bomb) < 200_000

    assert faults_of(bomb) == [("the workbook", "unfolded it would be larger than 24 MiB")]


def test_a_part_that_lies_about_its_size_is_refused() -> None:
    content = rezipped(lambda z: z.writestr("xl/media/zeros.bin", b"\x00" * 3_000_000))
    lying = content.replace((3_000_000).to_bytes(4, "little"), (3_000).to_bytes(4, "little"))

    assert faults_of(lying)[0][0] == "the workbook"


def test_an_xml_bomb_is_refused() -> None:
    laughs = '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "ha">]><x>&a;</x>'
    content = rezipped(lambda z: z.writestr("docProps/custom.xml", laughs))

    assert faults_of(content) == [("the workbook", "a part declares a document type")]


def changed_part(name: str, change: Callable[[bytes], bytes]) -> bytes:
    """The example with one part of the archive rewritten."""
    target = io.BytesIO()
    with zipfile.ZipFile(EXAMPLE) as source, zipfile.ZipFile(target, "w", 8) as copy:
        for part in source.namelist():
            content = source.read(part)
            copy.writestr(part, change(content) if part == name else content)
    return target.getvalue()


SURVEY = "xl/worksheets/sheet1.xml"


def test_a_million_rows_are_refused_at_the_first_too_many() -> None:
    rows = b"<row/>" * 1_000_000 + b"</sheetData>"
    bomb = changed_part(SURVEY, lambda xml: xml.replace(b"</sheetData>", rows))

    assert faults_of(bomb) == [("the workbook", "a part holds far more than a form needs")]


def test_a_cell_in_the_last_corner_is_no_million_rows() -> None:
    corner = b'<row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>'
    content = changed_part(SURVEY, lambda xml: xml.replace(b"</sheetData>", corner))

    assert faults_of(content) == [("survey", "it has more than 2000 rows")]


def test_a_part_of_countless_styles_is_refused() -> None:
    styles = b"<xf/>" * 200_000 + b"</cellXfs>"
    bomb = changed_part("xl/styles.xml", lambda xml: xml.replace(b"</cellXfs>", styles))

    assert faults_of(bomb) == [("the workbook", "a part holds far more than a form needs")]


def test_a_document_type_in_another_encoding_is_not_overlooked() -> None:
    def foreign(xml: bytes) -> bytes:
        text = '<!DOCTYPE x [<!ENTITY a "ha">]>' + xml.decode().partition("?>")[2]
        return ('<?xml version="1.0" encoding="UTF-16"?>' + text).encode("utf-16")

    assert faults_of(changed_part(SURVEY, foreign)) == [
        ("the workbook", "a part is not written in UTF-8")
    ]


def test_links_to_other_workbooks_are_left_alone() -> None:
    link = (
        '<externalLink xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
        "<externalBook/></externalLink>"
    )
    content = rezipped(lambda z: z.writestr("xl/externalLinks/externalLink1.xml", link))

    assert item_from_workbook(content) == item_from_workbook(EXAMPLE.read_bytes())


@pytest.mark.parametrize(
    "content",
    [b"", b"PK\x03\x04", b"type,name,label\ntext,a,A\n", b"\xd0\xcf\x11\xe0" + b"\x00" * 600],
    ids=["empty", "cut", "csv", "old xls"],
)
def test_another_kind_of_file_is_refused(content: bytes) -> None:
    assert faults_of(content) == [("the workbook", "it is no .xlsx file, or damaged")]


def test_a_file_over_the_limit_is_refused() -> None:
    assert faults_of(b"P" * (2 * 1024 * 1024 + 1)) == [("the workbook", "it is larger than 2 MiB")]


def test_too_many_rows_are_refused() -> None:
    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet("survey")
    for n in range(2100):
        sheet.append(["text", f"q{n}"])
    target = io.BytesIO()
    book.save(target)

    assert faults_of(target.getvalue()) == [("survey", "it has more than 2000 rows")]


def test_a_workbook_without_questions_is_refused() -> None:
    target = io.BytesIO()
    openpyxl.Workbook().save(target)

    assert [reason for _, reason in faults_of(target.getvalue())] == [
        "the sheet 'survey' is missing or empty",
        "the sheet 'settings' is missing or empty",
    ]


def test_the_command_writes_a_folder_that_is_good(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "aids"
    assert cli.main(["items", "import", str(EXAMPLE), "--out", str(out)]) == 0
    assert cli.main(["items", "check", str(out), "--strict"]) == 0

    wrong = tmp_path / "wrong.xlsx"
    wrong.write_bytes(spoiled("survey", "A7", "geopoint"))
    capsys.readouterr()
    assert cli.main(["items", "import", str(wrong), "--out", str(tmp_path / "no")]) == 1
    assert "survey A7" in capsys.readouterr().out
    assert not (tmp_path / "no").exists()


def with_pictures(*rows: tuple[str, ...]) -> bytes:
    """The example with a sheet of samples."""
    book = openpyxl.load_workbook(EXAMPLE)
    sheet = book.create_sheet("pictures")
    heads = ("name", "type", "step", "label::zh-CN", "label::en", "alt::zh-CN", "alt::en")
    for row in (heads, *rows):
        sheet.append(row)
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


def test_samples_stand_on_a_sheet_of_their_own() -> None:
    row = ("step.png", "step", "1", "放上身份证。", "Lay your card down.", "读卡器", "A reader")
    item = item_from_workbook(with_pictures(row))
    assert item["pictures"] == [
        {
            "file": "pictures/step.png",
            "kind": "step",
            "step": 1,
            "alt": {"zh-CN": "读卡器", "en": "A reader"},
            "caption": {"zh-CN": "放上身份证。", "en": "Lay your card down."},
        }
    ]
    assert check_report(json.dumps(item).encode()) == ()


def test_a_sample_without_words_for_who_does_not_see_it_is_told() -> None:
    row = ("form.png", "form", "", "填好的样子。", "Filled in.", "填好的表", "")
    assert ("pictures row 2", "the English alt is missing") in faults_of(with_pictures(row))
