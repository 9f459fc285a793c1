"""What a gap is worth: every part with its value, its sentences and its weight."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from graph.decisions import Decision, DecisionKind, left_alone
from graph.gaps.board import board, boards
from graph.gaps.listed import ListedGap, Section, listed_gaps
from graph.gaps.published import published_only
from graph.gaps.weights import PARTS, Weights, change, changes_in, standard_weights
from graph.gaps.worth import Part
from ontology.errors import BadInput
from ontology.model import GapKind, Relation, Review, Status
from tests.graph.gap_world import CHAIN, CITY, CORE, DISTRICT, ORE, OTHER_CITY, SHELL, World, firm


def listed(world: World, weights: Weights | None = None) -> tuple[ListedGap, ...]:
    known = world.knowledge()
    return listed_gaps(known, boards(known, DISTRICT.id), weights)


def first(world: World, weights: Weights | None = None) -> ListedGap:
    return listed(world, weights)[0]


def part(gap: ListedGap, name: str) -> Part:
    assert gap.worth is not None
    return next(p for p in gap.worth.parts if p.name == name)


def missing() -> World:
    world = World()
    world.lack(GapKind.MISSING, CORE)
    return world


def test_a_worth_is_the_product_of_its_parts_all_of_them_shown() -> None:
    gap = first(missing())
    assert gap.worth is not None
    assert [p.name for p in gap.worth.parts] == list(PARTS)
    assert [(p.value, p.counted) for p in gap.worth.parts] == [
        (0.8, 0.8),
        (1.0, 1.0),
        (0.25, 0.625),
        (0.3333, 0.6666),
        (None, 0.5),
        (0.0, 0.5),
        (0.0, 0.5),
    ]
    # 0.8 * 1 * 0.625 * (1 + 1/3)/2 * 0.5 * 0.5 * 0.5
    assert gap.worth.value == 0.0417
    assert gap.severity is not None
    assert gap.severity.value == 0.5


def test_every_part_says_why_in_both_languages() -> None:
    gap = first(missing())
    assert gap.worth is not None
    assert [p.words("zh") for p in gap.worth.parts] == [
        "规则「stated_missing」的权重",
        "参考链中的重要度 3／3",
        "下游 1 个环节（共 4 个）",
        "1 个独立来源（3 个计满）",
        "无数据：依据没有日期",
        "未见本地规划提到",
        "语料中没有候选",
    ]
    assert all(p.words("en").isascii() for p in gap.worth.parts[1:3])


def test_two_documents_are_two_sources_and_one_sentence_printed_twice_is_one() -> None:
    world = missing()
    world.issued["news"] = date(2024, 1, 1)
    world.regions["other"] = DISTRICT.name
    # The invented documents number their sentences: the first of each is the same sentence.
    world.lack(GapKind.MISSING, CORE, doc="news")
    assert part(first(world), "sources").value == 0.3333
    world.lack(GapKind.WEAK, SHELL, doc="other")
    world.lack(GapKind.MISSING, CORE, doc="other")
    assert part(first(world), "sources").value == 0.6667


def test_evidence_loses_half_its_freshness_in_five_years_before_the_latest_document() -> None:
    world = missing()
    world.issued["plan"] = date(2019, 1, 1)
    assert part(first(world), "freshness").value == 1.0
    world.regions["news"] = ""
    world.issued["news"] = date(2024, 1, 1)
    assert part(first(world), "freshness").value == pytest.approx(0.5, abs=0.001)
    assert part(first(world), "freshness").zh == "最近的依据比最新文件早 5.0 年（每 5 年减半）"


def test_a_plan_for_the_segment_counts_in_full_one_for_the_chain_half_one_elsewhere_not() -> None:
    world = missing()
    world.regions["abroad"] = OTHER_CITY.name
    world.say(firm("丁方"), Relation.IN_SEGMENT, CORE, Status.PLANNED, doc="abroad")
    assert part(first(world), "plan").value == 0.0
    world.say(firm("乙方"), Relation.TARGET_FOR, CHAIN, Status.TARGET)
    assert part(first(world), "plan").value == 0.5
    world.say(firm("丙方"), Relation.IN_SEGMENT, CORE, Status.PLANNED)
    found = part(first(world), "plan")
    assert found.value == 1.0
    assert found.evidence


def test_who_could_fill_it_counts_by_the_best_candidate_with_his_sentences() -> None:
    world = missing()
    assert part(first(world), "fillability").value == 0.0
    world.local("甲方", CORE)
    found = part(first(world), "fillability")
    assert (found.value, found.zh) == (1.0, "本地候选：甲方（候选共 1 家）")
    assert found.evidence


def test_a_firm_elsewhere_counts_only_where_nobody_nearer_is_on_record() -> None:
    world = missing()
    world.local("远方", CORE, OTHER_CITY)
    found = part(first(world), "fillability")
    assert found.value is not None
    assert 0 < found.value <= 0.4
    assert "如远方" in found.zh
    assert found.evidence
    world.local("甲方", CORE)
    assert part(first(world), "fillability").value == 1.0


def test_the_one_supplier_who_was_counted_cannot_fill_what_is_left() -> None:
    world = World()
    world.local("甲方", CORE)
    single = next(g for g in listed(world) if g.kind is GapKind.SINGLE_SUPPLIER)
    assert part(single, "fillability").value == 0.0


def test_a_part_of_weight_nothing_does_not_count_and_one_of_two_counts_twice() -> None:
    off = standard_weights().with_changes(dict.fromkeys(PARTS[3:], 0))
    gap = first(missing(), off)
    assert gap.worth is not None
    assert gap.worth.value == 0.5
    twice = first(missing(), off.with_changes({"reach": 2}))
    assert twice.worth is not None
    # 0.8 * 1 * 0.625 ** 2
    assert (twice.worth.value, twice.worth.severity.value) == (0.3125, 0.3125)


def test_other_weights_rank_other_gaps_first() -> None:
    world = World()
    world.lack(GapKind.MISSING, CORE)
    world.lack(GapKind.MISSING, ORE)
    assert [g.segment for g in listed(world)][:2] == [CORE.id, ORE.id]
    by_reach = standard_weights().with_changes({"criticality": 0, "reach": 3})
    assert [g.segment for g in listed(world, by_reach)][:2] == [ORE.id, CORE.id]


def test_weights_come_from_a_file_that_names_any_few(tmp_path: Path) -> None:
    path = tmp_path / "mine.toml"
    path.write_text("[weight]\nthin = 0.9\n[part]\nreach = 2\n", encoding="utf-8")
    assert changes_in(path) == {"thin": 0.9, "reach": 2.0}


@pytest.mark.parametrize("text", ["reach = = 2", "part = 3", "[part]\nreach = 'much'"])
def test_a_file_that_is_no_table_of_weights_is_refused(tmp_path: Path, text: str) -> None:
    path = tmp_path / "mine.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(BadInput):
        changes_in(path)


@pytest.mark.parametrize("words", ["reach", "=2", "reach=much", "reach=nan", "reach=inf"])
def test_a_change_that_is_no_name_and_number_is_refused(words: str) -> None:
    with pytest.raises(BadInput, match="reach=2"):
        change(words)


def test_a_gap_not_pursued_leaves_the_ranking_and_stays_with_its_reason() -> None:
    world = World()
    dropped = world.lack(GapKind.MISSING, CORE)
    world.lack(GapKind.MISSING, ORE)
    known = world.knowledge()
    made = Decision(DecisionKind.NOT_PURSUED, dropped, "yes", note="不是本地的优势")
    found = listed_gaps(known, boards(known, DISTRICT.id), None, left_alone([made]))
    gap = next(g for g in found if g.id == dropped)
    assert (gap.section, gap.ranks) == (Section.NOT_PURSUED, None)
    assert gap.decision == made
    assert gap.worth is not None
    top = found[0]
    assert top.segment == ORE.id
    assert top.ranks is not None
    assert top.ranks.rank == 1
    undone = Decision(DecisionKind.NOT_PURSUED, dropped)
    assert left_alone([made, undone]) == {}


def test_a_decision_about_a_computed_gap_finds_it_again_in_another_reading() -> None:
    world = World()
    world.local("甲方", CORE)
    single = next(g for g in listed(world) if g.kind is GapKind.SINGLE_SUPPLIER)
    world.say(firm("甲方"), Relation.IN_SEGMENT, SHELL, doc="news")
    assert single.id in {g.id for g in listed(world)}


def test_a_gap_of_no_known_region_is_listed_apart_and_counted_by_no_board() -> None:
    world = World()
    world.regions["stray"] = ""
    world.lack(GapKind.MISSING, CORE, replace(DISTRICT, id=""), doc="stray")
    (gap,) = [g for g in listed(world) if g.section is Section.UNLOCATED]
    assert (gap.region, gap.worth, gap.ranks) == ("", None, None)
    assert gap.evidence
    known = world.knowledge()
    assert all(not row.stated for row in board(known, CHAIN, DISTRICT.id).rows)


def test_a_gap_of_no_known_chain_is_listed_apart() -> None:
    world = World()
    world.lack(GapKind.MISSING, None, chain="")
    assert [g.section for g in listed(world) if g.chain == ""] == [Section.UNLOCATED]


def test_waiting_gaps_count_marked_unless_only_published_ones_are_asked_for() -> None:
    world = World()
    waiting = world.lack(GapKind.MISSING, CORE, review=Review.PENDING)
    known = world.knowledge()
    gap = next(g for g in listed(world) if g.id == waiting)
    assert gap.waits
    strict = published_only(known)
    assert strict.gaps == ()
    assert published_only(strict) is strict
    shown = listed_gaps(strict, boards(strict, DISTRICT.id))
    assert {g.kind for g in shown} == {GapKind.NO_RECORD}


def test_the_unknown_share_stands_beside_every_score() -> None:
    for gap in listed(missing()):
        assert gap.unknown_share == 0.75


def test_a_gap_of_a_part_is_worth_the_same_under_its_own_region() -> None:
    world = missing()
    known = world.knowledge()
    wide = listed_gaps(known, boards(known, CITY.id))[0]
    assert (wide.kind, wide.region) == (GapKind.MISSING, DISTRICT.id)
