"""Where a gap is stated, and what kind of thing is lacking."""

from ontology.model import GapScope
from reading.model import Block, BlockKind
from reading.rules.words import pattern

_TITLES = (BlockKind.TITLE, BlockKind.HEADING, BlockKind.BOX_TITLE)


def is_title(block: Block) -> bool:
    """Whether a block is a title or heading."""
    return block.kind in _TITLES


def scope_of(what: str) -> GapScope:
    """What kind of thing is lacking: people, a market, a capability, or a link of the chain."""
    for scope in (GapScope.TALENT, GapScope.MARKET, GapScope.CAPABILITY):
        if pattern(f"gap_{scope.value}").search(what):
            return scope
    return GapScope.LINK
