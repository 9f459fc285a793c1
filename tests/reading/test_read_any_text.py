"""Reading never fails, whatever it is given, and every word it quotes stands where it says."""

from datetime import timedelta
from typing import TYPE_CHECKING

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ontology.identity import document_id
from ontology.model import Document
from reading.gold import as_gold
from reading.read import read

if TYPE_CHECKING:
    from reading.model import Fact

MARKS = (
    "、，。；：！？“”‘’（）()《》【】[]{}<>|/\\—-–·…%‰＋+*#&=~@0"
    "123456789０９一二三四五六七八九十百千万亿零〇两半的和及与等在以从到为了将已不𠮷"
    "éaZ□●■▲①±0"
)
ODD = [
    "\n",
    "\r\n",
    "\t",
    "\u3000",
    " ",
    "\x00",
    "\x0b",
    "\u2028",
    "\ufeff",
    "\u200b",
    "�",
    "�",
    "𠮷",
]
GENRE = [
    "<p>",
    "</td>",
    "&nbsp;",
    "---",
    "||",
    "亿元",
    "万吨",
    "平方米",
    "2×45万吨",
    "1.5",
    "3/4",
    "四分之三",
    "99%",
    "-1",
    "1e9",
    "今年",
    "去年",
    "2025年",
    "“十四五”末",
    "到2030年",
    "1月",
    "13月32日",
    "前三季度",
    "截至",
    "望潮市",
    "青岛市",
    "黄岛区",
    "全市",
    "我国",
    "德国",
    "新区",
    "自治区",
    "高新区",
    "产业园",
    "有限公司",
    "集团",
    "研究院",
    "项目",
    "工程",
    "中心",
    "望潮",
    "澄湾",
    "精密机械",
    "科技",
    "新能源汽车",
    "产业链",
    "产业",
    "电池",
    "减速器",
    "上游",
    "环节",
    "零部件",
    "企业",
    "缺乏",
    "依赖进口",
    "填补空白",
    "薄弱",
    "尚未",
    "本地配套率",
    "外购",
    "卡脖子",
    "位于",
    "投资",
    "开工",
    "投产",
    "签约",
    "龙头企业",
    "拟招商名录",
    "重点项目",
    "优势",
    "劣势",
    "第一章",
    "一、",
    "（一）",
    "专栏1",
    "图1",
    "表2",
    "记者",
    "来源：",
    "年产",
    "总投资",
    "同比增长",
]
WORDS = (*MARKS, *ODD, *GENRE)
TEXTS = st.lists(st.sampled_from(WORDS) | st.characters(), max_size=120).map("".join)


# The tagger only adds marks to those of the rules, and would take most of the time; the cuts of
# reports are read with it.


def as_document(text: str, name: str = "a.txt") -> Document:
    return Document(document_id("0" * 64), "0" * 64, name, text)


@settings(
    max_examples=250,
    deadline=timedelta(seconds=20),
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
@given(TEXTS, st.sampled_from(["", "青岛市", "望潮高新区", "（", "\ud800"]))
def test_any_text_is_read_and_every_quote_stands_where_it_says(text: str, region: str) -> None:
    reading = read(as_document(text), region, tagged=False)
    facts: tuple[Fact, ...] = (*reading.claims, *reading.observations, *reading.gaps)
    for fact in facts:
        for evidence in fact.evidence:
            assert text[evidence.start : evidence.end] == evidence.quote
    as_gold(reading)
