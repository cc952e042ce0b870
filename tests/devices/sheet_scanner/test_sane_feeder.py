"""The SANE way against SANE's own `test` backend: its feeder, every status it can be told to give.

Each scan runs in a worker process, as in the product: SANE never enters the test's process.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image

from devices.links.sane import SaneFailed, SaneFeeder, SanePageShort
from devices.sheet_scanner.faults import SANE_TEXTS, ScanCode, ScanFault, code_of_sane
from devices.sheet_scanner.feeds import SaneFeed, ScannerSettings
from devices.sheet_scanner.job import ScanJob
from devices.sheet_scanner.pictures import checked_jpeg

TEST_CONF = Path("/etc/sane.d/test.conf")
pytestmark = pytest.mark.skipif(
    not TEST_CONF.exists(), reason="SANE's test backend is not installed (libsane1, sane-utils)"
)


@pytest.fixture(autouse=True)
def only_the_test_backend(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "dll.conf").write_text("test\n")
    lines = TEST_CONF.read_text().splitlines()
    kept = [line for line in lines if not line.startswith("geometry_max")]
    (tmp_path / "test.conf").write_text("\n".join([*kept, "geometry_max 300.0", ""]))
    monkeypatch.setenv("SANE_CONFIG_DIR", str(tmp_path))


def settings(**more: object) -> ScannerSettings:
    return ScannerSettings.of({"link": "sane", "dpi": 50, "mode": "Gray", **more})


def scanned(wanted: ScannerSettings, limit: int = 50) -> list[bytes]:
    job = ScanJob("feed", wanted, limit)
    try:
        return list(job.pages(lambda: True, page_s=30))
    finally:
        job.kill()


def why_not(wanted: ScannerSettings) -> ScanCode:
    with pytest.raises(ScanFault) as caught:
        scanned(wanted)
    return caught.value.code


def test_the_feeder_ends_after_its_ten_pages() -> None:
    pages = scanned(settings())
    assert len(pages) == 10
    assert all(checked_jpeg(page) for page in pages)


def test_the_limit_ends_a_scan_early() -> None:
    assert len(scanned(settings(), limit=2)) == 2


@pytest.mark.parametrize(
    ("status", "code"),
    [
        ("JAMMED", ScanCode.JAM),
        ("NO_DOCS", ScanCode.NO_PAPER),
        ("COVER_OPEN", ScanCode.COVER_OPEN),
        ("IO_ERROR", ScanCode.IO_ERROR),
        ("NO_MEM", ScanCode.NO_MEMORY),
        ("DEVICE_BUSY", ScanCode.BUSY),
        ("ACCESS_DENIED", ScanCode.ACCESS_DENIED),
        ("CANCELLED", ScanCode.CANCELLED),
        ("INVAL", ScanCode.BAD_SETTING),
        ("UNSUPPORTED", ScanCode.REFUSED),
        ("EOF", ScanCode.TRUNCATED),
    ],
)
def test_every_status_of_sane_has_its_word(status: str, code: ScanCode) -> None:
    assert why_not(settings(options={"read_return_value": f"SANE_STATUS_{status}"})) is code


def test_a_resolution_out_of_range_is_not_taken_for_granted() -> None:
    # python-sane accepts it silently and the backend scans at 1 dpi.
    assert why_not(settings(dpi=99_999)) is ScanCode.BAD_SETTING


def test_a_misspelt_option_is_not_swallowed() -> None:
    assert why_not(settings(options={"read-delay": True})) is ScanCode.BAD_SETTING


def test_a_source_that_is_no_feeder_is_refused() -> None:
    assert why_not(settings(source="Hopper")) is ScanCode.NO_FEEDER


def test_a_device_that_is_not_there() -> None:
    assert why_not(settings(device="test:99")) in (ScanCode.BAD_SETTING, ScanCode.IO_ERROR)


def test_no_device_at_all(tmp_path: Path) -> None:
    (tmp_path / "dll.conf").write_text("")
    assert why_not(settings()) is ScanCode.NO_SUCH_DEVICE


def test_a_scan_that_crawls_is_cancelled_by_ending_its_process() -> None:
    slow = {"read_delay": True, "read_delay_duration": 200_000}
    job = ScanJob("feed", settings(options=slow, dpi=300), 1)
    asked = iter([True] * 10 + [False])
    try:
        with pytest.raises(ScanFault) as caught:
            list(job.pages(lambda: next(asked), page_s=60))
    finally:
        job.kill()
    assert caught.value.code is ScanCode.CANCELLED
    assert not Path(f"/proc/{job.pid}").exists()


def test_a_worker_that_dies_without_a_word_is_a_crash() -> None:
    job = ScanJob("feed", settings(options={"read_delay": True}), 50)
    os.kill(job.pid, 11)
    try:
        with pytest.raises(ScanFault) as caught:
            list(job.pages(lambda: True, page_s=30))
    finally:
        job.kill()
    assert caught.value.code is ScanCode.CRASHED
    assert caught.value.user_action == "again"


class Scripted:
    """A feeder that does what it is told, one round after another."""

    def __init__(self, *rounds: list[object]) -> None:
        self._rounds = iter(rounds)

    def pages(self) -> Iterator[Image.Image]:
        for step in next(self._rounds):
            if isinstance(step, Exception):
                raise step
            yield Image.new("L", (20, 30))


def feed_of(*rounds: list[object]) -> SaneFeed:
    feed = SaneFeed.__new__(SaneFeed)
    feed._dpi, feed._feeder = 100, Scripted(*rounds)  # type: ignore[assignment]
    return feed


CANCELED = SaneFailed("Operation was canceled")
EMPTY = SaneFailed("Document feeder out of documents")


def test_a_word_left_over_from_a_cancelled_scan_is_heard_once() -> None:
    assert len(list(feed_of([CANCELED], ["page", EMPTY]).pages())) == 1
    with pytest.raises(ScanFault, match="cancelled"):
        list(feed_of([CANCELED], [CANCELED]).pages())


def test_cancelled_in_the_middle_is_not_tried_again() -> None:
    with pytest.raises(ScanFault, match="cancelled"):
        list(feed_of(["page", CANCELED], ["page", EMPTY]).pages())


def test_a_jam_after_good_pages_is_no_end() -> None:
    pages = feed_of(["page", "page", SaneFailed("Document feeder jammed")]).pages()
    assert next(pages)
    assert next(pages)
    with pytest.raises(ScanFault, match="jam"):
        next(pages)


class ShortDevice:
    """A scanner cancelled from elsewhere: half a picture, and no error."""

    def start(self) -> None:
        pass

    def get_parameters(self) -> tuple[str, int, tuple[int, int], int, int]:
        return "grey", 1, (826, 1169), 8, 826

    def snap(self, no_cancel: bool) -> Image.Image:
        return Image.new("L", (826, 474))


def test_a_page_with_fewer_lines_than_announced_is_not_a_page() -> None:
    import sane

    feeder = SaneFeeder.__new__(SaneFeeder)
    feeder._sane, feeder._device = sane, ShortDevice()
    with pytest.raises(SanePageShort):
        next(feeder.pages())


def test_an_unknown_text_is_an_input_output_error() -> None:
    assert code_of_sane("Something the vendor made up") is ScanCode.IO_ERROR
    assert all(code_of_sane(f" {text} ") is code for text, code in SANE_TEXTS.items())
