"""Imports as Python has them, in a program that loads Qt."""

from __future__ import annotations

import builtins


def keep_imports_plain() -> None:
    """Load PySide's core without its look at every import; before anything of Qt is imported.

    PySide wraps `__import__` for its `__feature__` switches (snake_case, true_property), which
    nobody here uses: after every module it reads that module's source to look for "PySide6", and
    the text of all of it stays in `linecache` for as long as the program runs. It keeps Python's
    own function as `__orig_import__` (shibokensupport/signature/loader.py, 6.11).
    """
    import shiboken6  # noqa: F401  wraps it

    builtins.__import__ = getattr(builtins, "__orig_import__", builtins.__import__)
