"""Whether a number is worth telling: no detail of a story, no turn of phrase, no comparison."""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from ontology.model import EntityType, Metric
from reading.rules.context import Context
from reading.rules.metrics import is_named, unit_kind
from reading.rules.number_mood import section_of
from reading.rules.numbers_told import REACH, Number, Sense, Told, before_from, near
from reading.rules.subjects import Chosen
from reading.rules.word_classes import METRICS, NOUNS, classes
from reading.rules.words import pattern
from reading.weights import Weights, total, weights

_COMPARED = re.compile(r"差距|相比")
# Distances, persons and turns without a noun of industry are details of a story.
_DETAIL = re.compile(r"(?:公里|海里|人|名|位|份|场|次|人次|头|张)$")
_SCALE = re.compile(r"^[十百千万亿]+")
_CHANCES = (0.2, 0.35, 0.5, 0.65, 0.8, 0.9, 0.96)
_MARKS = "，。；、"
_BEFORE, _AFTER = 60, 14  # how far words are read around a number
_NOUNS = 4  # how many words of industry are read in a clause
LEAST = -1.0  # the logarithm of odds from which a number is told that rules tell too
SURER = -0.6  # and one that rules do not tell


@cache
def _weights() -> Weights:
    return weights(Path(__file__).with_name("telling_weights.tsv"))


def is_worth(ctx: Context, told: Told, whose: Chosen) -> bool:
    """Whether a number whose owners are chosen is told as a fact."""
    if not may_be_told(ctx, told, whose):
        return False
    least = LEAST if by_rule(ctx, told, whose.owners[-1]) else SURER
    return total(telling_signs(ctx, told, whose), _weights()) > least


def may_be_told(ctx: Context, told: Told, whose: Chosen) -> bool:
    """Whether weights are asked: what no metric fits needs an industry to be told of the region.

    Reports are full of schools, homes and roads of their region. “四条标准” and 八项规定 are names.
    """
    if not whose.owners or told.sense in (Sense.QUOTED, Sense.PASSED):
        return False
    about = whose.owners[-1]
    plain = told.metric is Metric.OTHER and about == ctx.page.home
    return not plain or by_rule(ctx, told, about)


def telling_signs(ctx: Context, told: Told, whose: Chosen) -> Iterator[str]:
    """The signs of a number that is told and rightly read."""
    unit = told.number.quantity.unit
    kind = unit_kind(unit)
    metric = told.metric.value if told.sense is Sense.MEASURE else "-"
    owner = whose.owners[-1]
    about = ctx.entities[owner].type.value
    rule = "told" if by_rule(ctx, told, owner) else "not told"
    bare = _SCALE.sub("", unit)
    words = told.number.quantity.stated_as[0].isdigit()
    yield from ("any", rule, kind, told.sense.value, f"{told.sense.value}, {kind}")
    yield from (f"{rule}, {metric}", f"{rule}, {metric}, {kind}", f"{rule}, about {about}")
    yield from (f"about {about}", f"about {about}, {metric}", f"unit {bare}")
    yield from (f"unit {bare}, {metric}", f"{'figures' if words else 'words'}, {kind}")
    if owner == ctx.page.home:
        yield "about home"
    yield from _of_choice(whose, about, kind)
    yield from _around(ctx, told.number, kind)
    named = "named" if _is_named(ctx, told.number) else "not named"
    yield from (f"{named}, {metric}", f"{named}, {kind}, about {about}")
    block = ctx.block_of(told.number.clause)
    yield from (f"block {block.kind.value}", f"section {section_of(ctx, block) or '-'}")
    first, last = ctx.sentence_span(told.number.clause.sentence)
    names = {m.type.value for m in ctx.page.mentions_in(first, last)}
    yield from sorted(f"sentence names {name}" for name in names or {"nobody"})


def _of_choice(whose: Chosen, about: str, kind: str) -> Iterator[str]:
    """How surely a number is that of its owners."""
    step = sum(whose.chance >= chance for chance in _CHANCES)
    yield from (f"chance {step}", f"chance {step}, about {about}", f"chance {step}, {kind}")
    yield from (f"by {whose.rule}", f"by {whose.rule}, about {about}")
    if not whose.as_rule:
        yield from ("other than by rule", f"other than by {whose.rule}", f"{about}, not by rule")


def _around(ctx: Context, number: Number, kind: str) -> Iterator[str]:
    """The words of the lexicons before and behind a number."""
    clean, clause = ctx.page.layout.clean, number.clause
    for name in (METRICS, NOUNS):
        found = classes(name, clean, max(clause.start, number.start - _BEFORE), number.start)
        behind = classes(name, clean, number.end, min(clause.end, number.end + _AFTER))
        for _, word in found[-1:]:
            yield from (f"last {word}", f"last {word}, {kind}")
        for _, word in behind[:1]:
            yield from (f"next {word}", f"next {word}, {kind}")
        if name == NOUNS:
            yield from sorted({f"has {word}" for _, word in found[:_NOUNS]})
        if not found and not behind:
            yield f"nothing of {name}, {kind}"
    mark = "a mark" if clean[number.end : number.end + 1] in _MARKS else "a word"
    yield f"then {mark}, {kind}"


def by_rule(ctx: Context, told: Told, about: str) -> bool:
    """Whether a number is worth telling by rule.

    Ranks are told of firms only, comparisons only of who is named beside the number, and what no
    metric fits only where the sentence is about industry.
    """
    number = told.number
    if told.sense is not Sense.MEASURE:
        return False
    holder = ctx.entities[about].type
    if number.quantity.unit == "位":
        return holder is not EntityType.PLACE
    if told.metric is not Metric.OTHER:
        return True
    if not _is_told_of(ctx, number, about):
        return False
    compared = _COMPARED.search(number.clause.text)
    beside = holder in (EntityType.PLACE, EntityType.FIRM) and about != ctx.page.home
    return not compared or beside


def _is_named(ctx: Context, number: Number) -> bool:
    """Whether a word of the lexicon says what is measured."""
    clean = ctx.page.layout.clean
    after = clean[number.end : min(number.clause.end, number.end + REACH)]
    return is_named(number.quantity.unit, clean[before_from(number) : number.start], after)


def _is_told_of(ctx: Context, number: Number, about: str) -> bool:
    """Whether a number that no metric fits is more than a detail of a story."""
    if _is_named(ctx, number):
        return True
    if _DETAIL.search(number.quantity.unit):
        return False
    start, end = near(ctx, number)
    clean = ctx.page.layout.clean
    return about != ctx.page.home or bool(pattern("industrial").search(clean[start:end]))
