"""Documents side by side: which names become one by themselves, and what stays apart."""

import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph import registry
from graph.build import Workspace
from graph.datadir import DataDir
from graph.decisions import Decision, DecisionKind, Settled, settle
from graph.merging import joined
from graph.one_firm import OneGround
from graph.sources import Upload
from graph.together import Together, together
from ontology.identity import entity_id
from ontology.model import Entity, EntityType, Reading, Relation
from reading.registry import Registered
from tests.graph.world import CHAIN, FIRM, claim, document, entity

LAMPS = entity(CHAIN, "造灯产业链")
LONG, SHORT = "青岛市甲光重工有限公司", "甲光重工（青岛）有限公司"
PARTS = st.lists(
    st.sampled_from(["青岛", "济南", "（青岛）", "甲光", "乙光", "重工", "基因", "集团", "公司"]),
    min_size=1,
    max_size=4,
).map("".join)


def says(name: str, *aliases: str, region: str = "青岛市", more: str = "") -> Reading:
    """A document that names one firm, its entities in the order that readers give them."""
    firm = entity(FIRM, name, *aliases)
    source = replace(document(f"{name}造灯。{more}"), region=region)
    made = claim(source, f"{name}造灯", (firm, Relation.IN_CHAIN, LAMPS))
    return Reading(source, joined((firm, LAMPS)), (made,))


def by_sha(*readings: Reading) -> dict[str, Reading]:
    return {r.document.sha256: r for r in readings}


def firms(found: Together) -> set[str]:
    return {e.id for r in found.readings().values() for e in r.entities if e.type is FIRM}


def one(*readings: Reading, settled: Settled | None = None) -> bool:
    return len(firms(together(by_sha(*readings), settled or Settled()))) == 1


@pytest.mark.parametrize(
    ("left", "right"),
    [
        (LONG, SHORT),
        ("青岛甲光重工", "青岛市甲光重工股份有限公司"),
        ("甲光重工（青岛）", "青岛甲光重工"),
    ],
)
def test_names_that_differ_in_spelling_alone_become_one(left: str, right: str) -> None:
    assert one(says(left), says(right))


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("甲光基因", "甲光智造"),
        ("青岛甲光重工", "济南甲光重工"),
        ("甲光集团", "甲光集团重工有限公司"),
        ("甲光重工", "甲光重工有限公司青岛分公司"),
        ("甲光", "甲光重工"),
        ("甲光重工", "甲光重工（青岛）有限公司"),
        ("甲光重工（一厂）", "甲光重工（二厂）"),
        ("甲光重工（一厂）", "甲光重工"),
        ("吉林省甲光重工", "吉林市甲光重工"),
        ("青岛汽车", "济南汽车"),
    ],
)
def test_look_alikes_stay_apart(left: str, right: str) -> None:
    assert not one(says(left), says(right))


def test_a_short_name_that_a_document_of_the_region_gives_is_the_firm() -> None:
    full = says("甲光新能源科技有限公司", "甲光新能源")
    assert one(full, says("甲光新能源"))
    assert not one(full, says("甲光新能源", region="济南市"))
    assert not one(full, says("甲光新能源"), says("甲光新能源装备公司", "甲光新能源"))
    assert not one(says("甲光新能源科技", "甲光"), says("甲光"))


def test_a_region_that_the_gazetteer_does_not_know_keeps_nobody_apart() -> None:
    full = says("甲光新能源科技有限公司", "甲光新能源")
    assert one(full, says("甲光新能源", region="云帆新区"))
    here = says("甲光新能源科技有限公司", "甲光新能源", region="云帆新区")
    assert one(here, says("甲光新能源", region="济南市"))
    assert not one(full, says("甲光新能源", region=""))


def test_a_short_name_of_the_list_ties_to_its_firm_and_one_of_two_firms_to_none() -> None:
    readings = by_sha(says("甲光灯具有限公司"), says("老甲"))
    listed = Registered("甲光灯具有限公司", ("老甲",))
    assert len(firms(together(readings, Settled(), (listed,)))) == 1
    other = Registered("甲家灯具有限公司", ("老甲",))
    assert len(firms(together(readings, Settled(), (listed, other)))) == 2


def test_the_reason_the_names_and_the_documents_are_told() -> None:
    left, right = says(LONG), says(SHORT)
    [same] = together(by_sha(left, right), Settled()).one_firm()
    assert same.ground is OneGround.SPELLING
    assert same.names == (LONG,)
    assert same.documents == (left.document.id,)
    assert same.reason == ("只差写法或公司形式", "only spelling or legal form differs")


