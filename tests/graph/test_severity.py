from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.gaps.board import board
from graph.gaps.model import Severity
from graph.gaps.rules import GAP_RULES
from graph.gaps.severity import reach, severity
from graph.gaps.weights import read_weights, standard_weights
from ontology.chains.model import ReferenceChain, ReferenceSegment
from ontology.errors import BadInput
from ontology.model import GapKind, GapScope
from tests.graph.gap_world import BODY, CHAIN, CITY, CORE, DISTRICT, ORE, SHELL, World, segment


@st.composite
def chains(draw: st.DrawFn) -> ReferenceChain:
    """A chain of up to seven segments; each feeds only later ones, so there is no circle."""
    size = draw(st.integers(1, 7))
    feeds = [draw(st.sets(st.integers(i + 1, 7).filter(lambda j: j < size))) for i in range(size)]
    segments = tuple(
        segment(f"s{i}", f"环{i}", [f"s{j}" for j in sorted(feeds[i])]) for i in range(size)
    )
    return ReferenceChain("chain-x", "x", "某链", "X", "1.0.0", segments)


def reached(chain: ReferenceChain, start: ReferenceSegment) -> set[str]:
    """Everything downstream, found by walking every path."""
    by_id = {s.id: s for s in chain.segments}
    found: set[str] = set()
    for target in start.feeds:
        found |= {target} | reached(chain, by_id[target])
    return found


@given(chains())
def test_reach_is_the_share_of_segments_on_any_path_downstream(chain: ReferenceChain) -> None:
    expected = {s.id: len(reached(chain, s)) / len(chain.segments) for s in chain.segments}
    assert reach(chain) == expected


def test_reach_of_the_test_chain_is_written_out() -> None:
    assert reach(CHAIN) == {ORE.id: 0.5, CORE.id: 0.25, SHELL.id: 0.25, BODY.id: 0.0}


def test_feeds_to_segments_the_chain_does_not_have_are_passed_over() -> None:
    chain = ReferenceChain("c", "c", "链", "c", "1", (segment("a", "甲", ["a", "nowhere"]),))
    assert reach(chain) == {"segment-a": 0.0}


def test_severity_is_the_published_formula_with_its_parts() -> None:
    # 0.8 * 3/3 * (1 + 0.25) / 2
    assert severity("stated_missing", CORE, 0.25) == Severity(0.8, 1.0, 0.25, 0.5, "stated_missing")
    # 0.9 * 1/3 * (1 + 0.5) / 2
    assert severity("import_dependent", ORE, 0.5) == Severity(
        0.9, 0.3333, 0.5, 0.225, "import_dependent"
    )


def test_every_rule_has_a_weight_and_every_weight_a_rule() -> None:
    assert {rule.__name__ for rule in GAP_RULES} == set(standard_weights().of)
    assert all(0 <= weight <= 1 for weight in standard_weights().of.values())


def test_what_is_stated_weighs_more_than_what_is_not_recorded() -> None:
    of = standard_weights().of
    order = ["external_supply", "stated_missing", "stated_weak", "unmatched_local", "thin"]
    assert [of[name] for name in order] == [0.9, 0.8, 0.6, 0.5, 0.4]
    assert of["import_dependent"] == of["external_supply"]
    assert of["no_record"] == 0.3


def test_other_weights_give_another_ranking_under_another_version() -> None:
    world = World()
    world.lack(GapKind.MISSING, CORE)
    known = world.knowledge()
    changed = standard_weights().with_changes({"stated_missing": 0.4})
    found = board(known, CHAIN, DISTRICT.id, weights=changed)
    row = found.row(CORE.id)
    assert row is not None
    assert row.severity == Severity(0.4, 1.0, 0.25, 0.25, "stated_missing")
    assert (found.weights, board(known, CHAIN, DISTRICT.id).weights) == ("2.0+", "2.0")


def test_a_weight_for_no_rule_or_out_of_bounds_is_refused() -> None:
    with pytest.raises(BadInput, match="没有缺口规则或部分「missing」；可用：kind、criticality、"):
        standard_weights().with_changes({"missing": 0.5})
    with pytest.raises(BadInput, match=r"权重 1\.5 不在 0 到 1 之间"):
        standard_weights().with_changes({"thin": 1.5})


def test_weights_are_read_from_a_file(tmp_path: Path) -> None:
    path = tmp_path / "weights.toml"
    path.write_text('version = "2"\n[weight]\nthin = 1\n', encoding="utf-8")
    weights = read_weights(path)
    assert (weights.version, weights.of) == ("2", {"thin": 1.0})


def test_the_gravest_finding_gives_the_row_its_severity() -> None:
    world = World()
    world.lack(GapKind.WEAK, CORE)
    world.lack(GapKind.IMPORT_DEPENDENT, CORE)
    row = board(world.knowledge(), CHAIN, DISTRICT.id).row(CORE.id)
    assert row is not None
    assert row.severity is not None
    assert (row.severity.rule, row.severity.value) == ("import_dependent", 0.5625)
    assert [f.severity.value for f in row.findings if f.severity] == [0.5625, 0.375]


def test_a_gap_of_a_part_lends_its_severity_only_where_it_gives_the_state() -> None:
    world = World()
    world.lack(GapKind.MISSING, CORE, DISTRICT)
    known = world.knowledge()
    row = board(known, CHAIN, CITY.id).row(CORE.id)
    assert row is not None
    assert row.severity is not None
    assert row.severity.rule == "stated_missing"
    world.local("甲方", CORE, CITY)
    row = board(world.knowledge(), CHAIN, CITY.id).row(CORE.id)
    assert row is not None
    assert row.severity is not None
    assert row.severity.rule == "single_supplier"


@pytest.mark.parametrize(
    ("scope", "weight"),
    [
        (GapScope.LINK, 0.8),
        (GapScope.CAPABILITY, 0.6),
        (GapScope.TALENT, 0.3),
        (GapScope.MARKET, 0.3),
    ],
)
def test_a_lack_of_ability_or_people_weighs_less_than_a_missing_link(
    scope: GapScope, weight: float
) -> None:
    world = World()
    world.lack(GapKind.MISSING, CORE, scope=scope)
    row = board(world.knowledge(), CHAIN, DISTRICT.id).row(CORE.id)
    assert row is not None
    assert row.severity is not None
    assert (row.severity.rule, row.severity.kind) == ("stated_missing", weight)
