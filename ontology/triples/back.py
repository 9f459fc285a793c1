"""Triples back to objects: what the store holds, as the types everything speaks in."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

import pyoxigraph as ox

from ontology.model import (
    Basis,
    Bound,
    Claim,
    DateBasis,
    Document,
    Entity,
    EntityType,
    Evidence,
    Gap,
    GapKind,
    GapScope,
    Genre,
    Metric,
    Observation,
    Quantity,
    Relation,
    Review,
    Status,
)
from ontology.vocab import DCT, ID, RDF, SKOS, code_of, id_of, term

_TYPE = RDF + "type"
_CHINESE = "zh"
_Value = ox.NamedNode | ox.Literal


@dataclass(frozen=True, slots=True)
class Objects:
    """All objects of a graph, each kind sorted by id; documents come without their text."""

    documents: tuple[Document, ...] = ()
    entities: tuple[Entity, ...] = ()
    claims: tuple[Claim, ...] = ()
    observations: tuple[Observation, ...] = ()
    gaps: tuple[Gap, ...] = ()


class _Record:
    """The values of one subject by property."""

    __slots__ = ("id", "values")

    def __init__(self, identifier: str, values: Mapping[str, list[_Value]]) -> None:
        self.id = identifier
        self.values = values

    def all(self, iri: str) -> list[_Value]:
        return self.values.get(iri, [])

    def one(self, iri: str) -> str:
        found = self.all(iri)
        return found[0].value if found else ""

    def own(self, local_name: str) -> str:
        return self.one(term(local_name))

    def linked(self, local_name: str) -> str | None:
        found = self.own(local_name)
        return id_of(found) if found else None


def objects_of(triples: Iterable[ox.Triple]) -> Objects:
    """Every document, entity, claim, observation and gap that some triples describe."""
    records = _records(triples)
    evidence = {r.id: _evidence(r) for r in records.get(term("Evidence"), ())}

    def of(class_name: str) -> list[_Record]:
        return sorted(records.get(term(class_name), ()), key=lambda r: r.id)

    things = (_entity(r, kind) for kind in EntityType for r in of(kind.value))
    return Objects(
        documents=tuple(_document(r) for r in of("Document")),
        entities=tuple(sorted((e for e in things if e), key=lambda e: e.id)),
        claims=tuple(_claim(r, evidence) for r in of("Claim")),
        observations=tuple(_observation(r, evidence) for r in of("Observation")),
        gaps=tuple(_gap(r, evidence) for r in of("Gap")),
    )


def _records(triples: Iterable[ox.Triple]) -> Mapping[str, list[_Record]]:
    subjects: defaultdict[str, defaultdict[str, list[_Value]]]
    subjects = defaultdict(lambda: defaultdict(list))
    for triple in triples:
        subject, value = triple.subject, triple.object
        if not isinstance(subject, ox.NamedNode) or not isinstance(value, _Value):
            continue
        if subject.value.startswith(ID):
            subjects[subject.value][triple.predicate.value].append(value)
    by_class: defaultdict[str, list[_Record]] = defaultdict(list)
    for iri, values in subjects.items():
        for kind in values.get(_TYPE, ()):
            by_class[kind.value].append(_Record(id_of(iri), values))
    return by_class


def _evidence(record: _Record) -> Evidence:
    return Evidence(
        document=record.linked("source") or "",
        start=int(record.own("start")),
        end=int(record.own("end")),
        quote=record.own("quote"),
    )


def _document(record: _Record) -> Document:
    issued = record.one(DCT + "issued")
    return Document(
        id=record.id,
        sha256=record.own("sha256"),
        name=record.own("fileName"),
        text="",
        encoding=record.own("encoding"),
        title=record.one(DCT + "title"),
        publisher=record.own("publisher"),
        issued=date.fromisoformat(issued) if issued else None,
        issued_basis=code_of(record.own("issuedBasis"), DateBasis),
        region=record.own("speaksFor"),
        genre=code_of(record.own("genre"), Genre),
    )


def _entity(record: _Record, kind: EntityType) -> Entity | None:
    """The entity behind a record; None for a segment or chain that has no Chinese name yet."""

    def called(label: str) -> list[str]:
        values = record.all(SKOS + label)
        return sorted(v.value for v in values if isinstance(v, ox.Literal) and _is_chinese(v))

    names = called("prefLabel")
    return Entity(record.id, kind, names[0], tuple(called("altLabel"))) if names else None


def _is_chinese(value: ox.Literal) -> bool:
    return value.language == _CHINESE


def _support(record: _Record, evidence: Mapping[str, Evidence]) -> tuple[Evidence, ...]:
    found = (evidence[id_of(e.value)] for e in record.all(term("evidence")))
    return tuple(sorted(found))


def _review(record: _Record) -> Review | None:
    found = record.own("review")
    return code_of(found, Review) if found else None


def _claim(record: _Record, evidence: Mapping[str, Evidence]) -> Claim:
    predicate = code_of(record.one(RDF + "predicate"), Relation)
    target = record.one(RDF + "object")
    is_phase = predicate is Relation.PHASE
    return Claim(
        id=record.id,
        subject=id_of(record.one(RDF + "subject")),
        predicate=predicate,
        object=target.removeprefix(term("")) if is_phase else id_of(target),
        status=code_of(record.own("status"), Status),
        evidence=_support(record, evidence),
        rule=record.own("rule"),
        confidence=float(record.own("confidence")),
        chain=record.linked("chain"),
        region=record.linked("inRegion"),
        review=_review(record),
        grounds=tuple(record.own("grounds").split()),
    )


def _observation(record: _Record, evidence: Mapping[str, Evidence]) -> Observation:
    year, as_of, ceiling = record.own("year"), record.own("asOf"), record.own("statedMax")
    quantity = Quantity(
        value=Decimal(record.own("statedValue")),
        unit=record.own("statedUnit"),
        stated_as=record.own("statedAs"),
        bound=code_of(record.own("bound"), Bound),
        value_max=Decimal(ceiling) if ceiling else None,
    )
    return Observation(
        id=record.id,
        about=record.linked("about") or "",
        metric=code_of(record.own("metric"), Metric),
        quantity=quantity,
        status=code_of(record.own("status"), Status),
        evidence=_support(record, evidence),
        rule=record.own("rule"),
        confidence=float(record.own("confidence")),
        year=int(year) if year else None,
        as_of=date.fromisoformat(as_of) if as_of else None,
        scope=record.own("scope"),
        region=record.linked("inRegion"),
        review=_review(record),
        grounds=tuple(record.own("grounds").split()),
    )


def _gap(record: _Record, evidence: Mapping[str, Evidence]) -> Gap:
    return Gap(
        id=record.id,
        chain=record.linked("chain") or "",
        what=record.own("what"),
        kind=code_of(record.own("kind"), GapKind),
        region=record.linked("inRegion") or "",
        evidence=_support(record, evidence),
        rule=record.own("rule"),
        basis=code_of(record.own("basis"), Basis),
        scope=code_of(record.own("gapScope"), GapScope),
        segment=record.linked("atSegment"),
        confidence=float(record.own("confidence")),
        review=_review(record),
        grounds=tuple(record.own("grounds").split()),
    )
