"""When a page is read: asked for, or by a headset; silent at its end, at a stop, after a visit."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from kiosk.journey.facts import Catalogue, Facts
from kiosk.ports import Aloud, DeviceNews, VoiceNews
from kiosk.services.search import SearchIndex
from kiosk.session.preferences import Preferences
from ui.i18n import Words
from ui.screens.screen import Screen, Stand
from ui.speech.reader import ReadingAloud

NO_ITEMS = Catalogue({}, SearchIndex([]))
KEEPING = Screen("Keeping")
FINISHED = Screen("Finished")
CHECK = Screen(
    "CheckAnswers",
    {"sections": [{"title": "您的信息", "rows": [{"label": "姓名", "value": "李桂花"}]}]},
)


class WrittenVoice:
    """`kiosk.ports.Voice` that writes down what it is told and speaks when the test says."""

    can_speak = True

    def __init__(self) -> None:
        self.told: list[str] = []
        self.reading: Aloud | None = None
        self.heard: Callable[[VoiceNews], None] = lambda news: None

    def read(self, aloud: Aloud, heard: Callable[[VoiceNews], None]) -> None:
        self.told.append("read")
        self.reading, self.heard = aloud, heard

    def stop(self) -> None:
        self.told.append("stop")

    def forget(self) -> None:
        self.told.append("forget")


class Listener:
    """A reading with everything around it."""

    def __init__(self, stand: Stand) -> None:
        self.stand = stand
        self.voice = WrittenVoice()
        self.shown, self.touches = 0, 0
        self.reading = ReadingAloud(
            self.voice, lambda work: work(), heard_from=self._show, still_here=self._touch
        )
        self.look(KEEPING)
        self.voice.told.clear()

    def _show(self) -> None:
        self.shown += 1

    def _touch(self) -> None:
        self.touches += 1

    def look(self, screen: Screen, visit: str = "a") -> None:
        self.screen = screen
        self.reading.look(screen, self.stand, visit)

    def press(self) -> None:
        self.reading.pressed(self.screen, self.stand)

    def headset(self, *, is_on: bool) -> None:
        body = {"sensor": "headset", "is_on": is_on}
        self.reading.device_said(DeviceNews("door", "sensors", "sensed", "ready", "", body=body))

    @property
    def standing(self) -> str:
        return self.reading.standing(self.screen)


@pytest.fixture
def listener() -> Listener:
    facts = Facts(today=date(2026, 11, 22), catalogue=NO_ITEMS)
    return Listener(Stand(facts, Words("zh-CN"), Preferences(), {}, {}, "12345", voice_trouble=""))


def test_a_touch_reads_and_another_stops(listener: Listener) -> None:
    assert listener.standing == "ready"
    listener.press()
    assert listener.standing == "reading"
    listener.voice.heard(VoiceNews(0))
    assert listener.reading.sentence == Words("zh-CN")("keeping.title")
    listener.press()
    assert (listener.standing, listener.reading.sentence) == ("ready", "")
    assert listener.voice.told == ["read", "stop"]


def test_whoever_listens_is_there(listener: Listener) -> None:
    listener.press()
    listener.voice.heard(VoiceNews(0))
    listener.voice.heard(VoiceNews(1))
    assert listener.touches == 2


def test_another_page_is_silence(listener: Listener) -> None:
    listener.press()
    listener.look(KEEPING)
    assert listener.standing == "reading"
    listener.look(FINISHED)
    assert (listener.standing, listener.voice.told) == ("ready", ["read", "stop"])


def test_the_end_of_a_visit_forgets_the_words(listener: Listener) -> None:
    listener.press()
    late = listener.voice.heard
    listener.look(KEEPING, visit="b")
    assert listener.voice.told[:2] == ["read", "forget"]
    late(VoiceNews(1))
    assert listener.reading.sentence == ""


def test_it_ends_by_itself(listener: Listener) -> None:
    listener.press()
    listener.voice.heard(VoiceNews(None))
    assert listener.standing == "ready"


@pytest.mark.parametrize("code", ["no_sound", "no_voice", "gone"])
def test_what_cannot_be_heard_is_not_offered_until_the_next_visit(
    listener: Listener, code: str
) -> None:
    listener.press()
    listener.voice.heard(VoiceNews(None, code))
    assert (listener.standing, listener.reading.trouble) == ("", code)
    listener.press()
    assert listener.voice.told == ["read"]
    listener.look(KEEPING, visit="b")
    assert listener.standing == "ready"


def test_a_headset_reads_every_page_with_its_answers(listener: Listener) -> None:
    listener.look(CHECK)
    listener.press()
    assert listener.voice.reading is not None
    assert "李桂花" not in listener.voice.reading.sentences
    listener.headset(is_on=True)
    listener.look(CHECK)
    assert "李桂花" in listener.voice.reading.sentences
    assert listener.voice.reading.in_headset
    listener.look(FINISHED)
    assert listener.voice.told.count("read") == 3


def test_a_pulled_headset_is_silence_and_nothing_personal_after_it(listener: Listener) -> None:
    listener.headset(is_on=True)
    listener.look(CHECK)
    listener.headset(is_on=False)
    assert listener.voice.told[-1] == "stop"
    listener.look(CHECK)
    assert listener.standing == "ready"
    listener.press()
    assert listener.voice.reading is not None
    assert "李桂花" not in listener.voice.reading.sentences


def test_a_lost_sensor_counts_as_no_headset(listener: Listener) -> None:
    listener.headset(is_on=True)
    listener.look(CHECK)
    listener.reading.device_said(DeviceNews("door", "sensors", "state", "absent", "host_lost"))
    assert listener.voice.told[-1] == "stop"
    listener.look(CHECK)
    listener.press()
    assert listener.voice.reading is not None
    assert not listener.voice.reading.in_headset


def test_large_text_is_read_slowly(listener: Listener) -> None:
    listener.stand = replace(listener.stand, preferences=Preferences(size="large"))
    listener.press()
    assert listener.voice.reading is not None
    assert listener.voice.reading.is_slow
