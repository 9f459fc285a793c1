"""Value chains by how a text frames them: a mark right before 产业 or 产业链."""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from ontology.model import EntityType
from reading.names import lexicon
from reading.names.chains import bare
from reading.names.scene import Scene, Sight
from reading.names.tagger import GROUND
from reading.names.tokens import cut

_HEADED, _ALONE = 0.45, 0.56
_JOINED = "及与和、"  # what a mark that begins right behind is only the second half of
_SHORTEST = 2


@cache
def _heads() -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, lexicon.longest_first("chain_heads"))))


def by_marked_head(scene: Scene, sights: Sequence[Sight]) -> Iterator[Sight]:
    """What the tagger marks as a chain right before 产业 or 产业链; one character goes with 产业."""
    text = scene.layout.clean
    for seen in sights:
        if seen.type is not EntityType.CHAIN or seen.ground != GROUND:
            continue
        joined = seen.start and text[seen.start - 1] in _JOINED
        if joined or not _heads().match(text, seen.end):
            continue
        if seen.end - seen.start >= _SHORTEST:
            stem = bare(cut(text[seen.start : seen.end], seen.start))
            if stem and stem[-1].end == seen.end:
                yield Sight(seen.start, seen.end, seen.type, "marked head", _HEADED)
        elif text.startswith("产业", seen.end):
            yield Sight(seen.start, seen.end + len("产业"), seen.type, "marked head", _ALONE)
