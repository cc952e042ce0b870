"""The kiosk's end of the voice: one process per visit that reads sentences aloud.

Without espeak-ng or without a player there is no voice, and no button for it.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Final

from devices.loudspeaker import find_player
from devices.voice_order import ReadNews, ReadOrder
from kiosk import wire
from kiosk.ports import Aloud, VoiceNews

ESPEAK: Final = "espeak-ng"
_LOUD, _SOFT = 180, 60
"""Loud is 9.5 dB more; whoever chose large text has it loud, as the chimes are."""
_Heard = Callable[[VoiceNews], None]


@dataclass(frozen=True, slots=True)
class VoiceSettings:
    """Which voices, how fast, and where to. Speeds are espeak-ng's words per minute."""

    voices: Mapping[str, str] = field(
        default_factory=lambda: {"zh-CN": "cmn-latn-pinyin", "en": "en-gb"}
    )
    words_per_minute: int = 160
    slow_words_per_minute: int = 120
    output: str = ""
    headset_output: str = ""


@dataclass(slots=True)
class _Running:
    process: subprocess.Popen[bytes]
    number: int = 0
    heard: _Heard | None = field(default=None, repr=False)


class Voice:
    """`kiosk.ports.Voice`. Call it from one thread; it calls `heard` from another."""

    def __init__(
        self,
        settings: VoiceSettings,
        *,
        espeak: str | None = None,
        player: str | None = None,
        module: str = "devices.voice_process",
    ) -> None:
        self._settings = settings
        self._espeak = espeak
        self._player = player
        self._module = module
        self._running: _Running | None = None
        self._lock = threading.Lock()

    @property
    def can_speak(self) -> bool:
        """Whether there are a synthesiser and a player."""
        return bool(self._espeak and self._player)

    @property
    def pid(self) -> int | None:
        """The process that is running, for tests that kill it."""
        running = self._running
        return None if running is None else running.process.pid

    def read(self, aloud: Aloud, heard: _Heard) -> None:
        """Begin to read; what was being read breaks off."""
        if self._running is not None and self._running.process.poll() is not None:
            self.forget()
        running = self._running or self._start()
        with self._lock:
            running.number += 1
            running.heard = heard
        if not self._send(running, self._order(running.number, aloud)):
            self.forget()
            heard(VoiceNews(None, "gone"))

    def stop(self) -> None:
        """Fall silent; the process stays for the next page."""
        running = self._running
        if running is None:
            return
        with self._lock:
            running.number += 1
            running.heard = None
        if not self._send(running, ReadOrder(running.number)):
            self.forget()

    def forget(self) -> None:
        """End the process, and with it the programs it runs and all it was told."""
        running, self._running = self._running, None
        if running is None:
            return
        with self._lock:
            running.heard = None
        running.process.kill()
        if running.process.stdin is not None:
            running.process.stdin.close()
        running.process.wait()  # killed: the kernel takes milliseconds

    close = forget

    def _order(self, number: int, aloud: Aloud) -> ReadOrder:
        wish = self._settings
        return ReadOrder(
            number,
            aloud.sentences,
            self._espeak or "",
            self._player or "",
            wish.voices.get(aloud.language, "en-gb"),
            wish.slow_words_per_minute if aloud.is_slow else wish.words_per_minute,
            _LOUD if aloud.is_slow else _SOFT,
            wish.headset_output if aloud.in_headset else wish.output,
        )

    def _start(self) -> _Running:
        # Its parent, for the kernel, is this thread: the voice is started by one that stays.
        process = subprocess.Popen(
            [sys.executable, "-m", self._module],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )
        assert process.stdin is not None
        os.set_blocking(process.stdin.fileno(), False)
        self._running = _Running(process)
        threading.Thread(target=self._listen, args=(self._running,), daemon=True).start()
        return self._running

    def _send(self, running: _Running, order: ReadOrder) -> bool:
        """Whether it was taken: a process that does not read must not hold up the screen."""
        assert running.process.stdin is not None
        line = wire.encode(order) + b"\n"
        try:
            return os.write(running.process.stdin.fileno(), line) == len(line)
        except OSError:
            return False

    def _listen(self, running: _Running) -> None:
        assert running.process.stdout is not None
        with running.process.stdout as said:
            for line in said:
                self._pass_on(running, wire.decode(ReadNews, line))
        with self._lock:
            heard, running.heard = running.heard, None
        if heard is not None:
            heard(VoiceNews(None, "gone"))

    def _pass_on(self, running: _Running, news: ReadNews) -> None:
        with self._lock:
            heard = running.heard if news.number == running.number else None
            if news.index < 0 and heard is not None:
                running.heard = None
        if heard is not None:
            heard(VoiceNews(news.index if news.index >= 0 else None, news.code))


def find_voice(settings: VoiceSettings, which: Callable[[str], str | None] = shutil.which) -> Voice:
    """The voice of this system, which may be none."""
    return Voice(settings, espeak=which(ESPEAK), player=find_player(which))
