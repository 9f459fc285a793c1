"""Web pages: the article, and nothing of what surrounds it."""

from reading.formats import from_bytes
from reading.formats.html import read

PAGE = """<!DOCTYPE html>
<html><head><meta charset="gb2312"><title>望潮区发布产业规划 - 澄湾日报网</title>
<meta name="ArticleTitle" content="望潮区发布产业规划"><meta name="PubDate" content="2024-05-06 10:30">
<style>p {color: red，}</style></head><body>
<nav><a href="/">首页</a><a href="/news">新闻，要闻。</a></nav>
<div class="top"><ul><li><a href="1">招商政策，一图读懂</a></li><li><a href="2">专题</a></li></ul></div>
<div id="content"><div class="TRS_Editor">
<p>　　望潮区<b>新能源</b>汽车产业实现产值126.5亿元，
集聚规模以上企业42家。<br>澄星汽车位于望潮汽车产业园，主要生产乘用车。</p>
<script>var a = "不是正文，真的。";</script>
<h2>存在问题</h2><p style="display: none">看不见的字，不读。</p>
<ul><li>一是驱动电机全部从区外采购；</li><li>二是&ldquo;光学雷达&rdquo;长期依赖进口。</li></ul>
<table><tr><th>企业</th><th>产品</th></tr><tr><td>驰电线束</td><td><p>高压</p><p>线束</p></td></tr></table>
</div><div class="share"><a href="#">分享到，微信</a></div></div>
<footer>版权所有，联系我们。</footer></body></html>"""

TEXT = """望潮区发布产业规划
发布时间：2024-05-06
　　望潮区新能源汽车产业实现产值126.5亿元，集聚规模以上企业42家。
澄星汽车位于望潮汽车产业园，主要生产乘用车。
存在问题
一是驱动电机全部从区外采购；
二是“光学雷达”长期依赖进口。
企业\t产品
驰电线束\t高压线束
"""


def test_the_article_is_read_without_what_surrounds_it() -> None:
    assert read("a.html", PAGE.encode("gb18030")).text == TEXT


def test_the_encoding_is_that_of_the_bytes_whatever_the_page_declares() -> None:
    assert from_bytes("a.htm", PAGE.encode()).text == TEXT
    assert from_bytes("a.html", PAGE.encode("gb18030")).encoding == "gb18030"


def test_a_page_laid_out_with_tables_is_read_as_text() -> None:
    long = "新区引进企业十六家，其中电机企业三家。" * 30
    page = f"<table><tr><td><a href='x'>导航</a></td><td><p>{long}</p><p>第二段，也要读。</p></td></tr></table>"
    assert read("a.html", page.encode()).text == f"{long}\n第二段，也要读。\n"


def test_declared_entities_are_not_expanded() -> None:
    bomb = '<!DOCTYPE html [<!ENTITY a "哈哈哈哈"><!ENTITY b "&a;&a;&a;&a;">]>'
    page = f"{bomb}<body><p>正文有一句，&b;。</p></body>"
    assert "哈哈哈哈哈" not in read("a.html", page.encode()).text.partition("正文")[2]


def test_deep_nesting_is_survived() -> None:
    page = "<div>" * 5000 + "<p>正文有一句，很深。</p>"
    assert from_bytes("a.html", ("<p>开头，一句。</p>" + page).encode()).text.startswith("开头")


def test_many_blocks_of_links_take_time_in_proportion() -> None:
    page = "<div>" * 100 + "<p>正文一句，<a href='x'>链接</a>。</p>" * 20_000
    assert from_bytes("a.html", page.encode()).text.count("\n") == 20_000
