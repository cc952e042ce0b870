"""The fault matrix in small: one row a day on a real kiosk, and that it would see a failure."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from drills.fault_cells import FAULTS, STEPS, SUBJECTS, cells, rows
from drills.fault_matrix import MatrixOutcome, fault_matrix, passes, table, write_table
from drills.fault_visit import Played
from drills.leaks import found_below
from ui.i18n import catalogue

GOOD = Played("review_pad", "freeze", "rating", "got on", True, True, True, 1.0)
ROTATION = (
    "id_card_reader/unplug/card",
    "id_card_reader/wrong checksum/card",
    "id_card_reader/unplug/guide",
    "id_card_reader/double/card",
    "code_scanner/freeze/form",
    "receipt_printer/unplug/identity",
    "sensors/freeze/guide",
)
"""Cells that need only the first steps of a visit; the whole matrix is a drill."""


def test_todays_cell_passes() -> None:
    wanted = ROTATION[datetime.now(UTC).toordinal() % len(ROTATION)]
    outcome = fault_matrix(wanted)
    assert outcome.is_clean, outcome.text()
    assert len(outcome.played) == 1
    assert outcome.searched_bytes > 100_000, "logs and databases should be there to be searched"


def test_every_rotating_cell_exists() -> None:
    for name in ROTATION:
        assert [cell.name for cell in cells(name)] == [name]


def test_every_message_is_in_the_table_of_messages() -> None:
    known = catalogue("zh-CN")
    for subject in SUBJECTS:
        for wound in subject.wounds.values():
            assert set(wound.said) <= known.keys()


def test_every_usual_fault_is_there_for_the_serial_devices() -> None:
    by_name = {subject.device: subject.wounds for subject in SUBJECTS}
    for device in ("id_card_reader", "code_scanner", "review_pad"):
        assert set(FAULTS) <= by_name[device].keys()


def test_the_matrix_is_devices_by_faults_by_steps() -> None:
    assert len(cells()) == sum(len(s.wounds) for s in SUBJECTS) * len(STEPS)
    assert {fault for _, fault, _ in rows("sensors/freeze")} == {"freeze"}


@pytest.mark.parametrize("broken", ["alive", "right", "back"])
def test_a_cell_that_breaks_one_promise_fails(broken: str) -> None:
    bad = replace(GOOD, **{broken: False})
    assert passes(GOOD)
    assert not passes(bad)
    outcome = MatrixOutcome("fault-matrix", (GOOD, bad), 0, (), 1)
    assert not outcome.is_clean
    assert "1 of 2 cells passed" in outcome.text()
    assert f"not {broken}" in outcome.text()


def test_a_missing_cell_or_a_leak_fails() -> None:
    assert MatrixOutcome("fault-matrix", (GOOD,), 0, (), 1).is_clean
    assert not MatrixOutcome("fault-matrix", (GOOD,), 1, (), 1).is_clean
    assert not MatrixOutcome("fault-matrix", (GOOD,), 0, ("out.log: 1",), 1).is_clean


def test_a_planted_name_is_found_in_every_spelling(tmp_path: Path) -> None:
    (tmp_path / "plain.log").write_text("card of 欧阳查无\n", "utf-8")
    (tmp_path / "wide.bin").write_bytes(b"\0" + "欧阳查无".encode("utf-16-le"))
    (tmp_path / "clean.log").write_text("nobody\n", "utf-8")
    assert found_below(tmp_path, ["欧阳查无"]) == ["plain.log: 1", "wide.bin: 1"]


def test_the_table_goes_between_its_marks(tmp_path: Path) -> None:
    document = tmp_path / "devices.md"
    marks = "<!-- fault matrix: written by ./dev drill fault-matrix --write -->\nold\n"
    document.write_text(f"before\n{marks}<!-- end of the fault matrix -->\nafter\n", "utf-8")
    write_table(document, MatrixOutcome("fault-matrix", (GOOD,), 0, (), 2_000_000))
    text = document.read_text("utf-8")
    assert text.startswith("before\n")
    assert text.endswith("after\n")
    assert "old" not in text
    assert "1 cells, 1 passed" in text
    assert any("`review_pad`" in line and "1/1" in line for line in table((GOOD,)))
