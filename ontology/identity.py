"""Ids: a pure function of what a thing is called or what a statement says, never of order."""

import hashlib
import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

from ontology.model import EntityType

_LEGAL_FORM = ("股份有限公司", "有限责任公司", "有限公司", "集团", "公司")
_CHAIN_WORD = ("产业链", "产业集群", "产业", "行业")
_KEPT = 10_000
"""Names whose cores are remembered: those of the reference chains are asked for again and again."""
_SLUG = {
    EntityType.FIRM: "firm",
    EntityType.PARK: "park",
    EntityType.PLACE: "place",
    EntityType.INSTITUTION: "institution",
    EntityType.CHAIN: "chain",
    EntityType.SEGMENT: "segment",
    EntityType.PROJECT: "project",
    EntityType.PRODUCT: "product",
    EntityType.TECHNOLOGY: "technology",
}


@lru_cache(maxsize=_KEPT)
def plain(text: str) -> str:
    """The letters and digits of a text in NFKC lower case; two spellings of a name share it.

    >>> plain("ＡＢ 光电（青岛）")
    'ab光电青岛'
    """
    folded = unicodedata.normalize("NFKC", text).lower()
    return "".join(c for c in folded if unicodedata.category(c)[0] in "LMN")


def _without(text: str, suffixes: tuple[str, ...]) -> str:
    pattern = f"(?:{'|'.join(suffixes)})+$"
    return re.sub(pattern, "", text) or text


@lru_cache(maxsize=_KEPT)
def core(kind: EntityType, name: str) -> str:
    """The part of a name that tells it from others: without legal form or the word 产业链.

    >>> core(EntityType.FIRM, "甲方集团股份有限公司")
    '甲方'
    >>> core(EntityType.CHAIN, "集成电路产业链")
    '集成电路'
    """
    bare = plain(name)
    if kind is EntityType.FIRM:
        return _without(bare, _LEGAL_FORM)
    if kind is EntityType.CHAIN:
        return _without(bare, _CHAIN_WORD)
    return bare


def digest(parts: Iterable[str]) -> str:
    """Twelve hexadecimal digits that stand for a sequence of strings."""
    joined = "\x1f".join(parts)
    return hashlib.sha256(joined.encode()).hexdigest()[:12]


def entity_id(kind: EntityType, name: str) -> str:
    """The id of a thing by its type and the core of its name, the same in every document."""
    return f"{_SLUG[kind]}-{digest((kind.value, core(kind, name)))}"


def document_id(sha256: str) -> str:
    """The id of a document by the SHA-256 of its bytes."""
    return f"doc-{sha256[:12]}"
