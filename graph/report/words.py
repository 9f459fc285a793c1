"""The words of the pack, Chinese and English, read from words.toml."""

import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path

_FILE = Path(__file__).with_name("words.toml")


@cache
def _words() -> Mapping[str, Mapping[str, str]]:
    table = tomllib.loads(_FILE.read_text(encoding="utf-8"))
    return {str(key): {str(k): str(v) for k, v in said.items()} for key, said in table.items()}


def word(key: str, lang: str = "zh", **values: str | int) -> str:
    """The words of a key with its blanks filled in; Chinese unless the language is "en".

    >>> word("list_firms"), word("more", "en", n=3)
    ('企业清单', '3 more, see the list')
    """
    return _words()[key]["en" if lang == "en" else "zh"].format(**values)


def words(keys: str, lang: str = "zh") -> tuple[str, ...]:
    """The words of several keys, given in a row.

    >>> words("col_firm col_segment")
    ('企业', '环节')
    """
    return tuple(word(key, lang) for key in keys.split())
