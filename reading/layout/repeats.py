"""Captions and info boxes that say again what the page has said."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from itertools import chain

from reading.model import Block, BlockKind

# Seven in ten of a block's character triples in one earlier block: the same words again.
_SHARE = 0.7
_FEWEST = 8
# A triple that many blocks hold tells none of them from the others.
_MOST_HOLDERS = 6

_SAYING = (BlockKind.PARAGRAPH, BlockKind.BULLET, BlockKind.CAPTION, BlockKind.BOX_CELL)


def _triples(text: str) -> frozenset[str]:
    letters = "".join(filter(str.isalnum, text))
    return frozenset([letters[i : i + 3] for i in range(len(letters) - 2)])


def with_repeats(clean: str, blocks: Sequence[Block]) -> tuple[Block, ...]:
    """The blocks, each that repeats an earlier one with that one's index."""
    first: dict[str, int] = {}
    others: dict[str, list[int]] = {}
    result: list[Block] = []
    for index, block in enumerate(blocks):
        triples = _triples(clean[block.start : block.end]) if block.kind in _SAYING else frozenset()
        known = triples & first.keys()
        shared = Counter([first[t] for t in known])
        shared.update(chain.from_iterable([others[t] for t in known & others.keys()]))
        earlier, count = max(shared.items(), key=lambda x: (x[1], -x[0]), default=(0, 0))
        is_repeat = len(triples) >= _FEWEST and count >= _SHARE * len(triples)
        result.append(replace(block, repeats=earlier) if is_repeat else block)
        first.update(dict.fromkeys(triples - known, index))
        for triple in known:
            holders = others.setdefault(triple, [])
            if len(holders) < _MOST_HOLDERS - 1:
                holders.append(index)
    return tuple(result)
