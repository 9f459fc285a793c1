"""What follows from several facts of a page together, one file each, in the order they apply.

Each consequence looks at what the rules and the consequences before it have told, and tells only
what none of them has: it closes a gap and overrules nothing.
"""

from collections.abc import Callable, Iterator
from types import ModuleType

from ontology.model import Claim
from reading.model import Page
from reading.rules.following import (
    chain_of_leader,
    chain_of_maker,
    chain_of_project,
    focus_of_page,
    maker_by_project,
)
from reading.rules.following.premises import Premises

_SURE = 0.6  # below, more conclusions were wrong than right in annotated texts
Consequence = Callable[[Page, Premises], Iterator[Claim]]
CONSEQUENCES: tuple[ModuleType, ...] = (
    chain_of_leader,
    chain_of_maker,
    chain_of_project,
    maker_by_project,
    focus_of_page,
)


def followed(page: Page, claims: tuple[Claim, ...]) -> tuple[Claim, ...]:
    """The claims that follow from others, in the order of the consequences."""
    known = claims
    for consequence in CONSEQUENCES:
        apply: Consequence = consequence.rule
        told = apply(page, Premises.of(known))
        found = {made.id: made for made in told if made.confidence >= _SURE}
        known = (*known, *found.values())
    return known[len(claims) :]
