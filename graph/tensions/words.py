"""The reasons of tensions in Chinese and English, read from words.toml."""

import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from graph.tensions.model import Tension

_FILE = Path(__file__).with_name("words.toml")


@cache
def _words() -> Mapping[str, Mapping[str, str]]:
    table = tomllib.loads(_FILE.read_text(encoding="utf-8"))
    return {str(key): {str(k): str(v) for k, v in words.items()} for key, words in table.items()}


def reason(tension: Tension, lang: str = "zh") -> str:
    """What a check found, as one sentence; Chinese unless the language is "en"."""
    lang = "en" if lang == "en" else "zh"
    values = dict(tension.values)
    if told := values.get("differ"):
        names = (_words()[f"differ_{one}"][lang] for one in told.split())
        values["differ"] = (", " if lang == "en" else "、").join(names)
    return _words()[tension.key][lang].format(**values)
