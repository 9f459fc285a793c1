"""The place a text speaks for, weighed by its signs where the most named one is doubtful."""

from pathlib import Path

import pytest

import reading
from ontology.model import EntityType
from reading.home_signs import signs
from reading.layout import lay_out
from reading.names.tagger import Tagged
from reading.spoken_for import spoken_for
from reading.weights import weights


def _marked(text: str, *names: str) -> tuple[Tagged, ...]:
    return tuple(
        Tagged(at, at + len(name), EntityType.PLACE, 0.9)
        for name in names
        for at in range(len(text))
        if text.startswith(name, at)
    )


def test_a_place_no_gazetteer_holds_is_known_by_the_marks() -> None:
    text = "云溟轴承行业调查\n云溟有轴承企业八十家，云溟的套圈多数自产，钢球要向外采购。"
    assert spoken_for(lay_out(text)) == ""
    assert spoken_for(lay_out(text), _marked(text, "云溟")) == "云溟"


def test_a_marked_short_name_means_the_full_one_of_the_text() -> None:
    text = "云溟市召开会议。云溟轴承企业八十家，云溟的套圈多数自产。"
    assert spoken_for(lay_out(text), _marked(text, "云溟", "云溟市")) == "云溟市"


def test_a_city_without_districts_is_known_without_its_ending() -> None:
    assert spoken_for(lay_out("家具是东莞的传统强项，东莞有家具厂四百多家。")) == "东莞市"


def test_districts_named_alone_speak_for_their_city() -> None:
    text = "肥东县：甲项目，6亿元。\n肥西县：乙项目，3亿元。\n庐江县：丙项目，2亿元。\n长丰县：丁项目。"
    assert "合肥市" in signs(lay_out(text))


def test_where_no_place_is_named_none_is_spoken_for() -> None:
    assert spoken_for(lay_out("全区企业八十家，产值六十亿元。")) == ""


@pytest.mark.parametrize("sign", ["most_named", "title", "masthead", "of_level"])
def test_what_speaks_for_a_place_weighs_for_it(sign: str) -> None:
    assert weights(Path(reading.__file__).with_name("home_weights.tsv"))[sign] > 0


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # 动词、口号、级别不是地名
        ("记者在县工信局了解到，记者在县开发区看到，全县企业八十家。", ""),
        ("全市唱响“工业立市、兴工强市”主旋律，坚持工业立市，产值达到八百亿元。", ""),
        ("两个省级开发区入围榜单，省级开发区产值增长一成。", ""),
        ("五家企业落户岚溪高新区，企业落户岚溪高新区后集中开工。", "岚溪高新区"),
        # 词语里的字不是地名
        ("中小企业将得到真金白银的实惠，我省对企业兑现真金白银。", ""),
        ("园区正在建设现代化的新城区，打造产城融合的新城区。", ""),
        # 人代会、同名县、工作报告
        (
            "政府工作报告\n——在平泉市第九届人民代表大会第二次会议上\n经济开发区家居产业园建成。",
            "平泉市",
        ),
        (
            "东莞市龙江镇召开家具业大会。龙江家具厂三千家，龙江产值过百亿，位于龙江的展馆建成。",
            "东莞市",
        ),
        ("我市加快补齐封测短板。我国封测产能居前，全国占比过半。全市企业八十家。", ""),
        # 省名写在县名前面；报纸的名字在来源一行
        (
            "安徽省岳西县发展茯苓产业，安徽岳西的茯苓销往各地，占安徽省产量七成，岳西人富了。",
            "岳西县",
        ),
        (
            "2012年12月13日09:06　来源：安徽日报\n12日，岳西县举行推介会。全县签约项目八个。",
            "岳西县",
        ),
        ("我县境内有药材一百种。全县种植十万亩，是安徽省五大药材县之一。", ""),
    ],
)
def test_words_that_are_no_place_speak_for_none(text: str, expected: str) -> None:
    assert spoken_for(lay_out(text)) == expected


@pytest.mark.parametrize(
    ("headline", "expected"),
    [
        ("《云溟智造产业园发展规划（2024—2030年）》摘要", "云溟智造产业园"),
        ("云溟智造产业园招商手册", "云溟智造产业园"),
        ("云溟智造产业园迎来三家新企业", "温岭市"),
    ],
)
def test_a_text_headed_as_a_parks_own_speaks_for_the_park(headline: str, expected: str) -> None:
    text = f"{headline}\n园区位于温岭市，温岭有泵业企业八十家，温岭的铸件多数自产。\n"
    park = Tagged(text.index("云溟"), text.index("园") + 1, EntityType.PARK, 0.9)
    assert spoken_for(lay_out(text), (park,)) == expected
