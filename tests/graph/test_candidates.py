import pytest

from graph.candidates import candidates
from graph.gaps.board import board
from graph.gaps.phrases import phrase
from graph.offers import Offer, offers
from ontology.errors import NotFound
from ontology.model import (
    Candidate,
    CandidateKind,
    Entity,
    EntityType,
    GapKind,
    ProjectPhase,
    Relation,
    Review,
    Status,
)
from tests.graph.gap_world import (
    BODY,
    CHAIN,
    CITY,
    CORE,
    DISTRICT,
    ORE,
    OTHER_CITY,
    PARK,
    SHELL,
    SIBLING,
    World,
    entity,
    firm,
    project,
)


def offered(world: World, region: Entity = DISTRICT, lang: str = "zh") -> tuple[Candidate, ...]:
    known = world.knowledge()
    return candidates(known, board(known, CHAIN, region.id), CORE.id, lang)


def names(world: World, region: Entity = DISTRICT) -> list[tuple[str, CandidateKind]]:
    known = world.knowledge()
    return [(known.name(c.firm), c.kind) for c in offered(world, region)]


def test_without_a_record_there_is_no_candidate() -> None:
    world = World()
    world.lack(GapKind.MISSING, CORE)
    assert offered(world) == ()
    assert phrase("no_candidate") == "语料中没有候选"


def test_the_local_firm_comes_with_capacity_and_the_missing_relation() -> None:
    world = World()
    world.lack(GapKind.EXTERNAL_SUPPLY, CORE)
    world.lack(GapKind.UNMATCHED_LOCAL, CORE)
    maker = world.local("甲方", CORE)
    world.capacity(maker, 40, "万台")
    (found,) = offered(world)
    assert found.firm == maker.id
    assert found.reason == (
        "在戊己区，文件记其在「梦芯」环节；记载产能 40万台；合作关系：文件称尚未形成"
    )
    assert [e.quote for e in found.evidence] == ["第0003句", "第0002句", "第0004句", "第0001句"]
    assert found.score == 1.0
    assert offered(world, lang="en")[0].reason == (
        "In 戊己区; a document puts it in “core”; recorded capacity 40万台; "
        "relation: not yet formed, says a document"
    )


def test_a_capacity_that_may_be_about_another_segment_is_not_shown() -> None:
    world = World()
    maker = world.local("甲方", CORE)
    world.say(maker, Relation.IN_SEGMENT, SHELL)
    world.capacity(maker, 40, "万台")
    assert "产能" not in offered(world)[0].reason


def test_what_a_firm_of_one_segment_builds_is_its_capacity_too() -> None:
    world = World()
    maker, works = world.local("甲方", CORE), project("甲方扩产项目")
    world.say(maker, Relation.DEVELOPS, works)
    world.capacity(works, 12, "吉瓦时")
    assert offered(world)[0].reason.endswith("；记载产能 12吉瓦时")
    world.say(works, Relation.IN_SEGMENT, SHELL)
    assert "产能" not in offered(world)[0].reason


def test_the_firm_behind_a_project_is_the_candidate() -> None:
    world = World()
    maker, works = firm("甲方"), project("梦芯工厂项目")
    world.say(maker, Relation.DEVELOPS, works)
    world.say(works, Relation.LOCATED_IN, PARK)
    world.say(works, Relation.IN_SEGMENT, CORE)
    world.say(works, Relation.PHASE, ProjectPhase.UNDER_CONSTRUCTION.value)
    (found,) = offered(world)
    assert found.firm == maker.id
    assert found.reason == (
        "在云谷园，文件记其在「梦芯」环节属规划或尚未见投产；通过项目「梦芯工厂项目」（在建）"
    )
    assert found.score == 0.7


def test_nearer_firms_come_first_and_those_at_work_before_plans() -> None:
    world = World()
    world.lack(GapKind.MISSING, CORE, PARK)
    world.local("丁方", CORE, SIBLING)
    world.local("丙方", CORE, PARK)
    planner = firm("乙方")
    world.say(planner, Relation.LOCATED_IN, PARK)
    world.say(planner, Relation.IN_SEGMENT, CORE, Status.PLANNED)
    world.local("甲方", CORE, OTHER_CITY)
    known = world.knowledge()
    found = candidates(known, board(known, CHAIN, CITY.id), CORE.id)
    assert [known.name(c.firm) for c in found] == ["丁方", "丙方", "乙方", "甲方"]
    in_park = candidates(known, board(known, CHAIN, PARK.id), CORE.id)
    assert [(known.name(c.firm), c.kind.value, c.score) for c in in_park] == [
        ("丙方", "local", 1.0),
        ("乙方", "local", 0.7),
        ("丁方", "elsewhere", 0.324),
        ("甲方", "elsewhere", 0.2916),
    ]


