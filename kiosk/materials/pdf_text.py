"""The invisible text of a scanned page: what makes it searchable without changing its look.

PDF/A wants every font embedded, also one nobody sees. A Type 3 font (ISO 32000-1, 9.6.5) carries
its glyphs as drawings in the file; ours are empty. One font holds 200 characters, and a ToUnicode
map says which they are.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from kiosk.materials.recognise.values import TextLine

_PER_FONT: Final = 200
_FIRST_CODE: Final = 33


@dataclass(frozen=True, slots=True)
class HiddenFont:
    """Up to 200 characters, by code from 33 on."""

    characters: str = field(repr=False)

    def objects(self, first: int) -> list[bytes]:
        """The font, its one empty glyph, and what its codes mean."""
        last = _FIRST_CODE + len(self.characters) - 1
        names = " ".join(f"/g{n}" for n in range(len(self.characters)))
        glyphs = " ".join(f"/g{n} {first + 1} 0 R" for n in range(len(self.characters)))
        widths = " ".join("1000" for _ in self.characters)
        font = (
            f"<< /Type /Font /Subtype /Type3 /FontBBox [0 0 1000 1000] "
            f"/FontMatrix [0.001 0 0 0.001 0 0] /Resources << >> /CharProcs << {glyphs} >> "
            f"/Encoding << /Type /Encoding /Differences [{_FIRST_CODE} {names}] >> "
            f"/FirstChar {_FIRST_CODE} /LastChar {last} /Widths [{widths}] "
            f"/ToUnicode {first + 2} 0 R >>"
        )
        return [font.encode(), _stream(b"1000 0 d0"), _stream(self._to_unicode())]

    def code_of(self, character: str) -> int | None:
        """The code of a character in this font, or None."""
        place = self.characters.find(character)
        return None if place < 0 else _FIRST_CODE + place

    def _to_unicode(self) -> bytes:
        pairs = [
            f"<{_FIRST_CODE + n:02X}> <{c.encode('utf-16-be').hex().upper()}>"
            for n, c in enumerate(self.characters)
        ]
        blocks = "".join(
            f"{len(part)} beginbfchar\n" + "\n".join(part) + "\nendbfchar\n"
            for part in (pairs[at : at + 100] for at in range(0, len(pairs), 100))
        )
        return (
            "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
            "/CMapName /Hidden def\n/CMapType 2 def\n"
            "1 begincodespacerange\n<00> <FF>\nendcodespacerange\n"
            f"{blocks}endcmap\nend\nend"
        ).encode("ascii")


def fonts_of(text: str) -> tuple[HiddenFont, ...]:
    """The fonts needed to write a text, the same for the same characters."""
    characters = "".join(sorted(set(text)))
    parts = range(0, len(characters), _PER_FONT)
    return tuple(HiddenFont(characters[at : at + _PER_FONT]) for at in parts)


def text_drawing(
    lines: Sequence[TextLine], fonts: Sequence[HiddenFont], height: int, points: float
) -> bytes:
    """Every line where it stands, in rendering mode 3 (neither filled nor stroked)."""
    drawn = [_line(line, fonts, height, points) for line in lines if line.text]
    return b"".join(("BT 3 Tr " + "".join(drawn) + "ET\n").encode() for _ in drawn[:1])


def _line(line: TextLine, fonts: Sequence[HiddenFont], height: int, points: float) -> str:
    size = max(1.0, line.height * points)
    across = (line.right - line.left) * points / (size * len(line.text))
    x, y = line.left * points, (height - line.bottom) * points
    runs: list[tuple[int, str]] = []
    for character in line.text:
        number, code = next(
            (n, c) for n, font in enumerate(fonts) if (c := font.code_of(character)) is not None
        )
        if runs and runs[-1][0] == number:
            runs[-1] = number, runs[-1][1] + f"{code:02X}"
        else:
            runs.append((number, f"{code:02X}"))
    shown = "".join(f"/F{number} {size:.2f} Tf <{codes}> Tj " for number, codes in runs)
    return f"{100 * across:.2f} Tz 1 0 0 1 {x:.2f} {y:.2f} Tm {shown}"


def _stream(content: bytes) -> bytes:
    return b"<< /Length %d >>\nstream\n%b\nendstream" % (len(content), content)
