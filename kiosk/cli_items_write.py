"""`menkou items new`, `pack` and `sign`: from an empty folder to a package a kiosk takes."""

from __future__ import annotations

import argparse
import sys
from importlib.resources import files
from pathlib import Path

from kiosk.cli_items_files import NotAnItem, folder_files, read_key
from kiosk.services.checks_report import check_report, picture_findings
from kiosk.services.package import PackageRefused, open_package, pack, sign


def run(options: argparse.Namespace) -> int:
    """Do one of the three; return 0, 1 for a refusal, 2 for a path that will not do."""
    try:
        return {"new": _new, "pack": _pack, "sign": _sign}[options.verb](options)
    except NotAnItem as fault:
        print(f"menkou items {options.verb}: {fault}", file=sys.stderr)
        return 2
    except PackageRefused as refusal:
        print(f"menkou items {options.verb}: {refusal}", file=sys.stderr)
        return 1


def _new(options: argparse.Namespace) -> int:
    folder: Path = options.path
    if folder.exists():
        raise NotAnItem(folder, "is there already; name a new folder")
    ours = files("kiosk.services")
    folder.mkdir(parents=True)
    (folder / "item.json").write_bytes(ours.joinpath("item.template.json").read_bytes())
    (folder / "pictures").mkdir()
    sample = ours.joinpath("item.template.png").read_bytes()
    (folder / "pictures" / "form.png").write_bytes(sample)
    print(f"{folder / 'item.json'}: a small item that is good; change it, then:")
    print(f"  menkou items check {folder}")
    print(f"  menkou items preview {folder} --out pictures")
    return 0


def _pack(options: argparse.Namespace) -> int:
    content = folder_files(options.path)
    archive = pack(content)
    errors = [f for f in check_report(content["item.json"]) if f.weight == "error"]
    errors = errors or list(picture_findings(content))
    if errors:
        print(f"error: {errors[0].place}: {errors[0].reason}", file=sys.stderr)
        print("not packed: see `menkou items check`", file=sys.stderr)
        return 1
    out = options.out or options.path.with_name(options.path.resolve().name + ".pack")
    out.write_bytes(archive)
    print(f"{out}: {len(content)} file(s), {len(archive)} bytes, not yet signed")
    return 0


def _sign(options: argparse.Namespace) -> int:
    key_id, private_key = read_key(options.key, "private_key")
    try:
        archive = options.path.read_bytes()
    except OSError as fault:
        raise NotAnItem(options.path, fault.strerror or "cannot be read") from None
    package, public_key = _signed(archive, options.key, key_id, private_key)
    item = open_package(package, {key_id: public_key})
    out = options.out or options.path.with_suffix(".item")
    out.write_bytes(package)
    print(f"{out}: {item.code} {item.version}, signed by {key_id}")
    return 0


def _signed(archive: bytes, path: Path, key_id: str, private_key: bytes) -> tuple[bytes, bytes]:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

    try:
        package = sign(archive, key_id, private_key)
        public_key = Ed25519PrivateKey.from_private_bytes(private_key).public_key()
    except ValueError:
        raise NotAnItem(path, "not a key: 32 bytes in hex and a plain key_id") from None
    return package, public_key.public_bytes_raw()
