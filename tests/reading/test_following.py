"""What follows from several facts together, and what does not."""

from dataclasses import replace

from ontology.model import Claim, Relation, Status
from reading.rules import facts
from reading.rules.following import followed
from reading.rules.stating import Said, claim
from tests.reading.rule_page import page_of

_PAGE = page_of(
    "岚帆氢能、岚帆电堆扩产项目、氢能、储能、电堆。",
    firm="岚帆氢能",
    project="岚帆电堆扩产项目",
    chain="氢能 储能",
    segment="电堆",
)
_IDS = {entity.name: entity.id for entity in _PAGE.entities}


def _told(
    subject: str,
    relation: Relation,
    object_: str,
    status: Status = Status.ACTUAL,
    sure: float = 0.9,
) -> Claim:
    said = Said(_IDS[subject], relation, _IDS[object_], status)
    return replace(claim(_PAGE, "test", said, ((0, 5),)), confidence=sure)


def _followed(*claims: Claim) -> set[tuple[str, str, str, str, str]]:
    names = {entity.id: entity.name for entity in _PAGE.entities}
    return {
        (c.rule, names[c.subject], c.predicate.value, names[c.object], c.status.value)
        for c in followed(_PAGE, claims)
    }


def test_who_leads_a_chain_belongs_to_it() -> None:
    leads = _told("岚帆氢能", Relation.LEADER_OF, "氢能")
    assert _followed(leads) == {("chain_of_leader", "岚帆氢能", "inChain", "氢能", "Actual")}


def test_who_makes_the_segment_of_one_chain_belongs_to_it() -> None:
    makes = _told("岚帆氢能", Relation.IN_SEGMENT, "电堆", Status.PLANNED)
    has = _told("氢能", Relation.HAS_SEGMENT, "电堆")
    assert _followed(makes, has) == {("chain_of_maker", "岚帆氢能", "inChain", "氢能", "Planned")}


def test_a_segment_of_two_chains_places_nobody() -> None:
    makes = _told("岚帆氢能", Relation.IN_SEGMENT, "电堆")
    one = _told("氢能", Relation.HAS_SEGMENT, "电堆")
    other = _told("储能", Relation.HAS_SEGMENT, "电堆")
    assert _followed(makes, one, other) == set()


def test_a_firm_and_its_project_share_chain_and_segment_with_the_weaker_status() -> None:
    develops = _told("岚帆氢能", Relation.DEVELOPS, "岚帆电堆扩产项目", Status.PLANNED)
    member = _told("岚帆氢能", Relation.IN_CHAIN, "氢能")
    makes = _told("岚帆电堆扩产项目", Relation.IN_SEGMENT, "电堆")
    assert _followed(develops, member, makes) == {
        ("chain_of_project", "岚帆电堆扩产项目", "inChain", "氢能", "Planned"),
        ("maker_by_project", "岚帆氢能", "inSegment", "电堆", "Planned"),
    }


def test_what_is_already_told_follows_no_second_time() -> None:
    leads = _told("岚帆氢能", Relation.LEADER_OF, "氢能")
    assert _followed(leads, _told("岚帆氢能", Relation.IN_CHAIN, "氢能")) == set()


def test_nothing_follows_from_what_is_denied_or_doubtful() -> None:
    denied = _told("岚帆氢能", Relation.LEADER_OF, "氢能", Status.NEGATED)
    doubtful = _told("岚帆氢能", Relation.LEADER_OF, "储能", sure=0.5)
    assert _followed(denied, doubtful) == set()


def test_a_conclusion_shows_all_its_premises_and_is_less_sure_than_each() -> None:
    makes = _told("岚帆氢能", Relation.IN_SEGMENT, "电堆", sure=0.8)
    has = replace(_told("氢能", Relation.HAS_SEGMENT, "电堆"), evidence=(_PAGE.evidence(13, 15),))
    [made] = followed(_PAGE, (makes, has))
    assert made.confidence == 0.72
    assert set(made.evidence) == {*makes.evidence, *has.evidence}


def test_the_only_chain_of_a_page_takes_its_firms_also_where_their_names_are_unsure() -> None:
    page = page_of("氢能产业加快发展。\n岚帆动力扩产。", chain="氢能", firm="岚帆动力")
    unsure = replace(page, mentions=tuple(replace(m, confidence=0.55) for m in page.mentions))
    told = {f.rule for f in facts(unsure) if isinstance(f, Claim)}
    assert "chain_by_title" in told


def _focus_of(text: str, chain: str) -> set[tuple[str, str]]:
    names = {"place": "云溟市", "park": "星河产业园 氢能港"}
    page = page_of(text, home="云溟市", chain=chain, **names)
    called = {entity.id: entity.name for entity in page.entities}
    parks = [entity for entity in page.entities if entity.name in ("星河产业园", "氢能港")]
    lies = [
        claim(page, "test", Said(park.id, Relation.LOCATED_IN, page.home), ((0, 3),))
        for park in parks
        if park.name in text
    ]
    sure = tuple(replace(one, confidence=0.9) for one in lies)
    return {
        (called[one.subject], called[one.object])
        for one in followed(page, sure)
        if one.predicate is Relation.FOCUSES_ON
    }


def test_a_park_of_a_text_about_one_chain_focuses_on_it() -> None:
    text = "云溟市轴承产业有星河产业园，轴承企业八十家。"
    assert _focus_of(text, "轴承") == {("星河产业园", "轴承")}


def test_a_text_about_two_chains_tells_nothing_of_its_parks() -> None:
    assert _focus_of("云溟市的轴承和储能产业都在星河产业园。", "轴承 储能") == set()


def test_a_park_named_after_another_chain_keeps_its_own() -> None:
    text = "云溟市轴承产业强，轴承企业多，轴承出口多；氢能港才起步。"
    assert _focus_of(text, "轴承 氢能") == set()


def test_a_firm_that_is_wooed_for_a_link_is_not_in_its_chain() -> None:
    wooed = _told("岚帆氢能", Relation.TARGET_FOR, "氢能", Status.TARGET)
    makes = _told("岚帆氢能", Relation.IN_SEGMENT, "电堆", Status.PLANNED)
    has = _told("氢能", Relation.HAS_SEGMENT, "电堆")
    assert _followed(wooed, makes, has) == set()
