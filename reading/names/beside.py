"""How likely the names beside a candidate are: its neighbours in a list, and its rivals in place."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from ontology.model import EntityType
from reading.names.pieces import AND, LIST_MARK

Span = tuple[int, int]
_SEPARATORS = (LIST_MARK, *sorted(AND, key=lambda word: (-len(word), word)))
_FARTHEST, _LOOKED_AT, _MANY = 8, 4, 3


@dataclass(frozen=True)
class Beside:
    """The candidates of a text by their spans, each with its first chance of being a name."""

    text: str
    chances: Mapping[Span, Mapping[EntityType, float]]

    @classmethod
    def of(cls, text: str, first: Sequence[tuple[EntityType, Sequence[Span], float]]) -> "Beside":
        """The candidates given by type, places and chance."""
        chances: dict[Span, dict[EntityType, float]] = defaultdict(dict)
        for kind, places, chance in first:
            for place in places:
                chances[place][kind] = max(chance, chances[place].get(kind, 0.0))
        return cls(text, chances)

    @cached_property
    def _reach(self) -> tuple[Mapping[int, Sequence[Span]], Mapping[int, Sequence[Span]]]:
        """The spans by where they begin and by where they end, the likeliest first."""
        begins: dict[int, list[Span]] = defaultdict(list)
        ends: dict[int, list[Span]] = defaultdict(list)
        for span in sorted(self.chances, key=lambda s: (-max(self.chances[s].values()), s)):
            begins[span[0]].append(span)
            ends[span[1]].append(span)
        return begins, ends

    def signs(self, kind: EntityType, places: Sequence[Span]) -> Mapping[str, float]:
        """What stands beside the first places of a candidate, in the mean."""
        looked = places[:_LOOKED_AT]
        found: dict[str, float] = defaultdict(float)
        for place in looked:
            for sign, strength in (*self._in_list(kind, place), *self._in_place(kind, place)):
                found[sign] += strength / len(looked)
        others = (c for p in looked for k, c in self.chances[p].items() if k is not kind)
        rival = max(others, default=0.0)
        return {**found, "beside: rival": rival} if rival else found

    def _in_list(self, kind: EntityType, place: Span) -> Iterator[tuple[str, float]]:
        """The signs of the other items of the list a candidate stands in."""
        walked = (*self._before(place), *self._behind(place))
        mates = [self.chances[span] for span in walked if span]
        if len(mates) < len(walked):
            yield "beside: no name", 1.0
        if mates:
            same = [told.get(kind, 0.0) for told in mates]
            others = [
                max((c for k, c in told.items() if k is not kind), default=0) for told in mates
            ]
            yield "beside: some name", 1.0
            yield f"beside: {min(len(mates), _MANY)} names", 1.0
            yield "beside: same type", sum(same) / len(same)
            yield "beside: same type at best", max(same)
            yield "beside: same type at worst", min(same)
            yield "beside: another type", sum(others) / len(others)

    def _before(self, place: Span) -> Iterator[Span | None]:
        """The items before a span in its list; None where one stands that no candidate is."""
        for _ in range(_FARTHEST):
            step = next((len(s) for s in _SEPARATORS if self.text.endswith(s, 0, place[0])), 0)
            if not step:
                return
            spans = self._reach[1].get(place[0] - step, ())
            yield spans[0] if spans else None
            if not spans:
                return
            place = spans[0]

    def _behind(self, place: Span) -> Iterator[Span | None]:
        """The items behind a span in its list; None where one stands that no candidate is."""
        for _ in range(_FARTHEST):
            step = next((len(s) for s in _SEPARATORS if self.text.startswith(s, place[1])), 0)
            if not step:
                return
            spans = self._reach[0].get(place[1] + step, ())
            yield spans[0] if spans else None
            if not spans:
                return
            place = spans[0]

    def _in_place(self, kind: EntityType, place: Span) -> Iterator[tuple[str, float]]:
        """The signs of the candidates that begin or end where this one does."""
        size = place[1] - place[0]
        near = {*self._reach[0][place[0]], *self._reach[1][place[1]]} - {place}
        if near:
            yield "beside: overlapping", max(max(self.chances[s].values()) for s in near)
        for sign, of in (
            ("beside: longer", [s for s in near if s[1] - s[0] > size]),
            ("beside: shorter", [s for s in near if s[1] - s[0] < size]),
        ):
            same = max((self.chances[s].get(kind, 0.0) for s in of), default=0.0)
            if same:
                yield sign, same
