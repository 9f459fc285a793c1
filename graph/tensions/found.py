"""All that the rules find, ready to be shown: what a person should look at comes first."""

from functools import lru_cache

from graph.knowledge import Knowledge
from graph.tensions.model import Tension
from graph.tensions.rules import TENSION_RULES


@lru_cache(maxsize=2)
def tensions(knowledge: Knowledge) -> tuple[Tension, ...]:
    """Every check of every rule: tensions first, the surest first; then what agrees or is open."""
    found = {t.id: t for rule in TENSION_RULES for t in rule(knowledge)}
    order = {rule.__name__: i for i, rule in enumerate(TENSION_RULES)}
    return tuple(
        sorted(
            found.values(),
            key=lambda t: (not t.alarm, -t.confidence, order[t.rule], t.evidence[0], t.id),
        )
    )
