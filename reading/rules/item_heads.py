"""Items that a link heads (隔膜：…; 二、偏光片环节。…), and the firms that such an item opens with."""

import re
from functools import lru_cache

from ontology.model import EntityType
from reading.model import Mention
from reading.rules.context import HEADINGS, Clause, Context, Group
from reading.rules.words import words

_LEAD = re.compile(
    r"[\s●■◆▶▲·•\-—*▪○【\[“#]*(?:第?[\d一二三四五六七八九十]{1,3}[.．、是，]"
    r"|[（(][\d一二三四五六七八九十]{1,3}[）)]|其[一二三四五六七八九]|[①-⑳])?[，、\s“]*"
)
_BEHIND = re.compile(r"[”\]】]?(?:环节|领域|方面|板块|产品|方向|类)?[”\]】]?[：:。]\s*")
_SENTENCES = 3  # how many sentences an item goes on about the link that heads it


@lru_cache(maxsize=4)
def _headed(ctx: Context) -> dict[int, Mention]:
    """The link that heads the item of each clause, by the number of the clause."""
    found: dict[int, Mention] = {}
    head, since, block = None, -1, -1
    for index, clause in enumerate(ctx.clauses):
        at = ctx.page.sentences[clause.sentence].block
        if at != block:
            head, block, since = _over(ctx, at), at, clause.sentence
        opened = _heads(ctx, clause)
        if opened:
            head, since = opened, clause.sentence
        if clause.sentence - since > _SENTENCES:
            head = None
        if head:
            found[index] = head
    return found


def _heads(ctx: Context, clause: Clause) -> Mention | None:
    """The link that is all that a clause names before its colon or full stop."""
    named = [m for m in clause.mentions if m.type is EntityType.SEGMENT]
    if len(named) != 1 or len(clause.mentions) != 1:
        return None
    lead = ctx.page.layout.clean[clause.start : named[0].start]
    behind = ctx.page.layout.clean[named[0].end : clause.end]
    return named[0] if _LEAD.fullmatch(lead) and _BEHIND.fullmatch(behind) else None


def _over(ctx: Context, block: int) -> Mention | None:
    """The link that is all that the heading right above a block names."""
    for index in ctx.page.layout.blocks[block].headings[-1:]:
        above = ctx.page.layout.blocks[index]
        named = ctx.page.mentions_in(above.start, above.end)
        if above.kind in HEADINGS and len(named) == 1 and named[0].type is EntityType.SEGMENT:
            lead = ctx.page.layout.clean[above.start : named[0].start]
            behind = ctx.page.layout.clean[named[0].end : above.end]
            if _LEAD.fullmatch(lead) and _BEHIND.fullmatch(behind.rstrip("。：:") + "。"):
                return named[0]
    return None


def headed_by(ctx: Context, group: Group) -> Mention | None:
    """The link that heads the item of a list of firms, where a clause of the item opens with them."""
    link = _headed(ctx).get(group.clause)
    if link is None or link.end > group.start:
        return None
    before = group.before.strip(" \u3000“【")
    return link if not before or before in words("opens_item") else None
