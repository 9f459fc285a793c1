"""The page that says how statements are read and gaps are found: the rules' own words."""

from dataclasses import dataclass
from inspect import getdoc

from graph.gaps.rules import GAP_RULES
from reading.rules import DESCRIBED
from viz.render import render
from viz.view import View


@dataclass(frozen=True, slots=True)
class RuleWords:
    """A rule with what it says of itself."""

    id: str
    words: str


def rules(view: View) -> str:
    """Every reading rule and every gap rule in the reader's language."""
    reading = [
        RuleWords(rule.name, rule.en if view.lang == "en" else rule.zh) for rule in DESCRIBED
    ]
    finding = [
        RuleWords(rule.__name__, _words(getdoc(rule) or "", view.lang)) for rule in GAP_RULES
    ]
    return render("rules.html", view, groups=[("rules.reading", reading), ("rules.gaps", finding)])


def _words(docstring: str, lang: str) -> str:
    """The Chinese first paragraph of a docstring, or its English rest."""
    zh, _, en = docstring.partition("\n\n")
    return " ".join((en if lang == "en" and en else zh).split())
