"""Every word exists in both languages, is used, and is plain."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from ui.i18n import CATALOGUES, UnknownLanguageError, Words, catalogue

ROOT = Path(__file__).parents[2]
QML = ROOT / "ui" / "qml" / "Menkou"
# What Python says, by id built at run time.
PYTHON_SAYS = (
    "problem.", "slip.", "device.", "step.", "source.", "field.", "material.", "notice.",
    "privacy.", "way.", "badge.", "tech.",
    "booking.", "choose.", "relation.", "progress.", "rate.tag_", "plan.", "hours.", "sample.",
    "day.month_",
)  # fmt: skip
ZH, EN = catalogue("zh-CN"), catalogue("en")


def used_in_qml() -> set[str]:
    return {
        found
        for path in QML.rglob("*.qml")
        if "bench" not in path.parts
        for found in re.findall(r'qsTrId\("([^"]+)"\)', path.read_text(encoding="utf-8"))
    }


def test_both_languages_have_the_same_ids_and_no_empty_text() -> None:
    assert ZH.keys() == EN.keys()
    assert [i for texts in (ZH, EN) for i, text in texts.items() if not text] == []


def test_no_id_is_written_twice() -> None:
    for path in CATALOGUES.values():
        ids = re.findall(r'<message id="([^"]+)"', path.read_text(encoding="utf-8"))
        assert len(ids) == len(set(ids))


def test_qml_asks_for_no_missing_word() -> None:
    assert used_in_qml() - ZH.keys() == set()


def test_no_word_is_unused() -> None:
    python = "\n".join(
        p.read_text(encoding="utf-8") for d in ("ui", "kiosk") for p in (ROOT / d).rglob("*.py")
    )
    unused = {
        i
        for i in ZH.keys() - used_in_qml()
        if not i.startswith(PYTHON_SAYS) and f'"{i}"' not in python
    }
    assert unused == set()


def test_both_languages_have_the_same_places() -> None:
    def places(text: str) -> set[str]:
        return set(re.findall(r"%\d|\{\w+\}", text))

    assert {i for i in ZH if places(ZH[i]) != places(EN[i])} == set()


def test_sentences_are_short() -> None:
    long = {
        i: sentence
        for i, text in ZH.items()
        for sentence in re.split(r"[。？！]", text)
        if len(re.findall(r"[\u4e00-\u9fff]", sentence)) > 30
    }
    assert long == {}


@pytest.mark.parametrize("name", ["menkou_zh_CN", "menkou_en"])
def test_compiled_catalogues_are_up_to_date(name: str, tmp_path: Path) -> None:
    tool = shutil.which("pyside6-lrelease", path=str(Path(sys.executable).parent))
    assert tool is not None
    source = ROOT / "ui" / "i18n" / f"{name}.ts"
    fresh = tmp_path / f"{name}.qm"
    subprocess.run([tool, "-silent", str(source), "-qm", str(fresh)], check=True)
    assert fresh.read_bytes() == source.with_suffix(".qm").read_bytes()


def test_python_fills_places() -> None:
    assert Words("zh-CN")("chrome.devices_missing", names="扫码器") == "扫码器暂不可用"


def test_unknown_language_is_refused() -> None:
    with pytest.raises(UnknownLanguageError):
        Words("fr")
