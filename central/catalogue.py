"""Publishing the catalogue: the folder of items becomes a numbered snapshot in the database.

Numbers only grow. Snapshots stay, so that a kiosk that was away gets only the difference.
"""

from __future__ import annotations

import hashlib
import logging
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from central.database import Connection, Database
from kiosk.services.package import open_package
from kiosk.services.refused import PackageRefused
from kiosk.services.snapshot import difference, is_snapshot_file, open_snapshot, pack_snapshot

log = logging.getLogger(__name__)
KEPT_WHOLE = 5
"""How many old snapshots differences are made from; older kiosks get the whole."""


@dataclass(frozen=True, slots=True)
class Published:
    """One snapshot as kiosks fetch it."""

    number: int
    archive: bytes = field(repr=False)
    differences: Mapping[int, bytes] = field(repr=False)
    """By the number of the older snapshot."""

    def file(self, name: str) -> bytes | None:
        """A file by the name kiosks ask for."""
        if name == whole_name(self.number):
            return self.archive
        found = {difference_name(old, self.number): old for old in self.differences}
        return self.differences[found[name]] if name in found else None


def whole_name(number: int) -> str:
    """The name of a whole snapshot."""
    return f"catalogue-{number}"


def difference_name(old: int, new: int) -> str:
    """The name of the difference between two."""
    return f"catalogue-{new}-from-{old}"


async def publish(
    database: Database, folder: Path, publishers: Mapping[str, bytes], now: datetime
) -> Published | None:
    """Publish what is in `folder` if it is not what was published last; return the newest.

    None where nothing was ever published. A folder with a package that does not convince is not
    published: kiosks keep what they have. Raises `DatabaseDown`.
    """
    files = {p.name: p.read_bytes() for p in sorted(folder.iterdir()) if is_snapshot_file(p.name)}
    content = hashlib.sha256()
    for name, data in files.items():
        content.update(f"{name}\n{hashlib.sha256(data).hexdigest()}\n".encode())
    async with database.transaction() as connection:
        await connection.execute("SELECT pg_advisory_xact_lock(hashtext('catalogue'))")
        newest = await connection.fetchrow(
            "SELECT number, content_digest FROM catalogue_snapshots ORDER BY number DESC LIMIT 1"
        )
        if newest is None or newest["content_digest"] != content.hexdigest():
            number = (newest["number"] if newest else 0) + 1
            archive = _packed(files, publishers, number, now)
            if archive is not None:
                await connection.execute(
                    "INSERT INTO catalogue_snapshots VALUES ($1, $2, $3, $4)",
                    number, content.hexdigest(), now, archive,
                )  # fmt: skip
                log.info("catalogue %d published: %d files", number, len(files))
        return await _newest(connection)


def _packed(
    files: Mapping[str, bytes], publishers: Mapping[str, bytes], number: int, now: datetime
) -> bytes | None:
    try:
        packages = {n: open_package(d, publishers) for n, d in files.items() if n.endswith(".item")}
        archive = pack_snapshot(files, packages, number, now)
        open_snapshot(archive, publishers)
    except PackageRefused as refused:
        log.error("catalogue not published: %s at %s", refused.code, refused.place)
        return None
    return archive


async def _newest(connection: Connection) -> Published | None:
    rows = await connection.fetch(
        "SELECT number, archive FROM catalogue_snapshots ORDER BY number DESC LIMIT $1",
        KEPT_WHOLE + 1,
    )
    if not rows:
        return None
    newest, *older = rows
    changes = {row["number"]: difference(row["archive"], newest["archive"]) for row in older}
    return Published(newest["number"], newest["archive"], changes)
