"""Collect the facts of one view: walk the visual tree beside the accessibility tree and picture."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Final

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QFont, QRawFont
from PySide6.QtQml import QQmlEngine, QQmlExpression
from PySide6.QtQuick import QQuickItem, QQuickWindow

from ui.audit.facts import Box, Control, Kind, Scroller, Sign, View, Writing
from ui.audit.pixels import Picture, edge_contrast, ink_contrast, picture_of
from ui.audit.tree import Spoken, address, spoken_items

_RIGHT, _CENTRE, _BOTTOM, _MIDDLE = 2, 4, 64, 128  # Text.AlignRight and so on

# The window of a page that ends above what would be cut: the next page shows it.
_FOLD: Final = "fold"

_BETWEEN_FIGURES = re.compile(r"(?<=\d)\s+(?=\d)")


@dataclass(frozen=True, slots=True)
class _Around:
    """What an item stands in: how much of it may be seen, and whose part it is."""

    clip: Box
    hard: Box  # cut off for good: by the window or by what cannot be turned
    control: int = -1
    is_entry: bool = False
    names: tuple[str, ...] = ()


@dataclass(slots=True)
class _Collection:
    picture: Picture | None
    said: Mapping[int, Spoken]
    names: frozenset[str]
    writings: list[Writing] = field(default_factory=list)
    controls: list[Control] = field(default_factory=list)
    signs: list[Sign] = field(default_factory=list)
    scrollers: list[Scroller] = field(default_factory=list)


def view_of(
    window: QQuickWindow, *, px_per_mm: float, least_text_mm: float, is_measured: bool = True
) -> View:
    """Everything the audit wants to know of what the window shows now.

    Unless `is_measured`, no contrast: where only the layout is judged.
    """
    # Grabbed in any case: it lays out what has not been yet.
    grabbed = window.grabWindow()
    picture = picture_of(grabbed) if is_measured else None
    said, nodes = spoken_items(window)
    room = Box(0, 0, window.width(), window.height())
    found = _Collection(picture, said, frozenset(_plain(s.name) for s in said.values()))
    for item in _tops(window):
        _visit(item, _Around(room, room), found)
    return View(
        room,
        px_per_mm,
        least_text_mm,
        tuple(found.writings),
        tuple(found.controls),
        tuple(found.signs),
        tuple(found.scrollers),
        nodes,
    )


def box_of(item: QQuickItem) -> Box:
    """Where an item is in the window."""
    return _box(item.mapRectToScene(QRectF(0, 0, item.width(), item.height())))


def is_control(item: QQuickItem) -> bool:
    """Whether it can be pressed."""
    return item.inherits("QQuickAbstractButton")


def named(item: QQuickItem) -> str:
    """How a finding calls an item."""
    return item.objectName() or str(item.property("text") or "something without a name")


def _box(rect: QRectF) -> Box:
    return Box(rect.left(), rect.top(), rect.width(), rect.height())


def _tops(window: QQuickWindow) -> list[QQuickItem]:
    """What lies over the screen hides the screen; else the whole window."""
    overlay = window.findChild(QQuickItem, "overlay")
    if overlay is not None and overlay.isVisible() and overlay.childItems():
        return [overlay]
    return [item for item in window.contentItem().childItems() if item.isVisible()]


def _visit(item: QQuickItem, around: _Around, found: _Collection) -> None:
    if not item.isVisible() or item.opacity() == 0:
        return
    spoken = found.said.get(address(item))
    if spoken is not None:
        around = replace(around, names=(*around.names, _plain(spoken.name)))
    if item.inherits("QQuickText") and item.property("text"):
        _take_writing(item, around, found)
    elif item.inherits("QQuickFlickable"):
        found.scrollers.append(_scroller(item))
    elif item.inherits("QQuickImage") and item.property("ink") and item.property("name"):
        _take_sign(item, around, found)
    elif is_control(item):
        around = _take_control(item, spoken, around, found)
    if item.clip():
        box = box_of(item)
        turned = item.inherits("QQuickFlickable") or item.objectName() == _FOLD
        hard = around.hard if turned else around.hard.cut(box)
        around = replace(around, clip=around.clip.cut(box), hard=hard)
    for child in item.childItems():
        _visit(child, around, found)


def _take_control(
    item: QQuickItem, spoken: Spoken | None, around: _Around, found: _Collection
) -> _Around:
    box = box_of(item)
    seen = box.cut(around.clip)
    picture = found.picture
    control = Control(
        named(item),
        spoken.name if spoken else "",
        spoken.role if spoken else "nothing",
        box,
        seen,
        _kind(item),
        item.isEnabled(),
        None if seen.is_empty() or picture is None else edge_contrast(picture, box, seen),
        around.control,
    )
    found.controls.append(control)
    entry = around.is_entry or control.role == "EditableText"
    return replace(around, control=len(found.controls) - 1, is_entry=entry)


def _kind(item: QQuickItem) -> Kind:
    if item.objectName().startswith(("key:", "pick:")):
        return "key"
    return "primary" if item.property("kind") == "primary" else "plain"


def _take_sign(item: QQuickItem, around: _Around, found: _Collection) -> None:
    seen = box_of(item).cut(around.clip)
    if found.picture is None or seen.is_empty() or seen != box_of(item):
        return
    name = f"{item.property('name')} in {_owner(around, found)}"
    found.signs.append(Sign(name, ink_contrast(found.picture, seen), item.isEnabled()))


def _owner(around: _Around, found: _Collection) -> str:
    return found.controls[around.control].item if around.control >= 0 else "the screen"


def _take_writing(item: QQuickItem, around: _Around, found: _Collection) -> None:
    ink = _ink(item)
    seen = ink.cut(around.clip)
    if seen.is_empty():
        return
    text, font = str(item.property("text")), item.property("font")
    # Of a line cut by the edge of a page only the blurred tops of letters would be measured.
    enough = min(ink.height * 0.6, 2.0 * font.pixelSize())
    cut = not around.hard.grown(1.5).holds(ink) and not _is_below(around, ink)
    found.writings.append(
        Writing(
            text[:40],
            text,
            # What fits itself to its box may be drawn smaller than was asked.
            float(_enum(item, "fontInfo.pixelSize")),
            box_of(item),
            ink,
            seen,
            contrast=_contrast(found.picture, seen) if seen.height >= enough else None,
            is_truncated=bool(item.property("truncated")),
            is_cut=cut,
            is_spoken=_is_spoken(text, around, found),
            is_entry=around.is_entry,
            is_enabled=item.isEnabled(),
            control=around.control,
            foreign=_foreign(text, font),
        )
    )


def _contrast(picture: Picture | None, seen: Box) -> float | None:
    return None if picture is None else ink_contrast(picture, seen)


def _is_spoken(text: str, around: _Around, found: _Collection) -> bool:
    """By what it stands in, or word for word by another node (a canvas and its hint)."""
    said = _plain(text)
    return said in found.names or any(said in name for name in around.names)


def _plain(text: str) -> str:
    """Without what has no sound: places where a number may break, spaces between its figures."""
    heard = "".join(c for c in text.strip() if unicodedata.category(c) != "Cf")
    return _BETWEEN_FIGURES.sub("", heard)


def _is_below(around: _Around, ink: Box) -> bool:
    """Under the fold of something that can be turned: the next page shows it."""
    sideways = around.hard.grown(1.5)
    beside = ink.left < sideways.left or ink.right > sideways.right
    return not beside and around.clip != around.hard


def _ink(item: QQuickItem) -> Box:
    """Where the glyphs are, inside the room the text was given."""
    # Of lines set closer than the font wants, Qt gives the content height without that.
    width = float(item.property("contentWidth"))
    height = min(float(item.property("contentHeight")), item.implicitHeight())
    across, down = _enum(item, "effectiveHorizontalAlignment"), _enum(item, "verticalAlignment")
    spare_x, spare_y = item.width() - width, item.height() - height
    x = spare_x if across == _RIGHT else spare_x / 2 if across == _CENTRE else 0.0
    y = spare_y if down == _BOTTOM else spare_y / 2 if down == _MIDDLE else 0.0
    return _box(item.mapRectToScene(QRectF(QPointF(x, y), QPointF(x + width, y + height))))


def _enum(item: QQuickItem, name: str) -> int:
    # PySide cannot convert the enumerations of QQuickText; QML hands them out as numbers.
    context = QQmlEngine.contextForObject(item)
    answer = QQmlExpression(context, item, name).evaluate()
    value = answer[0] if isinstance(answer, tuple) else answer
    return int(value or 0)


def _foreign(text: str, font: QFont) -> str:
    raw = QRawFont.fromFont(font)
    # Format characters, such as a place where a number may break, have no shape to miss.
    drawn = {c for c in text if not c.isspace() and unicodedata.category(c) != "Cf"}
    return "".join(sorted(c for c in drawn if not raw.supportsCharacter(ord(c))))


def _scroller(item: QQuickItem) -> Scroller:
    longer = (
        float(item.property("contentWidth")) > item.width() + 1
        or float(item.property("contentHeight")) > item.height() + 1
    )
    parent = item.parentItem()
    if parent is not None and parent.objectName() == _FOLD:
        parent = parent.parentItem()
    return Scroller(named(item), longer, parent is not None and _has_pager(parent), item.height())


def _has_pager(item: QQuickItem) -> bool:
    return any(
        child.isVisible() and (child.objectName().startswith("page_next") or _has_pager(child))
        for child in item.childItems()
    )
