"""The operator's password until the settings have one of their own.

A service's output ends up in the journal, which more people read than may sign in: a service is
given a file for it, `--password-file`, which only its own user and root can open.
"""

from __future__ import annotations

import os
import secrets
from dataclasses import dataclass, field
from pathlib import Path

import msgspec

from central.callers import digest_of
from central.settings import Settings


@dataclass(frozen=True, slots=True)
class FirstPassword:
    """A password that was made, and where it is kept; None: nowhere, so it has to be said."""

    word: str = field(repr=False)
    file: Path | None = None

    def said(self) -> dict[str, str]:
        """What may be printed about it."""
        return {"password": self.word} if self.file is None else {"password_file": str(self.file)}


def first_password(settings: Settings, file: Path | None) -> FirstPassword | None:
    """The password made for settings without one; that of `file` if it is there already.

    Raises `OSError` when the file can be neither read nor written.
    """
    if settings.operator.password_sha256:
        return None
    if file is None:
        return FirstPassword(secrets.token_urlsafe(12))
    if word := _kept(file):
        return FirstPassword(word, file)
    word = secrets.token_urlsafe(12)
    # Whole or not at all, and never readable by others, not even for a moment.
    fresh = file.with_suffix(".new")
    fresh.unlink(missing_ok=True)
    with open(os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as out:
        out.write(f"{word}\n")
        out.flush()
        os.fsync(out.fileno())
    fresh.replace(file)
    return FirstPassword(word, file)


def with_password(settings: Settings, first: FirstPassword | None) -> Settings:
    """The settings with the digest of that password."""
    if first is None:
        return settings
    digest = digest_of(first.word)
    operator = msgspec.structs.replace(settings.operator, password_sha256=digest)
    return msgspec.structs.replace(settings, operator=operator)


def _kept(file: Path) -> str:
    try:
        return file.read_text("ascii").strip()
    except FileNotFoundError:
        return ""
