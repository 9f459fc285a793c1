"""The ontology keeps its own house: nothing undeclared, nothing left over, one base."""

import re
from pathlib import Path

import pyoxigraph as ox
import pytest

from ontology.labels import label_of, ontology_triples
from ontology.model import EntityType, Relation, Status
from ontology.vocab import BASE, ONT, OWL, RDF, RDFS, SKOS, code, term

ROOT = Path(__file__).resolve().parents[2]
PROPERTIES = (OWL + "ObjectProperty", OWL + "DatatypeProperty")
STATEMENTS = {"Document", "Evidence", "Claim", "Observation", "Gap"}
BACKGROUND = {"LegalEntity", "Area", "IndustryClass", "ChainTemplate"}
"""Classes of things that no document's entity is read as."""
DECLARED = {t.subject.value for t in ontology_triples() if isinstance(t.subject, ox.NamedNode)}


def pairs(predicate: str) -> set[tuple[str, str]]:
    return {
        (t.subject.value, t.object.value)
        for t in ontology_triples()
        if t.predicate.value == predicate
        and isinstance(t.subject, ox.NamedNode)
        and isinstance(t.object, ox.NamedNode)
    }


def of_type(*types: str) -> set[str]:
    return {s.removeprefix(ONT) for s, o in pairs(RDF + "type") if o in types}


def test_the_classes_are_the_entity_types_the_statements_and_the_code_lists() -> None:
    code_lists = {o.removeprefix(ONT) for s, o in pairs(RDF + "type") if o.startswith(ONT)}
    expected = {kind.value for kind in EntityType} | STATEMENTS | BACKGROUND | code_lists
    assert of_type(OWL + "Class") == expected


def test_the_properties_between_things_are_the_relations() -> None:
    text = (ROOT / "ontology" / "liantu.ttl").read_text(encoding="utf-8")
    section = text.split("### Relations between things")[1].split("\n### ")[0]
    named = set(re.findall(r"^lt:(\w+) a owl:ObjectProperty", section, flags=re.MULTILINE))
    assert named == {relation.value for relation in Relation} | {"within"}


def test_every_code_stands_in_the_list_of_its_class_with_its_spelling() -> None:
    codes = {s for s, o in pairs(RDF + "type") if o.startswith(ONT)}
    spelled = {
        t.subject.value: t.object.value
        for t in ontology_triples()
        if t.predicate.value == SKOS + "notation"
        and isinstance(t.subject, ox.NamedNode)
        and isinstance(t.object, ox.Literal)
    }
    assert {s for s, _ in pairs(SKOS + "inScheme")} == codes == set(spelled)
    assert {c for c in codes if not c.endswith(spelled[c])} == set()


def test_classes_begin_with_a_capital_and_properties_do_not() -> None:
    assert {name for name in of_type(OWL + "Class") if not name[0].isupper()} == set()
    assert {name for name in of_type(*PROPERTIES) if not name[0].islower()} == set()


def test_every_property_but_one_says_what_it_leads_to() -> None:
    ranges = pairs(RDFS + "range") | pairs("https://schema.org/rangeIncludes")
    closed = {s.removeprefix(ONT) for s, _ in ranges}
    assert of_type(*PROPERTIES) - closed == {"about"}  # a number may be about anything


def test_no_class_is_a_kind_of_itself() -> None:
    kinds = pairs(RDFS + "subClassOf")
    reached = kinds
    while further := {(a, d) for a, b in reached for c, d in kinds if b == c} - reached:
        reached |= further
    assert {a for a, b in reached if a == b} == set()


def test_no_two_classes_and_no_two_properties_share_an_english_word() -> None:
    for types in ((OWL + "Class",), PROPERTIES):
        words = [label_of(term(name), "en").lower() for name in sorted(of_type(*types))]
        assert sorted({word for word in words if words.count(word) > 1}) == []


@pytest.mark.parametrize("folder", ["ontology", "graph", "viz", "api", "docs", "tests"])
def test_no_term_is_used_that_the_ontology_does_not_declare(folder: str) -> None:
    strange = set()
    for path in sorted((ROOT / folder).rglob("*")):
        if (
            path.suffix not in {".ttl", ".rq", ".md", ".py", ".html", ".js"}
            or "vendor" in path.parts
        ):
            continue
        text = path.read_text(encoding="utf-8")
        names = set(re.findall(r"\blt:([A-Za-z][\w-]*\w)", text))
        if folder == "ontology":
            names |= set(re.findall(r'\b(?:prop|term|own|linked)\("(\w+)"\)', text))
        strange |= {(path.name, name) for name in names if term(name) not in DECLARED}
    assert strange == set()


def test_the_shapes_list_the_relations_and_statuses_of_the_types() -> None:
    text = (ROOT / "ontology" / "shapes.ttl").read_text(encoding="utf-8")
    lists = [set(re.findall(r"lt:(\w+)", part)) for part in re.findall(r"sh:in \(([^)]*)\)", text)]
    assert {relation.value for relation in Relation} in lists
    assert {status.value for status in Status} in lists
    assert {code(relation) for relation in Relation} <= DECLARED


@pytest.mark.parametrize("name", ["liantu.ttl", "shapes.ttl"])
def test_every_file_lives_under_the_one_base(name: str) -> None:
    text = (ROOT / "ontology" / name).read_text(encoding="utf-8")
    assert f"@prefix lt: <{ONT}> ." in text
    assert set(re.findall(r"<(https://w3id\.org/[^/]+/)", text)) == {BASE}


def test_the_base_stands_in_one_file_of_the_program() -> None:
    folders = ("ontology", "reading", "graph", "viz", "api")
    files = [path for folder in folders for path in sorted((ROOT / folder).rglob("*"))]
    code = [path for path in files if path.suffix in {".py", ".js", ".html"}]
    found = {path.name for path in code if BASE in path.read_text(encoding="utf-8")}
    assert found == {"vocab.py"}


def test_every_question_takes_its_words_from_our_namespace() -> None:
    questions = sorted((ROOT / "ontology" / "queries").glob("*.rq"))
    heads = [set(re.findall(r"PREFIX lt: <([^>]*)>", q.read_text("utf-8"))) for q in questions]
    assert heads == [{ONT}] * len(questions)
