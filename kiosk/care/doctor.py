"""What `menkou doctor` looks at, in the order a person would: settings first, the platform last."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from kiosk.care.checks import CareReport, Check, Mark, bad
from kiosk.care.doctor_devices import device_checks
from kiosk.care.doctor_files import file_checks, settings_checks
from kiosk.care.doctor_machine import display_checks, fonts, service_checks, version_checks
from kiosk.care.doctor_store import kept_checks
from kiosk.care.places import Places
from kiosk.catalogue_files import load_catalogue
from kiosk.flight_log import ItemRefused, LogEvent
from kiosk.settings import Settings
from offline_cache.catalogue_shelf import CatalogueShelf

TryPlatform = Callable[[Settings], tuple[Check, ...]]


@dataclass(slots=True)
class _Refusals:
    """A log that only counts the packages that were refused."""

    packages: list[str]

    def write(self, event: LogEvent) -> None:
        """Note a refusal."""
        if isinstance(event, ItemRefused):
            self.packages.append(f"{event.package} {event.code}")


@dataclass(frozen=True, slots=True)
class Diagnosis:
    """What the doctor found, and what the kiosk last found out about itself."""

    report: CareReport
    settings: Settings | None
    self_test: CareReport | None


def diagnose(
    settings_path: Path, version: str, *, places: Places, try_platform: TryPlatform
) -> Diagnosis:
    """Look at everything. Wrong settings end it early: there is nothing to go by."""
    found, settings = settings_checks(settings_path)
    machine = (*service_checks(places), *display_checks(places), *fonts(), *version_checks())
    report = CareReport("", version, datetime.now(UTC).isoformat(timespec="seconds"), "doctor", ())
    if settings is None:
        return Diagnosis(replace(report, checks=(*found, *machine)), None, None)
    kept, self_test = kept_checks(settings)
    checks = (
        *found,
        *file_checks(settings),
        *machine,
        *device_checks(settings),
        *_told_by_devices(self_test),
        *kept,
        *catalogue_checks(settings),
        *try_platform(settings),
    )
    whole = replace(report, kiosk=settings.kiosk.id, checks=checks)
    return Diagnosis(whole, settings, self_test)


def catalogue_checks(settings: Settings) -> tuple[Check, ...]:
    """The items that would be offered at the next start, and the packages nobody believes."""
    shelf = CatalogueShelf(Path(settings.kiosk.state_dir) / "catalogue")
    folder = shelf.folder() or Path(settings.items.dir)
    if not folder.is_dir():
        return (bad("catalogue", "empty"),)
    refusals = _Refusals([])
    publishers = {name: bytes.fromhex(key) for name, key in settings.items.publishers.items()}
    items = load_catalogue(folder, publishers, refusals).items
    refused = tuple(bad("catalogue", "refused", package) for package in refusals.packages)
    whole = Check("catalogue", figure=str(len(items))) if items else bad("catalogue", "empty")
    return (whole, *refused)


def _told_by_devices(self_test: CareReport | None) -> tuple[Check, ...]:
    """What devices themselves said when they were last asked, as far as it is not good."""
    if self_test is None:
        return ()
    return tuple(c for c in self_test.checks if c.subject == "device" and c.mark is not Mark.OK)
