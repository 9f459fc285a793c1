"""The page of the original that a statement stands on."""

import re
from collections.abc import Iterator

import pytest

from graph.build import Workspace
from graph.sources import Upload
from tests.reading.written import as_pdf, as_txt
from viz import pages
from viz.pages import Site, View


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    with Workspace.open(tmp_path_factory.mktemp("pages") / "data", create=True) as workspace:
        workspace.build([Upload("规划.pdf", as_pdf()), Upload("规划.txt", as_txt())])
        yield Site(workspace.knowledge(), workspace.problems())


def shown(site: Site, suffix: str, lang: str = "zh") -> str:
    known = site.knowledge.documents.values()
    document = next(d for d in known if d.name.endswith(suffix))
    return pages.document(site, View(lang=lang), document.id)


def test_a_statement_from_a_paged_file_names_its_page(site: Site) -> None:
    html = shown(site, ".pdf")
    found = re.findall(r'<small class="page">第(\d+)页</small>', html)
    assert set(found) == {"1", "2"}
    assert "· 2页" in html
    assert 'class="page">p. 1<' in shown(site, ".pdf", "en")


def test_a_file_without_pages_names_none(site: Site) -> None:
    assert 'class="page"' not in shown(site, ".txt")
