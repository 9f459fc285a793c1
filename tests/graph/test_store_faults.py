"""A store on a server whose connection breaks: nothing twice, nothing half, and it goes on."""

import random
import time
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from itertools import product
from pathlib import Path

import pytest
from pyoxigraph import Literal, NamedNode

from graph.build import Workspace
from graph.decisions import Decision, DecisionKind
from graph.sources import Upload
from graph.store import DumpFormat, EmbeddedStore, Opener, Triple, remote_pages
from graph.store.remote import RemoteStore, on
from graph.store.remote_http import Endpoint
from graph.store.remote_place import Patience, Place
from graph.store.writing import written
from ontology.errors import RemoteUnreachable
from ontology.model import Review
from tests.graph.engines import Servers, servers
from tests.graph.flaky import Fault, Plan, Proxy, flaky, trickling
from tests.graph.world import read_lines

__all__ = ["servers"]  # a fixture
QUICK = Patience(seconds=0.4, attempts=4, first_pause=0.001, longest_pause=0.01)
NO_LATENESS = tuple(fault for fault in Fault if fault is not Fault.LATE)
TOWN = {
    "甲.txt": "Firm:甲方 locatedIn Place:乙市 Actual\nFirm:甲方 inSegment Segment:梦芯 Actual",
    "丙.txt": "Firm:丙方 locatedIn Place:乙市 Planned\nFirm:丙方 suppliesTo Firm:甲方 Actual",
    "丁.txt": "Firm:甲方 locatedIn Place:乙市 Actual\nFirm:丁方 locatedIn Place:戊市 Actual",
}


@pytest.fixture
def place(servers: Servers) -> Place:
    return replace(servers.place("oxigraph"), patience=QUICK)


@pytest.fixture
def proxy(place: Place) -> Iterator[Proxy]:
    with flaky(place) as running:
        yield running


def triples(*values: str) -> list[Triple]:
    return [Triple(NamedNode("urn:a"), NamedNode("urn:p"), Literal(value)) for value in values]


@pytest.mark.parametrize(("fault", "number"), tuple(product(Fault, range(4))))
def test_a_step_is_made_once_whichever_of_its_requests_breaks(
    fault: Fault, number: int, place: Place, proxy: Proxy, tmp_path: Path
) -> None:
    store = RemoteStore.open(tmp_path / "store", proxy.place(place))
    store.apply((), triples("一", "二"), {"k": "1"})
    proxy.plan = lambda n: fault if n == number else None
    store.apply(triples("一"), triples("三", "四"), {"k": "2"})
    assert set(store.triples()) == set(triples("二", "三", "四"))
    assert (store.notes(), len(store)) == ({"k": "2"}, 3)
    store.close()


def test_a_document_is_whole_or_not_there_wherever_the_server_falls_silent(
    servers: Servers, tmp_path: Path
) -> None:
    states = embedded_states(tmp_path / "here")
    for dies in (3, 14, 17, 20, 1000):
        place = replace(servers.place("oxigraph"), patience=replace(QUICK, attempts=2))
        data = tmp_path / f"there-{dies}"
        with flaky(place) as proxy:
            way = on(proxy.place(place))
            silent = (Fault.REFUSED, Fault.CUT)[dies % 2]
            proxy.plan = dead_from(dies, silent)
            if is_built(data, way):
                break
            assert dump_at(place) in states
            proxy.plan = lambda _: None
            with Workspace.open(data, create=True, reader=read_lines, opener=way) as work:
                assert work.build(uploads()).failed == ()
                assert work.store.dump() == states[-1]
    assert dies == 1000  # all before broke the build off


def is_built(data: Path, way: Opener) -> bool:
    """Whether a build comes to its end; otherwise it says that the server fell silent."""
    try:
        with Workspace.open(data, create=True, reader=read_lines, opener=way) as work:
            work.build(uploads())
    except RemoteUnreachable as fault:
        return fault.http_status != 503 or "试了 2 次" not in fault.zh
    return True


