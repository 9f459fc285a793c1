"""Whom 前者 and 后者, 其 and 它 point back to."""

import re

from ontology.model import EntityType
from reading.model import Mention
from reading.rules.block_topics import HOLDERS, NONE, Topic, opening
from reading.rules.context import Clause, Context
from reading.rules.words import pattern

_KINDS = (*HOLDERS, EntityType.PLACE)
_ITS = re.compile(r"其(?![中他余次实间后它])|它(?!们)")
_NEAR = 240  # how far back the two that are set against each other may stand


def pointed(ctx: Context, clause: Clause, held: Topic) -> Topic:
    """What a clause that begins with 前者, 后者, 其 or 它 speaks of; `held` is the last name it can be."""
    start = opening(clause.text)
    word = pattern("of_two").match(clause.text, start)
    if word:
        two = _two(ctx, clause.start)
        chosen = two[:1] if word[0].startswith("前") and len(two) > 1 else two[-1:]
        if not chosen:
            return NONE
        return Topic((chosen[0].entity,), chosen[0].type, sure=True, at=clause.start)
    if _ITS.match(clause.text, start) and len(held.entities) == 1:
        return Topic(held.entities, held.type, sure=True, at=clause.start)
    return NONE


def _two(ctx: Context, position: int) -> tuple[Mention, ...]:
    """The last two names of one kind before a position: a list of two, else the last ones named."""
    near = ctx.page.mentions_in(max(0, position - _NEAR), position, *_KINDS)
    if not near:
        return ()
    last = near[-1]
    alike = {m.entity: m for m in near if m.type is last.type and m.entity != ctx.page.home}
    return tuple(sorted(alike.values(), key=lambda m: m.start))[-2:]
