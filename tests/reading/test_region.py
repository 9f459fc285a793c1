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


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # 外地在清单里：从甲、乙等地来，谁也不是本地
        ("全市轴承企业超过90家，钢材主要依赖苏州、无锡等地供应。", ""),
        ("冷库容量仅为周边临沂市的三分之一，包装从广东、浙江采购。", ""),
        # 校名里的省不是文章所讲的地方
        ("作为柳州工程机械的龙头，磐石重工联合广西科技大学攻关。订单来自内蒙古、新疆。", "柳州市"),
        ("与上海张江、北京昌平相比，深圳在临床转化方面仍有差距。", "深圳市"),
        # 动词“新建”不是新建区
        ("新建机场2个，新建起降点60个，新建改扩建道路。", ""),
        ("嘉善，地处三省市交会处。嘉善云台智造园里，线束企业接连安家，上海客户常来。", "嘉善县"),
        (
            (
                "2024年度浙江省未来工厂名单\n杭州甲木机器人有限公司\n宁波乙木模塑有限公司\n"
                "绍兴丙木风机集团\n新昌丁木轴承有限公司\n温州戊木机械有限公司\n"
            ),
            "浙江省",
        ),
    ],
)
def test_places_of_others_do_not_decide(text: str, expected: str) -> None:
    assert region(lay_out(text)) == expected


def test_firms_to_be_won_do_not_tell_the_region() -> None:
    text = (
        "专栏3 新型显示产业链\n优势\t面板产能居前，佛山云木光电有限公司等带动配套。\n"
        "拟招商名录\t苏州甲木激光、苏州乙木科技、苏州丙木装备等。\n"
    )
    assert region(lay_out(text)) == "佛山市"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # 标题写明是谁的文件，正文里别处说得再多也不是本地
        (
            (
                "瑞安市鞋业提升行动计划（2024—2026年）\n一、基础\n全市鞋企六百家。\n"
                "面料从温州运来，温州有展会，温州有专业市场，检测送温州，温州的院校也来办班。\n"
            ),
            "瑞安市",
        ),
        (
            (
                "工作专报\n绵竹市经信局 2024年5月6日\n白酒产业链：缺什么\n"
                "眉山已有两家玻璃瓶厂。眉山提出代建厂房，眉山还给电价，眉山答复很快。全市现有酒企九十家。\n"
            ),
            "绵竹市",
        ),
        # 一省之内多次说到一市、顺带几市，说的是这一市
        (
            (
                "梅州的电路板业起步早，梅州缺铜箔，梅州缺干膜，梅州缺钻针，约占广东的三成。\n"
                "广州办展会。惠州办论坛。广东的政策惠及各市。\n"
            ),
            "梅州市",
        ),
    ],
)
def test_a_headline_and_most_of_a_text_tell_its_region(text: str, expected: str) -> None:
    assert region(lay_out(text)) == expected
