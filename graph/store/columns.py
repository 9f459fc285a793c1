"""In which order the columns of a query's table come."""

from collections.abc import Sequence
from typing import Final

from graph.store.tokens import Kind, after_prologue, tokens

HIDDEN: Final = "liantu_hit_"
"""Begins the variables that we add to a query; no answer shows them."""


def arranged(given: Sequence[str], order: Sequence[str]) -> list[str]:
    """The columns to show: those in `order` first, then the others; none of our own."""
    place = {name: number for number, name in enumerate(order)}
    shown = (name for name in given if not name.startswith(HIDDEN))
    return sorted(shown, key=lambda name: place.get(name, len(place)))


def order_of(sparql: str) -> tuple[str, ...]:
    """The variables of a `SELECT *` as the query first names them; nothing for other queries.

    The engine gives them by the alphabet, the standard for CSV wants them as in the query.

    >>> order_of("SELECT * { ?s ?p ?o . ?o ?p ?a }")
    ('s', 'p', 'o', 'a')
    >>> order_of("SELECT ?b ?a { ?a ?p ?b }")
    ()
    """
    if "*" not in sparql:
        return ()
    found = tuple(tokens(sparql))
    body = found[after_prologue(found) :]
    words = [token for token in body[:3] if not token.says("DISTINCT", "REDUCED")]
    if len(words) < 2 or not words[0].says("SELECT") or words[1].text != "*":  # noqa: PLR2004
        return ()
    named = (token.text[1:] for token in body if token.kind is Kind.VAR)
    return tuple(dict.fromkeys(named))
