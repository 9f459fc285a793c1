import hashlib
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest

from graph.build import Workspace
from graph.changes import Difference
from graph.decisions import Decision, DecisionKind
from graph.sources import Upload
from graph.store import EmbeddedStore
from ontology.errors import (
    BadInput,
    DataDirectory,
    EmptyDocument,
    LiantuError,
    NotADocument,
    NotFound,
    StoreLocked,
    StoreVersion,
    UnknownFormat,
)
from ontology.model import EntityType, Reading, Relation
from ontology.triples import objects_of
from tests.graph.world import entity, read_lines

ONE = "Firm:甲方公司 locatedIn Place:乙市 Actual\nFirm:甲方公司 inChain ValueChain:织云 Planned\n"
TWO = "Firm:甲方集团股份有限公司 locatedIn Place:乙市 Actual\nFirm:丙方 inChain ValueChain:织云 Actual\n"
FIRM = entity(EntityType.FIRM, "甲方").id
CITY = entity(EntityType.PLACE, "乙市").id


def opened(path: Path) -> Workspace:
    return Workspace.open(path, create=True, reader=read_lines)


def write(folder: Path, **texts: str) -> list[Path]:
    folder.mkdir(exist_ok=True)
    for name, text in texts.items():
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    return [folder / f"{name}.txt" for name in texts]


def test_documents_become_a_graph(tmp_path: Path) -> None:
    steps: list[tuple[int, int, str]] = []
    with opened(tmp_path / "data") as workspace:
        report = workspace.build(
            write(tmp_path, one=ONE, two=TWO), progress=lambda *step: steps.append(step)
        )
        assert [read.name for read in report.read] == ["one.txt", "two.txt"]
        assert steps == [(0, 2, "one.txt"), (1, 2, "two.txt"), (2, 2, "")]
        assert report.change.claims == Difference(new=tuple(sorted(c for c in _claims(workspace))))
        known = workspace.knowledge()
        assert known.direct(Relation.LOCATED_IN) == ((FIRM, CITY),)
        assert known.name(FIRM) == "甲方集团股份有限公司"
        assert known is workspace.knowledge()


def test_building_the_same_again_changes_nothing(tmp_path: Path) -> None:
    files = write(tmp_path, one=ONE, two=TWO)
    with opened(tmp_path / "data") as workspace:
        workspace.build(files)
        dump, generation = workspace.store.dump(), workspace.generation
        again = workspace.build(files)
        assert (again.read, again.unchanged) == ((), ("one.txt", "two.txt"))
        assert not again.change
        assert (workspace.store.dump(), workspace.generation) == (dump, generation)


def test_the_graph_does_not_remember_the_order_of_documents_or_what_was_removed(
    tmp_path: Path,
) -> None:
    one, two = write(tmp_path, one=ONE, two=TWO)
    with opened(tmp_path / "a") as workspace:
        workspace.build([one, two])
        expected = workspace.store.dump()
    with opened(tmp_path / "b") as workspace:
        workspace.add(two)
        extra = workspace.add(Upload("x.txt", "Firm:丁方 develops Project:梦塔 Actual".encode()))
        workspace.add(one)
        assert workspace.store.dump() != expected
        workspace.remove(extra.read[0].document)
        assert workspace.store.dump() == expected
        workspace.rebuild()
        assert workspace.store.dump() == expected


def test_the_same_bytes_under_two_names_are_one_document(tmp_path: Path) -> None:
    dumps = set()
    for order in (("a.txt", "b.txt"), ("b.txt", "a.txt")):
        with opened(tmp_path / order[0][:1]) as workspace:
            for name in order:
                workspace.add(Upload(name, ONE.encode()))
            (document,) = workspace.knowledge().documents.values()
            assert document.name == "a.txt"
            dumps.add(workspace.store.dump())
    assert len(dumps) == 1


def test_a_workspace_opened_again_knows_what_it_knew(tmp_path: Path) -> None:
    with opened(tmp_path / "data") as workspace:
        workspace.build(write(tmp_path, one=ONE), region="乙市")
        before = workspace.knowledge()
    with opened(tmp_path / "data") as workspace:
        after = workspace.knowledge()
        assert (after.claims, after.entities, after.documents) == (
            before.claims,
            before.entities,
            before.documents,
        )
        (document,) = after.documents.values()
        assert document.region == "乙市"
        assert workspace.raw(document.id) == ONE.encode()
        assert document.sha256 == hashlib.sha256(ONE.encode()).hexdigest()


