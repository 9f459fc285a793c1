"""A graph that a language model helped to read: repeatable, offline, gone with its document."""

import json
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

from graph.build import Workspace
from graph.sources import Upload
from ontology.soundness import check
from reading.language_model import LanguageModel
from tests.reading.model_server import serving

ROOT = Path(__file__).resolve().parents[2]
TEXT = (
    "澄湾市望潮区氢能产业调研\n\n望潮区氢能产业起步较早。岚帆氢能科技有限公司位于望潮氢谷产业园，"
    "主要产品是燃料电池电堆。\n北峤储氢有限公司与岚帆氢能科技有限公司同属一个集团，质子交换膜全部依赖进口。\n"
)
SURVEY = Upload("survey.txt", TEXT.encode())
OFFLINE = LanguageModel("m1")


def answer(_: dict[str, Any]) -> str:
    fact = {
        "subject": "岚帆氢能科技有限公司",
        "subject_type": "Firm",
        "relation": "makes",
        "object": "燃料电池电堆",
        "object_type": "Product",
        "status": "Actual",
        "quote": "岚帆氢能科技有限公司位于望潮氢谷产业园，主要产品是燃料电池电堆",
    }
    chain = {**fact, "relation": "inChain", "object": "氢能", "object_type": "ValueChain"}
    invented = {**fact, "object": "制氢电解槽"}
    return json.dumps({"facts": [fact, chain, invented], "gaps": []}, ensure_ascii=False)


def told(workspace: Workspace) -> list[str]:
    claims = workspace.knowledge().claims
    return [c.predicate.value for c in claims if c.rule == "language_model"]


def replies(data: Path) -> list[Path]:
    return sorted(data.glob("documents/*.replies/*.json"))


def test_a_rebuild_from_kept_replies_without_a_network_is_the_same_bytes(tmp_path: Path) -> None:
    data = tmp_path / "data"
    with (
        serving(answer) as server,
        Workspace.open(data, create=True, model=server.model()) as workspace,
    ):
        report = workspace.build([SURVEY])
        assert "采纳 2 条" in report.read[0].problems[-1]
        assert "makes" in told(workspace)
        assert check(workspace.store.triples()) == ()
        first = workspace.store.dump()
        asked = len(server.asked)
        assert asked == len(replies(data)) == 1
    with Workspace.open(data, model=OFFLINE) as workspace:
        assert workspace.build([SURVEY]).unchanged == ("survey.txt",)
        workspace.rebuild()
        assert workspace.store.dump() == first
    with Workspace.open(data, model=server.model()) as workspace:
        workspace.rebuild()
        assert workspace.store.dump() == first


def test_a_model_switched_on_or_off_makes_the_next_build_read_again(tmp_path: Path) -> None:
    data = tmp_path / "data"
    with Workspace.open(data, create=True) as workspace:
        workspace.build([SURVEY])
        rules = workspace.store.dump()
    with serving(answer) as server, Workspace.open(data, model=server.model()) as workspace:
        workspace.build([])
        assert "makes" in told(workspace)
    with Workspace.open(data) as workspace:
        workspace.build([])
        assert told(workspace) == []
        assert workspace.store.dump() == rules


def test_replies_go_when_their_document_goes(tmp_path: Path) -> None:
    data = tmp_path / "data"
    with (
        serving(answer) as server,
        Workspace.open(data, create=True, model=server.model()) as workspace,
    ):
        [read] = workspace.build([SURVEY]).read
        assert replies(data)
        workspace.remove(read.document)
    assert list((data / "documents").iterdir()) == []


def test_a_damaged_reply_is_asked_for_again(tmp_path: Path) -> None:
    data = tmp_path / "data"
    with (
        serving(answer) as server,
        Workspace.open(data, create=True, model=server.model()) as workspace,
    ):
        workspace.build([SURVEY])
        first = workspace.store.dump()
        for content in (b"{", b"[]", b"\xff", b'{"answer": 3}'):
            replies(data)[0].write_bytes(content)
            workspace.rebuild()
            assert workspace.store.dump() == first
        assert len(server.asked) == 5


def test_a_service_that_fails_leaves_the_graph_of_the_rules(tmp_path: Path) -> None:
    with Workspace.open(tmp_path / "plain", create=True) as workspace:
        workspace.build([SURVEY])
        rules = workspace.store.dump()
    with (
        serving("") as server,
        Workspace.open(tmp_path / "data", create=True, model=server.model()) as workspace,
    ):
        server.status = 500
        report = workspace.build([SURVEY])
        assert report.failed == ()
        assert "1 段没有回答（服务返回 500 1）" in report.read[0].problems[-1]
        assert workspace.store.dump() == rules
        assert replies(tmp_path / "data") == []


def test_what_was_not_answered_is_asked_again_once_the_store_is_deleted(tmp_path: Path) -> None:
    data = tmp_path / "data"
    with serving(answer) as server:
        server.status = 500
        with Workspace.open(data, create=True, model=server.model()) as workspace:
            workspace.build([SURVEY])
        server.status = 200
        with Workspace.open(data, model=server.model()) as workspace:
            assert workspace.build([SURVEY]).unchanged == ("survey.txt",)
        shutil.rmtree(data / "store")
        with Workspace.open(data, model=server.model()) as workspace:
            workspace.build([])
            assert "makes" in told(workspace)
    assert len(server.asked) == 2


def test_without_the_setting_nothing_of_it_is_loaded(tmp_path: Path) -> None:
    script = (
        "import sys\n"
        "from api.cli import main\n"
        "sys.argv = ['liantu', 'build', sys.argv[1], '--data', sys.argv[2]]\n"
        "try:\n    main()\n"
        "except SystemExit as done:\n    assert not done.code, done.code\n"
        "import api.app\n"
        "loaded = [m for m in sys.modules if m.startswith('reading.language_model')]\n"
        "assert loaded == [], loaded\n"
    )
    survey = tmp_path / "survey.txt"
    survey.write_bytes(SURVEY.data)
    command = [sys.executable, "-c", script, str(survey), str(tmp_path / "data")]
    env = {"PYTHONPATH": ":".join(sys.path)}
    done = subprocess.run(command, cwd=ROOT, env=env, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
