"""The updates of a platform: the newest snapshot at hand, and metadata signed when asked for."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from tuf.api.metadata import TargetFile

from central.catalogue import Published, difference_name, publish, whole_name
from central.database import Database
from central.update_roles import UpdateRoles, load_update_roles


@dataclass(slots=True)
class Updates:
    """Keeps the newest snapshot at hand and looks into the folder of items when asked."""

    database: Database
    folder: Path | None
    publishers: Mapping[str, bytes]
    roles: UpdateRoles
    now: Callable[[], datetime]
    _published: Published | None = None
    _seen: tuple[tuple[str, int, int], ...] = ()

    async def newest(self) -> Published | None:
        """The newest snapshot; publishes first if the folder has changed. Raises `DatabaseDown`."""
        if self.folder is None or not self.folder.is_dir():
            return None
        stats = ((path.name, path.stat()) for path in sorted(self.folder.iterdir()))
        seen = tuple((name, stat.st_mtime_ns, stat.st_size) for name, stat in stats)
        if seen != self._seen or self._published is None:
            self._published = await publish(self.database, self.folder, self.publishers, self.now())
            self._seen = seen
        return self._published

    def metadata(self, name: str, published: Published) -> bytes | None:
        """A role's metadata, signed now."""
        number, now = published.number, self.now()
        if name == "timestamp.json":
            return self.roles.timestamp(number, now)
        if name == "snapshot.json":
            return self.roles.snapshot(number, now)
        if name == "targets.json":
            return self.roles.targets(number, _targets(published), now)
        return self.roles.root if name == "1.root.json" else None


def updates_of(
    database: Database,
    data_dir: Path,
    folder: Path | None,
    publishers: Mapping[str, bytes],
    now: Callable[[], datetime],
) -> Updates:
    """The updates of a platform, with its keys; made the first time."""
    return Updates(
        database, folder, publishers, load_update_roles(data_dir / "updates", now()), now
    )


def _targets(published: Published) -> dict[str, TargetFile]:
    number = published.number
    files = {whole_name(number): published.archive}
    files |= {difference_name(old, number): d for old, d in published.differences.items()}
    return {name: TargetFile.from_data(name, data, ["sha256"]) for name, data in files.items()}
