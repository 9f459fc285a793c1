"""The words of the pages in Chinese and English; they live in texts.csv."""

import csv
from collections.abc import Mapping
from functools import cache
from pathlib import Path

_FILE = Path(__file__).with_name("texts.csv")


@cache
def texts() -> Mapping[str, Mapping[str, str]]:
    """Key → language → words."""
    with _FILE.open(encoding="utf-8", newline="") as lines:
        return {row["key"]: {"zh": row["zh"], "en": row["en"]} for row in csv.DictReader(lines)}


def text(key: str, lang: str) -> str:
    """The words of a key; Chinese unless the language is "en"."""
    return texts()[key]["en" if lang == "en" else "zh"]
