"""A PDF file turned into pictures of its pages, as a scanner would make it."""

import zlib

import numpy as np
import pypdfium2
from numpy.typing import NDArray

Dots = NDArray[np.uint8]


def pictures(data: bytes, dots_an_inch: int = 150) -> list[Dots]:
    """The pages of a PDF file in shades of grey."""
    document = pypdfium2.PdfDocument(data)
    scale = dots_an_inch / 72
    return [
        np.ascontiguousarray(page.render(scale=scale, grayscale=True).to_numpy().squeeze())
        for page in document
    ]


def scan(pages: list[Dots], dots_an_inch: int = 150) -> bytes:
    """A PDF file that holds nothing but these pictures, one a page."""
    kids = b" ".join(b"%d 0 R" % (3 + 3 * i) for i in range(len(pages)))
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Count %d/Kids[%s]>>" % (len(pages), kids),
    ]
    for index, dots in enumerate(pages):
        high, wide = dots.shape
        size = (wide * 72 / dots_an_inch, high * 72 / dots_an_inch)
        drawing = b"q %.2f 0 0 %.2f 0 0 cm /P Do Q" % size
        packed = zlib.compress(dots.tobytes())
        first = 3 + 3 * index
        objects += [
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 %.2f %.2f]/Contents %d 0 R"
            b"/Resources<</XObject<</P %d 0 R>>>>>>" % (*size, first + 1, first + 2),
            b"<</Length %d>>stream\n%s\nendstream" % (len(drawing), drawing),
            b"<</Type/XObject/Subtype/Image/Width %d/Height %d/ColorSpace/DeviceGray"
            b"/BitsPerComponent 8/Filter/FlateDecode/Length %d>>stream\n%s\nendstream"
            % (wide, high, len(packed), packed),
        ]
    return _file(objects)


def _file(objects: list[bytes]) -> bytes:
    body, places = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, 1):
        places.append(len(body))
        body += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    return (
        body
        + b"xref\n0 %d\n0000000000 65535 f \n%s" % (len(objects) + 1, table)
        + b"trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n"
        % (len(objects) + 1, len(body))
    )
