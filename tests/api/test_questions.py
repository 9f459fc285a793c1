"""Ready questions over HTTP, on their pages and from the command line."""

import io
import json
import shutil
import zipfile
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from api.cli_commands import run
from api.routes.questions import AnswerForm
from api.settings import Settings
from ontology.questions import SlotKind, questions
from tests.api.conftest import serving

NEV = "新能源汽车"
HOSTILE = 'x"@zh } UNION { ?s ?p ?o } #'
HTML = {"accept": "text/html"}


def test_the_list_names_the_slots_of_each_question(client: TestClient) -> None:
    found = {q["name"]: q["slots"] for q in client.get("/api/questions").json()}
    assert list(found) == [q.name for q in questions()]
    assert found["03-no-record"] == [
        {"name": "产业链", "kind": "chain", "required": True},
        {"name": "地区", "kind": "region", "required": False},
    ]
    assert found["20-shared"] == []


def test_a_question_is_answered_with_words_in_its_slots(client: TestClient) -> None:
    found = client.get("/api/questions/01-leaders", params={"chain": "nev"}).json()
    assert found["words"] == {"chain": NEV}
    assert found["columns"] == ["企业", "产业链", "文件"]
    assert [(row["企业"], row["产业链"]) for row in found["rows"]] == [("泽星汽车有限公司", NEV)]
    assert f'VALUES ?产业链 {{ "{NEV}"@zh }}' in found["query"]
    assert found["truncated"] is False


def test_a_name_nobody_knows_a_slot_left_empty_and_no_year_are_told(client: TestClient) -> None:
    for parameters, status, said in (
        ({"chain": "无此链"}, 404, "没有产业链「无此链」"),
        ({"chain": HOSTILE}, 404, "没有产业链"),
        ({}, 422, "这个问题要给出产业链"),
    ):
        answer = client.get("/api/questions/02-segments", params=parameters)
        assert answer.status_code == status
        assert said in answer.json()["error"]["message"]
    answer = client.get("/api/questions/12-targets-by-year", params={"year": "二零"})
    assert (answer.status_code, answer.json()["error"]["code"]) == (422, "bad_input")
    assert client.get("/api/questions/99-none").status_code == 404


def test_a_region_nobody_named_is_the_home_region(client: TestClient) -> None:
    found = client.get("/api/questions/23-on-record").json()
    assert found["words"] == {"region": "云泽新区"}
    assert {row["企业"] for row in found["rows"]} >= {"泽川电池"}


@pytest.mark.parametrize("asked", questions(), ids=lambda q: q.name)
def test_every_question_has_a_page_that_answers_it(client: TestClient, asked: object) -> None:
    name = getattr(asked, "name", "")
    answer = client.get(f"/questions/{name}", headers=HTML)
    assert answer.status_code == 200
    assert "<table" in answer.text or "没有符合的记载" in answer.text


def test_the_answer_leads_to_cards_and_sentences(client: TestClient) -> None:
    page = client.get("/questions/16-where-said", params={"firm": "泽川电池"}, headers=HTML).text
    assert '<a href="/entities/firm-' in page
    assert ">泽川电池</a>" in page
    assert '<a href="/documents/doc-' in page
    assert "#ev-" in page
    assert "/api/questions/16-where-said?firm=%E6%B3%BD%E5%B7%9D" in page
    assert "/query?q=16-where-said&amp;firm=" in page


def test_an_unknown_name_on_the_page_offers_the_near_ones(client: TestClient) -> None:
    answer = client.get("/questions/16-where-said", params={"firm": "zechuan"}, headers=HTML)
    assert answer.status_code == 404
    assert "没有企业「zechuan」" in answer.text
    assert "您是不是要找" in answer.text
    assert "?firm=%E6%B3%BD%E5%B7%9D%E7%94%B5%E6%B1%A0" in answer.text


def test_the_workbench_opens_with_the_question_filled(client: TestClient) -> None:
    page = client.get("/query", params={"q": "02-segments", "chain": HOSTILE}, headers=HTML).text
    assert "VALUES ?产业链 { &#34;x\\&#34;@zh } UNION" in page
    assert "SELECT 7" in client.get("/query", params={"query": "SELECT 7"}, headers=HTML).text


