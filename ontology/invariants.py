"""The rules of a sound graph that need set arithmetic rather than shapes."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from functools import cache

import pyoxigraph as ox

from ontology.faults import Fault
from ontology.labels import label_of, ontology_triples
from ontology.model import Relation
from ontology.vocab import ID, RDF, RDFS, SKOS, code, term

_TYPE = RDF + "type"
_PARTS = (RDF + "subject", RDF + "predicate", RDF + "object")
_NO_FACT = (term("Rejected"), term("Pending"))
_FACTS = frozenset(code(relation) for relation in Relation)
_ALTERNATIVE = "https://schema.org/rangeIncludes"

_Fact = tuple[str, str, str]


class Facts:
    """The triples of a graph that join two IRIs, and what things are called."""

    def __init__(self, graph: Collection[ox.Triple]) -> None:
        self._named: dict[str, str] = {}
        self.links: list[_Fact] = []
        for triple in graph:
            subject, target = triple.subject, triple.object
            if not isinstance(subject, ox.NamedNode):
                continue
            if isinstance(target, ox.NamedNode):
                self.links.append((subject.value, triple.predicate.value, target.value))
            elif isinstance(target, ox.Literal) and _is_name(triple.predicate, target):
                self._named[subject.value] = target.value
        self.direct = {f for f in self.links if f[1] in _FACTS and f[0].startswith(ID)}

    def sentence(self, fact: _Fact, lang: str) -> str:
        """A fact in words."""
        return f"{self.name(fact[0])} {label_of(fact[1], lang)} {self.name(fact[2])}"

    def name(self, iri: str) -> str:
        """What a thing is called, its id without a name."""
        return self._named.get(iri, iri.removeprefix(ID))


def _is_name(predicate: ox.NamedNode, value: ox.Literal) -> bool:
    return predicate.value == SKOS + "prefLabel" and value.language == "zh"


def unsupported(facts: Facts) -> Iterator[Fault]:
    """Direct triples that no claim makes, and claims whose direct triple is not there.

    `hasSegment` of a reference chain rests on its active template instead of a claim.
    """
    made = _made_by_claims(facts)
    for fact in facts.direct - made - _made_by_templates(facts):
        yield Fault(
            fact[0].removeprefix(ID),
            "fact-without-claim",
            f"事实「{facts.sentence(fact, 'zh')}」没有已发布的现状断言支持",
            f"the fact '{facts.sentence(fact, 'en')}' is supported by no actual, published claim",
        )
    for fact in made - facts.direct:
        yield Fault(
            fact[0].removeprefix(ID),
            "claim-without-fact",
            f"现状断言「{facts.sentence(fact, 'zh')}」没有生成事实",
            f"the actual claim '{facts.sentence(fact, 'en')}' has made no fact",
        )


def _made_by_claims(facts: Facts) -> set[_Fact]:
    parts: defaultdict[str, dict[str, str]] = defaultdict(dict)
    wanted = {*_PARTS, term("status"), term("review")}
    for subject, predicate, target in facts.links:
        if predicate in wanted:
            parts[subject][predicate] = target
    return {
        (p[_PARTS[0]], p[_PARTS[1]], p[_PARTS[2]])
        for p in parts.values()
        if p.get(term("status")) == term("Actual")
        and p.get(term("review")) not in _NO_FACT
        and p.keys() >= set(_PARTS)
        and p[_PARTS[1]] in _FACTS
    }


def _made_by_templates(facts: Facts) -> set[_Fact]:
    active = {t: c for c, predicate, t in facts.links if predicate == term("activeTemplate")}
    has, includes = term("hasSegment"), term("includes")
    return {(active[t], has, s) for t, p, s in facts.links if p == includes and t in active}


def settled_targets(facts: Facts) -> Iterator[Fault]:
    """Recruitment targets drawn as facts: being on a list says nothing of what is."""
    for fact in facts.direct:
        if fact[1] == code(Relation.TARGET_FOR):
            yield Fault(
                fact[0].removeprefix(ID),
                "target-as-fact",
                f"招引对象「{facts.sentence(fact, 'zh')}」被当成了事实",
                f"the recruitment target '{facts.sentence(fact, 'en')}' is drawn as a fact",
            )


def of_the_wrong_kind(facts: Facts) -> Iterator[Fault]:
    """Facts that start or end at a thing whose class the relation does not allow."""
    kinds: defaultdict[str, set[str]] = defaultdict(set)
    for subject, predicate, target in facts.links:
        if predicate == _TYPE:
            kinds[subject] |= _with_wider(target)
    starts, ends = _allowed(RDFS + "domain"), _allowed(RDFS + "range", _ALTERNATIVE)
    for fact in facts.direct:
        for thing, allowed in ((fact[0], starts), (fact[2], ends)):
            wanted = allowed.get(fact[1], frozenset())
            if wanted and not wanted & kinds[thing]:
                zh, en = ("/".join(sorted(label_of(k, lang) for k in wanted)) for lang in _LANGS)
                yield Fault(
                    thing.removeprefix(ID),
                    "wrong-kind",
                    f"「{facts.sentence(fact, 'zh')}」里的「{facts.name(thing)}」应为{zh}",
                    f"'{facts.name(thing)}' in '{facts.sentence(fact, 'en')}' should be: {en}",
                )


_LANGS = ("zh", "en")


@cache
def _allowed(*properties: str) -> Mapping[str, frozenset[str]]:
    """Property → the classes that any of some ontology properties gives it."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for subject, predicate, target in Facts(ontology_triples()).links:
        if predicate in properties:
            found[subject].add(target)
    return {name: frozenset(classes) for name, classes in found.items()}


