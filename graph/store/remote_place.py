"""Where a SPARQL server is and how it is asked: addresses, credentials, patience."""

from dataclasses import dataclass, field
from enum import StrEnum

from ontology.identity import digest


class Proof(StrEnum):
    """How a user name and a password are shown to a server."""

    BASIC = "basic"
    DIGEST = "digest"


@dataclass(frozen=True, slots=True)
class Credentials:
    """Who asks: nobody, a user with a password, or whoever holds a token."""

    user: str = ""
    password: str = field(default="", repr=False)
    token: str = field(default="", repr=False)
    proof: Proof = Proof.BASIC


@dataclass(frozen=True, slots=True)
class Patience:
    """How long one answer may take, and how often and at what distance it is asked for again."""

    seconds: float = 60.0
    attempts: int = 5
    first_pause: float = 0.2
    longest_pause: float = 30.0

    def pause(self, attempt: int) -> float:
        """Seconds to wait after this attempt, counted from 0.

        >>> [Patience().pause(n) for n in range(3)]
        [0.2, 0.4, 0.8]
        """
        return min(self.first_pause * 2.0**attempt, self.longest_pause)


@dataclass(frozen=True, slots=True)
class Place:
    """A graph on a SPARQL 1.1 server.

    `update` is the address of updates where it is not that of queries, `graphs` that of the Graph
    Store Protocol: without one, triples go there as updates. `graph` is the named graph that holds
    everything; without one it is the server's default graph.
    """

    query: str
    update: str = ""
    graphs: str = ""
    graph: str = ""
    credentials: Credentials = field(default_factory=Credentials)
    patience: Patience = field(default_factory=Patience)
    page: int = 5000
    """Rows asked for at a time; servers cap their answers (Virtuoso at 10,000 as it comes)."""

    @property
    def updates(self) -> str:
        """The address that takes updates."""
        return self.update or self.query

    def aside(self, name: str) -> str:
        """The IRI of a graph of ours beside this one: notes, parts of a step, a trial.

        >>> Place("http://a/sparql", graph="urn:g").aside("notes")
        'urn:liantu:notes:e036c16b9618'
        """
        return f"urn:liantu:{name}:{digest((self.graph,))}"
