"""What a language model tells is kept only where the text says it."""

import json
from typing import Any

import pytest

from ontology.identity import document_id
from ontology.model import Claim, Document, Reading, Relation, Status
from reading.language_model import LanguageModel, NoAnswer
from reading.read import read
from tests.reading.model_server import Kept, serving

TEXT = """澄湾市望潮区氢能产业调研

望潮区氢能产业起步较早。岚帆氢能科技有限公司位于望潮氢谷产业园，为东屿重卡有限公司供应燃料电池
电堆。质子交换膜全部依赖进口。
东屿重卡有限公司计划在望潮氢谷产业园建设二期工厂。
"""
DOCUMENT = Document(document_id("0" * 64), "0" * 64, "survey.txt", TEXT)
SUPPLY = {
    "subject": "岚帆氢能科技有限公司",
    "subject_type": "Firm",
    "relation": "suppliesTo",
    "object": "东屿重卡有限公司",
    "object_type": "Firm",
    "status": "Actual",
    "quote": "岚帆氢能科技有限公司位于望潮氢谷产业园，为东屿重卡有限公司供应燃料电池电堆",
}
PRODUCT = {
    **SUPPLY,
    "relation": "makes",
    "object": "燃料电池电堆",
    "object_type": "Product",
    "quote": "为东屿重卡有限公司供应燃料电池电堆",
}


_ROLES = (Relation.LEADER_OF, Relation.TARGET_FOR)


def facts(*items: Any, gaps: Any = ()) -> str:
    return json.dumps({"facts": items, "gaps": list(gaps)}, ensure_ascii=False)


def told(answer: str, document: Document = DOCUMENT) -> tuple[Reading, Reading]:
    """The reading of the rules, and that with what a model answers to every question."""
    rules = read(document)
    with serving(answer) as server:
        return rules, server.model().read(rules, Kept())


def added(answer: str) -> list[Claim]:
    rules, both = told(answer)
    known = {claim.id for claim in rules.claims}
    return [claim for claim in both.claims if claim.id not in known]


def count(reading: Reading) -> str:
    return reading.problems[-1]


def test_a_fact_with_its_quote_is_kept_at_the_exact_place_of_the_raw_text() -> None:
    [claim] = added(facts(PRODUCT))
    assert claim.predicate is Relation.MAKES
    assert claim.rule == "language_model"
    assert claim.confidence == 0.45
    quotes = {e.quote.replace("\n", "") for e in claim.evidence}
    assert PRODUCT["quote"] in quotes
    for evidence in claim.evidence:
        assert TEXT[evidence.start : evidence.end] == evidence.quote
    [quote] = [e for e in claim.evidence if e.quote.startswith("为东屿")]
    assert (quote.start, quote.end) == (TEXT.index("为东屿"), TEXT.index("电堆。") + 2)


def test_a_name_outside_the_quote_brings_its_own_sentence_as_evidence() -> None:
    [claim] = added(facts(PRODUCT))
    assert any("岚帆氢能科技有限公司" in e.quote for e in claim.evidence)


def test_the_sentence_of_the_reading_counts_what_was_told() -> None:
    _, both = told(
        facts(PRODUCT, {**PRODUCT, "quote": "岚帆氢能拥有燃料电池电堆全套专利"}, {"x": 1})
    )
    assert count(both) == (
        "大语言模型「m1」读了 1 段，给出 3 条，采纳 1 条，丢弃 2 条（引文不在原文 1、格式不对 1）。"
    )


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"subject": "北峤储氢有限公司"}, "名称不在原文 1"),
        ({"object": "北峤储氢有限公司"}, "名称不在原文 1"),
        ({"quote": "岚帆氢能科技有限公司为东屿重卡有限公司供应电堆"}, "引文不在原文 1"),
        ({"quote": "岚帆氢能科技有限公司……为东屿重卡有限公司供应燃料电池电堆"}, "引文不在原文 1"),
        ({"quote": "岚帆氢能科技有限公司"}, "名称不在原文 1"),
        ({"quote": "供应"}, "引文过短或过长 1"),
        ({"quote": ""}, "引文过短或过长 1"),
        ({"quote": "质子交换膜全部依赖进口"}, "名称都不在引文里 1"),
        ({"relation": "locatedIn"}, "关系与类型不合 1"),
        ({"relation": "phase"}, "关系与类型不合 1"),
        ({"object": "岚帆氢能科技有限公司"}, "关系与类型不合 1"),
        ({"object_type": "Place"}, ""),
        ({"relation": "owns"}, "格式不对 1"),
        ({"subject_type": "Person"}, "格式不对 1"),
        ({"status": "true"}, "格式不对 1"),
        ({"quote": 7}, "格式不对 1"),
        ({"subject": "产业"}, "不是名称 1"),
        ({"subject": "<b>岚帆</b>"}, "不是名称 1"),
        ({"subject": "为"}, "不是名称 1"),
    ],
)
def test_what_the_text_does_not_say_is_thrown_away_with_its_reason(
    change: dict[str, Any], reason: str
) -> None:
    rules, both = told(facts({**SUPPLY, **change}))
    assert reason in count(both)
    if reason:
        assert "采纳 0 条" in count(both)
        assert both.claims == rules.claims
        assert both.entities == rules.entities


