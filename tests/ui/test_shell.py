"""The shell tells QML what changed, once, and turns what QML says into plain Python."""

from __future__ import annotations

from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from ui.shell import Shell, UnknownSettingError


def test_another_screen_is_announced_once_with_its_properties(qtbot: QtBot) -> None:
    shell = Shell()
    seen: list[tuple[str, dict[str, Any]]] = []
    shell.screenNameChanged.connect(lambda: seen.append((shell.shown_name, shell.shown_props)))
    shell.show_screen("Search", {"query": "", "hits": [], "hot": []})
    assert seen == [("Search", {"query": "", "hits": [], "hot": []})]


def test_same_screen_gets_only_what_changed(qtbot: QtBot) -> None:
    shell = Shell()
    shell.show_screen("Scan", {"previewSource": "image://camera/1", "pages": [1, 2]})
    patches: list[dict[str, Any]] = []
    shell.screenPatched.connect(patches.append)
    shell.show_screen("Scan", {"previewSource": "image://camera/2", "pages": [1, 2]})
    shell.show_screen("Scan", {"previewSource": "image://camera/2", "pages": [1, 2]})
    assert patches == [{"previewSource": "image://camera/2"}]


def test_chrome_left_out_is_quiet(qtbot: QtBot) -> None:
    shell = Shell()
    shell.show_chrome({"site": "柳树巷"})
    assert shell.chrome.told["site"] == "柳树巷"
    assert (shell.chrome.told["canGoBack"], shell.chrome.told["steps"]) == (False, [])


@pytest.mark.parametrize(
    ("setting", "value"), [("sizeMode", "huge"), ("theme", "pink"), ("language", "fr")]
)
def test_unknown_setting_is_refused(qtbot: QtBot, setting: str, value: str) -> None:
    shell = Shell()
    with pytest.raises(UnknownSettingError) as refused:
        setattr(shell, setting, value)
    assert refused.value.value == value


def test_act_without_detail_is_none(qtbot: QtBot) -> None:
    shell = Shell()
    acts: list[tuple[str, Any]] = []
    shell.acted.connect(lambda verb, detail: acts.append((verb, detail)))
    shell.act("begin")
    assert acts == [("begin", None)]
