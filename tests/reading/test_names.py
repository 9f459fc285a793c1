"""Names are found by structure and grammar, wherever the firms come from."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ontology.model import Document, EntityType
from reading.layout import lay_out
from reading.names import Names, find
from reading.sentences import split


def names_of(text: str, registry: tuple[str, ...] = (), region: str = "") -> Names:
    layout = lay_out(text)
    document = Document("doc-000000000000", "0" * 64, "t.txt", text, region=region)
    return find(document, layout, split(layout), registry)


def found(text: str, kind: EntityType, registry: tuple[str, ...] = ()) -> set[str]:
    names = names_of(text, registry)
    return {n for e in names.entities if e.type is kind for n in (e.name, *e.aliases)}


def test_a_list_before_the_word_enterprises_holds_firms() -> None:
    firms = found("园区引进澜岳智造、清霁生物、泊远制药等具有竞争力的企业44家。", EntityType.FIRM)
    assert firms == {"澜岳智造", "清霁生物", "泊远制药"}


def test_the_last_firm_before_a_count_is_found_too() -> None:
    firms = found("澜岳智造、泊远制药和霁川重工3家企业在境外上市。", EntityType.FIRM)
    assert firms == {"澜岳智造", "泊远制药", "霁川重工"}


def test_a_legal_form_makes_a_firm_without_the_verb_before_it() -> None:
    firms = found("依托澜岳（青岛）新能源有限公司，发展动力电池。", EntityType.FIRM)
    assert firms == {"澜岳（青岛）新能源有限公司"}


def test_devices_in_a_list_of_makers_are_no_firms() -> None:
    text = "引进智能手机、平板电脑、笔记本电脑等终端整机骨干企业。"
    assert found(text, EntityType.FIRM) == set()


def test_the_developer_opens_the_name_of_the_project() -> None:
    names = names_of("澜岳智造年产5万台减速器项目开工建设。")
    assert {e.name for e in names.entities if e.type is EntityType.PROJECT} == {
        "澜岳智造年产5万台减速器项目"
    }
    assert [m.name for m in names.nested if m.type is EntityType.FIRM] == ["澜岳智造"]


def test_a_park_keeps_the_and_inside_its_name() -> None:
    parks = found("崂山软件和信息服务产业园集聚了一批软件企业。", EntityType.PARK)
    assert parks == {"崂山软件和信息服务产业园"}


def test_an_unnamed_park_is_no_park() -> None:
    assert found("加快建设一批专业园区和产业园区。", EntityType.PARK) == set()


def test_the_words_before_industry_name_a_chain() -> None:
    assert "集成电路" in found("集成电路产业是重点发展的新兴产业。", EntityType.CHAIN)


def test_an_industry_is_the_whole_of_the_words_before_its_head() -> None:
    assert "新能源汽车零部件" in found("澜岳市新能源汽车零部件产业规模扩大。", EntityType.CHAIN)
    assert "船舶与海洋工程" in found("澜岳市船舶与海洋工程产业链加快壮大。", EntityType.CHAIN)
    assert "锂电新材料" in found("遂宁锂电新材料产业加快集聚。", EntityType.CHAIN)


def test_a_division_of_the_national_classification_is_one_industry() -> None:
    text = "分行业看，酒、饮料和精制茶制造业增长4.1%，电气机械和器材制造业增长11.2%。"
    assert found(text, EntityType.CHAIN) == {"酒、饮料和精制茶制造业", "电气机械和器材制造业"}


@pytest.mark.parametrize(
    ("sentence", "firm"),
    [
        ("该项目由澜岳电子股份有限公司投资建设。", "澜岳电子股份有限公司"),
        ("代表企业有澜岳重工、泊远数控、霁川精密等。", "澜岳重工"),
        ("本地已有澜岳新能源、泊远玻璃等光伏企业14家。", "澜岳新能源"),
        ("重点盯引澜岳智能、泊远机器人等国际巨头。", "泊远机器人"),
        ("园区龙头企业澜岳集团产能居全国第四位。", "澜岳集团"),
    ],
)
def test_a_firm_begins_behind_what_introduces_it_and_ends_before_what_is_said_of_it(
    sentence: str, firm: str
) -> None:
    firms = found(sentence, EntityType.FIRM)
    assert firm in firms
    assert not any(firm in other and other != firm for other in firms)


def test_a_name_that_begins_with_such_a_word_keeps_it() -> None:
    assert "有霁新材" in found("引进有霁新材、泊远电子等龙头企业。", EntityType.FIRM)


def test_a_column_of_chains_names_chains() -> None:
    text = "产业链\t链主企业\t薄弱环节\n乳制品\t塞外牧场\t菌种、无菌包装\n羊绒\t塞外绒业\t染整助剂"
    assert found(text, EntityType.CHAIN) == {"乳制品", "羊绒"}


def test_emerging_industry_names_no_chain() -> None:
    assert found("大力发展战略性新兴产业和支柱产业。", EntityType.CHAIN) == set()


def test_a_registry_finds_firms_no_grammar_would() -> None:
    text = "一早，云上人家便开了门。"
    assert found(text, EntityType.FIRM) == set()
    assert found(text, EntityType.FIRM, registry=("云上人家",)) == {"云上人家"}


def test_spellings_with_and_without_legal_form_are_one_firm() -> None:
    text = "澜岳智造有限公司投资兴建新厂。依托澜岳智造、泊远制药等龙头企业，发展装备。"
    names = names_of(text)
    same = [e for e in names.entities if e.type is EntityType.FIRM and "澜岳" in e.name]
    assert [(e.name, e.aliases) for e in same] == [("澜岳智造有限公司", ("澜岳智造",))]


def test_a_short_name_joins_the_one_full_name_that_goes_on_with_a_trade() -> None:
    text = "澜岳新能源科技有限公司已投产。依托澜岳新能源、泊远制药等龙头企业，做强产业。"
    firms = {e.name: e.aliases for e in names_of(text).entities if e.type is EntityType.FIRM}
    assert firms == {"澜岳新能源科技有限公司": ("澜岳新能源",), "泊远制药": ()}


def test_a_short_name_stays_apart_from_a_full_name_with_another_house() -> None:
    text = "澜岳宽带多媒体技术有限公司已投产。依托澜岳、泊远制药等龙头企业，做强产业。"
    firms = {e.name: e.aliases for e in names_of(text).entities if e.type is EntityType.FIRM}
    assert firms["澜岳宽带多媒体技术有限公司"] == ()


def test_a_chain_is_named_without_the_region_before_it() -> None:
    text = "专栏5 霁川新区集成电路产业链现状\n霁川新区集成电路产业起步较早。"
    assert found(text, EntityType.CHAIN) == {"集成电路"}


def test_two_firms_and_what_one_does_for_the_other_are_two_firms() -> None:
    text = "澜岳隔膜供应泊远新能源等电池企业。霁川电子有限公司为泊远新能源配套。"
    firms = found(text, EntityType.FIRM)
    assert "泊远新能源" in firms
    assert not {"澜岳隔膜供应泊远新能源", "为泊远新能源"} & firms


def test_the_number_of_a_point_is_no_part_of_what_it_names() -> None:
    text = "新能源汽车产业链存在问题：一是线束、电控软件、连接器等零部件缺乏。"
    assert not {n for n in found(text, EntityType.SEGMENT) if n.startswith("一是")}


def test_firms_that_differ_in_a_telling_word_stay_apart() -> None:
    firms = found("引进澜岳智造、澜岳制药、澜岳化学等企业。", EntityType.FIRM)
    names = names_of("引进澜岳智造、澜岳制药、澜岳化学等企业。")
    assert firms == {"澜岳智造", "澜岳制药", "澜岳化学"}
    assert len([e for e in names.entities if e.type is EntityType.FIRM]) == 3


MARKS = "、，。；：（）()“”《》等和及与以的在0123456789 \n\t产业园有限公司项目青岛科技智造"


@settings(max_examples=150, deadline=None)
@given(st.text(alphabet=st.one_of(st.sampled_from(MARKS), st.characters()), max_size=120))
def test_any_text_gives_sorted_mentions_that_do_not_overlap(text: str) -> None:
    layout = lay_out(text)
    document = Document("doc-000000000000", "0" * 64, "t.txt", text)
    names = find(document, layout, split(layout))
    ids = {e.id for e in names.entities}
    for before, after in zip(names.mentions, names.mentions[1:], strict=False):
        assert before.end <= after.start
    for mention in (*names.mentions, *names.nested):
        assert layout.clean[mention.start : mention.end] == mention.name
        assert mention.entity in ids


def test_a_document_reads_the_same_twice() -> None:
    text = "依托澜岳智造、泊远制药等龙头企业，建设崂山智能制造产业园。"
    assert names_of(text) == names_of(text)


HOSTILE = (
    "、",
    "（",
    "（）",
    "1",
    "产业园",
    "项目和",
    "澜岳、",
    "等",
    "公司",
    "“",
    "西海岸新区",
    "从甲到",
)


def test_repeated_marks_and_heads_are_read_in_linear_time() -> None:
    for pattern in HOSTILE:
        names = names_of(pattern * 1000)
        assert all(len(m.name) <= 60 for m in names.mentions), pattern


def test_a_firm_also_goes_by_its_name_without_the_place_or_country_before_it() -> None:
    text = "喷头由合肥视岚微显有限公司供货，控制器依赖德国沃恩克传动有限公司，主机由甲澜重工装配。"
    called = {
        name
        for e in names_of(text).entities
        if e.type is EntityType.FIRM
        for name in (e.name, *e.aliases)
    }
    assert {"视岚微显有限公司", "沃恩克传动有限公司"} <= called
