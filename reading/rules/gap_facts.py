"""Stated gaps out of what a clause says is lacking: one for each thing, with its chain."""

import re
from collections.abc import Iterator

from ontology.model import EntityType, Gap, GapKind
from reading.rules.chain_of_gap import GUESSED, chain_of
from reading.rules.context import Clause, Context
from reading.rules.gap_cells import Lack
from reading.rules.gap_phrases import is_thing
from reading.rules.gap_scope import scope_of
from reading.rules.stating import gap_id, quotes, spans_around

_PRODUCTS = (EntityType.SEGMENT, EntityType.PRODUCT)
_OWNERS = (EntityType.FIRM, EntityType.PLACE, EntityType.PARK, EntityType.CHAIN)
_OWNED = re.compile(r"(?:产业链?|行业|领域|公司|集团)?的|产业链?|行业|领域|公司|集团")
_OWN_WORK = re.compile(
    r"政府|作风|干部|工作(?:中|人员|效率|落实|方法|水平|能力|推进)|防洪|民生"
)  # a report on itself states no gap of a chain


def gaps(ctx: Context, index: int, lack: Lack, rule: str) -> Iterator[Gap]:
    """The gaps that a rule reads in a clause, where the chain they are of is known."""
    clause = ctx.clauses[index]
    chain, sure = chain_of(ctx, clause, lack.at[1])
    if chain is None or _OWN_WORK.search(clause.text):
        return
    page = ctx.page
    for what in dict.fromkeys(_bare(clause, thing) for thing in lack.things):
        if sure <= GUESSED and not _is_link(clause, what, lack.kind):
            continue
        if what not in lack.things and not is_thing(what):
            continue
        yield Gap(
            id=gap_id(page.document.id, chain.entity, what, lack.kind, page.home),
            chain=chain.entity,
            what=what,
            kind=lack.kind,
            region=page.home,
            evidence=quotes(page, spans_around(ctx, lack.at)),
            rule=rule.rpartition(".")[2],
            scope=scope_of(what),
            confidence=sure,
        )


def _is_link(clause: Clause, what: str, kind: GapKind) -> bool:
    """Whether a thing is a product or bought elsewhere: only then a guess at its chain makes sense."""
    products = (m.name for m in clause.mentions if m.type in _PRODUCTS)
    named = any(name in what or what in name for name in products)
    return named or kind in (GapKind.IMPORT_DEPENDENT, GapKind.EXTERNAL_SUPPLY)


def _bare(clause: Clause, thing: str) -> str:
    """A thing without the firm, place or industry whose it is (甲公司的电池, 甲产业关键技术)."""
    bare = thing
    for mention in clause.mentions:
        rest = bare.removeprefix(mention.name)
        if rest != bare and mention.type in _OWNERS:
            owner = _OWNED.match(rest)
            bare = rest[owner.end() :] if owner and len(rest) - owner.end() > 1 else bare
    return bare
