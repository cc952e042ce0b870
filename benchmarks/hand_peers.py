"""Other recognisers of handwriting, for comparison only; none is part of the kiosk's keyboard.

Zinnia (BSD) with the model for simplified Chinese of Tegaki (LGPL), which was trained on strokes of
real people, where Debian's packages `libzinnia0` and `tegaki-zinnia-simplified-chinese` are
installed, or unpacked to the folder that `MENKOU_HAND_PEERS` names. And the network that reads
papers (PP-OCR, Apache-2.0): made for print, here it sees the strokes as a picture.
"""

from __future__ import annotations

import ctypes
import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final

import numpy as np
from PIL import Image, ImageDraw

from benchmarks.hand import Hand
from kiosk.materials.picture import Picture, as_picture
from kiosk.materials.recognise.reader import TextReader

Recognises = Callable[[Hand], tuple[str, ...]]

_LIBRARY: Final = "usr/lib/x86_64-linux-gnu/libzinnia.so.0"
_MODEL: Final = "usr/share/tegaki/models/zinnia/handwriting-zh_CN.model"
_SIDE: Final = 300
_MARGIN: Final = 0.1
_PEN: Final = 9
_SHOWN: Final = 10


def peers() -> Iterator[tuple[str, Recognises]]:
    """The peers there are on this machine, with their names."""
    zinnia = _zinnia(Path(os.environ.get("MENKOU_HAND_PEERS", "/")))
    if zinnia is not None:
        yield "zinnia with tegaki's model", zinnia
    yield "PP-OCR on a picture, first only", _ocr()


def _in_square(hand: Hand) -> Hand:
    """The strokes as large as the field, a tenth of it free all around."""
    every = np.array([point for stroke in hand for point in stroke])
    low, extent = every.min(0), max(float(np.ptp(every, 0).max()), 1e-6)
    spare = (1 - np.ptp(every, 0) / extent) / 2
    scale, room = _SIDE * (1 - 2 * _MARGIN), _SIDE * _MARGIN
    return [
        [tuple(((np.array(p) - low) / extent + spare) * scale + room) for p in stroke]
        for stroke in hand
    ]


def _zinnia(root: Path) -> Recognises | None:
    library, model = root / _LIBRARY, root / _MODEL
    if not (library.exists() and model.exists()):
        return None
    api = _api(library)
    recogniser = ctypes.c_void_p(api.zinnia_recognizer_new())
    if not api.zinnia_recognizer_open(recogniser, bytes(model)):
        return None

    def recognised(hand: Hand) -> tuple[str, ...]:
        drawn = ctypes.c_void_p(api.zinnia_character_new())
        api.zinnia_character_set_width(drawn, ctypes.c_size_t(_SIDE))
        api.zinnia_character_set_height(drawn, ctypes.c_size_t(_SIDE))
        for number, stroke in enumerate(_in_square(hand)):
            for x, y in stroke:
                api.zinnia_character_add(drawn, ctypes.c_size_t(number), int(x), int(y))
        found = ctypes.c_void_p(
            api.zinnia_recognizer_classify(recogniser, drawn, ctypes.c_size_t(_SHOWN))
        )
        api.zinnia_character_destroy(drawn)
        if not found:
            return ()
        many = range(api.zinnia_result_size(found))
        words = [api.zinnia_result_value(found, ctypes.c_size_t(n)).decode() for n in many]
        api.zinnia_result_destroy(found)
        return tuple(words)

    return recognised


def _api(library: Path) -> ctypes.CDLL:
    """The functions of zinnia.h (0.06) that do not return an int."""
    api = ctypes.CDLL(str(library))
    for made in ("recognizer_new", "character_new", "recognizer_classify"):
        getattr(api, f"zinnia_{made}").restype = ctypes.c_void_p
    api.zinnia_result_value.restype = ctypes.c_char_p
    api.zinnia_result_size.restype = ctypes.c_size_t
    return api


def _picture(hand: Hand) -> Picture:
    page = Image.new("RGB", (_SIDE, _SIDE), "white")
    pen = ImageDraw.Draw(page)
    for stroke in _in_square(hand):
        pen.line(stroke, fill="black", width=_PEN, joint="curve")
    return as_picture(np.asarray(page))


def _ocr() -> Recognises:
    reader = TextReader(threads=1)
    return lambda hand: (reader.read(_picture(hand))[0],)
