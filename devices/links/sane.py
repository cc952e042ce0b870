"""SANE through python-sane: one feeder, opened, set, read back, and read page by page.

Every call may block for ever and some vendor libraries crash: use it only in a process that can
be killed. python-sane raises `_sane.error` with a text and no number; it swallows options that
are out of range or misspelt, so each is read back; and a scan that was cancelled from elsewhere
yields a short picture without any error, so its size is compared with `get_parameters`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any, Final

from PIL import Image

_FEEDER_WORDS: Final = ("document feeder", "adf")
_OFF_BY: Final = 1.0
"""How far a resolution read back may be from the one set, in dpi."""


class SaneFailed(Exception):
    """What SANE said. `text` is its own, never about a page."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.text = text


class SaneSettingLost(Exception):
    """A setting the scanner has not, or did not take. `option` names it."""

    def __init__(self, option: str) -> None:
        super().__init__(f"option {option!r} was not taken")
        self.option = option


class SanePageShort(Exception):
    """Fewer pixels than the scanner had announced."""


@dataclass(frozen=True, slots=True)
class SaneSettings:
    """`device` as `scanimage -L` names it; empty: the first that has a feeder.

    `source` is the scanner's own word for its feeder; empty: the one that says so. `options` are
    further ones of its backend, by python-sane's names ('read_delay', not 'read-delay').
    """

    device: str = ""
    source: str = ""
    mode: str = ""
    dpi: int = 200
    options: Mapping[str, str | int | float | bool] = field(default_factory=dict)


class SaneFeeder:
    """One scanner's feeder. Raises `SaneFailed` and `SaneSettingLost` on opening."""

    def __init__(self, settings: SaneSettings) -> None:
        import sane

        self._sane: Any = sane
        with self._said():
            sane.init()
            self._device: Any = sane.open(settings.device or self._first())
        self._apply(settings)

    def pages(self) -> Iterator[Image.Image]:
        """The pages in the feeder, until SANE says that it is empty or something else is wrong.

        Raises `SaneFailed` (its text says what), `SanePageShort`. After the end it must not be
        asked again: `start` would silently begin anew.
        """
        while True:
            with self._said():
                self._device.start()
                announced = self._device.get_parameters()[2]
                page: Image.Image = self._device.snap(True)
            if announced[1] > 0 and page.size != tuple(announced):
                raise SanePageShort
            yield page

    def close(self) -> None:
        """Let the scanner go."""
        with self._said():
            self._device.cancel()
            self._device.close()

    def _first(self) -> str:
        devices = self._sane.get_devices(True)
        if not devices:
            raise SaneFailed("no devices")
        return str(devices[0][0])

    def _apply(self, wanted: SaneSettings) -> None:
        options = self._device.opt
        if "source" in options:
            self._set("source", wanted.source or self._feeder_word())
        if wanted.mode:
            self._set("mode", wanted.mode)
        self._set("resolution", wanted.dpi)
        for side, place in (("tl_x", 0), ("tl_y", 0), ("br_x", 1), ("br_y", 1)):
            # The whole width and length the feeder has; a page is found on it afterwards.
            limits = options[side].constraint if side in options else None
            if isinstance(limits, tuple) and options[side].is_active():
                with self._said():
                    setattr(self._device, side, limits[place])
        for name, value in wanted.options.items():
            self._set(name, value)

    def _feeder_word(self) -> str:
        for word in self._device.opt["source"].constraint or ():
            if any(known in str(word).lower() for known in _FEEDER_WORDS):
                return str(word)
        raise SaneSettingLost("source")

    def _set(self, option: str, value: str | int | float | bool) -> None:
        # A name python-sane does not know would become a plain attribute of its object.
        if option not in self._device.opt:
            raise SaneSettingLost(option)
        try:
            with self._said():
                setattr(self._device, option, value)
                read_back = getattr(self._device, option)
        except (AttributeError, SaneFailed) as fault:
            raise SaneSettingLost(option) from fault
        if option == "resolution":
            taken = abs(float(read_back) - float(value)) <= _OFF_BY
        else:
            taken = bool(read_back == value)
        if not taken:
            raise SaneSettingLost(option)

    @contextmanager
    def _said(self) -> Iterator[None]:
        """SANE's own error and python-sane's RuntimeError, as `SaneFailed`."""
        try:
            yield
        except (self._sane._sane.error, RuntimeError) as fault:
            raise SaneFailed(str(fault)) from fault
