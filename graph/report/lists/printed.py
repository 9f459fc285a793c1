"""Where in its own text a document prints its title, its publisher, its date."""

import re

from ontology.model import DateBasis, Document, Evidence

_SHORTEST = 2


def printed(document: Document, words: str) -> tuple[Evidence, ...]:
    r"""The first place where a document prints some words, broken lines allowed; nothing if none.

    >>> [e.quote for e in printed(Document("doc-1", "0", "a.txt", "星海区\n方案"), "星海区方案")]
    ['星海区\n方案']
    """
    signs = [re.escape(c) for c in words if not c.isspace()]
    if len(signs) < _SHORTEST:
        return ()
    return _found(document, r"\s*".join(signs))


def printed_date(document: Document) -> tuple[Evidence, ...]:
    """The first place where a document prints its date; nothing for a date that was inferred."""
    day = document.issued
    if day is None or document.issued_basis is not DateBasis.PRINTED:
        return ()
    exact = rf"{day.year}\s*[年/.-]\s*0?{day.month}\s*[月/.-]\s*0?{day.day}(?!\d)\s*日?"
    return _found(document, exact) or _found(document, rf"{day.year}\s*年\s*0?{day.month}\s*月")


def _found(document: Document, pattern: str) -> tuple[Evidence, ...]:
    match = re.search(pattern, document.text)
    if match is None:
        return ()
    return (Evidence(document.id, match.start(), match.end(), match[0]),)
