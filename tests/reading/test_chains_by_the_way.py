"""Which chain a list belongs to where a text names another one beside it."""

from tests.reading.rule_page import claims, page_of

WAYS = ("chain_by_heading", "chain_by_paragraph", "chain_by_sentence", "chain_by_title")


def test_a_shorter_word_for_the_industry_of_a_page_means_that_industry() -> None:
    page = page_of(
        "# 云帆市海上风电产业发展报告\n"
        "海上风电产业稳步壮大，海上风电企业达到80家。海上风电产业营收超百亿元。\n"
        "湾区如今成了“风电”园区，蓝桥叶片的车间最大。\n"
        "海上风电产业还有短板。",
        chain="海上风电 风电",
        firm="蓝桥叶片",
    )
    read = claims(page, *WAYS)
    assert read == {("蓝桥叶片", "inChain", "海上风电", "Actual")}


def test_an_industry_that_a_page_about_another_names_once_lends_nothing() -> None:
    page = page_of(
        "# 云帆市非织造布产业三年行动方案\n"
        "非织造布产业是我市首位产业，非织造布企业达到300家。\n"
        "上游切片由邻市的石化企业供应；蓝桥防护、白石新材料订单尚可。\n"
        "做强非织造布产业，壮大非织造布产业集群。",
        chain="非织造布 石化",
        firm="蓝桥防护 白石新材料",
    )
    read = claims(page, *WAYS)
    assert {chain for _, _, chain, _ in read} == {"非织造布"}


def test_a_verb_or_a_place_in_front_turns_a_page_to_another_industry() -> None:
    page = page_of(
        "# 云帆市非织造布产业三年行动方案\n"
        "非织造布产业是我市首位产业，非织造布企业达到300家。\n"
        "东片区主打食品加工，吸引蓝桥食品入驻。\n"
        "做强非织造布产业，壮大非织造布产业集群。",
        chain="非织造布 食品加工",
        firm="蓝桥食品",
    )
    assert ("蓝桥食品", "inChain", "食品加工", "Actual") in claims(page, "chain_by_sentence")


def test_the_chain_of_a_later_clause_about_another_firm_is_not_that_of_a_list() -> None:
    page = page_of(
        "区内集聚蓝桥科技、白石材料等骨干企业，远山仪表连年位居全国轴承行业第一。",
        chain="轴承",
        firm="蓝桥科技 白石材料 远山仪表",
    )
    assert claims(page, "chain_by_sentence") == {("远山仪表", "inChain", "轴承", "Actual")}


def test_links_that_are_a_whole_chain_belong_to_the_chain_their_first_one_names() -> None:
    page = page_of(
        "# 芯光产业\n依托蓝桥科技、白石材料等，重点发展光芯片设计、晶圆制造、封装测试等全产业链。",
        chain="芯光 光芯片",
        firm="蓝桥科技 白石材料",
        segment="光芯片设计 晶圆制造 封装测试",
    )
    assert claims(page, "segments_of_chain") == {
        ("光芯片", "hasSegment", link, "Planned") for link in ("光芯片设计", "晶圆制造", "封装测试")
    }
    assert ("蓝桥科技", "inChain", "光芯片", "Actual") in claims(page, "chain_by_sentence")
