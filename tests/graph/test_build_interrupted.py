import subprocess
import sys
from pathlib import Path

import pytest

from graph.build import Workspace
from tests.graph.world import read_lines

ROOT = Path(__file__).resolve().parents[2]
DOCUMENTS = 8
BUILD = """
import sys
from pathlib import Path
from graph.build import Workspace
from tests.graph.world import read_lines

def tell(done, total, name):
    print(done, flush=True)

with Workspace.open(Path(sys.argv[1]), create=True, reader=read_lines) as workspace:
    workspace.build(map(Path, sys.argv[2:]), progress=tell)
    sys.stdout.buffer.write(workspace.store.dump())
"""


def write(folder: Path) -> list[Path]:
    folder.mkdir()
    files = [folder / f"{n:02d}.txt" for n in range(DOCUMENTS)]
    for n, file in enumerate(files):
        lines = (
            f"Firm:第{n}公司 locatedIn Park:{n % 3}号产业园 Actual",
            f"Firm:第{n}公司 suppliesTo Firm:第{n // 2}集团有限公司 Actual",
        )
        file.write_text("\n".join(lines), encoding="utf-8")
    return files


def command(data: Path, files: list[Path]) -> list[str]:
    return [sys.executable, "-c", BUILD, str(data), *map(str, files)]


@pytest.mark.parametrize("steps", [1, 5])
def test_a_killed_build_leaves_whole_documents_and_the_next_one_completes_it(
    tmp_path: Path, steps: int
) -> None:
    files, data = write(tmp_path / "in"), tmp_path / "data"
    with subprocess.Popen(command(data, files), cwd=ROOT, stdout=subprocess.PIPE) as process:
        assert process.stdout
        for _ in range(steps + 1):
            process.stdout.readline()
        process.kill()
    with Workspace.open(data, reader=read_lines) as workspace:
        there = sorted(d.name for d in workspace.knowledge().documents.values())
        assert there == [file.name for file in files[: len(there)]]
        assert len(there) >= steps
        assert workspace.store.dump() == built(tmp_path / "part", files[: len(there)])
        workspace.build(files)
        assert workspace.pending() == ()
        assert workspace.store.dump() == built(tmp_path / "whole", files)


def built(data: Path, files: list[Path]) -> bytes:
    with Workspace.open(data, create=True, reader=read_lines) as workspace:
        workspace.build(files)
        return workspace.store.dump()


def test_the_graph_depends_on_no_hash_seed_and_no_order(tmp_path: Path) -> None:
    files = write(tmp_path / "in")
    orders = (files, files[::-1], files[5:] + files[:5])
    dumps = {
        subprocess.run(
            command(tmp_path / str(seed), order),
            cwd=ROOT,
            env={"PYTHONHASHSEED": str(seed), "PYTHONPATH": _path()},
            capture_output=True,
            check=True,
        ).stdout
        for seed, order in enumerate(orders)
    }
    assert len(dumps) == 1


def _path() -> str:
    return ":".join(sys.path)
