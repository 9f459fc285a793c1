"""Tensions in documents of our own writing."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.tensions.arithmetic import written
from graph.tensions.found import tensions
from graph.tensions.model import Fit, Tension
from graph.tensions.rules import TENSION_RULES, documented
from graph.tensions.rules.growth import required
from graph.tensions.rules.opposed import longest
from graph.tensions.words import reason
from tests.graph.written_documents import document, knowledge


def found(text: str, rule: str = "") -> tuple[Tension, ...]:
    every = tensions(knowledge(document("规划", text, region="星海新区")))
    return tuple(t for t in every if rule in ("", t.rule))


def verdicts(text: str, rule: str) -> list[Fit]:
    return [t.verdict for t in found(text, rule)]


def test_parts_that_make_up_their_total_agree() -> None:
    text = "全区认定项目98个，其中平台4个、工厂13个、车间30个、生产线51个。"
    (one,) = found(text, "parts_of_total")
    assert one.verdict is Fit.AGREES
    assert dict(one.values)["sum"] == "98"


def test_parts_that_exceed_their_total_are_a_tension_with_the_sentence() -> None:
    text = "全区认定项目90个，其中平台4个、工厂13个、车间30个、生产线51个。"
    (one,) = found(text, "parts_of_total")
    assert one.verdict is Fit.DIFFERS
    assert one.evidence[0].quote == text.removeprefix("全区认定项目").removesuffix("。")
    assert reason(one) == "各部分 4个 + 13个 + 30个 + 51个 ＝ 98，与所写总数 90个 不符"


def test_some_parts_of_a_total_need_not_add_up() -> None:
    assert verdicts("全区有企业120家，其中上市公司4家、外资企业13家。", "parts_of_total") == []


def test_a_list_in_brackets_behind_its_total_must_add_up() -> None:
    text = "新增企业10家（整车企业3家、零部件企业4家）。"
    assert verdicts(text, "parts_of_total") == [Fit.DIFFERS]


def test_a_whole_list_that_is_elsewhere_a_part_of_the_total_is_a_tension() -> None:
    text = (
        "到2030年，全区产值力争达到600亿元，其中甲产业实现产值100亿元，乙产业实现产值200亿元，"
        "丙产业实现产值300亿元。\n\n到2030年，三大产业产值占比达到85%。"
    )
    (one,) = found(text, "share_of_complete_list")
    assert one.verdict is Fit.DIFFERS
    assert [e.quote[:5] for e in one.evidence] == ["600亿元", "三大产业产"]


@pytest.mark.parametrize(("share", "verdict"), [("16.8%", Fit.AGREES), ("18.6%", Fit.DIFFERS)])
def test_a_share_with_its_whole_in_brackets_is_computed(share: str, verdict: Fit) -> None:
    text = f"2024年全区高新技术企业739家，占澄湾市的{share}（澄湾市4396家）。"
    assert verdicts(text, "stated_shares") == [verdict]


def test_a_share_is_taken_of_the_whole_told_before() -> None:
    text = (
        "全市新签约项目131个，计划投资300亿元。其中制造业项目59个、占45%。已开工项目53个、占40.5%。"
    )
    assert verdicts(text, "stated_shares") == [Fit.AGREES, Fit.AGREES]


def test_a_growth_aim_below_the_growth_a_target_needs_is_a_hint() -> None:
    text = (
        "2020年，星海新区工业总产值达到3000亿元。\n\n"
        "到2025年，星海新区规模以上工业产值年均增长10%以上。\n\n"
        "到2025年，星海新区制造业产值力争达到6600亿元。"
    )
    (one,) = found(text, "growth_path")
    assert one.verdict is Fit.SOFT
    assert dict(one.values)["needed"] == "17.1%"


def test_complete_and_yet_to_be_completed_are_a_contradiction() -> None:
    text = "星海新区已建立起完整的整车配套体系，产业基础较好。相应零部件配套体系有待健全。"
    (one,) = found(text, "opposed_statements")
    assert dict(one.values)["thing"] == "配套体系"
    assert [e.quote for e in one.evidence] == [
        "建立起完整的整车配套体系",
        "相应零部件配套体系有待健全",
    ]


def test_a_number_of_things_that_are_said_to_be_lacking_is_a_contradiction() -> None:
    text = (
        "星海新区隐形冠军企业20家，上市企业17家。\n\n"
        "星海新区缺乏国家级企业集团、“隐形冠军”类高新技术企业。"
    )
    (one,) = found(text, "opposed_statements")
    assert dict(one.values)["thing"] == "隐形冠军"


@pytest.mark.parametrize(
    "text",
    [
        "星海新区将建立起完整的整车配套体系。相应零部件配套体系有待健全。",
        "星海新区已建立起完整的整车配套体系。人才服务体系有待健全。",
        "星海新区已建立起完整的创新体系。\n\n全区产业创新体系有待健全。",
    ],
)
def test_plans_other_things_and_general_words_are_no_contradiction(text: str) -> None:
    assert verdicts(text, "opposed_statements") == []


def test_two_targets_of_nearly_one_name_are_a_hint() -> None:
    text = (
        "到2028年，星海新区省级以上制造业单项企业（产品）达到20家。\n\n"
        "到2028年，星海新区省级以上“单项冠军”达到25家。"
    )
    assert verdicts(text, "other_values") == [Fit.SOFT]


def test_a_list_is_held_against_the_number_behind_it() -> None:
    text = "突破电池、电机、电控三大部件。打造船舶、家电、汽车、化工五大集群。"
    assert verdicts(text, "list_against_count") == [Fit.DIFFERS, Fit.AGREES]


def test_names_joined_by_and_count_as_one_or_two() -> None:
    assert verdicts("打造船舶、家电和汽车三大集群。", "list_against_count") == [Fit.AGREES]


def test_a_count_of_chains_says_how_many_are_named_and_fills_none_in() -> None:
    text = "星海新区着力打造24条重点产业链。新能源汽车产业链、集成电路产业链加快集聚。"
    (one,) = found(text, "count_against_names")
    values = dict(one.values)
    assert one.verdict is Fit.OPEN
    assert (values["count"], values["named"]) == ("24", "2")


def test_a_target_beside_an_earlier_value_says_how_much_growth_it_needs() -> None:
    text = "2020年，星海新区汽车产业产值369亿元。\n\n到2025年，星海新区汽车产业产值达到500亿元。"
    (one,) = [t for t in found(text, "target_attainment") if t.key == "target_on_the_way"]
    assert dict(one.values)["needed"] == "6.3%"


def test_every_rule_tells_the_user_what_it_compares_in_both_languages() -> None:
    for rule in TENSION_RULES:
        zh, _, en = (rule.__doc__ or "").partition("\n\n")
        assert zh
        assert en.strip()


def test_a_rule_without_words_for_the_user_is_refused() -> None:
    with pytest.raises(ValueError, match="no docstring"):
        documented(lambda _: iter(()))


def test_every_reason_is_said_in_both_languages() -> None:
    text = (
        "全区认定项目90个，其中平台44个、工厂53个。星海新区着力打造24条重点产业链。"
        "2024年全区高新技术企业739家，占澄湾市的18.6%（澄湾市4396家）。"
        "打造船舶、家电、汽车、化工五大集群。"
    )
    for one in found(text):
        assert reason(one) != reason(one, "en")


@given(st.integers(1, 10**6).map(Decimal), st.integers(1, 10**6).map(Decimal), st.integers(1, 30))
def test_the_required_growth_leads_from_one_value_to_the_other(
    now: Decimal, then: Decimal, span: int
) -> None:
    rate = required(now, then, span)
    reached = now * (1 + rate / 100) ** span
    assert abs(reached - then) < then * Decimal("1e-9")


@given(st.text("配套体系企业链", max_size=12), st.text("配套体系企业链", max_size=12))
def test_what_two_texts_share_is_in_both_and_nothing_longer_is(one: str, other: str) -> None:
    same = longest(one, other)
    assert same in one
    assert same in other
    spans = (one[i:j] for i in range(len(one)) for j in range(i, len(one) + 1))
    assert max((len(s) for s in spans if s in other), default=0) == len(same)


def test_computed_values_are_written_without_empty_decimals() -> None:
    assert [written(Decimal(v)) for v in ("6600.00", "15.382", "100")] == ["6600", "15.38", "100"]
