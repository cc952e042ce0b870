"""The voice process: `python -m devices.voice_process`, orders on standard input.

espeak-ng is a program of its own that we run and never link (GPL-3). What is read may be personal,
so it goes through pipes and memory files only: no argument lists, no disk. This process ends with
the visit, or when its standard input does, and the programs it runs end with it.
"""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from typing import Final

from devices.lifeline import die_with_parent, leave_no_core_dump
from devices.loudspeaker import with_leash
from devices.voice_order import ReadNews, ReadOrder
from devices.voice_text import english_figures, pinyin_of
from kiosk import wire

_PINYIN_VOICE: Final = "cmn-latn"
_LONGEST_S: Final = 60.0
"""For one sentence; a player that takes longer hangs."""
_OUTPUT_OPTION: Final = {"aplay": "-D", "paplay": "-d", "pw-play": "--target"}
_RIFF_HEAD, _SIZE_AT, _DATA_SIZE_AT = 44, 4, 40


class _Stale(Exception):
    """Another order has come."""


class _Failed(Exception):
    """Nothing can be heard. `code`: no_voice, no_sound."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


def whole_wave(streamed: bytes) -> bytes:
    """A WAV that was written to a pipe, with its true sizes: espeak-ng cannot know them before."""
    if len(streamed) <= _RIFF_HEAD or streamed[:4] != b"RIFF":
        raise _Failed("no_voice")
    wave = bytearray(streamed)
    wave[_SIZE_AT : _SIZE_AT + 4] = (len(wave) - 8).to_bytes(4, "little")
    wave[_DATA_SIZE_AT : _DATA_SIZE_AT + 4] = (len(wave) - _RIFF_HEAD).to_bytes(4, "little")
    return bytes(wave)


class Mouth:
    """Speaks the newest order on one thread; `take` hands it over from another."""

    def __init__(self) -> None:
        self._news = threading.Condition()
        self._order = ReadOrder(0)
        self._running: subprocess.Popen[bytes] | None = None

    def take(self, order: ReadOrder) -> None:
        """Begin `order`; what is being said breaks off."""
        with self._news:
            self._order = order
            if self._running is not None:
                self._running.kill()
            self._news.notify()

    def speak_for_ever(self) -> None:
        """Say one order after the other."""
        done = 0
        while True:
            with self._news:
                self._news.wait_for(lambda seen=done: self._order.number != seen)  # type: ignore[misc]
                order = self._order
            done = order.number
            try:
                for index, sentence in enumerate(order.sentences):
                    _tell(ReadNews(order.number, index))
                    self._say(sentence, order)
            except _Stale:
                continue
            except _Failed as fault:
                _tell(ReadNews(order.number, -1, fault.code))
                continue
            _tell(ReadNews(order.number, -1))

    def _say(self, sentence: str, order: ReadOrder) -> None:
        is_pinyin = order.voice.startswith(_PINYIN_VOICE)
        text = pinyin_of(sentence) if is_pinyin else english_figures(sentence)
        speak = [*with_leash(order.espeak), "-v", order.voice, "-s", str(order.words_per_minute),
                 "-a", str(order.amplitude), "--stdin", "--stdout"]  # fmt: skip
        code, streamed = self._run(speak, order, text=text.encode())
        if code != 0:
            raise _Failed("no_voice")
        # A memory file: players that want to seek can, and nothing is on disk.
        fd = os.memfd_create("voice")
        try:
            os.write(fd, whole_wave(streamed))
            code, _ = self._run(_play(order, f"/proc/self/fd/{fd}"), order, fd=fd)
        finally:
            os.close(fd)
        if code != 0:
            raise _Failed("no_sound")

    def _run(
        self, command: list[str], order: ReadOrder, *, text: bytes = b"", fd: int | None = None
    ) -> tuple[int, bytes]:
        with self._news:
            if self._order is not order:
                raise _Stale
            try:
                running = subprocess.Popen(
                    command,
                    stdin=subprocess.PIPE,
                    stdout=subprocess.PIPE,
                    stderr=subprocess.DEVNULL,
                    pass_fds=() if fd is None else (fd,),
                )
            except OSError:
                raise _Failed("no_voice" if fd is None else "no_sound") from None
            self._running = running
        try:
            said, _ = running.communicate(text, timeout=_LONGEST_S)
        except subprocess.TimeoutExpired:
            running.kill()
            said, _ = running.communicate()
        with self._news:
            self._running = None
            if self._order is not order:
                raise _Stale
        return running.returncode, said


def _play(order: ReadOrder, path: str) -> list[str]:
    option = _OUTPUT_OPTION.get(os.path.basename(order.player))
    where = [option, order.output] if option and order.output else []
    return [*with_leash(order.player), *where, path]


def _tell(news: ReadNews) -> None:
    sys.stdout.buffer.write(wire.encode(news) + b"\n")
    sys.stdout.buffer.flush()


def _listen(mouth: Mouth) -> None:
    for line in sys.stdin.buffer:
        mouth.take(wire.decode(ReadOrder, line))
    os._exit(0)


def main() -> None:
    """Read aloud until the kiosk closes our standard input."""
    die_with_parent()
    leave_no_core_dump()
    mouth = Mouth()
    threading.Thread(target=_listen, args=(mouth,), daemon=True).start()
    mouth.speak_for_ever()


if __name__ == "__main__":
    main()
