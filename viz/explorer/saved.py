"""A view as one file of HTML: it opens from a disk, asks for nothing, and stays under its size."""

import base64
import hashlib
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from markupsafe import Markup

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
_FOR_SOURCES = 350_000
"""Bytes of sentences that go along; the picture, its library and the list take the rest."""
_SHEETS = ("base.css", "parts.css", "network.css")
_MODULE = re.compile(r"^(import .*\n|export )", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Source:
    """A sentence under the number by which the list names it."""

    number: int
    quote: Quote


def saved(site: Site, view: View, scene: Scene, title: str) -> str:
    """The file; the same view of the same graph gives the same bytes."""
    nodes = listed(site, scene, view.lang)
    sources = _sources(nodes)
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
        payload=drawn(site, scene, view.lang),
        scene=scene,
        nodes=nodes,
        boxes=boxes,
        lines=lines,
        sources=tuple(sources.values()),
        numbers={quote: source.number for quote, source in sources.items()},
        last=site.last_issued,
    )


def _sources(nodes: Sequence[ListedNode]) -> Mapping[str, Source]:
    """The sentences behind the relations, each once, as many as there is room for."""
    found: dict[str, Source] = {}
    room = _FOR_SOURCES
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
