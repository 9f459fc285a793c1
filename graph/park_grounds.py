"""The grounds for a park, one function each: its worth from 0 to 1, the words, the sentences."""

import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from graph.called import called
from graph.gaps.locality import Locality, is_planned
from graph.gaps.model import ChainBoard, Presence
from graph.gaps.phrases import listing, phase_word, phrase
from graph.gaps.presence import joined, phase_of
from graph.knowledge import holds
from ontology.chains.model import ReferenceChain
from ontology.model import (
    Claim,
    EntityType,
    Evidence,
    Metric,
    ProjectPhase,
    Relation,
    Review,
    Status,
)

_FILE = Path(__file__).with_name("parks.toml")
NEVER_STATED = ("rent", "energy")
"""What anybody choosing a park asks and no document model holds yet: shown as no data."""
_SHOWN = 6
_YEAR = 365.25


@dataclass(frozen=True, slots=True)
class Settings:
    """The numbers of parks.toml: weights of grounds, worths of focuses and phases, what is enough."""

    version: str
    weights: Mapping[str, float]
    focus: Mapping[str, float]
    phase: Mapping[str, float]
    enough: Mapping[str, int]


@cache
def settings() -> Settings:
    """The published numbers."""
    table = tomllib.loads(_FILE.read_text(encoding="utf-8"))
    return Settings(
        str(table["version"]), table["weight"], table["focus"], table["phase"], table["enough"]
    )


@dataclass(frozen=True, slots=True)
class ParkPart:
    """One ground for a park: its worth between 0 and 1, the words for it, and the sentences.

    `known` is false where documents say nothing; the words then say "no data".
    """

    name: str
    known: bool
    worth: float
    text: str
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class Site:
    """What the parks of a region are weighed for: a chain with its board, or one segment of it."""

    locality: Locality
    chain: ReferenceChain
    board: ChainBoard
    segment: str
    lang: str

    def say(self, key: str, **values: str | int) -> str:
        """A phrase in the reader's language."""
        return phrase(key, self.lang, **values)

    def called(self, chain: str) -> str:
        """The name of a chain in the reader's language."""
        known = self.locality.knowledge
        return called(known.chains, chain, known.name(chain), self.lang)

    def silent(self, name: str) -> ParkPart:
        """The ground that documents do not speak of."""
        return ParkPart(name, known=False, worth=0.0, text=self.say("no_data"))

    def counted(self, name: str, present: tuple[Presence, ...], told: Iterable[str]) -> ParkPart:
        """A ground that counts who is there, up to what is enough."""
        if not present:
            return self.silent(name)
        shown = tuple(told)
        more = "…" if len(shown) > _SHOWN else ""
        listed = listing(shown[:_SHOWN], self.lang) + more
        return ParkPart(
            name=name,
            known=True,
            worth=min(len(present) / settings().enough[name], 1.0),
            text=self.say(name, count=len(shown), names=listed),
            evidence=tuple(dict.fromkeys(e for p in present for e in p.evidence)),
        )


def grounds(place: Site, park: str) -> tuple[ParkPart, ...]:
    """Every ground for a park, those without data too, in the order of the weights."""
    present = _within(place, park)
    actual = tuple(p for p in present if not p.planned)
    near = _neighbours(place)
    next_to = tuple(p for p in actual if p.entity in near)
    projects = tuple(p for p in present if p.type is EntityType.PROJECT)
    return (
        focus(place, park),
        place.counted(
            "neighbours", next_to, (_aside(place, p.name, near[p.entity]) for p in next_to)
        ),
        place.counted("residents", actual, (p.name for p in actual)),
        building(place, projects),
        services(place, park),
        space(place, park),
        recency(place, park),
        conflicts(place, park),
        *(place.silent(name) for name in NEVER_STATED),
    )


