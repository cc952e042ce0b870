"""Photos from a phone: the code on the real screen, a real browser, the real platform."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import cv2
import numpy as np
import pytest
import zxingcpp
from tests_allowance import to_materials
from tests_browser import PhoneBrowser

from devices.document_scanner.papers import paper
from devices.document_scanner.scene import SENSOR, Placing, expose, render
from kiosk.journey.states import Gathering, UsingPhone
from kiosk.ports import Image

MATERIAL = "household_register"


@pytest.fixture(scope="module")
def phone(tmp_path_factory: pytest.TempPathFactory) -> Iterator[PhoneBrowser]:
    program = shutil.which("chromium")
    if program is None:
        pytest.skip("chromium is not installed")
    browser = PhoneBrowser(program, tmp_path_factory.mktemp("phone"))
    yield browser
    browser.close()


def seen(name: str) -> Image:
    """What a phone's camera sees: that paper on a table, or the table alone."""
    scene = render(paper(name) if name else None, Placing(), scale=1920 / SENSOR[0])
    return np.ascontiguousarray(expose(scene, (1920, 1440), seed=3), np.uint8)


def photo(folder: Path, name: str, kind: str = "jpg") -> Path:
    path = folder / f"{name or 'table'}.{kind}"
    assert cv2.imwrite(str(path), cv2.cvtColor(seen(name), cv2.COLOR_RGB2BGR))
    return path


def show_code(driver) -> str:
    """Ask for the code, and read it off the screen as a phone would."""
    to_materials(driver)
    driver.act("scan", MATERIAL)
    driver.wait("the button", lambda: driver.props.get("phone") is True)
    driver.act("use_phone")
    driver.wait("the code", lambda: driver.props.get("phase") == "waiting")
    found: list[str] = []

    def is_readable() -> bool:
        image = driver.terminal.window.grabWindow().convertToFormat(driver_format())
        row = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), -1)
        found[:] = [c.text for c in zxingcpp.read_barcodes(row[:, : image.width()].copy())]
        return bool(found)

    driver.wait("a code that can be read", is_readable)
    return found[0]


def driver_format():
    from PySide6.QtGui import QImage

    return QImage.Format.Format_Grayscale8


def pages(driver) -> int:
    return len(driver.props["pages"])


def test_two_photos_become_a_material(driver, phone: PhoneBrowser, tmp_path: Path) -> None:
    address = show_code(driver)
    assert address.startswith(driver.platform_url + "/p/")
    phone.open(address)
    assert phone.ask("document.documentElement.scrollWidth") <= 360, "nothing beside the screen"
    phone.choose_files(photo(tmp_path, "mandate_letter"))
    phone.wait_for("document.querySelectorAll('li.good').length === 1")
    driver.wait("the first page", lambda: pages(driver) == 1)
    assert driver.props["pages"][0]["fault"] == ""

    no_picture = tmp_path / "hostile.png"
    no_picture.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(5000))
    phone.choose_files(photo(tmp_path, ""), no_picture)
    phone.wait_for("document.querySelectorAll('li.good').length === 3")
    driver.wait("what is no picture to be named", lambda: "打不开" in driver.props["verdict"])
    assert pages(driver) == 1

    phone.choose_files(photo(tmp_path, "residence_booklet"))
    driver.wait("the second page", lambda: pages(driver) == 2)
    driver.wait("it to be kept", lambda: not driver.props["keeping"])
    driver.act("done")
    driver.wait("the list", lambda: driver.screen == "Materials")
    state = driver.terminal.session.state
    assert isinstance(state, Gathering)
    assert len(state.draft.given[MATERIAL].pages) == 2
    phone.choose_files(photo(tmp_path, "mandate_letter"))
    phone.wait_for("document.querySelector('li.bad')?.textContent.includes('失效')")


def test_a_visit_that_ends_takes_the_code_with_it(
    driver, phone: PhoneBrowser, tmp_path: Path
) -> None:
    phone.open(show_code(driver))
    driver.leave()
    phone.choose_files(photo(tmp_path, "mandate_letter"))
    phone.wait_for("document.querySelectorAll('li').length === 1")
    driver.wait("the next code", lambda: show_code(driver) != "")
    phone.choose_files(photo(tmp_path, "residence_booklet"))
    phone.wait_for("document.querySelectorAll('li.bad').length >= 1")
    assert isinstance(driver.terminal.session.state, UsingPhone)
    assert driver.terminal.session.state.shots == ()


def test_without_a_line_there_is_a_sentence_and_what_came_stays(
    driver, phone: PhoneBrowser, tmp_path: Path
) -> None:
    phone.open(show_code(driver))
    large = photo(tmp_path, "mandate_letter", "png")
    assert large.stat().st_size > 2 << 20, "several pieces"
    phone.choose_files(large, photo(tmp_path, "mandate_letter"))
    driver.wait("a page", lambda: pages(driver) == 1, 30)
    driver.bench.do("line", "cut")
    driver.wait("the line to be missed", lambda: driver.props["online"] is False, 20)
    driver.act("back")
    driver.wait("the camera", lambda: driver.screen == "Scan")
    assert pages(driver) == 1
    assert driver.props["phone"] is False
    assert "没有网络" in str(driver.props["phoneNote"])
