"""Loads a class by its dotted name, so that settings choose drivers and nobody imports them all."""

from __future__ import annotations

import importlib
from typing import Any


class NotLoadable(Exception):
    """There is nothing under that dotted name."""

    def __init__(self, name: str, why: str) -> None:
        super().__init__(f"cannot load {name}: {why}")
        self.name = name
        self.why = why


def load(name: str) -> Any:
    """Return what 'package.module:Name' names; raise `NotLoadable` if there is no such thing."""
    module_name, colon, attribute = name.partition(":")
    if not colon or not module_name or not attribute:
        raise NotLoadable(name, "not of the form package.module:Name")
    try:
        return getattr(importlib.import_module(module_name), attribute)
    except ImportError as fault:
        raise NotLoadable(name, f"no module {fault.name or module_name}") from fault
    except AttributeError as fault:
        raise NotLoadable(name, f"no {attribute} in it") from fault
