"""`menkou items import FILE.xlsx`: an item out of an Excel workbook, with its faults by cell."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

from kiosk.services.checks_report import check_report
from kiosk.services.xlsform import WorkbookRefused, item_from_workbook
from kiosk.services.xlsform_workbook import LARGEST_WORKBOOK


def run(options: argparse.Namespace) -> int:
    """Import one workbook. Returns 0, 1 when it becomes no good item, 2 for a wrong path."""
    folder: Path = options.out
    if folder.exists():
        print(f"menkou items import: {folder} is there already; name a new folder", file=sys.stderr)
        return 2
    try:
        with options.path.open("rb") as file:
            content = file.read(LARGEST_WORKBOOK + 1)
    except OSError as fault:
        print(f"menkou items import: {options.path}: {fault.strerror}", file=sys.stderr)
        return 2
    try:
        item = item_from_workbook(content)
    except WorkbookRefused as refused:
        for wrong in refused.faults:
            print(f"error: {wrong.place}: {wrong.reason}\n    what to do: {wrong.advice}")
        return 1
    text = json.dumps(item, ensure_ascii=False, indent=2) + "\n"
    folder.mkdir(parents=True)
    (folder / "item.json").write_text(text, "utf-8")
    return _checked(folder, text)


def _checked(folder: Path, text: str) -> int:
    findings = check_report(text.encode())
    for found in findings:
        print(f"{found.weight}: {found.place}: {found.reason}\n    what to do: {found.advice}")
    is_bad = any(found.weight == "error" for found in findings)
    print(f"{folder / 'item.json'}: " + ("to be mended as told above" if is_bad else "good"))
    return 1 if is_bad else 0
