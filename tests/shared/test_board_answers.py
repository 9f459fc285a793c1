"""Who could fill a gap, which park, does the list fit: on the real documents from end to end."""

from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from graph.build import Workspace
from graph.compare import Warned, compare_dates, compare_regions
from graph.gaps.board import board, boards
from graph.gaps.described import chain_of
from graph.gaps.model import ChainBoard
from graph.kinship import KinGround
from graph.knowledge import Knowledge
from graph.offers import Offer, offer
from graph.parks import ParkQuestion, parks_for
from graph.reconcile import Reconciliation, reconcile
from ontology.model import Bound, CandidateKind, Metric
from tests.shared.gold_reading import gold_of


@pytest.fixture(scope="module")
def known(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> Knowledge:
    """The graph that `liantu build` makes of the documents."""
    folder = tmp_path_factory.mktemp("answers") / "data"
    with Workspace.open(folder, create=True) as workspace:
        workspace.build([shared / "documents"])
        return workspace.knowledge()


@pytest.fixture(scope="module")
def home(known: Knowledge) -> str:
    """The region for which most gaps are stated: that of the plan."""
    return Counter(gap.region for gap in known.gaps).most_common(1)[0][0]


@pytest.fixture(scope="module")
def cars(known: Knowledge, home: str) -> ChainBoard:
    return board(known, chain_of(known, "新能源汽车"), home)


def answer(known: Knowledge, drawn: ChainBoard, part: str) -> Offer:
    segment = known.chains[drawn.chain].segment(part)
    assert segment is not None
    row = drawn.row(segment.id)
    assert row is not None
    return offer(known, drawn, row)


def test_the_battery_has_a_local_candidate_whose_relation_has_not_formed(
    shared: Path, known: Knowledge, cars: ChainBoard
) -> None:
    makers = {
        r["subject"]
        for r in gold_of(shared, "s004")["relations"]
        if r["type"] == "operates_in_stage" and r["object"] == "电池"
    }
    local = [c for c in answer(known, cars, "电池").candidates if c.kind is CandidateKind.LOCAL]
    assert {known.name(c.firm) for c in local} & makers
    assert all("合作关系：文件称尚未形成" in c.reason for c in local)
    assert any("记载产能 40亿瓦时" in c.reason for c in local)


@pytest.mark.parametrize("part", ["电机", "电控"])
def test_motor_and_controller_have_no_local_candidate_and_the_answer_says_so(
    known: Knowledge, cars: ChainBoard, part: str
) -> None:
    found = answer(known, cars, part)
    assert CandidateKind.LOCAL not in {c.kind for c in found.candidates}
    assert found.note.startswith(("语料中没有本地候选", "语料中没有候选"))


def test_the_maker_of_the_part_before_is_named_beside_not_among_the_candidates(
    shared: Path, known: Knowledge, cars: ChainBoard
) -> None:
    makers = {
        r["subject"]
        for r in gold_of(shared, "s004")["relations"]
        if r["type"] == "operates_in_stage" and "隔膜" in r["object"]
    }
    found = answer(known, cars, "电池")
    separators = known.chains[cars.chain].segment("隔膜")
    assert separators is not None
    assert [b.firms for b in found.before if b.segment == separators.id] != []
    assert not makers & {known.name(c.firm) for c in found.candidates}


def test_every_candidate_of_every_gap_has_a_sentence_in_its_document(
    known: Knowledge, home: str
) -> None:
    for drawn in boards(known, home):
        for row in drawn.rows:
            for found in offer(known, drawn, row).candidates:
                assert found.evidence
                for e in found.evidence:
                    assert known.documents[e.document].text[e.start : e.end] == e.quote


def test_a_comparison_city_s_firm_is_never_a_local_candidate(known: Knowledge, home: str) -> None:
    local = {
        known.name(c.firm)
        for drawn in boards(known, home)
        for row in drawn.rows
        for c in offer(known, drawn, row).candidates
        if c.kind is CandidateKind.LOCAL
    }
    assert local
    assert not {name for name in local if name.startswith(("和辉", "格力", "美的"))}


def lists(known: Knowledge, home: str) -> dict[str, Reconciliation]:
    found = (reconcile(known, drawn) for drawn in boards(known, home))
    return {r.chain_name: r for r in found if r.says_something}


def test_the_car_list_fits_no_gap_and_the_car_gaps_have_no_target(
    known: Knowledge, home: str
) -> None:
    cars = lists(known, home)["新能源汽车"]
    assert len(cars.targets) == 5
    assert cars.targets_without_gap == cars.targets
    assert {g for gap in cars.gaps_without_target for g in gap.what} >= {"电池", "电机", "电控"}


def test_the_parent_of_a_resident_is_flagged_by_its_short_form_and_nobody_else_is(
    known: Knowledge, home: str
) -> None:
    cars = lists(known, home)["新能源汽车"]
    flagged = {t.name: {k.ground for k in t.kin} for t in cars.targets if t.kin}
    assert flagged == {"上海汽车集团股份有限公司": {KinGround.SHORT_FORM}}


def test_chains_without_a_list_report_none_and_every_annotated_list_is_there(
    shared: Path, known: Knowledge, home: str
) -> None:
    found = lists(known, home)
    for chain in ("船舶海工", "智能家电", "高端化工新材料", "高端装备"):
        assert (found[chain].listed, found[chain].targets) == (False, ())
        assert found[chain].gaps
    annotated = {
        r["subject"] for r in gold_of(shared, "s004")["relations"] if r["type"] == "target_for"
    }
    placed = {t.name for r in found.values() for t in r.targets}
    assert annotated - placed == set()


def test_the_park_of_the_chain_ranks_first_for_its_segments_and_stays_there(
    shared: Path, known: Knowledge
) -> None:
    city = known.find_region(gold_of(shared, "s001")["region"]).id
    chain = chain_of(known, "集成电路")
    for segment in ("封装测试", "半导体材料"):
        first = parks_for(known, chain, city, question=ParkQuestion(segment))[0]
        assert first.name == "青岛市集成电路产业园"
        assert first.span.stable
        silent = {p.name: p.text for p in first.parts if not p.known}
        assert {silent["rent"], silent["energy"]} == {"无数据"}


def test_the_appliance_inputs_have_gaps_and_no_maker_of_another_product_is_offered(
    shared: Path, known: Knowledge, home: str
) -> None:
    drawn = board(known, chain_of(known, "智能家电"), home)
    rows = [row for row in drawn.rows if row.stated]
    lacking = {gap.what for row in rows for gap in row.stated}
    assert {"电机", "芯片", "液晶模组", "不锈钢", "PCM", "彩晶玻璃"} <= lacking
    assert any("模具" in what for what in lacking)
    # A maker of panels for telephones is no answer to missing modules for televisions.
    panel = {
        r["subject"]
        for r in gold_of(shared, "s002")["relations"]
        if r["type"] == "target_for" and r["object"] not in ("智能家电", "家电")
    }
    for row in rows:
        found = offer(known, drawn, row)
        local = {known.name(c.firm) for c in found.candidates if c.kind is CandidateKind.LOCAL}
        assert not local & panel


def test_the_two_local_sourcing_rates_keep_their_bounds_and_scope(known: Knowledge) -> None:
    rates = {
        (o.quantity.stated_as, o.quantity.bound)
        for o in known.observations
        if o.metric is Metric.LOCAL_SOURCING_RATE
    }
    assert {("70%", Bound.GT), ("45%", Bound.LT)} <= rates
    scoped = [o.scope for o in known.observations if o.quantity.stated_as == "45%" and o.scope]
    assert "园区内" in scoped


def test_two_parks_and_two_dates_are_compared_with_sentences(known: Knowledge, home: str) -> None:
    chain = chain_of(known, "集成电路")
    parks = [
        known.find_region(name).id for name in ("青岛市集成电路产业园", "上合半导体智慧科技城")
    ]
    found = compare_regions(known, chain, parks[0], parks[1])
    assert found.telling
    assert all(s.left.evidence or s.right.evidence for s in found.telling)
    days = (date(2022, 12, 31), date(2024, 7, 31))
    dated = compare_dates(known, chain, home, days)
    assert Warned.UNDATED in {c.code for c in dated.cautions}
    assert [s for s in dated.telling if s.firms_right]
    assert not [s for s in dated.telling if s.firms_left]