@cache
def _with_wider(kind: str) -> frozenset[str]:
    """A class with all classes it is a kind of."""
    wider = _allowed(RDFS + "subClassOf").get(kind, frozenset())
    return frozenset({kind}.union(*map(_with_wider, wider)))


def in_a_circle(facts: Facts) -> Iterator[Fault]:
    """Segments that feed themselves, and areas that lie in themselves, however indirectly."""
    for relation, zh, en in (
        ("feeds", "供给成环：环节供给自己", "the segment feeds itself in a circle"),
        ("within", "隶属成环：地域隶属于自己", "the area lies within itself"),
    ):
        following: defaultdict[str, set[str]] = defaultdict(set)
        for subject, predicate, target in facts.links:
            if predicate == term(relation):
                following[subject].add(target)
        for start in tuple(following):
            if start in _reached(start, following):
                yield Fault(start.removeprefix(ID), f"{relation}-circle", zh, en)


def _reached(start: str, following: Mapping[str, set[str]]) -> set[str]:
    reached: set[str] = set()
    waiting = list(following[start])
    while waiting:
        if (name := waiting.pop()) not in reached:
            reached.add(name)
            waiting.extend(following.get(name, ()))
    return reached


def misquoted(graph: Collection[ox.Triple]) -> Iterator[Fault]:
    """Evidence whose words are longer or shorter than its span."""
    spans: defaultdict[str, dict[str, str]] = defaultdict(dict)
    wanted = {term("start"): "start", term("end"): "end", term("quote"): "quote"}
    for triple in graph:
        name = wanted.get(triple.predicate.value)
        if name and isinstance(triple.object, ox.Literal):
            spans[str(triple.subject)][name] = triple.object.value
    for subject, span in spans.items():
        if len(span) < len(wanted) or not (span["start"] + span["end"]).isdecimal():
            continue  # the shapes name what is missing
        length = int(span["end"]) - int(span["start"])
        if length != len(span["quote"]):
            yield Fault(
                subject.strip("<>").removeprefix(ID),
                "quote-length",
                f"证据跨 {length} 个字符，原文却有 {len(span['quote'])} 个",
                f"the evidence spans {length} characters, its quote has {len(span['quote'])}",
            )
