"""All that the rules find, ready to be shown: what a person should look at comes first."""

from collections.abc import Iterable
from functools import lru_cache

from graph.knowledge import Knowledge
from graph.naming import not_found
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


def of_rule(found: Iterable[Tension], name: str) -> tuple[Tension, ...]:
    """The checks of the rule with this name, all of them for ""; NotFound names the rules."""
    rules = tuple(rule.__name__ for rule in TENSION_RULES)
    if name and name not in rules:
        raise not_found("核对规则", "tension rule", name, rules)
    return tuple(one for one in found if name in ("", one.rule))
