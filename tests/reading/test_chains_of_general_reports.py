"""What stands in which chain and park in a report that goes from one industry to the next."""

from ontology.model import Relation
from reading.model import Page
from reading.rules import named_together
from reading.rules.context import context
from reading.rules.roaming import roams
from tests.reading.rule_page import claims, page_of

INDUSTRIES = "光伏 氢能 机器人 医疗器械 家居 特种纸 陶瓷 轴承 纺织服装 低空经济 种业 新型显示"
WAYS = ("chain_by_sentence", "chain_by_paragraph", "chain_by_title", "chain_by_developer")


def report(*lines: str, **names: str) -> Page:
    """A report that names a dozen industries before the lines in question."""
    opening = (f"{industry}产业平稳运行。" for industry in INDUSTRIES.split())
    text = "\n".join(("全省经济回升向好。", *opening, *lines))
    return page_of(text, chain=INDUSTRIES, **names)


def test_a_page_of_many_industries_roams_and_one_of_a_single_industry_does_not() -> None:
    assert roams(context(report("全省经济回升。")))
    assert not roams(context(page_of("光伏产业壮大。光伏企业增多。", chain="光伏")))


def test_growth_figures_lend_their_industry_to_no_project_of_the_next_sentence() -> None:
    page = report(
        "全省投资增长6%，氢能产业投资增长61.2%、光伏投资增长8%。蓝桥精细材料项目加快建设。",
        project="蓝桥精细材料项目",
    )
    assert claims(page, *WAYS) == set()


def test_a_report_speaks_of_the_industry_with_which_its_paragraph_opens() -> None:
    page = report(
        "氢能产业链加快延伸。蓝桥科技建成电堆产线。",
        "实施乡村振兴，做强种业基地。白石项目投产。接着修路。远山项目开工。",
        firm="蓝桥科技",
        project="白石项目 远山项目",
    )
    assert claims(page, *WAYS) == {
        ("蓝桥科技", "inChain", "氢能", "Actual"),
        ("白石项目", "inChain", "种业", "Actual"),
        ("远山项目", "inChain", "种业", "Actual"),
    }


def test_a_clause_of_a_report_lends_its_industry_to_no_firm_of_the_clause_before() -> None:
    page = report(
        "蓝桥科技总部落成，新增轴承产业链链主3个。依托白石材料，做强陶瓷产业。",
        firm="蓝桥科技 白石材料",
    )
    assert claims(page, "chain_by_sentence") == {("白石材料", "inChain", "陶瓷", "Actual")}


def test_an_industry_of_a_list_is_not_what_a_paragraph_goes_on_to_speak_of() -> None:
    page = report("推动家居、特种纸等产业转型。蓝桥项目开工。", project="蓝桥项目")
    assert claims(page, *WAYS) == set()


def test_a_report_puts_nothing_into_a_park_of_an_earlier_sentence_in_mid_paragraph() -> None:
    page = report(
        "招商成果丰硕。星河产业园加快建设。蓝桥科技获质量奖。白石项目投运。",
        "青松科技园扩区。远山项目落地。",
        park="星河产业园 青松科技园",
        firm="蓝桥科技",
        project="白石项目 远山项目",
    )
    assert claims(page, "settled_in_park") == {("远山项目", "locatedIn", "青松科技园", "Actual")}


def test_a_park_that_opens_its_own_clause_lies_in_no_park_named_before() -> None:
    page = page_of(
        "星河产业园集聚企业30家，青松科技园建设中试线，云帆园区落户项目5个。",
        park="星河产业园 青松科技园 云帆园区",
    )
    assert claims(page, "settled_in_park") == set()


def test_what_a_later_clause_tells_of_another_park_lies_in_that_one() -> None:
    page = page_of(
        "星河产业园集聚企业30家，青松科技园集聚了蓝桥科技。",
        park="星河产业园 青松科技园",
        firm="蓝桥科技",
    )
    assert claims(page, "settled_in_park") == {("蓝桥科技", "locatedIn", "青松科技园", "Actual")}


def test_the_last_of_two_parks_that_stand_together_is_where_a_sentence_plays() -> None:
    page = page_of(
        "目前，在云帆自由贸易试验区星河片区内，拥有蓝桥科技、白石材料。",
        park="云帆自由贸易试验区 星河片区",
        firm="蓝桥科技 白石材料",
    )
    assert claims(page, "settled_in_park") == {
        ("蓝桥科技", "locatedIn", "星河片区", "Actual"),
        ("白石材料", "locatedIn", "星河片区", "Actual"),
    }


def test_an_industry_and_a_park_of_different_sentences_of_a_report_are_not_joined() -> None:
    page = report(
        "串联酒庄的纺织服装环线开工。星河产业园、青松科技园入选零碳园区名单。",
        park="星河产业园 青松科技园",
    )
    assert not [c for c in named_together.rule(page, ()) if c.predicate is Relation.FOCUSES_ON]


def test_a_project_of_a_report_to_an_assembly_makes_what_its_name_holds_without_a_chain() -> None:
    listed = "推进澄江精工保持架、岚川铁路等项目。"
    named = {"segment": "保持架", "project": "澄江精工保持架 岚川铁路", "firm": "澄江精工"}
    assert claims(page_of(listed, **named), "segment_of_project") == set()
    addressed = page_of(f"各位代表：\n{listed}", **named)
    made = {(s, o) for s, _, o, _ in claims(addressed, "segment_of_project")}
    assert made == {("澄江精工保持架", "保持架"), ("澄江精工", "保持架")}