def test_a_line_of_a_list_counts_with_the_heading_above_it_only() -> None:
    text = "澄湾市氢能产业招商\n\n一、重点企业\n\n北峤储氢有限公司\n\n二、电池材料\n\n碧屿膜材有限公司\n"
    document = Document("doc-1", "1" * 64, "a.txt", text)
    member = {
        **SUPPLY,
        "subject": "北峤储氢有限公司",
        "relation": "inChain",
        "object": "氢能",
        "object_type": "ValueChain",
        "quote": "北峤储氢有限公司",
    }
    rules, both = told(facts(member), document)
    assert "采纳 1 条" in count(both)
    other = {**member, "relation": "inSegment", "object": "电池材料", "object_type": "Segment"}
    rules, both = told(facts(other), document)
    assert "名称不在原文 1" in count(both)
    assert both.claims == rules.claims


def test_blanks_a_model_puts_into_names_and_quotes_do_no_harm() -> None:
    spaced = {
        **PRODUCT,
        "subject": "岚帆 氢能科技有限公司",
        "quote": "为东屿重卡有限公司 供应燃料电池电堆",
    }
    assert [claim.id for claim in added(facts(spaced))] == [c.id for c in added(facts(PRODUCT))]


def test_a_target_is_a_target_and_what_a_plan_leans_on_is_there() -> None:
    text = "澄湾市氢能产业规划\n\n将依托北峤储氢有限公司，着力引进远汀膜材有限公司，重点发展氢能产业。\n"
    leader = {
        **SUPPLY,
        "subject": "北峤储氢有限公司",
        "relation": "leaderOf",
        "object": "氢能",
        "object_type": "ValueChain",
        "quote": "将依托北峤储氢有限公司，着力引进远汀膜材有限公司，重点发展氢能产业",
    }
    target = {**leader, "subject": "远汀膜材有限公司", "relation": "targetFor"}
    _, both = told(facts(leader, target), Document("doc-1", "1" * 64, "a.txt", text))
    assert "采纳 2 条" in count(both)
    stands = {c.predicate: c.status for c in both.claims if c.predicate in _ROLES}
    assert stands == {Relation.LEADER_OF: Status.ACTUAL, Relation.TARGET_FOR: Status.TARGET}


def test_an_entity_of_the_rules_keeps_its_type_whatever_a_model_takes_it_for() -> None:
    rules, both = told(facts({**SUPPLY, "object_type": "Place"}))
    types = {e.name: e.type for e in both.entities}
    for entity in rules.entities:
        assert types[entity.name] is entity.type


@pytest.mark.parametrize(
    "answer",
    [
        "",
        "好的，我来摘录。",
        "null",
        "[]",
        '{"facts": 3}',
        '{"facts": {"subject": "甲"}, "gaps": "无"}',
        "{" * 5000,
        "[" * 5000,
        '{"facts": [[[[]]]]}',
    ],
)
def test_an_answer_of_another_shape_adds_nothing(answer: str) -> None:
    rules, both = told(answer)
    assert (both.claims, both.gaps, both.entities) == (rules.claims, rules.gaps, rules.entities)
    assert "采纳 0 条" in count(both)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("```json\n", "\n```"),
        ("好的：\n```\n", "\n```\n请查收。"),
        ("<think>先看 {一看}</think>", ""),
        ("\n ", " \n"),
    ],
)
def test_json_in_a_fence_or_among_words_is_read(before: str, after: str) -> None:
    answer = before + facts(PRODUCT) + after
    assert [claim.predicate for claim in added(answer)] == [Relation.MAKES]


def test_an_answer_cut_off_keeps_its_whole_items() -> None:
    whole = facts(PRODUCT, SUPPLY)
    _, both = told(whole[: whole.rindex("quote") + 20])
    assert "采纳 1 条" in count(both)
    assert "格式不对 1" in count(both)


