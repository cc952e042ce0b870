"""When the page is read aloud: asked for by a touch, or by a headset that is put in.

Silent at the end of a page, at the stop, at the end of the visit. What is personal is said only
while the headset is in; when it is pulled out, silence follows at once.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final, Literal

from kiosk.ports import Aloud, DeviceNews, Voice, VoiceNews
from ui.screens.screen import Screen, Stand
from ui.speech.page import PAGES, speech_of

VERB: Final = "read_aloud"
Standing = Literal["", "ready", "reading"]
_SENSOR: Final = "headset"
_Page = tuple[str, str, str, str]


class ReadingAloud:
    """Lives on the window's thread. `post` brings the voice's news there.

    `heard_from` is called whenever something of it is to be shown anew, `still_here` with each
    sentence: whoever listens is there.
    """

    def __init__(
        self,
        voice: Voice,
        post: Callable[[Callable[[], None]], None],
        *,
        heard_from: Callable[[], None],
        still_here: Callable[[], None],
    ) -> None:
        self._voice = voice
        self._post = post
        self._heard_from = heard_from
        self._still_here = still_here
        self._sentences: tuple[str, ...] = ()
        self._at = -1
        self._page: _Page | None = None
        self._has_headset = False
        self._trouble = ""
        self._visit = ""

    @property
    def trouble(self) -> str:
        """Why it could not be heard last time: no_voice, no_sound, gone; '' when it could."""
        return self._trouble if self._voice.can_speak else "no_voice"

    @property
    def sentence(self) -> str:
        """What is being said now; '' in silence."""
        return self._sentences[self._at] if 0 <= self._at < len(self._sentences) else ""

    def standing(self, screen: Screen) -> Standing:
        """Whether the page can be read, is being read, or neither."""
        if self._sentences:
            return "reading"
        return "ready" if not self.trouble and screen.name in PAGES else ""

    def pressed(self, screen: Screen, stand: Stand) -> None:
        """Read the page, or stop."""
        if self._sentences:
            self.stop()
        else:
            self._begin(screen, stand)

    def look(self, screen: Screen, stand: Stand, visit: str) -> None:
        """A page is shown: another one ends the reading, and with a headset begins its own."""
        if visit != self._visit:
            self._visit = visit
            self._forget()
        page = _page_of(screen, stand)
        if page == self._page:
            return
        self._page = page
        self.stop()
        if self._has_headset:
            self._begin(screen, stand)

    def device_said(self, news: DeviceNews) -> None:
        """A headset is put in: the page is read. It is pulled out, or nobody knows: silence."""
        if news.kind == "sensed" and news.body.get("sensor") == _SENSOR:
            self._plug(has_headset=news.body.get("is_on") is True)
        elif news.capability == "sensors" and news.state in ("absent", "fault"):
            self._plug(has_headset=False)

    def stop(self) -> None:
        """Fall silent now."""
        if self._sentences:
            self._voice.stop()
            self._end("")

    def _plug(self, *, has_headset: bool) -> None:
        if has_headset == self._has_headset:
            return
        self._has_headset = has_headset
        self.stop()
        # The next look at the page takes it for a new one, and reads it.
        self._page = None
        self._heard_from()

    def _forget(self) -> None:
        self._sentences, self._at, self._trouble = (), -1, ""
        self._voice.forget()

    def _begin(self, screen: Screen, stand: Stand) -> None:
        if self.trouble:
            return
        self._sentences = speech_of(screen, stand.words, in_private=self._has_headset)
        self._at = -1
        if not self._sentences:
            return
        is_slow = stand.preferences.is_elder
        aloud = Aloud(self._sentences, stand.language, is_slow, self._has_headset)
        self._voice.read(aloud, lambda news: self._post(lambda: self._heard(aloud, news)))
        self._heard_from()

    def _heard(self, aloud: Aloud, news: VoiceNews) -> None:
        if aloud.sentences is not self._sentences:
            return  # of a reading that is over
        if news.index is None:
            self._end(news.code)
            return
        self._at = news.index
        self._still_here()
        self._heard_from()

    def _end(self, trouble: str) -> None:
        self._sentences, self._at, self._trouble = (), -1, trouble
        self._heard_from()


def _page_of(screen: Screen, stand: Stand) -> _Page:
    """What makes a page another one: its screen, its place in a form, its title, the language."""
    props = screen.props
    place = str(props.get("spot", props.get("number", "")))
    title = str(props.get("title") or props.get("heading") or props.get("name") or "")
    return screen.name, place, title, stand.language
