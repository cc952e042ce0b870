"""`menkou items key` and `publish`: from a folder of items to what a platform serves."""

from __future__ import annotations

import argparse
import json
import os
import sys
from datetime import UTC, datetime
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from kiosk.catalogue_publish import SNAPSHOT_FILE, public_key, publish
from kiosk.cli_items_files import NotAnItem, read_key
from kiosk.services.checks_findings import ERROR
from kiosk.services.checks_report import check_report
from kiosk.services.package import pack, sign
from kiosk.services.refused import PackageRefused


def run(options: argparse.Namespace) -> int:
    """Make a key or publish. Returns 0, 1 when something is refused, 2 for a path or a key id."""
    try:
        return _key(options) if options.verb == "key" else _publish(options)
    except NotAnItem as fault:
        print(f"menkou items {options.verb}: {fault}", file=sys.stderr)
        return 2
    except OSError as fault:
        print(f"menkou items {options.verb}: {fault.filename}: {fault.strerror}", file=sys.stderr)
        return 2
    except PackageRefused as refusal:
        print(f"error: {refusal.place}: {refusal.reason}", file=sys.stderr)
        print("nothing was published", file=sys.stderr)
        return 1


def _key(options: argparse.Namespace) -> int:
    secret = Ed25519PrivateKey.generate()
    try:
        sign(pack({}), options.id, secret.private_bytes_raw())
    except ValueError:
        reason = "no name of a publisher: small letters, digits, '.', '_' and '-'"
        raise NotAnItem(Path(options.id), reason) from None
    public = secret.public_key().public_bytes_raw().hex()
    private = secret.private_bytes_raw().hex()
    content = {"key_id": options.id, "private_key": private, "public_key": public}
    # Never over a key that is there: items signed with it could not be changed any more.
    descriptor = os.open(options.out, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "w", encoding="ascii") as file:
        json.dump(content, file)
    print(f"{options.out}: keep it secret, and a copy in a safe")
    print(f'For kiosk.toml:\n\n[items.publishers]\n"{options.id}" = "{public}"\n')
    print(f'For central.toml:\n\n[[publishers]]\nkey_id = "{options.id}"\npublic_key = "{public}"')
    return 0


def _publish(options: argparse.Namespace) -> int:
    key_id, private_key = read_key(options.key, "private_key")
    try:
        public_key(private_key)
    except ValueError:
        raise NotAnItem(options.key, "not a key: 32 bytes in hex") from None
    if not options.path.is_dir():
        raise NotAnItem(options.path, "is no folder")
    if options.check and not _all_good(options.path):
        return 1
    done = publish(options.path, options.out, key_id, private_key, datetime.now(UTC))
    if not done.is_new:
        print(f"{options.out}: nothing has changed since snapshot {done.number}")
        return 0
    for item in done.items.values():
        print(f"{item.code} {item.version} {item.name['zh-CN']}")
    count = len(done.items)
    print(f"{options.out / SNAPSHOT_FILE}: snapshot {done.number}, {count} item(s), by {key_id}")
    return 0


def _all_good(folder: Path) -> bool:
    is_good = True
    for path in sorted(folder.glob("*/item.json")):
        errors = [f for f in check_report(path.read_bytes()) if f.weight == ERROR]
        for found in errors:
            print(f"error: {path.parent.name}/{found.place}: {found.reason}", file=sys.stderr)
            print(f"    what to do: {found.advice}", file=sys.stderr)
        is_good = is_good and not errors
    return is_good
