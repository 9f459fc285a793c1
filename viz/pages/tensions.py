"""The page of contradictions and of numbers that do not fit, with both sentences."""

from dataclasses import dataclass

from graph.tensions.found import of_rule
from graph.tensions.found import tensions as every
from graph.tensions.model import Tension
from graph.tensions.rules import TENSION_RULES
from graph.tensions.words import reason
from viz.quotes import Quote, quotes
from viz.render import render
from viz.site import Site
from viz.view import View

_MOST = 200
_QUOTES = 12
"""A sum of many parts quotes as many sentences at most."""


@dataclass(frozen=True, slots=True)
class Checked:
    """A check as the page shows it."""

    tension: Tension
    reason: str
    sure: int
    quotes: tuple[Quote, ...]


def tensions(site: Site, view: View) -> str:
    """What does not fit, or with `all` every check, of one rule or of all."""
    found = every(site.knowledge)
    asked = of_rule(found, view.asked("rule"))
    wanted = [one for one in asked if one.alarm or view.asked("all")]
    return render(
        "tensions.html",
        view,
        checks=[_checked(site, view, one) for one in wanted[:_MOST]],
        total=len(wanted),
        every=len(found),
        rules=[rule.__name__ for rule in TENSION_RULES],
    )


def _checked(site: Site, view: View, one: Tension) -> Checked:
    return Checked(
        tension=one,
        reason=reason(one, view.lang),
        sure=round(one.confidence * 100),
        quotes=quotes(site.knowledge, one.evidence[:_QUOTES]),
    )
