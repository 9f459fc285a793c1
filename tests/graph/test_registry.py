"""A list of firms kept with the data: every document is read with it, again when it changes."""

from pathlib import Path

from graph.build import Workspace
from graph.datadir import DataDir
from graph.registry import edition, keep, kept
from graph.sources import Upload
from ontology.model import EntityType
from reading.registry import Registered

TEXT = "云帆区工作简报\n\n昨日，云帆区领导走访了紫竹，了解生产情况。\n"


def firms(workspace: Workspace) -> set[str]:
    known = workspace.knowledge().entities.values()
    return {entity.name for entity in known if entity.type is EntityType.FIRM}


def test_documents_are_read_again_with_a_list_handed_in_later(tmp_path: Path) -> None:
    data, document = tmp_path / "data", Upload("简报.txt", TEXT.encode())
    with Workspace.open(data, create=True) as workspace:
        workspace.add(document)
        assert "紫竹" not in firms(workspace)
    keep(DataDir.open(data), (Registered("紫竹"),))
    with Workspace.open(data) as workspace:
        workspace.build(())
        assert "紫竹" in firms(workspace)
        assert workspace.registry() == (Registered("紫竹"),)
        before = workspace.store.dump()
        workspace.rebuild()
        assert workspace.store.dump() == before


def test_another_list_is_another_edition_and_no_list_is_none() -> None:
    assert edition(()) == ""
    assert edition((Registered("甲重工"),)) != edition((Registered("乙电子"),))


def test_lists_handed_in_one_after_the_other_are_joined(tmp_path: Path) -> None:
    folder = DataDir.open(tmp_path / "data", create=True)
    keep(folder, (Registered("乙电子"),))
    keep(folder, (Registered("甲重工", ("甲重",)),))
    assert kept(folder) == (Registered("乙电子"), Registered("甲重工", ("甲重",)))
