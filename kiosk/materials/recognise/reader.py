"""The two neural networks: where text is (detection) and what it says (recognition).

PP-OCRv6 small, as the wheel of `rapidocr` ships it (Apache-2.0), run by onnxruntime. The steps
before and after the networks follow PaddleOCR's DB and CTC post-processing. Only the model files
of `rapidocr` are used: its own loader would ask the network for a file whose digest differs.
"""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import Final

import cv2
import numpy as np
import numpy.typing as npt
import onnxruntime

from kiosk.materials.picture import Grey, Picture, as_picture
from kiosk.materials.recognise.models import ModelsMissing, models_folder
from kiosk.materials.recognise.values import TextLine

Floats = npt.NDArray[np.float32]
Corners = npt.NDArray[np.float32]
"""Four corners, clockwise from the top left, as x, y in pixels."""

_DETECTION: Final = "PP-OCRv6_det_small.onnx"
_RECOGNITION: Final = "PP-OCRv6_rec_small.onnx"
_LONGEST_SIDE: Final = 960
_INK: Final = 0.3
_ENOUGH: Final = 0.5
_GROWN_BY: Final = 1.6
_SMALLEST: Final = 3
_MOST_LINES: Final = 400
_LINE_HEIGHT: Final = 48
_NARROWEST: Final = 160
_WIDEST: Final = 2400
_BLANK: Final = 0


class TextReader:
    """Both networks, loaded at the first use of each. One thread may use it.

    A line is too little work to be divided: two threads on one line cost twice the processor time
    of one and gain nothing. So lines are read side by side, each on one thread.
    """

    def __init__(self, threads: int = 2) -> None:
        self._threads = threads
        self._detection: onnxruntime.InferenceSession | None = None
        self._recognition: onnxruntime.InferenceSession | None = None
        self._characters: list[str] = []

    def lines(self, page: Picture) -> tuple[TextLine, ...]:
        """Find and read every line on a page, from top to bottom and left to right."""
        boxes = self._boxes(page)
        self._recognise()  # loaded once, not by whichever thread comes first
        with ThreadPoolExecutor(self._threads) as threads:
            read = list(threads.map(lambda box: self._line(page, box), boxes))
        return in_reading_order([line for line in read if line.text.strip()])

    def read(self, strip: Picture) -> tuple[str, float, float]:
        """Read a picture of one line: text, mean and lowest probability of its characters."""
        network = self._recognise()
        chances = network.run(None, {"x": _as_input(strip)})[0][0]
        return self._decoded(np.asarray(chances, np.float32))

    def _line(self, page: Picture, box: Corners) -> TextLine:
        text, mean, weakest = self.read(_cut_out(page, box))
        return TextLine(text, mean, weakest, tuple(float(v) for v in box.ravel()))

    def _decoded(self, chances: Floats) -> tuple[str, float, float]:
        best = chances.argmax(axis=1)
        # CTC: a character lasts several columns; the blank parts two of the same.
        starts = np.ones(len(best), np.bool_)
        starts[1:] = best[1:] != best[:-1]
        chosen = starts & (best != _BLANK)
        sure = chances[chosen].max(axis=1) if chosen.any() else np.zeros(1, np.float32)
        text = "".join(self._characters[i] for i in best[chosen])
        return text, float(sure.mean()), float(sure.min())

    def _boxes(self, page: Picture) -> list[Corners]:
        if self._detection is None:
            self._detection = _session(_DETECTION, self._threads)
        height, width = page.shape[:2]
        small = _for_detection(page)
        chances = self._detection.run(None, {"x": _normal(small)})[0][0, 0]
        scale = np.array([width / small.shape[1], height / small.shape[0]], np.float32)
        return [box * scale for box in _outlines(np.asarray(chances, np.float32))]

    def _recognise(self) -> onnxruntime.InferenceSession:
        if self._recognition is None:
            self._recognition = _session(_RECOGNITION, threads=1)
            listed = self._recognition.get_modelmeta().custom_metadata_map["character"]
            self._characters = ["", *listed.splitlines(), " "]
        return self._recognition


def in_reading_order(lines: Sequence[TextLine]) -> tuple[TextLine, ...]:
    """Sort lines into rows, and each row from left to right."""
    rows: list[list[TextLine]] = []
    for line in sorted(lines, key=lambda one: one.top + one.bottom):
        middle = (line.top + line.bottom) / 2
        if rows and rows[-1][0].top <= middle <= rows[-1][0].bottom:
            rows[-1].append(line)
        else:
            rows.append([line])
    return tuple(line for row in rows for line in sorted(row, key=lambda one: one.left))


