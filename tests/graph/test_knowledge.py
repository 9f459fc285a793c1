import random

import pytest

from graph.knowledge import knowledge_of
from ontology.errors import NotFound
from ontology.model import Reading, Relation, Review, Status
from tests.graph.world import (
    CHAIN,
    FIRM,
    PARK,
    PLACE,
    claim,
    document,
    entity,
    one_line_reading,
    reference_chain,
)


def test_same_thing_in_two_documents_takes_its_longest_name() -> None:
    short, full = entity(FIRM, "甲方"), entity(FIRM, "甲方集团股份有限公司", "甲方集团")
    chain = entity(CHAIN, "造梦")
    readings = [one_line_reading(firm, Relation.IN_CHAIN, chain) for firm in (short, full)]
    known = knowledge_of(readings)
    assert known.entities[short.id].name == "甲方集团股份有限公司"
    assert known.entities[short.id].aliases == ("甲方", "甲方集团")


def test_of_equally_long_names_the_more_frequent_wins_then_the_first_by_code_point() -> None:
    rare, frequent = entity(FIRM, "ＡＢ光电"), entity(FIRM, "AB光电")
    assert rare.id == frequent.id
    chain, park = entity(CHAIN, "造梦"), entity(PARK, "梦园")
    readings = [
        one_line_reading(rare, Relation.IN_CHAIN, chain),
        one_line_reading(frequent, Relation.IN_CHAIN, chain),
    ]
    assert knowledge_of(readings).name(rare.id) == "AB光电"
    readings.append(one_line_reading(rare, Relation.LOCATED_IN, park))
    assert knowledge_of(readings).name(rare.id) == "ＡＢ光电"


def test_the_order_of_documents_makes_no_difference() -> None:
    firms = [entity(FIRM, f"第{i}公司") for i in range(6)]
    readings = [one_line_reading(f, Relation.IN_CHAIN, entity(CHAIN, "造梦")) for f in firms]
    shuffled = random.Random(7).sample(readings, len(readings))
    one, other = knowledge_of(readings), knowledge_of(shuffled)
    assert (one.claims, one.entities, one.documents) == (
        other.claims,
        other.entities,
        other.documents,
    )
    assert list(one.entities) == list(other.entities) == sorted(one.entities)


def test_a_reference_chain_keeps_its_own_name_and_learns_aliases() -> None:
    reference = reference_chain()
    read = entity(CHAIN, "造梦机产业", "造梦机")
    known = knowledge_of(
        [one_line_reading(entity(FIRM, "甲方"), Relation.IN_CHAIN, read)], [reference]
    )
    assert read.id == reference.id
    assert known.name(reference.id) == "造梦机产业链"
    assert known.entities[reference.id].aliases == ("造梦", "造梦机", "造梦机产业")
    assert known.chains == {reference.id: reference}
    assert known.name(reference.segments[1].id) == "梦芯"


def test_only_actual_unrejected_claims_are_direct() -> None:
    firm, chain, other = entity(FIRM, "甲方"), entity(CHAIN, "造梦"), entity(CHAIN, "织云")
    source = document("甲方在造梦。甲方在织云。甲方不在造梦。")
    claims = (
        claim(source, "甲方在造梦", (firm, Relation.IN_CHAIN, chain)),
        claim(
            source,
            "甲方在织云",
            (firm, Relation.IN_CHAIN, other),
            Status.ACTUAL,
            Review.REJECTED,
        ),
        claim(source, "甲方不在造梦", (firm, Relation.IN_CHAIN, chain), Status.NEGATED),
    )
    known = knowledge_of([Reading(source, (firm, chain, other), claims)])
    assert known.direct(Relation.IN_CHAIN) == ((firm.id, chain.id),)
    assert known.claims_from(firm.id, Relation.IN_CHAIN) == claims
    assert known.claims_to(chain.id) == (claims[0], claims[2])
    assert known.by_document == {source.id: claims}
    assert known.claims_with(Relation.SUPPLIES_TO) == ()


def test_chains_and_regions_are_found_by_id_name_alias_and_short_name() -> None:
    reference, city = reference_chain(), entity(PLACE, "乙市", "乙城")
    known = knowledge_of(
        [one_line_reading(entity(FIRM, "甲方"), Relation.LOCATED_IN, city)], [reference]
    )
    for text in (reference.id, "造梦机产业链", "造梦机", "造梦", " 造梦机 产业 "):
        assert known.find_chain(text).id == reference.id
    for text in (city.id, "乙市", "乙", "乙城"):
        assert known.find_region(text) == city
    assert known.find_segment("梦芯").id == reference.segments[1].id


def test_an_unknown_name_is_refused_with_what_is_near() -> None:
    known = knowledge_of([], [reference_chain()])
    with pytest.raises(NotFound) as fault:
        known.find_chain("造梦工厂机")
    assert fault.value.zh == "没有产业链「造梦工厂机」；相近：造梦机产业链"
    with pytest.raises(NotFound) as fault:
        known.find_region("造梦机")
    assert fault.value.zh == "没有地区「造梦机」"
    with pytest.raises(NotFound):
        known.entity("firm-000000000000")
    with pytest.raises(NotFound):
        known.document("doc-000000000000")


def test_of_two_things_with_one_name_the_better_known_is_found() -> None:
    park, place = entity(PARK, "云谷"), entity(PLACE, "云谷")
    known = knowledge_of(
        [
            one_line_reading(entity(FIRM, "甲方"), Relation.LOCATED_IN, park),
            one_line_reading(entity(FIRM, "乙方"), Relation.LOCATED_IN, park),
            one_line_reading(entity(FIRM, "丙方"), Relation.LOCATED_IN, place),
        ]
    )
    assert known.find_region("云谷") == park
