"""Adding documents never turns silence into absence, and never lets one region speak for another."""

from collections.abc import Iterable

from hypothesis import given, settings
from hypothesis import strategies as st

from graph.gaps.board import board, boards
from graph.gaps.listed import listed_gaps
from graph.gaps.model import SegmentState
from graph.gaps.view import gap_rows
from graph.knowledge import Knowledge
from graph.regions import Regions
from ontology.chains.model import ReferenceSegment
from ontology.model import (
    Basis,
    Entity,
    EntityType,
    GapKind,
    ProjectPhase,
    Relation,
    Review,
    Status,
)
from tests.graph.gap_world import (
    CHAIN,
    CITY,
    CORE,
    DISTRICT,
    OTHER_CITY,
    PARK,
    PROVINCE,
    SHELL,
    SIBLING,
    World,
    firm,
    project,
)

AREAS = (PROVINCE, CITY, DISTRICT, SIBLING, OTHER_CITY, PARK)
DOCS = {"plan": DISTRICT.name, "news": CITY.name, "abroad": OTHER_CITY.name, "stray": ""}
STATED = {
    SegmentState.MISSING: {GapKind.MISSING},
    SegmentState.EXTERNAL: {GapKind.EXTERNAL_SUPPLY},
    SegmentState.IMPORTED: {GapKind.IMPORT_DEPENDENT},
    SegmentState.WEAK: {GapKind.WEAK, GapKind.OTHER},
    SegmentState.UNMATCHED: {GapKind.UNMATCHED_LOCAL},
}
KINDS = tuple(kind for kinds in STATED.values() for kind in sorted(kinds))


@st.composite
def _claims(draw: st.DrawFn, world: World) -> None:
    """A few random claims of every status about firms and projects in every region."""
    for _ in range(draw(st.integers(0, 12))):
        pick = draw(st.integers(0, 3))
        who = draw(st.sampled_from([firm("甲方"), firm("乙方"), project("丙项目")]))
        status = draw(st.sampled_from(Status))
        doc = draw(st.sampled_from(sorted(DOCS)))
        more: dict[str, str | Review] = {"doc": doc}
        if draw(st.booleans()):
            more["region"] = draw(st.sampled_from(AREAS)).id
        if draw(st.booleans()):
            more["review"] = Review.REJECTED
        if pick == 0:
            world.say(who, Relation.LOCATED_IN, draw(st.sampled_from(AREAS)), status, **more)
        elif pick == 1:
            at = draw(st.sampled_from([CORE, SHELL]))
            world.say(who, Relation.IN_SEGMENT, at, status, **more)
        elif pick == 2:
            world.say(who, Relation.TARGET_FOR, CHAIN, status, **more)
        elif who.id.startswith("project"):
            phase = draw(st.sampled_from(ProjectPhase))
            world.say(who, Relation.PHASE, phase.value, status, **more)


@st.composite
def worlds(draw: st.DrawFn, *, gaps: bool) -> Knowledge:
    """Random claims, with or without random stated gaps."""
    world = World(regions=dict(DOCS))
    draw(_claims(world))
    for _ in range(draw(st.integers(0, 4)) if gaps else 0):
        where = draw(st.sampled_from(AREAS))
        at = draw(st.sampled_from([CORE, SHELL, None]))
        world.lack(draw(st.sampled_from(KINDS)), at, where)
    return world.knowledge()


@given(worlds(gaps=False))
@settings(max_examples=60, deadline=None)
def test_claims_alone_never_make_a_segment_missing_external_or_weak(
    known: Knowledge,
) -> None:
    for area in AREAS:
        for row in board(known, CHAIN, area.id).rows:
            assert row.state not in STATED
            assert (row.state is SegmentState.UNKNOWN) is (not row.present)


@given(worlds(gaps=True))
@settings(max_examples=60, deadline=None)
def test_a_stated_state_has_a_sentence_about_the_region_or_a_part_of_it(known: Knowledge) -> None:
    regions = Regions(known)
    for area in AREAS:
        for row in board(known, CHAIN, area.id).rows:
            inside = regions.inside(row.scope)
            assert row.scope in regions.inside(area.id)
            if row.state in STATED:
                told = [g for g in row.stated if g.kind in STATED[row.state] and g.region in inside]
                assert told
            assert all(g.region in regions.inside(area.id) and g.evidence for g in row.stated)


@given(worlds(gaps=True))
@settings(max_examples=60, deadline=None)
def test_everybody_present_is_there_by_an_actual_or_planned_sentence(known: Knowledge) -> None:
    for area in AREAS:
        for row in board(known, CHAIN, area.id).rows:
            for presence in row.present:
                claims = [
                    c
                    for c in known.claims_from(presence.entity, Relation.IN_SEGMENT)
                    if c.object == row.segment.id and c.review is None
                ]
                statuses = {c.status for c in claims}
                assert statuses & {Status.ACTUAL, Status.PLANNED}
                is_project = presence.type is EntityType.PROJECT
                assert presence.planned or is_project or Status.ACTUAL in statuses
                assert presence.evidence


