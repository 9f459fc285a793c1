"""The desk where documents wait: handed in, looked at, accepted or discarded."""

import hashlib
import threading
from collections import OrderedDict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from api.faults import Busy, Forbidden
from api.library import Library
from graph.brought import Brought, brought
from graph.build import BuildReport
from graph.datadir import Card
from graph.drafts import Draft, plain_name
from graph.state import WouldBe
from ontology.errors import AlreadyThere
from ontology.identity import document_id
from ontology.model import Reading
from reading.layout.columns import parsed
from viz.site import Site

_WAITING = 4
"""Documents that may be read or wait for it at a time; reading takes a processor for itself."""

_KEPT = 4
"""Differences kept: a person goes back and forth between a few pages."""


@dataclass(frozen=True, slots=True)
class Weighed:
    """A document with the difference it makes, and the site on which all of it is known."""

    brought: Brought
    site: Site


@dataclass(frozen=True, slots=True)
class Laid:
    """A draft with what was read of it."""

    draft: Draft
    reading: Reading


class Desk:
    """The drafts of a library. Safe for threads; nothing here is part of the graph."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._drafts = library.drafts
        self._room = threading.BoundedSemaphore(_WAITING)
        self._one_at_a_time = threading.Lock()
        self._weighing = threading.Lock()
        self._weighed: OrderedDict[tuple[str, str, str], Weighed] = OrderedDict()

    def hand_in(self, name: str, data: bytes, region: str = "", columns: str = "") -> Laid:
        """Read a document and lay it down; an error of ours says why it cannot be."""
        self._may_write()
        parsed(columns)
        card = Card(plain_name(name), region.strip(), columns.strip())
        self._refuse_known(card.name, data)
        self._drafts.room_for(data)
        return self._read(card, data)

    def read_again(self, draft: str, region: str, columns: str) -> Laid:
        """Read a draft again for another region or other roles of its columns."""
        self._may_write()
        parsed(columns)
        old = self._drafts.find(draft)
        card = Card(old.card.name, region.strip(), columns.strip())
        return self._read(card, self._drafts.raw(old))

    def all(self) -> tuple[Laid, ...]:
        """All drafts, the latest first."""
        return tuple(Laid(draft, self._drafts.reading(draft)) for draft in self._drafts.all())

    def find(self, draft: str) -> Laid:
        """The draft with this id, read anew if another edition of the program read it."""
        found = self._drafts.find(draft)
        if found.edition != self._library.workspace.edition:
            return self._read(found.card, self._drafts.raw(found))
        return Laid(found, self._drafts.reading(found))

    def weighed(self, laid: Laid) -> Weighed:
        """What a draft would bring to the graph as it is now."""
        sha256, card = laid.draft.sha256, laid.draft.card

        def weigh() -> Weighed:
            workspace, site = self._library.workspace, self._library.now.site
            known = WouldBe(workspace.knowledge(), workspace.one_firm())
            having = workspace.would_be({sha256: laid.reading})
            seen = Site(
                having.knowledge,
                {**site.problems, laid.draft.id: laid.reading.problems},
                site.home,
                columns={**site.columns, laid.draft.id: laid.reading.columns},
                one_firm=having.one_firm,
                apart=site.apart,
            )
            return Weighed(brought(known, having, laid.draft.id, _homes(site)), seen)

        return self._once((self._library.now.generation, sha256, repr(card)), weigh)

    def brought_by(self, document: str) -> Weighed:
        """What a document of the graph brings: the difference to what the others say."""
        site = self._library.now.site
        sha256 = site.knowledge.document(document).sha256

        def weigh() -> Weighed:
            workspace = self._library.workspace
            known = WouldBe(workspace.knowledge(), workspace.one_firm())
            without = workspace.would_be({sha256: None})
            return Weighed(brought(without, known, document, _homes(site)), site)

        return self._once((self._library.now.generation, sha256, ""), weigh)

    def accept(self, draft: str) -> BuildReport:
        """Take a draft into the graph."""
        self._may_write()
        laid = self.find(draft)
        data = self._drafts.raw(laid.draft)
        report = self._library.change(
            lambda workspace: workspace.take_in(data, laid.draft.card, laid.reading)
        )
        self._drafts.drop(laid.draft)
        return report

    def discard(self, draft: str) -> None:
        """Forget a draft."""
        self._may_write()
        self._drafts.drop(self._drafts.find(draft))

    def _read(self, card: Card, data: bytes) -> Laid:
        workspace = self._library.workspace
        with self._place():
            reading = workspace.read(data, card)
        return Laid(self._drafts.keep(data, card, reading, workspace.edition), reading)

    @contextmanager
    def _place(self) -> Iterator[None]:
        if not self._room.acquire(blocking=False):
            raise Busy(
                "正在读的文件太多，请稍后再试", "Too many documents at once; try again in a while"
            )
        try:
            with self._one_at_a_time:
                yield
        finally:
            self._room.release()

    def _refuse_known(self, name: str, data: bytes) -> None:
        id_ = document_id(hashlib.sha256(data).hexdigest())
        known = self._library.now.knowledge
        if id_ in known.documents:
            title = known.name(id_)
            raise AlreadyThere(
                f"「{name}」已经在图中：与《{title}》逐字节相同，不必再收。",
                f"'{name}' is in the graph already: the same bytes as “{title}”.",
                id_,
            )

    def _may_write(self) -> None:
        if self._library.read_only:
            raise Forbidden(
                "本服务只读，不接受上传", "This server is read-only and takes no documents"
            )

    def _once(self, key: tuple[str, str, str], weigh: Callable[[], Weighed]) -> Weighed:
        with self._weighing:
            if key not in self._weighed:
                self._weighed[key] = weigh()
                while len(self._weighed) > _KEPT:
                    self._weighed.popitem(last=False)
            self._weighed.move_to_end(key)
            return self._weighed[key]


def _homes(site: Site) -> tuple[str, ...]:
    return (site.default_region,) if site.default_region else ()
