"""What the rows of a table tell, by the titles of its columns."""

import re
from collections.abc import Iterator

from ontology.model import Claim, EntityType, Relation, Status
from reading.layout.label_roles import LabelRole
from reading.model import Mention, Page
from reading.rules.cards import Card, Line, cards
from reading.rules.context import Context, context
from reading.rules.profile_lines import first_sentence, shown, sites
from reading.rules.stating import Said
from reading.rules.trade_rows import served, trade_row, traded
from reading.rules.words import pattern

_COMING = re.compile(r"拟|储备|签约|意向|前期|在谈|洽谈|谋划|可研|环评|审批|招标|立项|未开工|备案")
_LOCAL = re.compile(r"本地|区内|市内|园内|已有")
_SERVING = re.compile(r"供应|需求|配套")
_OWNERS = (LabelRole.DEVELOPER, LabelRole.FIRM)


def rule(page: Page) -> Iterator[Claim]:
    """表格按栏目名读：项目行的建设单位开发该项目、所在园区是其所在地、建设内容是其产品；企业行的园区、产业链环节、主要产品；环节行的产品、本地企业和拟招商企业；供需表里谁供应谁。

    Tables are read by the titles of their columns: a project's builder, park and products; a firm's
    park, segment and products; a segment's products, local firms and the firms to be recruited for
    it; in a table of supply and demand, who supplies whom.
    """
    ctx = context(page)
    for card in cards(page):
        if card.row:
            yield from _located(page, card)
            yield from _by_kind(ctx, card)
            yield from _in_chains_row(page, card)


def _by_kind(ctx: Context, card: Card) -> Iterator[Claim]:
    kind = card.subject.type
    if kind is EntityType.PROJECT:
        yield from _developed(ctx.page, card)
        yield from _making(ctx, card)
    if kind is EntityType.FIRM:
        yield from served(ctx.page, card)
        trade = trade_row(card)
        yield from (
            traded(ctx.page, card, trade, _chain(ctx, card)) if trade else _working(ctx, card)
        )
    if kind is EntityType.SEGMENT:
        yield from _filled(ctx, card)


def _in_chains_row(page: Page, card: Card) -> Iterator[Claim]:
    """What a row that names a chain tells of it: who leads it, whom it wants, which links it has."""
    named = [m for line in card.of(LabelRole.CHAIN) for m in line.of(EntityType.CHAIN)]
    if len(named) != 1 or card.subject.type not in (EntityType.CHAIN, EntityType.FIRM):
        return
    chain = named[0].entity
    for line in card.of(LabelRole.FIRM):
        for firm in first_sentence(page, line, EntityType.FIRM):
            yield shown(page, Said(firm.entity, Relation.IN_CHAIN, chain), card, line, firm)
            if pattern("leader").search(line.label):
                yield shown(page, Said(firm.entity, Relation.LEADER_OF, chain), card, line, firm)
    yield from _wanted(page, card, chain)
    for line in card.of(LabelRole.GAP, LabelRole.SEGMENT):
        for link in line.of(EntityType.SEGMENT):
            yield shown(page, Said(chain, Relation.HAS_SEGMENT, link.entity), card, line, link)


def _status(page: Page, card: Card) -> Status:
    """Planned where the row's state says that nothing has begun."""
    if card.subject.type is not EntityType.PROJECT:
        return Status.ACTUAL
    states = (page.layout.clean[x.start : x.end] for x in card.of(LabelRole.STATE))
    return Status.PLANNED if any(_COMING.search(state) for state in states) else Status.ACTUAL


def _located(page: Page, card: Card) -> Iterator[Claim]:
    if card.subject.type not in (EntityType.PROJECT, EntityType.FIRM):
        return
    status = _status(page, card)
    for line in card.of(LabelRole.PARK, LabelRole.SITE):
        for site in sites(page, line)[-1:]:
            said = Said(card.subject.entity, Relation.LOCATED_IN, site.entity, status)
            yield shown(page, said, card, line, site)


def _developed(page: Page, card: Card) -> Iterator[Claim]:
    for line in card.of(*_OWNERS):
        for firm in line.of(EntityType.FIRM):
            if not _SERVING.search(line.label):
                said = Said(
                    firm.entity, Relation.DEVELOPS, card.subject.entity, _status(page, card)
                )
                yield shown(page, said, card, line, firm)


