"""The words in which reasons are given, Chinese and English, read from phrases.toml."""

import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from ontology.labels import label
from ontology.model import ProjectPhase

_FILE = Path(__file__).with_name("phrases.toml")


@cache
def _phrases() -> Mapping[str, Mapping[str, str]]:
    table = tomllib.loads(_FILE.read_text(encoding="utf-8"))
    return {str(key): {str(k): str(v) for k, v in words.items()} for key, words in table.items()}


def phrase(key: str, lang: str = "zh", **values: str | int) -> str:
    """A phrase with its blanks filled in; Chinese unless the language is "en".

    >>> phrase("capacity", value="12吉瓦时")
    '记载产能 12吉瓦时'
    """
    return _phrases()[key]["en" if lang == "en" else "zh"].format(**values)


def sentence(parts: tuple[str, ...], lang: str = "zh") -> str:
    """Parts of a reason on one line.

    >>> sentence(("甲", "乙"))
    '甲；乙'
    """
    return ("; " if lang == "en" else "；").join(parts)


def phase_word(phase: ProjectPhase | None, lang: str = "zh") -> str:
    """The word for a project's phase, or that it is not on record.

    >>> phase_word(ProjectPhase.UNDER_CONSTRUCTION), phase_word(None)
    ('在建', '阶段未见记载')
    """
    return label(phase, lang) if phase else phrase("no_phase", lang)


def listing(names: tuple[str, ...], lang: str = "zh") -> str:
    """Names in a row.

    >>> listing(("甲", "乙"), "en")
    '甲, 乙'
    """
    return (", " if lang == "en" else "、").join(names)
