"""Text as a synthesiser can say it: figures in words, Chinese in pinyin with tones.

espeak-ng reads pinyin with tone numbers by its voice `cmn-latn-pinyin`; its voice for characters
is broken in Debian 12 (it spells them as English), and pinyin also settles which of two readings
a character has (银行, 行长).
"""

from __future__ import annotations

import re
from typing import Final

_DIGITS: Final = "零一二三四五六七八九"
_UNITS: Final = ("", "十", "百", "千")
_MONTHS: Final = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip
_LONG = 5
"""From so many digits on, and after a leading zero, figures are a number somebody writes down."""

_MASK = re.compile(r"\*+")
_DATE = re.compile(r"(\d{4})-(\d{2})-(\d{2})")
_TIME = re.compile(r"(\d{1,2}):(\d{2})")
_RANGE = re.compile(r"(?<=\d)\s*[–—~]\s*(?=\d)")
_TELEPHONE = re.compile(r"\d[\d -]{5,}\d")
_NUMBER = re.compile(r"\d+(?:\.\d+)?")


def chinese_figures(text: str) -> str:
    """A Chinese sentence with every figure in characters."""
    text = _DATE.sub(lambda m: f"{_spelled(m[1])}年{_short(m[2])}月{_short(m[3])}日", text)
    text = _RANGE.sub("到", _MASK.sub("，", text))
    text = _TELEPHONE.sub(lambda m: _grouped(m[0]), _TIME.sub(_clock, text))
    return _NUMBER.sub(lambda m: _figure(m[0]), text)


def english_figures(text: str) -> str:
    """An English sentence whose long numbers are said digit by digit."""
    text = _DATE.sub(_english_date, text)
    text = _TIME.sub(_english_time, _RANGE.sub(" to ", _MASK.sub(", ", text)))
    text = _TELEPHONE.sub(lambda m: ", ".join(" ".join(g) for g in re.split(r"[ -]+", m[0])), text)
    return _NUMBER.sub(lambda m: " ".join(m[0]) if _is_written_down(m[0]) else m[0], text)


def _english_date(match: re.Match[str]) -> str:
    month = int(match[2])
    named = _MONTHS[month - 1] if 1 <= month <= len(_MONTHS) else match[2]
    return f"{int(match[3])} {named} {match[1]}"


def _english_time(match: re.Match[str]) -> str:
    return f"{match[1]} o'clock" if match[2] == "00" else f"{match[1]} {match[2]}"


def pinyin_of(text: str) -> str:
    """A Chinese sentence in pinyin with tone numbers; the neutral tone is 5."""
    # Its tables weigh some 30 MB: loaded in the process that speaks, when it speaks Chinese.
    from pypinyin import Style, lazy_pinyin

    words = lazy_pinyin(
        chinese_figures(text), style=Style.TONE3, neutral_tone_with_five=True, tone_sandhi=True
    )
    return " ".join(word.strip() for word in words)


def _is_written_down(figure: str) -> bool:
    return "." not in figure and (len(figure) >= _LONG or (len(figure) > 1 and figure[0] == "0"))


def _spelled(digits: str) -> str:
    return "".join(_DIGITS[int(digit)] for digit in digits)


def _grouped(telephone: str) -> str:
    """Digit by digit, with a breath where the groups part."""
    return "，".join(_spelled(group) for group in re.split(r"[ -]+", telephone))


def _clock(match: re.Match[str]) -> str:
    hour, minute = _short(match[1]), int(match[2])
    return f"{hour}点" if minute == 0 else f"{hour}点{_short(match[2])}分"


def _figure(figure: str) -> str:
    if _is_written_down(figure):
        return _spelled(figure)
    whole, _, decimals = figure.partition(".")
    decimals = decimals.rstrip("0")
    return _short(whole) + (f"点{_spelled(decimals)}" if decimals else "")


def _short(figure: str) -> str:
    """A number below 10,000 as it is said: 105 is 一百零五, 12 is 十二."""
    digits = figure.lstrip("0")
    if not digits:
        return "零"
    if len(digits) > len(_UNITS):
        return _spelled(digits)
    said = ""
    for place, digit in enumerate(digits):
        if digit != "0":
            said += _DIGITS[int(digit)] + _UNITS[len(digits) - 1 - place]
        elif said and not said.endswith("零"):
            said += "零"
    said = said.rstrip("零")
    return said[1:] if said.startswith("一十") else said
