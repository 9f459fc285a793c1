"""Firms whose project, park or factory stands in a chain."""

from collections.abc import Iterator
from dataclasses import replace

from ontology.model import Claim, EntityType, Relation
from reading.model import Page
from reading.rules import chain_by_heading, chain_by_paragraph, chain_by_park, chain_by_sentence
from reading.rules.context import context
from reading.rules.developers import developer_in_name
from reading.rules.developers import rule as developers
from reading.rules.scope import place
from reading.rules.stating import Said, claim, told

_WAYS = (chain_by_heading, chain_by_sentence, chain_by_park, chain_by_paragraph)


def rule(page: Page) -> Iterator[Claim]:
    """项目属于某产业链的，其开发企业也进入该产业链，状态随项目；以企业和产业合名的园区，该企业属于该产业链。

    A firm enters the chain of the project it develops, with the project's status, and the chain
    that stands in the name of a park named after the firm.
    """
    ctx = context(page)
    by_project: dict[str, list[Claim]] = {}
    for way in _WAYS:
        for stated in way.rule(page):
            if ctx.entities[stated.subject].type is EntityType.PROJECT:
                by_project.setdefault(stated.subject, []).append(stated)
    for developed in developers(page):
        for stated in by_project.get(developed.object, ()):
            said = Said(developed.subject, Relation.IN_CHAIN, stated.object, stated.status)
            evidence = tuple(sorted({*developed.evidence, *stated.evidence}))
            yield replace(claim(page, __name__, said, ()), evidence=evidence)
    for park in (m for m in page.mentions if m.type is EntityType.PARK):
        firm = developer_in_name(ctx, park.name)
        chain = ctx.chain_in_name(park.name) if firm else None
        if firm and chain:
            yield told(ctx, __name__, Said(firm.id, Relation.IN_CHAIN, chain), place(park))
