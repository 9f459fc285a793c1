"""What a number in a text says: value, unit, bound, range."""

from decimal import Decimal
from time import perf_counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ontology.model import Bound
from reading.values import quantities

EQ, GE, GT = Bound.EQ, Bound.GE, Bound.GT
LE, LT, APPROX = Bound.LE, Bound.LT, Bound.APPROX

ONE = [
    ("总投资约72亿元", "72", "亿元", APPROX, None),
    ("总投资30亿元", "30", "亿元", EQ, None),
    ("总投资突破1.5万亿元", "15000", "亿元", GT, None),
    ("产值超1500亿元", "1500", "亿元", GT, None),
    ("产值逾500亿元", "500", "亿元", GT, None),
    ("产值突破了700亿元", "700", "亿元", GT, None),
    ("完成投资1000亿元以上", "1000", "亿元", GE, None),
    ("规模不低于10亿元的基金", "10", "亿元", GE, None),
    ("成本不超过25美元", "25", "美元", LE, None),
    ("每公斤25美元以下", "25", "美元", LE, None),
    ("本地配套率不足45%", "45", "%", LT, None),
    ("占比为37%左右", "37", "%", APPROX, None),
    ("增长8.8%", "8.8", "%", EQ, None),
    ("提高2.7个百分点", "2.7", "个百分点", EQ, None),
    ("近三分之一", "33.3", "%", APPROX, None),
    ("占全市四分之三", "75", "%", EQ, None),
    ("占五分之三", "60", "%", EQ, None),
    ("百分之五十的企业", "50", "%", EQ, None),
    ("价格是国外的1/4", "25", "%", EQ, None),
    ("七成以上的零部件", "70", "%", GE, None),
    ("占它工业的六成半，", "65", "%", EQ, None),
    ("七成以原料形式卖出", "70", "%", EQ, None),
    ("产量占全国的一半", "50", "%", EQ, None),
    ("八成卖给外地的厂", "80", "%", EQ, None),
    ("满足园区六成需求", "60", "%", EQ, None),
    ("约四成毛坯发往外地", "40", "%", APPROX, None),
    ("一半以上从外地采购", "50", "%", GE, None),
    ("零件半数靠外购", "50", "%", EQ, None),
    ("过半数落在园区", "50", "%", GT, None),
    ("每十台机器人就有三台产自这里", "30", "%", EQ, None),
    ("产量居全国首位", "1", "位", EQ, None),
    ("市场占有率进入前三。", "3", "位", LE, None),
    ("市内仅一家工厂", "1", "家", EQ, None),
    ("产值翻了一倍", "1", "倍", EQ, None),
    ("482个亿元以上项目", "482", "个", EQ, None),
    ("海外收入占比过半。", "50", "%", EQ, None),
    ("产值翻两番", "300", "%", EQ, None),
    ("工业产值是136个亿", "136", "亿", EQ, None),
    ("年产钳子2400万把", "2400", "万把", EQ, None),
    ("需要3-5个集群", "3", "个", EQ, "5"),
    ("新增3~4家中心", "3", "家", EQ, "4"),
    ("占3.8%至5%", "3.8", "%", EQ, "5"),
    ("投入200—300万元", "200", "万元", EQ, "300"),
    ("节电40%～80%", "40", "%", EQ, "80"),
    ("用工500到800人", "500", "人", EQ, "800"),
    ("投资5000万—1亿元", "5000", "万元", EQ, "10000"),
    ("园区企业30余家", "30", "家", GE, None),
    ("企业3000多家", "3000", "家", GE, None),
    ("10多万人就业", "10", "万人", GE, None),
    ("1.2万余人就业", "1.2", "万人", GE, None),
    ("二十来个项目", "20", "个", APPROX, None),
    ("三五家企业", "3", "家", APPROX, "5"),
    ("上百家企业", "100", "家", APPROX, None),
    ("百万辆规模", "100", "万辆", EQ, None),
    ("千亿级产业", "1000", "亿元", GE, None),
    ("五百亿级集群", "500", "亿元", GE, None),
    ("规划千亩产业园", "1000", "亩", EQ, None),
    ("百亿元项目", "100", "亿元", EQ, None),
    ("十家企业", "10", "家", EQ, None),
    ("四个科技园区", "4", "个", EQ, None),
    ("两种新药", "2", "种", EQ, None),
    ("一百二十家企业", "120", "家", EQ, None),
    ("三千二百万元", "3200", "万元", EQ, None),
    ("十五亿三千万元", "153000", "万元", EQ, None),
    ("年产2×45万吨装置", "90", "万吨", EQ, None),
    ("产能4万吨/年", "4", "万吨/年", EQ, None),
    ("产能100亿瓦时", "100", "亿瓦时", EQ, None),
    ("200兆瓦电池", "200", "兆瓦", EQ, None),
    ("装机5.5GW", "5.5", "GW", EQ, None),
    ("装机百万千瓦", "100", "万千瓦", EQ, None),
    ("装机300万千瓦时", "300", "万千瓦时", EQ, None),
    ("隔膜1.3亿平方米", "1.3", "亿平方米", EQ, None),
    ("5万平方米厂房", "5", "万平方米", EQ, None),
    ("38平方公里", "38", "平方公里", EQ, None),
    ("占地2500亩", "2500", "亩", EQ, None),
    ("年产260万台整机", "260", "万台", EQ, None),
    ("滤芯1000万支", "1000", "万支", EQ, None),
    ("年产3.64亿个灯珠", "3.64", "亿个", EQ, None),
    ("年产MiniLED背板2000万片", "2000", "万片", EQ, None),
    ("年产AMOLED2599万片", "2599", "万片", EQ, None),
    ("月产量120K片基板", "120", "K片", EQ, None),
    ("首期算力100P", "100", "P", EQ, None),
    ("计划投资220亿日元", "220", "亿日元", EQ, None),
    ("利用外资超过90亿美元", "90", "亿美元", GT, None),
    ("收入4367亿元人民币", "4367", "亿元", EQ, None),
    ("总数1,248项", "1248", "项", EQ, None),
    ("12,000亩", "12000", "亩", EQ, None),
    ("1.86万家企业", "1.86", "万家", EQ, None),
    ("30家电子企业", "30", "家", EQ, None),
    ("5个人工智能项目", "5", "个", EQ, None),
    ("排名全国第93位", "93", "位", EQ, None),
    ("产销量全国第一", "1", "位", EQ, None),
    ("年产能10万，全部外销", "10", "万", EQ, None),
    ("到 2025 年达到 100 亿元", "100", "亿元", EQ, None),
    ("人才1.2万\n人", "1.2", "万人", EQ, None),
]


