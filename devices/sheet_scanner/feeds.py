"""The two ways to a feeder, made alike: open, pages one after another, a typed fault."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Final, Literal, Protocol

from devices.links.escl import EsclFailed, EsclScanner, EsclStatus
from devices.links.sane import (
    SaneFailed,
    SaneFeeder,
    SanePageShort,
    SaneSettingLost,
    SaneSettings,
)
from devices.sheet_scanner.faults import ScanCode, ScanFault, code_of_sane
from devices.sheet_scanner.pictures import PAGE_BYTES, checked_jpeg, jpeg_of
from kiosk.wire import convert

ASK_S: Final = 1.5
"""How long a scanner may take to say how it is."""

_PAGE_S: Final = 30.0
_FEEDER_FAULTS: Final[Mapping[str, ScanCode]] = {
    "Empty": ScanCode.NO_PAPER,
    "Jam": ScanCode.JAM,
    "Mispick": ScanCode.JAM,
    "MultipickDetected": ScanCode.DOUBLE_FEED,
    "HatchOpen": ScanCode.COVER_OPEN,
    "InputTrayFailed": ScanCode.REFUSED,
    "InputTrayOverloaded": ScanCode.JAM,
}
"""AdfState of eSCL without its prefix; the words are from public servers, from memory."""


@dataclass(frozen=True, slots=True)
class ScannerSettings:
    """`link` is 'escl' (then `url`) or 'sane' (then `device` and, if need be, `source`,
    `mode` and further `options` in the scanner's own words).

    `dpi` is what pages are scanned at; a scanner that offers other steps gets the next higher.
    """

    link: Literal["escl", "sane"]
    url: str = ""
    device: str = ""
    source: str = ""
    mode: str = ""
    options: Mapping[str, str | int | float | bool] = field(default_factory=dict)
    dpi: int = 200
    colour: bool = True

    @classmethod
    def of(cls, settings: Mapping[str, Any]) -> ScannerSettings:
        """Read settings; raise `BadWireValue`. The process's environment is not ours."""
        return convert(cls, {k: v for k, v in settings.items() if k != "env"})


class Feed(Protocol):
    """A feeder that is being emptied. `job` is what takes it back, '' where there is nothing."""

    job: str

    def pages(self) -> Iterator[bytes]:
        """Whole JPEGs, one a page. Raises `ScanFault`; ends when the feeder is empty."""


class EsclFeed:
    """A scan job of an eSCL scanner."""

    def __init__(self, settings: ScannerSettings) -> None:
        with _escl_faults():
            self._scanner = escl_of(settings)
            fault = feeder_fault(self._scanner.status())
            if fault is not None:
                raise ScanFault(fault, "before the job")
            dpi = _step(settings.dpi, self._scanner.resolutions())
            self.job = self._scanner.begin(dpi=dpi, colour=settings.colour)

    def pages(self) -> Iterator[bytes]:
        """See `Feed`. Why the pages ended is asked of the feeder: 404 says it no better."""
        count = 0
        while (page := self._next()) is not None:
            count += 1
            yield checked_jpeg(page)
        with _escl_faults():
            fault = feeder_fault(self._scanner.status())
        if fault is not None and not (count and fault is ScanCode.NO_PAPER):
            raise ScanFault(fault, "after the job")
        if not count:
            raise ScanFault(ScanCode.NO_PAPER, "no page came")

    def _next(self) -> bytes | None:
        try:
            with _escl_faults():
                return self._scanner.next_page(self.job, limit_s=_PAGE_S)
        except ScanFault as fault:
            # A jam often shows as a line that breaks; the feeder itself knows better.
            raise self._named(fault) from fault

    def _named(self, fault: ScanFault) -> ScanFault:
        try:
            code = feeder_fault(self._scanner.status())
        except EsclFailed:
            return fault
        return fault if code in (None, ScanCode.NO_PAPER) else ScanFault(code, fault.detail)


class SaneFeed:
    """SANE's feeder. The first page of all is asked for twice when SANE says 'canceled':
    sane-airscan answers so once after a scan that was broken off."""

    job = ""

    def __init__(self, settings: ScannerSettings) -> None:
        self._dpi = settings.dpi
        with _sane_faults():
            self._feeder = SaneFeeder(_sane_settings(settings))

    def pages(self) -> Iterator[bytes]:
        """See `Feed`."""
        count, tries = 0, 2
        while tries:
            tries -= 1
            try:
                with _sane_faults():
                    for page in self._feeder.pages():
                        count += 1
                        tries = 0
                        yield jpeg_of(page, self._dpi)
            except ScanFault as fault:
                if fault.code is ScanCode.NO_PAPER and count:
                    return
                if fault.code is not ScanCode.CANCELLED or not tries:
                    raise


def open_feed(settings: ScannerSettings) -> Feed:
    """Begin to feed. Raises `ScanFault`."""
    return EsclFeed(settings) if settings.link == "escl" else SaneFeed(settings)


def probe_sane(settings: ScannerSettings) -> None:
    """Open the scanner and let it go again; raise `ScanFault` when it is not there."""
    with _sane_faults():
        SaneFeeder(_sane_settings(settings)).close()


def escl_of(settings: ScannerSettings) -> EsclScanner:
    """The client of an eSCL scanner. Raises `EsclFailed` for a URL that is none."""
    return EsclScanner(settings.url, timeout_s=ASK_S, page_limit=PAGE_BYTES)


def feeder_fault(status: EsclStatus) -> ScanCode | None:
    """What is wrong with the feeder, or None."""
    return _FEEDER_FAULTS.get(status.feeder)


def escl_fault(failed: EsclFailed) -> ScanFault:
    """What the link said, in the words of this device."""
    known = failed.code in ScanCode.__members__.values()
    code = ScanCode(failed.code) if known else ScanCode.BAD_ANSWER
    return ScanFault(code, f"HTTP {failed.status}" if failed.status else "")


def _sane_settings(settings: ScannerSettings) -> SaneSettings:
    return SaneSettings(
        settings.device, settings.source, settings.mode, settings.dpi, settings.options
    )


def _step(wanted: int, offered: tuple[int, ...]) -> int:
    higher = [dpi for dpi in offered if dpi >= wanted]
    return min(higher) if higher else max(offered, default=wanted)


class _escl_faults:
    def __enter__(self) -> None:
        return

    def __exit__(self, _kind: object, fault: BaseException | None, _trace: object) -> None:
        if isinstance(fault, EsclFailed):
            raise escl_fault(fault) from fault


class _sane_faults:
    def __enter__(self) -> None:
        return

    def __exit__(self, _kind: object, fault: BaseException | None, _trace: object) -> None:
        match fault:
            case SaneFailed(text="no devices"):
                raise ScanFault(ScanCode.NO_SUCH_DEVICE, "SANE finds none") from fault
            case SaneFailed():
                raise ScanFault(code_of_sane(fault.text), fault.text[:80]) from fault
            case SaneSettingLost(option="source"):
                raise ScanFault(ScanCode.NO_FEEDER, "no source is a feeder") from fault
            case SaneSettingLost():
                raise ScanFault(ScanCode.BAD_SETTING, fault.option) from fault
            case SanePageShort():
                raise ScanFault(ScanCode.TRUNCATED, "fewer lines than announced") from fault
