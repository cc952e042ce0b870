"""Finds a page in a file while the file is still being decoded at full size."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Final

from kiosk.materials.load import content_of, load_picture
from kiosk.materials.page import PageFound, find_page
from kiosk.materials.picture import Picture

_REDUCED: Final = 4
_LARGE: Final = 600_000
"""Bytes from which a file is taken for a still of several megapixels; a small one would lose."""


def found_while_decoding(
    source: bytes | Path, tray: Picture | None = None
) -> tuple[Picture, PageFound | None]:
    """The full picture, and the page on it. Raises `PictureRefused`.

    The page is looked for on a quarter of the picture, which a JPEG gives in a third of the
    time; meanwhile the full one is decoded on another core. Both are refused alike.
    """
    content = source if isinstance(source, bytes) else content_of(source)
    with ThreadPoolExecutor(1) as pool:
        full = pool.submit(load_picture, content)
        # Only a JPEG can be decoded small; of any other there would be two at once.
        is_large = len(content) > _LARGE and content.startswith(b"\xff\xd8")
        small = load_picture(content, reduce=_REDUCED) if is_large else full.result()
        found = find_page(small, tray)
        return full.result(), found
