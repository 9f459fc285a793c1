"""The graph that every engine of the SPARQL bench is given, as a data directory and as N-Triples."""

from itertools import islice
from pathlib import Path

from bench.graph_triples import written
from bench.scale_graph import generated
from graph.build import Workspace
from graph.store import DumpFormat

ROOT = Path(__file__).resolve().parents[1]
QUERIES = ROOT / "ontology" / "queries"
_DOCUMENTS = (ROOT / "examples", ROOT.parent / "shared" / "documents")
_STEP = 20_000


def made(folder: Path, firms: int) -> tuple[Path, Path, int]:
    """A data directory, the same graph as N-Triples, and its size.

    It holds what is read from the demo documents and, where they stand beside the checkout, the real
    ones, and the claims of so many generated firms.
    """
    data, lines = folder / "data", folder / "graph.nt"
    sources = tuple(place for place in _DOCUMENTS if place.is_dir())
    with Workspace.open(data, create=True) as workspace:
        workspace.build(sources)
        rest = iter(dict.fromkeys(written(generated(firms))))
        while step := tuple(islice(rest, _STEP)):
            workspace.store.apply((), step)
        lines.write_bytes(workspace.store.dump(DumpFormat.NT))
        return data, lines, sum(1 for _ in workspace.store.triples())


def questions() -> dict[str, str]:
    """The ready questions by name."""
    return {file.stem: file.read_text(encoding="utf-8") for file in sorted(QUERIES.glob("*.rq"))}
