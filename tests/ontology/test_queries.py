"""Every ready question parses, runs, and gives the rows the sample graph holds."""

from pathlib import Path

import pyoxigraph as ox
import pytest

import ontology
from ontology.labels import ontology_triples
from ontology.triples.chains import name_triples
from tests.ontology.sample import REFERENCE, sample

QUERIES = sorted((Path(ontology.__path__[0]) / "queries").glob("*.rq"))


def rows(name: str, *, chain: str = "甲链") -> list[tuple[str, ...]]:
    store = ox.Store()
    triples = {*sample(), *ontology_triples(), *name_triples(REFERENCE)}
    store.extend(ox.Quad(*triple) for triple in triples)
    query = next(path for path in QUERIES if path.stem == name).read_text(encoding="utf-8")
    for given in ("新能源汽车", "集成电路"):
        query = query.replace(f'"{given}"@zh', f'"{chain}"@zh')
    return rows_of(store, query)


def rows_of(store: ox.Store, query: str) -> list[tuple[str, ...]]:
    """The rows of a query as plain strings."""
    found = store.query(query)
    assert isinstance(found, ox.QuerySolutions)
    return [tuple("" if cell is None else _plain(cell) for cell in row) for row in found]


def _plain(cell: ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple) -> str:
    return str(cell) if isinstance(cell, ox.Triple) else cell.value


def test_there_are_thirty_three_questions() -> None:
    assert len(QUERIES) == 33


@pytest.mark.parametrize("path", QUERIES, ids=lambda p: p.stem)
def test_a_question_has_a_title_in_both_languages_and_runs(path: Path) -> None:
    zh, en = path.read_text(encoding="utf-8").splitlines()[:2]
    assert zh.startswith("# ")
    assert en.startswith("# ")
    assert zh.endswith(("？", "）"))
    rows(path.stem)


EXPECTED: dict[str, list[tuple[str, ...]]] = {
    "01-leaders": [("甲重工", "甲链", "甲市规划")],
    "02-segments": [("0", "原料", "上游", "3"), ("1", "整机", "下游", "2")],
    "03-no-record": [("原料", "3")],
    "08-targets": [("丙电子", "甲链", "原料")],
    "11-residents": [("乙产业园", "甲重工", "整机")],
    "12-targets-by-year": [("甲市", "甲链", "2028", "500", "甲重工落户乙")],
    "17-not-facts": [
        ("丙电子", "配套给", "甲重工", "否定", "甲重工落户乙"),
        ("丙电子", "拟招引对象", "甲链", "目标", "甲重工落户乙"),
        ("丙电子", "位于", "乙产业园", "规划", "甲重工落户乙"),
    ],
    "18-uncertain": [],
    "19-coverage": [("甲链", "2", "1")],
    "20-shared": [],
    "22-targets-without-gap": [("甲链", "丙电子")],
}


@pytest.mark.parametrize("name", EXPECTED)
def test_a_question_gives_the_rows_of_the_sample(name: str) -> None:
    assert sorted(rows(name)) == sorted(EXPECTED[name])


def test_a_question_about_another_chain_finds_nothing() -> None:
    assert rows("02-segments", chain="乙链") == []
