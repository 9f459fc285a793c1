"""Timelines and tensions that must be found in the five real documents."""

import shutil
from pathlib import Path

import pytest

from graph.build import Workspace
from graph.knowledge import Knowledge
from graph.lifecycle import Outcome, Step, life_cycles
from graph.series import series
from graph.tensions.found import tensions
from graph.tensions.model import Fit, Tension
from graph.timeline import DateOf, timeline
from ontology.model import Basis, EntityType, Status


@pytest.fixture(scope="module")
def known(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> Knowledge:
    """What is read in the five documents."""
    folder = tmp_path_factory.mktemp("time")
    documents = shutil.copytree(shared / "documents", folder / "documents")
    with Workspace.open(folder / "data", create=True) as workspace:
        workspace.build([Path(documents)])
        return workspace.knowledge()


@pytest.fixture(scope="module")
def checks(known: Knowledge) -> tuple[Tension, ...]:
    return tensions(known)


def said(one: Tension) -> list[str]:
    """The sentences compared, without white space."""
    return ["".join(e.quote.split()) for e in one.evidence]


def with_words(checks: tuple[Tension, ...], rule: str, *words: str) -> list[Tension]:
    """The checks of a rule whose sentences hold these words."""
    return [t for t in checks if t.rule == rule and all(w in "".join(said(t)) for w in words)]


def test_packaging_equipment_is_partly_addressed_by_later_entrants(known: Knowledge) -> None:
    region = known.find_region("青岛西海岸新区").id
    chain = known.find_chain("集成电路").id
    lives = life_cycles(known, chain, region)
    (one,) = [v for v in lives if any("封测装备" in g.what for g in v.gaps)]
    assert one.outcome is Outcome.PARTLY_ADDRESSED
    assert one.basis is Basis.COMPUTED
    came = [c for c in one.comers if "四方思锐" in known.name(c.entity)]
    assert came
    assert {c.step for c in came} == {Step.LANDED}
    assert one.as_of.day is not None
    assert one.stated.day is not None
    assert one.as_of.day > one.stated.day
    assert "依赖进口" in one.evidence[0].quote


def test_the_panel_maker_is_wanted_then_lands_then_builds_then_runs(known: Knowledge) -> None:
    (maker,) = [
        e for e in known.entities.values() if e.type is EntityType.FIRM and e.name == "京东方"
    ]
    found = timeline(known, maker.id).mentions
    words = ["引进", "落地", "推进", "爬坡"]
    places = [next(i for i, m in enumerate(found) if word in m.progress) for word in words]
    assert places == sorted(places)
    wanted, landed, _, runs = (found[i] for i in places)
    assert wanted.status is Status.TARGET
    assert wanted.when.basis is DateOf.BOUNDED
    assert landed.status is Status.ACTUAL
    assert "29条生产线" in "".join(runs.evidence.quote.split())
    assert len({m.document for m in found}) == 4


def test_the_two_counts_of_the_chip_park_stand_side_by_side_without_growth(
    known: Knowledge, checks: tuple[Tension, ...]
) -> None:
    park = known.find_region("青岛市集成电路产业园").id
    lines = [s for s in series(known, park) if not s.aimed and s.metric.value == "project_count"]
    (line,) = lines
    stated = [n.observation.quantity.stated_as for n in line.numbers]
    assert [s for s in stated if s in ("14个", "30个")] == ["14个", "30个"]
    assert line.warned
    assert all(pair.growth == "" for pair in line.pairs)
    found = with_words(checks, "other_values", "14个", "30个")
    assert {t.verdict for t in found} == {Fit.INCOMPARABLE}


def test_the_eight_industries_make_the_whole_total_yet_are_said_to_be_a_part(
    checks: tuple[Tension, ...],
) -> None:
    sums = with_words(checks, "parts_of_total", "6600亿元")
    assert [t.verdict for t in sums] == [Fit.AGREES]
    (flag,) = with_words(checks, "share_of_complete_list", "6600亿元", "85%")
    assert flag.verdict is Fit.DIFFERS


def test_the_six_targets_of_the_zone_make_its_total(checks: tuple[Tension, ...]) -> None:
    found = with_words(checks, "industries_of_total", "1500亿元")
    (whole,) = (t for t in found if ("total", "1500亿元") in t.values)
    assert whole.verdict is Fit.AGREES


@pytest.mark.parametrize("share", ["16.8%", "45%", "40.5%"])
def test_stated_shares_agree_with_what_they_are_computed_from(
    checks: tuple[Tension, ...], share: str
) -> None:
    found = [t for t in checks if t.rule == "stated_shares" and dict(t.values)["share"] == share]
    assert [t.verdict for t in found] == [Fit.AGREES]


def test_two_targets_for_leading_firms_are_a_hint(checks: tuple[Tension, ...]) -> None:
    found = with_words(checks, "other_values", "20家", "25家")
    assert Fit.SOFT in {t.verdict for t in found}


def test_the_growth_aimed_at_does_not_lead_to_the_target(checks: tuple[Tension, ...]) -> None:
    (one,) = with_words(checks, "growth_path", "6600亿元")
    values = dict(one.values)
    assert one.verdict is Fit.SOFT
    assert (values["needed"], values["reached"]) == ("15.4%", "5198亿元")


def test_the_target_of_the_car_industry_needs_six_per_cent_a_year(
    checks: tuple[Tension, ...],
) -> None:
    found = with_words(checks, "target_attainment", "500亿元", "369亿元")
    assert {dict(t.values).get("needed") for t in found} == {"6.3%"}


@pytest.mark.parametrize("thing", ["配套体系", "隐形冠军"])
def test_both_contradictions_of_the_plan_are_found(checks: tuple[Tension, ...], thing: str) -> None:
    found = [t for t in checks if t.rule == "opposed_statements"]
    (one,) = [t for t in found if dict(t.values)["thing"] == thing]
    assert one.verdict is Fit.DIFFERS
    assert len(one.evidence) == 2


def test_of_the_twenty_four_chains_only_those_named_are_counted(
    checks: tuple[Tension, ...],
) -> None:
    (one,) = with_words(checks, "count_against_names", "24条")
    values = dict(one.values)
    assert one.verdict is Fit.OPEN
    assert values["count"] == "24"
    assert 0 < int(values["named"]) < 24


def test_of_what_is_called_a_tension_nothing_else_turns_up(checks: tuple[Tension, ...]) -> None:
    alarms = [t for t in checks if t.alarm]
    expected = {"share_of_complete_list", "opposed_statements", "growth_path", "other_values"}
    wrong = [t for t in alarms if t.rule not in expected]
    assert len(wrong) <= len(alarms) * 0.1


def test_every_quote_is_verbatim(known: Knowledge, checks: tuple[Tension, ...]) -> None:
    for one in checks:
        for e in one.evidence:
            assert known.documents[e.document].text[e.start : e.end] == e.quote
