"""Codes with known contents, and what happens to them between a printer and a camera.

Every picture is made from a seed, so a half of them can be kept from whoever tunes.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

import cv2
import numpy as np
import numpy.typing as npt
import segno
import zxingcpp

from benchmarks import code_damage as damage
from benchmarks.qr_segments import Segment, alphanumeric, designator, drawn, hanzi, numeric, octets

Grey = npt.NDArray[np.uint8]
Damage = Callable[[Grey, np.random.Generator], Grey]

_SAMPLE: Final = "样本市政务服务中心取号凭证电子证照授权码办理社会保障卡居民身份证户口簿"
_RARE: Final = "样本市㐂镕"
_UTF8: Final = 26
_GB18030: Final = 32
"""Extended channel interpretations (AIM ITS/04-023)."""
_FORMATS: Final[Mapping[str, zxingcpp.BarcodeFormat]] = {
    "Code128": zxingcpp.BarcodeFormat.Code128,
    "EAN13": zxingcpp.BarcodeFormat.EAN13,
    "DataMatrix": zxingcpp.BarcodeFormat.DataMatrix,
    "PDF417": zxingcpp.BarcodeFormat.PDF417,
    "Aztec": zxingcpp.BarcodeFormat.Aztec,
}


@dataclass(frozen=True, slots=True)
class Made:
    """A picture and what a reader must say of it: text as UTF-8, anything else as it is.

    `group`: payloads are counted apart.
    """

    condition: str
    group: str
    picture: Grey
    payload: bytes


@dataclass(frozen=True, slots=True)
class _Condition:
    name: str
    scale: float = 5.0
    border: int = 4
    error: str = "M"
    length: tuple[int, int] = (16, 60)
    version: int | None = None
    damage: Damage | None = None
    symbology: str = ""


def conditions() -> Iterator[_Condition]:
    """What a code may suffer, from mild to more than it can bear."""
    for scale in (1.2, 1.5, 1.75, 2.0, 3.0, 8.0):
        yield _Condition(f"{scale} px a module", scale=scale)
    for border in (0, 1, 2):
        yield _Condition(f"quiet zone {border}", border=border)
    for version in (7, 14, 21, 30, 40):
        yield _Condition(f"version {version}, 3 px", scale=3.0, version=version, error="L")
    for name, harm in damage.HARMS.items():
        yield _Condition(name, damage=harm)
    for error, share in (("L", 0.05), ("M", 0.10), ("Q", 0.15), ("H", 0.20)):
        yield _Condition(
            f"blotch {share:.0%}, EC {error}", error=error, damage=damage.blotch(share)
        )
    for scale in (2.5, 3.5, 8.0):
        yield _Condition(f"1080p clutter, {scale} px", scale=scale, damage=damage.clutter)
    for symbology in (*_FORMATS, "MicroQR"):
        yield _Condition(f"{symbology}, 2 px", scale=2.0, symbology=symbology)
        yield _Condition(
            f"{symbology}, blurred", scale=4.0, symbology=symbology, damage=damage.defocus(1.6)
        )


def stress(each: int, *, half: int) -> Iterator[Made]:
    """`each` pictures of every condition; `half` 0 is for tuning, 1 is never looked at."""
    for number, condition in enumerate(conditions()):
        for i in range(each):
            seed = np.random.default_rng((number, i, half))
            yield _made(condition, seed)


def payloads(each: int, *, half: int) -> Iterator[Made]:
    """Contents that readers garble: no picture here is damaged."""
    for i in range(each):
        rng = np.random.default_rng((99, i, half))
        text = _chinese(rng) + str(i)
        rare = _RARE + str(i)
        raw = rng.bytes(int(rng.integers(20, 200)))
        yield _said("UTF-8", text, octets(text.encode()))
        yield _said("UTF-8, ECI", text, designator(_UTF8), octets(text.encode()))
        for words in (text, rare):
            coded = octets(words.encode("gb18030"))
            yield _said("GB18030, no ECI", words, coded)
            yield _said("GB18030, ECI", words, designator(_GB18030), coded)
        for words in (_chinese(rng), _any_hanzi(rng, 1, 40), _any_hanzi(rng, 60, 400)):
            yield _said("Hanzi mode", words, hanzi(words))
        yield from _mixed(rng, i)
        yield _plain("binary", raw, octets(raw))
        zeros = bytes(8) + raw[:20] + bytes(8)
        yield _plain("binary with zeros", zeros, octets(zeros))
        yield _plain("binary with zeros", raw + b"0042", octets(raw), numeric("0042"))


def _mixed(rng: np.random.Generator, number: int) -> Iterator[Made]:
    """One code, several modes; the bytes of one may be no text without the mode of the other."""
    hall, dear = _chinese(rng), _any_hanzi(rng, 1, 12)
    yield _said("mixed modes", f"{number}{dear}17", *_with_digits(f"{number}", dear, "17"))
    yield _said("mixed modes", f"YB-{dear}a=b", alphanumeric("YB-"), hanzi(dear), octets(b"a=b"))
    yield _said("mixed modes", hall + dear, octets(hall.encode()), hanzi(dear))
    yield _said("mixed modes", _RARE + hall, octets(_RARE.encode("gb18030")), hanzi(hall))


def _with_digits(first: str, middle: str, last: str) -> tuple[Segment, ...]:
    return numeric(first), hanzi(middle), numeric(last)


def _any_hanzi(rng: np.random.Generator, least: int, most: int) -> str:
    """Characters of GB 2312, the common and the rare half alike."""
    at = rng.integers((0xB0, 0xA1), (0xF8, 0xFF), (int(rng.integers(least, most)), 2))
    at[at[:, 0] == 0xD7, 1] = 0xA1  # the end of that row is not assigned
    return bytes(at.astype(np.uint8)).decode("gb18030")


def _said(name: str, text: str, *segments: Segment) -> Made:
    return _plain(name, text.encode(), *segments)


def _plain(name: str, payload: bytes, *segments: Segment) -> Made:
    dark = np.pad(drawn(segments), 4)
    modules = np.where(dark, 0, 255).astype(np.uint8)
    return Made(name, "payload", _scaled(modules, 4.0), payload)


def _chinese(rng: np.random.Generator) -> str:
    start = int(rng.integers(0, len(_SAMPLE) - 10))
    return _SAMPLE[start : start + int(rng.integers(4, 10))]


def _made(condition: _Condition, rng: np.random.Generator) -> Made:
    if condition.symbology:
        content, modules = _other(condition.symbology, rng)
    else:
        content, modules = _qr(condition, rng)
    picture = _on_paper(_scaled(modules, condition.scale), rng)
    if condition.damage is not None:
        picture = condition.damage(picture, rng)
    noise = rng.normal(0, 2.5, picture.shape)
    picture = np.clip(picture + noise, 0, 255).astype(np.uint8)
    return Made(condition.name, condition.symbology or "QR", picture, content)


def _qr(condition: _Condition, rng: np.random.Generator) -> tuple[bytes, Grey]:
    length = int(rng.integers(*condition.length))
    if condition.version is not None:
        length = 20 + condition.version * 14
    content = ("https://example.test/c/" + rng.bytes(length).hex()[:length]).encode()
    code = segno.make_qr(
        content, error=condition.error, version=condition.version, boost_error=False
    )
    return content, _modules(code, condition.border)


def _modules(code: segno.QRCode, border: int) -> Grey:
    dark = np.array([list(row) for row in code.matrix], np.uint8) > 0
    return np.pad(np.where(dark, 0, 255).astype(np.uint8), border, constant_values=255)


def _other(symbology: str, rng: np.random.Generator) -> tuple[bytes, Grey]:
    number = f"{int(rng.integers(10**11, 10**12 - 1)):012}"
    if symbology == "MicroQR":
        content = number[:10].encode()
        return content, _modules(segno.make_micro(content, error="l"), 3)
    content = number if symbology == "EAN13" else "YB" + number
    drawn: Any = zxingcpp.create_barcode(content, _FORMATS[symbology])
    modules = np.array(drawn.to_image(scale=1, add_quiet_zones=True), np.uint8)
    if symbology in ("Code128", "EAN13"):  # one row of bars
        modules = np.repeat(modules[:1], 40, axis=0)
    text = drawn.text if symbology == "EAN13" else content
    return text.encode(), modules


def _scaled(modules: Grey, scale: float) -> Grey:
    """Modules as a camera sees them: each pixel is the mean of what falls on it."""
    fine = cv2.resize(modules, None, fx=16, fy=16, interpolation=cv2.INTER_NEAREST)
    size = (round(modules.shape[1] * scale), round(modules.shape[0] * scale))
    return np.asarray(cv2.resize(fine, size, interpolation=cv2.INTER_AREA), np.uint8)


def _on_paper(code: Grey, rng: np.random.Generator) -> Grey:
    """Printed in grey on nearly white paper, with grey table around it, turned a little."""
    inked = (code.astype(np.float32) / 255 * 195 + 35).astype(np.uint8)
    edge = max(24, max(inked.shape) // 5)
    framed = cv2.copyMakeBorder(inked, edge, edge, edge, edge, cv2.BORDER_CONSTANT, value=150)
    return np.asarray(damage.turned(framed, float(rng.uniform(-3, 3))), np.uint8)
