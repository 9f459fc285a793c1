"""What numbers measure, whose they are and which are told, chosen by fitted weights."""

import pytest

from ontology.model import EntityType, Metric, Observation
from reading.model import Page
from reading.rules.context import context
from reading.rules.measured import asked, rule, told_of
from reading.rules.metric_choice import by_metric, likeliest, metrics_for
from reading.rules.numbers_told import Sense
from reading.rules.subject_candidates import candidates
from reading.rules.subject_steps import steps
from reading.rules.subjects import subjects
from reading.rules.telling import telling_signs
from reading.rules.topics import topics
from tests.reading.rule_page import page_of

_HOME = {"place": "云帆市", "home": "云帆市"}


def _seen(page: Page) -> set[tuple[str, str, str]]:
    names = {entity.id: entity.name for entity in page.entities}
    found: list[Observation] = list(rule(page))
    return {(names[o.about], o.metric.value, str(o.quantity.value)) for o in found}


def _named(page: Page) -> set[str]:
    """Everybody the first number of a page may be about."""
    ctx = context(page)
    known = topics(ctx)
    question = asked(first := next(told_of(ctx, ())), first.metric)
    found = candidates(ctx, question, tuple(steps(ctx, known, question)))
    return {ctx.entities[one.owners[-1]].name for one in found}


def test_a_firm_that_opens_the_clause_has_its_number() -> None:
    page = page_of("去年，蓝桥科技实现营收12亿元。", firm="蓝桥科技", **_HOME)
    assert _seen(page) == {("蓝桥科技", "output_value", "12")}


def test_a_share_in_words_is_told_although_no_figure_stands_there() -> None:
    page = page_of(
        "云帆市氢能产业已成规模，但氢能产业所用碳纸九成以上依赖进口。", chain="氢能", **_HOME
    )
    assert ("import_share", "90") in {seen[1:] for seen in _seen(page)}


def test_a_turn_of_phrase_is_no_number() -> None:
    page = page_of("坚持三大方向，实施六个一工程，做到两手抓。", **_HOME)
    assert _seen(page) == set()


def test_a_number_of_a_title_is_not_told() -> None:
    assert _seen(page_of("# 云帆市产值超700亿元", **_HOME)) == set()


def test_whom_an_exception_names_is_no_candidate() -> None:
    page = page_of("除蓝桥科技外，云帆市企业研发投入占比不足3%。", firm="蓝桥科技", **_HOME)
    assert _named(page) == {"云帆市"}


def test_who_is_named_before_the_whole_city_is_no_candidate() -> None:
    page = page_of("蓝桥科技开工，全市完成投资30亿元。", firm="蓝桥科技", **_HOME)
    assert _named(page) == {"云帆市"}


def test_no_firm_has_firms_unless_the_text_says_so() -> None:
    page = page_of("蓝桥科技落户。集聚企业30家。", firm="蓝桥科技", **_HOME)
    assert _named(page) == {"云帆市"}


def test_names_of_headings_and_of_blocks_before_are_candidates() -> None:
    page = page_of(
        "# 星河产业园\n蓝桥科技已投产。\n产值达到30亿元。",
        firm="蓝桥科技",
        park="星河产业园",
        **_HOME,
    )
    assert _named(page) == {"云帆市", "星河产业园", "蓝桥科技"}


def test_nobody_has_a_number_where_nobody_is_named() -> None:
    ctx = context(page_of("产值达到30亿元。"))
    told = next(told_of(ctx, ()))
    assert subjects(ctx, topics(ctx), asked(told, told.metric)).owners == ()


def test_the_likelier_the_owner_the_higher_the_chance_that_is_a_sign() -> None:
    page = page_of("蓝桥科技实现营收12亿元。", firm="蓝桥科技", **_HOME)
    ctx = context(page)
    told = next(told_of(ctx, ()))
    whose = subjects(ctx, topics(ctx), asked(told, told.metric))
    assert whose.chance > 0.5
    assert [ctx.entities[owner].type for owner in whose.owners] == [EntityType.FIRM]
    signs = list(telling_signs(ctx, told, whose))
    assert len(signs) == len(set(signs))


@pytest.mark.parametrize(
    ("text", "sense"),
    [
        ("云帆市抓住三个关键。", Sense.IDLE),
        ("云帆市拿出七成。", Sense.MEASURE),
        ("云帆市引进5亿元以上项目。", Sense.THRESHOLD),
        ("云帆市产值12亿元。", Sense.MEASURE),
    ],
)
def test_a_number_is_a_measure_a_threshold_or_a_turn_of_phrase(text: str, sense: Sense) -> None:
    ctx = context(page_of(text, **_HOME))
    assert [told.sense for told in told_of(ctx, ())] == [sense]


def test_the_metric_of_the_rules_stands_where_no_weight_speaks() -> None:
    ctx = context(page_of("云帆市产值12亿元。", **_HOME))
    told = next(told_of(ctx, ()))
    assert metrics_for(told)[0] is told.metric is Metric.OUTPUT_VALUE
    assert likeliest(told, (), by_metric({})) is Metric.OUTPUT_VALUE
    weighed = by_metric({"is investment": 1.0, "has 产值 → investment": 2.0})
    assert weighed[Metric.INVESTMENT] == {"is investment": 1.0, "has 产值": 2.0}
    assert likeliest(told, (), weighed) is Metric.INVESTMENT


def test_a_detail_of_the_region_without_an_industry_is_not_told() -> None:
    page = page_of("云帆市新建养老服务站336个，改造棚户区5.2万套，接待游客3亿人次。", **_HOME)
    assert _seen(page) == set()
