"""The accessibility tree, as an assistive technology would walk it.

Nobody here asks an item for its meta object: that of a QML type dies with its screen, and the
binding would then take what is made at the same address for it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import shiboken6
from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtQuick import QQuickWindow

from ui.audit.facts import Node

# A window and what only holds others need no name.
_HOLDERS = {"Window", "Client", "Application", "Grouping", "NoRole"}


@dataclass(frozen=True, slots=True)
class Spoken:
    """What the tree says about one item."""

    role: str
    name: str


def address(thing: QObject) -> int:
    """Where an object lives: its Python wrapper may be another one each time."""
    return int(shiboken6.getCppPointer(thing)[0])


def spoken_items(window: QQuickWindow) -> tuple[Mapping[int, Spoken], tuple[Node, ...]]:
    """Role and name by address of the item, and the nodes that ought to have a name."""
    QAccessible.setActive(True)
    said: dict[int, Spoken] = {}
    nodes: list[Node] = []
    for interface in _walk(QAccessible.queryAccessibleInterface(window)):
        thing = interface.object()
        role, name = interface.role().name, interface.text(QAccessible.Text.Name)
        if thing is None:
            continue
        said[address(thing)] = Spoken(role, name)
        if role not in _HOLDERS:
            hidden = bool(interface.state().invisible)
            nodes.append(Node(thing.objectName() or role, role, name, hidden))
    return said, tuple(nodes)


def _walk(interface: QAccessibleInterface | None) -> Iterator[QAccessibleInterface]:
    if interface is None or not interface.isValid():
        return
    yield interface
    for number in range(interface.childCount()):
        yield from _walk(interface.child(number))
