"""A supposition shows what it would change, and changes nothing."""

import pytest

from graph.gaps.locality import regions_of
from graph.gaps.model import Agreement, SegmentState
from graph.structure.knockout import Knockout
from graph.whatif import RiskChange, Supposition, WhatIf, what_if, with_supposition
from ontology.errors import BadInput
from ontology.model import EntityType, GapKind, ProjectPhase
from tests.graph.gap_world import BODY, CHAIN, CITY, CORE, DISTRICT, SHELL, World, row_of


def suppose(world: World, supposed: Supposition) -> WhatIf:
    known = world.knowledge()
    return what_if(known, CHAIN, supposed, regions_of(known))


def with_one_firm() -> SegmentState:
    world = World()
    world.local("独芯", CORE)
    return row_of(world).state


def newcomer(*segments: str, planned: bool = False) -> Supposition:
    return Supposition("新来芯", segments or (CORE.id,), DISTRICT.id, planned=planned)


def test_a_firm_that_comes_breaks_the_silence_of_its_segment_and_nothing_else_differs() -> None:
    found = suppose(World(), newcomer())
    (row,) = found.rows
    assert (row.before.segment, row.before.state) == (CORE, SegmentState.UNKNOWN)
    assert row.after.state is with_one_firm()
    assert (found.before.unknown_share, found.after.unknown_share) == (1.0, 0.75)


def test_a_second_firm_takes_the_risk_from_the_first() -> None:
    world = World()
    first = world.local("旧芯", CORE)
    found = suppose(world, newcomer())
    assert found.rows[0].after.state is SegmentState.FILLED
    came = found.rows[0].after.present[0].entity
    assert found.risks == (
        RiskChange(
            first.id,
            Knockout((first.id,), (CORE.id, BODY.id), 1.0, 0.6667),
            Knockout((first.id,), (), 0.0, 0.0),
        ),
        RiskChange(came, None, Knockout((came,), (), 0.0, 0.0)),
    )


def test_a_stated_gap_stays_stated_and_is_contradicted() -> None:
    world = World()
    world.lack(GapKind.EXTERNAL_SUPPLY, CORE)
    (row,) = suppose(world, newcomer()).rows
    assert row.after.state is SegmentState.EXTERNAL
    assert row.after.agreement is Agreement.CONTRADICT


def test_a_plan_and_an_unfinished_project_are_only_planned() -> None:
    (row,) = suppose(World(), newcomer(planned=True)).rows
    assert row.after.state is SegmentState.PLANNED
    building = Supposition(
        "新芯项目",
        (CORE.id,),
        DISTRICT.id,
        EntityType.PROJECT,
        phase=ProjectPhase.UNDER_CONSTRUCTION,
    )
    assert suppose(World(), building).rows[0].after.state is SegmentState.PLANNED


def test_a_project_in_operation_counts_as_a_firm() -> None:
    running = Supposition(
        "新芯项目", (CORE.id,), DISTRICT.id, EntityType.PROJECT, phase=ProjectPhase.IN_OPERATION
    )
    assert suppose(World(), running).rows[0].after.state is with_one_firm()


def test_the_knowledge_itself_knows_nothing_of_the_supposition() -> None:
    known = World().knowledge()
    before = (dict(known.documents), dict(known.entities), known.claims)
    what_if(known, CHAIN, newcomer(), regions_of(known))
    assert (dict(known.documents), dict(known.entities), known.claims) == before


def test_every_supposed_claim_quotes_the_supposition() -> None:
    supposed = with_supposition(World().knowledge(), CHAIN, newcomer(CORE.id, SHELL.id))
    (document,) = [d for d in supposed.documents.values() if d.title == "假设（未入库）"]
    assert document.text == "假设：新来芯在戊己区从事造梦机的梦芯、梦壳（现状）。"
    claims = supposed.by_document[document.id]
    assert len(claims) == 3
    assert all(document.text[e.start : e.end] == e.quote for c in claims for e in c.evidence)


@pytest.mark.parametrize(
    ("supposed", "says"),
    [
        (Supposition("", (CORE.id,), CITY.id), "名称"),
        (Supposition("甲", (), CITY.id), "至少一个环节"),
        (Supposition("甲", ("segment-none",), CITY.id), "segment-none"),
        (Supposition("甲", (CORE.id,), CITY.id, EntityType.PARK), "企业或项目"),
        (Supposition("甲", (CORE.id,), CITY.id, phase=ProjectPhase.SIGNED), "阶段"),
    ],
)
def test_a_supposition_that_says_too_little_is_refused(supposed: Supposition, says: str) -> None:
    with pytest.raises(BadInput, match=says):
        suppose(World(), supposed)
