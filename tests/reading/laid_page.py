"""Pages laid out as a document is, with names that are given, so that layout counts in a rule."""

import hashlib
import re
from dataclasses import replace

from ontology.identity import document_id
from ontology.model import Document
from reading.layout import lay_out
from reading.model import Mention, Page
from reading.sentences import split
from tests.reading.rule_page import page_of


def laid(text: str, *, region: str = "", **names: str) -> Page:
    """A page of a text, laid out and cut into sentences, whose names are given by type."""
    layout = lay_out(text)
    sha = hashlib.sha256(text.encode()).hexdigest()
    title = next((layout.text(b) for b in layout.blocks if b.kind.value == "title"), "")
    document = Document(document_id(sha), sha, "page.txt", text, title=title)
    named = page_of(text, **names)
    forms = {m.name: m for m in named.mentions}
    mentions: tuple[Mention, ...] = ()
    if forms:
        pattern = re.compile("|".join(sorted(map(re.escape, forms), key=len, reverse=True)))
        mentions = tuple(
            replace(forms[m[0]], start=m.start(), end=m.end())
            for m in pattern.finditer(layout.clean)
        )
    known = replace(document, region=region)
    return Page(known, layout, split(layout), mentions, named.entities)
