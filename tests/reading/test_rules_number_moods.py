"""Whether a number is so or aimed at, on passages of our own."""

import pytest

from bench.quality import as_document
from ontology.model import Status
from reading.model import Modality
from reading.read import read
from reading.sentences import mood_of_title
from tests.reading.rule_page import observations, page_of

_HOME = {"home": "云帆市", "place": "云帆市"}


def _kinds(text: str, **names: str) -> dict[str, str]:
    page = page_of(text, **_HOME, **names)
    return {seen[2]: seen[5] for seen in observations(page)}


def test_what_a_project_can_make_is_aimed_at_until_it_runs() -> None:
    text = "蓝桥电堆项目位于城东，占地120亩，年产电堆3万套，去年9月开工。"
    assert _kinds(text, project="蓝桥电堆项目") == {"1.2E+2": "Actual", "3": "Target"}


def test_what_a_project_is_built_of_is_to_come_until_it_runs() -> None:
    text = "蓝桥电堆项目近日开工，新建生产线4条。"
    assert _kinds(text, project="蓝桥电堆项目") == {"4": "Target"}


def test_a_sum_right_behind_a_project_s_name_is_its_size_even_among_plans() -> None:
    text = "下一步，加快推进蓝桥电堆项目（16.5亿元）。"
    assert _kinds(text, project="蓝桥电堆项目") == {"16.5": "Actual"}


def test_a_paragraph_of_tasks_tells_tasks_throughout() -> None:
    text = "加快推进30个重点项目建设。确保氢能园区竣工，力争全市产值达到60亿元。"
    assert set(_kinds(text, chain="氢能").values()) <= {"Planned", "Target"}


def test_a_project_that_runs_makes_what_it_can() -> None:
    text = "蓝桥电堆项目去年9月投产，年产电堆3万套。"
    assert _kinds(text, project="蓝桥电堆项目") == {"3": "Actual"}


def test_a_project_that_shall_run_does_not_run() -> None:
    text = "蓝桥电堆项目预计明年投产，年产电堆3万套。"
    assert _kinds(text, project="蓝桥电堆项目") == {"3": "Planned"}


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("20万吨甲醇项目建成投产。", "Actual"),
        ("20万吨甲醇项目开工建设。", "Target"),
        ("确保20万吨甲醇项目建成投产。", "Target"),
    ],
)
def test_the_capacity_in_the_name_of_a_project_is_real_once_it_runs(text: str, kind: str) -> None:
    assert _kinds(text, project="20万吨甲醇项目") == {"2E+1": kind}


def test_a_span_of_years_is_no_aim() -> None:
    text = "2021年至2023年，全市工业产值依次为46亿元、71亿元、98亿元。"
    assert set(_kinds(text).values()) == {"Actual"}


@pytest.mark.parametrize(
    "text",
    [
        "2021年至2023年，全市工业产值依次为46亿元、71亿元、98亿元。",
        "全市2021年、2022年、2023年工业产值分别为46亿元、71亿元、98亿元。",
    ],
)
def test_values_told_in_turn_are_of_one_year_each(text: str) -> None:
    page = page_of(text, **_HOME)
    assert {(seen[2], seen[4]) for seen in observations(page)} == {
        ("46", 2021),
        ("71", 2022),
        ("98", 2023),
    }


@pytest.mark.parametrize("label", ["目标：", "▍2026目标\u3000", "三问：目标是什么？"])
def test_what_stands_behind_a_label_of_aims_is_aimed_at(label: str) -> None:
    assert _kinds(f"{label}全市工业产值达到500亿元。") == {"5E+2": "Target"}


def test_a_page_that_opens_with_the_year_to_reach_tells_aims_throughout() -> None:
    text = "到2028年，全市工业产值达到600亿元。\n园区面积保持在11平方公里以内。\n目前，企业有90家。"
    assert _kinds(text) == {"6E+2": "Target", "11": "Target", "9E+1": "Actual"}


def test_a_path_begins_with_what_is_and_ends_with_what_is_aimed_at() -> None:
    text = "到2028年，蓝桥科技由年处理废料2000吨扩至5000吨。"
    assert _kinds(text, firm="蓝桥科技") == {"2E+3": "Actual", "5E+3": "Target"}


