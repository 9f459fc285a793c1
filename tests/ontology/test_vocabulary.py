"""The ontology, the enums and the glossary hold the same words."""

import inspect
import re
from enum import StrEnum
from pathlib import Path

import pyoxigraph as ox
import pytest

import ontology
from ontology import model
from ontology.chains.model import Tier
from ontology.labels import label, label_of, ontology_triples
from ontology.vocab import ONT, OWL, RDF, RDFS, SKOS, code, code_of

FOLDER = Path(ontology.__path__[0])
CODE_LISTS: list[type[StrEnum]] = [
    kind
    for _, kind in inspect.getmembers(model, inspect.isclass)
    if issubclass(kind, StrEnum) and kind not in (StrEnum, model.EntityType, model.Relation)
]
CODE_LISTS.append(Tier)


def described() -> set[str]:
    return {
        t.subject.value
        for t in ontology_triples()
        if isinstance(t.subject, ox.NamedNode) and t.subject.value.startswith(ONT)
    }


def objects(subject: str, predicate: str) -> list[ox.Literal]:
    return [
        t.object
        for t in ontology_triples()
        if isinstance(t.subject, ox.NamedNode)
        and t.subject.value == subject
        and t.predicate.value == predicate
        and isinstance(t.object, ox.Literal)
    ]


@pytest.mark.parametrize("kind", CODE_LISTS, ids=lambda k: k.__name__)
def test_a_code_list_holds_exactly_the_members_of_its_enum(kind: type[StrEnum]) -> None:
    listed = {
        t.subject.value
        for t in ontology_triples()
        if isinstance(t.subject, ox.NamedNode)
        and t.predicate.value == RDF + "type"
        and isinstance(t.object, ox.NamedNode)
        and t.object.value == ONT + kind.__name__
    }
    assert listed == {code(member) for member in kind}


@pytest.mark.parametrize("kind", CODE_LISTS, ids=lambda k: k.__name__)
def test_a_code_leads_back_to_its_member(kind: type[StrEnum]) -> None:
    assert [code_of(code(member), kind) for member in kind] == list(kind)


def test_every_type_is_a_class_and_every_relation_a_property() -> None:
    kinds = {
        t.subject.value: t.object.value
        for t in ontology_triples()
        if t.predicate.value == RDF + "type"
        and isinstance(t.subject, ox.NamedNode)
        and isinstance(t.object, ox.NamedNode)
        and t.object.value in (OWL + "Class", OWL + "ObjectProperty")
    }
    assert {kinds[code(member)] for member in model.EntityType} == {OWL + "Class"}
    assert {kinds[code(member)] for member in model.Relation} == {OWL + "ObjectProperty"}


def test_every_term_has_words_in_both_languages_and_every_class_and_property_a_definition() -> None:
    lacking = []
    for term in sorted(described()):
        words = objects(term, RDFS + "label") or objects(term, SKOS + "prefLabel")
        if {w.language for w in words} != {"zh", "en"}:
            lacking.append(term)
        if objects(term, RDFS + "label"):
            defined = {d.language for d in objects(term, SKOS + "definition")}
            lacking += [] if defined == {"zh", "en"} else [f"{term} (definition)"]
    assert lacking == []


def test_no_two_classes_or_properties_share_a_chinese_word() -> None:
    words = [w.value for t in described() for w in objects(t, RDFS + "label") if w.language == "zh"]
    assert sorted({w for w in words if words.count(w) > 1}) == []


def test_every_term_used_in_shapes_and_questions_is_described() -> None:
    known = {term.removeprefix(ONT) for term in described()}
    files = [FOLDER / "shapes.ttl", *sorted((FOLDER / "queries").glob("*.rq"))]
    used = {
        name
        for file in files
        for name in re.findall(r"\blt:([A-Za-z_][\w-]*)", file.read_text(encoding="utf-8"))
    }
    assert used - known == set()


def test_the_english_words_are_there_too() -> None:
    assert label(model.GapKind.IMPORT_DEPENDENT, "en") == "import-dependent"
    assert label_of(ONT + "Firm", "en") == "Firm"
