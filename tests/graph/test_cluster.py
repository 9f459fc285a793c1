"""Documents read by real Dask workers: the same graph as in process, and one death costs one."""

import os
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest

from graph.build import Workspace
from graph.cluster import Cluster
from graph.sources import Upload
from graph.workers import Limits
from ontology.errors import BadInput, DamagedDocument, EmptyDocument
from ontology.model import Reading
from tests.graph.world import read_lines


def grim(name: str, data: bytes, region: str = "") -> Reading:
    """A reader that dies of one document and never ends with another."""
    if name == "dies.txt":
        os._exit(1)
    while name == "hangs.txt":
        os.getpid()
    return read_lines(name, data, region)


@pytest.fixture(scope="module")
def scheduler() -> Iterator[str]:
    """A scheduler on this machine with two worker processes."""
    from distributed import LocalCluster  # noqa: PLC0415

    quiet = {"dashboard_address": None, "silence_logs": 50}
    with LocalCluster(n_workers=2, threads_per_worker=1, processes=True, **quiet) as running:
        yield running.scheduler_address


def test_the_demo_documents_read_by_workers_are_those_read_here(
    scheduler: str, examples: Path, tmp_path: Path
) -> None:
    dumps = {}
    for name in ("here", "there"):
        with Workspace.open(tmp_path / name, create=True) as work:
            if name == "there":
                work.crew = partial(Cluster, scheduler)
            report = work.build([examples], jobs=1 if name == "here" else 2)
            assert report.failed == ()
            dumps[name] = work.store.dump()
    assert dumps["here"] == dumps["there"]
    kept = [sorted(p.name for p in (tmp_path / n / "readings").iterdir()) for n in dumps]
    assert kept[0] == kept[1]  # readings are named by their bytes


def test_a_document_that_kills_its_worker_costs_itself_alone(
    scheduler: str, tmp_path: Path
) -> None:
    line = "Firm:甲方 locatedIn Place:乙市 Actual".encode()
    names = ("a.txt", "dies.txt", "b.txt")
    sources = [Upload(name, line + name.encode()) for name in names]
    with Workspace.open(tmp_path / "data", create=True, reader=grim) as work:
        work.crew = partial(Cluster, scheduler)
        report = work.build(sources, jobs=2)
    assert [fault.name for fault in report.failed] == ["dies.txt"]
    assert isinstance(report.failed[0].error, DamagedDocument)
    assert len(report.read) == 2


@pytest.mark.skipif(
    os.environ.get("LIANTU_TEST_CLUSTER") != "1",
    reason="restarts a hung worker against a clock: set LIANTU_TEST_CLUSTER=1 on a quiet machine",
)
def test_errors_of_ours_and_deadlines_come_back_from_workers(scheduler: str) -> None:
    with Cluster(scheduler, grim, 2, Limits(seconds=2)) as cluster:
        with pytest.raises(EmptyDocument):
            cluster.interpret("empty.txt", b"", "")
        with pytest.raises(DamagedDocument, match="超过 2 秒"):
            cluster.interpret("hangs.txt", b"x", "")


def test_a_scheduler_that_is_not_there_is_named() -> None:
    with pytest.raises(BadInput, match="Dask"):
        Cluster("nonsense://nowhere", read_lines, 2)
