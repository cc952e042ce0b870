"""Days on a screen read as they do on the slip."""

from __future__ import annotations

from kiosk.session.dates import plain_day, plain_minute

__all__ = ["plain_day", "plain_minute"]
