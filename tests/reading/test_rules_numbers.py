"""What a number measures, and numbers in cells, on passages of our own."""

import time

import pytest

from bench.quality import as_document
from ontology.model import Metric, Observation
from reading.read import read
from reading.rules.metrics import metric_of
from tests.reading.rule_page import found, observations, page_of

_HOME = {"home": "云帆市", "place": "云帆市"}


@pytest.mark.parametrize(
    ("unit", "before", "after", "metric"),
    [
        ("万吨", "形成碳酸锂", "、正极材料7万吨产能", Metric.CAPACITY),
        ("万吨", "每年生产六氟磷酸锂", "", Metric.CAPACITY),
        ("家", "现有上下游", "配套厂", Metric.FIRM_COUNT),
        ("项", "共有", "获得科学技术奖励", Metric.OTHER),
        ("亿元", "研发投入", "", Metric.OTHER),
        ("%", "产能利用率", "", Metric.OTHER),
        ("人", "带动就业", "", Metric.OTHER),
        ("人", "现有员工", "", Metric.OTHER),
        ("人", "现有研发人员", "", Metric.TALENT_COUNT),
        ("亿元", "户均产值接近", "", Metric.OTHER),
        ("个百分点", "比年初提高", "", Metric.OTHER),
        ("户", "共入驻", "商户", Metric.FIRM_COUNT),
        ("张", "月投片", "", Metric.CAPACITY),
        ("万辆", "去年实际下线", "", Metric.OTHER),
        ("%", "研发投入强度", "", Metric.SHARE),
        ("%", "产值占全省比重提高到", "", Metric.SHARE),
        ("%", "小型阀门占国内市场的", "", Metric.MARKET_SHARE),
        ("%", "三家合计占", "的份额", Metric.MARKET_SHARE),
        ("%", "高端轴承", "以上依赖进口", Metric.IMPORT_SHARE),
        ("亿元", "签约额", "", Metric.INVESTMENT),
        ("万辆", "2023年产量", "", Metric.OTHER),
    ],
)
def test_the_nearest_word_names_the_metric(
    unit: str, before: str, after: str, metric: Metric
) -> None:
    assert metric_of(unit, before, after) is metric


@pytest.mark.parametrize("unit", ["倍", "次", "年", "米"])
def test_repetitions_and_lengths_of_time_measure_nothing(unit: str) -> None:
    assert metric_of(unit, "提高了", "") is None


def test_money_behind_a_count_of_projects_is_invested() -> None:
    page = page_of("全市签约重点项目9个、38.7亿元。", **_HOME)
    assert {(o[1], o[2]) for o in observations(page)} == {
        ("project_count", "9"),
        ("investment", "38.7"),
    }


def test_visits_count_no_firms_of_the_region() -> None:
    page = page_of("调研组先后走访整机企业37家。", **_HOME)
    assert {(o[1], o[2]) for o in observations(page)} == {("other", "37")}


def test_a_limit_before_a_count_is_no_number_of_its_own() -> None:
    page = page_of("全市年产值过10亿元的企业有9家。", **_HOME)
    assert {(o[1], o[2]) for o in observations(page)} == {("firm_count", "9")}


def test_what_grew_from_one_number_to_another_is_so_already() -> None:
    page = page_of("盛会即将启幕，十年来，全市企业从不足100家增加到1900多家。", **_HOME)
    assert {o[5] for o in observations(page) if o[2] == "1.9E+3"} == {"Actual"}


def test_the_column_of_a_table_gives_metric_and_unit() -> None:
    text = (
        "云帆市重点项目表（单位：亿元）\n"
        "序号\t项目名称\t建设单位\t总投资\t进度\n"
        "1\t蓝桥电堆生产基地项目\t蓝桥科技有限公司\t65\t主体封顶\n"
        "2\t白石正极材料项目\t白石材料有限公司\t12.8\t设备安装\n"
    )
    reading = read(as_document("table", text))
    names = {e.id: e.name for e in reading.entities}
    found = {
        (names[o.about], o.metric.value, str(o.quantity.value), o.quantity.unit)
        for o in reading.observations
    }
    assert {
        ("蓝桥电堆生产基地项目", "investment", "65", "亿元"),
        ("白石正极材料项目", "investment", "12.8", "亿元"),
    } <= found
    for seen in reading.observations:
        for shown in seen.evidence:
            assert text[shown.start : shown.end] == shown.quote


