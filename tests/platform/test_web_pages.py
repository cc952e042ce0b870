"""After a scripted visit on the real screens, a clerk finds the case on the platform's pages."""

from __future__ import annotations

import argparse
import io
import os
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import pytest
from PIL import Image
from PySide6.QtGui import QGuiApplication
from tests_platform import Clerk, WebPage

from devices.document_scanner.papers import paper
from devices.id_card_reader.sample_cards import SAMPLE_CARDS
from kiosk.demo import running_site
from kiosk.demo_play import SOCIAL_CARD, play
from kiosk.demo_site import KIOSK_ID, DemoSite

CARD = SAMPLE_CARDS[SOCIAL_CARD.card]


@pytest.fixture(scope="session")
def qapp_cls() -> type[QGuiApplication]:
    """QML needs no widgets."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    os.environ.setdefault("QT_QUICK_BACKEND", "software")
    return QGuiApplication


@dataclass(frozen=True)
class Office:
    """The platform after one visit, and somebody who works there."""

    clerk: Clerk
    list_page: WebPage
    case_address: str

    @property
    def case_page(self) -> WebPage:
        return self.clerk.page(self.case_address)


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory, qapp: QGuiApplication) -> Iterator[Office]:
    with running_site(DemoSite(tmp_path_factory.mktemp("site"))) as running:
        options = argparse.Namespace(visits=1, offline_first=0, out=None)
        assert play(running, options) == 0
        clerk = Clerk(running.platform_url, running.operator)
        (address,) = clerk.all_cases()
        yield Office(clerk, clerk.page("/"), address)


def test_the_list_shows_the_case_and_masks_the_applicant(office: Office) -> None:
    head, row = office.list_page.rows
    assert head == ["办件编号", "事项", "终端", "收件时间", "答复", "申请人"]
    _, item, kiosk, _, answer, who = row
    assert (item, kiosk, answer) == ("社会保障卡补领、换领", KIOSK_ID, "已受理")
    assert who.startswith(CARD.name[0])
    assert CARD.name not in office.list_page.source
    assert CARD.id_number not in office.list_page.source
    assert SOCIAL_CARD.answers["mobile"] not in office.list_page.source


def test_the_case_page_shows_who_and_what_was_answered(office: Office) -> None:
    page = office.case_page
    assert page.value_of("姓名") == CARD.name
    assert page.value_of("证件号码") == CARD.id_number
    assert page.value_of("手机号") == SOCIAL_CARD.answers["mobile"]
    assert page.value_of("为什么补换") == "丢失了"
    assert page.value_of("怎么领取") == "到服务点领取"
    assert page.value_of("结论") == "已受理"
    assert page.value_of("办件编号") == office.list_page.rows[1][0]


def test_the_signature_is_drawn(office: Office) -> None:
    assert office.case_page.source.count("<path d=") >= 1


def test_the_scanned_page_is_the_paper_that_was_laid_down(office: Office) -> None:
    (address,) = office.case_page.pictures
    status, headers, content = office.clerk.fetch(address)
    assert (status, headers["content-type"]) == (200, "image/jpeg")
    seen = Image.open(io.BytesIO(content)).convert("L")
    laid = paper("id_photo").picture.convert("L")
    assert abs(seen.width / seen.height - laid.width / laid.height) < 0.03
    one, other = (np.asarray(p.resize((102, 152)), float).ravel() for p in (seen, laid))
    assert np.corrcoef(one, other)[0, 1] > 0.9


def test_the_rating_arrived(office: Office) -> None:
    page = office.clerk.page("/ratings")
    (given,) = [row for row in page.rows if len(row) == 6 and KIOSK_ID in row]
    assert given[0] == page.rows[0][0] == "非常满意"
    assert office.case_address in page.links


def test_nothing_is_waiting_for_a_person(office: Office) -> None:
    page = office.clerk.page("/alarms")
    assert [row for row in page.rows if KIOSK_ID in row] == []


@pytest.mark.parametrize("path", ["/", "/ratings", "/alarms", "case", "picture"])
def test_no_page_for_passers_by(office: Office, path: str) -> None:
    known = {"case": office.case_address, "picture": office.case_page.pictures[0]}
    status, headers, content = office.clerk.fetch(known.get(path, path), signed_in=False)
    assert status == 401
    assert headers["www-authenticate"].startswith("Basic")
    assert CARD.name.encode() not in content


def test_a_browser_loads_nothing_from_elsewhere(office: Office) -> None:
    for path in ("/", office.case_address, "/ratings", "/alarms"):
        _, headers, content = office.clerk.fetch(path)
        assert "default-src 'none'" in headers["content-security-policy"]
        assert headers["cache-control"] == "no-store"
        page = WebPage(content.decode())
        assert all(link.startswith("/") for link in (*page.links, *page.pictures))
        assert "<script" not in page.source
