"""Reading documents: photo of a card to a verified number, a form to its text, pages to a file."""

from __future__ import annotations

import io
import os
import random
import shutil
import subprocess
import time
from collections.abc import Callable, Iterator
from functools import cache, partial
from pathlib import Path
from typing import Any, Final

import cv2
import numpy as np
from PIL import Image
from rapidfuzz.distance import Levenshtein

from benchmarks.figures import Figure, Result, figure, ms
from benchmarks.letters import letter
from benchmarks.specimens import Specimen, specimen
from kiosk.materials.load import load_picture
from kiosk.materials.mixed_raster import layers_of
from kiosk.materials.page import find_page
from kiosk.materials.pdf_a import PdfPage, to_pdf_a
from kiosk.materials.picture import Picture, as_picture
from kiosk.materials.recognise.document import read_page
from kiosk.materials.recognise.reader import TextReader
from kiosk.materials.straighten import straighten
from kiosk.recogniser import Recogniser

_FRAME = (3264, 2448)
"""Eight megapixels: the tray of a usual document camera."""
_CARD_WIDTH = 1010


def measure(folder: Path, *, quick: bool) -> Result:
    """Nothing is written to `folder`: pictures are made, encoded and read in memory."""
    del folder
    reader = TextReader(threads=2)
    read_page(reader, specimen("id_card_front", 0).picture)
    figures = [made for half in _HALVES for made in _of_half(reader, half, quick=quick)]
    figures += [
        _count("memory of the recogniser's process at its peak, MB", [_peak_of_the_process()]),
        _file_size(300),
        _file_size(200),
    ]
    return Result("reading", "reading documents, and the file they become", tuple(figures), _NOTES)


def _of_half(reader: TextReader, half: str, *, quick: bool) -> Iterator[Figure]:
    first = _HALVES[half]
    cards = list(_cards(reader, range(first, first + (3 if quick else 12))))
    pages = list(forms_of(range(first, first + (1 if quick else 3))))
    forms = [_timed(partial(_whole, reader, page), text) for page, text in pages]
    rapid = [_timed(partial(_rapidocr, page), text) for page, text in pages]
    yield figure(f"photo of a card to its verified number, {half}", "ms", ms([c[0] for c in cards]))
    yield figure(f"the same, processor time, {half}", "ms", ms([c[1] for c in cards]))
    yield _count(
        f"verified numbers, % of cards, {half}", [100.0 * (c[2] == "right") for c in cards]
    )
    yield _count(f"wrong numbers offered, {half}", [float(c[2] == "wrong") for c in cards])
    for name, peer in (("rapidocr as it comes", rapid), ("tesseract", _tesseract_all(pages))):
        if peer:
            yield figure(f"A4 page read whole, {half}", "ms", ms([f[0] for f in forms]),
                         peer_name=name, peer=ms([f[0] for f in peer]))  # fmt: skip
            yield figure(f"the same, processor time, {half}", "ms", ms([f[1] for f in forms]),
                         peer_name=name, peer=ms([f[1] for f in peer]))  # fmt: skip
            yield figure(f"characters of it right, %, {half}", "", [100 * f[2] for f in forms],
                         peer_name=name, peer=[100 * f[2] for f in peer])  # fmt: skip


_HALVES: Final = {"tuning half": 0, "held-out half": 5000}
"""The first number of each half's pictures. Nothing was tuned on those of the second."""
_NOTES = (
    "Photos are made: specimens on a dark mat, turned by up to 8 degrees or upside down, unevenly"
    " lit, blurred and grainy. No real document was used; layouts are modelled, not measured.",
    "The networks are loaded once before. rapidocr runs the same models with the settings of its"
    " wheel, on the same pictures; tesseract (chi_sim, if it is installed) reads the same pages"
    " as PNG, its start included.",
    "Processor time is that of all threads and children: it says more than the clock while other"
    " things run.",
    "The peer of a file is one JPEG of quality 75 of the same page.",
)
Timed = tuple[float, float, float]
"""Seconds on the clock, seconds of processor, share of the characters that are right."""


def _timed(read: Callable[[], str], text: str) -> Timed:
    begun, spent = time.perf_counter(), _processor_s()
    said = read()
    return time.perf_counter() - begun, _processor_s() - spent, likeness(text, said)


def _processor_s() -> float:
    spent = os.times()
    return spent.user + spent.system + spent.children_user + spent.children_system


def _whole(reader: TextReader, page: Picture) -> str:
    return "".join(line.text for line in reader.lines(page))


def _tesseract_all(pages: list[tuple[Picture, str]]) -> list[Timed]:
    program = shutil.which("tesseract")
    if program is None:
        return []
    listed = subprocess.run([program, "--list-langs"], capture_output=True, text=True, check=True)
    if "chi_sim" not in listed.stdout.split():
        return []
    return [_timed(partial(_tesseract, program, page), text) for page, text in pages]


