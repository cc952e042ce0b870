"""`menkou enrol`: make this kiosk known to the platform, with a one-time code or by renewal.

Exit status: 0 enrolled; 1 the platform refused, or could not be asked; 2 the settings are wrong.
"""

from __future__ import annotations

import argparse
import os
import ssl
import sys
from pathlib import Path

from kiosk.cli_edge import said
from kiosk.gateway.client import PlatformClient
from kiosk.gateway.enrolment import enrol
from kiosk.gateway.tls import TlsIdentity
from kiosk.line import LineFault
from kiosk.settings import BadSettings, parse_settings

_WHY = {
    "code_unknown": "the code is wrong, used, or older than a day: ask for a new one",
    "certificate_unknown": "the platform has locked this kiosk out: ask for a code",
    "unreachable": "the platform cannot be reached; nothing was changed, try again",
}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The options of this command."""
    parser.add_argument("--settings", type=Path, default=Path("/etc/menkou/kiosk.toml"))
    how = parser.add_mutually_exclusive_group(required=True)
    how.add_argument("--code", help="the one-time code; '-' reads it from standard input")
    how.add_argument("--renew", action="store_true", help="with the certificate it has")


def run(options: argparse.Namespace) -> int:
    """Enrol; return the exit status."""
    try:
        settings = parse_settings(options.settings.read_bytes(), str(options.settings))
    except (OSError, BadSettings) as fault:
        return _fail(2, said(fault))
    platform, kiosk_id = settings.platform, settings.kiosk.id
    if not (platform.authority_file and platform.certificate_file):
        return _fail(2, "set platform.authority_file and platform.certificate_file first")
    code = "" if options.renew else options.code
    if code == "-":
        code = sys.stdin.readline().strip()
    own = TlsIdentity(platform.authority_file, platform.certificate_file)
    shown = own if options.renew else TlsIdentity(platform.authority_file)
    try:
        client = PlatformClient(platform.url, kiosk_id, "", {}, identity=shown)
        try:
            ends_at = enrol(client, kiosk_id, own, code)
        finally:
            client.close()
    except LineFault as fault:
        return _fail(1, _WHY.get(fault.code, fault.code))
    except (OSError, ssl.SSLError) as fault:
        return _fail(2, f"{type(fault).__name__}: {os.strerror(fault.errno or 0)}")
    print(f"{kiosk_id} is enrolled until {ends_at:%Y-%m-%d}. Start the kiosk anew.")
    return 0


def _fail(status: int, why: str) -> int:
    print(f"menkou enrol: {why}", file=sys.stderr)
    return status
