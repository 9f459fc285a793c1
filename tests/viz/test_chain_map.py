"""What the chain map says of each segment."""

from graph.gaps.model import SegmentState
from ontology.model import Status
from tests.viz import world
from viz.chain_map import Card, ChainMap, chain_map
from viz.signs import SIGNS
from viz.site import Site


def drawn(lang: str = "zh") -> ChainMap:
    site = Site(world.knowledge())
    return chain_map(site, site.board(world.IC, world.HOME), lang)


def card(name: str) -> Card:
    chart = drawn()
    return next(c for lane in (*chart.lanes, *chart.bands) for c in lane.cards if c.name == name)


def test_every_state_has_a_sign_of_its_own() -> None:
    assert set(SIGNS) == set(SegmentState)
    assert len(set(SIGNS.values())) == len(SegmentState)


def test_a_missing_segment_and_one_without_record_are_told_apart() -> None:
    assert card("光掩模版").row.state is SegmentState.MISSING
    assert card("EDA工具").row.state is SegmentState.UNKNOWN


def test_gaps_come_gravest_first_and_what_nobody_recorded_stands_apart() -> None:
    chart = drawn()
    grades = [c.row.severity.value for c in chart.gaps if c.row.severity]
    assert grades == sorted(grades, reverse=True)
    assert [c.name for c in chart.gaps][:2] == ["半导体设备", "光掩模版"]
    assert all(c.row.state is SegmentState.UNKNOWN for c in chart.unrecorded)
    assert len(chart.unrecorded) == 5


def test_a_gap_of_no_segment_is_listed_with_its_sentence() -> None:
    (only,) = drawn().unplaced
    assert only.gap.what == "领军人才"
    assert only.proof.quotes[0].words == "产业领军人才不足"


def test_a_planned_firm_is_proven_by_a_planned_claim() -> None:
    packaging = card("封装测试")
    firm = next(o for o in packaging.occupants if o.present.entity == world.LIANCE)
    assert firm.present.planned
    assert Status.PLANNED in {proof.status for proof in firm.proofs}


def test_a_target_of_the_list_is_offered_for_a_missing_segment() -> None:
    assert "远晖光罩" in {offer.name for offer in card("光掩模版").offers}


def test_a_park_that_says_the_chain_is_its_focus_suits_it() -> None:
    (park,) = drawn().parks
    assert park.name == "云岭集成电路产业园"
    assert park.grounds[0].quotes


def test_wires_lead_from_a_segment_to_those_it_feeds() -> None:
    wires = {(w.source, w.target): w.state for w in drawn().wires}
    mask, fab = world.segment_id("光掩模版"), world.segment_id("晶圆制造")
    assert wires[mask, fab] is SegmentState.MISSING
    assert len(wires) == 14


def test_english_readers_see_the_english_names_of_segments() -> None:
    assert {c.name for c in drawn("en").lanes[0].cards} == {
        "EDA tools",
        "Materials",
        "Photomasks",
        "Equipment",
    }
