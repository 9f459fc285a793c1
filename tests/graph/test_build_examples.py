import subprocess
import sys
from pathlib import Path

from graph.build import Workspace
from ontology.soundness import check

ROOT = Path(__file__).resolve().parents[2]
BUILD = """
import sys
from pathlib import Path
from graph.build import Workspace

with Workspace.open(Path(sys.argv[1]), create=True) as workspace:
    workspace.build([Path(sys.argv[2])])
    sys.stdout.buffer.write(workspace.store.dump())
"""


def test_the_examples_make_a_sound_graph_of_verbatim_quotes(tmp_path: Path, examples: Path) -> None:
    with Workspace.open(tmp_path / "data", create=True) as workspace:
        report = workspace.build([examples])
        assert report.failed == ()
        assert len(report.read) >= 5
        known = workspace.knowledge()
        texts = {document.id: document.text for document in known.documents.values()}
        kinds = (known.claims, known.observations, known.gaps)
        for said in (e for facts in kinds for fact in facts for e in fact.evidence):
            assert texts[said.document][said.start : said.end] == said.quote
        assert check(workspace.store.triples()) == ()


def test_the_examples_make_the_same_bytes_whatever_the_hash_seed(
    tmp_path: Path, examples: Path
) -> None:
    def started(seed: str) -> "subprocess.Popen[bytes]":
        command = [sys.executable, "-c", BUILD, str(tmp_path / seed), str(examples)]
        env = {"PYTHONHASHSEED": seed, "PYTHONPATH": ":".join(sys.path)}
        return subprocess.Popen(command, cwd=ROOT, env=env, stdout=subprocess.PIPE)

    with started("1") as one, started("12345") as other:
        dumps = one.communicate()[0], other.communicate()[0]
    assert dumps[0] == dumps[1] != b""
