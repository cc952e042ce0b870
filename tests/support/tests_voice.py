"""A player that notes what it is given instead of sounding, and a place for it to wait."""

from __future__ import annotations

from pathlib import Path

from devices.voice import Voice, VoiceSettings

ESPEAK = "/usr/bin/espeak-ng"


def player_in(folder: Path, *, then: str = "true") -> Path:
    """A program that writes the size of each sound to `heard`, then does `then`."""
    player = folder / "player"
    heard = folder / "heard"
    player.write_text(f'#!/bin/sh\nfor file; do :; done\nwc -c < "$file" >> {heard}\n{then}\n')
    player.chmod(0o755)
    return player


def voice_with(player: Path | str, settings: VoiceSettings | None = None) -> Voice:
    """The real voice process and the real synthesiser, with that player."""
    return Voice(settings or VoiceSettings(), espeak=ESPEAK, player=str(player))
