"""How far readings agree with hand annotations: precision, recall and F1 a line of facts.

What counts as the same:
- entities: the type, and any name or alias in common once written plainly (width, case and marks
  ignored; 产业链 and the like dropped from chains, legal forms and a leading 省 or 市 from firms);
- relations: the type and both ends, through names and aliases, and the status where both give it;
- observations: subject, metric, value within 0.5 % on one scale of units, year and kind where
  both give them;
- gaps: the chain, and what is lacking: one within the other, or half of the pairs of characters.

An annotated item is matched at most once. A read item that fits only items already taken is a
repeat: neither right nor wrong.
"""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from bench.matching import Fits, Matching, largest
from bench.quantities import same_value
from bench.spellings import plainly, spellings

Annotation = Mapping[str, Any]
Item = Mapping[str, Any]
_END = ("subject", "object")


@dataclass(frozen=True, slots=True)
class Count:
    """How many items are right, wrong, missed and repeated."""

    right: int = 0
    wrong: int = 0
    missed: int = 0
    repeated: int = 0

    def __add__(self, other: "Count") -> "Count":
        return Count(
            self.right + other.right,
            self.wrong + other.wrong,
            self.missed + other.missed,
            self.repeated + other.repeated,
        )

    @property
    def precision(self) -> float:
        """The share of right ones among the items read."""
        read = self.right + self.wrong
        return self.right / read if read else 0.0

    @property
    def recall(self) -> float:
        """The share of right ones among the items annotated."""
        annotated = self.right + self.missed
        return self.right / annotated if annotated else 0.0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0

    def row(self) -> dict[str, float]:
        """The count as a line of a table of results."""
        return {
            "tp": self.right,
            "fp": self.wrong,
            "fn": self.missed,
            "dup": self.repeated,
            "P": self.precision,
            "R": self.recall,
            "F1": self.f1,
        }


@dataclass(slots=True)
class Scored:
    """The counts of one text a line, and how many matched gaps have the right kind."""

    counts: dict[str, Count] = field(default_factory=dict)
    kinds: tuple[int, int] = (0, 0)


class _Names:
    """Which annotated entities a string of either side can mean."""

    def __init__(self, gold: Annotation, read: Annotation) -> None:
        self._exact: dict[str, set[Hashable]] = defaultdict(set)
        self._plain: dict[str, set[Hashable]] = defaultdict(set)
        self._read: dict[str, set[str]] = defaultdict(set)
        for number, entity in enumerate(_items(gold, "entities")):
            self._exact[entity.get("name", "")].add(number)
            for form in _forms(entity, entity.get("type")):
                self._plain[form].add(number)
        for entity in _items(read, "entities"):
            forms = _forms(entity, entity.get("type"))
            for name in _surfaces(entity):
                self._read[plainly(name)] |= forms

    def annotated(self, name: str) -> set[Hashable]:
        return self._exact.get(name) or self._meant(spellings(name)) or {f"={plainly(name)}"}

    def read(self, name: str) -> set[Hashable]:
        forms = spellings(name)
        known = self._meant(forms) | self._meant(self._read.get(plainly(name), ()))
        return known | {f"={form}" for form in forms}

    def _meant(self, forms: Iterable[str]) -> set[Hashable]:
        return {number for form in forms for number in self._plain.get(form, ())}


def _items(side: Annotation, key: str) -> Sequence[Item]:
    return side.get(key) or ()


def _surfaces(entity: Item) -> list[str]:
    return [entity.get("name", ""), *(entity.get("aliases") or ())]


def _forms(entity: Item, kind: str | None = None) -> set[str]:
    return {form for name in _surfaces(entity) for form in spellings(name, kind)}


def _same_where_given(one: Item, other: Item, key: str) -> bool:
    given = (one.get(key), other.get(key))
    return any(value in (None, "") for value in given) or str(given[0]) == str(given[1])


def _count(matching: Matching, annotated: int) -> Count:
    pairs = len(matching.pairs)
    return Count(pairs, len(matching.wrong), annotated - pairs, len(matching.repeats))


def _types(*sides: Sequence[Item]) -> list[str]:
    return sorted({item["type"] for side in sides for item in side if item.get("type")})


