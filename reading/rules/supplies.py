"""Who supplies whom."""

import re
from collections.abc import Iterator

from ontology.model import Claim, EntityType, Relation, Status
from reading.model import Mention, Page
from reading.rules.context import Clause, Context, context
from reading.rules.scope import place
from reading.rules.stating import Said, told

_GIVES_TO = re.compile(r"(?:专?供应?(?:给)?|配套(?:给|于)?|供货给|服务于)$")
_FOR = re.compile(r"(?:为|向|给)$")
_SERVES = re.compile(
    r"^[^，。；]{0,8}(?:提供[^，。；]{0,12}配套|配套|供应|供货|提供[^，。；]{0,10}(?:件|料|板))"
)
_NOT = re.compile(r"未|不|没有|无法|难以")
_TO_COME = re.compile(r"将|拟|计划|有望|争取")


def rule(page: Page) -> Iterator[Claim]:
    """写明“甲为乙配套”“甲向乙供应”“甲专供乙”的，甲供应乙；将要的为规划，未能的为否定。

    A firm said to supply or to make parts for another (甲为乙配套, 甲向乙供应, 甲专供乙) supplies it;
    planned where it will, negated where it does not.
    """
    ctx = context(page)
    for clause in ctx.clauses:
        firms = [m for m in clause.mentions if m.type is EntityType.FIRM]
        for buyer in firms:
            verb_before = page.layout.clean[clause.start : buyer.start]
            verb_after = page.layout.clean[buyer.end : clause.end]
            gives = _GIVES_TO.search(verb_before)
            serves = _FOR.search(verb_before) and _SERVES.match(verb_after)
            supplier = _supplier(ctx, clause, buyer) if gives or serves else None
            if supplier:
                said = Said(supplier.entity, Relation.SUPPLIES_TO, buyer.entity, _status(clause))
                yield told(ctx, __name__, said, place(supplier), place(buyer))


def _supplier(ctx: Context, clause: Clause, buyer: Mention) -> Mention | None:
    """The other firm of the buyer's clause, or else the first one of its sentence."""
    start, _ = ctx.sentence_span(clause.sentence)
    for begin in (clause.start, start):
        firms = ctx.page.mentions_in(begin, buyer.start, EntityType.FIRM)
        others = [m for m in firms if m.entity != buyer.entity]
        if others:
            return others[0]
    return None


def _status(clause: Clause) -> Status:
    if _NOT.search(clause.text):
        return Status.NEGATED
    return Status.PLANNED if _TO_COME.search(clause.text) else Status.ACTUAL
