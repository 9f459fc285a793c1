"""Names that may be one firm, over HTTP and on their page."""

import re
from pathlib import Path

from fastapi.testclient import TestClient

from api.app import create_app
from api.settings import Settings
from graph.build import Workspace
from graph.sources import Upload

PLAN = (
    "青岛市造灯产业规划\n青岛市甲光重工有限公司是造灯产业链的龙头企业。\n"
    "乙光照明有限公司是造灯产业链的龙头企业。"
)
NEWS = (
    "青岛市造灯产业新闻\n龙头企业甲光重工（青岛）有限公司投资3亿元建设造灯项目。"
    "龙头企业青岛乙光照明有限公司投资2亿元建设造灯项目。"
)


def serve(tmp_path: Path, *, read_only: bool) -> TestClient:
    data = tmp_path / "data"
    with Workspace.open(data, create=not data.exists()) as work:
        work.build([Upload(f"{n}.txt", text.encode()) for n, text in enumerate((PLAN, NEWS))])
    settings = Settings(data=data, read_only=read_only)
    return TestClient(create_app(settings), base_url="http://127.0.0.1")


def test_a_pair_is_decided_by_a_form_and_parted_again(tmp_path: Path) -> None:
    with serve(tmp_path, read_only=False) as client:
        [pair] = client.get("/api/names").json()["items"]
        assert pair["zh"] == "只差地名"
        page = client.get("/names").text
        assert "只差地名" in page
        assert page.count("<blockquote") == 2
        form = {"target": pair["one"]["id"], "value": pair["other"]["id"], "verdict": "same"}
        sent = client.post("/names/decide", data=form, follow_redirects=False)
        assert (sent.status_code, sent.headers["location"]) == (303, "/names")
        assert client.get("/api/names").json()["total"] == 0
        assert "人工判定" in client.get("/names").text
        for verdict in ("apart", "undo"):
            client.post("/names/decide", data={**form, "verdict": verdict})
        assert client.get("/api/names").json()["items"] == [pair]


def test_the_card_tells_which_names_became_one_why_and_where(tmp_path: Path) -> None:
    with serve(tmp_path, read_only=True) as client:
        page = client.get("/names").text
        [kept] = set(re.findall(r"/entities/(firm-\w+)", page.split('id="merged"')[1]))
        card = client.get(f"/entities/{kept}").text
        assert "只差写法或公司形式" in card
        assert "青岛市造灯产业规划" in card
        assert "/names/decide" not in page
        form = {"target": "firm-1", "value": "firm-2", "verdict": "same"}
        assert client.post("/names/decide", data=form).status_code == 403


def test_the_id_of_a_merged_firm_leads_to_the_one_it_goes_under(tmp_path: Path) -> None:
    with serve(tmp_path, read_only=False) as client:
        [pair] = client.get("/api/names").json()["items"]
        gone, kept = pair["one"]["id"], pair["other"]["id"]
        form = {"target": gone, "value": kept, "verdict": "same"}
        client.post("/names/decide", data=form)
        if client.get(f"/api/entities/{kept}", follow_redirects=False).status_code != 200:
            gone, kept = kept, gone
        for start in ("/api/entities/", "/entities/", "/api/timeline/"):
            sent = client.get(f"{start}{gone}?lang=en", follow_redirects=False)
            assert sent.status_code == 308
            assert sent.headers["location"] == f"{start}{kept}?lang=en"
            assert sent.headers["cache-control"] == "no-cache"
            assert client.get(f"{start}{gone}").status_code == 200
        client.post("/names/decide", data={**form, "verdict": "apart"})
        assert client.get(f"/entities/{gone}", follow_redirects=False).status_code == 200
