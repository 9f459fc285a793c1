"""Reference chains edited, kept, activated and changed by a region, from file to board."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from graph.build import Workspace
from graph.chains import kept
from graph.chains.activation import activate, going_back
from graph.chains.overlay import OFF, target
from graph.chains.proposed import Proposal, propose, without_template
from graph.chains.sheet import SheetFormat, read, written
from graph.datadir import DataDir
from graph.decisions import Decision, DecisionKind
from graph.gaps.board import board
from graph.gaps.described import chain_of
from graph.gaps.model import ChainBoard, SegmentState
from graph.sources import Upload
from ontology.chains.difference import difference
from ontology.chains.loader import load_chains
from ontology.chains.model import ReferenceChain, ReferenceSegment, Tier
from ontology.errors import BadChainFile, BadInput, NotFound
from ontology.identity import entity_id
from ontology.model import (
    Claim,
    Entity,
    EntityType,
    Evidence,
    Gap,
    GapKind,
    Reading,
    Relation,
    Review,
    Status,
)
from ontology.places import find
from reading.formats import from_bytes
from reading.resolve import keyed

TEXT = """临江市低空经济产业发展规划
低空经济产业链上游包括航空材料、飞控芯片和动力电池，中游包括无人机整机和地面保障设备，
下游包括低空物流、空中游览等应用服务。航空材料依赖外地供应。
"""
NAMES = ("航空材料", "飞控芯片", "动力电池", "无人机整机", "地面保障设备", "低空物流", "空中游览")
NAME, REGION = "低空经济", "临江市"
IC = next(chain for chain in load_chains() if chain.key == "ic")


def reader(name: str, data: bytes, region: str = "") -> Reading:
    """What the plan says, written down by hand: its segments and one gap."""
    document = replace(from_bytes(name, data), region=region)
    text = document.text
    chain = Entity(entity_id(EntityType.CHAIN, NAME), EntityType.CHAIN, NAME)
    town = find(REGION)
    assert town is not None
    place = Entity(town.id, EntityType.PLACE, REGION)
    parts = [Entity(keyed(chain.id, n), EntityType.SEGMENT, n) for n in NAMES]
    start, end = text.index(NAME + "产业链"), text.index("等应用服务")
    said = Evidence(document.id, start, end, text[start:end])
    claims = tuple(
        Claim(
            f"claim-{part.id}", chain.id, Relation.HAS_SEGMENT, part.id, Status.ACTUAL, (said,), "t"
        )
        for part in parts
    )
    start = text.index("航空材料依赖")
    lack = Evidence(document.id, start, start + 10, text[start : start + 10])
    kind = GapKind.EXTERNAL_SUPPLY
    gap = Gap("gap-1", chain.id, "航空材料", kind, place.id, (lack,), "t")
    return Reading(document, (chain, place, *parts), claims, (), (gap,))


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    with Workspace.open(tmp_path / "data", create=True, reader=reader) as opened:
        opened.build([Upload("规划.txt", TEXT.encode())], REGION)
        yield opened


def folder(workspace: Workspace) -> DataDir:
    return DataDir.open(workspace.checkpoint().parents[1])


def fact_ids(workspace: Workspace) -> set[str]:
    known = workspace.knowledge()
    return {c.id for c in known.claims} | {g.id for g in known.gaps}


def use(workspace: Workspace, chain: ReferenceChain) -> None:
    activate(workspace, folder(workspace), chain)


def drawn(workspace: Workspace) -> ChainBoard:
    known = workspace.knowledge()
    return board(known, chain_of(known, NAME), known.find_region(REGION).id)


def proposal(workspace: Workspace) -> Proposal:
    return propose(workspace.knowledge(), NAME, "lowalt")


@pytest.mark.parametrize("chain", load_chains(), ids=lambda c: c.key)
@pytest.mark.parametrize("form", SheetFormat)
def test_every_chain_survives_the_way_into_a_file_and_back(
    chain: ReferenceChain, form: SheetFormat
) -> None:
    data = written(chain, form)
    again = read(f"x.{form}", data)
    assert difference(chain, again).changes == ()
    assert written(again, form) == data
    if form is not SheetFormat.TTL:  # triples know no order
        assert again == chain


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("x.csv", "key,label\n", "第1行应以「chain」开头"),
        ("x.csv", "chain,key=x,label=甲,version=1.0.0\nlabel\n甲\n", "第2行缺少列名 key"),
        ("x.csv", "chain,key=x,label=甲,version=1.0.0\nkey,label\na,甲\n", "「label_en」是空的"),
        ("x.ttl", "nonsense", "不是 Turtle"),
        ("x.xlsx", "nonsense", "不是电子表格"),
        ("x.txt", "", "应为 .csv、.xlsx 或 .ttl"),
    ],
)
def test_a_file_with_a_fault_is_refused_with_its_place(name: str, data: str, words: str) -> None:
    with pytest.raises(BadChainFile, match=words):
        read(name, data.encode())


def test_a_chain_without_template_is_proposed_from_the_words_of_the_documents(
    workspace: Workspace,
) -> None:
    known = workspace.knowledge()
    assert [e.name for e, _ in without_template(known)] == [NAME]
    found = proposal(workspace)
    placed = {s.label: s.tier for s in found.chain.segments}
    assert placed == {
        "航空材料": Tier.UPSTREAM,
        "飞控芯片": Tier.UPSTREAM,
        "动力电池": Tier.UPSTREAM,
        "无人机整机": Tier.MIDSTREAM,
        "地面保障设备": Tier.MIDSTREAM,
        "低空物流": Tier.DOWNSTREAM,
        "空中游览": Tier.DOWNSTREAM,
    }
    for segment in found.chain.segments:
        quotes = [e.quote for e in found.grounds[segment.id]]
        assert any(segment.label in quote for quote in quotes)
        assert segment.feeds == ()
        assert segment.basis == "document"


def test_a_new_chain_works_with_the_gap_board_on_day_one(workspace: Workspace) -> None:
    before = drawn(workspace)
    assert before.version == "文件自述"
    use(workspace, proposal(workspace).chain)
    after = drawn(workspace)
    assert (after.chain, after.version, len(after.rows)) == ("chain-lowalt", "0.1.0", 7)
    materials = next(r for r in after.rows if r.segment.label == "航空材料")
    assert materials.state is SegmentState.EXTERNAL
    assert [g.segment for g in materials.stated] == [materials.segment.id]
    assert NAME not in [e.name for e, _ in without_template(workspace.knowledge())]


def test_what_is_activated_survives_opening_again_and_rebuilding(
    workspace: Workspace, tmp_path: Path
) -> None:
    use(workspace, proposal(workspace).chain)
    dump = frozenset(workspace.store.triples())
    workspace.rebuild()
    assert frozenset(workspace.store.triples()) == dump
    workspace.close()
    with Workspace.open(tmp_path / "data", reader=reader) as again:
        assert drawn(again).version == "0.1.0"
        assert frozenset(again.store.triples()) == dump


def test_a_review_holds_whatever_the_facts_are_tied_to(workspace: Workspace) -> None:
    part = next(c for c in workspace.knowledge().claims if c.predicate is Relation.HAS_SEGMENT)
    workspace.decide(
        Decision(DecisionKind.REVIEW, "gap-1", Review.REJECTED.value),
        Decision(DecisionKind.REVIEW, part.id, Review.ACCEPTED.value),
    )
    use(workspace, proposal(workspace).chain)
    known = workspace.knowledge()
    assert [g.review for g in known.gaps] == [Review.REJECTED]
    assert [c.review for c in known.claims].count(Review.ACCEPTED) == 1


def test_facts_of_other_chains_keep_their_ids_when_a_chain_is_edited(tmp_path: Path) -> None:
    with Workspace.open(tmp_path / "examples", create=True) as opened:
        opened.build([Path(__file__).parents[2] / "examples"])
        before = fact_ids(opened)
        dump = frozenset(opened.store.triples())
        use(opened, replace(IC, version="1.0.1", label_en="Chips"))
        assert fact_ids(opened) == before
        changed = frozenset(opened.store.triples()) ^ dump
        assert {"template-ic" in str(t) or "chain-ic" in str(t) for t in changed} == {True}


def test_activating_and_going_back_leaves_no_trace_in_the_graph(workspace: Workspace) -> None:
    before = frozenset(workspace.store.triples())
    use(workspace, proposal(workspace).chain)
    assert frozenset(workspace.store.triples()) != before
    workspace.decide(Decision(DecisionKind.ACTIVATE, "lowalt", ""))
    assert frozenset(workspace.store.triples()) == before
    assert drawn(workspace).version == "文件自述"


def test_versions_are_kept_and_numbered_by_how_much_they_change(workspace: Workspace) -> None:
    less = replace(IC, segments=tuple(_without(IC.segments[1].id)), version="1.0.1")
    with pytest.raises(BadChainFile, match="改动属删改，版本号至少应为 2"):
        use(workspace, less)
    use(workspace, replace(less, version="2.0.0"))
    assert kept.versions(folder(workspace), "ic") == ("1.0.0", "2.0.0")
    assert workspace.knowledge().chains["chain-ic"].version == "2.0.0"
    assert kept.version(folder(workspace), "ic", "1.0.0") == IC
    workspace.decide(going_back(folder(workspace), "ic", "1.0.0"))
    assert workspace.knowledge().chains["chain-ic"] == IC
    with pytest.raises(NotFound, match="没有产业链「ic」的 9"):
        going_back(folder(workspace), "ic", "9.9.9")


def test_another_chain_under_a_kept_version_is_refused(workspace: Workspace) -> None:
    use(workspace, replace(IC, segments=IC.segments, label="芯片链", version="1.0.1"))
    other = replace(IC, label="微电子链", version="1.0.1")
    with pytest.raises(BadChainFile):
        use(workspace, other)


def test_a_region_switches_a_segment_off_and_weighs_another_and_can_undo_it(
    workspace: Workspace,
) -> None:
    use(workspace, proposal(workspace).chain)
    known = workspace.knowledge()
    region = known.find_region(REGION).id
    ids = {r.segment.label: r.segment.id for r in drawn(workspace).rows}
    off = target(region, ids["空中游览"])
    workspace.decide(
        Decision(DecisionKind.OVERLAY, off, OFF, who="某处", note="本地不发展"),
        Decision(DecisionKind.OVERLAY, target(region, ids["航空材料"]), "3"),
    )
    found = drawn(workspace)
    assert found.version == "0.1.0+地区"
    assert "空中游览" not in {r.segment.label for r in found.rows}
    weight = {r.segment.label: r.segment.criticality for r in found.rows}
    assert (weight["航空材料"], weight["飞控芯片"]) == (3, 1)
    assert [(o.value, o.note) for o in workspace.knowledge().overlays if o.value == OFF] == [
        (OFF, "本地不发展")
    ]
    workspace.decide(Decision(DecisionKind.OVERLAY, off, ""))
    assert len(drawn(workspace).rows) == 7


def test_the_area_around_a_region_keeps_the_whole_chain(workspace: Workspace) -> None:
    use(workspace, proposal(workspace).chain)
    known = workspace.knowledge()
    region = known.find_region(REGION).id
    segment = drawn(workspace).rows[0].segment.id
    workspace.decide(Decision(DecisionKind.OVERLAY, target(region, segment), OFF))
    known = workspace.knowledge()
    above = known.parents[region]
    assert len(board(known, chain_of(known, NAME), above).rows) == 7
    assert len(board(known, chain_of(known, NAME), region).rows) == 6


@pytest.mark.parametrize(("decided", "value"), [("nowhere", OFF), ("a/b", "4")])
def test_a_regional_change_that_makes_no_sense_is_refused(
    workspace: Workspace, decided: str, value: str
) -> None:
    with pytest.raises(BadInput, match="地区调整应写作"):
        workspace.decide(Decision(DecisionKind.OVERLAY, decided, value))


def test_a_chain_with_a_template_is_not_proposed_anew(workspace: Workspace) -> None:
    with pytest.raises(BadInput, match="已有参照链"):
        propose(workspace.knowledge(), "集成电路")


def _without(segment: str) -> list[ReferenceSegment]:
    return [
        replace(s, feeds=tuple(f for f in s.feeds if f != segment))
        for s in IC.segments
        if s.id != segment
    ]
