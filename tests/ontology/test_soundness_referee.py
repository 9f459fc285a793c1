"""The fast validator and pySHACL give the same verdict on sound and on broken graphs."""

import pyoxigraph as ox
import pyshacl
import pytest
import rdflib

from ontology.labels import ONTOLOGY_FILE
from ontology.soundness import SHAPES_FILE, _misshapen
from ontology.vocab import ID
from tests.ontology.sample import sample
from tests.ontology.test_soundness import PLANTED

SH = rdflib.Namespace("http://www.w3.org/ns/shacl#")


def of_pyshacl(triples: list[ox.Triple]) -> set[str]:
    """The ids of the things that pySHACL finds at fault."""
    data = rdflib.Graph().parse(ONTOLOGY_FILE)
    data.parse(data=ox.serialize(set(triples), format=ox.RdfFormat.N_TRIPLES), format="nt")
    _, report, _ = pyshacl.validate(data, shacl_graph=rdflib.Graph().parse(SHAPES_FILE))
    assert isinstance(report, rdflib.Graph)
    return {str(focus).removeprefix(ID) for focus in report.objects(None, SH.focusNode)}


@pytest.mark.parametrize("planted", ["", *PLANTED])
def test_both_validators_find_the_same_things_at_fault(planted: str) -> None:
    triples = list(PLANTED[planted][0]) if planted else list(sample())
    ours = {fault.subject for fault in _misshapen(frozenset(triples))}
    assert ours == of_pyshacl(triples)
