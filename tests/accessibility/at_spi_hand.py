"""A hand that knows names and roles only: drives the kiosk through AT-SPI, as its own process.

Runs under the system's Python (the bindings are a Debian package). One JSON request per line on
stdin, one JSON answer per line on stdout: `tree`, `press`,
`can_press`, `draw`.
"""

import json
import sys
import time

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, GLib  # noqa: E402


def nodes():
    """Every node that is showing, by walking down from the desktop."""
    desktop = Atspi.get_desktop(0)
    for number in range(desktop.get_child_count()):
        application = desktop.get_child_at_index(number)
        if application is not None:
            yield from walk(application)


def walk(node):
    """A node and all below it. What vanishes while we look is passed over, as by any reader."""
    try:
        node.clear_cache()
        yield node
        children = [node.get_child_at_index(n) for n in range(node.get_child_count())]
    except GLib.Error:
        return
    for child in children:
        if child is not None:
            yield from walk(child)


def showing(role, name):
    """The nodes of a role whose name begins with these words, in sight and switched on."""
    for node in nodes():
        try:
            if node.get_role_name() != role or not (node.get_name() or "").startswith(name):
                continue
            states = node.get_state_set()
            if states.contains(Atspi.StateType.SHOWING) and states.contains(
                Atspi.StateType.SENSITIVE
            ):
                yield node
        except GLib.Error:
            continue


def press(role, name):
    """Press the first such node; false when there is none."""
    for node in showing(role, name):
        for number in range(node.get_n_actions()):
            if node.get_action_name(number) == "Press":
                return node.do_action(number)
    return False


def can_press(role, name):
    """Whether there is such a node, in sight and switched on."""
    return any(True for _ in showing(role, name))


def draw(role, name, strokes):
    """Draw on the node with the pointer; points are shares of its width and height."""
    for node in showing(role, name):
        box = node.get_extents(Atspi.CoordType.SCREEN)
        for stroke in strokes:
            points = [(box.x + int(box.width * x), box.y + int(box.height * y)) for x, y in stroke]
            Atspi.generate_mouse_event(*points[0], "b1p")
            for point in points:
                Atspi.generate_mouse_event(*point, "abs")
                time.sleep(0.01)  # the speed of a hand: faster moves are folded into one
            Atspi.generate_mouse_event(*points[-1], "b1r")
        return True
    return False


def tree():
    """Role and name of everything that is showing."""
    seen = []
    for node in nodes():
        try:
            if node.get_state_set().contains(Atspi.StateType.SHOWING):
                seen.append([node.get_role_name(), node.get_name() or ""])
        except GLib.Error:
            continue
    return seen


def answer(request):
    """Do one thing."""
    verb = request.pop("do")
    return {"tree": tree, "press": press, "can_press": can_press, "draw": draw}[verb](**request)


for line in sys.stdin:
    print(json.dumps(answer(json.loads(line)), ensure_ascii=False), flush=True)
