"""`menkou devices`: which driver a word means, and what a technician is told of a device."""

from __future__ import annotations

import argparse
import tomllib
from pathlib import Path

import pytest

from devices.code_scanner.eager import SimulatedWedge
from kiosk import cli, cli_devices


@pytest.mark.parametrize(
    ("kind", "name"),
    [("review", "review_pad"), ("id_card", "sam_v"), ("code", "gm65"), ("wedge", "wedge")],
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
