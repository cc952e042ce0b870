"""The settings of the platform: one TOML file, checked whole before anything starts."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Annotated, Literal

import msgspec
from msgspec import Meta

MIB = 1024 * 1024

Name = Annotated[str, Meta(pattern=r"^[A-Za-z0-9][A-Za-z0-9_.-]{0,63}$")]
"""An id that is safe as a folder name: no separators, does not begin with a dot."""

Sha256 = Annotated[str, Meta(pattern=r"^[0-9a-f]{64}$")]


class SettingsRefused(Exception):
    """Settings that cannot be used: `place` is the file, `reason` says what and where in it."""

    def __init__(self, place: Path, reason: str) -> None:
        super().__init__(f"{place}: {reason}")
        self.place = place
        self.reason = reason


class _Section(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A table of the file. A key nobody knows is an error, not a silent nothing."""


class KioskEntry(_Section, frozen=True):
    """A kiosk that may talk to the platform. Only the SHA-256 of its token is kept."""

    kiosk_id: Name
    token_sha256: Sha256


class PublisherEntry(_Section, frozen=True):
    """Whose signature on an item package counts: Ed25519 public key in hex."""

    key_id: str
    public_key: Sha256


class DatabaseSettings(_Section, frozen=True):
    """An empty `dsn` means the embedded PostgreSQL inside the data folder."""

    dsn: str = ""
    connections: Annotated[int, Meta(ge=2, le=64)] = 8


class OperatorSettings(_Section, frozen=True):
    """Who may read the web pages. Without a digest a password is made and printed at start."""

    name: Name = "operator"
    password_sha256: Sha256 | None = None
    rows_per_page: Annotated[int, Meta(ge=1, le=200)] = 25


class TlsSettings(_Section, frozen=True):
    """Without names the platform speaks plain HTTP, and kiosks are known by token only."""

    names: tuple[str, ...] = ()
    """Host names and addresses kiosks call it by."""
    certificates_only: bool = False
    """Whether a kiosk must show its certificate; a token is not enough then."""


class Limits(_Section, frozen=True):
    """Sizes in bytes, times in seconds."""

    case_bytes: int = 2 * MIB
    container_bytes: int = 128 * MIB
    list_bytes: int = 128 * 1024
    body_seconds: float = 30.0
    idle_seconds: float = 30.0
    reserve_bytes: int = 256 * MIB
    """Uploads are refused (507) when the disk would have less than this left."""


class DraftSettings(_Section, frozen=True):
    """Forms that residents keep for later."""

    keep_days: Annotated[int, Meta(ge=1, le=365)] = 30
    tries_per_hour: Annotated[int, Meta(ge=1, le=100)] = 5
    """Wrong codes for one card within an hour."""


class Settings(_Section, frozen=True):
    """The whole file. Relative paths count from the folder the file is in."""

    data_dir: Path
    listen: str = "127.0.0.1"
    port: Annotated[int, Meta(ge=0, le=65535)] = 8620
    region: Annotated[str, Meta(pattern=r"^[0-9]{6}$")] = "320000"
    epoch: Annotated[int, Meta(ge=1)] = 1
    """To be raised by one after every restore from a backup."""
    await_backup: bool = False
    """Whether kiosks hold answered cases until a backup is reported (POST /v1/backups)."""
    items_dir: Path | None = None
    holidays: tuple[date, ...] = ()
    demo_codes: bool = False
    """Whether anybody may ask for a demonstration licence code."""
    demo_times: bool = False
    """Whether times at an invented counter are laid out at the start."""
    sealing_suites: tuple[Literal[1, 2, 3], ...] = (1,)
    """Suites kiosks may seal with: the first key of each is made when there is none."""
    kiosks: tuple[KioskEntry, ...] = ()
    publishers: tuple[PublisherEntry, ...] = ()
    database: DatabaseSettings = DatabaseSettings()
    operator: OperatorSettings = OperatorSettings()
    tls: TlsSettings = TlsSettings()
    limits: Limits = Limits()
    drafts: DraftSettings = DraftSettings()


def read_settings(path: Path) -> Settings:
    """Read and check a settings file; raise `SettingsRefused` naming the key at fault."""
    try:
        settings = msgspec.toml.decode(path.read_bytes(), type=Settings, dec_hook=_path)
    except OSError as fault:
        raise SettingsRefused(path, fault.strerror or "cannot be read") from None
    except (msgspec.DecodeError, UnicodeDecodeError) as fault:
        raise SettingsRefused(path, str(fault)) from None
    _refuse_doubles(path, "kiosks", [k.kiosk_id for k in settings.kiosks])
    _refuse_doubles(path, "kiosks token", [k.token_sha256 for k in settings.kiosks])
    _refuse_doubles(path, "publishers", [p.key_id for p in settings.publishers])
    folder = path.resolve().parent
    return msgspec.structs.replace(
        settings,
        data_dir=folder / settings.data_dir,
        items_dir=folder / settings.items_dir if settings.items_dir else None,
    )


def _path(kind: type, value: object) -> Path:
    if kind is not Path or not isinstance(value, str) or not value:
        raise ValueError("Expected a path")
    return Path(value)


def _refuse_doubles(path: Path, place: str, values: list[str]) -> None:
    if len(set(values)) != len(values):
        raise SettingsRefused(path, f"`$.{place}` holds the same value twice")