def _entities(scored: Scored, gold: Annotation, read: Annotation) -> None:
    annotated, found = _items(gold, "entities"), _items(read, "entities")
    total = Count()
    for kind in _types(annotated, found):
        left = [_forms(e, kind) for e in found if e.get("type") == kind]
        right = [_forms(e, kind) for e in annotated if e.get("type") == kind]
        count = _count(largest(len(left), len(right), _share(left, right)), len(right))
        scored.counts[f"entity {kind}"] = count
        total += count
    scored.counts["entity ALL"] = total
    left = [_forms(e, e.get("type")) | _forms(e) for e in found]
    right = [_forms(e, e.get("type")) for e in annotated]
    loose = _count(largest(len(left), len(right), _share(left, right)), len(right))
    scored.counts["entity ALL, type ignored"] = loose


def _share(left: Sequence[set[str]], right: Sequence[set[str]]) -> Fits:
    return lambda i, j: not left[i].isdisjoint(right[j])


def _relations(scored: Scored, gold: Annotation, read: Annotation, names: _Names) -> None:
    strict, loose = Count(), Count()
    for kind in _types(_items(gold, "relations"), _items(read, "relations")):
        both = _relation_matchings(gold, read, names, kind)
        count = _count(both.strict, both.annotated)
        scored.counts[f"relation {kind}"] = count
        strict += count
        loose += _count(both.loose, both.annotated)
    scored.counts["relation ALL"] = strict
    scored.counts["relation ALL, status ignored"] = loose


@dataclass(frozen=True, slots=True)
class _OfOneKind:
    """The read relations of one kind, by their places among all, against the annotated ones."""

    places: tuple[int, ...]
    annotated: int
    strict: Matching
    loose: Matching


def _relation_matchings(gold: Annotation, read: Annotation, names: _Names, kind: str) -> _OfOneKind:
    right = [r for r in _items(gold, "relations") if r.get("type") == kind]
    placed = [(i, r) for i, r in enumerate(_items(read, "relations")) if r.get("type") == kind]
    left = [r for _, r in placed]
    theirs = [[names.read(r.get(end, "")) for end in _END] for r in left]
    ours = [[names.annotated(r.get(end, "")) for end in _END] for r in right]
    ends = _same_ends(theirs, ours)
    status = _both(ends, _same_status(left, right))
    return _OfOneKind(
        tuple(i for i, _ in placed),
        len(right),
        largest(len(left), len(right), status),
        largest(len(left), len(right), ends),
    )


def related(gold: Annotation, read: Annotation, kind: str) -> Callable[[str, str], frozenset[int]]:
    """Which annotated relations of a kind, by number, a read subject and object stand for."""
    names = _Names(gold, read)
    right = [r for r in _items(gold, "relations") if r.get("type") == kind]
    ours = [[names.annotated(r.get(end, "")) for end in _END] for r in right]

    def meant(subject: str, object_: str) -> frozenset[int]:
        fits = _same_ends([[names.read(subject), names.read(object_)]], ours)
        return frozenset(j for j in range(len(ours)) if fits(0, j))

    return meant


def _same_ends(left: Sequence[list[set[Hashable]]], right: Sequence[list[set[Hashable]]]) -> Fits:
    return lambda i, j: all(
        not mine.isdisjoint(other) for mine, other in zip(left[i], right[j], strict=True)
    )


def _same_status(left: Sequence[Item], right: Sequence[Item]) -> Fits:
    return lambda i, j: _same_where_given(left[i], right[j], "status")


def _both(one: Fits, other: Fits) -> Fits:
    return lambda i, j: one(i, j) and other(i, j)


def _observations(scored: Scored, gold: Annotation, read: Annotation, names: _Names) -> None:
    annotated = len(_items(gold, "observations"))
    lines = ("observation", "observation, subject ignored", "observation, subject+metric ignored")
    for line, matching in zip(lines, _observation_matchings(gold, read, names), strict=True):
        scored.counts[line] = _count(matching, annotated)


def _observation_matchings(
    gold: Annotation, read: Annotation, names: _Names
) -> tuple[Matching, ...]:
    """The numbers matched with subject and metric, with the metric, and by themselves."""
    right, left = _items(gold, "observations"), _items(read, "observations")
    theirs = [names.read(o.get("subject", "")) for o in left]
    ours = [names.annotated(o.get("subject", "")) for o in right]

    def number(i: int, j: int) -> bool:
        return same_value(left[i], right[j]) and all(
            _same_where_given(left[i], right[j], key) for key in ("year", "kind")
        )

    def metric(i: int, j: int) -> bool:
        return left[i].get("metric") == right[j].get("metric") and number(i, j)

    def subject(i: int, j: int) -> bool:
        return metric(i, j) and not theirs[i].isdisjoint(ours[j])

    return tuple(largest(len(left), len(right), fits) for fits in (subject, metric, number))


