"""What the commands around the gap board answer, the ready questions give too, row for row."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path

import pytest

from graph.build import Workspace
from graph.candidates import candidates
from graph.compare import compare_dates, compare_regions
from graph.gaps.board import boards
from graph.gaps.locality import locality_of
from graph.gaps.model import SELF_DESCRIBED, ChainBoard, SegmentRow, SegmentState
from graph.knowledge import Knowledge
from graph.lifecycle import life_cycles
from graph.parks import parks_for
from graph.reconcile import reconcile
from graph.structure.knockout import knockout
from graph.structure.supply import Needs, chain_supply
from graph.tensions.found import tensions
from graph.tensions.model import Fit
from graph.timeline import timeline
from ontology.model import CandidateKind
from ontology.vocab import iri
from tests.graph.asking import Row, accept_all, asked

REGIONS = ("澄湾市", "星海新区", "东望县", "南屏县", "北岸化工园区", "星海汽车产业园")


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory, examples: Path) -> Iterator[Workspace]:
    """The graph of the demo documents with every waiting fact accepted."""
    folder = tmp_path_factory.mktemp("answers") / "data"
    with Workspace.open(folder, create=True) as made:
        made.build([examples])
        accept_all(made)
        yield made


@pytest.fixture(scope="module")
def known(workspace: Workspace) -> Knowledge:
    return workspace.knowledge()


@cache
def drawn(known: Knowledge, region: str) -> tuple[ChainBoard, ...]:
    """The boards of the reference chains: of others SPARQL knows no segments."""
    found = boards(known, known.find_region(region).id)
    return tuple(b for b in found if b.version != SELF_DESCRIBED)


def place(row: Row, *more: str) -> tuple[str, ...]:
    return tuple(row[key] for key in ("产业链", "环节", *more))


@pytest.mark.parametrize("region", REGIONS)
def test_who_is_on_record_is_who_the_board_shows_now_and_planned(
    workspace: Workspace, known: Knowledge, region: str
) -> None:
    present: dict[tuple[str, ...], bool] = {}
    for row in asked(workspace, "23-on-record", 地区=region):
        key = place(row, "主体", "企业")
        present[key] = present.get(key, False) or row["现状"] == "true"
    assert present == {
        (b.chain_name, row.segment.label, p.name, known.name(p.supplier)): not p.planned
        for b in drawn(known, region)
        for row in b.rows
        for p in row.present
    }


@pytest.mark.parametrize("region", REGIONS)
def test_too_few_firms_are_the_thin_single_and_planned_segments(
    workspace: Workspace, known: Knowledge, region: str
) -> None:
    few = {
        place(row): (int(row["现有"]), int(row["规划"]))
        for row in asked(workspace, "24-too-few", 地区=region)
    }
    computed: dict[tuple[str, ...], SegmentRow] = {
        (b.chain_name, row.segment.label): row
        for b in drawn(known, region)
        for row in b.rows
        if row.computed in (SegmentState.THIN, SegmentState.SINGLE, SegmentState.PLANNED)
    }
    assert few.keys() == computed.keys()
    for key, (now, _) in few.items():
        state = computed[key].computed
        assert state is _state(now), key


def _state(now: int) -> SegmentState:
    return (SegmentState.PLANNED, SegmentState.SINGLE)[now] if now < 2 else SegmentState.THIN


@pytest.mark.parametrize("region", REGIONS)
def test_candidates_are_who_is_on_record_here_listed_or_put_there_elsewhere(
    workspace: Workspace, known: Knowledge, region: str
) -> None:
    here = groups(asked(workspace, "23-on-record", 地区=region), "企业")
    anywhere = groups(asked(workspace, "25-capable"), "企业")
    listed = groups_by_chain(asked(workspace, "26-listed", 地区=region))
    for b in drawn(known, region):
        for row in b.rows:
            key = b.chain_name, row.segment.label
            found: defaultdict[CandidateKind, set[str]] = defaultdict(set)
            for one in candidates(known, b, row):
                found[one.kind].add(known.name(one.firm))
            local = here.get(key, set())
            wanted = listed.get(b.chain_name, set()) - local
            assert found[CandidateKind.LOCAL] == local
            assert found[CandidateKind.TARGET] == wanted
            assert found[CandidateKind.ELSEWHERE] == anywhere.get(key, set()) - local - wanted


def groups(rows: list[Row], key: str) -> dict[tuple[str, ...], set[str]]:
    found: defaultdict[tuple[str, ...], set[str]] = defaultdict(set)
    for row in rows:
        found[place(row)].add(row[key])
    return found


def groups_by_chain(rows: list[Row]) -> dict[str, set[str]]:
    found: defaultdict[str, set[str]] = defaultdict(set)
    for row in rows:
        found[row["产业链"]].add(row["企业"])
    return found


@pytest.mark.parametrize("region", REGIONS)
def test_listed_firms_and_where_they_landed_are_those_of_the_reconciliation(
    workspace: Workspace, known: Knowledge, region: str
) -> None:
    found = [reconcile(known, b) for b in drawn(known, region)]
    assert groups_by_chain(asked(workspace, "26-listed", 地区=region)) == {
        r.chain_name: {t.name for t in r.targets} for r in found if r.targets
    }
    landed = {
        (row["产业链"], row["企业"], row["落地"], row["文件"])
        for row in asked(workspace, "27-landed", 地区=region)
    }
    assert landed == {
        (r.chain_name, t.name, known.name(g.member), known.documents[g.document].name)
        for r in found
        for t in r.targets
        for g in t.landings
    }


def test_the_grounds_for_parks_are_those_the_fit_shows(
    workspace: Workspace, known: Knowledge
) -> None:
    region = known.find_region("澄湾市").id
    inside = {known.name(area) for area in locality_of(known, region).inside}
    for chain in known.chains.values():
        rows = asked(workspace, "28-park-grounds", 产业链=chain.label)
        rows = [row for row in rows if row["园区"] in inside]
        fits = {fit.name: {p.name: p for p in fit.parts} for fit in parks_for(known, chain, region)}
        said = {(row["园区"], row["依据"].removesuffix("（规划）")) for row in rows}
        for park, parts in fits.items():
            same = parts["focus"].worth in (1.0, 0.8, 0.6, 0.48)
            assert ((park, "主导产业") in said) == same, (chain.label, park)
            assert ((park, "服务机构") in said) == parts["services"].known
            assert ((park, "面积") in said) == parts["space"].known
            assert not parts["residents"].known or (park, "已有企业和项目") in said


def test_both_sides_of_a_comparison_are_the_same_question_asked_twice(
    workspace: Workspace, known: Knowledge
) -> None:
    left, right = "星海新区", "南屏县"
    for chain in known.chains.values():
        found = compare_regions(
            known, chain, known.find_region(left).id, known.find_region(right).id
        )
        for side, region in (("left", left), ("right", right)):
            rows = groups(asked(workspace, "23-on-record", 地区=region), "企业")
            for segment in found.segments:
                if segment.segment:
                    firms = {known.name(f) for f in getattr(segment, side).firms}
                    assert firms == rows.get((chain.label, segment.name), set())


def test_the_dates_of_the_sentences_tell_who_was_on_record_until_a_day(
    workspace: Workspace, known: Knowledge
) -> None:
    region, days = "星海新区", (date(2024, 6, 30), date(2025, 12, 31))
    rows = asked(workspace, "23-on-record", 地区=region)
    for chain in known.chains.values():
        found = compare_dates(known, chain, known.find_region(region).id, days)
        for side, day in ((0, days[0]), (1, days[1])):
            until = groups([r for r in rows if r["日期"] and r["日期"] <= day.isoformat()], "企业")
            for segment in found.segments:
                if segment.segment:
                    firms = {known.name(f) for f in (segment.left, segment.right)[side].firms}
                    assert firms <= until.get((chain.label, segment.name), set())


def test_the_history_of_gaps_holds_every_statement_with_its_date_and_who_came_later(
    workspace: Workspace, known: Knowledge
) -> None:
    rows = asked(workspace, "29-gap-history")
    stated = {(row["缺口"], row["提出"]) for row in rows}
    assert stated == {
        (iri(g.id), issued.isoformat() if (issued := known.documents[g.document].issued) else "")
        for g in known.gaps
    }
    came = {(row["缺口"], row["后来者"]) for row in rows if row["后来者"]}
    assert came
    region = known.find_region("澄湾市").id
    for chain in sorted(known.gaps_by_chain):
        for life in life_cycles(known, chain, region):
            own = {g.segment for g in life.gaps}
            dated = all(known.documents[g.document].issued for g in life.gaps)
            for comer in life.comers:
                if (
                    dated
                    and comer.later
                    and comer.segment in own
                    and _is_claimed(known, comer.entity)
                ):
                    names = {name for gap, name in came if gap in {iri(g.id) for g in life.gaps}}
                    assert known.name(comer.entity) in names


def _is_claimed(known: Knowledge, entity: str) -> bool:
    return entity in known.by_subject


def test_every_dated_fact_of_a_thing_stands_in_a_sentence_of_its_timeline(
    workspace: Workspace, known: Knowledge
) -> None:
    firm = next(e for e in known.entities.values() if e.name == "恒澜新能源科技有限公司")
    rows = asked(workspace, "30-history", 企业=firm.name)
    assert len(rows) >= 5
    mentioned = {known.documents[m.document].name for m in timeline(known, firm.id).mentions}
    assert {row["文件"] for row in rows} == mentioned
    assert {row["对象"] for row in rows} == {firm.name}


def test_contradicting_values_hold_every_such_tension(
    workspace: Workspace, known: Knowledge
) -> None:
    rows = asked(workspace, "31-contradicting-values")
    pairs = {frozenset((row["写法一"], row["写法二"])) for row in rows}
    found = [t for t in tensions(known) if t.rule == "other_values" and t.verdict is Fit.DIFFERS]
    assert len(found) == 1
    for tension in found:
        values = dict(tension.values)
        assert frozenset((values["one"], values["other"])) in pairs


def test_what_stops_is_what_the_strictest_knock_out_stops(
    workspace: Workspace, known: Knowledge
) -> None:
    stops = groups_of(asked(workspace, "33-stops"))
    for chain in known.chains.values():
        supply = chain_supply(chain, Needs.ALL)
        names = {link.id: link.name for link in supply.links}
        for link in supply.links:
            stopped = {names[id_] for id_ in knockout(supply, (link.id,)).stopped}
            assert stops[chain.label, link.name] == stopped
    one = asked(workspace, "33-stops", 环节="动力电池")
    assert {row["断供"] for row in one} == {"动力电池"}


def groups_of(rows: list[Row]) -> dict[tuple[str, str], set[str]]:
    found: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
    for row in rows:
        found[row["产业链"], row["断供"]].add(row["停下"])
    return found


def test_no_share_in_the_demo_documents_is_beyond_the_whole(workspace: Workspace) -> None:
    assert asked(workspace, "32-shares-beyond-whole") == []


def test_the_demo_documents_hold_one_sum_and_one_value_that_do_not_fit(known: Knowledge) -> None:
    alarms = {
        (t.rule, dict(t.values).get("sum"), dict(t.values).get("one"))
        for t in tensions(known)
        if t.alarm
    }
    assert alarms == {("parts_of_total", "41", None), ("other_values", None, "398亿元")}