def _session(name: str, threads: int) -> onnxruntime.InferenceSession:
    path = models_folder() / name
    if not path.is_file():
        raise ModelsMissing(name)
    options = onnxruntime.SessionOptions()
    # The arena keeps the largest page ever seen; without it memory falls by a third.
    options.enable_cpu_mem_arena = False
    options.intra_op_num_threads = threads
    options.inter_op_num_threads = 1
    # Threads of a network that wait for one another would else do so at full speed.
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    options.log_severity_level = 4
    return onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])


def _normal(picture: Picture) -> Floats:
    """A picture as the networks want it: blue first, -1..1, colours before rows."""
    values = cv2.cvtColor(picture, cv2.COLOR_RGB2BGR).astype(np.float32) / 127.5 - 1.0
    return np.ascontiguousarray(values.transpose(2, 0, 1)[None])


def _as_input(strip: Picture) -> Floats:
    height, width = strip.shape[:2]
    wanted = min(_WIDEST, max(8, round(width * _LINE_HEIGHT / max(1, height))))
    line = _normal(as_picture(cv2.resize(strip, (wanted, _LINE_HEIGHT))))
    padded = np.zeros((1, 3, _LINE_HEIGHT, max(_NARROWEST, wanted)), np.float32)
    padded[:, :, :, :wanted] = line
    return padded


def _for_detection(page: Picture) -> Picture:
    height, width = page.shape[:2]
    scale = min(1.0, _LONGEST_SIDE / max(height, width))
    sides = [max(32, round(side * scale / 32) * 32) for side in (width, height)]
    return as_picture(cv2.resize(page, sides, interpolation=cv2.INTER_AREA))


def _outlines(chances: Floats) -> list[Corners]:
    """The rectangles around patches of likely text (DB post-processing)."""
    mask = as_picture(cv2.dilate((chances > _INK).astype(np.uint8), np.ones((2, 2), np.uint8)))
    outlines, _ = cv2.findContours(mask, cv2.RETR_LIST, cv2.CHAIN_APPROX_SIMPLE)
    boxes = []
    for outline in outlines[:_MOST_LINES]:
        middle, (width, height), angle = cv2.minAreaRect(outline)
        if min(width, height) < _SMALLEST:
            continue
        corners = cv2.boxPoints((middle, (width, height), angle))
        if _mean_within(chances, corners) < _ENOUGH:
            continue
        # The network marks the core of a line; its letters reach farther.
        more = 2 * width * height * _GROWN_BY / (2 * (width + height))
        grown = cv2.boxPoints((middle, (width + more, height + more), angle))
        boxes.append(_clockwise(np.asarray(grown, np.float32), chances.shape))
    return boxes


def _mean_within(chances: Floats, corners: npt.NDArray[np.generic]) -> float:
    left, top = np.maximum(np.floor(corners.min(axis=0)), 0).astype(int)
    right, bottom = np.ceil(corners.max(axis=0)).astype(int)
    part = chances[top : bottom + 1, left : right + 1]
    mask: Grey = np.zeros(part.shape, np.uint8)
    cv2.fillPoly(mask, [np.asarray(corners - (left, top), np.int32)], (1,))
    return float(cv2.mean(part, mask)[0])


def _clockwise(corners: Corners, shape: tuple[int, ...]) -> Corners:
    by_x = corners[np.argsort(corners[:, 0], kind="stable")]
    left = by_x[:2][np.argsort(by_x[:2, 1])]
    right = by_x[2:][np.argsort(by_x[2:, 1])]
    ordered = np.array([left[0], right[0], right[1], left[1]], np.float32)
    return np.clip(ordered, 0, np.array([shape[1] - 1, shape[0] - 1], np.float32))


def _cut_out(page: Picture, box: Corners) -> Picture:
    width = max(1, round(float(np.linalg.norm(box[1] - box[0]))))
    height = max(1, round(float(np.linalg.norm(box[3] - box[0]))))
    target = np.array([[0, 0], [width, 0], [width, height], [0, height]], np.float32)
    matrix = cv2.getPerspectiveTransform(box, target)
    strip = cv2.warpPerspective(
        page, matrix, (width, height), flags=cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE
    )
    # A line that stands rather than lies is a column of letters or turned text.
    return as_picture(np.rot90(strip)) if height >= 1.5 * width else as_picture(strip)
