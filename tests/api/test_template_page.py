"""The page on which a reference chain is edited: by forms alone, refused on a read-only server."""

import html
import re

import pytest
from fastapi.testclient import TestClient

from tests.api.town import PLACE

NEV = "新能源汽车"
PAGE = "/chains/chain-nev/template"
BROWSER = {"accept": "text/html"}
REGION = {"region": "云泽新区"}


def edited(client: TestClient) -> bytes:
    data = client.get(f"/api/templates/{NEV}").content
    text = data.decode("utf-8-sig").replace("version=1.0.0", "version=1.0.1")
    return text.replace("Traction batteries", "Traction cells").encode()


def test_the_page_shows_segments_versions_and_downloads(client: TestClient) -> None:
    page = client.get(PAGE).text
    assert page.count('<td data-th="链位">') == 15
    for form in ("csv", "xlsx", "ttl"):
        assert f"/api/templates/chain-nev?format={form}" in page
    assert "没有文件这样说" in page
    assert "动力电池 / 燃料电池系统" in page
    assert '<form method="post"' not in page  # read-only
    assert "Edit the reference chain" in client.get("/chains/chain-nev?lang=en").text
    assert "See what changes" not in client.get(f"{PAGE}?lang=en").text


def test_an_upload_is_shown_before_it_is_used(open_client: TestClient) -> None:
    file = {"file": ("nev.csv", edited(open_client))}
    shown = open_client.post(f"{PAGE}/diff?lang=en", files=file)
    assert shown.status_code == 200
    assert "Traction cells" in shown.text
    assert "A patch" in shown.text
    assert open_client.get(f"/api/chains/{NEV}", params=REGION).json()["version"] == "1.0.0"
    sheet = re.search(r'name="sheet" value="([^"]*)"', shown.text)
    assert sheet
    said = {"sheet": html.unescape(sheet[1]), "because": "改名"}
    used = open_client.post(f"{PAGE}/activate?lang=en", data=said, follow_redirects=False)
    assert (used.status_code, used.headers["location"]) == (303, f"{PAGE}?lang=en")
    assert open_client.get(f"/api/chains/{NEV}", params=REGION).json()["version"] == "1.0.1"
    back = {"version": "1.0.0", "because": ""}
    again = open_client.post(f"{PAGE}/version", data=back)
    assert again.status_code == 200
    assert open_client.get(f"/api/chains/{NEV}", params=REGION).json()["version"] == "1.0.0"


def test_a_broken_upload_is_a_page_with_the_place(open_client: TestClient) -> None:
    file = {"file": ("nev.csv", b"key,label\n")}
    refused = open_client.post(f"{PAGE}/diff", files=file, headers=BROWSER)
    assert refused.status_code == 422
    assert "第1行应以「chain」开头" in refused.text
    assert open_client.get(f"{PAGE}/diff").url.path == PAGE


def test_a_region_is_changed_and_the_change_undone(open_client: TestClient) -> None:
    said = {"place": PLACE.id, "segment": "seg-nev-battery", "value": "off", "because": "不发展"}
    page = open_client.post(f"{PAGE}/overlay", data=said).text
    assert "不发展" in page
    board = open_client.get(f"/api/chains/{NEV}", params=REGION).json()
    assert "seg-nev-battery" not in {s["id"] for s in board["segments"]}
    assert "不发展" not in open_client.post(f"{PAGE}/overlay", data={**said, "value": ""}).text


def test_the_table_of_alternatives_is_edited_on_the_page_and_over_http(
    open_client: TestClient,
) -> None:
    empty = {"file": ("a.csv", b"chain,segment,inputs,source\n")}
    page = open_client.post(f"{PAGE}/alternatives", files=empty).text
    assert "投入缺一不可" in page
    assert open_client.get("/api/alternatives").json()["ours"] is False
    assert "自带的表" in open_client.post(f"{PAGE}/alternatives/ours").text
    table = open_client.get("/api/alternatives/table").content
    used = open_client.post("/api/alternatives", files={"file": ("a.csv", table)})
    assert (used.status_code, len(used.json()["items"])) == (201, 8)
    assert open_client.post("/api/alternatives/ours").json()["ours"] is True


@pytest.mark.parametrize(
    "step", ["diff", "activate", "propose", "version", "overlay", "alternatives"]
)
def test_a_read_only_server_and_other_sites_are_refused(
    client: TestClient, open_client: TestClient, step: str
) -> None:
    fields = {"sheet": "x", "version": "1.0.0", "place": PLACE.id, "segment": "seg-nev-battery"}
    file = {"file": ("a.csv", b"x")}
    assert client.post(f"{PAGE}/{step}", data=fields, files=file).status_code == 403
    elsewhere = {"origin": "http://elsewhere.example"}
    answer = open_client.post(f"{PAGE}/{step}", data=fields, files=file, headers=elsewhere)
    assert answer.status_code == 403
