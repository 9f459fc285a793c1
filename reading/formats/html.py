"""Web pages: the article without what surrounds it, a line a paragraph, its title and date first."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from lxml import etree

from reading.formats.extracted import Extracted
from reading.formats.signatures import damaged, expect
from reading.formats.text import decoded

_UNSEEN = {
    "script", "style", "noscript", "template", "nav", "footer", "aside", "select", "button",
    "iframe", "svg", "head", "object", "video", "audio", "textarea",
}  # fmt: skip
_INLINE = {
    "a", "abbr", "b", "bdo", "big", "cite", "code", "em", "font", "i", "img", "ins", "label",
    "mark", "q", "s", "small", "span", "strong", "sub", "sup", "time", "u", "wbr",
}  # fmt: skip
_LISTS = {"ul", "ol", "div", "p", "section", "table"}
_HOLDERS = {"body", "div", "article", "section", "main", "td", "tr", "tbody", "table", "form"}
# The article holds nearly all prose of its page; what else there is are links and imprints.
_NEARLY_ALL = 0.8
# A block made of links leads elsewhere.
_LINKS = 0.6
# A cell with more in it lays a page out; it is no cell of a table.
_CELL = 400
_HEAD = 400
_PROSE = re.compile(r"[，。；：]")
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_WRAPPED = re.compile(r"(?<=[\u2e80-\U0003ffff])[ \t\r\f]*\n\s*(?=[\u2e80-\U0003ffff])")
_BLANKS = re.compile(r"[ \t\r\n\f]+")
_SITE = re.compile(r"\s*(?:[_|｜]|\s[-–—])\s*[^_|｜]*\Z")
_DAY = re.compile(r"\d{4}[-/年.]\d{1,2}[-/月.]\d{1,2}日?")


@dataclass(slots=True)
class _Weight:
    """How many characters an element holds: in all, in links, in prose outside of links."""

    letters: int = 0
    linked: int = 0
    prose: int = 0

    def add(self, words: str | None, *, link: bool) -> None:
        length = len(words.strip()) if words else 0
        self.letters += length
        self.linked += length * link
        self.prose += length * (not link and _PROSE.search(words or "") is not None)

    def take(self, inner: "_Weight", *, link: bool) -> None:
        self.letters += inner.letters
        self.linked += inner.letters if link else inner.linked
        self.prose += 0 if link else inner.prose


def read(name: str, data: bytes) -> Extracted:
    """The text of the article of a web page, table rows with tabs between their cells."""
    expect("text", name, data)
    page, encoding = decoded(name, data)
    parser = etree.HTMLParser(
        encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True
    )
    try:
        root: etree._Element | None = etree.fromstring(page.encode(), parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise damaged(name, "html") from error
    body = next(root.iter("body"), None) if root is not None else None
    if root is None or body is None:
        raise damaged(name, "html")
    weights = _weights(body)
    article = "\n".join(_lines(_article(body, weights), weights)) + "\n"
    head = "".join(f"{line}\n" for line in _head(root, article[:_HEAD]))
    return Extracted(head + article, encoding)


def _is_seen(element: etree._Element) -> bool:
    if element.tag in _UNSEEN:
        return False
    return not _HIDDEN.search(element.get("style") or "")


def _article(body: etree._Element, weights: Mapping[etree._Element, _Weight]) -> etree._Element:
    """The innermost element that holds nearly all prose of the page in several blocks."""
    whole, found = weights[body].prose, body
    while whole:
        holders = [c for c in found if c in weights and c.tag in _HOLDERS]
        heaviest = max(holders, key=lambda c: weights[c].prose, default=None)
        if heaviest is None or weights[heaviest].prose < _NEARLY_ALL * whole:
            return found
        blocks = [c for c in heaviest if c in weights and weights[c].prose]
        if len(blocks) <= 1 and not any(c.tag in _HOLDERS for c in blocks):
            return found
        found = heaviest
    return found


def _weights(body: etree._Element) -> dict[etree._Element, _Weight]:
    """The weight of every element that is seen, each character looked at once."""
    weights: dict[etree._Element, _Weight] = {}
    for element, opens in _walk(body):
        link = element.tag == "a"
        if opens:
            weights[element] = _Weight()
            continue
        own = weights[element]
        own.add(element.text, link=link)
        for child in element:
            if child in weights:
                own.take(weights[child], link=link)
            own.add(child.tail, link=link)
    return weights


def _walk(root: etree._Element) -> Iterator[tuple[etree._Element, bool]]:
    """Every element that is seen, when it opens and when it closes."""
    walk = etree.iterwalk(root, events=("start", "end"))
    skipped: set[etree._Element] = set()
    for event, element in walk:
        if event == "start" and not _is_seen(element):
            walk.skip_subtree()
            skipped.add(element)
        elif element not in skipped:
            yield element, event == "start"


def _lines(article: etree._Element, weights: Mapping[etree._Element, _Weight]) -> Iterator[str]:
    line: list[str] = []
    inside: etree._Element | None = None
    for element, opens in _walk(article):
        if inside is not None:
            inside = None if element is inside and not opens else inside
        elif opens:
            cells = list(_cells(element)) if element.tag == "tr" else []
            if element.tag not in _INLINE:
                yield from _closed(line)
                line = []
            if cells or _leads_elsewhere(element, weights[element]):
                inside = element
                yield from ["\t".join(cells)] if cells else []
            else:
                line.append(element.text or "")
            continue
        elif element.tag not in _INLINE:
            yield from _closed(line)
            line = []
        if inside is None and not opens and element is not article:
            line.append(_after(element))
    yield from _closed(line)


def _after(element: etree._Element) -> str:
    """The words behind an element and behind what is not seen after it."""
    words, following = [element.tail or ""], element.getnext()
    while following is not None and not _is_seen(following):
        words.append(following.tail or "")
        following = following.getnext()
    return "".join(words)


def _closed(line: list[str]) -> Iterator[str]:
    words = _plain("".join(line))
    if words.strip():
        yield words


def _plain(words: str) -> str:
    """Words as a browser shows them: breaks of the source are none of the text."""
    return _BLANKS.sub(" ", _WRAPPED.sub("", words)).strip(" ")


def _text(element: etree._Element) -> str:
    return _plain("".join(map(str, element.itertext(with_tail=False))))


def _cells(row: etree._Element) -> Iterator[str]:
    """The cells of a row of data; nothing for a row that lays the page out."""
    if row.find(".//table") is not None:
        return
    cells = [c for c in row if c.tag in ("td", "th")]
    words = [_text(c) for c in cells]
    is_data = sum(map(bool, words)) > 1 and all(len(w) <= _CELL for w in words)
    if is_data:
        yield from words


def _leads_elsewhere(element: etree._Element, weight: _Weight) -> bool:
    return element.tag in _LISTS and weight.linked > _LINKS * weight.letters


def _head(root: etree._Element, beginning: str) -> Iterator[str]:
    """The title, date and source of the page, unless the article begins with them."""
    metas = {(m.get("name") or m.get("property") or "").lower(): m for m in root.iter("meta")}
    known = {key: _plain(m.get("content") or "") for key, m in metas.items()}
    heading = root.find(".//h1")
    shown = _text(heading) if heading is not None else ""
    title = (
        known.get("articletitle") or shown or _SITE.sub("", _plain(root.findtext(".//title") or ""))
    )
    seen = re.sub(r"\s", "", beginning)
    if title and re.sub(r"\s", "", title) not in seen:
        yield title
    dates = (known.get(k, "") for k in ("pubdate", "publishdate", "article:published_time"))
    day = next((found for found in map(_DAY.search, dates) if found), None)
    if day and not _DAY.search(beginning):
        yield f"发布时间：{day.group()}"
