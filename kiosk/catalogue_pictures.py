"""The pictures of a catalogue's packages, read from disk when somebody wants to see one.

Five thousand items may bring many; hardly one of them is looked at in a visit. Signature and
digest are verified each time: a file that was changed since the start is not shown.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from kiosk.services.package import LARGEST_PACKAGE, package_files
from kiosk.services.refused import PackageRefused


@dataclass(frozen=True, slots=True)
class PackagePictures:
    """A `PictureSource`: the packages of one folder. `packages`: path by item code."""

    packages: Mapping[str, Path]
    publishers: Mapping[str, bytes] = field(repr=False)

    def read(self, item_code: str, file: str) -> bytes | None:
        """One picture; None where package or picture is gone, or is not what was signed."""
        path = self.packages.get(item_code)
        if path is None:
            return None
        try:
            with path.open("rb") as package:
                content = package.read(LARGEST_PACKAGE + 1)
            return package_files(content, self.publishers).get(file)
        except (OSError, PackageRefused):
            return None
