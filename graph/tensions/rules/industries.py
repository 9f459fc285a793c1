"""A region's target beside the targets of its industries."""

from collections import defaultdict
from collections.abc import Iterator

from graph.knowledge import AREAS, Knowledge
from graph.tensions.arithmetic import amount, is_amount, unit_of
from graph.tensions.model import Fit, Tension
from graph.tensions.subject import Told, told
from ontology.model import EntityType, Metric, Status

_FEWEST = 3


def industries_of_total(knowledge: Knowledge) -> Iterator[Tension]:
    """分产业合计：同一文件同一年份各产业的产值之和恰为地区总数。

    Industries: the values a document gives for the industries of one year add up to exactly the
    total it gives for the region. Industries overlap, so a sum that differs is no tension.
    """
    groups: defaultdict[tuple[str, int, Status], list[Told]] = defaultdict(list)
    for one in told(knowledge):
        seen = one.observation
        if seen.metric is Metric.OUTPUT_VALUE and one.year and is_amount(seen.quantity):
            groups[seen.document, one.year, seen.status].append(one)
    for key in sorted(groups):
        yield from _compared(knowledge, groups[key])


def _compared(knowledge: Knowledge, group: list[Told]) -> Iterator[Tension]:
    # What the words say decides: an industry's number may be read as one of its region.
    areas = [t for t in group if _type(knowledge, t) in AREAS and not t.industry]
    parts = {t.industry: t for t in group if t.industry}
    if len(parts) < _FEWEST:
        return
    chosen = sorted(parts.values(), key=lambda t: t.evidence)
    for whole in areas:
        unit = unit_of(whole.observation.quantity)
        same = [t for t in chosen if unit_of(t.observation.quantity) == unit]
        together = any(t.sentence is whole.sentence for t in same)
        if sum(amount(t.observation.quantity) for t in same) == amount(whole.observation.quantity):
            if not together:  # within one sentence the rule of totals has compared them
                yield _tension(whole, same)
            return


def _type(knowledge: Knowledge, one: Told) -> EntityType | None:
    known = knowledge.entities.get(one.observation.about)
    return known.type if known else None


def _tension(whole: Told, parts: list[Told]) -> Tension:
    return Tension(
        rule="industries_of_total",
        verdict=Fit.AGREES,
        key="parts_agrees",
        values=(
            ("parts", " + ".join(t.observation.quantity.stated_as for t in parts)),
            ("sum", whole.observation.quantity.stated_as),
            ("total", whole.observation.quantity.stated_as),
        ),
        evidence=(whole.evidence, *(t.evidence for t in parts)),
        confidence=0.7,
    )
