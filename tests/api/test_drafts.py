"""Documents that wait to be accepted, over HTTP."""

from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from api.settings import Settings
from graph.build import Workspace
from tests.api.conftest import HOST, serving
from tests.api.town import TEXT, reader

NEW = "新的一份文件，还没有人收下。"


def hand_in(client: TestClient, name: str = "新.txt", text: str = NEW) -> str:
    answer = client.post("/api/drafts", files={"file": (name, text.encode())})
    assert answer.status_code == 201, answer.text
    id_: str = answer.json()["id"]
    return id_


def graph(client: TestClient) -> tuple[object, ...]:
    """All that must be the same while a draft only waits."""
    query = {"query": "SELECT (COUNT(*) AS ?n) WHERE { ?s ?p ?o }"}
    return (
        client.get("/api/version").json(),
        client.get("/api/documents").json(),
        client.get("/sparql", params=query).json(),
        client.get("/data/liantu.nq").text,
    )


def test_a_draft_is_no_part_of_the_graph_until_it_is_accepted(open_client: TestClient) -> None:
    before = graph(open_client)
    draft = hand_in(open_client)
    assert graph(open_client) == before
    assert open_client.get(f"/api/documents/{draft}").status_code == 404
    assert open_client.get("/api/drafts").json()["total"] == 1
    answer = open_client.post(f"/api/drafts/{draft}/accept")
    assert (answer.status_code, answer.json()["new"]) == (200, True)
    assert open_client.get(f"/api/documents/{draft}").status_code == 200
    assert open_client.get("/api/drafts").json()["total"] == 0
    assert open_client.get("/api/version").json()["documents"] == 2


def test_a_draft_tells_what_it_would_bring(tmp_path: Path) -> None:
    with serving(Settings(data=empty(tmp_path), hosts=HOST)) as client:
        draft = hand_in(client, "简报.txt", TEXT)
        found = client.get(f"/api/drafts/{draft}").json()
        assert found["draft"]["problems"] == ["日期未注明"]
        counts = {k: found["draft"]["document"][k] for k in ("claims", "observations", "gaps")}
        assert counts == {"claims": 8, "observations": 1, "gaps": 1}
        told = found["brought"]
        assert len(told["facts"]) == 10
        assert all(not fact["others"] for fact in told["facts"])
        assert "泽星汽车有限公司" in {thing["name"] for thing in told["entities"]}
        states = {(m["segment"]["name"], m["before"], m["after"]) for m in told["moved"]}
        assert ("驱动电机", "unknown", "external") in states
        client.post(f"/api/drafts/{draft}/accept")
        assert client.get(f"/api/documents/{draft}/brought").json() == told


def test_a_discarded_draft_is_gone(open_client: TestClient) -> None:
    draft = hand_in(open_client)
    assert open_client.post(f"/api/drafts/{draft}/discard").json() == {"discarded": draft}
    assert open_client.get("/api/drafts").json()["items"] == []
    assert open_client.get(f"/api/drafts/{draft}").status_code == 404
    assert open_client.post(f"/api/drafts/{draft}/accept").status_code == 404


def test_a_draft_survives_a_restart(tmp_path: Path) -> None:
    settings = Settings(data=empty(tmp_path), hosts=HOST)
    with serving(settings) as client:
        draft = hand_in(client)
    with serving(settings) as client:
        assert [d["id"] for d in client.get("/api/drafts").json()["items"]] == [draft]
        assert client.get("/api/version").json()["documents"] == 0


def test_what_is_in_the_graph_is_told_and_not_laid_down(open_client: TestClient) -> None:
    answer = open_client.post("/api/drafts", files={"file": ("再来.txt", TEXT.encode())})
    error = answer.json()["error"]
    assert (answer.status_code, error["code"]) == (409, "already_there")
    assert "再来.txt" in error["message"]
    (detail,) = error["detail"]
    assert open_client.get(f"/api/documents/{detail['problem']}").status_code == 200
    assert open_client.get("/api/drafts").json()["total"] == 0


@pytest.mark.parametrize(
    ("name", "data", "code"),
    [
        ("leer.txt", b"", "empty_document"),
        ("bild.png", b"\x89PNG", "unknown_format"),
        ("zufall.txt", bytes(range(128, 256)) * 3, "unreadable_encoding"),
        ("kaputt.docx", b"PK\x03\x04" + b"0" * 99, "damaged_document"),
        ("leer.pdf", b"%PDF-1.4\n", "damaged_document"),
    ],
)
def test_a_bad_file_is_told_in_words_and_leaves_no_trace(
    open_client: TestClient, name: str, data: bytes, code: str
) -> None:
    answer = open_client.post("/api/drafts", files={"file": (name, data)})
    assert (answer.status_code, answer.json()["error"]["code"]) == (422, code)
    assert name in answer.json()["error"]["message"]
    assert open_client.get("/api/drafts").json()["total"] == 0


def test_a_file_past_the_limit_is_refused_as_a_draft_too(open_client: TestClient) -> None:
    answer = open_client.post("/api/drafts", files={"file": ("a.txt", b"a" * 200_000)})
    assert (answer.status_code, answer.json()["error"]["code"]) == (413, "document_too_large")


def test_a_full_desk_takes_nothing_more(tmp_path: Path) -> None:
    with serving(Settings(data=empty(tmp_path), hosts=HOST, draft_count=1)) as client:
        hand_in(client)
        answer = client.post("/api/drafts", files={"file": ("b.txt", b"noch eine")})
        assert (answer.status_code, answer.json()["error"]["code"]) == (409, "drafts_full")


def test_a_read_only_server_takes_no_drafts_and_decides_on_none(client: TestClient) -> None:
    answer = client.post("/api/drafts", files={"file": ("a.txt", "甲".encode())})
    assert answer.status_code == 403
    assert client.post("/api/drafts/doc-1/accept").status_code == 403
    assert client.post("/api/drafts/doc-1/discard").status_code == 403


def test_pages_of_other_sites_may_neither_hand_in_nor_accept(open_client: TestClient) -> None:
    draft = hand_in(open_client)
    away = {"origin": "https://elsewhere.example"}
    for path in ("/api/drafts", f"/api/drafts/{draft}/accept", f"/api/drafts/{draft}/discard"):
        files = {"file": ("a.txt", b"abc")}
        assert open_client.post(path, files=files, headers=away).status_code == 403
    assert open_client.get("/api/drafts").json()["total"] == 1


def test_a_hostile_name_is_cut_to_what_may_be_shown(open_client: TestClient) -> None:
    draft = hand_in(open_client, "../../..\\x/\u202e名.txt")
    found = open_client.get(f"/api/drafts/{draft}").json()
    assert found["draft"]["document"]["name"] == "名.txt"


def empty(folder: Path) -> Path:
    """A data directory without documents."""
    with Workspace.open(folder / "data", create=True, reader=reader):
        return folder / "data"
