"""The place a document speaks for, known by one entity whatever the text calls it."""

from ontology.identity import entity_id
from ontology.model import Entity, EntityType
from reading.home import at_home
from reading.model import Mention
from reading.names import Names


def _place(name: str, kind: EntityType = EntityType.PLACE) -> Entity:
    return Entity(entity_id(kind, name), kind, name)


def _names(*entities: Entity) -> Names:
    mentions = tuple(
        Mention(10 * i, 10 * i + len(e.name), e.type, e.name, e.id) for i, e in enumerate(entities)
    )
    return Names(mentions, entities)


def test_a_city_and_its_short_name_are_one_place() -> None:
    mentions, entities, home = at_home(_names(_place("苏州"), _place("苏州市")), "苏州市")
    assert [(e.name, e.aliases) for e in entities] == [("苏州市", ("苏州",))]
    assert {m.entity for m in mentions} == {home}


def test_a_zone_with_and_without_its_city_is_one_place() -> None:
    _, entities, home = at_home(_names(_place("苏州云帆新区"), _place("无锡")), "云帆新区")
    assert {(e.name, e.aliases, e.id == home) for e in entities} == {
        ("云帆新区", ("苏州云帆新区",), True),
        ("无锡", (), False),
    }


def test_a_region_that_the_text_does_not_name_becomes_an_entity() -> None:
    _, entities, home = at_home(_names(_place("无锡")), "云帆高新区")
    assert {(e.name, e.type) for e in entities if e.id == home} == {("云帆高新区", EntityType.PARK)}


def test_a_park_that_is_the_region_keeps_its_fullest_name() -> None:
    park = _place("苏州自贸片区", EntityType.PARK)
    _, entities, home = at_home(_names(park), "苏州自贸片区")
    assert [(e.id, e.type) for e in entities] == [(home, EntityType.PARK)]


def test_without_a_region_nothing_is_home() -> None:
    _, entities, home = at_home(_names(_place("无锡")), "")
    assert (len(entities), home) == (1, "")


def test_a_region_named_only_inside_other_names_keeps_its_short_name_too() -> None:
    text = "无锡高新区的企业去了苏州。"
    _, entities, home = at_home(_names(_place("苏州")), "无锡市", text)
    assert {(e.name, e.aliases) for e in entities if e.id == home} == {("无锡市", ("无锡",))}


def test_every_place_keeps_the_short_name_that_stands_in_the_text() -> None:
    text = "无锡市工信局赴苏州对接，常熟市企业到场。"
    _, entities, _ = at_home(_names(_place("无锡市"), _place("常熟市")), "苏州市", text)
    assert {(e.name, e.aliases) for e in entities} == {
        ("无锡市", ("无锡",)),
        ("常熟市", ("常熟",)),
        ("苏州市", ("苏州",)),
    }
