"""A fault of a graph: one breach of one rule by one subject."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Fault:
    """One breach of one rule by one subject, as a sentence in both languages."""

    subject: str
    rule: str
    zh: str
    en: str
