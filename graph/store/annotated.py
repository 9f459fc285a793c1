"""A graph as Turtle 1.2: every claim is a reifier of the triple that it speaks of.

A triple that stands is annotated with its claims, `s p o ~ claim {| … |}`; what is only planned,
aimed at or denied is spoken of, not stated: `<< s p o ~ claim >> …`.
"""

import re
from collections.abc import Iterator
from typing import Final

from pyoxigraph import DefaultGraph, Literal, NamedNode, Quad, Store, Triple

from ontology.vocab import PREFIXES, RDF, term

_DEFAULT: Final = DefaultGraph()
_TYPE: Final = NamedNode(RDF + "type")
_CLAIM: Final = NamedNode(term("Claim"))
_ENDS: Final = tuple(NamedNode(RDF + end) for end in ("subject", "predicate", "object"))
_SAFE: Final = re.compile(r"[A-Za-z_][\w-]*|\d[\w-]*", re.ASCII)
_STRING: Final = NamedNode("http://www.w3.org/2001/XMLSchema#string")


def prologue() -> str:
    """The head of the file: its version and prefixes."""
    lines = (f"PREFIX {name}: <{space}>\n" for name, space in sorted(PREFIXES.items()))
    return 'VERSION "1.2"\n' + "".join(lines)


def annotated(engine: Store) -> Iterator[str]:
    """The default graph of an engine, a line a triple or claim, in the order the engine keeps."""
    claims = {quad.subject for quad in _quads(engine, None, _TYPE, _CLAIM)}
    for quad in engine.quads_for_pattern(None, None, None, _DEFAULT):
        if quad.subject not in claims:
            yield f"{_three(quad.triple)} .\n"
    for quad in _quads(engine, None, _TYPE, _CLAIM):
        if isinstance(quad.subject, NamedNode):
            yield _claim(engine, quad.subject)


def _claim(engine: Store, claim: NamedNode) -> str:
    said = [quad.triple for quad in _quads(engine, claim, None, None)]
    ends = [[t.object for t in said if t.predicate == end] for end in _ENDS]
    (subject,), (predicate,), (target,) = ends
    rest = (t for t in said if t.predicate not in _ENDS)
    more = " ; ".join(sorted(f"{_word(t.predicate)} {_word(t.object)}" for t in rest))
    spoken = Triple(subject, predicate, target)  # type: ignore[arg-type]
    if Quad(spoken.subject, spoken.predicate, spoken.object, _DEFAULT) in engine:
        return f"{_three(spoken)} ~ {_word(claim)} {{| {more} |}} .\n"
    return f"<< {_three(spoken)} ~ {_word(claim)} >> {more} .\n"


def _quads(
    engine: Store, subject: NamedNode | None, predicate: NamedNode | None, target: NamedNode | None
) -> Iterator[Quad]:
    return engine.quads_for_pattern(subject, predicate, target, _DEFAULT)


def _three(triple: Triple) -> str:
    return " ".join(map(_word, triple))


def _word(value: object) -> str:
    """A term as Turtle writes it, by its prefix where that is safe."""
    if isinstance(value, Literal):
        if value.language or value.datatype == _STRING:
            return str(value)
        return f"{Literal(value.value)}^^{_word(value.datatype)}"
    if isinstance(value, NamedNode):
        for name, space in PREFIXES.items():
            local = value.value.removeprefix(space)
            if local != value.value and _SAFE.fullmatch(local):
                return f"{name}:{local}"
    return str(value)