def test_the_heading_gives_its_year_to_undated_numbers() -> None:
    page = page_of("# 2030年发展目标\n产业产值达到300亿元。", **_HOME)
    assert {(o[1], o[4]) for o in observations(page)} == {("output_value", 2030)}


def test_a_sum_over_many_years_has_no_year_of_its_heading() -> None:
    page = page_of("# 2030年工作回顾\n五年来，累计完成投资300亿元。", **_HOME)
    assert {o[4] for o in observations(page)} == {None}


def test_an_endless_sentence_of_numbers_takes_time_in_proportion() -> None:
    page = page_of("云帆市" + "入驻企业3家、" * 3000, **_HOME)
    begun = time.process_time()
    assert len(observations(page)) == 1
    assert time.process_time() - begun < 8


def test_a_fall_is_negative_growth_and_the_level_fallen_to_is_not() -> None:
    page = page_of("云帆市建材产值下降4.5%，单位能耗占比下降到12%。", **_HOME)
    assert {o[1:3] for o in observations(page)} == {("growth_rate", "-4.5"), ("share", "12")}


def test_a_sum_right_behind_a_project_of_a_list_is_its_investment() -> None:
    page = page_of(
        "蓝桥电堆技改，8.2亿元；白石热网工程，1.1亿元", project="蓝桥电堆技改 白石热网工程"
    )
    assert {o[:3] for o in observations(page)} == {
        ("蓝桥电堆技改", "investment", "8.2"),
        ("白石热网工程", "investment", "1.1"),
    }


def test_what_is_to_be_reached_under_an_aim_is_aimed_at_though_the_verb_is_soft() -> None:
    page = page_of("# 发展目标\n全市培育骨干企业3家，获批创新平台4个。", **_HOME)
    assert {o[5] for o in observations(page)} == {"Target"}


def test_a_paragraph_titled_by_its_first_words_tells_what_is_in_a_section_of_plans() -> None:
    page = page_of("# 重点任务\n薄弱环节。全市轴承本地配套率为12%。", **_HOME)
    assert {o[5] for o in observations(page)} == {"Actual"}


def test_bullets_below_a_line_that_names_the_year_to_come_are_aims() -> None:
    text = "到2030年，主要目标如下：\n——产业规模。云帆市氢能产业产值1500亿元。\n——市场主体。云帆市企业20家。"
    reading = read(as_document("aims", text))
    assert {o.status.value for o in reading.observations} == {"Target"}


def test_a_row_of_values_measures_what_its_first_does() -> None:
    page = page_of("2020—2022年，全市工业产值分别为：628亿元、655亿元、701亿元。", **_HOME)
    assert {(o[1], o[2]) for o in observations(page)} == {
        ("output_value", "628"),
        ("output_value", "655"),
        ("output_value", "701"),
    }


@pytest.mark.parametrize(
    "text",
    [
        "全市工业产值400亿元上下：最高的一年438亿元，去年414亿元。",
        "全市工业产值438亿元，2024年增至414亿元。",
    ],
)
def test_a_value_behind_words_of_time_and_change_alone_measures_what_the_one_before_did(
    text: str,
) -> None:
    page = page_of(text, **_HOME)
    assert {o[1] for o in observations(page)} == {"output_value"}


@pytest.mark.parametrize(
    ("text", "metric", "value"),
    [
        ("全市工业产值较上年翻一番。", "growth_rate", "1E+2"),
        ("全市工业产值翻了两番。", "growth_rate", "3E+2"),
        ("全市工业产值增长1.5倍。", "growth_rate", "1.5E+2"),
        ("全市工业产值是上年的1.5倍。", "other", "1.5"),
    ],
)
def test_what_doubles_grows_and_what_is_compared_does_not(
    text: str, metric: str, value: str
) -> None:
    assert {(o[1], o[2]) for o in observations(page_of(text, **_HOME))} == {(metric, value)}