def alike(one: str, other: str) -> bool:
    """Whether two phrases for what is lacking mean the same: one in the other, or half alike.

    >>> alike("光刻胶等关键材料", "关键材料"), alike("电池", "电机")
    (True, False)
    """
    left, right = plainly(one), plainly(other)
    if not left or not right:
        return False
    if left in right or right in left:
        return True
    mine, theirs = _pairs_of(left), _pairs_of(right)
    return len(mine & theirs) >= 0.5 * len(mine | theirs)


def _pairs_of(text: str) -> set[str]:
    return {text[i : i + 2] for i in range(len(text) - 1)} or {text}


def _gaps(scored: Scored, gold: Annotation, read: Annotation, names: _Names) -> None:
    right, left = _items(gold, "gaps"), _items(read, "gaps")
    strict, loose = _gap_matchings(gold, read, names)
    scored.counts["gap"] = _count(strict, len(right))
    scored.counts["gap, chain ignored"] = _count(loose, len(right))
    same = sum(left[i].get("kind") == right[j].get("kind") for i, j in strict.pairs.items())
    scored.kinds = (same, len(strict.pairs))


def _gap_matchings(gold: Annotation, read: Annotation, names: _Names) -> tuple[Matching, Matching]:
    """The gaps matched with their chain, and without it."""
    right, left = _items(gold, "gaps"), _items(read, "gaps")
    theirs = [names.read(g.get("chain", "")) for g in left]
    ours = [names.annotated(g.get("chain", "")) for g in right]

    def what(i: int, j: int) -> bool:
        return alike(left[i].get("what", ""), right[j].get("what", ""))

    def chain(i: int, j: int) -> bool:
        return what(i, j) and not theirs[i].isdisjoint(ours[j])

    def same(i: int, j: int) -> bool:
        return plainly(left[i].get("what", "")) == plainly(right[j].get("what", ""))

    def kind(i: int, j: int) -> bool:
        return bool(left[i].get("kind") == right[j].get("kind"))

    preferred = (_both(same, kind), same, kind)
    return (
        largest(len(left), len(right), chain, preferred),
        largest(len(left), len(right), what, preferred),
    )


def score(gold: Annotation, read: Annotation) -> Scored:
    """The counts of one text."""
    scored, names = Scored(), _Names(gold, read)
    _entities(scored, gold, read)
    _relations(scored, gold, read, names)
    _observations(scored, gold, read, names)
    _gaps(scored, gold, read, names)
    return scored


def score_all(golds: Mapping[str, Annotation], reads: Mapping[str, Annotation]) -> Scored:
    """The counts of a set of texts, summed; a text without a reading counts as read empty."""
    total = Scored()
    for key, gold in golds.items():
        one = score(gold, reads.get(key) or {})
        for line, count in one.counts.items():
            total.counts[line] = total.counts.get(line, Count()) + count
        total.kinds = (total.kinds[0] + one.kinds[0], total.kinds[1] + one.kinds[1])
    return total


@dataclass(frozen=True, slots=True)
class Judged:
    """Each read fact of a text, by its place in its list: right, wrong, or None for a repeat."""

    relations: Mapping[int, bool | None]
    observations: Mapping[int, bool | None]
    gaps: Mapping[int, bool | None]


def judged(gold: Annotation, read: Annotation) -> Judged:
    """Which facts of one text are right."""
    names = _Names(gold, read)
    relations: dict[int, bool | None] = {}
    for kind in _types(_items(read, "relations")):
        found = _relation_matchings(gold, read, names, kind)
        relations |= {found.places[i]: right for i, right in _verdicts(found.strict).items()}
    return Judged(
        relations,
        _verdicts(_observation_matchings(gold, read, names)[0]),
        _verdicts(_gap_matchings(gold, read, names)[0]),
    )


def _verdicts(matching: Matching) -> dict[int, bool | None]:
    return {
        **dict.fromkeys(matching.pairs, True),
        **dict.fromkeys(matching.wrong, False),
        **dict.fromkeys(matching.repeats, None),
    }
