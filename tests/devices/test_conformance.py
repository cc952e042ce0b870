"""Every driver of ours keeps the rules; and a driver that breaks one is found out."""

from __future__ import annotations

import dataclasses
import re
import tomllib
from pathlib import Path

import pytest

from devices import own_drivers
from devices.catalogue import NoSuchDriver, Practice, catalogue, dotted, spec_of
from devices.conformance import CHECKS, conform
from kiosk.cli_devices_table import BEGIN, END, rows

ROOT = Path(__file__).parents[2]
SLACK = 5.0
"""Other work may keep this machine busy."""


def outcomes(spec, checks) -> dict[str, str]:
    return {r.check: r.outcome + (f": {r.why}" if r.why else "")
            for r in conform(spec, checks, slack=SLACK)}  # fmt: skip


def test_our_drivers_are_registered_like_anybodys():
    table = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    registered = table["project"]["entry-points"]["menkou.drivers"]
    named = {spec.name for spec in own_drivers.OWN}
    assert set(registered) == named
    assert named <= set(catalogue())


def test_a_registered_name_stands_for_its_class():
    assert dotted("sam_v") == "devices.id_card_reader.reader:SamVReader"
    assert dotted("a.b:C") == "a.b:C"
    assert dotted("unheard_of") == "unheard_of"
    with pytest.raises(NoSuchDriver):
        spec_of("unheard_of")


def test_the_table_of_the_handbook_names_every_driver_and_nothing_red():
    page = (ROOT / "docs" / "devices.md").read_text("utf-8")
    table = page.partition(BEGIN)[2].partition(END)[0]
    assert "**no**" not in table
    assert set(re.findall(r"^\| `(\w+)`", table, re.M)) == {s.name for s in own_drivers.OWN}
    heads = table.strip().splitlines()[0]
    assert all(name.replace("_", " ") in heads for name in CHECKS)


def test_a_red_cell_is_seen_in_the_table():
    lines = list(rows({"odd": {"reads": "failed", "busy_port": "passed"}}))
    assert lines[-1] == "| `odd` | **no** | yes |"


def test_a_check_that_means_nothing_says_why():
    done = outcomes(own_drivers.ESC_POS, ("unplugged_while_wanted",))
    assert done["unplugged_while_wanted"].startswith("skipped: ")


def test_a_driver_without_a_simulator_is_not_judged():
    spec = dataclasses.replace(own_drivers.GM65, simulator="")
    assert outcomes(spec, ("reads",)) == {"reads": "skipped: the driver has no simulator"}


TALKATIVE = """
import sys
from devices.code_scanner.scanner import SerialScanner
class Talkative(SerialScanner):
    def serve(self, desk):
        class Loud:
            def __getattr__(self, name):
                return getattr(desk, name)
            def report(self, kind, body):
                print(body.get("text"), file=sys.stderr, flush=True)
                desk.report(kind, body)
        super().serve(Loud())
"""
DEAF = """
from devices.driver import DeviceState
class Deaf:
    def __init__(self, settings): pass
    def serve(self, desk):
        desk.state(DeviceState.READY)
        while True:
            desk.next_command(1)
"""


@pytest.mark.parametrize(
    ("source", "name", "check", "why"),
    [
        (TALKATIVE, "Talkative", "nothing_personal_said", "something that was read stands in"),
        (DEAF, "Deaf", "busy_port", "not absent or fault"),
        (DEAF, "Deaf", "unplugged_while_idle", "not absent or fault"),
    ],
)
def test_a_driver_that_breaks_a_rule_is_found(tmp_path, monkeypatch, source, name, check, why):
    (tmp_path / "planted_driver.py").write_text(source, "utf-8")
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    spec = dataclasses.replace(own_drivers.GM65, driver=f"planted_driver:{name}")
    (result,) = conform(spec, (check,), slack=0.1 if name == "Deaf" else SLACK)
    assert result.outcome == "failed"
    assert why in result.why


def test_every_check_says_what_it_demands():
    assert all((check.__doc__ or "").strip() for check in CHECKS.values())


def test_the_secrets_of_a_practice_are_not_in_its_repr():
    assert "13800138000" not in repr(Practice("arm", "x", secrets=("13800138000",)))


def test_the_handbook_plays_every_check_and_names_tests_that_exist():
    page = (ROOT / "docs" / "devices.md").read_text("utf-8").partition("## Conformance")[2]
    table = page.partition("| situation | check |")[2].partition("\n\n")[0]
    named = re.findall(r"`([\w/.:]+)`", table)
    tests = {name for name in named if "::" in name}
    for name in tests:
        path, _, test = name.partition("::")
        assert f"def {test}(" in (ROOT / path).read_text("utf-8"), name
    assert set(named) - tests | {"reads"} == set(CHECKS)
