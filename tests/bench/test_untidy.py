"""The other ways of typing a text say the same."""

import pytest

from bench.untidy import WAYS

TEXT = "一、基础\n全市“链主”企业（含外资）3家，产值1200亿元；其中，A区增长5%。另有2家在建。\n企业\t产品"


@pytest.mark.parametrize("way", WAYS)
def test_a_text_typed_otherwise_differs_and_keeps_its_chinese_characters(way: str) -> None:
    turned = WAYS[way](TEXT)
    assert turned != TEXT or way.startswith("lines cut")
    assert [c for c in turned if "\u4e00" <= c <= "\u9fff"] == [
        c for c in TEXT if "\u4e00" <= c <= "\u9fff"
    ]
    assert ("\t" in turned) == ("\t" in TEXT)