@given(worlds(gaps=True))
@settings(max_examples=30, deadline=None)
def test_what_is_present_in_a_part_is_present_in_the_whole(known: Knowledge) -> None:
    for part, whole in ((PARK, DISTRICT), (DISTRICT, CITY), (SIBLING, CITY), (CITY, PROVINCE)):
        inner, outer = board(known, CHAIN, part.id), board(known, CHAIN, whole.id)
        for small, large in zip(inner.rows, outer.rows, strict=True):
            here = {p.entity for p in small.present if not p.planned}
            assert here <= {p.entity for p in large.present}
            assert set(small.stated) <= set(large.stated)


ABSENT = (SegmentState.MISSING, SegmentState.EXTERNAL, SegmentState.IMPORTED, SegmentState.WEAK)
Spoken = tuple[str, GapKind | None, ReferenceSegment, Entity]


def world_of(said: Iterable[Spoken]) -> World:
    """One document a sentence: a stated gap, or a firm in a segment where the kind is None."""
    world = World(regions={})
    for doc, kind, at, where in said:
        world.regions[doc] = where.name
        if kind is None:
            world.say(firm("甲方"), Relation.LOCATED_IN, where, doc=doc)
            world.say(firm("甲方"), Relation.IN_SEGMENT, at, doc=doc)
        else:
            world.lack(kind, at, where, doc=doc)
    return world


def sentences(*, draw_gaps: bool) -> st.SearchStrategy[list[Spoken]]:
    """A few sentences, each a document of its own."""
    kinds = st.sampled_from(KINDS) if draw_gaps else st.none()
    each = st.tuples(
        st.integers(0, 9).map("doc{}".format),
        st.one_of(st.none(), kinds),
        st.sampled_from([CORE, SHELL]),
        st.sampled_from([CITY, DISTRICT, SIBLING]),
    )
    return st.lists(each, max_size=5, unique_by=lambda spoken: spoken[0])


@given(sentences(draw_gaps=True), sentences(draw_gaps=False))
@settings(max_examples=60, deadline=None)
def test_a_document_that_states_no_gap_never_turns_no_record_into_missing(
    before: list[Spoken], added: list[Spoken]
) -> None:
    renamed = [(f"new-{doc}", kind, at, where) for doc, kind, at, where in added]
    old, new = world_of(before).knowledge(), world_of([*before, *renamed]).knowledge()
    for area in (CITY, DISTRICT, SIBLING):
        pairs = zip(board(old, CHAIN, area.id).rows, board(new, CHAIN, area.id).rows, strict=True)
        for was, now in pairs:
            if was.state is SegmentState.UNKNOWN:
                assert now.state not in ABSENT
            assert set(was.stated) == set(now.stated)


@given(sentences(draw_gaps=True))
@settings(max_examples=60, deadline=None)
def test_missing_stands_only_beside_a_sentence_that_says_so(said: list[Spoken]) -> None:
    known = world_of(said).knowledge()
    regions = Regions(known)
    for area in (CITY, DISTRICT, SIBLING):
        inside = regions.inside(area.id)
        for row in board(known, CHAIN, area.id).rows:
            spoken = {
                kind
                for _, kind, at, where in said
                if kind and at.id == row.segment.id and where.id in inside
            }
            assert (row.state is not SegmentState.MISSING) or GapKind.MISSING in spoken
            assert (row.state is SegmentState.UNKNOWN) is (not spoken and not row.present)


@given(st.permutations(range(4)), sentences(draw_gaps=True))
@settings(max_examples=40, deadline=None)
def test_the_order_of_documents_does_not_matter(order: list[int], said: list[Spoken]) -> None:
    mixed = [said[i] for i in order if i < len(said)] + said[4:]
    one, other = world_of(said).knowledge(), world_of(mixed).knowledge()
    for area in (CITY, DISTRICT):
        assert gap_rows(board(one, CHAIN, area.id)) == gap_rows(board(other, CHAIN, area.id))
        assert listed_gaps(one, boards(one, area.id)) == listed_gaps(other, boards(other, area.id))


@given(sentences(draw_gaps=True), st.integers(0, 4))
@settings(max_examples=40, deadline=None)
def test_deleting_a_document_takes_its_gaps_off_the_list(said: list[Spoken], which: int) -> None:
    if which >= len(said):
        return
    gone, left = said[which], [s for i, s in enumerate(said) if i != which]
    before, after = world_of(said).knowledge(), world_of(left).knowledge()
    lost = {g.id for g in listed_gaps(before, boards(before, CITY.id)) if g.basis is Basis.STATED}
    kept = {g.id for g in listed_gaps(after, boards(after, CITY.id)) if g.basis is Basis.STATED}
    assert kept <= lost
    assert len(lost - kept) == (gone[1] is not None)