def test_what_a_person_keeps_apart_stays_apart_until_it_is_undone() -> None:
    ids = (entity_id(EntityType.FIRM, LONG), entity_id(EntityType.FIRM, SHORT))
    apart = Decision(DecisionKind.KEEP_APART, *ids)
    again = Decision(DecisionKind.ALIAS, *ids)
    assert not one(says(LONG), says(SHORT), settled=settle((apart,)))
    assert one(says(LONG), says(SHORT), settled=settle((apart, again)))


@given(st.lists(st.tuples(PARTS, PARTS), max_size=7), st.data())
def test_the_order_of_documents_and_what_was_removed_leave_no_trace(
    named: list[tuple[str, str]], data: st.DataObject
) -> None:
    readings = by_sha(*(says(a, b, more=str(n)) for n, (a, b) in enumerate(named)))
    whole = together(readings, Settled())
    step = Together(Settled())
    for sha in data.draw(st.permutations(sorted(readings))):
        step.replace({sha: readings[sha]})
    extra = says("青岛甲光重工", "甲光基因重工", more="去")
    step.replace(by_sha(extra))
    step.replace({extra.document.sha256: None})
    assert step.readings() == whole.readings()
    assert step.one_firm() == whole.one_firm()


@given(st.lists(PARTS, max_size=7))
def test_side_by_side_twice_is_side_by_side_once(named: list[str]) -> None:
    readings = by_sha(*(says(name, more=str(n)) for n, name in enumerate(named)))
    once = together(readings, Settled()).readings()
    assert {e.id for r in together(once, Settled()).readings().values() for e in r.entities} == {
        e.id for r in once.values() for e in r.entities
    }


TEXTS = (
    "青岛市造灯产业规划\n青岛市甲光重工有限公司是造灯产业链的龙头企业。",
    "青岛市造灯产业新闻\n龙头企业甲光重工（青岛）有限公司投资3亿元建设造灯项目。",
)
FEED = [Upload(f"{n}.txt", text.encode()) for n, text in enumerate(TEXTS)]


def test_a_workspace_makes_them_one_keeps_them_apart_and_forgets_it_again(tmp_path: Path) -> None:
    with Workspace.open(tmp_path / "data", create=True) as work:
        work.build(FEED)
        [same] = work.one_firm()
        kept: Entity = work.knowledge().entity(same.kept)
        assert {kept.name, *kept.aliases} >= {LONG, SHORT}
        before = work.store.dump()
        work.decide(Decision(DecisionKind.KEEP_APART, same.gone, same.kept))
        assert {same.gone, same.kept} <= set(work.knowledge().entities)
        work.decide(Decision(DecisionKind.ALIAS, same.gone, same.kept))
        work.decide(Decision(DecisionKind.ALIAS, same.gone, ""))
        assert work.store.dump() == before
        work.rebuild()
        assert work.store.dump() == before


def test_a_list_handed_in_later_ties_the_names_in_the_graph(tmp_path: Path) -> None:
    with Workspace.open(tmp_path / "data", create=True) as work:
        work.build(FEED)
    listed = (Registered("乙光灯具有限公司", (LONG,)), Registered("丙光灯具有限公司", (LONG,)))
    registry.keep(DataDir.open(tmp_path / "data"), listed)
    with Workspace.open(tmp_path / "data") as work:
        work.build(())
        graph = work.store.dump()
        work.rebuild()
        assert work.store.dump() == graph


def test_the_graph_is_the_same_for_any_order_and_any_hash_seed(tmp_path: Path) -> None:
    script = (
        "import sys; from pathlib import Path; from graph.build import Workspace\n"
        "from graph.sources import Upload; from tests.graph.test_together import FEED\n"
        "with Workspace.open(Path(sys.argv[1]), create=True) as work:\n"
        "    for source in FEED[:: int(sys.argv[2])]: work.add(source)\n"
        "    sys.stdout.buffer.write(work.store.dump())\n"
    )
    seen = set()
    for seed, order in (("1", "1"), ("2", "-1")):
        command = [sys.executable, "-c", script, str(tmp_path / seed), order]
        env = {**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": ":".join(sys.path)}
        seen.add(subprocess.run(command, env=env, capture_output=True, check=True).stdout)
    assert len(seen) == 1
