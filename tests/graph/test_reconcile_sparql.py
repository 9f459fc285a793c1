"""The ready question about targets without a gap gives what the reconciliation gives."""

from pathlib import Path

import pyoxigraph as ox

import ontology
from graph.gaps.board import board
from graph.reconcile import reconcile
from graph.statements import background_triples, entity_triples, reading_triples
from ontology.model import GapKind, Reading, Relation, Review, Status
from tests.graph.gap_world import CHAIN, CORE, DISTRICT, OTHER_CITY, SHELL, World, firm

QUESTION = Path(ontology.__path__[0]) / "queries" / "22-targets-without-gap.rq"


def world() -> World:
    """Three targets: one fits a gap, one works in a segment without one, one is unknown."""
    made = World()
    made.lack(GapKind.EXTERNAL_SUPPLY, CORE)
    fitting, other, silent = firm("甲方"), firm("乙方"), firm("丙方")
    for wanted in (fitting, other, silent):
        made.say(wanted, Relation.TARGET_FOR, CHAIN, Status.TARGET)
    made.say(firm("丁方"), Relation.TARGET_FOR, CHAIN, Status.TARGET, review=Review.REJECTED)
    made.say(fitting, Relation.IN_SEGMENT, CORE, region=OTHER_CITY.id)
    made.say(other, Relation.IN_SEGMENT, SHELL, region=OTHER_CITY.id)
    return made


def asked(made: World) -> set[str]:
    known = made.knowledge()
    triples = set(background_triples([CHAIN]))
    for document in known.documents.values():
        claims = known.by_document.get(document.id, ())
        gaps = tuple(g for g in known.gaps if g.document == document.id)
        triples |= set(reading_triples(Reading(document, claims=claims, gaps=gaps)))
    for entity in known.entities.values():
        triples |= set(entity_triples(entity))
    store = ox.Store()
    store.extend(ox.Quad(*triple) for triple in triples)
    rows = store.query(QUESTION.read_text(encoding="utf-8"))
    assert isinstance(rows, ox.QuerySolutions)
    return {row["拟招企业"].value for row in rows}


def held(made: World) -> set[str]:
    known = made.knowledge()
    found = reconcile(known, board(known, CHAIN, DISTRICT.id))
    return {t.name for t in found.targets_without_gap}


def test_the_question_finds_the_same_targets_without_a_gap() -> None:
    assert asked(world()) == held(world()) == {"乙方", "丙方"}


def test_without_the_sentence_of_the_gap_no_target_fits_any() -> None:
    made = world()
    gap = next(f.id for _, f in made.facts if f.id.startswith("gap-"))
    assert asked(made.without(gap)) == held(made.without(gap)) == {"甲方", "乙方", "丙方"}
