"""Documents read by several processes: the same graph, and one bad document costs only itself."""

import os
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from graph.build import Workspace
from graph.workers import Limits, Workers
from ontology.errors import DamagedDocument, LiantuError
from ontology.model import Reading
from tests.graph.world import read_lines

FIRMS = 9


def stubborn(name: str, data: bytes, region: str) -> Reading:
    """Reads lines, unless a document tells it to die, to hang, to starve or to fail."""
    if b"die" in data:
        os._exit(7)
    if b"hang" in data:
        time.sleep(600)
    if b"starve" in data:
        bytearray(64 * 1024**3)
    if b"fail" in data:
        raise IndexError("自己的错")
    if name.startswith("0"):
        time.sleep(0.2)  # the first comes in last
    return read_lines(name, data, region)


def write(folder: Path) -> list[Path]:
    folder.mkdir(exist_ok=True)
    files = [folder / f"{n}.txt" for n in range(FIRMS)]
    for n, file in enumerate(files):
        lines = (
            f"Firm:第{n}公司 locatedIn Park:{n % 3}号产业园 Actual",
            f"Firm:第{n}公司 suppliesTo Firm:第{n // 2}集团有限公司 Actual",
        )
        file.write_text("\n".join(lines), encoding="utf-8")
    return files


def opened(data: Path) -> Workspace:
    return Workspace.open(data, create=True, reader=stubborn)


def test_several_processes_make_the_graph_and_the_report_of_one(tmp_path: Path) -> None:
    files = write(tmp_path / "in")
    bad = tmp_path / "in" / "5a.txt"
    bad.write_text("fail")
    handed_in = [*files, bad, files[2], tmp_path / "missing.txt"]
    shown: list[tuple[int, int, str]] = []
    with opened(tmp_path / "one") as one, opened(tmp_path / "many") as many:
        alone = one.build(handed_in)
        beside = many.build(handed_in, progress=lambda *told: shown.append(told), jobs=2)
        assert many.store.dump() == one.store.dump()
        assert beside.read == alone.read
        assert beside.unchanged == alone.unchanged == ("2.txt",)
        assert [f.name for f in beside.failed] == ["5a.txt", "missing.txt"]
        assert [f.error.zh for f in beside.failed] == [f.error.zh for f in alone.failed]
        assert [done for done, _, _ in shown] == list(range(len(handed_in) + 1))
        assert many.build(handed_in, jobs=2).read == ()


def test_a_document_that_kills_its_process_costs_only_itself(tmp_path: Path) -> None:
    files = write(tmp_path / "in")
    files[3].write_text("die")
    with opened(tmp_path / "data") as workspace:
        report = workspace.build(files, jobs=2)
        assert [r.name for r in report.read] == [f.name for f in files if f != files[3]]
        assert [(f.name, type(f.error)) for f in report.failed] == [("3.txt", DamagedDocument)]
        assert workspace.pending() == ()


@pytest.mark.parametrize(
    ("content", "said"),
    [(b"hang", "超过 3 秒"), (b"starve", "MemoryError"), (b"die", "中止"), (b"fail", "自己的错")],
)
def test_what_a_document_may_cost_is_bounded(content: bytes, said: str) -> None:
    with Workers(stubborn, 1, Limits(seconds=3)) as workers:
        with pytest.raises(LiantuError, match=said):
            workers.interpret("bad.txt", content, "")
        line = "Firm:甲公司 locatedIn Park:乙产业园 Actual"
        assert workers.interpret("good.txt", line.encode(), "").claims


def test_leaving_ends_a_process_that_hangs() -> None:
    with ThreadPoolExecutor(1) as beside, Workers(stubborn, 1) as workers:
        asked = beside.submit(workers.interpret, "bad.txt", b"hang", "")
        time.sleep(1)
        workers.close()
        assert isinstance(asked.exception(timeout=20), DamagedDocument)


def test_an_interrupted_new_edition_reads_on_where_it_stopped(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    files = write(tmp_path / "in")
    with opened(tmp_path / "data") as workspace:
        workspace.build(files)
    monkeypatch.setattr("graph.build.edition", lambda: "newer")

    def stop(done: int, _total: int, _name: str) -> None:
        if done == 4:
            raise KeyboardInterrupt

    with opened(tmp_path / "data") as workspace, pytest.raises(KeyboardInterrupt):
        workspace.build((), progress=stop)
    with opened(tmp_path / "data") as workspace:
        assert len(workspace.build(()).read) == FIRMS - 4
