"""Rules as a whole: they load only with words, repeat nothing and are documented."""

from dataclasses import replace
from pathlib import Path
from types import ModuleType

import pytest

from ontology.model import Claim
from reading.model import Page
from reading.rules import RULES, facts, named
from reading.rules.handbook import handbook
from tests.reading.rule_page import page_of

ROOT = Path(__file__).resolve().parents[2]


def test_a_rule_without_words_in_both_languages_does_not_load() -> None:
    silent = ModuleType("reading.rules.silent")

    def rule(page: Page) -> None:
        """Only one language."""

    silent.rule = rule  # type: ignore[attr-defined]
    with pytest.raises(ValueError, match="silent"):
        named(silent)


def test_every_rule_has_its_own_name_and_chinese_words_first() -> None:
    assert len({rule.name for rule in RULES}) == len(RULES)
    for rule in RULES:
        assert any("\u4e00" <= c <= "\u9fff" for c in rule.zh), rule.name
        assert rule.en.isascii() or any(c.isascii() for c in rule.en), rule.name


def test_the_page_of_rules_is_what_the_rules_say() -> None:
    assert (ROOT / "docs" / "rules.md").read_text(encoding="utf-8") == handbook()


def test_what_is_said_twice_is_one_claim_with_two_quotes() -> None:
    page = page_of(
        "星河产业园集聚蓝桥科技等企业。\n星河产业园拥有蓝桥科技等企业。",
        park="星河产业园",
        firm="蓝桥科技",
    )
    [claim] = [f for f in facts(page) if isinstance(f, Claim)]
    assert [e.quote for e in claim.evidence] == [
        "星河产业园集聚蓝桥科技等企业",
        "星河产业园拥有蓝桥科技等企业",
    ]


def test_what_is_stated_as_a_fact_is_not_kept_as_a_plan_too() -> None:
    page = page_of(
        "星河产业园：蓝桥项目签约。\n星河产业园：蓝桥项目建成投产。",
        park="星河产业园",
        project="蓝桥项目",
    )
    located = [
        f.status.value
        for f in facts(page)
        if isinstance(f, Claim) and f.predicate.value == "locatedIn"
    ]
    assert located == ["Actual"]


def test_ids_depend_on_what_is_said_and_not_on_the_order_of_rules() -> None:
    page = page_of("星河产业园集聚蓝桥科技等企业。", park="星河产业园", firm="蓝桥科技")
    assert [f.id for f in facts(page)] == [f.id for f in facts(page)]
    assert all(f.id.startswith("claim-") for f in facts(page))


def test_a_fact_is_no_surer_than_the_names_it_speaks_of() -> None:
    page = page_of("星河产业园集聚蓝桥科技等企业。", park="星河产业园", firm="蓝桥科技")
    doubtful = tuple(replace(m, confidence=0.5) for m in page.mentions)
    [sure] = [f for f in facts(page) if isinstance(f, Claim)]
    [unsure] = [f for f in facts(replace(page, mentions=doubtful)) if isinstance(f, Claim)]
    assert (sure.confidence, unsure.confidence) == (0.81, 0.45)
