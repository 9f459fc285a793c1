"""Who supplies whom."""

from collections.abc import Iterator

from ontology.model import Claim, Relation
from reading.model import Page
from reading.rules.context import context
from reading.rules.scope import place
from reading.rules.stating import Said, told
from reading.rules.trade import trades


def rule(page: Page) -> Iterator[Claim]:
    """写明“甲为乙配套”“甲向乙供货”“乙的电机由甲提供、来自甲、用甲的、靠甲”“乙从甲采购”“甲的客户有乙”“甲进入乙供应链”“供应方：甲　需求方：乙”的，甲供应乙；将要的为规划，未能的为否定。

    A firm said to supply another, or from which another gets or buys parts (甲为乙配套; 乙的电机由甲提供;
    乙用甲的; 乙从甲采购; 甲的客户有乙; 甲进入乙供应链), supplies it; planned where it will, negated where
    it does not.
    """
    ctx = context(page)
    for trade in trades(ctx):
        for supplier in trade.suppliers:
            for buyer in trade.buyers:
                said = Said(supplier.entity, Relation.SUPPLIES_TO, buyer.entity, trade.status)
                yield told(ctx, __name__, said, place(supplier), place(buyer), trade.goods)
