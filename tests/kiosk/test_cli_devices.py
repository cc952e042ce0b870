"""`menkou devices`: which driver a word means, and what a technician is told of a device."""

from __future__ import annotations

import argparse
import json
import tomllib
from pathlib import Path

import pytest

from devices.code_scanner.eager import SimulatedWedge
from kiosk import cli, cli_devices, cli_devices_long


@pytest.mark.parametrize(
    ("kind", "name"),
    [
        ("review", "review_pad"),
        ("id_card", "sam_v"),
        ("id_card_reader", "sam_v"),
        ("document_scanner", "uvc"),
        ("code", "gm65"),
        ("wedge", "wedge"),
    ],
)
def test_a_capability_means_the_driver_that_was_there_first(kind, name):
    assert cli_devices.spec_for(kind).name == name


def test_the_settings_of_a_kiosk_choose_among_the_drivers_of_a_capability(tmp_path):
    documented = (Path(__file__).parents[2] / "docs" / "settings.md").read_text("utf-8")
    example = documented.partition("### A whole kiosk.toml")[2].partition("```toml\n")[2]
    text = example.partition("```")[0] + (
        '\n[[device]]\nname = "wand"\ncapability = "code"\ndriver = "wedge"\n'
        'settings = { port = "usb:05e0:1200" }\n'
    )
    assert tomllib.loads(text)
    path = tmp_path / "kiosk.toml"
    path.write_text(text, "utf-8")
    options = argparse.Namespace(kind="code", settings=path, port="", set=[])
    chosen = cli_devices._chosen(options)
    assert (chosen.spec.name, chosen.settings["port"]) == ("wedge", "usb:05e0:1200")


def test_a_device_that_answers_is_said_to_be_ready(tmp_path, capsys):
    wedge = SimulatedWedge()
    wedge.start(tmp_path)
    port = wedge.snapshot()["port"]
    asked = ["devices", "test", "wedge", "--port", port, "--seconds", "0"]
    assert cli.main(asked) == 0
    assert "wedge: answers (ready)" in capsys.readouterr().out
    wedge.stop()


def test_everything_that_can_be_listed_as_one_object(capsys):
    assert cli.main(["devices", "list", "--json"]) == 0
    listed = json.loads(capsys.readouterr().out)
    assert {"drivers", "photo_decoders", "plugged_in", "card_readers"} == listed.keys()
    assert {"name": "sam_v", "capability": "id_card"}.items() <= next(
        driver for driver in listed["drivers"] if driver["name"] == "sam_v"
    ).items()


@pytest.mark.parametrize("verb", ["read", "test"])
def test_programs_are_told_of_a_device_that_is_away(verb, capsys):
    asked = ["devices", verb, "id_card", "--port", "/dev/no-such-reader", "--json"]
    assert cli.main(asked) == 1
    told = json.loads(capsys.readouterr().out)
    assert (told["device"], told["state"], told["code"]) == ("sam_v", "absent", "missing")


@pytest.mark.parametrize(
    ("words", "why"),
    [
        (["read", "id_card"], "sam_v: needs --port; `menkou devices list` names ports"),
        (
            ["test", "treasure"],
            "treasure: no driver of that name; `menkou devices list` names them",
        ),
        (["test", "gm65", "--port", "/x", "--set", "baud"], "--set baud: it is KEY=VALUE"),
    ],
)
def test_a_question_that_cannot_be_asked(words, why, capsys):
    assert cli.main(["devices", *words]) == 2
    assert capsys.readouterr().err == f"menkou devices: {why}\n"


@pytest.mark.parametrize("minutes", ["0", "-1", "nan", "inf"])
def test_a_burn_in_of_no_time_proves_nothing(minutes, capsys):
    with pytest.raises(SystemExit) as ended:
        cli.main(["devices", "burn-in", "--minutes", minutes])
    assert ended.value.code == 2
    assert "--minutes" in capsys.readouterr().err


def test_a_burn_in_without_settings_says_that_it_tries_simulators(monkeypatch, capsys):
    # Whoever forgot --settings would believe that the kiosk's own devices had been tried.
    monkeypatch.setattr(cli_devices_long, "catalogue", dict)
    assert cli.main(["devices", "burn-in", "--minutes", "0.0001"]) == 0
    assert "simulators are exercised" in capsys.readouterr().err
