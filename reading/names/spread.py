"""From names to mentions: every place of the text where a name that was found stands."""

from collections.abc import Iterable, Sequence

from ahocorasick_rs import AhoCorasick, MatchKind

from ontology.model import EntityType
from reading.names.judge import Verdict
from reading.names.scene import Scene

Span = tuple[int, int, Verdict]
_SPREADING = frozenset(EntityType) - {EntityType.SEGMENT, EntityType.PRODUCT, EntityType.TECHNOLOGY}
_STANDING = frozenset({EntityType.PLACE})
_LEAST_SPREADING = 2


def occurrences(scene: Scene, verdicts: Sequence[Verdict]) -> list[Span]:
    """All spans of the names, seen or met again between the borders of words."""
    spans = {(start, end): v for v in verdicts for start, end in v.places}
    spreading = [v for v in verdicts if v.type in _SPREADING or len(v.name) > _LEAST_SPREADING]
    if spreading:
        starts, ends = scene.borders
        finder = AhoCorasick([v.name for v in spreading], matchkind=MatchKind.Standard)
        for which, start, end in finder.find_matches_as_indexes(
            scene.layout.clean, overlapping=True
        ):
            if start in starts and end in ends:
                spans.setdefault((start, end), spreading[which])
    return [(start, end, v) for (start, end), v in spans.items()]


def outer_and_nested(spans: Iterable[Span]) -> tuple[list[Span], list[Span]]:
    """The spans that do not overlap, longest first, and the ones inside them."""
    outer: list[Span] = []
    nested: list[Span] = []
    reach, last = -1, None
    for span in sorted(spans, key=lambda s: (s[0], -s[1])):
        start, end, verdict = span
        if start >= reach:
            outer.append(span)
            reach, last = end, span
        elif end <= reach and last is not None and verdict.name != last[2].name:
            nested.append(span)
        elif last is not None and end > reach and verdict.confidence > last[2].confidence + 0.3:
            outer[-1] = span
            reach, last = end, span
    return outer, nested


def standing(verdicts: Sequence[Verdict], outer: Iterable[Span]) -> list[Verdict]:
    """The names without places that only ever stand inside longer names."""
    free = {verdict.name for _, _, verdict in outer}
    return [v for v in verdicts if v.type not in _STANDING or v.name in free]
