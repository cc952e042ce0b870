"""`menkou technician`: set the PIN of the technician's area, or make a secret for time codes."""

from __future__ import annotations

import argparse
import base64
import getpass
import os
import re
import secrets
import sys
from pathlib import Path

from kiosk.cli_edge import said
from kiosk.settings import BadSettings, parse_settings
from kiosk.technician.pin import LONGEST, SHORTEST, BadPin, hash_pin

_SAYS = {
    "length": f"a PIN has {SHORTEST} to {LONGEST} digits",
    "digits": "a PIN has digits only",
    "easy": "a PIN that everybody tries first is none",
}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The options of this command."""
    parser.add_argument("what", choices=["set-pin", "new-code-secret"])
    parser.add_argument("--settings", type=Path, default=Path("/etc/menkou/kiosk.toml"))
    parser.add_argument("--file", type=Path, help="where the secret for time codes goes")


def run(options: argparse.Namespace) -> int:
    """Carry the command out; return the exit status."""
    if options.what == "new-code-secret":
        return _new_secret(options.file)
    try:
        set_pin(options.settings, _asked_pin())
    except BadPin as fault:
        print(f"menkou technician: {_SAYS[fault.code]}", file=sys.stderr)
        return 1
    except (OSError, BadSettings) as fault:
        print(f"menkou technician: {said(fault)}", file=sys.stderr)
        return 2
    print(f"{options.settings}: PIN set; it holds from the next start of the kiosk")
    return 0


def set_pin(path: Path, pin: str) -> None:
    """Write the hash of `pin` into a settings file and leave the rest of it as it is.

    Raises `BadPin`, `BadSettings` when the file is no settings file, and `OSError`.
    """
    hashed = hash_pin(pin)
    before = path.read_text("utf-8")
    parse_settings(before.encode(), str(path))
    after = with_pin_hash(before, hashed)
    if parse_settings(after.encode(), str(path)).technician.pin_hash != hashed:
        raise BadSettings(str(path), "cannot find the place of technician.pin_hash")
    _replace(path, after)


def with_pin_hash(toml: str, hashed: str) -> str:
    """The same text with this hash in its [technician] table."""
    line = f'pin_hash = "{hashed}"'
    table = re.search(r"^\[technician\][^\n]*\n", toml, re.MULTILINE)
    if table is None:
        return toml.rstrip("\n") + f"\n\n[technician]\n{line}\n"
    next_table = re.search(r"^\[", toml[table.end() :], re.MULTILINE)
    end = table.end() + next_table.start() if next_table else len(toml)
    body = toml[table.end() : end]
    fresh, found = re.subn(r"^pin_hash\s*=.*$", lambda _: line, body, flags=re.MULTILINE)
    return toml[: table.end()] + (fresh if found else f"{line}\n{body}") + toml[end:]


def _replace(path: Path, text: str) -> None:
    fresh = path.with_name(path.name + ".new")
    mode = path.stat().st_mode & 0o777
    fd = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, mode)
    with open(fd, "w", encoding="utf-8") as out:
        out.write(text)
        out.flush()
        os.fsync(fd)
    fresh.replace(path)


def _asked_pin() -> str:
    if not sys.stdin.isatty():
        return sys.stdin.readline().strip()
    pin = getpass.getpass("New PIN: ")
    if getpass.getpass("Once more: ") != pin:
        print("menkou technician: these are two different PINs", file=sys.stderr)
        raise SystemExit(1)
    return pin


def _new_secret(path: Path | None) -> int:
    if path is None:
        print("menkou technician: say where, with --file", file=sys.stderr)
        return 2
    secret = base64.b32encode(secrets.token_bytes(20)).decode()
    try:
        fd = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except OSError as fault:
        print(f"menkou technician: {said(fault)}", file=sys.stderr)
        return 2
    with open(fd, "w", encoding="ascii") as out:
        out.write(secret + "\n")
    print(f"otpauth://totp/Menkou?secret={secret}&issuer=Menkou")
    return 0
