"""Whatever is added, removed and decided in whatever order: the graph is what it should be."""

import shutil
import tempfile
from pathlib import Path

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from graph import decisions
from graph.build import Workspace
from graph.decisions import Decision, DecisionKind, settle
from graph.inferred import inferred_triples
from graph.knowledge import Knowledge, knowledge_of
from graph.sources import Upload
from graph.statements import (
    background_triples,
    direct_triple,
    entity_triples,
    reading_triples,
)
from graph.store import Triple
from ontology.chains.loader import load_chains
from ontology.model import EntityType, Reading, Relation
from tests.graph.world import read_lines

NAMES = ("甲方", "甲方集团", "甲方股份有限公司", "乙方", "乙方公司", "丙方")
LINES = st.builds(
    "Firm:{} {} {} {}".format,
    st.sampled_from(NAMES),
    st.sampled_from((Relation.LOCATED_IN.value, Relation.IN_CHAIN.value)),
    st.sampled_from(("Park:云谷园", "Park:星谷园", "ValueChain:造梦机", "ValueChain:织云产业")),
    st.sampled_from(("Actual", "Planned", "Negated")),
)
BACKGROUND = background_triples(load_chains())
TEXTS = st.lists(LINES, min_size=1, max_size=3).map("\n".join)


class GraphMachine(RuleBasedStateMachine):
    """A workspace beside a plain list of readings and decisions."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp())
        self.workspace = Workspace.open(self.folder / "data", create=True, reader=read_lines)
        self.readings: dict[str, Reading] = {}
        self.decided: list[Decision] = []

    @rule(text=TEXTS)
    def add(self, text: str) -> None:
        self.workspace.add(Upload("x.txt", text.encode()))
        reading = read_lines("x.txt", text.encode())
        self.readings[reading.document.id] = reading

    @precondition(lambda self: bool(self.readings))
    @rule(data=st.data())
    def remove(self, data: st.DataObject) -> None:
        document = data.draw(st.sampled_from(sorted(self.readings)))
        self.workspace.remove(document)
        del self.readings[document]

    @precondition(lambda self: bool(self.readings))
    @rule(data=st.data(), value=st.sampled_from(("Rejected", "Accepted", "")))
    def review(self, data: st.DataObject, value: str) -> None:
        claims = sorted(c.id for r in self.readings.values() for c in r.claims)
        self.decide(Decision(DecisionKind.REVIEW, data.draw(st.sampled_from(claims)), value))

    @precondition(lambda self: len(self.firms()) > 1)
    @rule(data=st.data())
    def merge(self, data: st.DataObject) -> None:
        one, other = data.draw(st.permutations(self.firms()))[:2]
        self.decide(Decision(DecisionKind.ALIAS, one, other))

    @precondition(lambda self: bool(settle(self.decided).aliases))
    @rule(data=st.data())
    def part(self, data: st.DataObject) -> None:
        one = data.draw(st.sampled_from(sorted(settle(self.decided).aliases)))
        self.decide(Decision(DecisionKind.ALIAS, one))

    @rule()
    def open_again(self) -> None:
        self.workspace.close()
        self.workspace = Workspace.open(self.folder / "data", reader=read_lines)

    @invariant()
    def the_graph_is_what_readings_and_decisions_make(self) -> None:
        known = self.expected()
        assert self.workspace.knowledge().claims == known.claims
        assert self.workspace.knowledge().entities == known.entities
        concluded = inferred_triples(known, self.workspace.one_firm())
        stated = expected_triples(known, self.applied())
        assert frozenset(self.workspace.store.triples()) == stated | concluded

    def decide(self, decision: Decision) -> None:
        self.workspace.decide(decision)
        self.decided.append(decision)

    def firms(self) -> list[str]:
        known = self.expected().entities.values()
        return [entity.id for entity in known if entity.type is EntityType.FIRM]

    def applied(self) -> list[Reading]:
        settled = settle(self.decided)
        return [decisions.apply(settled, reading) for reading in self.readings.values()]

    def expected(self) -> Knowledge:
        return knowledge_of(self.applied(), load_chains())

    def teardown(self) -> None:
        self.workspace.close()
        shutil.rmtree(self.folder)


def expected_triples(known: Knowledge, readings: list[Reading]) -> frozenset[Triple]:
    spoken_of = {entity.id for reading in readings for entity in reading.entities}
    return frozenset(
        {
            *BACKGROUND,
            *(triple for reading in readings for triple in reading_triples(reading)),
            *(triple for id_ in spoken_of for triple in entity_triples(known.entities[id_])),
            *(fact for claim in known.claims if (fact := direct_triple(claim))),
        }
    )


TestGraph = GraphMachine.TestCase
TestGraph.settings = settings(max_examples=5, stateful_step_count=8, deadline=None)
