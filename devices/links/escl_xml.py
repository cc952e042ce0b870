"""The few XML documents of eSCL, read without trust and written without a library.

A scanner's answer comes over the network. A document type is refused, so no entity is ever
expanded; length, depth and number of elements have limits. Names are compared without their
namespace: devices disagree about prefixes. eSCL: the Mopria Alliance's "eSCL Technical
Specification"; what is used of it here is from memory and from public servers.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final
from xml.parsers import expat

LONGEST: Final = 256 * 1024
_DEEPEST: Final = 32
_MOST: Final = 10_000
_LONGEST_TEXT: Final = 256


class BadXml(ValueError):
    """Not a document we read. `why` never quotes it."""

    def __init__(self, why: str) -> None:
        super().__init__(f"unusable XML: {why}")
        self.why = why


@dataclass(slots=True)
class _Reader:
    path: list[str] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)
    found: list[tuple[str, str]] = field(default_factory=list)

    def begin(self, name: str, _attributes: object) -> None:
        self.path.append(name.rsplit(":", 1)[-1])
        self.texts.append("")
        if len(self.path) > _DEEPEST or len(self.found) > _MOST:
            raise BadXml("too deep or too long")

    def text(self, words: str) -> None:
        if self.texts and len(self.texts[-1]) < _LONGEST_TEXT:
            self.texts[-1] += words[:_LONGEST_TEXT]

    def end(self, _name: str) -> None:
        self.found.append(("/".join(self.path), self.texts.pop().strip()))
        self.path.pop()

    def doctype(self, *_parts: object) -> None:
        raise BadXml("a document type")


def leaves(document: bytes) -> tuple[tuple[str, str], ...]:
    """Every element as ('Root/Child/Leaf', its text) in the order they end; raise `BadXml`."""
    if len(document) > LONGEST:
        raise BadXml("too long")
    reader, parser = _Reader(), expat.ParserCreate()
    parser.StartElementHandler = reader.begin
    parser.EndElementHandler = reader.end
    parser.CharacterDataHandler = reader.text
    parser.StartDoctypeDeclHandler = reader.doctype
    try:
        parser.Parse(document, True)
    except (expat.ExpatError, ValueError, LookupError) as fault:
        raise fault if isinstance(fault, BadXml) else BadXml("not well-formed") from None
    return tuple(reader.found)


def texts_of(document: tuple[tuple[str, str], ...], name: str) -> Iterator[str]:
    """The texts of every element with that name, wherever it is."""
    return (text for path, text in document if path.rsplit("/", 1)[-1] == name)


def first_text(document: tuple[tuple[str, str], ...], name: str) -> str:
    """The first of them, or ''."""
    return next(texts_of(document, name), "")


def scan_settings(*, dpi: int, colour: bool) -> bytes:
    """What is asked of the scanner: the feeder, a JPEG for each page. Area: all there is."""
    mode = "RGB24" if colour else "Grayscale8"
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<scan:ScanSettings xmlns:scan="http://schemas.hp.com/imaging/escl/2011/05/03" '
        'xmlns:pwg="http://www.pwg.org/schemas/2010/12/sm">'
        "<pwg:Version>2.6</pwg:Version><scan:Intent>Document</scan:Intent>"
        "<pwg:InputSource>Feeder</pwg:InputSource>"
        f"<scan:ColorMode>{mode}</scan:ColorMode>"
        f"<scan:XResolution>{dpi}</scan:XResolution><scan:YResolution>{dpi}</scan:YResolution>"
        "<pwg:DocumentFormat>image/jpeg</pwg:DocumentFormat>"
        "<scan:DocumentFormatExt>image/jpeg</scan:DocumentFormatExt>"
        "</scan:ScanSettings>"
    ).encode()