def test_a_name_in_a_cell_leads_to_its_card_or_to_the_search_for_it(client: TestClient) -> None:
    def leads(kind: str, name: str) -> str:
        answer = client.get(
            "/cards", params={"kind": kind, "name": name, "lang": "en"}, follow_redirects=False
        )
        assert answer.status_code == 303
        return str(answer.headers["location"])

    assert leads("firm", "泽川电池").startswith("/entities/firm-")
    assert leads("firm", "泽川电池").endswith("?lang=en")
    assert leads("firm", "无此企业").startswith("/entities?q=")
    assert leads("chain", NEV).startswith("/chains/chain-")


def test_answers_come_as_spreadsheets_in_which_nothing_is_a_formula(client: TestClient) -> None:
    asked = {"query": 'SELECT ("=1+1" AS ?企业) (true AS ?现状) {}', "format": "csv"}
    answer = client.post("/api/answers", data=asked)
    assert answer.headers["content-type"] == "text/csv; charset=utf-8"
    assert answer.content.decode("utf-8-sig") == "企业,现状\r\n'=1+1,是\r\n"
    answer = client.post("/api/answers", data={**asked, "format": "xlsx", "lang": "en"})
    with zipfile.ZipFile(io.BytesIO(answer.content)) as packed:
        sheet = packed.read("xl/worksheets/sheet1.xml").decode()
    assert "<f>" not in sheet
    assert "firm" in sheet
    assert "yes" in sheet


def test_triples_come_as_a_table_of_three_columns(client: TestClient) -> None:
    query = 'CONSTRUCT { <urn:a> <urn:b> "丙" } {}'
    answer = client.post("/api/answers", data={"query": query})
    assert answer.content.decode("utf-8-sig").splitlines() == [
        "subject,predicate,object",
        "urn:a,urn:b,丙",
    ]


def test_what_the_endpoint_refuses_is_said_in_words(client: TestClient) -> None:
    answer = client.post("/api/answers", data={"query": "SELECT"})
    assert answer.status_code == 400
    assert answer.json()["error"]["message"].startswith("查询写法有误")
    assert client.post("/api/answers", data={"query": "DELETE {} WHERE {}"}).status_code == 400


def test_a_cut_answer_says_so_on_the_page_and_in_the_files(tmp_path: Path, town_data: Path) -> None:
    data = Path(shutil.copytree(town_data, tmp_path / "data"))
    settings = Settings(data=data, read_only=True, hosts="testserver", row_cap=2)
    with serving(settings) as client:
        page = client.get("/questions/02-segments", params={"chain": NEV}, headers=HTML).text
        assert "只取了前2条" in page
        address = "/api/questions/02-segments"
        for form in (AnswerForm.CSV, AnswerForm.XLSX):
            answer = client.get(address, params={"chain": NEV, "format": form.value})
            assert answer.headers["x-liantu-truncated"] == "true"
            if form is AnswerForm.CSV:
                last = answer.content.decode("utf-8-sig").splitlines()[-1]
                assert last.startswith("答案太长，只取了前2条")
        assert client.get(address, params={"chain": NEV}).json()["truncated"] is True


def test_the_command_lists_asks_and_writes_the_query(
    tmp_path: Path, town_data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    data = ["--data", str(shutil.copytree(town_data, tmp_path / "data"))]
    assert run(["ask"]) == 0
    assert "--chain [--region]" in capsys.readouterr().out
    assert run(["ask", "--json"]) == 0
    assert len(json.loads(capsys.readouterr().out)) == len(questions())
    assert run(["ask", "leaders", "--chain", NEV, "--json", *data]) == 0
    found = json.loads(capsys.readouterr().out)
    assert [row["企业"] for row in found["rows"]] == ["泽星汽车有限公司"]
    assert run(["ask", "23", "--format", "csv", "--lang", "en", *data]) == 0
    assert capsys.readouterr().out.startswith("chain,segment,firm or project,firm,now")
    assert run(["ask", "02", "--chain", NEV, *data]) == 0
    assert "动力电池" in capsys.readouterr().out
    assert run(["ask", "02", "--chain", "nev", "--format", "sparql", *data]) == 0
    assert f'"{NEV}"@zh' in capsys.readouterr().out
    assert run(["ask", "02", *data]) == 1
    assert "要给出产业链" in capsys.readouterr().err


def test_the_command_has_an_option_for_each_kind_of_slot(
    capsys: pytest.CaptureFixture[str],
) -> None:
    run(["ask", "--help"])
    told = capsys.readouterr().out
    assert all(f"--{kind.value}" in told for kind in SlotKind)
