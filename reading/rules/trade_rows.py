"""Rows of a table of supply and demand: who buys, who supplies it or could, and what."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ontology.model import Claim, EntityType, Relation, Status
from reading.layout.label_roles import LabelRole
from reading.model import Mention, Page
from reading.rules.cards import Card, Line
from reading.rules.profile_lines import first_sentence, shown
from reading.rules.stating import Said
from reading.rules.words import pattern

_NONE = re.compile(r"(?:无|没有|未|不)[^，。；]*$")
_COMING = re.compile(r"(?:拟|意向|洽谈|在谈|送样|试用)[^，。；]*$")


@dataclass(frozen=True, slots=True)
class TradeRow:
    """The buyers of a row, the columns of those who supply them or might, and the goods."""

    buyers: tuple[Mention, ...]
    suppliers: tuple[Line, ...]
    goods: tuple[Mention, ...]


def trade_row(card: Card) -> TradeRow | None:
    """What a row tells of supply; None where its columns do not tell buyers and suppliers apart."""
    firms = card.of(LabelRole.FIRM)
    named = tuple(x for x in firms if pattern("supplier_column").search(x.label))
    buyers = [x for x in firms if x not in named and pattern("buyer_column").search(x.label)]
    suppliers = (*named, *card.of(LabelRole.SOURCE))
    if not suppliers or not buyers:
        return None
    goods = (m for x in card.of(LabelRole.PRODUCT) for m in x.of(EntityType.SEGMENT))
    return TradeRow(buyers[0].of(EntityType.FIRM), suppliers, tuple(goods))


def traded(page: Page, card: Card, row: TradeRow, chain: str | None) -> Iterator[Claim]:
    """Who supplies whom and works in what; a supplier that only might is planned."""
    for line in row.suppliers:
        maybe = pattern("maybe_column").search(line.label)
        status = Status.PLANNED if maybe else Status.ACTUAL
        for firm in first_sentence(page, line, EntityType.FIRM):
            for buyer in row.buyers:
                if buyer.entity != firm.entity:
                    said = Said(firm.entity, Relation.SUPPLIES_TO, buyer.entity, status)
                    yield shown(page, said, card, line, firm)
            for made in row.goods:
                said = Said(firm.entity, Relation.IN_SEGMENT, made.entity, status, chain)
                yield shown(page, said, card, line, firm)


def served(page: Page, card: Card) -> Iterator[Claim]:
    """Whom the firm of a row supplies, by its column of customers."""
    for line in card.of(LabelRole.CUSTOMER):
        maybe = pattern("maybe_column").search(line.label)
        for buyer in line.of(EntityType.FIRM):
            before = page.layout.clean[line.start : buyer.start]
            if buyer.entity == card.subject.entity or _NONE.search(before):
                continue
            status = Status.PLANNED if maybe or _COMING.search(before) else Status.ACTUAL
            said = Said(card.subject.entity, Relation.SUPPLIES_TO, buyer.entity, status)
            yield shown(page, said, card, line, buyer)
