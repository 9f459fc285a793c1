"""Pictures of pages, kept within bounds."""

from pathlib import Path

from graph.page_pictures import PagePictures, is_pictured
from ontology.model import Document
from reading.formats.page_picture import Page, PageLayout

LAYOUT = PageLayout(2, 1, "甲", ((0, 0, 1, 1),), (0,))
DOCUMENT = Document("doc-1", "f" * 64, "甲.pdf", "甲", encoding="pdf", pages=(0,))


class Drawer:
    """Draws pictures of a thousand bytes and counts them."""

    def __init__(self) -> None:
        self.drawn: list[int] = []

    def __call__(self, _name: str, data: bytes, number: int) -> Page:
        self.drawn.append(number)
        return Page(data * 1000, LAYOUT)


def test_a_page_is_drawn_once(tmp_path: Path) -> None:
    draw = Drawer()
    pictures = PagePictures(tmp_path, 10_000, draw)
    first = pictures.page(DOCUMENT, 1, lambda: b"x")
    assert pictures.page(DOCUMENT, 1, lambda: b"y") == first == Page(b"x" * 1000, LAYOUT)
    assert PagePictures(tmp_path, 10_000, draw).page(DOCUMENT, 1, lambda: b"z") == first
    assert draw.drawn == [1]


def test_the_pictures_drawn_first_go_first(tmp_path: Path) -> None:
    draw = Drawer()
    pictures = PagePictures(tmp_path, 2_500, draw)
    for number in (1, 2, 3):
        pictures.page(DOCUMENT, number, lambda: b"x")
    kept = sorted(file.name for file in (tmp_path / "pictures" / DOCUMENT.sha256).iterdir())
    assert kept == ["2.json", "2.png", "3.json", "3.png"]
    pictures.page(DOCUMENT, 1, lambda: b"x")
    assert draw.drawn == [1, 2, 3, 1]


def test_without_room_a_picture_is_drawn_and_not_kept(tmp_path: Path) -> None:
    pictures = PagePictures(tmp_path, 0, Drawer())
    assert pictures.page(DOCUMENT, 1, lambda: b"x").png == b"x" * 1000
    assert list((tmp_path / "pictures").glob("*/*.png")) == []


def test_only_files_with_drawn_pages_have_pictures() -> None:
    assert is_pictured(DOCUMENT)
    assert not is_pictured(Document("doc-2", "0" * 64, "乙.txt", "乙"))
