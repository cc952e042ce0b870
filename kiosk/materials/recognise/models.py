"""Where the neural networks are: inside the installed wheel of `rapidocr`."""

from __future__ import annotations

import importlib.util
from pathlib import Path


class ModelsMissing(Exception):
    """The models are not where the installed package should have them."""

    def __init__(self, name: str) -> None:
        super().__init__(f"no text recognition model {name}")
        self.name = name


def models_folder() -> Path:
    """Where the wheel of `rapidocr` keeps its models; found without importing it."""
    found = importlib.util.find_spec("rapidocr")
    if found is None or not found.submodule_search_locations:
        raise ModelsMissing("rapidocr")
    return Path(found.submodule_search_locations[0]) / "models"
