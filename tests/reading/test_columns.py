"""The columns of tables: what each is read as, and what changes when a user says otherwise."""

import pytest

from ontology.errors import BadInput
from ontology.model import Document, EntityType, Reading
from reading.layout import lay_out
from reading.layout.columns import columns, parsed, shown
from reading.read import read

TABLE = (
    "企业名称\t主要产品\t备注\n"
    "江州磐石铸造有限公司\t泵用叶轮\t甲\n"
    "云汐电驱科技有限公司\t驱动电机\t乙\n"
    "北渚精工股份有限公司\t主轴轴承\t丙\n"
)


def read_with(words: str) -> Reading:
    document = Document("doc-000000000000", "0" * 64, "list.xlsx", TABLE)
    return read(document, columns=parsed(words))


def named(reading: Reading, kind: EntityType) -> set[str]:
    return {entity.name for entity in reading.entities if entity.type is kind}


def test_each_column_is_told_with_the_role_its_title_suggests() -> None:
    assert columns(lay_out(TABLE)) == (
        ("企业名称", "firm"),
        ("主要产品", "product"),
        ("备注", "?"),
    )


def test_a_reading_tells_what_its_columns_were_read_as() -> None:
    assert shown(read_with("").columns) == "企业名称=firm,主要产品=product,备注=?"
    assert shown(read_with("备注=level").columns) == "企业名称=firm,主要产品=product,备注=level"


def test_a_column_is_read_as_what_the_user_says() -> None:
    made = {"泵用叶轮", "驱动电机", "主轴轴承"}
    assert made <= named(read_with("主要产品=segment"), EntityType.SEGMENT)
    assert not named(read_with("企业名称=number"), EntityType.FIRM) & {"甲", "乙", "丙"}


def test_a_title_nobody_knows_is_read_as_firms_where_the_user_says_so() -> None:
    table = "抬头\t货\n磐石铸造\t叶轮\n云汐电驱\t电机\n"
    document = Document("doc-000000000000", "0" * 64, "list.csv", table)
    assert columns(lay_out(table)) == (("抬头", "?"), ("货", "?"))
    found = read(document, columns=parsed("抬头=firm，货=segment"))
    assert {"磐石铸造", "云汐电驱"} <= named(found, EntityType.FIRM)


@pytest.mark.parametrize("words", ["企业名称", "企业名称=", "=firm", "企业名称=boss"])
def test_words_that_name_no_column_and_role_are_refused(words: str) -> None:
    with pytest.raises(BadInput):
        parsed(words)