def focus(place: Site, park: str) -> ParkPart:
    """What the park says it is for, worth less the further it lies from what is asked."""
    worths = settings().focus
    stated: list[tuple[float, bool, Claim]] = []
    for claim in place.locality.knowledge.claims_from(park, Relation.FOCUSES_ON):
        step = _step(place, claim.object)
        if step and (holds(claim) or is_planned(claim)):
            planned = not holds(claim)
            worth = worths[step] * (worths["planned"] if planned else 1.0)
            stated.append((worth, planned, claim))
    if not stated:
        return place.silent("focus")
    worth, planned, best = max(stated, key=lambda s: (s[0], s[2].id))
    same = [c for w, _, c in stated if c.object == best.object and w == worth]
    words = {True: "focus_planned", False: "focus"}[planned]
    return ParkPart(
        name="focus",
        known=True,
        worth=round(worth, 4),
        text=place.say(words, chain=place.called(best.object)),
        evidence=joined(same),
    )


def building(place: Site, projects: tuple[Presence, ...]) -> ParkPart:
    """What is being built of the chain, each project worth what its phase is worth."""
    found = place.counted("projects", projects, (_with_phase(place, p) for p in projects))
    if not found.known:
        return found
    worths, known = settings().phase, place.locality.knowledge
    phases = [phase_of(known, p.entity) for p in projects]
    total = sum(worths[phase.value if phase else "unknown"] for phase in phases)
    worth = min(total / settings().enough["projects"], 1.0)
    return replace(found, worth=round(worth, 4))


def services(place: Site, park: str) -> ParkPart:
    """Institutions that stand in the park."""
    known = place.locality.knowledge
    inside = place.locality.regions.inside(park)
    claims = [
        claim
        for area in sorted(inside)
        for claim in known.claims_to(area, Relation.LOCATED_IN)
        if holds(claim) and known.entities[claim.subject].type is EntityType.INSTITUTION
    ]
    if not claims:
        return place.silent("services")
    names = tuple(dict.fromkeys(known.name(c.subject) for c in claims))
    worth = min(len(names) / settings().enough["services"], 1.0)
    text = place.say("services", count=len(names), names=listing(names[:_SHOWN], place.lang))
    return _known("services", worth, text, joined(claims))


def space(place: Site, park: str) -> ParkPart:
    """The stated area: that one is stated counts, not how large it is."""
    stated = [
        o
        for o in place.locality.knowledge.observations_by_about.get(park, ())
        if o.metric is Metric.AREA
        and o.status is not Status.NEGATED
        and o.review is not Review.REJECTED
    ]
    if not stated:
        return place.silent("space")
    values = listing(tuple(dict.fromkeys(o.quantity.stated_as for o in stated)), place.lang)
    evidence = tuple(dict.fromkeys(e for o in stated for e in o.evidence))
    return _known("space", 1.0, place.say("area", value=values), evidence)


def recency(place: Site, park: str) -> ParkPart:
    """How new the latest dated document about the park is, against the newest of all documents."""
    known = place.locality.knowledge
    dated = {d.id: d.issued for d in known.documents.values() if d.issued}
    about = (*known.claims_from(park), *known.claims_to(park))
    told = [(dated[c.document], c) for c in about if c.document in dated and _unrejected(c)]
    if not told:
        return place.silent("recency")
    latest = max(day for day, _ in told)
    age = (max(dated.values()) - latest).days / _YEAR
    worth = max(0.0, 1 - age / settings().enough["years"])
    first = next(c for day, c in told if day == latest)
    text = place.say("recency", day=latest.isoformat())
    return _known("recency", round(worth, 4), text, first.evidence)


def conflicts(place: Site, park: str) -> ParkPart:
    """What is stated against the park: a denied focus, an ended project, other chains alone."""
    found = tuple(_against(place, park))
    if not found:
        return place.silent("conflicts")
    words = tuple(dict.fromkeys(text for text, _ in found))
    evidence = tuple(dict.fromkeys(e for _, claim in found for e in claim.evidence))
    worth = min(len(words) / settings().enough["conflicts"], 1.0)
    return _known("conflicts", worth, listing(words, place.lang), evidence)


