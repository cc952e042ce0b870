"""The items a window shows, by what is drawn inside what: findChild does not see them all."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtQuick import QQuickItem

_TRIES = 3


def visible_items(root: QQuickItem) -> list[QQuickItem]:
    """Every visible item below `root`, parents first.

    While delegates are being replaced, PySide now and then hands out the wrapper of an item that
    is gone already (RuntimeError), or of whatever took its address (AttributeError). The tree is
    then read again.
    """
    for _ in range(_TRIES - 1):
        try:
            return list(_below(root))
        except (RuntimeError, AttributeError):
            continue
    return list(_below(root))


def _below(item: QQuickItem) -> Iterator[QQuickItem]:
    for child in item.childItems():
        if child.isVisible():
            yield child
            yield from _below(child)
