"""The pictures of a package: a filled form, a right and a wrong paper, the steps of the guide.

Every one that lies in the package is named in item.json, with its words in both languages, and
the other way round. What a header claims is looked at before a pixel is decoded. Drawings with
scripts or links in them (SVG) are no pictures here.
"""

from __future__ import annotations

import io
import struct
import warnings
from collections.abc import Mapping
from typing import Final, Protocol

from kiosk.services.item import ServiceItem
from kiosk.services.refused import PackageRefused

PICTURES: Final = "pictures/"
LARGEST_PICTURE: Final = 1024 * 1024
"""Bytes of one file."""
LEAST_SIDE: Final = 240
MOST_SIDE: Final = 2400
MOST_PIXELS: Final = 3_000_000
_FORMATS: Final = {"png": "PNG", "jpg": "JPEG", "webp": "WEBP"}


class PictureSource(Protocol):
    """Where the bytes of an item's pictures are when somebody wants to see one."""

    def read(self, item_code: str, file: str) -> bytes | None:
        """The picture of that name, verified once more; None where it is not to be had."""
        ...


def check_named(item: ServiceItem) -> None:
    """Raise `PackageRefused` for a picture of a paper or a step that the item does not have."""
    seen: set[str] = set()
    for index, picture in enumerate(item.pictures):
        place = f"pictures/{index}"
        if picture.file in seen:
            raise PackageRefused("bad_schema", f"{place}/file", f"{picture.file!r} stands twice")
        seen.add(picture.file)
        if picture.kind in ("right", "wrong") and not picture.material:
            reason = "say which material this is a right or a wrong one of"
            raise PackageRefused("missing_keyword", f"{place}/material", reason)
        if picture.material and item.material(picture.material) is None:
            reason = f"there is no material {picture.material!r}"
            raise PackageRefused("bad_scope", f"{place}/material", reason)
        if (picture.kind == "step") != bool(picture.step):
            reason = "a picture of the kind 'step' says which step, and no other does"
            raise PackageRefused("bad_schema", f"{place}/step", reason)
        if picture.step > len(item.guide.steps):
            reason = f"the guide has {len(item.guide.steps)} steps"
            raise PackageRefused("bad_scope", f"{place}/step", reason)


def check_pictures(item: ServiceItem, files: Mapping[str, bytes]) -> None:
    """Raise `PackageRefused` unless the files are just the pictures of the item, and sound."""
    there = {name for name in files if name.startswith(PICTURES)}
    named = {picture.file for picture in item.pictures}
    for index, picture in enumerate(item.pictures):
        if picture.file not in there:
            reason = f"the file {picture.file!r} is not there"
            raise PackageRefused("bad_picture", f"pictures/{index}/file", reason)
    for name in sorted(there):
        if name not in named:
            raise PackageRefused("bad_picture", name, "item.json does not name this picture")
        check_picture(name, files[name])


def check_picture(name: str, content: bytes) -> None:
    """Raise `PackageRefused` for a file that is too large, broken, moving or no picture at all."""
    if len(content) > LARGEST_PICTURE:
        reason = f"the picture is larger than {LARGEST_PICTURE // 1024} KiB"
        raise PackageRefused("bad_picture", name, reason)
    # Only whoever checks a package with pictures in it needs the library.
    from PIL import Image

    kind = _FORMATS.get(name.rpartition(".")[2], "")
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            with Image.open(io.BytesIO(content), formats=[kind]) as image:
                _check_size(name, image.size, int(getattr(image, "n_frames", 1)))
                image.load()
    except (OSError, SyntaxError, ValueError, EOFError, struct.error,
            Image.DecompressionBombError, Image.DecompressionBombWarning):  # fmt: skip
        reason = f"it cannot be read as a picture in the format {kind or 'of its name'}"
        raise PackageRefused("bad_picture", name, reason) from None


def _check_size(name: str, size: tuple[int, int], frames: int) -> None:
    width, height = size
    if max(size) > MOST_SIDE or width * height > MOST_PIXELS:
        reason = f"{width} x {height} is too large: at most {MOST_SIDE} a side, {MOST_PIXELS:,} all"
        raise PackageRefused("bad_picture", name, reason)
    if min(size) < LEAST_SIDE:
        reason = f"{width} x {height} is too small to be read: at least {LEAST_SIDE} a side"
        raise PackageRefused("bad_picture", name, reason)
    if frames != 1:
        raise PackageRefused("bad_picture", name, "a picture that moves is not taken")