def test_one_bad_file_does_not_stop_the_others(tmp_path: Path) -> None:
    (good,) = write(tmp_path, good=ONE)
    empty = tmp_path / "empty.txt"
    empty.write_bytes(b"")
    odd = tmp_path / "odd.exe"
    odd.write_bytes(b"MZ")
    with opened(tmp_path / "data") as workspace:
        report = workspace.build([empty, odd, tmp_path / "none.txt", good])
        assert [fault.name for fault in report.failed] == ["empty.txt", "odd.exe", "none.txt"]
        kinds = [type(fault.error) for fault in report.failed]
        assert kinds == [EmptyDocument, UnknownFormat, NotADocument]
        assert [read.name for read in report.read] == ["good.txt"]
        assert len(list((tmp_path / "data" / "documents").glob("*.json"))) == 1


def test_a_folder_gives_its_documents_and_names_what_it_skips(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    write(folder, b=TWO, a=ONE)
    (folder / "picture.png").write_bytes(b"png")
    (folder / ".hidden.txt").write_text("x", encoding="utf-8")
    (folder / ".git").mkdir()
    (folder / ".git" / "notes.txt").write_text("x", encoding="utf-8")
    (tmp_path / "bare").mkdir()
    with opened(tmp_path / "data") as workspace:
        report = workspace.build([folder, tmp_path / "bare"])
        assert [read.name for read in report.read] == ["a.txt", "b.txt"]
        assert [file.name for file in report.skipped] == ["picture.png"]
        assert [type(fault.error) for fault in report.failed] == [NotADocument]


def test_a_fault_of_the_program_is_reported_and_leaves_nothing_behind(tmp_path: Path) -> None:
    def broken(name: str, data: bytes, region: str) -> Reading:
        if b"broken" in data:
            raise IndexError("自己的错")
        return read_lines(name, data, region)

    files = write(tmp_path, bad="broken", good=ONE)
    with Workspace.open(tmp_path / "data", create=True, reader=broken) as workspace:
        report = workspace.build(files)
        assert [read.name for read in report.read] == ["good.txt"]
        assert "自己的错" in report.failed[0].error.zh
        with pytest.raises(LiantuError, match="程序出错"):
            workspace.add(files[0])
        assert workspace.pending() == ()


def test_problems_of_a_reading_are_handed_on_and_kept(tmp_path: Path) -> None:
    with opened(tmp_path / "data") as workspace:
        (read,) = workspace.add(Upload("x.txt", "乱写一气".encode())).read
        assert read.problems == ("看不懂：乱写一气",)
        assert workspace.problems() == {read.document: ("看不懂：乱写一气",)}


def test_a_rejected_claim_stays_rejected_when_everything_is_read_anew(tmp_path: Path) -> None:
    with opened(tmp_path / "data") as workspace:
        workspace.build(write(tmp_path, one=ONE))
        before = workspace.store.dump()
        (target,) = (c.id for c in workspace.knowledge().claims_with(Relation.LOCATED_IN))
        rejected = Decision(DecisionKind.REVIEW, target, "Rejected")
        assert workspace.decide(rejected).claims == Difference(changed=(target,))
        assert workspace.knowledge().direct(Relation.LOCATED_IN) == ()
        after = workspace.store.dump()
        assert after != before
        workspace.rebuild()
        assert workspace.store.dump() == after
    with opened(tmp_path / "data") as workspace:
        assert workspace.decisions == (rejected,)
        workspace.decide(Decision(DecisionKind.REVIEW, target))
        assert workspace.store.dump() == before


def test_decisions_about_nothing_are_refused(tmp_path: Path) -> None:
    with opened(tmp_path / "data") as workspace:
        workspace.build(write(tmp_path, one=ONE))
        (target,) = (c.id for c in workspace.knowledge().claims_with(Relation.LOCATED_IN))
        for made, error in (
            (Decision(DecisionKind.REVIEW, "claim-0", "Rejected"), NotFound),
            (Decision(DecisionKind.REVIEW, target, "Maybe"), BadInput),
            (Decision(DecisionKind.ALIAS, FIRM, "firm-0"), NotFound),
            (Decision(DecisionKind.ALIAS, FIRM, CITY), BadInput),
        ):
            with pytest.raises(error):
                workspace.decide(made)
        assert workspace.decisions == ()


def test_a_checkpoint_belongs_to_a_generation(tmp_path: Path) -> None:
    one, two = write(tmp_path, one=ONE, two=TWO)
    with opened(tmp_path / "data") as workspace:
        workspace.add(one)
        first = workspace.checkpoint()
        assert workspace.checkpoint() == first
        workspace.add(two)
        second = workspace.checkpoint()
        assert second != first
        workspace.rebuild()
        third = workspace.checkpoint()
        assert third not in (first, second)
        assert not first.exists()


def test_a_data_directory_that_cannot_be_used_says_why(tmp_path: Path) -> None:
    with pytest.raises(DataDirectory, match="还没有数据"):
        Workspace.open(tmp_path / "none")
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "letter.txt").write_text("亲爱的", encoding="utf-8")
    with pytest.raises(DataDirectory, match="不是 liantu 的数据目录"):
        opened(tmp_path / "mine")
    with pytest.raises(DataDirectory, match="不是目录"):
        opened(tmp_path / "mine" / "letter.txt")
    opened(tmp_path / "data").close()
    with opened(tmp_path / "data"), pytest.raises(StoreLocked):
        opened(tmp_path / "data")
    (tmp_path / "data" / "VERSION").write_text("99\n", encoding="utf-8")
    with pytest.raises(StoreVersion, match="版本是 99"):
        opened(tmp_path / "data")


