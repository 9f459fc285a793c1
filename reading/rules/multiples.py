"""Numbers told in another way: doubled, grown by half as much again, fallen, money as 亿 alone."""

from dataclasses import replace

from ontology.model import Metric, Quantity
from reading.rules.metrics import is_named
from reading.rules.words import pattern, words

_MULTIPLES = ("番", "倍")
_ABOUT = "了约近超过逾至少为达 "  # what may stand between a verb and its number
_BARE = frozenset({"亿", "万亿", "千亿", "百亿", "千万"})
_NEAR = 24


def is_multiple(said: Quantity) -> bool:
    """Whether a quantity is told in times or doublings."""
    return said.stated_as.endswith(_MULTIPLES)


def grown(said: Quantity, before: str) -> Quantity:
    """A quantity told in times, in per cent where something grew by it (增长1.5倍: 150 %)."""
    if said.unit != "倍" or not before.rstrip(_ABOUT).endswith(words("grow")):
        return said
    top = None if said.value_max is None else said.value_max * 100
    return replace(said, value=said.value * 100, value_max=top, unit="%")


def as_money(said: Quantity, before: str) -> Quantity:
    """A bare 亿 as money where the sentence speaks of money before it (产值是136个亿)."""
    if said.unit not in _BARE or not is_named("亿元", before, ""):
        return said
    return replace(said, unit=said.unit + "元")


def compared(before: str) -> Metric | None:
    """What a multiple measures: of something else (是上年的三倍) it is told, else a turn of phrase."""
    return Metric.OTHER if pattern("times_of").search(before[-_NEAR:]) else None


def fallen(said: Quantity) -> Quantity:
    """A quantity as growth: what went down by a tenth grew by minus a tenth."""
    top = None if said.value_max is None else -said.value_max
    return replace(said, value=-said.value, value_max=top)
