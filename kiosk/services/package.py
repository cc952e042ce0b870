"""Item packages: one signed file per service item, verified whole before anything is used.

Layout: a magic line, the key id on a line, 64 bytes of Ed25519 signature (RFC 8032), then a zip
archive whose entries are stored, not compressed, so that nothing can unfold. The signature
covers magic, key id and archive; `manifest.json` in the archive lists every file's SHA-256.
"""

from __future__ import annotations

import hashlib
import io
import json
import re
import zipfile
from collections.abc import Mapping

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from kiosk.services.checks import check_sense
from kiosk.services.item import ServiceItem
from kiosk.services.reading import read_item, read_known_item, strict_json
from kiosk.services.refused import PackageRefused
from kiosk.services.sample_pictures import check_pictures

__all__ = [
    "PackageRefused",
    "check_files",
    "check_item",
    "open_known",
    "open_package",
    "pack",
    "package_files",
    "sign",
]

LARGEST_PACKAGE = 8 * 1024 * 1024
MOST_FILES = 64
_MAGIC = b"MENKOU-ITEM-1\n"
_SIGNATURE_SIZE = 64
_KEY_ID = re.compile(rb"[a-z0-9][a-z0-9._-]{0,63}")
_FILE_NAME = re.compile(r"item\.json|pictures/[a-z0-9][a-z0-9_-]{0,59}\.(?:png|jpg|webp)")
_MANIFEST = "manifest.json"
_FIXED_DATE = (1980, 1, 1, 0, 0, 0)


def pack(files: Mapping[str, bytes]) -> bytes:
    """Return the archive of an item's files, with a manifest; equal files give equal bytes.

    Raises `PackageRefused` for a file name that does not belong into a package.
    """
    for name in files:
        _check_name(name)
    digests = {name: hashlib.sha256(content).hexdigest() for name, content in files.items()}
    manifest = json.dumps({"files": digests}, sort_keys=True, separators=(",", ":")).encode()
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_STORED) as archive:
        for name, content in [(_MANIFEST, manifest), *sorted(files.items())]:
            archive.writestr(zipfile.ZipInfo(name, _FIXED_DATE), content)
    return target.getvalue()


def sign(archive: bytes, key_id: str, private_key: bytes) -> bytes:
    """Return the package of an archive, signed with a raw 32-byte Ed25519 private key.

    Raises ValueError for a key id other than lower-case letters, digits, ".", "_" and "-".
    """
    name = key_id.encode()
    if not _KEY_ID.fullmatch(name):
        raise ValueError(f"not a key id: {key_id!r}")
    head = _MAGIC + name + b"\n"
    signature = Ed25519PrivateKey.from_private_bytes(private_key).sign(head + archive)
    return head + signature + archive


def open_package(package: bytes, publishers: Mapping[str, bytes]) -> ServiceItem:
    """Return the item in a package signed by one of `publishers` (key id: raw public key).

    Nothing inside is looked at before the signature holds. Raises `PackageRefused`.
    """
    return check_files(package_files(package, publishers))


def open_known(package: bytes, publishers: Mapping[str, bytes]) -> ServiceItem:
    """Return the item in a package whose very bytes `open_package` has accepted before.

    Signature and digests are verified as ever; shape and sense are not looked at again. Raises
    `PackageRefused`.
    """
    return read_known_item(package_files(package, publishers)["item.json"])


def package_files(package: bytes, publishers: Mapping[str, bytes]) -> Mapping[str, bytes]:
    """Return the files in a package signed by one of `publishers`. Raises `PackageRefused`."""
    if len(package) > LARGEST_PACKAGE:
        limit = LARGEST_PACKAGE // (1024 * 1024)
        raise PackageRefused("too_large", "", f"the package is larger than {limit} MiB")
    return _unpacked(_verified(package, publishers))


def check_files(files: Mapping[str, bytes]) -> ServiceItem:
    """Return the item of a package's files: item.json, and the pictures that it names.

    Raises `PackageRefused` with the place and a plain reason.
    """
    item = check_item(files["item.json"])
    check_pictures(item, files)
    return item


def check_item(item_json: bytes) -> ServiceItem:
    """Return the item of an unsigned item.json, checked as in a package; for authors.

    Raises `PackageRefused` with the place and a plain reason.
    """
    item = read_item(item_json)
    check_sense(item)
    return item


def _verified(package: bytes, publishers: Mapping[str, bytes]) -> bytes:
    key_id, newline, rest = package.removeprefix(_MAGIC).partition(b"\n")
    shaped = package.startswith(_MAGIC) and newline and _KEY_ID.fullmatch(key_id)
    if not shaped or len(rest) < _SIGNATURE_SIZE:
        raise PackageRefused("bad_archive", "", "this is not a Menkou item package")
    name = key_id.decode()
    if name not in publishers:
        raise PackageRefused("unknown_publisher", "", f"nobody here trusts the publisher {name!r}")
    signature, archive = rest[:_SIGNATURE_SIZE], rest[_SIGNATURE_SIZE:]
    try:
        Ed25519PublicKey.from_public_bytes(publishers[name]).verify(
            signature, _MAGIC + key_id + b"\n" + archive
        )
    except InvalidSignature:
        reason = "the signature does not fit: the package was changed or is damaged"
        raise PackageRefused("bad_signature", "", reason) from None
    return archive


def _unpacked(archive: bytes) -> dict[str, bytes]:
    try:
        with zipfile.ZipFile(io.BytesIO(archive)) as opened:
            entries = _checked_entries(opened.infolist(), len(archive))
            files = {entry.filename: opened.read(entry) for entry in entries}
    except (zipfile.BadZipFile, NotImplementedError, EOFError, ValueError, RuntimeError):
        raise PackageRefused("bad_archive", "", "the archive is damaged") from None
    _check_digests(files)
    return files


def _checked_entries(entries: list[zipfile.ZipInfo], size: int) -> list[zipfile.ZipInfo]:
    names = [entry.filename for entry in entries]
    if len(entries) > MOST_FILES:
        raise PackageRefused("too_large", "", f"it holds more than {MOST_FILES} files")
    if len(set(names)) != len(names):
        raise PackageRefused("bad_archive", "", "a file stands twice in the archive")
    for entry in entries:
        if entry.filename != _MANIFEST:
            _check_name(entry.filename)
        if entry.compress_type != zipfile.ZIP_STORED or entry.file_size != entry.compress_size:
            reason = "the file is compressed; packages hold plain files only"
            raise PackageRefused("bad_archive", entry.filename, reason)
    if sum(entry.file_size for entry in entries) > size:
        raise PackageRefused("too_large", "", "the files are larger than the archive")
    return entries


def _check_name(name: str) -> None:
    if _FILE_NAME.fullmatch(name) is None:
        reason = "a package holds item.json and pictures/NAME.png, .jpg or .webp only"
        raise PackageRefused("bad_archive", name[:80], reason)


def _check_digests(files: dict[str, bytes]) -> None:
    if _MANIFEST not in files or "item.json" not in files:
        missing = _MANIFEST if _MANIFEST not in files else "item.json"
        raise PackageRefused("bad_manifest", missing, "the file is missing")
    manifest = strict_json(files[_MANIFEST], _MANIFEST)
    listed = manifest.get("files") if isinstance(manifest, dict) else None
    if not isinstance(listed, dict) or set(listed) != set(files) - {_MANIFEST}:
        raise PackageRefused("bad_manifest", _MANIFEST, "it does not list the files that are here")
    for name, digest in listed.items():
        if hashlib.sha256(files[name]).hexdigest() != digest:
            raise PackageRefused("digest_mismatch", name, "the file is not the one that was listed")
