"""The pages about documents, as a browser without scripts uses them."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from api.app import create_app
from api.library import Library
from api.settings import Settings
from graph.build import Workspace
from graph.sources import Upload
from tests.api.conftest import HOST
from tests.api.town import TEXT, reader
from tests.reading.written import as_pdf

ID = reader("简报.txt", TEXT.encode()).document.id


@pytest.fixture(scope="module")
def paper(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    """A server with one PDF file in its graph."""
    settings = Settings(data=tmp_path_factory.mktemp("paper") / "data", hosts=HOST)
    workspace = Workspace.open(settings.data, create=True)
    workspace.add(Upload("规划.pdf", as_pdf()))
    app = create_app(settings, Library(workspace, settings))
    with TestClient(app, raise_server_exceptions=False) as found:
        yield found


def sent(client: TestClient, *files: tuple[str, bytes], path: str = "/documents") -> str:
    answer = client.post(path, files=[("files", file) for file in files])
    assert answer.status_code == 200, answer.text
    return answer.text


def test_a_plain_form_sends_several_files_and_tells_what_became_of_each(
    open_client: TestClient,
) -> None:
    html = sent(
        open_client,
        ("新.txt", "新的一份文件。".encode()),
        ("bild.png", b"\x89PNG"),
        ("再来.txt", TEXT.encode()),
    )
    (draft,) = set(re.findall(r'href="(/drafts/doc-\w+)"', html))
    assert "不认识「bild.png」的格式" in html
    assert "「再来.txt」已经在图中" in html
    assert f'href="/documents/{ID}">看已收的那份' in html
    assert "还不在图里" in open_client.get(draft).text
    assert "新的一份文件" in open_client.get(f"{draft}/text").text
    assert open_client.get("/api/documents").json()["total"] == 1


def test_a_draft_is_accepted_and_discarded_by_forms(open_client: TestClient) -> None:
    html = sent(open_client, ("a.txt", "第一份文件。".encode()), ("b.txt", "第二份文件。".encode()))
    kept, dropped = sorted(set(re.findall(r'href="/drafts/(doc-\w+)"', html)))
    answer = open_client.post(f"/drafts/{kept}/accept", data={"lang": "en"}, follow_redirects=False)
    assert (answer.status_code, answer.headers["location"]) == (
        303,
        f"/documents/{kept}/brought?lang=en",
    )
    assert open_client.get(f"/documents/{kept}/brought").status_code == 200
    answer = open_client.post(f"/drafts/{dropped}/discard")
    assert "待收下" not in answer.text.partition("<table")[0].partition("upload")[0]
    assert open_client.get(f"/drafts/{dropped}").status_code == 404
    assert open_client.get("/api/documents").json()["total"] == 2


def test_all_drafts_are_accepted_at_once(open_client: TestClient) -> None:
    sent(open_client, ("a.txt", "第一份文件。".encode()), ("b.txt", "第二份文件。".encode()))
    assert open_client.post("/drafts/accept").status_code == 200
    assert open_client.get("/api/documents").json()["total"] == 3
    assert open_client.get("/api/drafts").json()["total"] == 0


def test_a_table_is_read_again_with_other_roles(tmp_path: Path) -> None:
    settings = Settings(data=tmp_path / "data", hosts=HOST)
    workspace = Workspace.open(settings.data, create=True)
    app = create_app(settings, Library(workspace, settings))
    with TestClient(app, raise_server_exceptions=False) as client:
        table = "抬头,主要产品\n泽星汽车有限公司,新能源整车\n".encode()
        html = sent(client, ("名单.csv", table))
        (draft,) = set(re.findall(r'href="(/drafts/doc-\w+)"', html))
        form = {"region": "", "title": ["抬头", "主要产品"], "role": ["firm", ""]}
        assert client.post(f"{draft}/read", data=form).status_code == 200
        found = client.get(f"/api{draft}").json()["draft"]
        assert found["columns"]["抬头"] == "firm"


def test_a_read_only_server_has_no_place_to_hand_in(client: TestClient) -> None:
    assert "data-upload" not in client.get("/documents").text
    answer = client.post("/documents", files=[("files", ("a.txt", b"abc"))])
    assert "只读" in answer.text
    assert client.get("/api/drafts").json()["total"] == 0


def test_a_statement_of_a_pdf_leads_to_the_picture_of_its_page(paper: TestClient) -> None:
    (document,) = paper.get("/api/documents").json()["items"]
    spans = paper.get(f"/api/documents/{document['id']}").json()
    evidence = spans["claims"][0]["evidence"][0]
    html = paper.get(f"/evidence/{evidence['id']}").text
    assert "<rect" in html
    (picture,) = set(re.findall(r'href="(/documents/doc-\w+/pages/\d+\.png)"', html))
    answer = paper.get(picture)
    assert (answer.status_code, answer.headers["content-type"]) == (200, "image/png")
    assert "immutable" in answer.headers["cache-control"]
    page = paper.get(f"/documents/{document['id']}/pages/{evidence['page']}?at={evidence['id']}")
    assert page.status_code == 200
    assert 'class="on"' in page.text


def test_pages_that_cannot_be_drawn_are_not_found(paper: TestClient, client: TestClient) -> None:
    (document,) = paper.get("/api/documents").json()["items"]
    for number in ("0", "99", "-1"):
        assert paper.get(f"/documents/{document['id']}/pages/{number}.png").status_code == 404
        assert paper.get(f"/documents/{document['id']}/pages/{number}").status_code == 404
    assert paper.get(f"/documents/{document['id']}/pages/x.png").status_code == 422
    assert client.get(f"/documents/{ID}/pages/1.png").status_code == 404
    assert client.get("/evidence/ev-none-1-2").status_code == 404
    assert client.get("/drafts/doc-none").status_code == 404
