"""The shape of hand annotations."""

from ontology.model import Claim, Gap, Reading
from reading.gold import as_gold
from reading.rules import facts
from tests.reading.rule_page import page_of


def test_a_reading_is_written_by_name_in_the_words_of_the_annotators() -> None:
    page = page_of(
        "# 智能家电\n拟招商名录：远山电器。\n劣势：压缩机依赖进口。",
        home="云帆新区",
        place="云帆新区",
        chain="智能家电",
        firm="远山电器",
        segment="压缩机",
    )
    found = facts(page)
    reading = Reading(
        page.document,
        page.entities,
        tuple(f for f in found if isinstance(f, Claim)),
        (),
        tuple(f for f in found if isinstance(f, Gap)),
    )
    gold = as_gold(reading)
    assert {(e["type"], e["name"]) for e in gold["entities"]} == {
        ("Place", "云帆新区"),
        ("Industry", "智能家电"),
        ("Firm", "远山电器"),
        ("Stage", "压缩机"),
    }
    assert {"type": "target_for", "subject": "远山电器", "object": "智能家电", "status": "planned",
            "quote": "远山电器"} in gold["relations"]  # fmt: skip
    assert gold["gaps"] == [
        {
            "chain": "智能家电",
            "region": "云帆新区",
            "what": "压缩机",
            "kind": "import_dependent",
            "quote": "压缩机依赖进口",
        }
    ]
    assert gold["id"] == "passage"
