"""The page that says how statements are read and gaps are found: the rules' own words."""

from dataclasses import dataclass
from inspect import getdoc

from graph.gaps.rules import GAP_RULES
from graph.review import read_by_rule
from reading.rules import DESCRIBED, trust
from reading.rules.trust import Count, Support
from viz.render import render
from viz.site import Site
from viz.view import View


@dataclass(frozen=True, slots=True)
class RuleWords:
    """A rule with what it says of itself, what it read here, and how it was measured."""

    id: str
    words: str
    published: int = 0
    waiting: int = 0
    measured: Count | None = None

    @property
    def sets(self) -> str:
        """Right of read in each set of annotated texts, as one line."""
        sets = self.measured.sets if self.measured else None
        read = ((name, *counts) for name, counts in (sets or {}).items() if counts[1])
        return "  ".join(f"{name} {right}/{total}" for name, right, total in read)


def rules(site: Site, view: View) -> str:
    """Every reading rule and every gap rule in the reader's language, with its counts."""
    here = read_by_rule(site.knowledge)
    reading = [
        RuleWords(
            rule.name,
            rule.en if view.lang == "en" else rule.zh,
            *here.get(rule.name, (0, 0)),
            trust.counts().get((rule.name, Support.ALL)),
        )
        for rule in DESCRIBED
    ]
    finding = [
        RuleWords(rule.__name__, _words(getdoc(rule) or "", view.lang)) for rule in GAP_RULES
    ]
    return render(
        "rules.html",
        view,
        reading=reading,
        finding=finding,
    )


def _words(docstring: str, lang: str) -> str:
    """The Chinese first paragraph of a docstring, or its English rest."""
    zh, _, en = docstring.partition("\n\n")
    return " ".join((en if lang == "en" and en else zh).split())
