"""A PDF writer of a few lines: every piece of text at its place, and straight lines."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

WIDTH, HEIGHT = 595, 842

# One of the fonts that every PDF reader has to know without being given it.
_FONT = (
    b"<</Type/Font/Subtype/Type0/BaseFont/STSong-Light/Encoding/UniGB-UCS2-H"
    b"/DescendantFonts[4 0 R]>>"
)
_GLYPHS = (
    b"<</Type/Font/Subtype/CIDFontType0/BaseFont/STSong-Light/CIDSystemInfo"
    b"<</Registry(Adobe)/Ordering(GB1)/Supplement 4>>/DW 1000/FontDescriptor"
    b"<</Type/FontDescriptor/FontName/STSong-Light/Flags 6/FontBBox[-25 -254 1000 880]"
    b"/ItalicAngle 0/Ascent 880/Descent -120/CapHeight 880/StemV 93>>>>"
)


@dataclass(frozen=True, slots=True)
class At:
    """Words whose first character stands at a point; y grows upwards."""

    x: float
    y: float
    words: str
    size: float = 12


@dataclass(frozen=True, slots=True)
class Stroke:
    """A straight line."""

    x0: float
    y0: float
    x1: float
    y1: float


Thing = At | Stroke


def column(x: float, top: float, lines: Iterable[str], size: float = 12) -> list[Thing]:
    """Lines under each other with half a line between them."""
    return [At(x, top - i * 1.5 * size, line, size) for i, line in enumerate(lines)]


def broken(text: str, width: int) -> list[str]:
    """A paragraph in lines of so many characters, the first indented by two."""
    whole = "　　" + text
    return [whole[i : i + width] for i in range(0, len(whole), width)]


def pdf(pages: Sequence[Sequence[Thing]]) -> bytes:
    """A file of pages."""
    kids = b" ".join(b"%d 0 R" % (5 + 2 * i) for i in range(len(pages)))
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Count %d/Kids[%s]>>" % (len(pages), kids),
        _FONT,
        _GLYPHS,
    ]
    for index, things in enumerate(pages):
        content = "\n".join(map(_drawn, things)).encode()
        objects.append(
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 %d %d]/Contents %d 0 R"
            b"/Resources<</Font<</F 3 0 R>>>>>>" % (WIDTH, HEIGHT, 6 + 2 * index)
        )
        objects.append(b"<</Length %d>>stream\n%s\nendstream" % (len(content), content))
    return _file(objects)


def _drawn(thing: Thing) -> str:
    if isinstance(thing, Stroke):
        return f"{thing.x0} {thing.y0} m {thing.x1} {thing.y1} l S"
    codes = thing.words.encode("utf-16-be").hex()
    return f"BT /F {thing.size} Tf 1 0 0 1 {thing.x} {thing.y} Tm <{codes}> Tj ET"


def _file(objects: Sequence[bytes]) -> bytes:
    out, places = b"%PDF-1.5\n", []
    for number, content in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj%s endobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    size = len(objects) + 1
    return out + (
        b"xref\n0 %d\n0000000000 65535 f \n%strailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF"
        % (size, table, size, len(out))
    )
