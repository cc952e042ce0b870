"""Plays the terminal's few chimes: short sounds made here, through a player of the system.

Nothing is kept between two chimes: how loud one is comes with each call, so a louder visit
leaves nothing behind. Without a player, or without a sound card, the terminal is silent; every
chime has its words on the screen as well.
"""

from __future__ import annotations

import math
import os
import shutil
import struct
import subprocess
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import cache

RATE_HZ = 22_050
PLAYERS = ("pw-play", "paplay", "aplay")
_LONGEST_S = 3.0
_FADE_S = 0.02
_QUIET_DB, _LOUD_DB = -18.0, -6.0
"""EN 301 549 8.2.1 asks for one step of 12 dB at least."""
_TONES: Mapping[str, Sequence[tuple[float, float]]] = {
    "warn": ((659.3, 0.16), (523.3, 0.26)),
    "tick": ((523.3, 0.09),),
    "remind": ((784.0, 0.14), (659.3, 0.14), (784.0, 0.26)),
}
"""Each sound as (hertz, seconds); 0.5 to 0.8 kHz is what old ears keep longest."""


def wave_of(sound: str, *, loud: bool) -> bytes:
    """A sound as a WAV file (RIFF, PCM 16 bit, mono). Raises `KeyError` for an unknown one."""
    peak = 32_767 * 10 ** ((_LOUD_DB if loud else _QUIET_DB) / 20)
    samples = [
        round(peak * _envelope(n / RATE_HZ, length_s) * math.sin(math.tau * hertz * n / RATE_HZ))
        for hertz, length_s in _TONES[sound]
        for n in range(round(RATE_HZ * length_s))
    ]
    pcm = struct.pack(f"<{len(samples)}h", *samples)
    form = struct.pack("<HHIIHH", 1, 1, RATE_HZ, 2 * RATE_HZ, 2, 16)
    chunks = b"fmt " + struct.pack("<I", len(form)) + form + b"data" + struct.pack("<I", len(pcm))
    return b"RIFF" + struct.pack("<I", 4 + len(chunks) + len(pcm)) + b"WAVE" + chunks + pcm


def _envelope(at_s: float, length_s: float) -> float:
    """No click at either end."""
    return max(0.0, min(1.0, at_s / _FADE_S, (length_s - at_s) / _FADE_S))


def find_player(which: Callable[[str], str | None] = shutil.which) -> str | None:
    """The first player this system has."""
    return next((path for name in PLAYERS if (path := which(name))), None)


class Loudspeaker:
    """`kiosk.ports.Chime`. A chime that comes while another sounds is dropped, not queued."""

    def __init__(self, player: str | None) -> None:
        self._player = player
        self._pool = ThreadPoolExecutor(1, thread_name_prefix="chime")
        self._is_sounding = False

    def play(self, sound: str, *, loud: bool) -> None:
        """Begin a sound ('warn', 'tick', 'remind'); return at once."""
        if self._player is None or self._is_sounding:
            return
        self._is_sounding = True
        self._pool.submit(self._sound, with_leash(self._player), sound, loud)

    def close(self) -> None:
        """Let the present chime end."""
        self._pool.shutdown(wait=True, cancel_futures=True)

    def _sound(self, command: Sequence[str], sound: str, loud: bool) -> None:
        # A memory file: nothing on disk, and players that want to seek can.
        fd = os.memfd_create("chime")
        try:
            os.write(fd, _cached_wave(sound, loud))
            subprocess.run(
                [*command, f"/proc/self/fd/{fd}"],
                pass_fds=(fd,),
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                timeout=_LONGEST_S,
                check=False,
            )
        except (OSError, subprocess.TimeoutExpired):
            return  # no sound card, no sound; the words are on the screen
        finally:
            os.close(fd)
            self._is_sounding = False


@cache
def _cached_wave(sound: str, loud: bool) -> bytes:
    return wave_of(sound, loud=loud)


def with_leash(program: str) -> list[str]:
    """The command of a program that the kernel ends should we be killed (setpriv, util-linux)."""
    setpriv = shutil.which("setpriv")
    return [setpriv, "--pdeathsig", "KILL", program] if setpriv else [program]
