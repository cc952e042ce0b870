"""Reading documents: photo of a card to a verified number, a form to its text, pages to a file."""

from __future__ import annotations

import io
import random
import time
from collections.abc import Iterator
from pathlib import Path

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
    cards = list(_cards(reader, 3 if quick else 12))
    forms = list(_forms(reader, 1 if quick else 3))
    peak_mb = _peak_of_the_process()
    peers = [_rapidocr(page) for page, _ in forms_of(1 if quick else 3)]
    figures = (
        figure("photo of a card to its verified number", "ms", ms([took for took, _ in cards])),
        _count("verified numbers, % of cards", [100.0 * (said == "right") for _, said in cards]),
        _count("wrong numbers offered", [float(said == "wrong") for _, said in cards]),
        figure("A4 page read whole", "ms", ms([t for t, _ in forms]),
               peer_name="rapidocr as it comes", peer=ms([t for t, _ in peers])),
        figure("characters of it right, %", "", [100 * share for _, share in forms],
               peer_name="rapidocr as it comes", peer=[100 * share for _, share in peers]),
        _count("memory of the recogniser's process at its peak, MB", [peak_mb]),
        _file_size(300),
        _file_size(200),
    )  # fmt: skip
    return Result("reading", "reading documents, and the file they become", figures, _NOTES)


_NOTES = (
    "Photos are made: specimens on a dark mat, turned by up to 8 degrees or upside down, unevenly"
    " lit, blurred and grainy. No real document was used; layouts are modelled, not measured.",
    "The networks are loaded once before. The peer of the form runs the same models with the"
    " settings of its wheel, on the same pictures.",
    "The peer of a file is one JPEG of quality 75 of the same page.",
)


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


def _cards(reader: TextReader, count: int) -> Iterator[tuple[float, str]]:
    for number in range(count):
        card = specimen("id_card_front", number)
        photo = photo_of(card, random.Random(number))
        begun = time.perf_counter()
        frame = load_picture(photo)
        found = find_page(frame)
        if found is None:
            yield time.perf_counter() - begun, "none"
            continue
        reading = read_page(reader, straighten(frame, found.corners, "card"))
        took = time.perf_counter() - begun
        number_read = reading.verified("id_number")
        right = number_read == card.truth["id_number"]
        yield took, "right" if right else "wrong" if number_read else "none"


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


def forms_of(count: int) -> Iterator[tuple[Picture, str]]:
    """Letters at 200 dpi with their text, softened and grainy."""
    for number in range(count):
        page, text = letter(number)
        noise = np.random.default_rng(number).normal(0, 3, page.shape)
        soft = cv2.GaussianBlur(page, (0, 0), 0.7) + noise
        yield as_picture(np.clip(soft, 0, 255).astype(np.uint8)), text


def _forms(reader: TextReader, count: int) -> Iterator[tuple[float, float]]:
    for page, text in forms_of(count):
        begun = time.perf_counter()
        lines = reader.lines(page)
        took = time.perf_counter() - begun
        yield took, likeness(text, "".join(line.text for line in lines))


def _rapidocr(page: Picture) -> tuple[float, float]:
    from rapidocr import RapidOCR

    text = next(text for shown, text in forms_of(8) if np.array_equal(shown, page))
    engine = RapidOCR(params={"Global.log_level": "critical"})
    engine(page[:64, :64, ::-1])
    begun = time.perf_counter()
    said = engine(page[:, :, ::-1])
    took = time.perf_counter() - begun
    return took, likeness(text, "".join(said.txts or ()))


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
