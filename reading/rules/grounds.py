"""What speaks for a fact or against it beside the rule that read it.

Each ground is a code of `trust.tsv`, where its weight is measured: how sure the names are and how
many independent ways found them, whether other rules read the same, how often it is said, and
whether the quoted words name what the fact is about.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from ontology.model import Claim, Gap, Metric, Observation
from reading.model import Fact, Page
from reading.names.name_signs import ADDRESSED

_SURE = ((0.9, "names:sure"), (0.8, "names:likely"), (0.6, "names:fair"), (0.0, "names:doubtful"))
_WAYS = {1: "ways:one", 2: "ways:two"}
_OFTEN = 3
_HEDGED = 0.8


@dataclass(frozen=True, slots=True)
class _Known:
    """What a page tells of one name: its spellings, how sure it is, how many ways found it."""

    spellings: tuple[str, ...]
    sure: float = 0.0
    ways: int = 0
    kind: str = ""


def with_grounds(page: Page, told: Iterable[Fact], facts: Iterable[Fact]) -> tuple[Fact, ...]:
    """The facts with their grounds; `told` is what each rule said before facts were made one."""
    rules: defaultdict[str, set[str]] = defaultdict(set)
    hedged: dict[str, bool] = {}
    for one in told:
        rules[one.id].add(one.rule)
        hedged[one.id] = hedged.get(one.id, True) and one.confidence < _HEDGED
    known = _names(page)
    titled = _stands_in(page.document.title, known.get(page.home))
    of_page = ("page:address",) if ADDRESSED in page.layout.clean else ()
    return tuple(
        replace(
            fact,
            grounds=tuple(
                sorted(
                    {
                        *_of_rules(rules[fact.id], hedged=hedged.get(fact.id, False)),
                        *_of_names(fact, page.home, known),
                        *_of_words(fact, page.home, known, titled=titled),
                        *_of_kind(fact, known),
                        *of_page,
                    }
                )
            ),
        )
        for fact in facts
    )


def _names(page: Page) -> Mapping[str, _Known]:
    sure: dict[str, float] = {}
    ways: defaultdict[str, set[str]] = defaultdict(set)
    for mention in page.mentions:
        sure[mention.entity] = max(sure.get(mention.entity, 0.0), mention.confidence)
        ways[mention.entity].update(mention.votes)
    return {
        e.id: _Known(
            tuple(map(_bare, (e.name, *e.aliases))),
            sure.get(e.id, 0.0),
            len(ways[e.id]) if e.id in ways else 0,
            e.type.value,
        )
        for e in page.entities
    }


def _ends(fact: Fact) -> tuple[str, ...]:
    """The entities that a fact is about; the phase of a project is none."""
    if isinstance(fact, Claim):
        return tuple(e for e in (fact.subject, fact.object) if "-" in e)
    return (fact.chain,) if isinstance(fact, Gap) else (fact.about,)


def _of_rules(rules: set[str], *, hedged: bool) -> Iterator[str]:
    if len(rules) > 1:
        yield "rules:agree"
    if hedged:
        yield "rules:hedged"


def _of_names(fact: Fact, home: str, known: Mapping[str, _Known]) -> Iterator[str]:
    names = [known[e] for e in _ends(fact) if e != home and e in known]
    if not names:
        return
    least = min(name.sure for name in names)
    if least:
        yield next(code for floor, code in _SURE if least >= floor)
        yield _WAYS.get(min(name.ways for name in names), "ways:several")
    else:
        yield "names:nested"


def _of_words(fact: Fact, home: str, known: Mapping[str, _Known], *, titled: bool) -> Iterator[str]:
    if len(fact.evidence) >= _OFTEN:
        yield "said:often"
    quoted = "\n".join(_bare(e.quote) for e in fact.evidence)
    for end in _ends(fact):
        named = _stands_in(quoted, known.get(end))
        if end == home:
            yield "home:named" if named else "home:assumed"
            yield "home:titled" if titled else "home:untitled"
        elif not named:
            yield "words:elsewhere"


def _of_kind(fact: Fact, known: Mapping[str, _Known]) -> Iterator[str]:
    if isinstance(fact, Observation):
        if fact.about in known:
            yield f"about:{known[fact.about].kind}"
        yield "metric:other" if fact.metric is Metric.OTHER else "metric:named"


def _stands_in(text: str, known: _Known | None) -> bool:
    return known is not None and any(name in _bare(text) for name in known.spellings if name)


def _bare(text: str) -> str:
    return "".join(text.split())
