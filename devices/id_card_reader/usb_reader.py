"""Drives a SAM_V identity card reader on USB (0400:c35a), with four pipes or two.

The conversation is that of `reader`, and so are the commands and reports; there is no speed to
be found. The link is claimed while the driver runs.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from devices.driver import Desk, LinkLost
from devices.id_card_reader.conversation import Conversation
from devices.id_card_reader.left_card import LeftCard
from devices.id_card_reader.photo import Darkroom
from devices.id_card_reader.reader import ModuleService, Waits
from devices.id_card_reader.usb_pipes import SamPipes
from devices.links.usb import UsbLink
from kiosk import wire


@dataclass(frozen=True, slots=True)
class UsbReaderSettings:
    """`port`: usb:VID:PID or usb:VID:PID:SERIAL. `photo_decoder` as for the serial reader."""

    port: str = "usb:0400:c35a"
    poll_s: float = 0.3
    answer_timeout_s: float = 1.0
    read_timeout_s: float = 3.0
    photo_decoder: str = ""


class SamVUsbReader:
    """`devices.driver.Driver` of a SAM_V reader on USB."""

    def __init__(self, settings: Mapping[str, Any]) -> None:
        self._settings = wire.convert(UsbReaderSettings, dict(settings))
        self._left = LeftCard()
        self._darkroom = Darkroom(self._settings.photo_decoder)

    def serve(self, desk: Desk) -> None:
        """See `devices.driver.Driver`."""
        settings = self._settings
        waits = Waits(settings.poll_s, settings.answer_timeout_s, settings.read_timeout_s)
        with UsbLink(settings.port) as link:
            talk = Conversation(SamPipes(link), desk.beat)
            if not talk.is_answering(timeout_s=settings.answer_timeout_s / 2, tries=3):
                raise LinkLost(settings.port, "silent")
            ModuleService(desk, talk, waits, self._left, self._darkroom).run()
