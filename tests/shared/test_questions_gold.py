"""The ready questions over the five real documents, as annotated by hand: row for row."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest

import ontology
from graph.inferred import inferred_triples
from graph.knowledge import Knowledge
from graph.ledger import Ledger
from graph.statements import ancestry, background_triples
from graph.store import EmbeddedStore
from ontology.chains.loader import load_chains
from ontology.labels import label
from ontology.model import EntityType, GapKind, Relation, Status
from ontology.vocab import iri
from tests.shared.gold_reading import gold_reading

STEMS = ("s000", "s001", "s002", "s003", "s004")
FOLDER = Path(ontology.__path__[0]) / "queries"
Rows = set[tuple[str, ...]]


@pytest.fixture(scope="module")
def ledger(shared: Path) -> Ledger:
    """What a perfect reader hands to the graph."""
    found = Ledger(load_chains(), ancestry)
    readings = [gold_reading(shared, stem) for stem in STEMS]
    found.replace({reading.document.id: reading for reading in readings})
    return found


@pytest.fixture(scope="module")
def known(ledger: Ledger) -> Knowledge:
    return ledger.knowledge()


@pytest.fixture(scope="module")
def store(ledger: Ledger, known: Knowledge) -> EmbeddedStore:
    found = EmbeddedStore.memory()
    background = background_triples(load_chains())
    found.apply((), background | ledger.triples() | inferred_triples(known))
    return found


def rows(store: EmbeddedStore, name: str, *columns: str) -> Rows:
    """The answer to a question, some columns of it."""
    found = store.query((FOLDER / f"{name}.rq").read_text(encoding="utf-8"))
    places = [found.variables.index(column) for column in columns]
    return {tuple(row[place] or "" for place in places) for row in found.rows}


def ends(known: Knowledge, relation: Relation, status: Status) -> Rows:
    """The names at both ends of the annotated claims."""
    return {
        (known.name(c.subject), known.name(c.object))
        for c in known.claims
        if c.predicate is relation and c.status is status
    }


def gaps(known: Knowledge, kind: GapKind | None = None) -> Rows:
    """The annotated gaps: what is lacking, and the words."""
    chosen = (g for g in known.gaps if kind in (None, g.kind))
    return {(g.what, e.quote) for g in chosen for e in g.evidence}


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.rq")), ids=lambda path: path.stem)
def test_every_question_is_answered(store: EmbeddedStore, path: Path) -> None:
    assert store.query(path.read_text(encoding="utf-8")).variables


Expected = Callable[[Knowledge], Rows]
EXPECTED: dict[str, tuple[tuple[str, ...], Expected]] = {
    "01-leaders": (
        ("企业", "产业链"),
        lambda known: ends(known, Relation.LEADER_OF, Status.ACTUAL),
    ),
    "05-imported": (("缺什么", "原文"), lambda known: gaps(known, GapKind.IMPORT_DEPENDENT)),
    "06-unmatched": (
        ("缺什么",),
        lambda known: {(what,) for what, _ in gaps(known, GapKind.UNMATCHED_LOCAL)},
    ),
    "08-targets": (
        ("拟招企业", "产业链"),
        lambda known: ends(known, Relation.TARGET_FOR, Status.TARGET),
    ),
    "11-residents": (
        ("名称", "园区"),
        lambda known: {
            (known.name(c.subject), known.name(c.object))
            for c in known.claims
            if c.predicate is Relation.LOCATED_IN
            and c.status is Status.ACTUAL
            and known.entities[c.object].type is EntityType.PARK
            and known.entities[c.subject].type in (EntityType.FIRM, EntityType.PROJECT)
        },
    ),
    "16-where-said": (
        ("企业", "关系", "对象", "原文"),
        lambda known: {
            (known.name(c.subject), label(c.predicate), known.name(c.object), e.quote)
            for c in known.claims
            for e in c.evidence
            if c.status is Status.ACTUAL and known.entities[c.subject].type is EntityType.FIRM
        },
    ),
    "17-not-facts": (
        ("主语", "关系", "对象", "状态"),
        lambda known: {
            (known.name(c.subject), label(c.predicate), known.name(c.object), label(c.status))
            for c in known.claims
            if c.status is not Status.ACTUAL
        },
    ),
    "21-stated-gaps": (("缺什么", "原文"), gaps),
}


@pytest.mark.parametrize("name", EXPECTED)
def test_a_question_gives_what_the_annotations_hold(
    store: EmbeddedStore, known: Knowledge, name: str
) -> None:
    columns, wanted = EXPECTED[name]
    assert len(wanted(known)) > 0
    assert rows(store, name, *columns) == wanted(known)


def test_no_recruitment_target_is_a_resident_or_a_leader_for_that(
    store: EmbeddedStore, known: Knowledge
) -> None:
    settled = ends(known, Relation.LOCATED_IN, Status.ACTUAL)
    aimed = {name for name, _ in ends(known, Relation.TARGET_FOR, Status.TARGET)}
    found = {name for name, _ in rows(store, "11-residents", "名称", "园区")}
    assert aimed & found <= {name for name, _ in settled}


def test_gap_and_region_questions_speak_of_the_region_asked_for(
    store: EmbeddedStore, known: Knowledge
) -> None:
    text = (FOLDER / "21-stated-gaps.rq").read_text(encoding="utf-8")
    region = max({g.region for g in known.gaps}, key=[g.region for g in known.gaps].count)
    filled, changed = re.subn(
        r'(?m)^  # (\?area .*)"[^"]*"@zh', rf'  \1"{known.name(region)}"@zh', text
    )
    assert changed == 1
    found = {row[-1] for row in store.query(filled).rows}
    stated = {iri(g.id) for g in known.gaps if g.region == region}
    assert stated <= found
