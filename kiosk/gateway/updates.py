"""Fetching catalogue snapshots with The Update Framework (python-tuf's client).

Whoever can answer for the platform cannot give us an old, a foreign or a mixed catalogue: the
root is pinned, versions only grow, and metadata ends. Ended metadata stops updates, never service.
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from tuf.api.exceptions import (
    DownloadError,
    DownloadHTTPError,
    ExpiredMetadataError,
    RepositoryError,
)
from tuf.ngclient import FetcherInterface, TargetFile, Updater, UpdaterConfig

from kiosk.gateway.client import PlatformClient
from kiosk.line import BadAnswer, LineFault, NotAuthorised, Refused
from kiosk.services.refused import PackageRefused
from kiosk.services.snapshot import LARGEST_SNAPSHOT, patched

_METADATA = "/v1/updates/metadata/"
_TARGETS = "/v1/updates/targets/"
_PREFIX = "catalogue-"


class UpdatesExpired(BadAnswer):
    """The metadata has ended: either nobody signs any more, or somebody holds new ones back."""

    def __init__(self) -> None:
        super().__init__("updates_expired")


@dataclass(frozen=True, slots=True)
class FetchedSnapshot:
    """A snapshot as the platform vouches for it; what is in it is still to be verified."""

    number: int
    archive: bytes = field(repr=False)
    fetched_bytes: int = 0
    """How many bytes of it came over the line."""


class UpdateLine:
    """Asks a platform for newer catalogues. `folder` keeps the metadata seen last."""

    def __init__(self, client: PlatformClient, root: bytes, folder: Path) -> None:
        self._client = client
        self._root = root
        self._folder = folder

    def fetch(self, have: tuple[int, bytes] | None, now: datetime) -> FetchedSnapshot | None:
        """Return a snapshot newer than `have` (number, archive), or None.

        `now` is the best time known, not this machine's clock. Raises `LineFault`:
        `UpdatesExpired`, `BadAnswer` for anything that is not signed as it has to be.
        """
        self._folder.mkdir(mode=0o750, parents=True, exist_ok=True)
        with _told_as_line_faults():
            updater = self._updater(now)
            updater.refresh()
            number, whole = _newest(updater)
            if have is not None and number <= have[0]:
                return None
            return self._fetched(updater, number, whole, have)

    def _updater(self, now: datetime) -> Updater:
        updater = Updater(
            str(self._folder),
            _METADATA,
            target_base_url=_TARGETS,
            fetcher=_Fetcher(self._client),
            config=UpdaterConfig(prefix_targets_with_hash=False),
            bootstrap=self._root,
        )
        # There is no public way to say what time it is, and the clock here may be years off.
        updater._trusted_set.reference_time = now
        return updater

    def _fetched(
        self, updater: Updater, number: int, whole: TargetFile, have: tuple[int, bytes] | None
    ) -> FetchedSnapshot:
        if have is not None:
            change = updater.get_targetinfo(f"{_PREFIX}{number}-from-{have[0]}")
            if change is not None and change.length < whole.length:
                got = self._download(change)
                with contextlib.suppress(PackageRefused):
                    # What we have may be damaged: then the difference leads elsewhere.
                    archive = patched(have[1], got, whole.length)
                    if _is(whole, archive):
                        return FetchedSnapshot(number, archive, len(got))
        archive = self._download(whole)
        return FetchedSnapshot(number, archive, len(archive))

    def _download(self, target: TargetFile) -> bytes:
        if target.length > LARGEST_SNAPSHOT:
            raise BadAnswer("updates_too_large")
        got = b"".join(self._client.fetch(_TARGETS + target.path, limit=target.length))
        if not _is(target, got):
            raise BadAnswer("updates_damaged")
        return got


class _Fetcher(FetcherInterface):
    """The framework's downloads over the platform's own line."""

    def __init__(self, client: PlatformClient) -> None:
        self._client = client

    def _fetch(self, url: str) -> Iterator[bytes]:
        try:
            return iter(list(self._client.fetch(url, limit=UpdaterConfig().targets_max_length)))
        except Refused as refused:
            raise DownloadHTTPError(refused.code, refused.status) from refused


@contextlib.contextmanager
def _told_as_line_faults() -> Iterator[None]:
    try:
        yield
    except ExpiredMetadataError:
        raise UpdatesExpired from None
    except RepositoryError as fault:
        raise BadAnswer(f"updates_{type(fault).__name__}") from None
    except DownloadHTTPError as fault:
        raise Refused("no_such_update", fault.status_code) from None
    except DownloadError as fault:
        raise _behind(fault) from None


def _behind(fault: DownloadError) -> LineFault:
    cause = fault.__cause__
    return cause if isinstance(cause, LineFault) else BadAnswer("updates_DownloadError")


def _newest(updater: Updater) -> tuple[int, TargetFile]:
    # The names of targets are ours; the highest number is the snapshot that counts.
    names = updater._trusted_set.targets.targets
    numbers = [int(n.removeprefix(_PREFIX)) for n in names if n.removeprefix(_PREFIX).isdecimal()]
    if not numbers:
        raise BadAnswer("updates_empty")
    target = updater.get_targetinfo(f"{_PREFIX}{max(numbers)}")
    assert target is not None
    return max(numbers), target


def _is(target: TargetFile, content: bytes) -> bool:
    try:
        target.verify_length_and_hashes(content)
    except RepositoryError:
        return False
    return True


__all__ = ["FetchedSnapshot", "NotAuthorised", "UpdateLine", "UpdatesExpired"]
