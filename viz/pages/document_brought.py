"""What a document brings: before it is accepted what would change, afterwards what rests on it."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from graph.brought import Brought, Moved, Told
from graph.gaps.model import SegmentState
from graph.knowledge import waits
from graph.lifecycle import Outcome
from graph.page_pictures import is_pictured
from graph.tensions.model import Tension
from graph.tensions.words import reason
from ontology.labels import label
from ontology.model import Claim, EntityType, Evidence, Gap, Relation, Status
from reading.layout.label_roles import LabelRole
from viz.fact_words import Fact, fact_kind, fact_words
from viz.quotes import Quote, quote
from viz.render import render
from viz.site import Site
from viz.view import View

_MANY = 20
"""A longer group is folded behind its first statements."""
_QUOTES = 4


@dataclass(frozen=True, slots=True)
class Line:
    """A statement, who else makes it, and its sentence."""

    words: str
    kind: str
    status: Status | None
    waits: bool
    others: tuple[tuple[str, str], ...]
    quote: Quote


@dataclass(frozen=True, slots=True)
class MovedRow:
    """A segment before and after, with the sentence that speaks there."""

    regions: tuple[tuple[str, str], ...]
    chain: str
    chain_name: str
    segment: str
    name: str
    before: SegmentState
    after: SegmentState
    quotes: tuple[Quote, ...]


@dataclass(frozen=True, slots=True)
class FateRow:
    """A stated gap of which something else becomes, with the sentence that states it."""

    what: str
    chain: str
    chain_name: str
    before: Outcome
    after: Outcome
    quote: Quote


@dataclass(frozen=True, slots=True)
class Check:
    """A tension with its reason and its sentences."""

    verdict: str
    reason: str
    quotes: tuple[Quote, ...]


@dataclass(frozen=True, slots=True)
class Column:
    """A column of the document's tables: its title, the role it is read in, whether it can change."""

    title: str
    role: str
    settable: bool


@dataclass(frozen=True, slots=True)
class _Maker:
    """Dresses a difference for a page; quotes of a draft lead to its own text."""

    site: Site
    view: View
    found: Brought
    draft: bool

    def quote(self, evidence: Evidence) -> Quote:
        shown = quote(self.site.knowledge, evidence)
        if self.draft and shown.document == self.found.document.id:
            return replace(shown, path=f"/drafts/{shown.document}/text")
        return shown

    def name(self, id_: str) -> str:
        return self.site.name(id_, self.view.lang)

    def line(self, fact: Fact, others: Iterable[str] = ()) -> Line:
        return Line(
            words=fact_words(self.site, self.view, fact),
            kind=fact_kind(fact),
            status=None if isinstance(fact, Gap) else fact.status,
            waits=waits(fact),
            others=tuple((id_, self.name(id_)) for id_ in others),
            quote=self.quote(fact.evidence[0]),
        )

    def moved(self) -> list[MovedRow]:
        """The segments that change, those that change alike in several regions once."""
        alike: defaultdict[tuple[str, str, SegmentState, SegmentState], list[Moved]] = defaultdict(
            list
        )
        for m in self.found.moved:
            alike[m.chain, m.segment, m.before, m.after].append(m)
        return [self._moved(group) for group in alike.values()]

    def _moved(self, group: list[Moved]) -> MovedRow:
        m = group[0]
        return MovedRow(
            regions=tuple((one.region, self.name(one.region)) for one in group),
            chain=m.chain,
            chain_name=self.name(m.chain),
            segment=m.segment,
            name=self.name(m.segment) if m.segment in self.site.knowledge.entities else m.name,
            before=m.before,
            after=m.after,
            quotes=tuple(self.quote(e) for e in m.evidence[:1]),
        )

    def fates(self) -> list[FateRow]:
        """The gaps that fare otherwise, those of one sentence in one row."""
        alike: defaultdict[tuple[str, Evidence, Outcome, Outcome], list[str]] = defaultdict(list)
        for f in self.found.fates:
            alike[f.gap.chain, f.gap.evidence[0], f.before, f.after].append(f.gap.what)
        comma = self.view.t("comma")
        return [
            FateRow(
                comma.join(dict.fromkeys(what)),
                chain,
                self.name(chain),
                before,
                after,
                self.quote(words),
            )
            for (chain, words, before, after), what in alike.items()
        ]

    def check(self, t: Tension) -> Check:
        shown = tuple(self.quote(e) for e in t.evidence[:_QUOTES])
        return Check(t.verdict.value, reason(t, self.view.lang), shown)

    def entities(self) -> Mapping[EntityType, list[tuple[str, str]]]:
        groups: defaultdict[EntityType, list[tuple[str, str]]] = defaultdict(list)
        for entity in self.found.entities:
            groups[entity.type].append((entity.id, self.name(entity.id)))
        return dict(groups)

    def groups(self) -> list[tuple[str, str, list[Line]]]:
        """The statements by kind, each kind with those that nobody else makes first."""
        kinds: dict[tuple[str, str], list[Line]] = {}
        relations = {r: label(r, self.view.lang) for r in Relation}
        titles = {"gap": self.view.t("stated.gaps"), "number": self.view.t("numbers")}
        for told in sorted(self.found.facts, key=_order):
            kind = fact_kind(told.fact)
            claim = isinstance(told.fact, Claim)
            title = relations[told.fact.predicate] if isinstance(told.fact, Claim) else titles[kind]
            key = (title, "claim" if claim else kind)
            kinds.setdefault(key, []).append(self.line(told.fact, told.others))
        return [(title, kind, lines) for (title, kind), lines in kinds.items()]


def _order(told: Told) -> tuple[int, bool, int]:
    fact = told.fact
    kinds = list(Relation)
    place = 2 + kinds.index(fact.predicate) if isinstance(fact, Claim) else fact_kind(fact) != "gap"
    return int(place), bool(told.others), fact.evidence[0].start


def document_brought(
    site: Site, view: View, found: Brought, given_region: str | None = None
) -> str:
    """The difference a document makes, a draft with the buttons that accept or discard it.

    `given_region` is what came with a draft; None for a document of the graph.
    """
    draft = given_region is not None
    made = _Maker(site, view, found, draft)
    document = found.document
    given = site.columns.get(document.id, ())
    return render(
        "document_brought.html",
        view,
        document=document,
        draft=draft,
        given_region=given_region,
        pictured=is_pictured(document),
        region_name=site.name(document.region, view.lang) if document.region else "",
        problems=site.problems.get(document.id, ()),
        columns=[Column(title, role, not set(title) & set(",，=")) for title, role in given],
        roles=[role.value for role in LabelRole],
        alike=[(a.document, made.name(a.document), a.share) for a in found.alike],
        alone=len(found.alone),
        confirmed=len(found.confirmed),
        known=found.known,
        entities=made.entities(),
        moved=made.moved(),
        fates=made.fates(),
        gaps=[made.line(t.fact) for t in found.alone if isinstance(t.fact, Gap)],
        checks=[made.check(t) for t in found.tensions],
        ended=[made.check(t) for t in found.ended],
        merges=[
            (m.names, m.kept, made.name(m.kept), m.reason[view.lang == "en"]) for m in found.merges
        ],
        lifted=[made.line(fact) for fact in found.lifted],
        sunk=[made.line(fact) for fact in found.sunk],
        groups=made.groups(),
        many=_MANY,
    )