def test_a_claim_the_rules_make_too_stays_theirs_with_one_more_evidence() -> None:
    lies = {
        **SUPPLY,
        "relation": "locatedIn",
        "object": "望潮氢谷产业园",
        "object_type": "Park",
        "quote": "岚帆氢能科技有限公司位于望潮氢谷产业园，为东屿重卡有限公司供应",
    }
    rules, both = told(facts(lies))
    [before] = [
        c for c in rules.claims if c.rule == "lies_in" and c.evidence[0].quote[:2] == "岚帆"
    ]
    [after] = [c for c in both.claims if c.id == before.id]
    assert (after.rule, after.confidence, after.status) == ("lies_in", before.confidence, "Actual")
    assert set(before.evidence) < set(after.evidence)
    assert [c.id for c in both.claims] == [c.id for c in rules.claims]
    assert "采纳 1 条（1 条规则也读出）" in count(both)


def test_a_claim_against_the_rules_is_thrown_away() -> None:
    lies = {
        **SUPPLY,
        "relation": "locatedIn",
        "object": "望潮氢谷产业园",
        "object_type": "Park",
        "status": "Negated",
        "quote": "岚帆氢能科技有限公司位于望潮氢谷产业园",
    }
    rules, both = told(facts(lies))
    assert both.claims == rules.claims
    assert "与规则读出的相反 1" in count(both)


def test_a_plan_is_no_fact_however_a_model_puts_it() -> None:
    site = {
        **SUPPLY,
        "subject": "东屿重卡有限公司",
        "relation": "locatedIn",
        "object": "望潮氢谷产业园",
        "object_type": "Park",
        "quote": "东屿重卡有限公司计划在望潮氢谷产业园建设二期工厂",
    }
    _, both = told(facts(site))
    found = {
        c.status
        for c in both.claims
        if c.rule == "language_model" and c.predicate is Relation.LOCATED_IN
    }
    assert found <= {Status.PLANNED}


def test_a_gap_of_the_rules_stays_one_gap_and_another_kind_is_against_them() -> None:
    lack = {
        "chain": "氢能",
        "what": "质子交换膜",
        "kind": "ImportDependent",
        "quote": "质子交换膜全部依赖进口",
    }
    rules, both = told(facts(gaps=[lack]))
    assert [g.what for g in rules.gaps] == ["质子交换膜"]
    assert [(g.id, g.rule) for g in both.gaps] == [(g.id, g.rule) for g in rules.gaps]
    rules, both = told(facts(gaps=[{**lack, "kind": "Missing"}]))
    assert both.gaps == rules.gaps
    assert "与规则读出的相反 1" in count(both)
    rules, both = told(facts(gaps=[{**lack, "kind": "Thin"}]))
    assert both.gaps == rules.gaps


def test_a_gap_the_rules_miss_is_kept_with_its_quote() -> None:
    text = TEXT + "氢能产业中，碳纸一项至今仍是望潮区的一块心病。\n"
    lack = {
        "chain": "氢能",
        "what": "碳纸",
        "kind": "Weak",
        "quote": "碳纸一项至今仍是望潮区的一块心病",
    }
    _, both = told(facts(gaps=[lack]), Document("doc-1", "1" * 64, "a.txt", text))
    [gap] = [g for g in both.gaps if g.what == "碳纸"]
    assert (gap.rule, gap.evidence[-1].quote) == ("language_model", lack["quote"])


def test_without_answers_the_rules_stand_and_a_service_that_is_gone_is_not_asked_for_ever() -> None:
    rules = read(DOCUMENT)
    with serving("") as server:
        server.status = 500
        both = server.model(chunk=30).read(rules, Kept())
    assert len(server.asked) == 2
    assert both.claims == rules.claims
    assert "没有回答（前面接连没有回答，没有再问 " in count(both)
    assert "服务返回 500 2" in count(both)


def test_replies_are_kept_and_no_question_is_put_twice() -> None:
    rules, kept = read(DOCUMENT), Kept()
    with serving(facts(PRODUCT)) as server:
        first = server.model(chunk=60).read(rules, kept)
        asked = len(server.asked)
        assert asked == len(kept.replies) > 1
        assert server.model(chunk=60).read(rules, kept) == first
        assert len(server.asked) == asked
    assert LanguageModel("m1", None, 60).read(rules, kept) == first


def test_a_failed_question_is_not_kept() -> None:
    def silent(*_: str) -> str:
        raise NoAnswer("超时", "late")

    kept = Kept()
    LanguageModel("m1", silent).read(read(DOCUMENT), kept)
    assert kept.replies == {}


def test_another_model_or_chunk_is_another_edition() -> None:
    editions = {LanguageModel(n, None, c).edition for n in ("m1", "m2") for c in (300, 3000)}
    assert len(editions) == 4
