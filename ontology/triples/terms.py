"""Terms: how ids, codes and plain values become RDF terms."""

from decimal import Decimal
from enum import StrEnum

import pyoxigraph as ox

from ontology.vocab import RDF, SKOS, XSD, code, iri, term

TYPE = ox.NamedNode(RDF + "type")
PREF_LABEL = ox.NamedNode(SKOS + "prefLabel")
ALT_LABEL = ox.NamedNode(SKOS + "altLabel")
_DECIMAL = ox.NamedNode(XSD + "decimal")
_INTEGER = ox.NamedNode(XSD + "integer")
_DATE = ox.NamedNode(XSD + "date")

Value = ox.NamedNode | ox.Literal


def node(identifier: str) -> ox.NamedNode:
    """The node of a thing or statement by its id."""
    return ox.NamedNode(iri(identifier))


def prop(local_name: str) -> ox.NamedNode:
    """The node of a property or class of the ontology."""
    return ox.NamedNode(term(local_name))


def coded(member: StrEnum) -> ox.NamedNode:
    """The node of a code, class or relation by its enum member."""
    return ox.NamedNode(code(member))


def text(value: str) -> ox.Literal:
    """A plain string."""
    return ox.Literal(value)


def chinese(value: str) -> ox.Literal:
    """A name in Chinese."""
    return ox.Literal(value, language="zh")


def english(value: str) -> ox.Literal:
    """A name in English."""
    return ox.Literal(value, language="en")


def integer(value: int) -> ox.Literal:
    """A whole number."""
    return ox.Literal(str(value), datatype=_INTEGER)


def decimal(value: Decimal | float) -> ox.Literal:
    """A decimal number in the one spelling an RDF engine keeps: no exponent, no idle zeros."""
    exact = value if isinstance(value, Decimal) else Decimal(repr(value))
    spelled = format(exact, "f")
    if "." in spelled:
        spelled = spelled.rstrip("0").rstrip(".")
    return ox.Literal("0" if spelled in {"", "-0"} else spelled, datatype=_DECIMAL)


def day(value: str) -> ox.Literal:
    """A date in ISO 8601."""
    return ox.Literal(value, datatype=_DATE)
