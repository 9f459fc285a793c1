"""The gap rules as SQL give what the rules themselves give, for all chains in all regions."""

import os
import shutil
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from bench.sql import by_rules, key
from graph.build import Workspace
from graph.knowledge import Knowledge
from graph.sql import duck, files, spark
from graph.sql.line import steps
from graph.sql.tables import COLUMNS
from ontology.errors import BadInput
from tests.graph.random_world import tangled
from tests.graph.servers import missing

if TYPE_CHECKING:
    from pyspark.sql import SparkSession


@pytest.fixture(scope="module")
def examples_known(examples: Path, tmp_path_factory: pytest.TempPathFactory) -> Knowledge:
    folder = tmp_path_factory.mktemp("examples") / "data"
    with Workspace.open(folder, create=True) as workspace:
        workspace.build([examples])
        return workspace.knowledge()


@pytest.fixture(scope="module")
def examples_files(
    examples_known: Knowledge, tmp_path_factory: pytest.TempPathFactory
) -> Mapping[str, Path]:
    folder = tmp_path_factory.mktemp("tables")
    counts = files.export(examples_known, folder)
    assert list(counts) == list(COLUMNS)
    assert counts["claims"] == len(examples_known.claims)
    return files.parquet_files(folder)


def test_duckdb_gives_the_boards_of_the_demo_documents(
    examples_known: Knowledge, examples_files: Mapping[str, Path]
) -> None:
    wanted = by_rules(examples_known)
    assert len(wanted) > 1000
    assert sorted(duck.lines(examples_files), key=key) == wanted


@pytest.mark.parametrize("seed", range(12))
def test_duckdb_gives_the_boards_of_tangled_worlds(seed: int, tmp_path: Path) -> None:
    known = tangled(seed, 20 + 20 * seed)
    files.export(known, tmp_path)
    found = sorted(duck.lines(files.parquet_files(tmp_path)), key=key)
    assert found == by_rules(known)


def test_some_regions_can_be_asked_for_alone(examples_files: Mapping[str, Path]) -> None:
    every = list(duck.lines(examples_files))
    region = max(every, key=lambda line: (line.stated, line.region)).region
    one = sorted(duck.lines(examples_files, (region,)), key=key)
    assert one == sorted((line for line in every if line.region == region), key=key)


def test_the_same_graph_is_the_same_tables(examples_known: Knowledge, tmp_path: Path) -> None:
    for name in ("one", "two"):
        files.export(examples_known, tmp_path / name)
    for table in COLUMNS:
        one, two = (tmp_path / name / f"{table}.parquet" for name in ("one", "two"))
        assert one.read_bytes() == two.read_bytes()
    assert sorted(p.suffix for p in (tmp_path / "one").iterdir()) == [".parquet"] * len(COLUMNS)


def test_a_folder_without_a_table_is_refused_by_name(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="areas\\.parquet"):
        files.parquet_files(tmp_path)


def test_every_step_is_named_once() -> None:
    names = [name for name, _ in steps()]
    assert names[-1] == "answer"
    assert len(names) == len(set(names)) > 30
    assert not set(names) & set(COLUMNS)


_SPARK = "LIANTU_TEST_SPARK"
"""Set to 1, it requires Spark: half a gigabyte and minutes, so not with the other engines."""


@pytest.fixture(scope="module")
def session() -> Iterator["SparkSession"]:
    """A real Spark on this machine; what it compiles for big tables is left out for small ones."""
    if not shutil.which("java"):
        missing("no java on this machine (apt-get install openjdk-17-jre-headless)", _SPARK)
    try:
        import pyspark  # noqa: F401, PLC0415
    except ImportError:
        missing("no pyspark on this machine (pip install 'liantu[spark]')", _SPARK)
    os.environ.setdefault("PYSPARK_PYTHON", "python3")
    small = {
        "spark.sql.shuffle.partitions": "1",
        "spark.sql.codegen.wholeStage": "false",
        "spark.sql.codegen.factoryMode": "NO_CODEGEN",
        "spark.log.level": "ERROR",
    }
    with spark.session("local[2]", small) as running:
        yield running


def test_spark_gives_the_same_by_the_same_text(session: "SparkSession", tmp_path: Path) -> None:
    known = tangled(7, 200)
    files.export(known, tmp_path)
    found = sorted(spark.asked(session, files.parquet_files(tmp_path)), key=key)
    assert found == by_rules(known)


def test_spark_gives_the_boards_of_the_demo_documents(
    session: "SparkSession", examples_files: Mapping[str, Path]
) -> None:
    found = sorted(spark.asked(session, examples_files), key=key)
    assert found == sorted(duck.lines(examples_files), key=key)
