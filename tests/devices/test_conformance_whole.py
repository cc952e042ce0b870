"""Every check of the conformance suite against every driver of ours, side by side.

One case a cell, as the table of the handbook has them. The first case starts them all; each waits
for its own. Only what was selected is played.
"""

from __future__ import annotations

import re
import threading
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from devices import own_drivers
from devices.conformance import CHECKS, Result
from devices.conformance_jobs import Cell, conform_together
from devices.social_card_reader.private_service import why_not
from kiosk.cli_devices_table import BEGIN, END

ROOT = Path(__file__).parents[2]
SLACK = 5.0
"""Other work may keep this machine busy."""
CELLS = [Cell(spec.name, check) for check in CHECKS for spec in own_drivers.OWN]
pytestmark = pytest.mark.timeout(600)


class Table:
    """The cells of one run, filled in by a thread."""

    def __init__(self, cells: list[Cell]) -> None:
        self._found: dict[Cell, Result] = {}
        self._changed = threading.Condition()
        self._is_over = False
        self._thread = threading.Thread(target=self._fill, args=(cells,), daemon=True)
        self._thread.start()

    def result(self, cell: Cell) -> Result:
        """Wait for a cell."""
        with self._changed:
            self._changed.wait_for(lambda: cell in self._found or self._is_over)
            return self._found[cell]

    def close(self) -> None:
        """Play nothing further."""
        self._is_over = True
        self._thread.join()

    def _fill(self, cells: list[Cell]) -> None:
        try:
            with closing(conform_together(cells, slack=SLACK)) as results:
                for cell, result in results:
                    with self._changed:
                        self._found[cell] = result
                        self._changed.notify_all()
                    if self._is_over:
                        return
        finally:
            with self._changed:
                self._is_over = True
                self._changed.notify_all()


@pytest.fixture(scope="module")
def table(request: pytest.FixtureRequest) -> Iterator[Table]:
    mine = (item for item in request.session.items if item.path == request.path)
    selected = {item.callspec.params["cell"] for item in mine if hasattr(item, "callspec")}
    with closing(Table([cell for cell in CELLS if cell in selected])) as table:
        yield table


@pytest.mark.parametrize("cell", CELLS, ids=lambda cell: f"{cell.driver}-{cell.check}")
def test_a_driver_keeps_a_rule(table: Table, cell: Cell) -> None:
    if cell.driver == own_drivers.SOCIAL_CARD.name and (reason := why_not()):
        pytest.skip(reason)
    found = table.result(cell)
    # What means nothing for a device is a dash there: no check may become one unseen.
    assert (found.outcome, found.why) == (_written(cell), found.why if _dash(cell) else "")


def _written(cell: Cell) -> str:
    return "skipped" if _dash(cell) else "passed"


def _dash(cell: Cell) -> bool:
    page = (ROOT / "docs" / "devices.md").read_text("utf-8")
    lines = page.partition(BEGIN)[2].partition(END)[0].strip().splitlines()
    names = [name.strip().replace(" ", "_") for name in lines[0].split("|")]
    row = next(line for line in lines if re.match(rf"\| `{cell.driver}` ", line))
    return row.split("|")[names.index(cell.check)].strip() == "–"


def test_a_worker_that_dies_fails_its_check_by_name(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.executable", "/bin/false")
    ((cell, result),) = conform_together([Cell("gm65", "reads")])
    assert cell == Cell("gm65", "reads")
    assert (result.check, result.outcome) == ("reads", "failed")
    assert result.why == "the process that played it ended with status 1"
