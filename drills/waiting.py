"""Waiting for something to be so, with patience that ends."""

from __future__ import annotations

import time
from collections.abc import Callable

_LOOK_EVERY_S = 0.02


class NotSo(Exception):
    """It did not come to be so. Field: `what` was waited for."""

    def __init__(self, what: str) -> None:
        super().__init__(what)
        self.what = what


def wait_until(is_so: Callable[[], bool], within_s: float, what: str) -> None:
    """Look until it is so; raise `NotSo`."""
    until = time.monotonic() + within_s
    while not is_so():
        if time.monotonic() > until:
            raise NotSo(what)
        time.sleep(_LOOK_EVERY_S)
