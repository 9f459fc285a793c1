"""A reference chain as triples: the chain, its active template, its segments."""

from collections.abc import Iterator

import pyoxigraph as ox

from ontology.chains.model import ReferenceChain, ReferenceSegment
from ontology.triples.terms import (
    ALT_LABEL,
    PREF_LABEL,
    TYPE,
    chinese,
    coded,
    english,
    integer,
    node,
    prop,
    text,
)
from ontology.vocab import CLASSIFICATION, DCT, OWL, RDFS

_SOURCE = ox.NamedNode(DCT + "source")
_VERSION = ox.NamedNode(OWL + "versionInfo")
_LABEL = ox.NamedNode(RDFS + "label")


def chain_triples(chain: ReferenceChain) -> Iterator[ox.Triple]:
    """A chain with its active template and every segment; Chinese names belong to the entities."""
    subject = node(chain.id)
    template = node(f"template-{chain.key}-{chain.version}")
    yield ox.Triple(subject, TYPE, prop("ValueChain"))
    yield ox.Triple(subject, PREF_LABEL, english(chain.label_en))
    yield ox.Triple(subject, prop("activeTemplate"), template)
    yield ox.Triple(template, TYPE, prop("ChainTemplate"))
    yield ox.Triple(template, prop("templateOf"), subject)
    yield ox.Triple(template, _VERSION, text(chain.version))
    yield ox.Triple(template, _LABEL, chinese(f"{chain.label} {chain.version}"))
    for segment in chain.segments:
        yield ox.Triple(subject, prop("hasSegment"), node(segment.id))
        yield ox.Triple(template, prop("includes"), node(segment.id))
        yield from _segment_triples(segment)


def _segment_triples(segment: ReferenceSegment) -> Iterator[ox.Triple]:
    subject = node(segment.id)
    yield ox.Triple(subject, TYPE, prop("Segment"))
    yield ox.Triple(subject, PREF_LABEL, english(segment.label_en))
    yield ox.Triple(subject, prop("tier"), coded(segment.tier))
    yield ox.Triple(subject, prop("criticality"), integer(segment.criticality))
    yield ox.Triple(subject, prop("minFirms"), integer(segment.min_firms))
    yield ox.Triple(subject, prop("depth"), integer(segment.depth))
    yield ox.Triple(subject, prop("groundedIn"), text(segment.basis))
    yield ox.Triple(subject, _SOURCE, chinese(segment.source))
    if segment.gb4754:
        industry = ox.NamedNode(CLASSIFICATION + segment.gb4754)
        yield ox.Triple(industry, TYPE, prop("IndustryClass"))
        yield ox.Triple(subject, prop("classifiedAs"), industry)
    for fed in segment.feeds:
        yield ox.Triple(subject, prop("feeds"), node(fed))


def name_triples(chain: ReferenceChain) -> Iterator[ox.Triple]:
    """The Chinese names of a chain and its segments, for a graph without entities."""
    named: list[tuple[str, str, tuple[str, ...]]] = [(chain.id, chain.label, chain.aliases)]
    named += [(s.id, s.label, s.aliases) for s in chain.segments]
    for identifier, label, aliases in named:
        yield ox.Triple(node(identifier), PREF_LABEL, chinese(label))
        for alias in aliases:
            yield ox.Triple(node(identifier), ALT_LABEL, chinese(alias))
