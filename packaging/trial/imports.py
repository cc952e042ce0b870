"""Inside the trial: import every module of the installed kiosk, every driver first."""

from __future__ import annotations

import importlib
import pkgutil
import sys

bad = 0
for root in ("devices", "kiosk", "offline_cache", "ui", "central"):
    package = importlib.import_module(root)
    for module in pkgutil.walk_packages(package.__path__, f"{root}."):
        # The training camera is preloaded, not imported.
        if module.name.endswith(("__main__", "fake_uvc")):
            continue
        try:
            importlib.import_module(module.name)
        except Exception as fault:  # noqa: BLE001 (every kind of failure is what we look for)
            bad += 1
            print(f"{module.name}: {type(fault).__name__}: {fault}")
sys.exit(bad > 0)
