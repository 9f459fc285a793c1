import pytest

from graph.gaps.model import Presence, Rule, SegmentFacts
from graph.gaps.rules import GAP_RULES, documented
from ontology.model import Basis, EntityType, Evidence
from tests.graph.gap_world import CORE

HERE = SegmentFacts(
    CORE,
    "place-x",
    present=(
        Presence("firm-a", "甲", planned=False, evidence=(Evidence("doc-1", 0, 2, "甲在"),)),
        Presence("firm-b", "乙", planned=True, evidence=(Evidence("doc-1", 3, 5, "乙将"),)),
        Presence(
            "project-c",
            "丙",
            planned=False,
            evidence=(Evidence("doc-1", 0, 2, "甲在"),),
            type=EntityType.PROJECT,
            supplier="firm-a",
        ),
    ),
)


@pytest.mark.parametrize("rule", GAP_RULES, ids=lambda rule: rule.__name__)
def test_every_rule_tells_the_user_what_it_finds_in_both_languages(rule: Rule) -> None:
    zh, en = (rule.__doc__ or "").strip().split("\n\n")
    assert any("\u4e00" <= c <= "\u9fff" for c in zh)
    assert en.strip().isascii()


def test_a_rule_without_a_docstring_does_not_load() -> None:
    def silent(facts: SegmentFacts) -> object:
        return facts

    with pytest.raises(ValueError, match="silent"):
        documented(silent)  # type: ignore[arg-type]


@pytest.mark.parametrize("rule", GAP_RULES, ids=lambda rule: rule.__name__)
def test_every_finding_carries_its_rule_s_name(rule: Rule) -> None:
    for facts in (HERE, SegmentFacts(CORE, "place-x")):
        assert all(f.rule == rule.__name__ for f in rule(facts))


def test_computed_findings_are_about_the_region_with_each_sentence_once() -> None:
    found = [f for rule in GAP_RULES for f in rule(HERE)]
    assert [(f.rule, f.basis, f.region) for f in found] == [
        ("single_supplier", Basis.COMPUTED, "place-x"),
        ("thin", Basis.COMPUTED, "place-x"),
    ]
    assert [[e.quote for e in f.evidence] for f in found] == [["甲在"], ["甲在"]]


def test_the_suppliers_are_the_firms_behind_projects_counted_once() -> None:
    assert HERE.suppliers == ("firm-a",)
