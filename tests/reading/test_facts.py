"""Title, publisher, date, region and kind of a document."""

from datetime import date

import pytest

from ontology.model import DateBasis, Document, Genre
from reading.facts import with_facts
from reading.formats import from_bytes
from reading.layout import lay_out
from reading.layout.looks import is_furniture
from reading.model import BlockKind


def facts(raw: str) -> Document:
    document = from_bytes("a.txt", raw.encode())
    return with_facts(document, lay_out(document.text))


PLAN = (
    "某某市晴川新区先进制造业发展规划（2024—2028年）\n\n规划期：2024—2028年。\n\n第一章 发展基础\n\n"
    "晴川新区产值达到300亿元，新区企业30家。\n\n第二章 发展目标\n\n到2028年，晴川新区产值达到800亿元。\n"
)
NEWS = (
    "甲乙日报 聚焦\n\n晴川新区整车项目投产\n\n□本报记者 王五\n\n"
    "　　今年2月，晴川新区整车项目开工建设，总投资30亿元。\n"
    "　　2023年，晴川新区引进项目30个。10月7日，专题会议召开，晴川新区再引进项目8个。\n"
)
PAGE = (
    "首页\n\t资讯中心\n\t锦州工业重点推进整车项目\n锦州工业重点推进整车项目\n发布时间：2011-03-16\n"
    "锦州市加快推进整车项目建设，锦州工业投资增长30%，明年预期实现600亿元。\n"
)
REPORT = (
    "政府工作报告\n——2026年1月26日在某某省第十四届人民代表大会第五次会议上\n某某省省长 张三\n各位代表：\n"
    "现在，我代表省人民政府，向大会报告工作，请予审议。\n一、2025年工作回顾\n全省产值增长5%。\n"
)


def test_a_plan() -> None:
    found = facts(PLAN)
    assert found.title == "某某市晴川新区先进制造业发展规划（2024—2028年）"
    assert found.genre is Genre.PLAN
    assert found.region == "晴川新区"
    assert (found.issued, found.issued_basis) == (date(2024, 1, 1), DateBasis.INFERRED)


def test_a_newspaper_page() -> None:
    found = facts(NEWS)
    assert found.title == "晴川新区整车项目投产"
    assert found.genre is Genre.NEWS
    assert found.publisher == "甲乙日报"
    assert found.region == "晴川新区"
    assert (found.issued, found.issued_basis) == (date(2023, 10, 7), DateBasis.INFERRED)


def test_a_web_page() -> None:
    found = facts(PAGE)
    assert found.title == "锦州工业重点推进整车项目"
    assert found.genre is Genre.NEWS
    assert found.region == "锦州市"
    assert (found.issued, found.issued_basis) == (date(2011, 3, 16), DateBasis.PRINTED)


def test_a_government_report() -> None:
    found = facts(REPORT)
    assert found.title == "政府工作报告"
    assert found.genre is Genre.REPORT
    assert found.region == "某某省"
    assert (found.issued, found.issued_basis) == (date(2026, 1, 26), DateBasis.PRINTED)


def test_front_matter_gives_title_and_date() -> None:
    found = facts(
        "---\ntitle: '整车项目落户合肥'\nauthor: 某某之家\ndate: Fri, 29 Apr 2022 02:45:44 GMT\n---\n\n"
        "整车项目落户合肥，总投资30亿元，合肥产业链更加完整。\n"
    )
    assert found.title == "整车项目落户合肥"
    assert found.publisher == "某某之家"
    assert (found.issued, found.region) == (date(2022, 4, 29), "合肥市")


def test_a_list_and_a_profile_are_told_by_their_titles() -> None:
    assert facts("晴川新区拟招商企业名录\n\n甲乙公司从事电机生产。\n").genre is Genre.LIST
    assert facts("某某市产业园区概览\n\n●甲园区企业30家。\n").genre is Genre.PROFILE


@pytest.mark.parametrize("raw", ["整车项目投产。", "a", "到2025年产值达到100亿元。", "13月45日"])
def test_what_nothing_tells_stays_unknown(raw: str) -> None:
    found = facts(raw)
    assert (found.issued, found.issued_basis) == (None, DateBasis.UNKNOWN)
    assert (found.publisher, found.genre) == ("", Genre.OTHER)


def test_an_impossible_date_is_no_date() -> None:
    found = facts("整车项目投产\n\n发布时间：2024-13-45\n\n整车项目已经投产。\n")
    assert found.issued is None


@pytest.mark.parametrize("issue", ["晴川周刊　2024年第27期　封面报道", "晴川之窗 2024年秋季号"])
def test_the_number_of_an_issue_tells_its_year(issue: str) -> None:
    found = facts(f"{issue}\n\n晴川产业走访\n\n到2028年，晴川市产值达到300亿元，今年企业有30家。\n")
    assert (found.issued, found.issued_basis) == (date(2024, 1, 1), DateBasis.INFERRED)


def test_an_event_older_than_the_numbers_dates_no_text() -> None:
    found = facts("晴川产业走访\n\n2018年开工的车间今年扩建。2023年实现产值300亿元，企业30家。\n")
    assert found.issued is None


@pytest.mark.parametrize(
    "line",
    [
        "来源：岚溪日报 作者：张某 日期：2023-05-16 09:12 浏览次数：1024 字体：[大 中 小]",
        "2023/5/16 9:48:40 发布者：Hetao 来源：岚溪日报 浏览次数：5241",
        "发布时间：2023.05.16 新闻来源：岚溪日报 浏览次数：",
        "2023年05月16日17:54  来源：岚溪日报",
        "岚溪日报 2023-05-16 08:50",
        "16.05.2023 11:49 来源：岚溪日报",
    ],
)
def test_a_line_of_page_facts_gives_the_date_and_is_no_text(line: str) -> None:
    body = "岚溪县铝加工企业46家，去年产值12.3亿元，形成了较为完整的铝加工产业链条。"
    layout = lay_out(f"岚溪县打造铝加工产业集群\n{line}\n{body}\n")
    kinds = [block.kind for block in layout.blocks]
    assert kinds == [BlockKind.TITLE, BlockKind.FURNITURE, BlockKind.PARAGRAPH]
    found = facts(f"岚溪县打造铝加工产业集群\n{line}\n{body}\n")
    assert (found.issued, found.issued_basis) == (date(2023, 5, 16), DateBasis.PRINTED)


@pytest.mark.parametrize(
    "line",
    [
        "2023-05-16 项目开工",
        "项目名称：电机厂 时间：2023年",
        "时间：2023年，电机厂投产，来源：甲。",
    ],
)
def test_a_line_that_says_something_is_text(line: str) -> None:
    assert not is_furniture(line)
