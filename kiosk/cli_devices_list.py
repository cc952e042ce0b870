"""`menkou devices list`: drivers, what is plugged in, what is configured."""

from __future__ import annotations

import argparse
import json
from collections.abc import Mapping, Sequence
from typing import Any

from devices.catalogue import DriverSpec, catalogue
from devices.discovery import Plugged, plugged_in, usb_devices
from devices.driver import LinkLost
from devices.id_card_reader.photo import decoders
from kiosk import cli_devices_use
from kiosk.settings import Settings

Rows = Sequence[Mapping[str, Any]]


def list_all(options: argparse.Namespace, kiosk: Settings | None) -> int:
    """Print all of it; return the exit status."""
    drivers = catalogue()
    plugged = plugged_in()
    known = {usb_id for spec in drivers.values() for usb_id in spec.usb_ids}
    found = (*plugged, *(usb for usb in usb_devices() if usb.usb_id in known))
    listed: dict[str, Any] = {
        "drivers": [_driver(spec) for spec in drivers.values()],
        "photo_decoders": list(decoders()),
        "plugged_in": [_plugged(each, drivers) for each in found],
        "card_readers": _card_readers(),
    }
    if kiosk is not None:
        listed["configured"] = _configured(kiosk)
    if options.probe:
        ports = [each.steadiest_name for each in plugged if each.port_kind == "serial"]
        listed["probed"] = [
            {"port": port, "driver": driver} for port, driver in cli_devices_use.probe(ports)
        ]
    if options.json:
        print(json.dumps(listed, ensure_ascii=False))
    else:
        print("\n".join(_lines(listed)))
    return 0


def _driver(spec: DriverSpec) -> dict[str, Any]:
    return {
        "name": spec.name,
        "capability": spec.capability,
        "says": spec.says,
        "port_kind": spec.port_kind,
        "usb_ids": list(spec.usb_ids),
    }


def _plugged(found: Plugged, drivers: Mapping[str, DriverSpec]) -> dict[str, Any]:
    able = [s.name for s in drivers.values() if found.usb_id and found.usb_id in s.usb_ids]
    return {
        "port": found.steadiest_name,
        "port_kind": found.port_kind,
        "usb_id": found.usb_id,
        "says": found.says,
        "drivers": able,
    }


def _configured(kiosk: Settings) -> list[dict[str, Any]]:
    rows = []
    for device in kiosk.device:
        wanted = device.settings.get("photo_decoder", "")
        rows.append(
            {
                "name": device.name,
                "capability": device.capability,
                "driver": device.driver,
                "port": device.settings.get("port", device.settings.get("device", "")),
                "missing_photo_decoder": "" if wanted in decoders() else wanted,
            }
        )
    return rows


def _card_readers() -> list[str]:
    from devices.links.pcsc import PcscService

    try:
        service = PcscService()
        try:
            return service.readers()
        finally:
            service.close()
    except LinkLost:
        return []


def _lines(listed: Mapping[str, Any]) -> list[str]:
    lines = ["Drivers"]
    lines += [f"  {d['name']:<18} {d['capability']:<17} {d['says']}" for d in listed["drivers"]]
    photos = " ".join(listed["photo_decoders"]) or "no decoder is installed: none are shown"
    lines += ["Card photos", f"  {photos}", "Plugged in"]
    for each in listed["plugged_in"]:
        able = " ".join(each["drivers"])
        says = f"{each['port_kind']:<8} {each['usb_id']:<10} {each['says']} {able}".rstrip()
        lines.append(f"  {each['port']:<44} {says}")
    lines += [f"  {reader:<44} PC/SC" for reader in listed["card_readers"]]
    if not listed["plugged_in"] and not listed["card_readers"]:
        lines.append("  nothing that can be told")
    if "configured" in listed:
        lines += ["Configured", *_configured_lines(listed["configured"])]
    if "probed" in listed:
        lines += ["Probed", *(f"  {each['port']}: {each['driver']}" for each in listed["probed"])]
    return lines


def _configured_lines(rows: Rows) -> list[str]:
    lines = []
    for row in rows:
        driver = f"{row['driver']} {row['port']}"
        lines.append(f"  {row['name']:<18} {row['capability']:<17} {driver}")
        if missing := row["missing_photo_decoder"]:
            lines.append(f"  {row['name']:<18} photo_no_decoder  {missing} is not installed")
    return lines
