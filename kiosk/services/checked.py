"""Which packages this very program has opened and checked whole before, by their SHA-256.

Thousands of packages are verified at every start: signature and digests, always. Whether a form
has the right shape and makes sense is a matter of its bytes and of the rules of this program
alone, so for bytes that passed these rules once it need not be asked again. The list stands
beside the packages; another version of the rules makes it void, and a list that is missing,
torn or of other packages costs time, never a check.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from functools import cache
from importlib.resources import files

CHECKED_FILE = "packages.checked"
_RULES = (".py", ".json", ".toml", ".txt")


def digest_of(package: bytes) -> str:
    """What a package is known by."""
    return hashlib.sha256(package).hexdigest()


def read_checked(content: bytes) -> frozenset[str]:
    """The digests in a list of this program's own; none if it is torn or of another version."""
    try:
        said = json.loads(content)
        rules, digests = said["rules"], said["packages"]
    except (ValueError, TypeError, KeyError):
        return frozenset()
    if rules != _rules() or not isinstance(digests, list):
        return frozenset()
    return frozenset(digest for digest in digests if isinstance(digest, str))


def written_checked(digests: Iterable[str]) -> bytes:
    """The list of packages that passed, as it stands in the file."""
    return json.dumps({"rules": _rules(), "packages": sorted(digests)}).encode()


@cache
def _rules() -> str:
    """What stands for the rules: the digest of every file of `kiosk.services`."""
    whole = hashlib.sha256()
    for path in sorted(files("kiosk.services").iterdir(), key=lambda path: path.name):
        if path.name.endswith(_RULES):
            whole.update(path.name.encode() + b"\0" + hashlib.sha256(path.read_bytes()).digest())
    return whole.hexdigest()
