"""`menkou items check`: is this service item good? Place, reason and what to do, line by line."""

from __future__ import annotations

import argparse
import json
import sys

from kiosk.cli_items_around import around_findings
from kiosk.cli_items_files import NotAnItem, item_files_at
from kiosk.services.checks_findings import ERROR, Finding, refusal_finding
from kiosk.services.checks_report import check_report, picture_findings
from kiosk.services.package import check_item
from kiosk.services.refused import PackageRefused


def run(options: argparse.Namespace) -> int:
    """Check one item. Returns 0, 1 when it is refused (or noted on, with --strict), 2 no file."""
    content = b""
    try:
        there = item_files_at(options.path, options.publisher)
        content = there["item.json"]
        findings = check_report(content)
        is_sound = not any(f.weight == ERROR for f in findings)
        if is_sound and (options.path.is_dir() or options.path.suffix == ".item"):
            findings = (*findings, *picture_findings(there))
        if is_sound and options.path.is_dir():
            findings = (*findings, *around_findings(options.path, content))
    except NotAnItem as fault:
        print(f"menkou items check: {fault}", file=sys.stderr)
        return 2
    except PackageRefused as refusal:
        findings = (refusal_finding(refusal),)
    if options.json:
        print(json.dumps([f.as_json() for f in findings], ensure_ascii=False, indent=1))
    else:
        _tell(content, findings)
    bad = findings if options.strict else [f for f in findings if f.weight == ERROR]
    return 1 if bad else 0


def _tell(content: bytes, findings: tuple[Finding, ...]) -> None:
    for found in findings:
        print(f"{found.weight}: {found.place or 'the package'}: {found.reason}")
        print(f"    what to do: {found.advice}")
    errors = sum(f.weight == ERROR for f in findings)
    if errors:
        print(f"{errors} error(s): a kiosk refuses this item, or residents get stuck in it")
        return
    item = check_item(content)
    notes = f", {len(findings)} note(s)" if findings else ""
    print(f"{item.code} {item.version} {item.name['zh-CN']}: good{notes}")
