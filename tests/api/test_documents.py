"""Documents over HTTP."""

from fastapi.testclient import TestClient

from tests.api.town import TEXT, reader

ID = reader("简报.txt", TEXT.encode()).document.id


def test_the_list_counts_what_was_read(client: TestClient) -> None:
    found = client.get("/api/documents").json()
    assert (found["total"], found["offset"], found["limit"]) == (1, 0, 50)
    (document,) = found["items"]
    assert document["id"] == ID
    assert document["name"] == "简报.txt"
    assert (document["claims"], document["observations"], document["gaps"]) == (8, 1, 1)
    assert document["characters"] == len(TEXT)


def test_paging_leaves_out_what_stands_before(client: TestClient) -> None:
    found = client.get("/api/documents", params={"offset": 1, "limit": 5}).json()
    assert (found["total"], found["items"]) == (1, [])


def test_every_quote_stands_in_the_text_at_its_place(client: TestClient) -> None:
    found = client.get(f"/api/documents/{ID}").json()
    text = found["text"]
    assert text == TEXT
    assert found["problems"] == ["日期未注明"]
    evidence = [
        e for kind in ("claims", "observations", "gaps") for f in found[kind] for e in f["evidence"]
    ]
    assert len(evidence) == 10
    for span in evidence:
        assert text[span["start"] : span["end"]] == span["quote"]


def test_the_words_behind_a_fact_are_told_with_all_that_rests_on_them(client: TestClient) -> None:
    gap = client.get(f"/api/documents/{ID}").json()["gaps"][0]
    found = client.get(f"/api/evidence/{gap['evidence'][0]['id']}").json()
    assert found["evidence"] == gap["evidence"][0]
    (fact,) = found["facts"]
    assert (fact["kind"], fact["status"], fact["rule"]) == ("gap", None, "by_hand")
    assert found["citation"].endswith("“驱动电机目前都要从区外采购”")
    assert client.get("/api/evidence/ev-0-0-0").status_code == 404


def test_spans_come_in_order_and_lead_to_their_facts(client: TestClient) -> None:
    found = client.get(f"/api/documents/{ID}").json()
    places = [(span["start"], span["end"]) for span in found["spans"]]
    assert places == sorted(places)
    facts = {f["id"] for kind in ("claims", "observations", "gaps") for f in found[kind]}
    assert {fact for span in found["spans"] for fact in span["facts"]} == facts


def test_a_read_only_server_takes_no_documents(client: TestClient) -> None:
    answer = client.post("/api/documents", files={"file": ("a.txt", "甲".encode())})
    assert answer.status_code == 403
    assert answer.json()["error"]["message"] == "本服务只读，不接受上传"


def test_an_upload_is_read_and_shows_at_once(open_client: TestClient) -> None:
    before = open_client.get("/api/version").json()
    answer = open_client.post(
        "/api/documents", files={"file": ("新.txt", "新的一份文件。".encode())}
    )
    assert answer.status_code == 201
    added = answer.json()
    assert added["new"] is True
    assert added["problems"] == ["没有读到任何事实"]
    after = open_client.get("/api/version").json()
    assert (before["documents"], after["documents"]) == (1, 2)
    assert before["generation"] != after["generation"]
    assert open_client.get(f"/api/documents/{added['document']['id']}").status_code == 200
    count = "SELECT (COUNT(?d) AS ?n) WHERE { ?d a ?c FILTER(STRENDS(STR(?c), 'Document')) }"
    rows = open_client.get("/sparql", params={"query": count}).json()["results"]["bindings"]
    assert rows[0]["n"]["value"] == "2"


def test_a_document_known_before_is_not_new(open_client: TestClient) -> None:
    answer = open_client.post("/api/documents", files={"file": ("again.txt", TEXT.encode())})
    assert (answer.status_code, answer.json()["new"]) == (201, False)
    assert open_client.get("/api/documents").json()["total"] == 1


def test_bad_uploads_say_what_is_wrong_and_change_nothing(open_client: TestClient) -> None:
    for name, data, code in (
        ("leer.txt", b"", "empty_document"),
        ("bild.png", b"\x89PNG", "unknown_format"),
        ("zufall.txt", bytes(range(128, 256)) * 3, "unreadable_encoding"),
    ):
        answer = open_client.post("/api/documents", files={"file": (name, data)})
        assert (answer.status_code, answer.json()["error"]["code"]) == (422, code)
        assert name in answer.json()["error"]["message"]
    assert open_client.get("/api/documents").json()["total"] == 1


def test_a_name_cannot_leave_the_data_directory(open_client: TestClient) -> None:
    files = {"file": ("../../../etc/leaf.txt", "一份文件。".encode())}
    added = open_client.post("/api/documents", files=files).json()
    assert added["document"]["name"] == "leaf.txt"


def test_an_upload_past_the_limit_is_refused(open_client: TestClient) -> None:
    answer = open_client.post("/api/documents", files={"file": ("a.txt", b"a" * 200_000)})
    assert answer.status_code == 413
    assert answer.json()["error"]["code"] == "document_too_large"


def test_an_upload_without_a_length_is_counted_as_it_comes(open_client: TestClient) -> None:
    sent = 0

    def body() -> object:
        nonlocal sent
        yield b'--x\r\nContent-Disposition: form-data; name="file"; filename="a.txt"\r\n\r\n'
        for _ in range(1000):
            sent += 10_000
            yield b"a" * 10_000
        yield b"\r\n--x--\r\n"

    answer = open_client.post(
        "/api/documents",
        content=body(),  # type: ignore[arg-type]
        headers={"content-type": "multipart/form-data; boundary=x"},
    )
    assert answer.status_code == 413
    assert answer.json()["error"]["code"] == "document_too_large"


def test_a_missing_file_is_named(open_client: TestClient) -> None:
    answer = open_client.post("/api/documents", data={"region": "云泽新区"})
    assert answer.status_code == 422
    assert answer.json()["error"]["detail"][0]["where"] == "body.file"
