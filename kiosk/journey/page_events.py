"""What can happen to the order of the pages that were taken."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PageMoved:
    """往前挪 / 往后挪: one page changes its place. `by` is negative towards the first page.

    The page is named by its shot, not by its place: places shift while pages still come.
    """

    shot: int
    by: int
