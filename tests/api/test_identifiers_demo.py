"""Every name of the demo's graph answers: a page with its anchor, Turtle and JSON-LD."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient
from pyoxigraph import NamedNode, RdfFormat, parse

from api.settings import load_settings
from graph.build import Workspace
from ontology.vocab import BASE
from tests.api.conftest import HOST, serving

SOME = 13
"""Every name is asked for a page; one in so many for triples, since each is a query."""


@pytest.fixture(scope="module")
def demo(examples: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    data = tmp_path_factory.mktemp("demo") / "data"
    with Workspace.open(data, create=True) as workspace:
        workspace.build([examples])
    with serving(load_settings(data=data, query_budget=0, read_only=True, hosts=HOST)) as client:
        yield client


def test_every_name_of_the_demo_answers(demo: TestClient) -> None:
    dump = demo.get("/data/liantu.nq").content
    found = {
        term.value.removeprefix(BASE).partition("#")[0]
        for quad in parse(dump, format=RdfFormat.N_QUADS)
        for term in (quad.subject, quad.predicate, quad.object)
        if isinstance(term, NamedNode) and term.value.startswith(BASE)
    }
    names = sorted(found)
    assert len(names) > 1000
    targets: dict[str, list[str]] = {}
    for name in names:
        answer = demo.get(f"/{name}", headers={"accept": "text/html"}, follow_redirects=False)
        assert answer.status_code == 303, name
        page, _, anchor = answer.headers["location"].partition("#")
        targets.setdefault(page, []).append(anchor)
    for name in names[::SOME]:
        for kind in ("text/turtle", "application/ld+json"):
            answer = demo.get(f"/{name}", headers={"accept": kind})
            assert (answer.status_code, answer.headers["content-type"][: len(kind)]) == (200, kind)
    for page in sorted(targets)[::SOME]:
        shown = demo.get(page, headers={"accept": "text/html"})
        assert shown.status_code == 200, page
        assert [a for a in targets[page] if a and f'id="{a}"' not in shown.text] == []
