"""The doctor looks at files: settings, secrets, certificates, folders, and who may read them."""

from __future__ import annotations

import pwd
import stat
from datetime import UTC, datetime, timedelta
from pathlib import Path

from cryptography import x509

from kiosk.care.checks import Check, bad, warn
from kiosk.file_modes import modes_in
from kiosk.settings import BadSettings, Settings, parse_settings

_ENDS_SOON = timedelta(days=30)
_LONGEST_WHY = 160


def settings_checks(path: Path) -> tuple[tuple[Check, ...], Settings | None]:
    """The settings file, and what is in it when it can be used."""
    about = str(path)
    try:
        settings = parse_settings(path.read_bytes(), about)
        settings.check_panel(about)
    except FileNotFoundError:
        return (bad("settings", "missing", about),), None
    except OSError:
        return (bad("settings", "unreadable", about),), None
    except BadSettings as fault:
        return (bad("settings", "wrong", about, fault.why[:_LONGEST_WHY]),), None
    if path.stat().st_mode & stat.S_IWOTH:
        return (bad("settings", "world_writable", about),), settings
    return (Check("settings", about=about),), settings


def file_checks(settings: Settings, now: datetime | None = None) -> tuple[Check, ...]:
    """Secrets, certificates and folders that the settings name."""
    platform, door = settings.platform, settings.technician
    found: list[Check] = []
    if platform.token_file:
        owner = settings.processes.courier_user
        found.append(secret_check(Path(platform.token_file), owner))
    if platform.authority_file:
        found.append(certificate_check(Path(platform.authority_file), now))
    if platform.certificate_file:
        found.append(certificate_check(Path(platform.certificate_file), now))
    if door.totp_secret_file:
        found.append(secret_check(Path(door.totp_secret_file), ""))
    if settings.items.updates_root:
        found.append(_there(Path(settings.items.updates_root)))
    found.append(state_dir_check(settings))
    items = Path(settings.items.dir)
    found.append(Check("folder", about=str(items)) if items.is_dir() else _no_folder(items))
    if not (door.pin_hash or door.totp_secret_file):
        found.append(warn("technician", "not_set_up"))
    return tuple(found)


def secret_check(path: Path, owner: str) -> Check:
    """A secret: there, of its owner, and nobody else's to read."""
    about = str(path)
    try:
        state = path.stat()
    except FileNotFoundError:
        return bad("file", "missing", about)
    except OSError:
        return warn("file", "unreadable", about)
    if state.st_mode & stat.S_IRWXO:
        return bad("file", "open_to_all", about)
    if owner and not _is_readable_by(state.st_uid, state.st_mode, owner):
        return bad("file", "wrong_owner", about, owner)
    return Check("file", about=about)


def certificate_check(path: Path, now: datetime | None = None) -> Check:
    """A certificate in PEM: there, one, and not at its end."""
    about = str(path)
    try:
        ends_at = x509.load_pem_x509_certificate(path.read_bytes()).not_valid_after_utc
    except FileNotFoundError:
        return bad("file", "missing", about)
    except OSError:
        return warn("file", "unreadable", about)
    except ValueError:
        return bad("file", "not_a_certificate", about)
    left = ends_at - (now or datetime.now(UTC))
    figure = f"{ends_at:%Y-%m-%d}"
    if left < timedelta(0):
        return bad("file", "expired", about, figure)
    return warn("file", "expires_soon", about, figure) if left < _ENDS_SOON else _good(path, figure)


def state_dir_check(settings: Settings) -> Check:
    """The state directory: private, or for the group of the kiosk's two users."""
    path = Path(settings.kiosk.state_dir)
    try:
        mode, is_shared = path.stat().st_mode, modes_in(path).is_shared
    except FileNotFoundError:
        return _no_folder(path)
    except OSError:
        return warn("folder", "unreadable", str(path))
    if mode & stat.S_IRWXO:
        return bad("folder", "open_to_all", str(path))
    users = settings.processes
    has_two = users.courier_user and users.courier_user != users.kiosk_user
    if has_two and users.courier == "service" and not is_shared:
        return bad("folder", "wrong_mode", str(path), f"{stat.S_IMODE(mode):o}")
    return Check("folder", about=str(path))


def _is_readable_by(uid: int, mode: int, owner: str) -> bool:
    try:
        wanted = pwd.getpwnam(owner).pw_uid
    except KeyError:
        return False
    return uid == wanted or bool(mode & stat.S_IRGRP)


def _there(path: Path) -> Check:
    return _good(path) if path.is_file() else bad("file", "missing", str(path))


def _good(path: Path, figure: str = "") -> Check:
    return Check("file", about=str(path), figure=figure)


def _no_folder(path: Path) -> Check:
    return bad("folder", "missing", str(path))
