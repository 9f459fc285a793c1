"""The weights of severity and worth: judgements, hence a file with a version that a user may change."""

import math
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from ontology.errors import BadInput

_FILE = Path(__file__).with_name("weights.toml")

PARTS = ("kind", "criticality", "reach", "sources", "freshness", "plan", "fillability")
"""The parts of a gap's worth, in the order in which they are shown; severity is the first three."""

MOST = 10.0
"""A part that counts more than ten times leaves nothing of the others."""


@dataclass(frozen=True, slots=True)
class Weights:
    """How grave each rule's findings are (0 to 1) and how often each part of the worth counts.

    A part of weight 2 counts twice as a factor, one of weight 0 not at all.
    """

    version: str
    of: Mapping[str, float]
    parts: Mapping[str, float] = field(default_factory=lambda: dict.fromkeys(PARTS, 1.0))

    def with_changes(self, changes: Mapping[str, float]) -> "Weights":
        """Other weights for some rules or parts; BadInput names what nobody knows or a bad weight."""
        for name, weight in changes.items():
            if name not in self.of and name not in self.parts:
                raise _unknown(name, self)
            most = MOST if name in self.parts else 1.0
            if not 0 <= weight <= most:
                raise BadInput(
                    f"「{name}」的权重 {weight:g} 不在 0 到 {most:g} 之间",
                    f"The weight {weight:g} of “{name}” is not between 0 and {most:g}",
                )
        if not changes:
            return self
        return Weights(
            f"{self.version}+",
            {name: float(changes.get(name, old)) for name, old in self.of.items()},
            {name: float(changes.get(name, old)) for name, old in self.parts.items()},
        )


@cache
def standard_weights() -> Weights:
    """The weights that come with the program."""
    return read_weights(_FILE)


def read_weights(path: Path) -> Weights:
    """The weights in a TOML file: a version, a table `weight` of rules, a table `part` of parts."""
    table = tomllib.loads(path.read_text(encoding="utf-8"))
    parts = {**dict.fromkeys(PARTS, 1.0), **_numbers(table.get("part", {}))}
    return Weights(str(table["version"]), _numbers(table["weight"]), parts)


def changes_in(path: Path) -> Mapping[str, float]:
    """What a user's file of weights changes: the tables `weight` and `part` may name any few."""
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8-sig"))
        return {**_numbers(table.get("weight", {})), **_numbers(table.get("part", {}))}
    except OSError as fault:
        why = fault.strerror or str(fault)
        raise BadInput(
            f"读不了权重文件 {path}：{why}", f"Cannot read the weights {path}: {why}"
        ) from fault
    except (ValueError, TypeError, AttributeError) as fault:
        raise BadInput(
            f"权重文件 {path} 不是有效的 TOML 权重表：{fault}",
            f"{path} is no TOML table of weights: {fault}",
        ) from fault


def change(words: str) -> tuple[str, float]:
    """One change as a user writes it.

    >>> change("reach=2")
    ('reach', 2.0)
    """
    name, _, value = words.partition("=")
    try:
        weight = float(value)
    except ValueError:
        weight = math.nan
    if not name.strip() or not math.isfinite(weight):
        raise BadInput(
            f"权重应写成「名称=数」，如 reach=2；收到「{words}」",
            f"A weight is written name=number, as in reach=2; got “{words}”",
        )
    return name.strip(), weight


def _numbers(table: Mapping[str, object]) -> dict[str, float]:
    return {str(name): float(str(value)) for name, value in table.items()}


def _unknown(name: str, weights: Weights) -> BadInput:
    names = (*weights.parts, *weights.of)
    return BadInput(
        f"没有缺口规则或部分「{name}」；可用：{'、'.join(names)}",
        f"No gap rule or part “{name}”; there are: {', '.join(names)}",
    )
