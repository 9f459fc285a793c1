import pytest

from graph.gaps.board import board, boards
from graph.gaps.described import chain_of, described
from graph.gaps.model import SELF_DESCRIBED, SegmentState
from ontology.chains.model import Tier
from ontology.errors import NotFound
from ontology.model import EntityType, GapKind, Relation, Review, Status
from tests.graph.gap_world import CHAIN, CITY, CORE, DISTRICT, OWN_CHAIN, World, entity, firm

YARN = entity(EntityType.SEGMENT, "云线")
LOOM = entity(EntityType.SEGMENT, "织机")
DYE = entity(EntityType.SEGMENT, "染云")


def own_world() -> World:
    """A chain no template knows, of which a document names two segments."""
    world = World()
    world.say(OWN_CHAIN, Relation.HAS_SEGMENT, YARN)
    world.say(OWN_CHAIN, Relation.HAS_SEGMENT, LOOM, Status.PLANNED)
    return world


def test_a_chain_without_a_template_is_described_by_the_documents_on_day_one() -> None:
    known = own_world().knowledge()
    chain = chain_of(known, "织云机")
    assert chain.version == SELF_DESCRIBED == "文件自述"
    assert [(s.label, s.tier) for s in chain.segments] == [
        ("云线", Tier.UNKNOWN),
        ("织机", Tier.UNKNOWN),
    ]
    found = board(known, chain, DISTRICT.id)
    assert [row.state for row in found.rows] == [SegmentState.UNKNOWN, SegmentState.UNKNOWN]
    assert (found.coverage, found.unknown_share) == (None, 1.0)


def test_denied_and_rejected_statements_name_no_segment() -> None:
    world = World()
    world.say(OWN_CHAIN, Relation.HAS_SEGMENT, YARN, Status.NEGATED)
    world.say(OWN_CHAIN, Relation.HAS_SEGMENT, LOOM, review=Review.REJECTED)
    assert described(world.knowledge(), OWN_CHAIN.id).segments == ()


def test_firms_and_stated_gaps_name_segments_too() -> None:
    world = own_world()
    maker = firm("甲方")
    world.say(maker, Relation.LOCATED_IN, DISTRICT)
    world.say(maker, Relation.IN_SEGMENT, DYE, chain=OWN_CHAIN.id)
    known = world.knowledge()
    found = board(known, described(known, OWN_CHAIN.id), DISTRICT.id)
    assert [(r.segment.label, r.state) for r in found.rows] == [
        ("云线", SegmentState.UNKNOWN),
        ("染云", SegmentState.SINGLE),
        ("织机", SegmentState.UNKNOWN),
    ]


def test_a_segment_s_firms_count_only_within_the_chain_meant() -> None:
    world = own_world()
    maker = firm("甲方")
    world.say(maker, Relation.LOCATED_IN, DISTRICT)
    world.say(maker, Relation.IN_SEGMENT, YARN, chain="chain-other")
    known = world.knowledge()
    found = board(known, described(known, OWN_CHAIN.id), DISTRICT.id)
    assert found.rows[0].present == ()


def test_a_stated_gap_finds_the_described_segment_of_its_name() -> None:
    world = World()
    world.say(OWN_CHAIN, Relation.HAS_SEGMENT, entity(EntityType.SEGMENT, "某物"))
    world.lack(GapKind.WEAK, None, chain=OWN_CHAIN.id)
    known = world.knowledge()
    found = board(known, described(known, OWN_CHAIN.id), DISTRICT.id)
    assert [r.state for r in found.rows] == [SegmentState.WEAK]
    assert found.unplaced == ()


def test_a_stated_gap_without_a_segment_is_unplaced_and_a_reference_chain_keeps_its_template() -> (
    None
):
    world = own_world()
    world.lack(GapKind.WEAK, None, chain=OWN_CHAIN.id)
    known = world.knowledge()
    assert len(board(known, described(known, OWN_CHAIN.id), DISTRICT.id).unplaced) == 1
    assert chain_of(known, "造梦机产业链") is known.chains[CHAIN.id]


def test_the_overview_adds_described_chains_that_have_something_on_record_here() -> None:
    world = own_world()
    known = world.knowledge()
    assert [b.chain for b in boards(known, CITY.id)] == [CHAIN.id]
    world.lack(GapKind.WEAK, None, chain=OWN_CHAIN.id)
    known = world.knowledge()
    assert [(b.chain, b.version) for b in boards(known, CITY.id)] == [
        (CHAIN.id, "1.2.0"),
        (OWN_CHAIN.id, "文件自述"),
    ]


def test_a_gap_of_a_reference_segment_counts_though_stated_for_an_umbrella_chain() -> None:
    world = own_world()
    world.lack(GapKind.MISSING, CORE, chain=OWN_CHAIN.id)
    row = board(world.knowledge(), CHAIN, DISTRICT.id).row(CORE.id)
    assert row is not None
    assert row.state is SegmentState.MISSING


def test_a_chain_nobody_knows_is_refused_with_what_is_near() -> None:
    with pytest.raises(NotFound, match="没有产业链「造梦」"):
        chain_of(World().knowledge(), "造梦")
