"""Pictures of the pages of documents, drawn when first asked for and kept within bounds.

pictures/<sha256>/<page>.png holds the picture, <page>.json what is on it. Nothing else rests on them: the
folder may be deleted at any time.
"""

import json
import threading
from collections.abc import Callable
from pathlib import Path

from graph.datadir import write_whole
from ontology.model import Document
from reading.formats.page_picture import Page, layout_from, layout_json, page_of

Draw = Callable[[str, bytes, int], Page]


class PagePictures:
    """The pictures of one data directory; safe for threads, one page is drawn at a time."""

    def __init__(self, root: Path, most: int, draw: Draw = page_of) -> None:
        self._root = root / "pictures"
        self._most = most
        self._draw = draw
        self._lock = threading.Lock()

    def page(self, document: Document, number: int, data: Callable[[], bytes]) -> Page:
        """The picture of a page, from 1; `data` gives the bytes of the file where it is drawn."""
        folder = self._root / document.sha256
        with self._lock:
            if kept := _kept(folder, number):
                return kept
            drawn = self._draw(document.name, data(), number)
            write_whole(folder / f"{number}.json", layout_json(drawn.layout).encode())
            write_whole(folder / f"{number}.png", drawn.png)
            self._sweep()
            return drawn

    def _sweep(self) -> None:
        """Remove the pictures drawn first until the others are within the bounds."""
        files = sorted(self._root.glob("*/*.png"), key=lambda f: (f.stat().st_mtime_ns, f))
        left = sum(_size(file) for file in files)
        for file in files:
            if left <= self._most:
                return
            left -= _size(file)
            file.unlink()
            file.with_suffix(".json").unlink(missing_ok=True)


def _size(picture: Path) -> int:
    layout = picture.with_suffix(".json")
    return picture.stat().st_size + (layout.stat().st_size if layout.exists() else 0)


def _kept(folder: Path, number: int) -> Page | None:
    picture, layout = folder / f"{number}.png", folder / f"{number}.json"
    if not (picture.exists() and layout.exists()):
        return None
    return Page(picture.read_bytes(), layout_from(json.loads(layout.read_bytes())))


def is_pictured(document: Document) -> bool:
    """Whether pages of a document can be drawn: it is a PDF file."""
    return document.encoding == "pdf" and bool(document.pages)
