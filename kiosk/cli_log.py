"""`menkou log`: bring the logs of a kiosk out, sealed to the operator; make that key; open them.

`export` runs on the kiosk and needs the public key in its settings. `new-key` and `open` run
where the operator sits: the private key never comes near a kiosk.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

from kiosk.care.log_parcel import ParcelBroken, name_of, pack, unpack
from kiosk.compose_courier import VERSION
from kiosk.sealed import (
    PlatformKey,
    PrivateKey,
    SealBroken,
    SuiteUnavailable,
    provider_of,
)
from kiosk.settings import BadSettings, Settings, parse_settings
from offline_cache.ballast import free_bytes

GOOD, FAILED, WRONG_USE = range(3)
_JOURNAL = ["journalctl", "-q", "--no-pager", "-o", "short-iso", "-n", "20000", "-u", "menkou-*"]
_JOURNAL_S = 30.0
_WHY = {
    "no_parcel": "this is no exported log",
    "unknown_key": "it was sealed to another key",
    "unknown_suite": "it was sealed in a way this version does not know",
}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The options of the command."""
    commands = parser.add_subparsers(dest="what", required=True)
    out = commands.add_parser("export", help="the logs of this kiosk as one sealed file")
    out.add_argument("--settings", type=Path, default=Path("/etc/menkou/kiosk.toml"))
    out.add_argument("--to", type=Path, required=True, metavar="DIR", help="a stick, say")
    new = commands.add_parser("new-key", help="make the operator's key (not on a kiosk)")
    new.add_argument("--file", type=Path, required=True, help="where the private half goes")
    new.add_argument("--id", default="log-1", help="its name in kiosks' settings")
    new.add_argument("--suite", type=int, choices=[1, 2, 3], default=1)
    open_ = commands.add_parser("open", help="open an exported log (not on a kiosk)")
    open_.add_argument("parcel", type=Path)
    open_.add_argument("--key", type=Path, required=True, help="made by new-key")
    open_.add_argument("--to", type=Path, required=True, metavar="DIR")


def run(options: argparse.Namespace) -> int:
    """Carry the command out; return the exit status: 0, 1 (did not work) or 2 (wrong use)."""
    try:
        return {"export": _export, "new-key": _new_key, "open": _open}[options.what](options)
    except OSError as fault:
        return _fail(FAILED, f"{fault.filename or 'the stick'}: {fault.strerror}")


def _export(options: argparse.Namespace) -> int:
    try:
        settings = parse_settings(options.settings.read_bytes(), str(options.settings))
        key = _log_key(settings)
    except BadSettings as fault:
        return _fail(WRONG_USE, str(fault))
    now = datetime.now(UTC)
    about = {"kiosk": settings.kiosk.id, "version": VERSION, "at": now.isoformat("T", "seconds")}
    try:
        parcel = pack(Path(settings.kiosk.state_dir), key, about, {"journal.txt": _journal()})
    except (SealBroken, SuiteUnavailable):
        return _fail(WRONG_USE, "care.log_key cannot be used; `menkou log new-key` makes one")
    free = free_bytes(options.to)
    if free < len(parcel):
        return _fail(FAILED, f"{options.to}: {len(parcel)} bytes needed, {free} free")
    path = options.to / name_of(settings.kiosk.id, now)
    _write_durably(path, parcel)
    print(f"{path}: {len(parcel)} bytes; only the holder of {key.key_id} can open it")
    return GOOD


def _log_key(settings: Settings) -> PlatformKey:
    care = settings.care
    if not (care.log_key and care.log_key_id):
        raise BadSettings("care.log_key", "is empty: no log leaves this kiosk")
    try:
        return PlatformKey(care.log_key_id, care.log_suite, bytes.fromhex(care.log_key))
    except ValueError:
        raise BadSettings("care.log_key", "is not hex") from None


def _journal() -> bytes:
    """What our services said to the journal, as far as we may read it."""
    try:
        said = subprocess.run(_JOURNAL, capture_output=True, timeout=_JOURNAL_S, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return b""
    return said.stdout


def _new_key(options: argparse.Namespace) -> int:
    provider = provider_of(options.suite)
    try:
        private = provider.make_private_key(os.urandom)
        public = provider.public_key_of(private)
    except SuiteUnavailable as fault:
        return _fail(FAILED, str(fault))
    fd = os.open(options.file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with open(fd, "w", encoding="ascii") as out:
        out.write(f"{options.id} {options.suite} {private.hex()}\n")
    print(f'[care]\nlog_key_id = "{options.id}"\nlog_key = "{public.hex()}"')
    print(f"log_suite = {options.suite}")
    return GOOD


def _open(options: argparse.Namespace) -> int:
    key_id, suite, private = (*options.key.read_text("ascii").split(), "", "", "")[:3]
    try:
        key = PrivateKey(int(suite), bytes.fromhex(private))
        parcel = unpack(options.parcel.read_bytes(), {key_id: key})
    except ValueError:
        return _fail(WRONG_USE, f"{options.key}: no key made by `menkou log new-key`")
    except (SealBroken, SuiteUnavailable):
        return _fail(WRONG_USE, f"{options.key}: the key in it cannot be used")
    except ParcelBroken as fault:
        why = _WHY.get(fault.code, f"it was damaged or changed ({fault.code})")
        return _fail(FAILED, f"{options.parcel}: {why}")
    options.to.mkdir(parents=True, exist_ok=True)
    for name, data in parcel.files.items():
        (options.to / name).write_bytes(data)
    print("  ".join(f"{key} {value}" for key, value in sorted(parcel.about.items())))
    print("\n".join(sorted(parcel.files)))
    return GOOD


def _write_durably(path: Path, data: bytes) -> None:
    """Whole under its name or not at all: sticks are pulled out."""
    fresh = path.with_suffix(".new")
    try:
        with fresh.open("wb") as out:
            out.write(data)
            out.flush()
            os.fsync(out.fileno())
        fresh.replace(path)
    except OSError:
        fresh.unlink(missing_ok=True)
        raise


def _fail(status: int, why: str) -> int:
    print(f"menkou log: {why}", file=sys.stderr)
    return status
