"""A fact in one short line."""

from ontology.labels import label
from ontology.model import Claim, Gap, Observation, ProjectPhase, Relation
from viz.site import Site
from viz.view import View
from viz.wording import quantity

Fact = Claim | Observation | Gap


def fact_words(site: Site, view: View, fact: Fact) -> str:
    """A claim as “A · relation · B”, a number with what it measures, a gap with its kind."""
    if isinstance(fact, Gap):
        kind = view.t("aside", text=label(fact.kind, view.lang))
        return f"{site.name(fact.chain, view.lang)} · {fact.what}{kind}"
    if isinstance(fact, Claim):
        phase = fact.predicate is Relation.PHASE
        target = (
            label(ProjectPhase(fact.object), view.lang)
            if phase
            else site.name(fact.object, view.lang)
        )
        relation = label(fact.predicate, view.lang)
        return f"{site.name(fact.subject, view.lang)} · {relation} · {target}"
    when = f"{fact.year} · " if fact.year else ""
    figure = quantity(fact.quantity, view.lang)
    about = site.name(fact.about, view.lang)
    return f"{about} · {when}{label(fact.metric, view.lang)} {figure}"


def fact_kind(fact: Fact) -> str:
    """The kind of a fact, as colours and headings know it."""
    if isinstance(fact, Gap):
        return "gap"
    return "number" if isinstance(fact, Observation) else "claim"
