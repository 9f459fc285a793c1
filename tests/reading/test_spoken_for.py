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
