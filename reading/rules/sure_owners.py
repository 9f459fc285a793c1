"""Whose a number surely is: of projects counted, of the name before its bracket, of one not known."""

import re

from ontology.model import EntityType, Metric
from reading.rules.block_topics import opening
from reading.rules.context import Context
from reading.rules.numbers_told import LONGEST_NAME, Told
from reading.rules.subject_scene import NOBODY, Before

_SUMS = (Metric.INVESTMENT, Metric.OUTPUT_VALUE, Metric.OTHER)
_RIGHT_BEHIND = re.compile(
    r"[^。；\d]{0,40}?(?:总?投资|投资总?额|金额|总额|引资额?|协议|合同|合计)[^。；，\d]{0,6}"
)
# 全部建成后预计产值315亿元: all of those counted in the sentences before.
_ALL = re.compile(r"(?:(?:这|上述|以上)[些批]?项目|(?:项目)?全部)[^。；\d]{0,30}")
_OF_SOME = re.compile(r"其中|分别|[：:]")
_OWNERS = (EntityType.FIRM, EntityType.PARK, EntityType.PROJECT, EntityType.PLACE)
_HOLDERS = (*_OWNERS, EntityType.CHAIN, EntityType.SEGMENT, EntityType.INSTITUTION)
_OPENED = re.compile(r"[（(][^，。；：（()）\d]{0,8}$")
_BUILT = (EntityType.PROJECT, EntityType.PARK, EntityType.FIRM)
_SITE = re.compile(
    r"(?:以上)?的[^，。；：、（(“”\d]{3,24}?(?:项目|基地|产业园|中心|工程|生产线|工厂)(?![数个总库])"
)
_NEAR = 4  # how far behind the noun the name of a project may begin
_BRACKET = 10
_GOES_ON = re.compile(
    r"(?:约|仅|已|均|还|又|也)?(?:占|居|位居|位列|列|排名|排|同比|[较比]上年|增长|下降|增速|增幅|同期|环比)"
)
_FAR = 400  # how far behind its count a sum may stand


def of_counted(ctx: Context, told: Told, metric: Metric, counted: Before) -> tuple[str, ...]:
    """Whose projects a sum of money is told of, where they were just counted; () if it is not one."""
    number, asked = told.number, counted.asked
    if metric not in _SUMS or asked is None or not number.quantity.unit.endswith("元"):
        return ()
    if not 0 <= number.start - asked.end <= _FAR:
        return ()
    clean = ctx.page.layout.clean
    if _ALL.match(clean, number.clause.start, number.start) and not number.clause.mentions:
        return counted.owners
    if number.clause.sentence != asked.clause.sentence:
        return ()
    between = clean[asked.end : number.start]
    named = ctx.page.mentions_in(asked.end, number.start, *_OWNERS)
    right = _RIGHT_BEHIND.fullmatch(between) and not _OF_SOME.search(between)
    return counted.owners if right and not named else ()


def carried_on(ctx: Context, told: Told, before: Before) -> tuple[str, ...]:
    """Whose the number before was, where the next clause only goes on: …，占全国的8%, …，同比增长3%."""
    number, asked = told.number, before.asked
    if asked is None or asked.clause.sentence != number.clause.sentence:
        return ()
    apart = ctx.clause_at(number.clause.start) - ctx.clause_at(asked.clause.start)
    text = number.clause.text
    if apart > 1 or not _GOES_ON.match(text, opening(text)):
        return ()
    named = [m for m in number.clause.mentions if m.end <= number.start]
    return before.owners if all(m.type is EntityType.PLACE for m in named) else ()


def in_bracket(ctx: Context, told: Told) -> tuple[str, ...]:
    """The name whose bracket opens with a number: 中医药（14亿元）、航空（产值25亿元）."""
    start = told.number.start
    before = ctx.page.layout.clean[max(0, start - _BRACKET) : start]
    opened = _OPENED.search(before)
    if opened is None:
        return ()
    at = start - len(before) + opened.start()
    named = [m for m in ctx.page.mentions_in(at - LONGEST_NAME, at) if m.end == at]
    return (named[-1].entity,) if named and named[-1].type in _HOLDERS else ()


def is_of_unknown(ctx: Context, told: Told) -> bool:
    """Whether a number is put before a project whose name was not found: 总投资15亿元的甲大厦项目."""
    end = told.number.end
    site = _SITE.match(ctx.page.layout.clean, end)
    if site is None:
        return False
    named = ctx.page.mentions_in(end, site.end() + LONGEST_NAME, *_BUILT)
    return not any(m.start <= site.end() + _NEAR for m in named)


def latest_count(before: Before, counted: Before) -> Before:
    """The last count of projects, where the number just read may be one."""
    if before.asked and before.asked.metric is Metric.PROJECT_COUNT:
        return before if before.owners else NOBODY
    return counted
