"""The annotations of provincial reports fit the texts beside the checkout."""

from collections import Counter, defaultdict

import pytest

from bench.report_gold import REPORTS, reports
from reading.gold import TYPES

pytestmark = pytest.mark.skipif(
    not REPORTS.is_dir(), reason="the provincial reports are not beside the checkout"
)
WANTED = {
    "in_chain": ({"Firm", "Project"}, {"Industry"}),
    "leader_of": ({"Firm"}, {"Industry"}),
    "has_stage": ({"Industry"}, {"Stage", "Industry"}),
    "operates_in_stage": ({"Firm", "Project"}, {"Stage", "Industry"}),
    "develops": ({"Firm"}, {"Project"}),
    "focuses_on": ({"Park", "Place"}, {"Industry", "Stage"}),
}


def test_each_report_names_things_of_known_types_once() -> None:
    for id_, report in reports().items():
        named = Counter((e["type"], e["name"]) for e in report["entities"])
        assert len(named) > 100, id_
        assert {kind for kind, _ in named} <= set(TYPES.values()), id_
        assert [name for name, times in named.items() if times > 1] == [], id_


def test_relations_of_reports_join_the_types_they_are_meant_for() -> None:
    for id_, report in reports().items():
        types: defaultdict[str, set[str]] = defaultdict(set)
        for entity in report["entities"]:
            types[entity["name"]].add(entity["type"])
        for one in report["relations"]:
            subjects, objects = WANTED[one["type"]]
            stated = (id_, one["type"], one["subject"], one["object"])
            assert types[one["subject"]] & subjects, stated
            assert types[one["object"]] & objects, stated
            assert one["status"] in {"actual", "planned", "negated"}, stated
