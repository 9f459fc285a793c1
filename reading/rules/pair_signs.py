"""The signs that speak for or against a relation between two names that stand near each other."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from ontology.model import Claim, EntityType, Relation, Status
from reading.model import Fact, Mention
from reading.rules.context import Context
from reading.rules.pair_ground import SHORT, Ground
from reading.rules.pair_sights import Pair, Sight
from reading.rules.pair_standing import gap, lists, marks, opens, others, recent, ways, where

VOTED, UNVOTED = "voted", "unvoted"
_SURE = ((0.9, "sure"), (0.7, "likely"), (0.5, "fair"), (0.0, "doubtful"))
_BESIDE, _BEHIND = 8, 10  # how far the words before and behind two names reach
_BETWEEN = 60
_FEW_WORDS = 3
_MOST, _MANY = 0.6, 0.25
_WITH_VOTES = 8
"""Of the first signs of a sight, each is also a sign together with whether a rule votes."""
_OPEN = "（("
_SITES = (EntityType.PARK, EntityType.PLACE)


@dataclass(frozen=True, slots=True)
class Told:
    """What the rules say: by pair, by each end of the relation, and of other relations."""

    votes: Mapping[Pair, set[str]]
    objects_of: Mapping[str, set[str]]
    subjects_of: Mapping[str, set[str]]
    does: Mapping[str, set[str]]
    undergoes: Mapping[str, set[str]]

    @classmethod
    def by(cls, facts: Iterable[Fact], relation: Relation) -> "Told":
        """What some facts say of a relation and beside it; what is denied is not said."""
        votes: defaultdict[Pair, set[str]] = defaultdict(set)
        ends: tuple[defaultdict[str, set[str]], ...] = tuple(defaultdict(set) for _ in range(4))
        for fact in facts:
            if not isinstance(fact, Claim) or fact.status is Status.NEGATED:
                continue
            if fact.predicate is relation:
                votes[fact.subject, fact.object].add(fact.rule)
                ends[0][fact.subject].add(fact.object)
                ends[1][fact.object].add(fact.subject)
            else:
                ends[2][fact.subject].add(fact.predicate.value)
                ends[3][fact.object].add(fact.predicate.value)
        return cls(dict(votes), *(dict(end) for end in ends))


def kind(ctx: Context, pair: Pair) -> str:
    """The types of a pair; the home region is a type of its own."""
    left, right = (SHORT.get(ctx.entities[end].type, "thing") for end in pair)
    return f"{left}>{'home' if pair[1] == ctx.page.home else right}"


def signs(on: Ground, told: Told, pair: Pair, seen: Sequence[Sight]) -> dict[str, float]:
    """What speaks for a relation of a pair: all over the page, and in its closest sight, the first.

    The pair may have no sight at all, where only a rule knows how the two hang together.
    """
    said = VOTED if pair in told.votes else UNVOTED
    found = [said, *_of_votes(on, told, pair, said), *_of_names(on, pair, said)]
    found += _of_page(on, told, pair, said)
    found += (f"sights={min(3, len(seen))}|{said}", *_of_lists(on, told, pair, seen, said))
    if not seen:
        return dict.fromkeys([*found, "unseen"], 1.0)
    first = seen[0]
    if first.shown is None:
        standing = ["where=unnamed", *_alone(on, first.subject)]
    else:
        standing = list(_together(on, first, first.shown))
    found += standing
    found += [f"{said}|{sign}" for sign in standing[:_WITH_VOTES]]
    return dict.fromkeys(found, 1.0)


def _of_votes(on: Ground, told: Told, pair: Pair, said: str) -> Iterator[str]:
    """What the rules read of the pair and of either end."""
    subject, object_ = pair
    votes = told.votes.get(pair, set())
    rivals = len(told.objects_of.get(subject, set()) - {object_})
    beside = len(told.subjects_of.get(object_, set()) - {subject})
    of = kind(on.ctx, pair)
    yield from (f"vote={vote}" for vote in sorted(votes))
    if len(votes) > 1:
        yield "votes=several"
    yield f"{said}|{of}"
    yield f"{said}|rivals={min(2, rivals)}"
    yield f"{said}|beside={min(2, beside)}"
    yield f"{of}|rivals={min(1, rivals)}"
    yield from (f"does={other}|{said}" for other in sorted(told.does.get(subject, ())))
    yield from (f"undergoes={other}|{said}" for other in sorted(told.undergoes.get(subject, ())))
    yield from (f"object_does={other}|{said}" for other in sorted(told.does.get(object_, ())))
    for other in sorted(told.undergoes.get(object_, ())):
        yield f"object_undergoes={other}|{said}"


def _of_names(on: Ground, pair: Pair, said: str) -> Iterator[str]:
    """How sure and how frequent the two names are, and what they share."""
    for name, end in zip(("subject", "object"), pair, strict=True):
        sure = on.sure.get(end, 0.0)
        yield f"{name}_sure={next(word for floor, word in _SURE if sure >= floor)}|{said}"
        yield f"{name}_times={min(3, on.times[end])}"
    one, other = (on.ctx.entities[end] for end in pair)
    shared = _overlap(one.name, other.name)
    yield f"overlap={shared}|{kind(on.ctx, pair)}"
    yield f"overlap={shared}|{said}"
    if any(name[:2] in one.name[:4] for name in on.ctx.names_of(other.id) if len(name) > 1):
        yield f"begins_alike|{said}"


def _overlap(name: str, other: str) -> str:
    """How much of the second name the first one holds: all, its end, some of it, nothing."""
    if other in name:
        return "ends_in" if name.endswith(other) else "holds"
    pairs = [other[at : at + 2] for at in range(len(other) - 1)]
    held = sum(pair in name for pair in pairs)
    if not held:
        return "nothing"
    return "tail" if pairs[-1] in name else "much" if 2 * held >= len(pairs) else "little"


def _of_page(on: Ground, told: Told, pair: Pair, said: str) -> Iterator[str]:
    """What the page as a whole makes of the object and of the home region."""
    subject, object_ = pair
    type_ = on.ctx.entities[object_].type
    share = len(told.subjects_of.get(object_, ())) / max(1, len(told.objects_of))
    yield f"share={'most' if share > _MOST else 'many' if share > _MANY else 'few'}|{said}"
    yield f"objects={min(3, on.kinds[type_])}|{said}"
    yield f"titled={object_ in on.titled}|{said}"
    yield f"top={on.top.get(type_) == object_}|{said}"
    if type_ not in _SITES:
        return
    of = kind(on.ctx, pair)
    if object_ in on.opening:
        yield f"opening={on.opening.index(object_)}|{said}"
    yield f"site={on.site(object_)}|{said}"
    yield f"home_level={on.home_level}|{of}|{said}"
    yield f"from={on.origin(subject)}|{of}|{said}"
    if object_ == on.ctx.page.home:
        yield from (f"home_{sign}|{end}" for sign in on.home_signs for end in (of, said))


def _of_lists(
    on: Ground, told: Told, pair: Pair, seen: Sequence[Sight], said: str
) -> Iterator[str]:
    """Whether the rules read the relation of the names listed beside either end."""
    subject, object_ = pair
    beside = {m.entity for s in seen for m in on.group(s.subject).mentions} - {subject}
    if beside:
        read = sum((other, object_) in told.votes for other in beside)
        yield f"listed_subjects={_part(read, len(beside))}|{said}"
    near = {m.entity for s in seen if s.shown for m in on.group(s.shown).mentions} - {object_}
    if near:
        read = sum((subject, other) in told.votes for other in near)
        yield f"listed_objects={_part(read, len(near))}|{said}"


def _part(read: int, all_: int) -> str:
    return "all" if read == all_ else "some" if read else "none"


def _alone(on: Ground, subject: Mention) -> Iterator[str]:
    """How a name stands whose object is not named beside it."""
    ctx = on.ctx
    clause = ctx.clauses[ctx.clause_at(subject.start)]
    group = on.group(subject)
    yield from (f"role={role}" for role in on.roles(subject))
    yield f"block={ctx.block_of(clause).kind.value}"
    yield f"opens={opens(ctx, subject)}"
    yield f"list={min(3, len(group.mentions))}"
    yield from _words(on, "before", max(clause.start, group.start - _BESIDE), group.start)
    yield from _words(on, "after", group.end, min(clause.end, group.end + _BEHIND))
    yield f"label={on.label(subject)}"
    yield from _words(on, "clause", clause.start, clause.end)
    around = ctx.page.mentions_in(clause.start, clause.end, *_SITES)
    yield f"sites_in_clause={min(2, len(around))}"
    if clause.start < subject.start and ctx.page.layout.clean[subject.start - 1] in _OPEN:
        yield "bracketed"
    if any(site.end == subject.start for site in around):
        yield "right_behind_site"


def _words(on: Ground, name: str, start: int, end: int) -> Iterator[str]:
    found = {word.kind: None for word in on.between(start, end)}
    yield from (f"{name}={word}" for word in found or {"-": None})


def _together(on: Ground, sight: Sight, shown: Mention) -> Iterator[str]:
    """How two names stand to each other, the most telling signs first."""
    ctx, subject = on.ctx, sight.subject
    ahead = subject.start < shown.start
    left, right = (subject, shown) if ahead else (shown, subject)
    order = "first" if ahead else "last"
    place, marked = where(ctx, left, right), marks(ctx, left, right)
    inner = on.between(left.end, right.start) if right.start - left.end <= _BETWEEN else ()
    near = "same" if place == "clause" else "far"
    yield f"where={place}|{order}"
    yield f"gap={gap(left, right)}"
    yield f"list={lists(ctx, left, right)}|{order}"
    yield f"steps={min(3, sight.steps)}|{order}"
    yield f"last={inner[-1].kind if inner else '-'}|{order}|{near}"
    yield f"first={inner[0].kind if inner else '-'}|{order}|{near}"
    yield f"mark={marked}|{order}"
    yield f"between_subjects={others(ctx, left, right, subject.type)}|{order}"
    yield f"between_objects={others(ctx, left, right, shown.type)}|{order}"
    yield from {f"between={word.kind}|{near}": None for word in inner}
    if len(inner) <= _FEW_WORDS and near == "same":
        yield f"words={'.'.join(word.kind for word in inner)}|{order}|{marked}"
    yield from ways(on, subject, shown)
    yield from _around(on, subject, shown, order)


def _around(on: Ground, subject: Mention, shown: Mention, order: str) -> Iterator[str]:
    """The blocks, labels and words around two names."""
    ctx = on.ctx
    left, right = (subject, shown) if order == "first" else (shown, subject)
    clause = ctx.clauses[ctx.clause_at(subject.start)]
    yield f"opens={opens(ctx, subject)}"
    yield f"object_opens={opens(ctx, shown)}"
    yield f"block={ctx.block_of(clause).kind.value}"
    yield f"labels={on.label(subject)}>{on.label(shown)}"
    yield f"recent={recent(ctx, left, right)}|{order}"
    yield from (f"role={role}" for role in on.roles(subject))
    yield from (f"{s}|{order}" for s in _words(on, "clause", clause.start, clause.end))
    one, other = on.group(left), on.group(right)
    start = max(ctx.clauses[one.clause].start, one.start - _BESIDE)
    end = min(ctx.clauses[other.clause].end, other.end + _BEHIND)
    yield from (f"{s}|{order}" for s in _words(on, "before", start, one.start))
    yield from (f"{s}|{order}" for s in _words(on, "after", other.end, end))
