"""The claims that put firms and projects into the chain they stand under."""

from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache

from ontology.model import Claim, EntityType, Relation, Status
from reading.model import Mention, Page
from reading.rules.context import Context, Group, context
from reading.rules.public_works import is_public_work, serves
from reading.rules.roles import excluded, project_status, under_way
from reading.rules.scope import Chain, chains_over, heading_chain, place
from reading.rules.stating import Said, told

_CONFIDENCE = {"heading": 0.85, "sentence": 0.85, "park": 0.8, "paragraph": 0.85, "title": 0.5}
_ONLY_CHAIN = 0.8  # a page that names one chain alone speaks of its firms


def members_by(way: str, page: Page, rule: str) -> Iterator[Claim]:
    """The memberships that one way of naming a chain gives (heading, sentence, park, …)."""
    ctx = context(page)
    for group, members, chains in _residents(ctx):
        for chain in chains:
            if chain.by != way:
                continue
            for member in members:
                if not may_belong(ctx, group, member, chain.entity):
                    continue
                status = member_status(ctx, group, member)
                said = Said(member.entity, Relation.IN_CHAIN, chain.entity, status)
                made = told(ctx, rule, said, place(chain.shown_at), place(member))
                yield replace(made, confidence=_confidence(ctx, way))


def may_belong(ctx: Context, group: Group, member: Mention, chain: str) -> bool:
    """Whether a member can be in a chain: public works only in one that their name or kind tells."""
    if not is_public_work(ctx, group, member):
        return True
    return serves(ctx.entities[chain].name) or ctx.chain_in_name(member.name) == chain


@lru_cache(maxsize=4)
def _residents(ctx: Context) -> tuple[tuple[Group, tuple[Mention, ...], tuple[Chain, ...]], ...]:
    """The lists of a page that hold firms or projects of its own, with the chains over them."""
    named = ((group, group.of(EntityType.FIRM, EntityType.PROJECT)) for group in ctx.groups)
    return tuple(
        (group, members, chains_over(ctx, group))
        for group, members in named
        if members and not excluded(ctx, group)
    )


def _confidence(ctx: Context, way: str) -> float:
    """How sure a membership is by the way in which its chain is named."""
    alone = way == "title" and len({chain.entity for chain in ctx.chains}) == 1
    return _ONLY_CHAIN if alone else _CONFIDENCE[way]


def member_status(ctx: Context, group: Group, member: Mention) -> Status:
    """A firm is in its chain now; a project only once it is under way.

    Projects that a plan lists under a chain are planned unless the text says more.
    """
    if member.type is EntityType.FIRM:
        return Status.ACTUAL
    if heading_chain(ctx, group) and not under_way(group):
        return Status.PLANNED
    return project_status(ctx, group)
