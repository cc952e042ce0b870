"""The command line as a whole: every command is there, and costs only itself."""

from __future__ import annotations

import subprocess
import sys

import pytest

from kiosk import cli


@pytest.mark.parametrize("name", cli.COMMANDS)
def test_every_command_explains_itself(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        cli.main([name, "--help"])
    assert ended.value.code == 0
    assert f"menkou {name}" in capsys.readouterr().out


def test_a_word_that_is_no_command_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        cli.main(["frobnicate"])
    assert ended.value.code == 2
    assert "frobnicate" in capsys.readouterr().err


def test_help_imports_no_command() -> None:
    asked = (
        "import sys; from kiosk import cli\ntry: cli.main(['--help'])\nexcept SystemExit: pass\n"
    )
    seen = "print([m for m in sys.modules if m.startswith(('kiosk.cli_', 'kiosk.demo', 'cv2'))])"
    # cli_edge is what all commands share: how they end.
    told = subprocess.run(
        [sys.executable, "-c", asked + seen], capture_output=True, text=True, check=True
    )
    assert told.stdout.splitlines()[-1] == "['kiosk.cli_edge']"
