"""What the audit knows of one view of one screen: plain values, no Qt, judged by `rules`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Kind = Literal["primary", "key", "plain"]


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle in window pixels."""

    left: float
    top: float
    width: float
    height: float

    @property
    def right(self) -> float:
        """The x of the right edge."""
        return self.left + self.width

    @property
    def bottom(self) -> float:
        """The y of the bottom edge."""
        return self.top + self.height

    def is_empty(self) -> bool:
        """Nothing of it is left."""
        return self.width <= 0 or self.height <= 0

    def cut(self, other: Box) -> Box:
        """The part both have."""
        left, top = max(self.left, other.left), max(self.top, other.top)
        right, bottom = min(self.right, other.right), min(self.bottom, other.bottom)
        return Box(left, top, max(0.0, right - left), max(0.0, bottom - top))

    def grown(self, by: float) -> Box:
        """The same with an edge of `by` pixels more (or less) on each side."""
        return Box(self.left - by, self.top - by, self.width + 2 * by, self.height + 2 * by)

    def moved(self, across: float, down: float) -> Box:
        """The same elsewhere."""
        return Box(self.left + across, self.top + down, self.width, self.height)

    def holds(self, other: Box) -> bool:
        """`other` lies wholly inside."""
        return (
            self.left <= other.left
            and self.top <= other.top
            and self.right >= other.right
            and self.bottom >= other.bottom
        )

    def gap_to(self, other: Box) -> float:
        """Pixels of air between both; negative when they overlap."""
        across = max(self.left, other.left) - min(self.right, other.right)
        down = max(self.top, other.top) - min(self.bottom, other.bottom)
        return max(across, down)


@dataclass(frozen=True, slots=True)
class Writing:
    """A text that can be seen, at least in part.

    `em` is its pixel size; `box` what the layout gave it; `ink` where it is painted; `seen` the
    part of `ink` that no ancestor cuts off; `contrast` is measured on the picture; `control` is
    the number of the control it belongs to, or -1. An `entry` scrolls to its caret by design.
    """

    item: str
    text: str
    em: float
    box: Box
    ink: Box
    seen: Box
    contrast: float | None = None
    is_truncated: bool = False
    is_cut: bool = False
    is_spoken: bool = True
    is_entry: bool = False
    is_enabled: bool = True
    control: int = -1
    foreign: str = ""


@dataclass(frozen=True, slots=True)
class Control:
    """Something that can be pressed. `edge` is the contrast of its outline, None without one."""

    item: str
    name: str
    role: str
    box: Box
    seen: Box
    kind: Kind = "plain"
    is_enabled: bool = True
    edge: float | None = None
    owner: int = -1


@dataclass(frozen=True, slots=True)
class Sign:
    """An icon that carries meaning, with its measured contrast."""

    item: str
    contrast: float | None
    is_enabled: bool = True


@dataclass(frozen=True, slots=True)
class Scroller:
    """Something longer than its window. `is_paged` when buttons turn it, not only fingers."""

    item: str
    is_longer: bool
    is_paged: bool
    height: float


@dataclass(frozen=True, slots=True)
class Stop:
    """Where the focus stood after one press of Tab. An empty `item`: it was lost.

    `box` and `seen` are in the window; `place` is where it stands in what scrolls, if it does.
    `ring` is the contrast of what shows that it has the focus, None if it was not measured.
    """

    item: str
    box: Box
    seen: Box
    place: Box
    region: str = ""
    ring: float | None = None


@dataclass(frozen=True, slots=True)
class Node:
    """One node of the accessibility tree."""

    item: str
    role: str
    name: str
    is_invisible: bool = False


@dataclass(frozen=True, slots=True)
class View:
    """One screen in one mode, turned to one page.

    `reach_top`: nothing that is touched may begin above this pixel row.
    """

    window: Box
    px_per_mm: float
    least_text_mm: float
    writings: tuple[Writing, ...] = ()
    controls: tuple[Control, ...] = ()
    signs: tuple[Sign, ...] = ()
    scrollers: tuple[Scroller, ...] = ()
    nodes: tuple[Node, ...] = ()
    reach_top: float = 0.0


@dataclass(frozen=True, slots=True)
class Look:
    """Everything seen of one sample in one mode: its pages, and the way of the focus.

    `is_long`: the words were stretched. `is_endless`: turning its pages led to no last one.
    """

    screen: str
    sample: str
    mode: str
    views: tuple[View, ...]
    stops: tuple[Stop, ...] = ()
    warnings: tuple[str, ...] = ()
    is_long: bool = False
    is_endless: bool = False


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is wrong."""

    screen: str
    sample: str
    mode: str
    rule: str
    item: str
    detail: str
