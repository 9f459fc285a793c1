"""What a supplier makes, by the clause that says what it supplies."""

import re
from collections.abc import Iterator

from ontology.model import Claim, EntityType, Relation, Status
from reading.model import Page
from reading.rules.context import context
from reading.rules.positions import is_vague
from reading.rules.scope import place
from reading.rules.stating import Said, told
from reading.rules.trade import trades

_OF_CUSTOMERS = re.compile(r"(?:生产|制造)?(?:企业|厂|客户)")
"""Behind a product it says what the customer makes: 供应乙等电池企业."""


def rule(page: Page) -> Iterator[Claim]:
    """写明“甲为乙供应某产品”“某部件由甲提供、来自甲”“乙从甲采购某部件”的，甲从事该产品、部件环节。

    A firm works in the segment that it is said to supply to another (甲为乙供应某产品; 某部件由甲提供).
    """
    ctx = context(page)
    for trade in trades(ctx):
        if trade.status is Status.NEGATED:
            continue
        for made in page.mentions_in(*trade.goods, EntityType.SEGMENT):
            if is_vague(made.name) or _OF_CUSTOMERS.match(page.layout.clean, made.end):
                continue
            for supplier in trade.suppliers:
                said = Said(supplier.entity, Relation.IN_SEGMENT, made.entity)
                yield told(ctx, __name__, said, place(made), place(supplier))