def test_documented_targets_come_after_local_firms_and_say_what_is_known_of_them() -> None:
    world = World()
    world.lack(GapKind.MISSING, CORE)
    capable, other, unknown = firm("甲方"), firm("乙方"), firm("丙方")
    for wanted in (capable, other, unknown):
        world.say(wanted, Relation.TARGET_FOR, CHAIN, Status.TARGET)
    world.say(capable, Relation.IN_SEGMENT, CORE)
    world.say(other, Relation.IN_SEGMENT, SHELL)
    found = offered(world)
    assert [(c.kind, c.score) for c in found] == [
        (CandidateKind.TARGET, 0.6),
        (CandidateKind.TARGET, 0.3),
        (CandidateKind.TARGET, 0.15),
    ]
    listed = "戊己区的文件将其列为「造梦机」拟招商对象；"
    assert [c.reason for c in found] == [
        listed + "文件记其在「梦芯」环节",
        listed + "未见其在「梦芯」环节的能力记载",
        listed + "文件记其在「梦壳」环节，未记其在「梦芯」",
    ]


def test_targets_of_another_region_and_rejected_ones_are_not_offered() -> None:
    world = World(regions={"plan": DISTRICT.name, "abroad": OTHER_CITY.name})
    world.say(firm("甲方"), Relation.TARGET_FOR, CHAIN, Status.TARGET, doc="abroad")
    world.say(firm("乙方"), Relation.TARGET_FOR, CHAIN, Status.TARGET, review=Review.REJECTED)
    assert offered(world) == ()


def test_a_target_whose_member_is_already_here_says_so() -> None:
    world = World()
    group, member = firm("甲方"), firm("甲方分号")
    world.say(group, Relation.TARGET_FOR, CHAIN, Status.TARGET)
    world.say(member, Relation.PART_OF_GROUP, group)
    world.say(member, Relation.LOCATED_IN, DISTRICT)
    (found,) = offered(world)
    assert found.reason.endswith("文件称其与在地的「甲方分号」同属一家")
    assert len(found.evidence) == 3


def test_firms_elsewhere_say_where_and_are_never_local() -> None:
    world = World()
    world.lack(GapKind.MISSING, CORE)
    world.say(firm("甲方"), Relation.IN_SEGMENT, CORE, region=OTHER_CITY.id)
    world.local("乙方", CORE, SIBLING)
    assert names(world) == [
        ("乙方", CandidateKind.ELSEWHERE),
        ("甲方", CandidateKind.ELSEWHERE),
    ]
    assert [c.reason for c in offered(world)] == [
        "不在本地：在庚辛区，文件记其在「梦芯」环节",
        "不在本地：在壬癸市，文件记其在「梦芯」环节",
    ]


def test_what_a_firm_makes_is_told_where_it_can_only_be_about_this_segment() -> None:
    world = World()
    maker = world.local("甲方", CORE)
    world.say(maker, Relation.MAKES, entity(EntityType.PRODUCT, "梦芯七号"))
    assert offered(world)[0].reason.endswith("；记载产品 梦芯七号")
    world.say(maker, Relation.IN_SEGMENT, SHELL)
    assert "产品" not in offered(world)[0].reason


def test_the_answer_says_plainly_that_nobody_or_nobody_local_is_known() -> None:
    world = World()
    world.lack(GapKind.MISSING, CORE)
    (nobody,) = offers_of(world)
    assert (nobody.candidates, nobody.note) == ((), "语料中没有候选")
    world.say(firm("乙方"), Relation.IN_SEGMENT, CORE, region=OTHER_CITY.id)
    world.local("丙方", ORE)
    answer = next(o for o in offers_of(world) if o.segment == CORE.id)
    assert [c.kind for c in answer.candidates] == [CandidateKind.ELSEWHERE]
    assert answer.note == "语料中没有本地候选；上一环节「梦矿」已有：丙方"
    assert [b.firms for b in answer.before] == [(firm("丙方").id,)]


def test_a_local_candidate_needs_no_note_and_a_filled_segment_no_offer() -> None:
    world = World()
    world.lack(GapKind.EXTERNAL_SUPPLY, CORE)
    world.local("甲方", CORE)
    world.local("乙方", BODY)
    assert [(o.segment, o.note) for o in offers_of(world) if o.segment != BODY.id] == [
        (CORE.id, "")
    ]


def offers_of(world: World) -> tuple[Offer, ...]:
    known = world.knowledge()
    return offers(known, board(known, CHAIN, DISTRICT.id))


def test_nobody_is_offered_without_a_sentence() -> None:
    world = World()
    world.local("甲方", CORE)
    world.say(firm("乙方"), Relation.IN_SEGMENT, CORE, region=OTHER_CITY.id)
    world.say(firm("丙方"), Relation.TARGET_FOR, CHAIN, Status.TARGET)
    assert all(c.evidence for c in offered(world))


def test_a_segment_the_board_does_not_have_is_refused() -> None:
    known = World().knowledge()
    with pytest.raises(NotFound, match="产业链「造梦机」没有环节「梦尾」"):
        candidates(known, board(known, CHAIN, DISTRICT.id), "梦尾")
