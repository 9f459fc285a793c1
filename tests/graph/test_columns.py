"""Roles that a user gives to columns are kept with the document: a rebuild reads the same."""

from pathlib import Path

import pytest

from graph.build import Workspace
from graph.sources import Upload
from ontology.errors import BadInput
from ontology.model import EntityType

LIST = "抬头,货\n磐石铸造,叶轮\n云汐电驱,电机\n北渚精工,轴承\n".encode()
ROLES = "抬头=firm,货=segment"


def firms(workspace: Workspace) -> set[str]:
    known = workspace.knowledge().entities.values()
    return {entity.name for entity in known if entity.type is EntityType.FIRM}


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_correction_reads_the_document_again_and_survives_a_rebuild(
    tmp_path: Path, jobs: int
) -> None:
    upload = Upload("名单.csv", LIST)
    with Workspace.open(tmp_path / "data", create=True) as workspace:
        workspace.add(upload)
        [columns] = workspace.columns().values()
        assert columns == (("抬头", "?"), ("货", "?"))
        report = workspace.build((upload,), jobs=jobs, columns=ROLES)
        assert [read.columns for read in report.read] == [(("抬头", "firm"), ("货", "segment"))]
        assert {"磐石铸造", "云汐电驱"} <= firms(workspace)
        before = workspace.store.dump()
        workspace.rebuild()
        assert workspace.store.dump() == before
    with Workspace.open(tmp_path / "data") as again:
        assert again.build((upload,)).unchanged == ("名单.csv",)
        [columns] = again.columns().values()
        assert columns == (("抬头", "firm"), ("货", "segment"))


def test_a_role_there_is_none_of_stops_before_anything_is_read(tmp_path: Path) -> None:
    with Workspace.open(tmp_path / "data", create=True) as workspace:
        with pytest.raises(BadInput):
            workspace.build((Upload("名单.csv", LIST),), columns="抬头=老板")
        assert not workspace.knowledge().documents
