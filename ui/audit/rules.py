"""The rules of the audit: small pure functions from collected facts to faults.

Numbers: targets of 20 mm (Colle & Hiszem 2004, standing at a kiosk), 12.7 mm at the very least
with 2.54 mm between them (VVSG 2.0); keys 15 mm; contrast 7:1 for text (WCAG 2.2, 1.4.6) and
3:1 for what is not text (1.4.11). WCAG asks nothing of what is switched off; we ask 4.5:1.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import combinations, pairwise
from typing import Final

from ui.audit.facts import Box, Control, Finding, Look, Stop, View, Writing

LEAST_MM: Final = {"primary": 20.0, "key": 15.0, "plain": 12.7}
GAP_MM: Final = 2.54
# Two lines of 12 mm with their leading.
WINDOW_MM: Final = 36.0
TEXT_CONTRAST: Final = 7.0
OFF_CONTRAST: Final = 4.5
OTHER_CONTRAST: Final = 3.0
_CONTROL_ROLES: Final = frozenset({"Button", "RadioButton", "CheckBox", "EditableText"})
# Measured and rounded: half a pixel is not a fault, nor are two per cent of contrast.
_SLACK_PX: Final = 1.5
_SLACK: Final = 0.98

Fault = tuple[str, str]
"""The item and what is wrong with it."""


def unnamed(view: View) -> Iterator[Fault]:
    """A control without a name says nothing to who cannot see it."""
    for control in view.controls:
        if not control.name.strip():
            yield control.item, "a control without an accessible name"


def ambiguous(view: View) -> Iterator[Fault]:
    """Two controls of one screen that do different things do not bear the same name."""
    first: dict[str, str] = {}
    for control in view.controls:
        other = first.setdefault(control.name, control.item)
        if control.name and _deed(other) != _deed(control.item):
            yield control.item, f"bears the same name as {other}"


def _deed(item: str) -> str:
    """What pressing does: `act_leave` in the footer and `act_not_kept_leave` do the same."""
    return item if ":" in item else item.rsplit("_", 1)[-1]


def roleless(view: View) -> Iterator[Fault]:
    """A control must be known as one: button, radio button, check box or entry."""
    for control in view.controls:
        if control.role not in _CONTROL_ROLES:
            yield control.item, f"a control with the role {control.role}"


def nameless_node(view: View) -> Iterator[Fault]:
    """Every other node of the accessibility tree has a name too."""
    for node in view.nodes:
        if not (node.name.strip() or node.is_invisible or node.role in _CONTROL_ROLES):
            yield node.item, f"a node ({node.role}) without a name"


def silent_text(view: View) -> Iterator[Fault]:
    """What is written is also said: by the text itself or by what it stands in."""
    for writing in view.writings:
        if not writing.is_spoken:
            yield writing.item, "written, but not in the accessibility tree"


def small_target(view: View) -> Iterator[Fault]:
    """Targets have the size of a finger, in millimetres on the panel."""
    for control in view.controls:
        least = LEAST_MM[control.kind]
        size = min(control.box.width, control.box.height) / view.px_per_mm
        if size + _SLACK_PX / view.px_per_mm < least:
            yield control.item, f"{size:.1f} mm, a {control.kind} target needs {least} mm"


def tight_gap(view: View) -> Iterator[Fault]:
    """Neighbours keep their distance."""
    for one, two in combinations(_enabled(view), 2):
        gap = one.seen.gap_to(two.seen) / view.px_per_mm
        if 0 <= gap + _SLACK_PX / view.px_per_mm < GAP_MM:
            yield one.item, f"{gap:.1f} mm from {two.item}, {GAP_MM} mm needed"


def small_text(view: View) -> Iterator[Fault]:
    """No text is smaller than its size mode promises."""
    for writing in view.writings:
        size = writing.em / view.px_per_mm
        if writing.em + _SLACK_PX < view.least_text_mm * view.px_per_mm:
            yield writing.item, f"text of {size:.1f} mm, {view.least_text_mm} mm needed"


def weak_text(view: View) -> Iterator[Fault]:
    """Text stands out from its ground, as measured on the picture."""
    for writing in view.writings:
        least = TEXT_CONTRAST if writing.is_enabled else OFF_CONTRAST
        if writing.contrast is not None and writing.contrast < least * _SLACK:
            yield writing.item, f"contrast {writing.contrast:.1f}:1, {least}:1 needed"


def weak_sign(view: View) -> Iterator[Fault]:
    """Icons stand out from their ground."""
    for sign in view.signs:
        if sign.is_enabled and sign.contrast is not None and sign.contrast < OTHER_CONTRAST:
            yield sign.item, f"icon with contrast {sign.contrast:.1f}:1, {OTHER_CONTRAST}:1 needed"


def weak_edge(view: View) -> Iterator[Fault]:
    """A control that has an outline shows it."""
    for control in _enabled(view):
        if control.edge is not None and control.edge < OTHER_CONTRAST * _SLACK:
            yield control.item, f"outline of {control.edge:.1f}:1, {OTHER_CONTRAST}:1 needed"


def elided(view: View) -> Iterator[Fault]:
    """No text ends in dots: what does not fit must wrap."""
    for writing in view.writings:
        if writing.is_truncated:
            yield writing.item, "elided"


def clipped(view: View) -> Iterator[Fault]:
    """No text runs out of its box, its button or the window. An entry scrolls to its caret."""
    for writing in view.writings:
        over = writing.ink.width - writing.box.width
        if writing.is_entry:
            continue
        if writing.is_cut:
            yield writing.item, "cut off by what it stands in"
        elif over > _SLACK_PX:
            yield writing.item, f"{over:.0f} px wider than its box"
        elif not _home(view, writing).grown(_SLACK_PX).holds(_glyphs(writing)):
            yield writing.item, "runs out of its button"


def _home(view: View, writing: Writing) -> Box:
    return view.controls[writing.control].box if writing.control >= 0 else writing.ink


def off_window(view: View) -> Iterator[Fault]:
    """No control sticks out of the side of the window."""
    for control in view.controls:
        box = control.box.grown(-_SLACK_PX)
        if box.left < view.window.left or box.right > view.window.right:
            yield control.item, "sticks out of the window"


def too_high(view: View) -> Iterator[Fault]:
    """Lowered, everything that is touched stands within reach of somebody seated."""
    for control in view.controls:
        above = view.reach_top - control.seen.top
        if not control.seen.is_empty() and above > _SLACK_PX:
            yield control.item, f"{above / view.px_per_mm:.0f} mm above what can be reached"


def tofu(view: View) -> Iterator[Fault]:
    """Every character has a shape in the font; a box tells nobody anything."""
    for writing in view.writings:
        if writing.foreign:
            codes = " ".join(f"U+{ord(c):04X}" for c in writing.foreign)
            yield writing.item, f"not in the font: {codes}"


def unpaged(view: View) -> Iterator[Fault]:
    """What is longer than its window can be turned with buttons, not by swiping only."""
    for scroller in view.scrollers:
        if scroller.is_longer and not scroller.is_paged:
            yield scroller.item, "can be moved by swiping only"


def keyhole(view: View) -> Iterator[Fault]:
    """What is turned shows two lines at least of the largest running text at a time."""
    for scroller in view.scrollers:
        if scroller.is_longer and scroller.height + _SLACK_PX < WINDOW_MM * view.px_per_mm:
            high = scroller.height / view.px_per_mm
            yield scroller.item, f"a window of {high:.0f} mm, {WINDOW_MM:.0f} mm needed"


def overlapping(view: View) -> Iterator[Fault]:
    """Nothing that is read or pressed lies on another."""
    inks = [(writing, _glyphs(writing).cut(writing.seen)) for writing in view.writings]
    for (one, a), (two, b) in combinations(inks, 2):
        if _collide(a, b):
            yield one.item, f"overlaps the text {two.item}"
    for first, second in combinations(view.controls, 2):
        if max(first.owner, second.owner) < 0 and _collide(first.seen, second.seen):
            yield first.item, f"overlaps the control {second.item}"
    for control in view.controls:
        for writing, ink in inks:
            if writing.control < 0 and _collide(ink, control.seen):
                yield writing.item, f"overlaps the control {control.item}"


def _collide(one: Box, two: Box) -> bool:
    return not (one.is_empty() or two.is_empty()) and one.gap_to(two) < -_SLACK_PX


def _glyphs(writing: Writing) -> Box:
    """The painted lines without the leading above the first and below the last."""
    ink, lead = writing.ink, writing.em * 0.2
    return Box(ink.left, ink.top + lead, ink.width, max(0.0, ink.height - 2 * lead))


def _enabled(view: View) -> list[Control]:
    return [c for c in view.controls if c.is_enabled and c.owner < 0 and not c.seen.is_empty()]


def unreachable(look: Look) -> Iterator[Fault]:
    """Every control comes wholly into sight on one of the pages."""
    seen: dict[str, bool] = {}
    for view in look.views:
        for control in view.controls:
            whole = control.seen.grown(_SLACK_PX).holds(control.box)
            seen[control.item] = seen.get(control.item, False) or whole
    for item, came in seen.items():
        if not came:
            yield item, "never wholly in sight, on whatever page"


def endless(look: Look) -> Iterator[Fault]:
    """Turning the pages comes to an end."""
    if look.is_endless:
        yield "page_next", f"still leads on after {len(look.views)} pages"


def unfocused(look: Look) -> Iterator[Fault]:
    """Tab reaches everything that can be pressed, and is never lost."""
    stopped = {stop.item for stop in look.stops}
    wanted = {c.item for view in look.views for c in view.controls if c.is_enabled}
    if wanted and "" in stopped:
        yield "focus", "lost: Tab leads nowhere"
    for item in sorted(wanted - stopped):
        # The focus turns the pages itself; at either end there is nowhere to turn to.
        if not item.startswith(("page_next", "page_previous", "strip_previous")):
            yield item, "Tab does not reach it"


def hidden_focus(look: Look) -> Iterator[Fault]:
    """Where the focus stands can be seen."""
    for stop in look.stops:
        if stop.item and not stop.seen.grown(_SLACK_PX).holds(stop.box):
            yield stop.item, "has the focus out of sight"


def weak_focus(look: Look) -> Iterator[Fault]:
    """The ring around what has the focus stands out."""
    for stop in look.stops:
        if stop.ring is not None and stop.ring < OTHER_CONTRAST * _SLACK:
            yield stop.item, f"focus ring of {stop.ring:.1f}:1, {OTHER_CONTRAST}:1 needed"


def focus_order(look: Look) -> Iterator[Fault]:
    """Tab goes as one reads: no step back within a part, no part visited twice."""
    left_regions: set[str] = set()
    stops = _from_a_border(look.stops)
    for one, two in pairwise(stops):
        if one.region == two.region:
            if _is_back(one, two):
                yield two.item, f"comes after {one.item}, but stands before it"
            continue
        left_regions.add(one.region)
        if two.region in left_regions:
            yield two.item, f"the focus comes back to {two.region} from {one.region}"


def _from_a_border(stops: tuple[Stop, ...]) -> tuple[Stop, ...]:
    """The ring of stops, opened where one part of the screen ends and the next begins."""
    for number, stop in enumerate(stops):
        if stops[number - 1].region != stop.region:
            return stops[number:] + stops[:number]
    return stops


def _is_back(one: Stop, two: Stop) -> bool:
    """`two` stands above and not to the right of `one`, or left of it in the same row."""
    a, b = one.place, two.place
    if b.bottom <= a.top + _SLACK_PX:
        return b.left < a.right
    shared = min(a.bottom, b.bottom) - max(a.top, b.top)
    return shared > min(a.height, b.height) / 2 and b.right <= a.left + _SLACK_PX


def complained(look: Look) -> Iterator[Fault]:
    """QML has nothing to complain about."""
    for warning in look.warnings:
        yield "qml", warning


ViewRule = Callable[[View], Iterator[Fault]]
LookRule = Callable[[Look], Iterator[Fault]]

VIEW_RULES: Final[tuple[ViewRule, ...]] = (
    unnamed, ambiguous, roleless, nameless_node, silent_text, small_target, tight_gap, small_text,
    weak_text, weak_sign, weak_edge, elided, clipped, off_window, overlapping, too_high, tofu,
    unpaged, keyhole,
)  # fmt: skip
LOOK_RULES: Final[tuple[LookRule, ...]] = (
    unreachable, endless, unfocused, hidden_focus, weak_focus, focus_order, complained,
)  # fmt: skip


# Stretched words are nobody's words: only how they are laid out is judged.
LONG_VIEW_RULES: Final[tuple[ViewRule, ...]] = (
    small_target, tight_gap, elided, clipped, off_window, overlapping, too_high, unpaged, keyhole,
)  # fmt: skip
LONG_LOOK_RULES: Final[tuple[LookRule, ...]] = (unreachable, endless, complained)


def judge(look: Look) -> list[Finding]:
    """Every fault of a look, each once however many pages show it."""
    faults: dict[tuple[str, str, str], None] = {}
    for rule in LONG_VIEW_RULES if look.is_long else VIEW_RULES:
        for view in look.views:
            faults.update({(rule.__name__, *fault): None for fault in rule(view)})
    for judge_look in LONG_LOOK_RULES if look.is_long else LOOK_RULES:
        faults.update({(judge_look.__name__, *fault): None for fault in judge_look(look)})
    return [Finding(look.screen, look.sample, look.mode, *fault) for fault in faults]
