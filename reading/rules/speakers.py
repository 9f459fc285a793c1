"""Whose words a quotation is: the firm whose manager says it, whose numbers it tells."""

import re
from bisect import bisect_left
from collections.abc import Iterator

from ontology.model import EntityType
from reading.model import Mention
from reading.rules.block_topics import NONE, Topic
from reading.rules.context import Context

_LONGEST, _AROUND, _BACK = 400, 60, 420
_SAYS = r"(?:说|表示|介绍|告诉|坦言|直言|透露|回忆|算了|感慨|解释|坦承)"
_SAID = re.compile(
    rf"“(?P<words>[^“”]{{4,{_LONGEST}}})”(?P<who>[^“”。！？\n]{{0,{_AROUND}}}?){_SAYS}"
)
_LEAD = rf"{_SAYS}[^“”。！？\n]{{0,16}}[：:，]\s?“"
_LEADS = re.compile(_LEAD)
_SAYING = re.compile(
    rf"(?P<who>[^“”。！？\n]{{0,{_AROUND}}}){_LEAD}(?P<words>[^“”]{{4,{_LONGEST}}})”"
)
_OF_FIRM = re.compile(r"公司|企业|集团|厂|董事|总经理|总裁|创始人|经理|总监|负责人|老板|首席")
_OF_OFFICE = re.compile(r"[局委办厅区市县镇]长|主任|书记|管委|协会|局|院长|所长|教授|专家|记者")


def speakers(ctx: Context) -> dict[int, Topic]:
    """By the index of each clause of a quotation, the firm it speaks for; an official's, the home region."""
    found: dict[int, Topic] = {}
    clean = ctx.page.layout.clean
    starts = [clause.start for clause in ctx.clauses]
    for seen in (*_SAID.finditer(clean), *_led(clean)):
        firm = _firm(ctx, seen.start("who"), seen.end("who"), seen.start())
        official = bool(_OF_OFFICE.search(seen["who"]))
        if firm or official:
            at = seen.start("words")
            topic = _firms(firm, at) if firm else _regions(ctx, at)
            first = bisect_left(starts, seen.start("words") - 1)
            last = bisect_left(starts, seen.end("words"))
            found |= dict.fromkeys(range(first, last), topic)
    return found


def _led(clean: str) -> Iterator[re.Match[str]]:
    """The quotations behind their speakers; the text before the next words that lead one is passed."""
    at = 0
    while lead := _LEADS.search(clean, at):
        seen = _SAYING.search(clean, max(at, lead.start() - _AROUND))
        if seen is None:
            return
        yield seen
        at = seen.end()


def _firms(firm: Mention, at: int) -> Topic:
    return Topic((firm.entity,), firm.type, at=min(firm.start, at))


def _regions(ctx: Context, at: int) -> Topic:
    home = ctx.entities.get(ctx.page.home)
    return Topic((home.id,), home.type, at=at) if home else NONE


def _firm(ctx: Context, start: int, end: int, quote: int) -> Mention | None:
    """The firm named with a speaker, or the one that 公司副总经理 points back to."""
    said = ctx.page.layout.clean[start:end]
    named = ctx.page.mentions_in(start, end, EntityType.FIRM)
    if named:
        return named[-1]
    if _OF_OFFICE.search(said) or not _OF_FIRM.search(said):
        return None
    before = ctx.page.mentions_in(max(0, quote - _BACK), quote, EntityType.FIRM)
    return before[-1] if before else None
