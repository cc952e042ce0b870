"""Every check can be said in both languages, in short sentences, and says what to do."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

from kiosk.care import words

TEXTS = tomllib.loads(Path(words.__file__).with_name("words.toml").read_text("utf-8"))
CODES = [(s, code) for s, codes in TEXTS.items() if s != "subjects" for code in codes]
LONGEST_SENTENCE = 30


def test_every_subject_has_a_name_and_texts() -> None:
    assert set(TEXTS) - {"subjects"} == set(TEXTS["subjects"])


@pytest.mark.parametrize(("subject", "code"), CODES)
def test_a_text_is_whole_in_both_languages(subject: str, code: str) -> None:
    text = TEXTS[subject][code]
    assert {"zh", "en"} <= set(text)
    assert ("zh_do" in text) == ("en_do" in text)
    assert "zh_do" in text or code in ("good", "not_looked")
    for part in (text["zh"], text.get("zh_do", "")):
        for sentence in re.split("[。，；]", part):
            assert len(re.findall(r"[\u4e00-\u9fff]", sentence)) <= LONGEST_SENTENCE
    assert all(value.endswith(("。", ".")) for value in text.values())