def test_a_lost_store_is_made_again_from_the_documents(tmp_path: Path) -> None:
    with opened(tmp_path / "data") as workspace:
        workspace.build(write(tmp_path, one=ONE, two=TWO))
        expected = workspace.store.dump()
    for file in (tmp_path / "data" / "store").iterdir():
        file.unlink()
    with opened(tmp_path / "data") as workspace:
        assert sorted(workspace.pending()) == ["one.txt", "two.txt"]
        workspace.build([])
        assert workspace.pending() == ()
        assert workspace.store.dump() == expected


def test_a_lost_reading_is_made_again_from_its_document(tmp_path: Path) -> None:
    with opened(tmp_path / "data") as workspace:
        workspace.build(write(tmp_path, one=ONE, two=TWO))
        expected = workspace.store.dump()
    next((tmp_path / "data" / "readings").iterdir()).unlink()
    with opened(tmp_path / "data") as workspace:
        assert len(workspace.pending()) == 1
        workspace.build([])
        assert workspace.store.dump() == expected


def test_another_edition_of_the_program_reads_everything_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (one,) = write(tmp_path, one=ONE)
    with opened(tmp_path / "data") as workspace:
        workspace.build([one])

    monkeypatch.setattr("graph.build.edition", lambda: "next")
    with opened(tmp_path / "data") as workspace:
        assert [read.name for read in workspace.build([one]).read] == ["one.txt"]
        assert workspace.build([one]).unchanged == ("one.txt",)


def _claims(workspace: Workspace) -> list[str]:
    return [claim.id for claim in workspace.knowledge().claims]


def test_a_step_that_cannot_be_written_did_not_happen(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    one, two = write(tmp_path, one=ONE, two=TWO)
    with opened(tmp_path / "data") as workspace:
        workspace.add(one)
        before, known = workspace.store.dump(), workspace.knowledge().claims

        def full(*_arguments: object) -> None:
            raise DataDirectory("磁盘已满", "disk full")

        with monkeypatch.context() as patch:
            patch.setattr(EmbeddedStore, "apply", full)
            assert [fault.error.zh for fault in workspace.build([two]).failed] == ["磁盘已满"]
        assert (workspace.store.dump(), workspace.knowledge().claims) == (before, known)
        workspace.add(two)
        expected = workspace.store.dump()
        workspace.rebuild()
        assert workspace.store.dump() == expected != before


def test_readers_in_other_threads_see_whole_states_only(tmp_path: Path) -> None:
    line = (
        "Firm:第{}公司 locatedIn Park:云谷园 Actual\nFirm:第{}公司 inChain ValueChain:织云 Actual"
    )
    with opened(tmp_path / "data") as workspace, ThreadPoolExecutor(2) as pool:
        uploads = [Upload(f"{n}.txt", line.format(n, n).encode()) for n in range(12)]
        building = pool.submit(workspace.build, uploads)
        seen = []
        while not building.done():
            known = workspace.knowledge()
            seen.append((len(known.documents), len(known.claims)))
        assert all(claims == 2 * documents for documents, claims in seen)
        assert len(building.result().read) == 12


def test_the_store_alone_gives_the_same_objects_back(tmp_path: Path) -> None:
    with opened(tmp_path / "data") as workspace:
        workspace.build(write(tmp_path, one=ONE, two=TWO))
        known, found = workspace.knowledge(), objects_of(workspace.store.triples())
        assert found.entities == tuple(known.entities.values())
        assert found.claims == tuple(sorted(known.claims, key=lambda claim: claim.id))
        assert found.documents == tuple(replace(d, text="") for d in known.documents.values())