def test_the_capacity_of_a_project_in_a_table_is_aimed_at_until_a_cell_says_it_runs() -> None:
    text = (
        "云帆市重点项目表\n"
        "项目名称\t建设单位\t产能\t进度\n"
        "蓝桥电堆生产基地项目\t蓝桥科技有限公司\t26万吨/年\t主体封顶\n"
        "白石正极材料项目\t白石材料有限公司\t12万吨/年\t已投产\n"
    )
    reading = read(as_document("table", text))
    names = {e.id: e.name for e in reading.entities}
    assert {
        ("蓝桥电堆生产基地项目", "Target"),
        ("白石正极材料项目", "Actual"),
    } <= {(names[o.about], o.status.value) for o in reading.observations}


def test_what_a_path_from_the_present_leads_to_is_aimed_at() -> None:
    text = "到2028年，全市高端产品比重由目前的37%提高到55%。"
    assert _kinds(text) == {"37": "Actual", "55": "Target"}


def test_a_review_foresees_what_is_all_but_done() -> None:
    assert _kinds("# 一、2024年工作回顾\n预计全市工业增加值增长8%。") == {"8": "Actual"}
    assert _kinds("# 一、2024年工作回顾\n力争全市工业增加值增长8%。") == {"8": "Target"}
    assert _kinds("预计全市工业增加值增长8%。") == {"8": "Target"}


def test_a_yearly_plan_fulfilled_is_no_plan() -> None:
    assert _kinds("全市工业投资完成年计划的118%。") == {"118": "Actual"}


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        (
            "到2028年，高端产品占比由2023年的13.6%提高到18%。",
            {"13.6": ("Actual", 2023), "18": ("Target", 2028)},
        ),
        (
            "到2028年，产值由30亿元增长到90亿元。",
            {"3E+1": ("Actual", None), "9E+1": ("Target", 2028)},
        ),
    ],
)
def test_what_a_path_begins_at_is_so_in_the_year_it_names(
    text: str, kinds: dict[str, tuple[str, int | None]]
) -> None:
    page = page_of(text, chain="氢能", **_HOME)
    assert {seen[2]: (seen[5], seen[4]) for seen in observations(page)} == kinds


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("今年上半年，全市实现工业产值15亿元。", "Actual"),
        ("今年前7个月，全市实现工业产值15亿元。", "Actual"),
        ("到2028年，全市产值有望达到60亿元，而去年产值为15亿元。", "Actual"),
        ("园区现入驻企业15家。", "Actual"),
        ("到2028年，全市产值有望达到60亿元，而2022年为15亿元。", "Actual"),
        ("满产后，全年营业收入15亿元，同比微增2%。", "Actual"),
        ("预计全年产值30亿元，与2023年的15亿元相比翻番。", "Actual"),
        ("历经转型，全市企业由八十余家调整到2020年的15家。", "Actual"),
        ("全市去年内销产值15亿元。", "Actual"),
        ("累计引进项目30个，其中在建15个。", "Actual"),
        ("全市年度计划投资15亿元。", "Target"),
        ("全年目标：产业产值达到15亿元。", "Target"),
        ("海上风电已并网，在建15万千瓦。", "Target"),
        ("全市规划风电装机15万千瓦。", "Target"),
        ("规划建设蓝桥产业园，占地15亩。", "Target"),
        ("《氢能产业行动方案》提出：全市企业突破15家。", "Target"),
        ("达产后年产电堆15万套。", "Target"),
    ],
)
def test_words_beside_a_number_tell_whether_it_is_reached(text: str, kind: str) -> None:
    known = {"Planned": "Target"}
    found = _kinds(text, chain="氢能 风电")
    assert known.get(found["15"], found["15"]) == kind


@pytest.mark.parametrize(
    "heading",
    [
        "第三章 重点行动",
        "（五）要素保障行动",
        "行动一：结构优化",
        "四、企业引育工程",
        "▍我们要到哪里去",
        "五、对策建议",
        "六、组织保障",
    ],
)
def test_a_heading_of_tasks_tells_what_is_to_come(heading: str) -> None:
    assert mood_of_title(heading) is Modality.PLANNED


@pytest.mark.parametrize("heading", ["一、产业概况", "专项行动成效显著", "保障房建设"])
def test_other_headings_do_not(heading: str) -> None:
    assert mood_of_title(heading) is not Modality.PLANNED


def test_the_part_of_a_year_that_is_over_is_told_as_reached_among_aims() -> None:
    text = "岚溪县规上工业企业86家。力争全年突破，上半年产值达到96亿元，确保完成目标。"
    told = read(as_document("t", text)).observations
    assert {o.quantity.value: o.status for o in told} == {86: Status.ACTUAL, 96: Status.ACTUAL}
