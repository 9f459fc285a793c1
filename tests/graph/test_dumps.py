"""Graphs as files and as numbers."""

import gzip
from pathlib import Path

import pytest
from pyoxigraph import (
    DefaultGraph,
    Literal,
    NamedNode,
    Quad,
    RdfFormat,
    Store,
    parse,
)

from graph.dumps import Dumps
from graph.store.checkpoint import GRAPH_FORMS, WHOLE_FORMS, Checkpoint, Counts, RdfForm
from graph.store.description import Place, service_description, void_description, written
from graph.store.model import NOTES
from ontology.errors import NotFound
from ontology.vocab import RDF

A, B, P = NamedNode("urn:a"), NamedNode("urn:b"), NamedNode("urn:p")
TYPE = NamedNode(f"{RDF}type")
NAMED = NamedNode("urn:graph")
QUADS = [
    Quad(A, TYPE, NamedNode("urn:Firm"), DefaultGraph()),
    Quad(B, TYPE, NamedNode("urn:Firm"), DefaultGraph()),
    Quad(A, P, Literal("三"), DefaultGraph()),
    Quad(A, P, B, NAMED),
]


def checkpoint(folder: Path, quads: list[Quad]) -> Path:
    store = Store(str(folder))
    store.extend([*quads, Quad(A, P, Literal("note"), NOTES)])
    store.flush()
    return folder


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return checkpoint(tmp_path_factory.mktemp("data") / "00000003", QUADS)


@pytest.mark.parametrize(
    ("form", "kind"), [(RdfForm.TRIG, RdfFormat.TRIG), (RdfForm.NQUADS, RdfFormat.N_QUADS)]
)
@pytest.mark.parametrize("packed", [False, True])
def test_a_dump_holds_every_graph_but_no_notes(
    made: Path, tmp_path: Path, form: RdfForm, kind: RdfFormat, *, packed: bool
) -> None:
    file = Dumps(tmp_path).file(made, form, packed=packed)
    data = gzip.decompress(file.read_bytes()) if packed else file.read_bytes()
    assert set(parse(data, format=kind)) == set(QUADS)


@pytest.mark.parametrize("form", [*WHOLE_FORMS, *GRAPH_FORMS])
def test_one_graph_comes_without_the_others(made: Path, tmp_path: Path, form: RdfForm) -> None:
    kind = RdfFormat.from_extension(form.value)
    default = Dumps(tmp_path).file(made, form, "").read_bytes()
    assert {q.triple for q in parse(default, format=kind)} == {q.triple for q in QUADS[:3]}
    named = Dumps(tmp_path).file(made, form, NAMED.value).read_bytes()
    assert [q.triple for q in parse(named, format=kind)] == [QUADS[3].triple]


@pytest.mark.parametrize("name", ["urn:none", NOTES.value, "no iri"])
def test_a_graph_that_is_not_there_is_not_found(made: Path, tmp_path: Path, name: str) -> None:
    with pytest.raises(NotFound, match="没有图"):
        Dumps(tmp_path).file(made, RdfForm.TURTLE, name)
    assert not list(tmp_path.rglob("*.*"))


@pytest.mark.parametrize("packed", [False, True])
def test_the_same_triples_are_the_same_file(made: Path, tmp_path: Path, *, packed: bool) -> None:
    other = checkpoint(tmp_path / "other", QUADS[::-1])
    dumps = [Dumps(tmp_path / str(n)) for n in range(2)]
    one = dumps[0].file(made, RdfForm.TRIG, packed=packed).read_bytes()
    assert dumps[1].file(other, RdfForm.TRIG, packed=packed).read_bytes() == one


def test_the_files_of_an_older_state_go(made: Path, tmp_path: Path) -> None:
    dumps = Dumps(tmp_path / "dumps")
    old = dumps.file(made, RdfForm.TRIG)
    assert dumps.file(made, RdfForm.TRIG) == old
    new = dumps.file(checkpoint(tmp_path / "00000004", QUADS[:1]), RdfForm.TRIG)
    assert old.exists()  # somebody may still be reading it
    newest = dumps.file(checkpoint(tmp_path / "00000005", QUADS[:2]), RdfForm.TRIG)
    assert new.exists()
    assert newest.exists()
    assert not old.exists()


def test_the_numbers_are_true(made: Path, tmp_path: Path) -> None:
    counted = Counts(
        triples=3,
        subjects=2,
        objects=2,
        properties=((TYPE.value, 2), ("urn:p", 1)),
        classes=(("urn:Firm", 2),),
        named=(("urn:graph", 1),),
    )
    assert Checkpoint(made).counts() == counted
    assert Dumps(tmp_path).counts(made) == counted


def test_the_descriptions_carry_the_numbers(made: Path) -> None:
    place = Place("http://x.example", ("/data/liantu.trig",))
    counts = Checkpoint(made).counts()
    text = written(void_description(place, counts), "text/turtle").decode()
    assert "void:triples 3" in text
    assert "void:class <urn:Firm>" in text
    assert "void:dataDump <http://x.example/data/liantu.trig>" in text
    whole = written(service_description(place, counts), "text/turtle")
    assert b"sd:endpoint <http://x.example/sparql>" in whole
    assert b"sd:name <urn:graph>" in whole
    assert set(parse(whole, format=RdfFormat.TURTLE)) == set(
        parse(
            written(service_description(place, counts), "application/rdf+xml"),
            format=RdfFormat.RDF_XML,
        )
    )
