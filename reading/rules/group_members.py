"""Which firm belongs to which group."""

import re
from collections.abc import Iterator
from itertools import pairwise

from ontology.model import Claim, EntityType, Relation
from reading.model import Page
from reading.rules.context import context
from reading.rules.scope import place
from reading.rules.stating import Said, told

_OWNS = re.compile(r"(?:集团)?(?:所属|旗下|下属)(?:的|企业|子公司|公司)?")
_MEMBER = re.compile(r"[^，。；]{0,4}(?:属于|隶属于?|是)")


def rule(page: Page) -> Iterator[Claim]:
    """写明“甲所属乙”“甲旗下乙”“乙隶属甲”的，乙属于甲集团。

    A firm said to belong to another (甲所属乙, 甲旗下乙, 乙隶属甲) is part of that group.
    """
    ctx = context(page)
    for clause in ctx.clauses:
        firms = [m for m in clause.mentions if m.type is EntityType.FIRM]
        for first, second in pairwise(firms):
            between = page.layout.clean[first.end : second.start]
            after = page.layout.clean[second.end : second.end + 6]
            if _OWNS.fullmatch(between):
                said = Said(second.entity, Relation.PART_OF_GROUP, first.entity)
            elif _MEMBER.fullmatch(between) and re.match(r"旗下|集团|的?(?:子|成员|下属)", after):
                said = Said(first.entity, Relation.PART_OF_GROUP, second.entity)
            else:
                continue
            yield told(ctx, __name__, said, place(first), place(second))