@pytest.mark.parametrize(("text", "value", "unit", "bound", "top"), ONE)
def test_one_quantity(text: str, value: str, unit: str, bound: Bound, top: str | None) -> None:
    (found,) = quantities(text)
    stated = found.quantity
    assert (stated.value, stated.unit, stated.bound) == (Decimal(value), unit, bound)
    assert stated.value_max == (None if top is None else Decimal(top))
    assert text[found.start : found.end] == stated.stated_as


NONE = [
    "全国唯一一家采用浮法的工厂",
    "七成员企业",
    "成本一成不变",
    "前三季度",
    "2025年",
    "到2035年基本建成",
    "规划期：2021—2025年",
    "10月7日下午",
    "2024年3月20日",
    "1—9月",
    "第一章 发展基础",
    "第一，要坚持创新",
    "专栏12",
    "5G基站与4K超高清",
    "E100车型",
    "12英寸芯片生产线",
    "第8.5代基板",
    "国家1.1类新药",
    "尺寸为2200mm×2500mm",
    "电话0532-85911234",
    "一个重要的基地",
    "万家灯火",
    "1080P视频",
    "10万吨级渔船",
    "工业4.0",
    "所属702、712、716所",
    "几十家",
    "三年行动",
    "国家级园区",
    "8个工作日",
    "24小时",
]


@pytest.mark.parametrize("text", NONE)
def test_no_quantity(text: str) -> None:
    assert quantities(text) == ()


def test_several_quantities_come_in_order() -> None:
    found = quantities("形成3个千亿级、3个五百亿级集群，居全国第3和第4位。")
    assert [(str(f.quantity.value), f.quantity.unit) for f in found] == [
        ("3", "个"),
        ("1000", "亿元"),
        ("3", "个"),
        ("500", "亿元"),
        ("3", "位"),
        ("4", "位"),
    ]


@given(
    st.text(alphabet="0123456789.,一二三十百千万亿元个家%第分之成余多-—×至约超 \n级K", max_size=40)
)
def test_any_text_of_numerals_is_read(text: str) -> None:
    end = 0
    for found in quantities(text):
        assert end <= found.start < found.end <= len(text)
        assert text[found.start : found.end] == found.quantity.stated_as
        end = found.end


@pytest.mark.parametrize(
    "character", ["1", "一", "万", "第", "-", "1,", "1.", "1至", " ", "百分之", "约"]
)
def test_a_long_run_of_one_character_takes_linear_time(character: str) -> None:
    start = perf_counter()
    quantities(character * (200_000 // len(character)))
    assert perf_counter() - start < 10
