"""Whether a page goes through many industries or keeps to one, and what then stands for it."""

import re
from collections import Counter
from functools import lru_cache

from ontology.identity import core
from ontology.model import EntityType
from reading.rules.context import Context
from reading.rules.main_chain import likely_chains

_MANY = 10
"""Chains from which on a page may roam: a plan of one industry names fewer."""
_LIKELY = 0.35
"""How likely a page must be about one chain so as not to roam, however many it names."""
_SURE, _UNLIKELY = 0.6, 0.1
"""From which likelihood on a page is about one chain, and below which it names another by the way."""
_MAKING = re.compile(r"(?<=..)(?:装备|制造)+$")
_UNION = re.compile(r"[与及和、]")  # 甲与乙 is not what 甲 is short for


@lru_cache(maxsize=4)
def roams(ctx: Context) -> bool:
    """Whether a page goes through so many industries that one sentence says nothing of the next."""
    if len({chain.entity for chain in ctx.chains}) < _MANY:
        return False
    return max(likely_chains(ctx.page).values(), default=0.0) < _LIKELY


@lru_cache(maxsize=4)
def _main(ctx: Context) -> str:
    """The chain that a page is surely about; "" where there is none."""
    sure = likely_chains(ctx.page)
    main = max(sure, key=lambda chain: sure[chain], default="")
    return main if main and sure[main] >= _SURE else ""


@lru_cache(maxsize=4)
def shortened(ctx: Context) -> frozenset[str]:
    """The chains of a page about one chain whose names are a part of its name.

    What such a page tells of firms under the shorter word it tells of its own chain: 风电企业 are
    those of 海上风电.
    """
    main = _main(ctx)
    name = core(EntityType.CHAIN, ctx.entities[main].name) if main else ""
    others = {c.entity for c in ctx.chains} - {main} if main and not _UNION.search(name) else ()
    return frozenset(c for c in others if _bare(ctx.entities[c].name) in name)


def meant(ctx: Context, chain: str) -> str:
    """The chain that a page means by another one's name: its own where that is short for it."""
    return _main(ctx) if chain in shortened(ctx) else chain


@lru_cache(maxsize=4)
def rare(ctx: Context) -> frozenset[str]:
    """The chains that a page surely about another one names once only."""
    if not _main(ctx):
        return frozenset()
    sure, own = likely_chains(ctx.page), Counter(c.entity for c in ctx.chains)
    return frozenset(c for c, count in own.items() if count == 1 and sure.get(c, 0) < _UNLIKELY)


def _bare(name: str) -> str:
    """A chain's name without the words for the making of its equipment."""
    return _MAKING.sub("", core(EntityType.CHAIN, name))
