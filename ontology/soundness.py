"""Whether a graph is sound: its shapes and its invariants, every breach as a sentence."""

from collections.abc import Iterable, Iterator
from pathlib import Path

import pyoxigraph as ox
import pyshacl_turbo
import rdflib

from ontology.faults import Fault
from ontology.invariants import (
    Facts,
    in_a_circle,
    misquoted,
    of_the_wrong_kind,
    settled_targets,
    unsupported,
)
from ontology.labels import ontology_triples
from ontology.vocab import ID

__all__ = ["Fault", "check"]

SHAPES_FILE = Path(__file__).with_name("shapes.ttl")
_SH = rdflib.Namespace("http://www.w3.org/ns/shacl#")


def check(triples: Iterable[ox.Triple]) -> tuple[Fault, ...]:
    """Every fault of a graph, sorted; a sound graph has none.

    The graph is taken with the ontology itself, which holds the code lists.
    """
    graph = frozenset(triples)
    facts = Facts(graph)
    found = {
        *unsupported(facts),
        *settled_targets(facts),
        *of_the_wrong_kind(facts),
        *in_a_circle(facts),
        *misquoted(graph),
        *_misshapen(graph),
    }
    return tuple(sorted(found))


def _misshapen(graph: frozenset[ox.Triple]) -> Iterator[Fault]:
    """The breaches of the SHACL shapes."""
    # Handed over as a store: text would go through a parser five times as slow.
    whole = ox.Store()
    whole.bulk_extend(ox.Quad(*triple) for triple in graph.union(ontology_triples()))
    shapes = SHAPES_FILE.read_text(encoding="utf-8")
    _, report, _ = pyshacl_turbo.validate(whole, shacl_graph=shapes, shacl_graph_format="turtle")
    for result in report.subjects(rdflib.RDF.type, _SH.ValidationResult):
        focus = str(report.value(result, _SH.focusNode))
        path = str(report.value(result, _SH.resultPath) or "")
        messages = {
            getattr(m, "language", None): str(m) for m in report.objects(result, _SH.resultMessage)
        }
        rule = path.rsplit("#", 1)[-1].rsplit("/", 1)[-1]
        zh = messages.get("zh") or next(iter(messages.values()), rule)
        yield Fault(focus.removeprefix(ID), rule, zh, messages.get("en") or zh)
