"""A view as one file of HTML: it opens from a disk, asks for nothing, and stays under its size."""

import base64
import hashlib
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from json import dumps

from jinja2.utils import htmlsafe_json_dumps
from markupsafe import Markup

from ontology.errors import BadInput
from viz import STATIC
from viz.explorer.drawn import drawn
from viz.explorer.listed import ListedNode, legend, listed
from viz.explorer.scene import Scene
from viz.network import LIBRARY
from viz.quotes import Quote
from viz.render import render
from viz.site import Site
from viz.view import View

LARGEST = 1_200_000
"""Bytes of a saved file at most: mail servers and messengers still take it."""
_FOR_SOURCES = (350_000, 100_000, 0)
"""Bytes of sentences that go along: as many as there is room for beside picture and list."""
_SHEETS = ("base.css", "parts.css", "network.css")
_MODULE = re.compile(r"^(import .*\n|export )", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Source:
    """A sentence under the number by which the list names it."""

    number: int
    quote: Quote


def saved(site: Site, view: View, scene: Scene, title: str) -> str:
    """The file; the same view of the same graph gives the same bytes.

    BadInput for a view that would be too large even without its sentences.
    """
    nodes = listed(site, scene, view.lang)
    for room in _FOR_SOURCES:
        page = _page(site, view, scene, (title, nodes, _sources(nodes, room)))
        if len(page.encode()) <= LARGEST:
            return page
    raise BadInput(
        "这个视图做成离线网页会太大：先收起一些，或隐去一类",
        "This view is too large for one file: fold something or hide a type first",
    )


def _page(
    site: Site,
    view: View,
    scene: Scene,
    content: tuple[str, Sequence[ListedNode], Mapping[str, Source]],
) -> str:
    title, nodes, sources = content
    library = (STATIC / "vendor" / LIBRARY).read_text(encoding="utf-8")
    code, style = _code(), "\n".join(_read(name) for name in _SHEETS)
    boxes, lines = legend(site, scene)
    policy = (
        f"default-src 'none'; script-src {_hash(library)} {_hash(code)}; "
        f"style-src {_hash(style)}; img-src data:; base-uri 'none'; form-action 'none'"
    )
    return render(
        "network_saved.html",
        view,
        title=title,
        policy=policy,
        # Our own files; what comes from documents is escaped by the template.
        library=Markup(library),  # noqa: S704
        code=Markup(code),  # noqa: S704
        style=Markup(style),  # noqa: S704
        payload=htmlsafe_json_dumps(drawn(site, scene, view.lang), dumps, ensure_ascii=False),
        scene=scene,
        nodes=nodes,
        boxes=boxes,
        lines=lines,
        sources=tuple(sources.values()),
        left_out=len({quote.id for quote in _quotes(nodes)} - set(sources)),
        numbers={quote: source.number for quote, source in sources.items()},
        last=site.last_issued,
    )


def _sources(nodes: Sequence[ListedNode], room: int) -> Mapping[str, Source]:
    """The sentences behind the relations, each once, as many as there is room for."""
    found: dict[str, Source] = {}
    for quote in _quotes(nodes):
        if quote.id not in found:
            room -= len(f"{quote.before}{quote.words}{quote.after}{quote.title}".encode()) + 160
            if room < 0:
                break
            found[quote.id] = Source(len(found) + 1, quote)
    return found


def _quotes(nodes: Sequence[ListedNode]) -> Iterator[Quote]:
    for node in nodes:
        for edge in node.edges:
            if edge.out:
                yield from edge.quotes[:1]


def _code() -> str:
    """Our modules as one: a file on a disk can import none."""
    parts = (_read(name) for name in ("network_draw.js", "network_saved.js"))
    return "\n".join(_MODULE.sub("", part) for part in parts)


def _read(name: str) -> str:
    return (STATIC / name).read_text(encoding="utf-8")


def _hash(text: str) -> str:
    digest = base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
    return f"'sha256-{digest}'"
