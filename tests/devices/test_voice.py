"""The voice: its own process, espeak-ng itself, and a player that writes down what it plays."""

from __future__ import annotations

import os
import queue
import shutil
import signal
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from tests_voice import ESPEAK, player_in, voice_with

from devices.voice import Voice, VoiceSettings, find_voice
from kiosk.ports import Aloud, VoiceNews

pytestmark = pytest.mark.skipif(not shutil.which("espeak-ng"), reason="needs espeak-ng")
_WITHIN_S = 20.0
HELLO = Aloud(("Place your card here.", "Thank you."), "en")
NI_HAO = Aloud(("请把身份证放好。", "谢谢。"), "zh-CN")


class Ear:
    """What was heard of a reading, in order."""

    def __init__(self) -> None:
        self.news: queue.Queue[VoiceNews] = queue.Queue()

    def until_over(self) -> list[VoiceNews]:
        """Everything up to the end of the reading."""
        heard = [self.news.get(timeout=_WITHIN_S)]
        while heard[-1].index is not None:
            heard.append(self.news.get(timeout=_WITHIN_S))
        return heard


@pytest.fixture
def voice(tmp_path: Path) -> Iterator[Voice]:
    speaking = voice_with(player_in(tmp_path))
    yield speaking
    speaking.close()


@pytest.mark.parametrize("aloud", [HELLO, NI_HAO], ids=["en", "zh"])
def test_each_sentence_is_played_in_turn(voice: Voice, tmp_path: Path, aloud: Aloud) -> None:
    ear = Ear()
    voice.read(aloud, ear.news.put)
    assert ear.until_over() == [VoiceNews(0), VoiceNews(1), VoiceNews(None)]
    long, short = (int(size) for size in (tmp_path / "heard").read_text().split())
    assert long > short > 1000


def test_slow_speech_takes_longer(tmp_path: Path) -> None:
    voice, ear = voice_with(player_in(tmp_path)), Ear()
    for is_slow in (False, True):
        voice.read(Aloud(("Place your card here.",), "en", is_slow), ear.news.put)
        ear.until_over()
    voice.close()
    fast, slow = (int(size) for size in (tmp_path / "heard").read_text().split())
    assert slow > 1.15 * fast


def test_stop_is_heard_at_once_and_the_next_page_is_read(tmp_path: Path) -> None:
    voice = voice_with(player_in(tmp_path, then="[ -e stay ] || exec sleep 60"))
    first, second = Ear(), Ear()
    voice.read(HELLO, first.news.put)
    assert first.news.get(timeout=_WITHIN_S) == VoiceNews(0)
    voice.stop()
    player_in(tmp_path)
    voice.read(NI_HAO, second.news.put)
    assert second.until_over()[-1] == VoiceNews(None)
    assert first.news.empty()
    voice.close()


def test_the_end_of_the_visit_ends_the_process_and_its_player(tmp_path: Path) -> None:
    pid_file = tmp_path / "pid"
    voice = voice_with(player_in(tmp_path, then=f"echo $$ > {pid_file}; exec sleep 60"))
    ear = Ear()
    voice.read(HELLO, ear.news.put)
    _wait(lambda: pid_file.exists() and pid_file.read_text().strip() != "")
    player = int(pid_file.read_text())
    voice.forget()
    _wait(lambda: not _lives(player))
    assert voice.pid is None
    assert list(ear.news.queue) == [VoiceNews(0)]


def test_a_killed_voice_is_said_to_be_gone_and_comes_back(tmp_path: Path) -> None:
    voice, ear = voice_with(player_in(tmp_path, then="exec sleep 60")), Ear()
    voice.read(HELLO, ear.news.put)
    assert ear.news.get(timeout=_WITHIN_S) == VoiceNews(0)
    assert voice.pid is not None
    os.kill(voice.pid, signal.SIGKILL)
    assert ear.news.get(timeout=_WITHIN_S) == VoiceNews(None, "gone")
    player_in(tmp_path)
    _wait(lambda: not _lives(voice.pid))
    voice.read(HELLO, ear.news.put)
    assert ear.until_over()[-1] == VoiceNews(None)
    voice.close()


def test_without_a_sound_card_it_says_so(tmp_path: Path) -> None:
    voice, ear = voice_with(player_in(tmp_path, then="exit 1")), Ear()
    voice.read(HELLO, ear.news.put)
    assert ear.until_over() == [VoiceNews(0), VoiceNews(None, "no_sound")]
    voice.close()


def test_a_synthesiser_that_was_taken_away_says_so(tmp_path: Path) -> None:
    gone = str(tmp_path / "no-such-program")
    voice = Voice(VoiceSettings(), espeak=gone, player=str(player_in(tmp_path)))
    ear = Ear()
    voice.read(HELLO, ear.news.put)
    assert ear.until_over()[-1] == VoiceNews(None, "no_voice")
    voice.close()


def test_words_stand_in_no_argument_list(tmp_path: Path) -> None:
    seen = tmp_path / "seen"
    spy = tmp_path / "espeak"
    spy.write_text(f'#!/bin/sh\necho "$@" >> {seen}\nexec {ESPEAK} "$@"\n')
    spy.chmod(0o755)
    voice = Voice(VoiceSettings(), espeak=str(spy), player=str(player_in(tmp_path)))
    ear = Ear()
    voice.read(HELLO, ear.news.put)
    ear.until_over()
    voice.close()
    assert "--stdin" in seen.read_text()
    assert "card" not in seen.read_text()


def test_without_the_programs_there_is_no_voice() -> None:
    assert not find_voice(VoiceSettings(), which=lambda name: None).can_speak
    assert not find_voice(VoiceSettings(), which={"aplay": "/usr/bin/aplay"}.get).can_speak
    both = {"aplay": "/usr/bin/aplay", "espeak-ng": ESPEAK}
    assert find_voice(VoiceSettings(), which=both.get).can_speak


def _lives(pid: int | None) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


def _wait(is_so: Callable[[], bool]) -> None:
    deadline = time.monotonic() + _WITHIN_S
    while not is_so():
        assert time.monotonic() < deadline
        time.sleep(0.01)