def dead_from(first: int, fault: Fault) -> Plan:
    return lambda n: fault if n >= first else None


def test_a_build_over_a_bad_line_gives_the_same_graph(
    place: Place, proxy: Proxy, tmp_path: Path
) -> None:
    chance = random.Random(7)
    proxy.plan = lambda _: chance.choice(NO_LATENESS) if chance.random() < 0.3 else None
    calm = replace(place, patience=replace(QUICK, attempts=12))
    way = on(proxy.place(calm))
    with Workspace.open(tmp_path / "there", create=True, reader=read_lines, opener=way) as work:
        assert work.build(uploads()).failed == ()
        assert work.store.dump() == embedded_states(tmp_path / "here")[-1]
    assert proxy.seen > 30


def test_a_server_that_comes_back_is_asked_what_it_did(
    place: Place, proxy: Proxy, tmp_path: Path
) -> None:
    way = on(proxy.place(place))
    first, *others = uploads()
    with Workspace.open(tmp_path / "data", create=True, reader=read_lines, opener=way) as work:
        work.build([first])
        rejected = work.knowledge().claims[0].id
        proxy.plan = lambda _: Fault.CUT
        with pytest.raises(RemoteUnreachable):
            work.decide(Decision(DecisionKind.REVIEW, rejected, Review.REJECTED))
        with pytest.raises(RemoteUnreachable):
            work.knowledge()
        proxy.plan = lambda _: None
        work.build(others)
        work.rebuild()
        dump = work.store.dump()
    here = tmp_path / "here"
    with Workspace.open(here, create=True, reader=read_lines) as work:
        work.build(uploads())
        work.decide(Decision(DecisionKind.REVIEW, rejected, Review.REJECTED))
        assert work.store.dump() == dump


def test_a_server_in_trouble_is_asked_again_when_it_wants_to_be(
    place: Place, tmp_path: Path
) -> None:
    waited: list[float] = []
    patience = Patience(seconds=1, attempts=4, first_pause=0.5, longest_pause=9)
    with flaky(place) as proxy:
        proxy.plan = lambda n: Fault.DEADLOCK if n < 3 else None
        calm = replace(proxy.place(place), patience=patience)
        RemoteStore.open(tmp_path / "store", calm, sleep=waited.append).close()
    assert waited == [0.5, 1.0, 2.0]


def test_an_answer_that_trickles_without_end_is_given_up(place: Place, tmp_path: Path) -> None:
    with trickling() as address:
        slow = replace(place, query=address, patience=replace(QUICK, attempts=2))
        started = time.monotonic()
        with pytest.raises(RemoteUnreachable):
            RemoteStore.open(tmp_path / "store", slow)
        assert time.monotonic() - started < 3


def uploads() -> list[Upload]:
    return [Upload(name, text.encode()) for name, text in TOWN.items()]


class Recorded(EmbeddedStore):
    """A store that remembers the graph after each of its steps."""

    states: list[bytes]

    def apply(
        self,
        remove: Iterable[Triple],
        add: Iterable[Triple],
        notes: Mapping[str, str | None] | None = None,
    ) -> None:
        super().apply(remove, add, notes)
        self.states.append(self.dump())


def embedded_states(folder: Path) -> list[bytes]:
    """The graph after each step of the same build in a data directory, from the empty one on."""
    empty = EmbeddedStore.memory()
    Recorded.states = [empty.dump()]
    with Workspace.open(folder, create=True, reader=read_lines, opener=Recorded.open) as work:
        work.build(uploads())
    return Recorded.states


def dump_at(place: Place) -> bytes:
    """What anybody sees on the server itself."""
    endpoint = Endpoint(place)
    found = written(remote_pages.triples(endpoint, place.graph), DumpFormat.TRIG)
    endpoint.close()
    return found
