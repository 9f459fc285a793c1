"""A writer of OFD files of a few lines."""

import io
import zipfile
from collections.abc import Sequence
from xml.sax.saxutils import escape

from tests.reading.written_pdf import HEIGHT, At, Stroke, Thing

_SPACE = 'xmlns:ofd="http://www.ofdspec.org/2016"'


def ofd(pages: Sequence[Sequence[Thing]]) -> bytes:
    """A file of pages whose things are placed as in a PDF of the same size."""
    listed = "".join(
        f'<ofd:Page ID="{i + 1}" BaseLoc="Pages/Page_{i}/Content.xml"/>' for i in range(len(pages))
    )
    parts = {
        "OFD.xml": f"<ofd:OFD {_SPACE}><ofd:DocBody><ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot>"
        "</ofd:DocBody></ofd:OFD>",
        "Doc_0/Document.xml": f"<ofd:Document {_SPACE}><ofd:CommonData><ofd:PageArea>"
        f"<ofd:PhysicalBox>0 0 595 {HEIGHT}</ofd:PhysicalBox></ofd:PageArea></ofd:CommonData>"
        f"<ofd:Pages>{listed}</ofd:Pages></ofd:Document>",
    }
    for i, things in enumerate(pages):
        drawn = "".join(map(_drawn, things))
        parts[f"Doc_0/Pages/Page_{i}/Content.xml"] = (
            f"<ofd:Page {_SPACE}><ofd:Content><ofd:Layer>{drawn}</ofd:Layer></ofd:Content></ofd:Page>"
        )
    return packed(parts)


def packed(parts: dict[str, str]) -> bytes:
    """A zip of parts."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return out.getvalue()


def _drawn(thing: Thing) -> str:
    if isinstance(thing, Stroke):
        line = f"M {thing.x0} {HEIGHT - thing.y0} L {thing.x1} {HEIGHT - thing.y1}"
        return (
            f'<ofd:PathObject Boundary="0 0 595 {HEIGHT}"><ofd:AbbreviatedData>{line}'
            "</ofd:AbbreviatedData></ofd:PathObject>"
        )
    return _text(thing)


def _text(thing: At) -> str:
    steps = f"g {len(thing.words) - 1} {thing.size}" if len(thing.words) > 1 else ""
    box = f"{thing.x} {HEIGHT - thing.y - thing.size} {len(thing.words) * thing.size} {thing.size}"
    return (
        f'<ofd:TextObject Boundary="{box}" Size="{thing.size}"><ofd:TextCode X="0" '
        f'Y="{thing.size}" DeltaX="{steps}">{escape(thing.words)}</ofd:TextCode></ofd:TextObject>'
    )
