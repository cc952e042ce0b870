"""Notices on A4: one page whatever they say, and a code that can be read from it."""

from __future__ import annotations

import re
import shutil
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image
from pyzbar.pyzbar import decode

from kiosk.domain.notice import Notice
from ui.typeset import typeset

NOTICE = Notice(
    site="示例镇便民服务中心",
    title="受理通知书",
    rows=(("办件编号", "320000-1"), ("收件时间", "2026-11-20 10:03")),
    paragraphs=("请妥善保存。",),
    code="menkou:1:01930000-0000-7000-8000-000000000001:accepted",
    code_note="扫码查询",
    footer="12345",
)


def pages_of(pdf: bytes) -> int:
    return len(re.findall(rb"/Type\s*/Page[^s]", pdf))


@pytest.mark.usefixtures("qapp")
def test_a_notice_is_one_small_page_of_text() -> None:
    pdf = typeset(NOTICE)
    assert pdf.startswith(b"%PDF-")
    assert pages_of(pdf) == 1
    assert b"/Font" in pdf
    assert len(pdf) < 300_000


@pytest.mark.usefixtures("qapp")
def test_however_much_an_authority_writes_it_stays_one_page() -> None:
    reasons = tuple(f"第 {n} 条：" + "材料不齐，请补交。" * 12 for n in range(12))
    assert pages_of(typeset(replace(NOTICE, points=reasons))) == 1


@pytest.mark.usefixtures("qapp")
@pytest.mark.skipif(shutil.which("pdftoppm") is None, reason="poppler-utils is not installed")
def test_its_code_can_be_read_from_the_paper(tmp_path: Path) -> None:
    source = tmp_path / "notice.pdf"
    source.write_bytes(typeset(replace(NOTICE, mark="补打 第 1 次")))
    drawn = tmp_path / "page"
    command = ["pdftoppm", "-r", "150", "-png", "-singlefile", str(source), str(drawn)]
    subprocess.run(command, check=True)
    with Image.open(drawn.with_suffix(".png")) as page:
        assert [code.data.decode() for code in decode(page)] == [NOTICE.code]
