"""What is counted of each rule, and the grounds that stand beside a fact."""

import pytest

from ontology.model import Claim, Relation
from reading.rules import facts, trust
from reading.rules.trust import Count, Support, chance, support
from tests.reading.rule_page import page_of


@pytest.mark.parametrize(
    ("grounds", "held"),
    [
        (("names:sure", "ways:several"), Support.STRONG),
        (("names:likely", "ways:two"), Support.FAIR),
        (("names:sure", "ways:several", "words:elsewhere"), Support.WEAK),
        (("names:nested", "home:assumed", "said:often"), Support.POOR),
        (("names:sure", "page:address", "ways:several"), Support.GENERAL),
    ],
)
def test_two_independent_grounds_and_no_doubt_are_strong(
    grounds: tuple[str, ...], held: Support
) -> None:
    assert support(grounds) is held


def test_a_rule_that_was_never_measured_has_no_chance() -> None:
    assert chance("a_new_rule", Support.STRONG) == 0.0


def test_few_facts_prove_less_than_many() -> None:
    few = {("r", Support.ALL): Count(10, 20), ("r", Support.STRONG): Count(3, 3)}
    many = {("r", Support.ALL): Count(60, 80), ("r", Support.STRONG): Count(50, 50)}
    assert chance("r", Support.STRONG, few) < 0.9 <= chance("r", Support.STRONG, many)


def test_the_table_counts_every_fact_once_by_support_and_once_in_all() -> None:
    known = trust.counts()
    for rule in {rule for rule, _ in known}:
        parts = [c for (r, held), c in known.items() if r == rule and held is not Support.ALL]
        whole = known[rule, Support.ALL]
        assert (sum(c.right for c in parts), sum(c.read for c in parts)) == (
            whole.right,
            whole.read,
        )


def test_a_report_on_everything_is_trusted_by_what_was_counted_in_such_reports() -> None:
    known = {
        ("r", Support.ALL): Count(61, 100),
        ("r", Support.WEAK): Count(60, 80),
        ("r", Support.GENERAL): Count(1, 20),
    }
    assert chance("r", Support.GENERAL, known) < 0.2
    assert chance("r", Support.WEAK, known) > 0.7
    said = "发展机器人产业。沐川电子总部设在云帆区。"
    page, address = (
        page_of(f"{opening}{said}", firm="沐川电子", place="云帆区", chain="机器人")
        for opening in ("", "各位代表：")
    )
    assert not any("page:address" in fact.grounds for fact in facts(page))
    assert {"page:address" in fact.grounds for fact in facts(address)} == {True}


def test_a_number_of_the_region_spoken_for_tells_whether_its_words_name_it() -> None:
    page = page_of("云帆区高新技术企业739家。", home="云帆区", place="云帆区")
    other = page_of("云帆区发展很快。\n全区高新技术企业739家。", home="云帆区", place="云帆区")
    assert {"home:named" in fact.grounds for fact in facts(page)} == {True}
    assert {"home:assumed" in fact.grounds for fact in facts(other)} == {True}


def test_a_name_that_stands_only_inside_another_is_a_doubt() -> None:
    page = page_of(
        "# 氢能\n重点项目：蓝桥电堆项目。",
        chain="氢能",
        project="蓝桥电堆项目",
        place="云帆区",
        home="云帆区",
    )
    [member] = [f for f in facts(page) if isinstance(f, Claim) and f.predicate is Relation.IN_CHAIN]
    assert "words:elsewhere" not in member.grounds
    assert "names:sure" in member.grounds
