"""Things over HTTP."""

import pytest
from fastapi.testclient import TestClient

from tests.api.town import BATTERY, MAKER, PARK, PLACE


@pytest.mark.parametrize(
    "words", ["泽星汽车有限公司", "泽星汽车", "泽星", "zexingqiche", "zxqc", "ZXQC"]
)
def test_a_thing_is_found_by_name_alias_pinyin_and_initials(client: TestClient, words: str) -> None:
    found = client.get("/api/entities", params={"q": words, "type": "Firm"}).json()
    assert found["items"][0]["id"] == MAKER.id
    assert found["items"][0]["aliases"] == ["泽星汽车"]


def test_without_words_all_of_a_class_come_by_name(client: TestClient) -> None:
    found = client.get("/api/entities", params={"type": "Firm"}).json()
    names = [item["name"] for item in found["items"]]
    assert (found["total"], names) == (3, sorted(names))


def test_words_nobody_has_find_nothing(client: TestClient) -> None:
    assert client.get("/api/entities", params={"q": "不存在"}).json()["total"] == 0


def test_paging_cuts_the_list_and_keeps_the_total(client: TestClient) -> None:
    found = client.get("/api/entities?type=Firm&limit=1&offset=1").json()
    assert (found["total"], len(found["items"])) == (3, 1)


def test_a_card_has_claims_both_ways_with_their_sentences(client: TestClient) -> None:
    card = client.get(f"/api/entities/{PARK.id}").json()
    outward = {(c["predicate"], c["object"]["name"]) for c in card["claims"]}
    inward = {(c["predicate"], c["subject"]["name"]) for c in card["claimed"]}
    assert outward == {("locatedIn", "云泽新区"), ("focusesOn", "新能源汽车")}
    assert inward == {("locatedIn", MAKER.name), ("locatedIn", BATTERY.name)}
    (located,) = (c for c in card["claims"] if c["predicate"] == "locatedIn")
    assert located["holds"] is True
    assert located["evidence"][0]["quote"] == "云泽汽车产业园位于云泽新区"


def test_a_card_names_the_areas_from_the_inside_out(client: TestClient) -> None:
    card = client.get(f"/api/entities/{MAKER.id}").json()
    assert [area["name"] for area in card["areas"]][:2] == ["云泽汽车产业园", "云泽新区"]


def test_the_card_of_a_chain_has_its_numbers_and_gaps(client: TestClient) -> None:
    chain = client.get("/api/entities", params={"q": "新能源汽车"}).json()["items"][0]["id"]
    card = client.get(f"/api/entities/{chain}").json()
    (output,) = card["observations"]
    assert (output["value"], output["unit"], output["bound"]) == (320.5, "亿元", "ge")
    assert (output["year"], output["region"]["id"]) == (2023, PLACE.id)
    (gap,) = card["gaps"]
    assert (gap["kind"], gap["what"]) == ("ExternalSupply", "驱动电机")
