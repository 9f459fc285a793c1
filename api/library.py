"""The open workspace behind the routes: one snapshot a generation, queries in processes aside."""

import asyncio
import hashlib
import threading
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path, PurePath
from typing import Self, TypeVar

from api.callers import Caller
from api.language_model import language_model
from api.limits import QueryBudget, QueryPlaces
from api.settings import Settings
from api.snapshot import Snapshot
from api.version import VERSION
from api.views import AddedView
from api.workspace import workspace_of
from graph import registry, text_match
from graph.build import Workspace
from graph.claims_hold import hold
from graph.datadir import DataDir
from graph.decisions import Decision, left_alone, settle
from graph.drafts import Drafts
from graph.dumps import Dumps, state_of
from graph.name_pairs import Pair, open_pairs
from graph.page_pictures import PagePictures
from graph.sources import Upload
from graph.store import Answer, GuardedReader, Means, Most, Question, guard
from ontology.identity import document_id
from reading.registry import Registered
from viz.site import Site

_Done = TypeVar("_Done")


class Library:
    """A workspace in use by a server. Safe for threads: readers never wait for a writer."""

    def __init__(self, workspace: Workspace, settings: Settings) -> None:
        self._workspace = workspace
        self._settings = settings
        self._reader = GuardedReader(
            workspace.checkpoint(),
            Means(settings.query_workers, settings.query_memory, settings.query_cache),
            Most(settings.row_cap, settings.byte_cap),
        )
        self.dumps = Dumps(settings.data / "dumps")
        self.drafts = Drafts(settings.data, settings.draft_bounds())
        self.pictures = PagePictures(settings.data, settings.picture_bytes)
        self._places = QueryPlaces(settings.query_workers + settings.query_queue)
        self._budget = QueryBudget(settings.query_budget)
        self._changing = threading.Lock()
        self._now = self._snapshot()

    @classmethod
    def open(cls, settings: Settings) -> Self:
        """The library over the data directory of the settings; NotFound for an unknown region."""
        workspace = workspace_of(settings, model=language_model(settings))
        try:
            library = cls(workspace, settings)
            library.now.region("")
        except BaseException:
            workspace.close()
            raise
        return library

    @property
    def read_only(self) -> bool:
        """Whether documents are refused."""
        return self._settings.read_only

    @property
    def workspace(self) -> Workspace:
        """The workspace, for whoever asks it for what leaves the graph as it is."""
        return self._workspace

    @property
    def now(self) -> Snapshot:
        """The graph as it is; whoever holds it keeps it, whatever is added meanwhile."""
        return self._now

    @property
    def checkpoint(self) -> Path:
        """The copy of the graph that queries are asked of."""
        return self._reader.checkpoint

    @property
    def state(self) -> str:
        """What tells the answers of one state of the graph, under these limits, from all others."""
        limits = self._settings.row_cap, self._settings.byte_cap
        return f"{VERSION} {state_of(self.checkpoint)} {limits}"

    def start(self) -> None:
        """Start the query processes; without it the first query does."""
        self._reader.start()

    async def answer(self, question: Question, caller: Caller | None = None) -> Answer:
        """The answer to somebody's query, within the time and the budget that the caller has.

        TooMany where the budget is used up, Busy where more wait already than is worth it.
        """
        who = caller or Caller()
        given = self._settings.analyst_timeout if who.analyst else self._settings.query_timeout
        self._budget.check(who.name)
        asked = replace(question, timeout=given)
        with self._places.one():
            expand = await self._expansion(question.sparql)
            return await self._reader.ask(asked, expand, partial(self._budget.charge, who.name))

    async def _expansion(self, sparql: str) -> Callable[[str], str]:
        """What gives a query with its text matches looked up; the first one makes the index."""
        if text_match.LOCAL_NAME not in sparql:
            return str
        guard.inspect(sparql)
        found = await asyncio.to_thread(text_match.expanded, sparql, self._now.search.ids)
        return lambda _: found

    def ask(self, query: str, accept: str) -> Answer:
        """The same for those without an event loop."""
        return asyncio.run(self.answer(Question(query, accept)))

    def change(self, step: Callable[[Workspace], _Done]) -> _Done:
        """Change the graph; what came of it shows in the next snapshot."""
        with self._changing:
            done = step(self._workspace)
            self._publish()
        return done

    def add(self, name: str, data: bytes, region: str, columns: str = "") -> AddedView:
        """Read one more document; what was not known before shows in the next snapshot."""
        known = document_id(hashlib.sha256(data).hexdigest())
        with self._changing:
            new = known not in self._now.knowledge.documents
            report = self._workspace.add(Upload(PurePath(name).name, data), region, columns)
            if report.read:
                self._publish()
        return AddedView(
            document=self._now.present.document(self._now.knowledge.document(known)),
            new=new,
            problems=tuple(problem for read in report.read for problem in read.problems),
            columns=dict(self._now.site.columns.get(known, ())),
        )

    def pairs(self) -> tuple[Pair, ...]:
        """The names that may be one firm, but for those kept apart."""
        entities = self._now.knowledge.entities.values()
        return open_pairs(entities, self._workspace.decisions)

    def registry(self) -> tuple[Registered, ...]:
        """The firms that documents are read with."""
        return self._workspace.registry()

    def register(self, firms: tuple[Registered, ...]) -> tuple[Registered, ...]:
        """Add firms to the list and read every document again with it; gives the whole list."""
        with self._changing:
            found = registry.keep(DataDir.open(self._settings.data), firms)
            self._workspace.close()
            self._workspace = workspace_of(self._settings, model=language_model(self._settings))
            self._workspace.build(())
            self._publish()
        return found

    def decide(self, made: tuple[Decision, ...]) -> None:
        """Write down what a person decided; it shows in the next snapshot."""
        self.change(lambda workspace: workspace.decide(*made))

    def close(self) -> None:
        """End the query processes and let go of the data directory."""
        self._reader.close()
        self._workspace.close()

    def _publish(self) -> None:
        """Show the graph as it is now; Unsound, and what was shown stays, if it contradicts itself."""
        hold(self._workspace.store)
        self._reader.move_to(self._workspace.checkpoint())
        self._now = self._snapshot()

    def _snapshot(self) -> Snapshot:
        found = self._workspace
        alone = left_alone(found.decisions)
        site = Site(found.knowledge(), found.problems(), self._settings.region, alone)
        apart = settle(found.decisions).apart
        site = replace(site, columns=found.columns(), one_firm=found.one_firm(), apart=apart)
        return Snapshot(site, str(found.generation))
