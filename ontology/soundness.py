"""Whether a graph is sound: its shapes and the two rules that tie facts to claims."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pyoxigraph as ox
import pyshacl_turbo
import rdflib

from ontology.labels import ontology_triples
from ontology.model import Relation
from ontology.vocab import ID, RDF, code, term

SHAPES_FILE = Path(__file__).with_name("shapes.ttl")
_SH = rdflib.Namespace("http://www.w3.org/ns/shacl#")
_FACTS = frozenset(code(relation) for relation in Relation)
_FEEDS = term("feeds")

_Fact = tuple[str, str, str]


@dataclass(frozen=True, slots=True, order=True)
class Fault:
    """One breach of one rule by one subject, as a sentence in both languages."""

    subject: str
    rule: str
    zh: str
    en: str


def check(triples: Iterable[ox.Triple]) -> tuple[Fault, ...]:
    """Every fault of a graph, sorted; a sound graph has none.

    The graph is taken with the ontology itself, which holds the code lists.
    """
    graph = tuple(triples)
    found = {*_unsupported(graph), *_circles(graph), *_misshapen(graph)}
    return tuple(sorted(found))


def _unsupported(graph: tuple[ox.Triple, ...]) -> Iterator[Fault]:
    """Direct triples without a claim that makes them, and claims without their direct triple.

    Facts of a reference chain (`hasSegment` by the active template) rest on the template.
    """
    facts = {f for t in graph if (f := _fact(t)) and f[1] in _FACTS and f[0].startswith(ID)}
    made = _made_by_claims(graph)
    by_template = _made_by_templates(graph)
    for subject, predicate, target in facts - made - by_template:
        short = predicate.removeprefix(term("")), target.removeprefix(ID)
        yield Fault(
            subject.removeprefix(ID),
            "fact-without-claim",
            f"事实「{short[0]} {short[1]}」没有现状且未被否决的断言支持",
            f"the fact '{short[0]} {short[1]}' is supported by no actual, unrejected claim",
        )
    for subject, predicate, target in made - facts:
        short = predicate.removeprefix(term("")), target.removeprefix(ID)
        yield Fault(
            subject.removeprefix(ID),
            "claim-without-fact",
            f"现状断言「{short[0]} {short[1]}」没有生成事实",
            f"the actual claim '{short[0]} {short[1]}' has made no fact",
        )


def _fact(triple: ox.Triple) -> _Fact | None:
    subject, target = triple.subject, triple.object
    if isinstance(subject, ox.NamedNode) and isinstance(target, ox.NamedNode):
        return subject.value, triple.predicate.value, target.value
    return None


def _made_by_claims(graph: tuple[ox.Triple, ...]) -> set[_Fact]:
    """The facts that the actual, unrejected claims make."""
    parts: dict[str, dict[str, str]] = {}
    wanted = {RDF + "subject", RDF + "predicate", RDF + "object", term("status"), term("review")}
    for triple in graph:
        if triple.predicate.value in wanted and (fact := _fact(triple)):
            parts.setdefault(fact[0], {})[fact[1]] = fact[2]
    return {
        (p[RDF + "subject"], p[RDF + "predicate"], p[RDF + "object"])
        for p in parts.values()
        if p.get(term("status")) == term("Actual")
        and p.get(term("review")) != term("Rejected")
        and {RDF + "subject", RDF + "predicate", RDF + "object"} <= p.keys()
    }


def _made_by_templates(graph: tuple[ox.Triple, ...]) -> set[_Fact]:
    """The facts `chain hasSegment segment` that the active templates make."""
    facts = [f for t in graph if (f := _fact(t))]
    active = {f[2]: f[0] for f in facts if f[1] == term("activeTemplate")}
    included = [f for f in facts if f[1] == term("includes")]
    has = term("hasSegment")
    return {(active[f[0]], has, f[2]) for f in included if f[0] in active}


def _circles(graph: tuple[ox.Triple, ...]) -> Iterator[Fault]:
    """Segments that feed themselves, directly or through others."""
    feeds: dict[str, set[str]] = {}
    for triple in graph:
        if triple.predicate.value == _FEEDS and (fact := _fact(triple)):
            feeds.setdefault(fact[0], set()).add(fact[2])
    for start, fed in feeds.items():
        reached: set[str] = set()
        waiting = list(fed)
        while waiting:
            segment = waiting.pop()
            if segment not in reached:
                reached.add(segment)
                waiting.extend(feeds.get(segment, ()))
        if start in reached:
            sentences = "供给成环：环节供给自己", "the segment feeds itself in a circle"
            yield Fault(start.removeprefix(ID), "feeds-circle", *sentences)


def _misshapen(graph: tuple[ox.Triple, ...]) -> Iterator[Fault]:
    """The breaches of the SHACL shapes."""
    lines = sorted({f"{triple} ." for triple in (*graph, *ontology_triples())})
    _, report, _ = pyshacl_turbo.validate(
        "\n".join(lines),
        shacl_graph=SHAPES_FILE.read_text(encoding="utf-8"),
        data_graph_format="nt",
        shacl_graph_format="turtle",
    )
    for result in report.subjects(rdflib.RDF.type, _SH.ValidationResult):
        focus = str(report.value(result, _SH.focusNode))
        path = str(report.value(result, _SH.resultPath) or "")
        messages = {
            getattr(m, "language", None): str(m) for m in report.objects(result, _SH.resultMessage)
        }
        rule = path.rsplit("#", 1)[-1].rsplit("/", 1)[-1]
        zh = messages.get("zh") or next(iter(messages.values()), rule)
        yield Fault(focus.removeprefix(ID), rule, zh, messages.get("en") or zh)
