"""The region a text speaks for, by what it says of itself and of others."""

import pytest

from reading.layout import lay_out
from reading.region import region


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "本报鄂尔多斯讯（记者 某某）7月16日，首台电解槽下线。电堆从上海、山东采购。",
            "鄂尔多斯市",
        ),
        ("保定不只有古城。目前全市汽配企业246家，毗邻北京、天津，为北京整车厂配套。", "保定市"),
        ("麓川市召开农机产业链会议。会上，麓川市公布清单，部件从长春、北京运来。", "麓川市"),
        ("龙溪县人民政府门户网站\n园区动态\n电路板要从重庆采购，县里正在招引企业。", "龙溪县"),
        ("湖州安吉，竹海深处有一座工厂。“安吉以前卖竹子。”厂长说，安吉现在卖算力。", "安吉县"),
        ("泾源做足肉牛，隆德放大飞地效应，西吉做强马铃薯，彭阳做优杏子。", "固原市"),
    ],
)
def test_the_text_tells_whom_it_speaks_for(text: str, expected: str) -> None:
    assert region(lay_out(text)) == expected


def test_places_goods_come_from_are_not_the_region() -> None:
    text = "在沧州，做船用阀门的厂家不少，但铸件要从天津采购，轴承从上海、大连运来。沧州人急。"
    assert region(lay_out(text)) == "沧州市"
