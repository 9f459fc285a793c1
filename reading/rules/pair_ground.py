"""What the signs of all pairs of names of a page are read from, worked out once."""

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import NamedTuple

from ontology import places
from ontology.model import EntityType
from reading.layout.labelled import Labelled, labelled
from reading.model import Mention
from reading.rules.context import Context, Group
from reading.rules.roles import compared, dealt_with, listed_as_project, listed_as_target, wooed
from reading.rules.word_classes import PAIRS, classed

SHORT = {
    EntityType.FIRM: "firm",
    EntityType.PARK: "park",
    EntityType.PLACE: "place",
    EntityType.PROJECT: "project",
    EntityType.SEGMENT: "link",
    EntityType.CHAIN: "chain",
}
_SITES = (EntityType.PARK, EntityType.PLACE)
_LONGEST_PLACE = 4
_MOST, _MANY = 0.6, 0.3


class Word(NamedTuple):
    """A word of one of the classes of `pair_words.tsv` at its place."""

    start: int
    kind: str


@dataclass(frozen=True, eq=False)
class Ground:
    """A page seen for its pairs: its classed words, how names are known, whose region it is."""

    ctx: Context
    _roles: dict[int, tuple[str, ...]]
    _origins: dict[str, str]
    _sites: dict[str, str]

    def between(self, start: int, end: int) -> Sequence[Word]:
        """The classed words that begin in a stretch."""
        first = bisect_left(self._word_starts, start)
        return self._words[first : bisect_left(self._word_starts, end, lo=first)]

    @cached_property
    def _words(self) -> tuple[Word, ...]:
        """The classed words outside names, in order."""
        found: list[Word] = []
        at, clean = 0, self.ctx.page.layout.clean
        ends = [(m.start, m.end) for m in self.ctx.page.mentions] + [(len(clean), len(clean))]
        for start, end in ends:
            found += [Word(begin, kind) for begin, _, kind in classed(PAIRS, clean, at, start)]
            at = max(at, end)
        return tuple(found)

    @cached_property
    def _word_starts(self) -> tuple[int, ...]:
        return tuple(word.start for word in self._words)

    @cached_property
    def sure(self) -> Mapping[str, float]:
        """How sure the surest mention of each entity is."""
        out: dict[str, float] = {}
        for m in self.ctx.page.mentions:
            out[m.entity] = max(out.get(m.entity, 0.0), m.confidence)
        return out

    @cached_property
    def times(self) -> Counter[str]:
        """How often each entity is named."""
        return Counter(m.entity for m in self.ctx.page.mentions)

    @cached_property
    def kinds(self) -> Counter[EntityType]:
        """How many entities of each type the page has."""
        return Counter(e.type for e in self.ctx.page.entities)

    @cached_property
    def titled(self) -> frozenset[str]:
        """What the titles of the page name."""
        spans = [(t.start, t.end) for t in self.ctx.titles[:2]]
        return frozenset(m.entity for span in spans for m in self.ctx.page.mentions_in(*span))

    @cached_property
    def opening(self) -> tuple[str, ...]:
        """The first two sites that the text names."""
        sites = (m.entity for m in self.ctx.page.mentions if m.type in _SITES)
        return tuple(dict.fromkeys(sites))[:2]

    @cached_property
    def top(self) -> Mapping[EntityType, str]:
        """The entity of each type that is named most."""
        out: dict[EntityType, str] = {}
        for entity, _ in sorted(self.times.items(), key=lambda one: (-one[1], one[0])):
            if entity in self.ctx.entities:
                out.setdefault(self.ctx.entities[entity].type, entity)
        return out

    @cached_property
    def home_level(self) -> str:
        """What the home region is: a province, a city, a district, a zone."""
        home = self.ctx.entities.get(self.ctx.page.home)
        if home is None:
            return "none"
        known = next((k for n in self.ctx.names_of(home.id) if (k := places.find(n))), None)
        return known.level.name.lower() if known else SHORT.get(home.type, "thing")

    @cached_property
    def home_signs(self) -> tuple[str, ...]:
        """How surely the text speaks for its home region."""
        named = [m.entity for m in self.ctx.page.mentions if m.type is EntityType.PLACE]
        own = sum(word.kind == "own" for word in self._words)
        first = self.opening[:1] == (self.ctx.page.home,)
        return (
            f"share={_share(named.count(self.ctx.page.home) / max(1, len(named)))}",
            f"own_words={min(3, own)}",
            f"first={first}",
            f"rivals={min(4, len(set(named)))}",
        )

    def origin(self, entity: str) -> str:
        """Whether a name begins with a place, and how that one stands to the home region."""
        if entity not in self._origins:
            name = self.ctx.entities[entity].name
            heads = (name[:n] for n in range(min(_LONGEST_PLACE, len(name) - 2), 1, -1))
            known = next((k for h in heads if h in places.names() and (k := places.find(h))), None)
            self._origins[entity] = self._stands((known,)) if known else "nowhere"
        return self._origins[entity]

    def site(self, entity: str) -> str:
        """How a site stands to the home region: it, in it, around it, elsewhere."""
        if entity == self.ctx.page.home:
            return "home"
        if entity not in self._sites:
            names = self.ctx.names_of(entity)
            known = tuple(k for n in names if (k := places.find(n)))
            self._sites[entity] = self._stands(known)
        return self._sites[entity]

    def _stands(self, known: tuple[places.Place, ...]) -> str:
        own, around = self._home
        if not own or not known:
            return "unknown"
        ids = {one.id for one in known}
        if ids & own or any(a.id in own for one in known for a in places.ancestors(one)):
            return "in_home"
        return "around_home" if ids & around else "elsewhere"

    @cached_property
    def _home(self) -> tuple[set[str], set[str]]:
        home = self.ctx.page.home
        names = self.ctx.names_of(home) if home in self.ctx.entities else ()
        found = [known for n in names if (known := places.find(n))]
        return {k.id for k in found}, {a.id for k in found for a in places.ancestors(k)}

    def group(self, mention: Mention) -> Group:
        """The list a name stands in."""
        return self.ctx.groups[self.ctx.group_at(mention.start)]

    def label(self, mention: Mention) -> str:
        """The role of the label or column a name stands behind."""
        starts, found = self._labels
        at = bisect_right(starts, mention.start) - 1
        if at < 0 or mention.end > found[at].end:
            return "-"
        return found[at].role.value

    @cached_property
    def _labels(self) -> tuple[tuple[int, ...], tuple[Labelled, ...]]:
        found = labelled(self.ctx.page.layout)
        return tuple(v.start for v in found), found

    def roles(self, mention: Mention) -> tuple[str, ...]:
        """In what roles the list stands that a name is in."""
        at = self.ctx.group_at(mention.start)
        if at not in self._roles:
            self._roles[at] = tuple(self._roles_of(self.ctx.groups[at]))
        return self._roles[at]

    def _roles_of(self, group: Group) -> Iterator[str]:
        ctx = self.ctx
        said = {
            "target": listed_as_target(ctx, group),
            "wooed": wooed(ctx, group),
            "compared": compared(ctx, group),
            "dealt_with": dealt_with(group),
            "project": listed_as_project(ctx, group),
        }
        yield from (role for role, holds in said.items() if holds)
        sentence = ctx.page.sentences[ctx.clauses[group.clause].sentence]
        yield f"mood={sentence.modality.value}"


def _share(part: float) -> str:
    return "most" if part > _MOST else "many" if part > _MANY else "few" if part else "none"


@lru_cache(maxsize=4)
def ground(ctx: Context) -> Ground:
    """The ground of a page; the last few are kept."""
    return Ground(ctx, {}, {}, {})
