"""What the lines of a profile tell of the thing it is about."""

import re
from collections.abc import Iterator

from ontology.model import Claim, EntityType, Relation, Status
from reading.layout.label_roles import LabelRole
from reading.model import Mention, Page
from reading.rules.cards import Card, Line, cards
from reading.rules.stating import LONGEST_QUOTE, Said, claim

_COMING = re.compile(r"拟|储备|规划|签约|意向|计划|前期|在谈|洽谈|谋划|筹建")
_AWAY = re.compile(
    r"距|毗邻|紧邻|邻近|临近|东接|西接|南接|北接|东邻|西邻|南邻|北邻|接壤|依托|辐射|至"
)
_RESIDENTS = (LabelRole.FIRM, LabelRole.PROJECT)
_NOT_RESIDENT = re.compile(r"供应|需求|设计|施工|监理|外地|市外|省外|责任|牵头")
_SITES = (EntityType.PLACE, EntityType.PARK)
_OWN = {LabelRole.FIRM: EntityType.FIRM, LabelRole.PROJECT: EntityType.PROJECT}
_LISTED_BEHIND = re.compile(r"[^。；]*[。；]")


def rule(page: Page) -> Iterator[Claim]:
    """园区、项目、企业简介里“标签：值”的各行都说的是这个园区、项目、企业：地址在哪里，入驻企业和在建项目有哪些，建设单位是谁。

    Each line 标签：值 of a profile speaks of the park, project or firm it is about: where it lies,
    which firms and projects it holds, who builds it.
    """
    for card in cards(page):
        if not card.row:
            yield from _sited(page, card)
            yield from _residents(page, card)
            yield from _developed(page, card)
            yield from _targets(page, card)


def _sited(page: Page, card: Card) -> Iterator[Claim]:
    if card.subject.type is EntityType.CHAIN:
        return
    for line in card.of(LabelRole.SITE, LabelRole.PARK):
        for site in sites(page, line):
            if site.entity != card.subject.entity:
                said = Said(card.subject.entity, Relation.LOCATED_IN, site.entity)
                yield shown(page, said, card, line, site)


def sites(page: Page, line: Line) -> tuple[Mention, ...]:
    """The innermost place or park of an address: 甲市乙区丙园 lies in 丙园; 甲、乙交界 in both."""
    text = page.layout.clean[line.start : line.end]
    away = _AWAY.search(text)
    until = line.start + (away.start() if away else len(text))
    named = [m for m in line.of(*_SITES) if m.end <= until]
    clean = page.layout.clean
    starts = [*(m.start for m in named[1:]), -1]
    outer = [
        m
        for m, after in zip(named, starts, strict=False)
        if after >= 0 and not clean[m.end : after].strip()
    ]
    kept = [m for m in named if m not in outer]
    return tuple(kept[:2])


def _residents(page: Page, card: Card) -> Iterator[Claim]:
    if card.subject.type is not EntityType.PARK:
        return
    for line in card.of(*_RESIDENTS):
        if _NOT_RESIDENT.search(line.label):
            continue
        coming = _COMING.search(line.label)
        status = Status.PLANNED if coming else Status.ACTUAL
        for member in first_sentence(page, line, _OWN[line.role]):
            said = Said(member.entity, Relation.LOCATED_IN, card.subject.entity, status)
            yield shown(page, said, card, line, member)


def first_sentence(page: Page, line: Line, *types: EntityType) -> tuple[Mention, ...]:
    """The names of the given types in the first sentence of a value; later ones explain."""
    end = page.layout.clean.find("。", line.start, line.end)
    return tuple(m for m in line.of(*types) if end < 0 or m.end <= end)


def _developed(page: Page, card: Card) -> Iterator[Claim]:
    if card.subject.type is not EntityType.PROJECT:
        return
    for line in card.of(LabelRole.DEVELOPER):
        for firm in first_sentence(page, line, EntityType.FIRM):
            said = Said(firm.entity, Relation.DEVELOPS, card.subject.entity)
            yield shown(page, said, card, line, firm)


def _targets(page: Page, card: Card) -> Iterator[Claim]:
    if card.subject.type is not EntityType.CHAIN:
        return
    for line in card.of(LabelRole.TARGET):
        for firm in line.of(EntityType.FIRM):
            said = Said(firm.entity, Relation.TARGET_FOR, card.subject.entity, Status.TARGET)
            yield shown(page, said, card, line, firm)


def shown(page: Page, said: Said, card: Card, line: Line, named: Mention) -> Claim:
    """A claim with its evidence: what the card is about, and the label with the name behind it."""
    start = page.layout.clean.rfind(line.label, 0, line.start) if not card.row else line.start
    start = start if named.end - start <= LONGEST_QUOTE else named.start
    subject = (card.subject.start, card.subject.end)
    near = 0 <= named.end - subject[0] <= LONGEST_QUOTE and start >= subject[0]
    spans = [(subject[0], named.end)] if near else [subject, (start, named.end)]
    return claim(page, __name__ if not card.row else "rules.table_rows", said, spans)
