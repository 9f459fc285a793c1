"""A graph as bytes: sorted triples, fixed prefixes, so that the same graph is the same file."""

from collections.abc import Iterable

from pyoxigraph import Quad, RdfFormat, Store, Triple, serialize

from graph.store.annotated import annotated, prologue
from graph.store.model import DumpFormat
from ontology.vocab import PREFIXES

_FORMATS = {
    DumpFormat.TRIG: RdfFormat.TRIG,
    DumpFormat.NT: RdfFormat.N_TRIPLES,
    DumpFormat.JSONLD: RdfFormat.JSON_LD,
}
_WITH_PREFIXES = (DumpFormat.TRIG,)


def written(triples: Iterable[Triple], form: DumpFormat) -> bytes:
    """The triples in a format, sorted by subject, predicate and object."""
    if form is DumpFormat.RDF12:
        engine = Store()
        engine.bulk_extend(Quad(*triple) for triple in sorted(triples, key=str))
        return (prologue() + "".join(sorted(annotated(engine)))).encode()
    prefixes = dict(sorted(PREFIXES.items())) if form in _WITH_PREFIXES else None
    return serialize(sorted(triples, key=str), format=_FORMATS[form], prefixes=prefixes) or b""