@pytest.mark.parametrize(
    ("before", "after", "metric"),
    [
        ("产品", "销往欧洲", Metric.SHARE),
        ("配套材料", "由外省供应", Metric.SHARE),
        ("高端酶制剂", "依赖丹麦进口", Metric.IMPORT_SHARE),
        ("全球占有率约", "", Metric.MARKET_SHARE),
        ("毛利率仍有", "", Metric.OTHER),
    ],
)
def test_a_share_is_told_by_what_becomes_of_it(before: str, after: str, metric: Metric) -> None:
    assert metric_of("%", before, after) is metric


def test_a_share_of_the_world_market_is_that_of_the_firm_told_of() -> None:
    page = page_of("蓝桥科技产品齐全，国内市占率约17%。", **_HOME, firm="蓝桥科技")
    assert {o[:3] for o in observations(page)} == {("蓝桥科技", "market_share", "17")}


def test_how_far_projects_are_counts_projects() -> None:
    page = page_of("全市累计引进项目73个，总投资512亿元，其中投产45个、在建17个。", **_HOME)
    assert {(o[1], o[2]) for o in observations(page)} == {
        ("project_count", "73"),
        ("investment", "512"),
        ("project_count", "45"),
        ("project_count", "17"),
    }


def test_in_speech_a_bare_hundred_million_is_money_where_money_is_spoken_of() -> None:
    page = page_of("全市工业产值是136个亿，去年同期118个亿。", **_HOME)
    assert {o[1:4] for o in observations(page)} == {
        ("output_value", "136", "亿元"),
        ("output_value", "118", "亿元"),
    }


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("全市甲类覆盖率、乙类普及率分别提高到60%、92%。", {("60", "other"), ("92", "other")}),
        (
            "全市三项指标分别提升至95%左右、96%以上、93%以上。",
            {("95", "other"), ("96", "other"), ("93", "other")},
        ),
        ("全市火灾、事故分别下降17%、6%。", {("-17", "growth_rate"), ("-6", "growth_rate")}),
        ("全市工业贡献率从17%提升到35%。", {("17", "share"), ("35", "share")}),
        ("全市国有资产总额达到3亿元。", {("3", "other")}),
    ],
)
def test_what_is_reached_is_a_level_and_what_is_risen_by_is_growth(
    text: str, said: set[tuple[str, str]]
) -> None:
    told = observations(page_of(f"全市发展工业。{text}", home="云帆市", place="云帆市"))
    assert {(f"{int(float(o[2]))}", o[1]) for o in told} == said


@pytest.mark.parametrize(
    ("text", "scope"),
    [
        ("全市29家国家级智能工厂聚力攻关。", "国家级智能工厂"),
        ("全市10家链主企业实现战略重组。", "链主企业"),
        ("全市高新技术企业从481家增加到636家。", ""),
        ("全市新增高新技术企业300家以上。", "新增"),
    ],
)
def test_the_scope_of_a_count_holds_no_verb(text: str, scope: str) -> None:
    facts = found(page_of(text, home="云帆市", place="云帆市"), "measured")
    assert {f.scope for f in facts if isinstance(f, Observation)} == {scope}


def test_an_area_for_each_is_no_area() -> None:
    assert metric_of("平方米", "人均公园绿地面积", "") is Metric.OTHER


def test_what_can_be_generated_is_a_capacity_unless_words_say_otherwise() -> None:
    assert metric_of("万千瓦", "全市建成并网海上风电", "") is Metric.CAPACITY
    assert metric_of("万千瓦时", "全市交易绿电", "") is not Metric.CAPACITY


def test_rules_known_by_their_number_are_not_counted() -> None:
    page = page_of("全市企业落实中央八项规定精神。", home="云帆市", place="云帆市")
    assert observations(page) == set()


def test_of_a_mark_passed_and_a_level_reached_the_level_is_told() -> None:
    page = page_of(
        "全市数字经济产值突破1万亿元、达1.4万亿元。",
        home="云帆市",
        place="云帆市",
        chain="数字经济",
    )
    assert {seen[2] for seen in observations(page)} == {"1.4E+4"}


def test_points_and_tasks_are_not_counted() -> None:
    page = page_of("全市产业发展突出3个方面、抓实9条路径。", home="云帆市", place="云帆市")
    assert observations(page) == set()
