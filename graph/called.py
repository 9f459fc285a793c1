"""What a chain or a segment is called in the reader's language."""

from collections.abc import Mapping

from ontology.chains.model import ReferenceChain


def called(chains: Mapping[str, ReferenceChain], thing: str, name: str, lang: str = "zh") -> str:
    """The English name of a reference chain or one of its segments, otherwise the name given.

    >>> called({}, "chain-x", "林下经济", "en")
    '林下经济'
    """
    if lang != "en":
        return name
    if chain := chains.get(thing):
        return chain.label_en or name
    found = (s.label_en for c in chains.values() for s in c.segments if s.id == thing)
    return next(found, "") or name
