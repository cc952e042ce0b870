"""Scanned pages that cross from the scanner's process to the kiosk: the reading side.

A 'page' report names an address, a number and a size; the page is fetched once and is then in
nobody else's hands. What is handed over must be sealed, so that no driver can change or shrink
it under the reader (memfd_create(2)).
"""

from __future__ import annotations

import fcntl
import os
import re
import struct
from collections.abc import Mapping
from typing import Any, Final

import numpy as np
import numpy.typing as npt

from devices.hand_over import Fetch, fetch
from kiosk.materials.picture import NotAPicture, from_jpeg
from kiosk.ports import PictureGone

NUMBER: Final = struct.Struct("=Q")
SEALS: Final = fcntl.F_SEAL_SHRINK | fcntl.F_SEAL_GROW | fcntl.F_SEAL_WRITE | fcntl.F_SEAL_SEAL
LONGEST: Final = 64 * 1024 * 1024

_ADDRESS: Final = re.compile(r"@menkou-sheet-\d{1,10}-[0-9a-f]{16}")


def socket_name(address: str) -> bytes:
    """An address as reports carry it ("@name"), as the kernel wants it."""
    return b"\0" + address[1:].encode()


class SheetReader:
    """Fetches the pages that 'page' reports speak of. Fulfils `kiosk.ports.SheetSource`."""

    def __init__(self, fetch: Fetch = fetch) -> None:
        """`fetch` brings the memory over: from a child of ours, unless told otherwise."""
        self._fetch = fetch

    def page(self, body: Mapping[str, Any]) -> npt.NDArray[np.uint8]:
        """The RGB picture of a 'page' report, upright; raise `PictureGone`."""
        try:
            return from_jpeg(self.jpeg(body))
        except NotAPicture as fault:
            raise PictureGone("page") from fault

    def jpeg(self, body: Mapping[str, Any]) -> bytes:
        """Its JPEG. A page can be fetched once. Raises `PictureGone`."""
        address, number, size = body.get("shm"), body.get("number"), body.get("size")
        if not isinstance(address, str) or not _ADDRESS.fullmatch(address):
            raise PictureGone("address")
        if not isinstance(number, int) or not 0 < number < 2**63:
            raise PictureGone("number")
        if not isinstance(size, int) or not 0 < size <= LONGEST:
            raise PictureGone("size")
        try:
            handle = self._fetch(address, NUMBER.pack(number))
        except OSError as fault:
            raise PictureGone("page") from fault
        try:
            sealed = fcntl.fcntl(handle, fcntl.F_GET_SEALS) & SEALS == SEALS
            if not sealed or os.fstat(handle).st_size != size:
                raise PictureGone("layout")
            return os.pread(handle, size, 0)
        except OSError as fault:
            raise PictureGone("layout") from fault
        finally:
            os.close(handle)
