"""A tension: two or more sentences, what a rule makes of them, and how sure it is."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from graph.knowledge import Knowledge
from ontology.identity import digest
from ontology.model import Evidence


class Fit(StrEnum):
    """What a check gives. Only `DIFFERS` and `SOFT` are tensions.

    `SOFT`: to be looked at, for the sentences may mean other things. `INCOMPARABLE`: the numbers
    must not be compared, the reason says why. `OPEN`: nothing to compare with is on record.
    """

    AGREES = "agrees"
    DIFFERS = "differs"
    SOFT = "soft"
    INCOMPARABLE = "incomparable"
    OPEN = "open"


ALARMS = (Fit.DIFFERS, Fit.SOFT)
"""The verdicts that a person is asked to look at."""


@dataclass(frozen=True, slots=True)
class Tension:
    """One check with its verdict: the sentences compared, the figures computed, the reason.

    `key` names the phrase of the reason, `values` fill it; `evidence` holds every sentence that was
    compared, in the order in which the reason speaks of them.
    """

    rule: str
    verdict: Fit
    key: str
    values: tuple[tuple[str, str], ...]
    evidence: tuple[Evidence, ...]
    confidence: float

    @property
    def id(self) -> str:
        """An id of the rule, its verdict and the places compared."""
        places = sorted({e.id for e in self.evidence})
        return f"tension-{digest((self.rule, self.key, *places, *(v for _, v in self.values)))}"

    @property
    def alarm(self) -> bool:
        """Whether a person is asked to look at it."""
        return self.verdict in ALARMS


Rule = Callable[[Knowledge], Iterator[Tension]]
"""A pure function; its name is the tension's `rule`, its docstring is shown to the user."""