def _working(ctx: Context, card: Card) -> Iterator[Claim]:
    """The chain and the segments that a firm's row names."""
    chain = _chain(ctx, card)
    for line in card.of(LabelRole.CHAIN):
        for named in line.of(EntityType.CHAIN):
            said = Said(card.subject.entity, Relation.IN_CHAIN, named.entity)
            yield shown(ctx.page, said, card, line, named)
    for line in card.of(LabelRole.SEGMENT, LabelRole.PRODUCT):
        for made in line.of(EntityType.SEGMENT):
            said = Said(card.subject.entity, Relation.IN_SEGMENT, made.entity, chain=chain)
            yield shown(ctx.page, said, card, line, made)


def _making(ctx: Context, card: Card) -> Iterator[Claim]:
    """What a project's row says it makes, for the project and for those who build it."""
    page, status, chain = ctx.page, _status(ctx.page, card), _chain(ctx, card)
    owners = [m for line in card.of(*_OWNERS) for m in line.of(EntityType.FIRM)]
    for line in card.of(LabelRole.CONTENT, LabelRole.PRODUCT):
        for made in line.of(EntityType.SEGMENT):
            for maker in (card.subject, *owners):
                said = Said(maker.entity, Relation.IN_SEGMENT, made.entity, status, chain)
                yield shown(page, said, card, line, made)


def _filled(ctx: Context, card: Card) -> Iterator[Claim]:
    """The firms of a segment's row: at work in it, or to be recruited for its chain."""
    page, chain = ctx.page, _chain(ctx, card)
    products = [m for x in card.of(LabelRole.PRODUCT) for m in x.of(EntityType.SEGMENT)]
    for line, firm in _firms(page, card):
        for made in (card.subject, *products):
            said = Said(firm.entity, Relation.IN_SEGMENT, made.entity, chain=chain)
            yield shown(page, said, card, line, firm)
        if page.home and _LOCAL.search(line.label):
            said = Said(firm.entity, Relation.LOCATED_IN, page.home)
            yield shown(page, said, card, line, firm)
    for line in card.of(LabelRole.TARGET):
        for firm in line.of(EntityType.FIRM):
            for made in (card.subject, *products):
                planned = Said(firm.entity, Relation.IN_SEGMENT, made.entity, Status.PLANNED, chain)
                yield shown(page, planned, card, line, firm)
    if chain:
        yield from _wanted(page, card, chain)
        for link in (card.subject, *products):
            said = Said(chain, Relation.HAS_SEGMENT, link.entity)
            yield shown(page, said, card, _head(card, link), link)


def _firms(page: Page, card: Card) -> Iterator[tuple[Line, Mention]]:
    """The firms of a segment's row: those there and those its state mentions."""
    for line in card.of(LabelRole.FIRM):
        for firm in first_sentence(page, line, EntityType.FIRM):
            yield line, firm
    for line in card.of(LabelRole.GAP):
        for firm in line.of(EntityType.FIRM):
            before = page.layout.clean[line.start : firm.start]
            if not pattern("recruit").search(before):
                yield line, firm


def _wanted(page: Page, card: Card, chain: str) -> Iterator[Claim]:
    for line in card.of(LabelRole.TARGET):
        for firm in line.of(EntityType.FIRM):
            said = Said(firm.entity, Relation.TARGET_FOR, chain, Status.TARGET)
            yield shown(page, said, card, line, firm)


def _head(card: Card, named: Mention) -> Line:
    return next(line for line in card.lines if named in line.mentions)


def _chain(ctx: Context, card: Card) -> str | None:
    """The chain of a row: its own cell's, that of the heading above, or the title's."""
    own = [m for line in card.of(LabelRole.CHAIN) for m in line.of(EntityType.CHAIN)]
    found: Mention | None = own[0] if own else None
    clause = ctx.clauses[ctx.clause_at(card.subject.start)]
    found = found or ctx.heading_chain(ctx.block_of(clause)) or ctx.outline.chain
    return found.entity if found else None
