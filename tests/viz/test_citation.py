"""How words of a document are cited."""

from dataclasses import replace

import pytest

from ontology.model import DateBasis, Document, Evidence, Genre
from tests.viz import world
from viz.citation import cited


def words(document: Document, quote: str) -> Evidence:
    start = document.text.index(quote)
    return Evidence(document.id, start, start + len(quote), quote)


NEWS = world.news().document
PLAN = world.plan().document
BEGUN = words(NEWS, "联测封装先进封装项目在云岭集成电路产业园开工建设")


def test_a_newspaper_is_cited_with_its_name_and_day() -> None:
    assert cited(NEWS, BEGUN).standard == (
        "从缺一环到补一环[N]. 澄湾日报, 2025-11-06. "
        "“联测封装先进封装项目在云岭集成电路产业园开工建设”"
    )
    assert cited(NEWS, BEGUN).plain == (
        "《从缺一环到补一环》（澄湾日报，2025-11-06）："
        "“联测封装先进封装项目在云岭集成电路产业园开工建设”"
    )


def test_a_paged_file_is_cited_with_the_page() -> None:
    paged = replace(NEWS, pages=(0, BEGUN.start))
    assert "2025-11-06(2). “" in cited(paged, BEGUN).standard
    assert "，第2页）：" in cited(paged, BEGUN).plain
    report = replace(paged, genre=Genre.REPORT)
    assert cited(report, BEGUN).standard.startswith(
        "澄湾日报. 从缺一环到补一环[R]. 2025-11-06: 2. “"
    )
    assert cited(paged, BEGUN, "en").plain.startswith(
        "从缺一环到补一环 (澄湾日报, 2025-11-06, p. 2): “"
    )


def test_a_date_that_is_not_printed_stands_in_brackets() -> None:
    inferred = replace(NEWS, issued_basis=DateBasis.INFERRED)
    unknown = replace(NEWS, issued=None, publisher="")
    assert ", [2025-11-06]. “" in cited(inferred, BEGUN).standard
    assert cited(unknown, BEGUN).standard.startswith("从缺一环到补一环[N]. [日期不详]. “")
    assert cited(unknown, BEGUN).plain.startswith("《从缺一环到补一环》（日期不详）：“")
    assert "(undated)" in cited(unknown, BEGUN, "en").plain


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_words_over_several_lines_are_cited_on_one(lang: str) -> None:
    quote = words(PLAN, "重点发展集成电路产业，\n规划面积8.2平方公里")
    for citation in (cited(PLAN, quote, lang).standard, cited(PLAN, quote, lang).plain):
        assert "\n" not in citation
        assert "重点发展集成电路产业，规划面积8.2平方公里" in citation
