"""A fact is no surer than the names it speaks of."""

from collections.abc import Iterable
from dataclasses import replace

from ontology.model import Claim, Gap
from reading.model import Fact, Page

_ONLY_INSIDE = 0.6  # a name that stands only inside another one, as a developer's in a project's
LEAST = 0.35  # a fact less sure than this is not told
LEAST_NUMBER = 0.3  # a number or a lack stands in the text whosever it is, and is worth a look


def weighed(page: Page, facts: Iterable[Fact]) -> tuple[Fact, ...]:
    """The facts with their confidence times that of the least sure name in them."""
    sure: dict[str, float] = {page.home: 1.0}
    for mention in page.mentions:
        sure[mention.entity] = max(sure.get(mention.entity, 0.0), mention.confidence)
    out = []
    for fact in facts:
        names = (sure.get(name, _ONLY_INSIDE) for name in _names(fact))
        weight = round(fact.confidence * min(names, default=1.0), 3)
        if weight >= (LEAST if isinstance(fact, Claim) else LEAST_NUMBER):
            out.append(replace(fact, confidence=weight))
    return tuple(out)


def _names(fact: Fact) -> tuple[str, ...]:
    """The entities a fact speaks of; the phase of a project is none."""
    if isinstance(fact, Claim):
        return tuple(e for e in (fact.subject, fact.object) if "-" in e)
    return (fact.chain,) if isinstance(fact, Gap) else (fact.about,)
