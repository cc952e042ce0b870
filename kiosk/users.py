"""The users of the settings, as the kernel knows them."""

from __future__ import annotations

import os
import pwd

from kiosk.settings import BadSettings


def uid_of(user: str, key: str) -> int:
    """The id of a user of the settings; empty is who asks. Raises `BadSettings` naming the key."""
    if not user:
        return os.getuid()
    try:
        return pwd.getpwnam(user).pw_uid
    except KeyError:
        raise BadSettings(f"processes.{key}", f"there is no user {user}") from None