def _tesseract(program: str, page: Picture) -> str:
    out = io.BytesIO()
    Image.fromarray(page).save(out, "PNG")
    command = [program, "stdin", "stdout", "-l", "chi_sim", "--dpi", "200"]
    return subprocess.run(
        command, input=out.getvalue(), capture_output=True, check=True
    ).stdout.decode()


def _peak_of_the_process() -> float:
    """What the kiosk's own recogniser process held at most, a card and a whole form read."""
    recogniser = Recogniser()
    try:
        recogniser.read(_jpeg(specimen("id_card_front", 1).picture, 75))
        recogniser.read(_jpeg(letter(0)[0], 75), whole=True)
        status = Path(f"/proc/{recogniser.pid}/status").read_text("ascii")
    finally:
        recogniser.close()
    return next(int(li.split()[1]) / 1024 for li in status.splitlines() if li.startswith("VmHWM"))


def _count(what: str, values: list[float]) -> Figure:
    return figure(what, "", values)


def _cards(reader: TextReader, numbers: range) -> Iterator[tuple[float, float, str]]:
    """Seconds on the clock, of processor, and what came of it: right, wrong or none."""
    for number in numbers:
        card = specimen("id_card_front", number)
        photo = photo_of(card, random.Random(number))
        begun, spent = time.perf_counter(), _processor_s()
        frame = load_picture(photo)
        found = find_page(frame)
        said = None
        if found is not None:
            reading = read_page(reader, straighten(frame, found.corners, "card"))
            said = reading.verified("id_number")
        took = time.perf_counter() - begun, _processor_s() - spent
        right = said == card.truth["id_number"]
        yield *took, "right" if right else "wrong" if said else "none"


def photo_of(card: Specimen, chance: random.Random) -> bytes:
    """A JPEG of a card lying on a mat, as a camera above might see it."""
    width, height = _FRAME
    noise = np.random.default_rng(chance.randrange(1 << 30))
    mat = np.clip(noise.normal(52, 3, (height, width, 1)), 0, 255).repeat(3, axis=2)
    turn = chance.uniform(-8, 8) + chance.choice((0, 180))
    scale = _CARD_WIDTH / card.picture.shape[1]
    matrix = cv2.getRotationMatrix2D(
        (card.picture.shape[1] / 2, card.picture.shape[0] / 2), turn, scale
    )
    matrix[0, 2] += width * chance.uniform(0.35, 0.65) - card.picture.shape[1] / 2
    matrix[1, 2] += height * chance.uniform(0.35, 0.65) - card.picture.shape[0] / 2
    shown = cv2.warpAffine(card.picture, matrix, _FRAME, flags=cv2.INTER_AREA)
    inside = cv2.warpAffine(np.ones(card.picture.shape[:2], np.float32), matrix, _FRAME)
    whole = mat * (1 - inside[..., None]) + shown * inside[..., None]
    light = np.linspace(chance.uniform(0.75, 1), chance.uniform(0.75, 1), width)[None, :, None]
    soft = cv2.GaussianBlur(whole * light, (0, 0), chance.uniform(0.4, 1.1))
    grainy = np.clip(soft + noise.normal(0, 3, soft.shape), 0, 255).astype(np.uint8)
    return _jpeg(as_picture(grainy), 88)


def forms_of(numbers: range) -> Iterator[tuple[Picture, str]]:
    """Letters at 200 dpi with their text, softened and grainy."""
    for number in numbers:
        page, text = letter(number)
        noise = np.random.default_rng(number).normal(0, 3, page.shape)
        soft = cv2.GaussianBlur(page, (0, 0), 0.7) + noise
        yield as_picture(np.clip(soft, 0, 255).astype(np.uint8)), text


@cache
def _engine() -> Any:
    from rapidocr import RapidOCR

    engine = RapidOCR(params={"Global.log_level": "critical"})
    engine(np.zeros((64, 64, 3), np.uint8))
    return engine


def _rapidocr(page: Picture) -> str:
    return "".join(_engine()(page[:, :, ::-1]).txts or ())


def likeness(meant: str, said: str) -> float:
    """One minus the edit distance per character; spaces do not count."""
    one, other = ("".join(text.split()) for text in (meant, said))
    return 1 - Levenshtein.distance(one, other) / max(1, len(one))


def _file_size(dpi: int) -> Figure:
    page, _ = letter(0, dpi=dpi)
    grain = np.random.default_rng(1).normal(0, 2, page.shape)
    shown = as_picture(np.clip(page + grain, 0, 255).astype(np.uint8))
    size = len(to_pdf_a([PdfPage(layers_of(shown, dpi))])) / 1024
    peer = len(_jpeg(shown, 75)) / 1024
    return figure(f"colour A4 at {dpi} dpi as PDF/A, KiB", "", [size], peer_name="JPEG 75",
                  peer=[peer])  # fmt: skip


def _jpeg(picture: Picture, quality: int) -> bytes:
    out = io.BytesIO()
    Image.fromarray(picture).save(out, "JPEG", quality=quality)
    return out.getvalue()