def _against(place: Site, park: str) -> Iterator[tuple[str, Claim]]:
    known = place.locality.knowledge
    stated = [c for c in known.claims_from(park, Relation.FOCUSES_ON) if _unrejected(c)]
    for claim in stated:
        if claim.status is Status.NEGATED and _step(place, claim.object):
            yield place.say("conflict_denied", chain=place.called(claim.object)), claim
    own = [c for c in stated if c.status is not Status.NEGATED]
    if own and not any(_step(place, c.object) for c in own):
        names = tuple(dict.fromkeys(place.called(c.object) for c in own))
        for claim in own:
            yield place.say("conflict_other", chains=listing(names[:_SHOWN], place.lang)), claim
    for area in sorted(place.locality.regions.inside(park)):
        for stay in known.claims_to(area, Relation.LOCATED_IN):
            if _ended(place, stay):
                name = known.name(stay.subject)
                yield place.say("conflict_ended", project=name), stay


def _ended(place: Site, stay: Claim) -> bool:
    known = place.locality.knowledge
    if known.entities[stay.subject].type is not EntityType.PROJECT:
        return False
    if phase_of(known, stay.subject) is not ProjectPhase.TERMINATED:
        return False
    chain = {place.chain.id, *(s.id for s in place.chain.segments)}
    member = known.claims_from(stay.subject, Relation.IN_CHAIN, Relation.IN_SEGMENT)
    return any(c.object in chain for c in member)


def _step(place: Site, target: str) -> str:
    """Where a focus lies from what is asked, by its name in parks.toml; "" where it is unrelated."""
    chain, segment = place.chain, place.segment
    if target == (segment or chain.id):
        return "same"
    if target == chain.id:
        return "chain"
    own = next((s for s in chain.segments if s.id == target), None)
    if own and not segment:
        return "chain"
    if own:
        return "adjacent" if target in _adjacent(chain, segment) else "inside"
    other = place.locality.knowledge.chains.get(target)
    return "related" if other and _classes(chain, segment) & _classes(other, "") else ""


def _adjacent(chain: ReferenceChain, segment: str) -> frozenset[str]:
    feeding = {s.id for s in chain.segments if segment in s.feeds}
    fed = {f for s in chain.segments if s.id == segment for f in s.feeds}
    return frozenset(feeding | fed)


def _classes(chain: ReferenceChain, segment: str) -> frozenset[str]:
    meant = (s for s in chain.segments if segment in ("", s.id))
    return frozenset(s.gb4754 for s in meant if s.gb4754)


def _neighbours(place: Site) -> Mapping[str, str]:
    """Who is in the segment asked for or one next to it → that segment; nobody for a chain."""
    if not place.segment:
        return {}
    meant = {place.segment, *_adjacent(place.chain, place.segment)}
    rows = (row for row in place.board.rows if row.segment.id in meant)
    english = place.lang == "en"
    return {
        p.entity: (english and row.segment.label_en) or row.segment.label
        for row in rows
        for p in row.present
    }


def _within(place: Site, park: str) -> tuple[Presence, ...]:
    """The firms and projects of the board that lie in a park and in no park inside it, each once."""
    inside = place.locality.regions.inside(park)
    inner = frozenset(a for a in inside if a != park and _is_park(place, a))
    found = [*(p for row in place.board.rows for p in row.present), *place.board.chain_level]
    # Somebody planned in one segment and at work in another counts as at work.
    found.sort(key=lambda p: (p.planned, p.name, p.entity))
    here: dict[str, Presence] = {}
    for presence in found:
        areas = frozenset(presence.areas)
        if areas & inside and not areas & inner:
            here.setdefault(presence.entity, presence)
    return tuple(here.values())


def _is_park(place: Site, area: str) -> bool:
    known = place.locality.knowledge.entities.get(area)
    return known is not None and known.type is EntityType.PARK


def _with_phase(place: Site, project: Presence) -> str:
    words = phase_word(phase_of(place.locality.knowledge, project.entity), place.lang)
    return _aside(place, project.name, words)


def _aside(place: Site, name: str, words: str) -> str:
    return f"{name} ({words})" if place.lang == "en" else f"{name}（{words}）"


def _known(name: str, worth: float, text: str, evidence: tuple[Evidence, ...]) -> ParkPart:
    return ParkPart(name, known=True, worth=worth, text=text, evidence=evidence)


def _unrejected(claim: Claim) -> bool:
    return claim.review is not Review.REJECTED
