"""What a number measures: its unit says of what kind, the words around it say which metric."""

import re
from functools import cache, lru_cache

from ontology.model import Metric
from reading.rules.words import pattern, table, words

_MONEY = re.compile(r"(?:元|美元|欧元|日元|港元|港币|英镑|韩元|卢布|新台币)(?:/[年月])?$")
_PRICE = re.compile(r"元/(?![年月])")
_RATE = re.compile(r"(?:%|‰|百分点)$")
_AREA = re.compile(r"(?:亩|平方米|平米|㎡|平方公里|平方千米|公顷)$")
_PEOPLE = re.compile(r"(?:人|名)$")
_COUNTED = re.compile(r"^(?:家|个|项|户|处|座|条|种|件|所|款|[百千万]家|[百千万]个|[百千万]户)$")
_AWARDED = re.compile(r"(?:获得?|荣获|入选|授权|通过)")
_CAPABLE = re.compile(
    r"[^，。；：]{0,40}?(?:年?产能|(?:生产|加工|处理|制造|供应|修造)?能力|生产规模)"
)
_YEARLY = re.compile(
    r"(?:每年(?:可?生产|产出|出产|加工|处理)|年(?:可|能)?(?:生产|出产|加工|处理))[^，。；]{0,16}$"
)
# 9家以饮片炮制为主的企业, 20余家代工厂
_OF_FIRMS = ("家", "户")
_FIRMS_BEHIND = re.compile(
    r"(?:以上|左右|[余多])?[^，。；\d]{0,30}?(?:企业(?!技术中心|研究院|孵化|家)|公司|代工厂|配套厂)"
)
# 恩阳区12个，总投资60亿元; 26个科技含量高、投资规模大的项目
_OF_PROJECTS = ("个", "项")
_PROJECTS_BEHIND = re.compile(
    r"[余多]?[，,]\s?(?:计划|规划|协议|合同)?总投资|[^，。；\d]{0,30}?(?<!立)项目(?!库|组|部)"
)
_SELF_SUPPLIED = re.compile(
    r"(?:以上|左右)?的?(?:配套产品|[^，。；\d]{0,8}(?:自我|就近|本地|就地|[市省区园]内)[^，。；\d]{0,4}配套)"
)
_RANK = "位"
# What may stand between a verb and its number; 至 alone makes a level of it (下降至).
_ABOUT = re.compile(r"(?:至少|超过|幅度|[了约近超逾为达 ])+$")
_MARKET_BEHIND = re.compile(r"(?:以上|左右)?的?(?:[^，。；、\d]{0,4}市场(?!的|需)|(?:市场)?份额)")
_MARKET_BEFORE = re.compile(
    r"(?:占[据有了]*|占去|拿下|拿到)(?:[^，。；、\d]{0,6}市场)(?:份额)?(?:的|近|约|超过?|逾|达|比重?|总量)*$"
)
_BOUGHT = re.compile(
    r"(?:以上|左右)?(?:都|仍|要|还)?(?:依赖|依靠|靠|来自|从|购自|买自|是|为)(?P<whom>[^，。；]{1,8})"
)
_SELLS = re.compile(r"订单|客户|收入|销售|出口|市场|产品")
_PREDICATE = re.compile(r"[均都皆尚暂]|没有|无")  # where a counted noun ends and a verb begins
_POWER = re.compile(r"(?:瓦|[kMGT]Wp?)$")  # what can be generated, unless words say otherwise
_PRECISE = (Metric.LOCAL_SOURCING_RATE, Metric.IMPORT_SHARE, Metric.MARKET_SHARE)
_AFTER = 16  # how far a counted noun may stand behind its number
_BEFORE = 14
_KEPT = 512
"""Answers remembered: several questions about one number ask for the same metric."""


@lru_cache(maxsize=_KEPT)
def unit_kind(unit: str) -> str:
    """The kind of a unit: rate, money, price, area, people, counted, rank or made."""
    kinds = (
        ("rate", _RATE),
        ("price", _PRICE),
        ("money", _MONEY),
        ("area", _AREA),
        ("people", _PEOPLE),
        ("counted", _COUNTED),
    )
    if unit == _RANK:
        return "rank"
    return next((kind for kind, pattern in kinds if pattern.search(unit)), "made")


# Lengths of time, multiples and repetitions measure nothing by themselves.
_IDLE = re.compile(r"(?:倍|次|场|小时|天|年|米|克|升|班列)$")


@lru_cache(maxsize=_KEPT)
def is_named(unit: str, before: str, after: str) -> bool:
    """Whether a word of the lexicon says what a count counts, so that its metric is no guess.

    >>> is_named("条", "现有", "生产线"), is_named("个", "坚持", "结合")
    (True, False)
    """
    kind = unit_kind(unit)
    if kind in ("counted", "people"):
        return _told(kind, before, after) is not None
    return kind in ("money", "rate") and _nearest(kind, before) is not None


@cache
def _words(kind: str) -> tuple[tuple[str, Metric], ...]:
    rows = [row for row in table("metrics.tsv") if row["units"] == kind]
    return tuple((row["word"], Metric(row["metric"])) for row in rows)


def metric_of(unit: str, before: str, after: str) -> Metric | None:
    """The metric of a number from its unit and the words before and after it; None if none fits.

    The nearest word decides: before the number for money and rates, behind or right before it for
    things counted.

    >>> metric_of("亿元", "产业总投资", "").value, metric_of("家", "集聚", "重点企业").value
    ('investment', 'firm_count')
    """
    kind = unit_kind(unit)
    if kind == "rank":
        return Metric.OTHER
    if kind == "area":
        if pattern("each").search(before[-_BEFORE:]):
            return Metric.OTHER
        making = re.search(r"年产|产能", before)
        return Metric.CAPACITY if making else Metric.AREA
    if kind in ("counted", "people"):
        return _counted(unit, before, after)
    if kind == "made":
        return _made(unit, before, after) or (None if _IDLE.search(unit) else Metric.OTHER)
    if kind == "rate":
        return _rate(unit, before, after)
    if pattern("each").search(before[-_BEFORE:]):
        return Metric.OTHER
    return _nearest(kind, before) or Metric.OTHER


def falls(before: str) -> bool:
    """Whether the words before a rate say that something went down by it, not down to it.

    >>> falls("产值同比下降约"), falls("占比由三成下降至"), falls("降幅收窄，增长")
    (True, False, False)
    """
    return _ABOUT.sub("", before).endswith(words("fall"))


def _rate(unit: str, before: str, after: str) -> Metric:
    """A local, import or market share where its name stands anywhere before, else the nearest.

    What a rate rises or falls to is no growth: its noun stands before the verb (占比提高到三成).
    """
    if _MARKET_BEHIND.match(after) or _MARKET_BEFORE.search(before):
        return Metric.MARKET_SHARE
    if _SELF_SUPPLIED.match(after):
        return Metric.LOCAL_SOURCING_RATE
    if re.search(r"进口[^，。、]{0,8}占比", before) or _imported(before, after):
        return Metric.IMPORT_SHARE
    said = _ABOUT.sub("", before)
    reached = next((w for w in words("level") if said.endswith(w)), "")
    if reached:
        before = said.removesuffix(reached)
    for word, metric in _words("rate"):
        if metric in _PRECISE and word in before:
            return metric
    if unit.endswith("百分点"):
        return Metric.OTHER
    if pattern("parted").match(after.removeprefix("以上").removeprefix("左右")):
        return Metric.SHARE
    return _nearest("rate", before) or Metric.OTHER


def _imported(before: str, after: str) -> bool:
    """Whether the words around a share say that it is imported (九成以上依赖进口, 七成购自日本)."""
    told = pattern("imported").search(after[:_AFTER])
    bought = _BOUGHT.match(after)
    if bought and ("进口" in bought["whom"] or _is_foreign(before, bought["whom"])):
        return True
    return bool(told) and not re.search("[，。；、]", after[: told.start() if told else 0])


def _is_foreign(before: str, whom: str) -> bool:
    """Whether what is bought of somebody is bought abroad, and no orders come from there."""
    return whom.startswith(words("abroad")) and not _SELLS.search(before[-_BEFORE:])


def _made(unit: str, before: str, after: str) -> Metric | None:
    if re.search(r"产销", before):
        return Metric.OTHER
    if after.startswith("规模") or _CAPABLE.match(after) or _YEARLY.search(before):
        return Metric.CAPACITY
    return _nearest("made", before) or (Metric.CAPACITY if _POWER.search(unit) else None)


@lru_cache(maxsize=_KEPT)
def _nearest(kind: str, text: str) -> Metric | None:
    """The metric of the word that ends last in a text, the longest of several."""
    best: tuple[int, int, Metric] | None = None
    for word, metric in _words(kind):
        at = text.rfind(word)
        if at >= 0 and (best is None or (at + len(word), len(word)) > best[:2]):
            best = (at + len(word), len(word), metric)
    return best[2] if best else None


def _counted(unit: str, before: str, after: str) -> Metric:
    """The metric of a count; what is awarded is no project, what has a sum of its own is one."""
    if _AWARDED.match(after):
        return Metric.OTHER
    told = _told(unit_kind(unit), before, after)
    if unit in _OF_FIRMS and told is not Metric.FIRM_COUNT and _FIRMS_BEHIND.match(after):
        return Metric.FIRM_COUNT
    if told is None and unit in _OF_PROJECTS and _PROJECTS_BEHIND.match(after):
        return Metric.PROJECT_COUNT
    return told or Metric.OTHER


def _told(kind: str, before: str, after: str) -> Metric | None:
    """The metric of a count by the noun behind it (8个产业项目), or right before it (项目8个)."""
    noun = re.match(r"(?:以上|左右|的|多)*([^，。；、（(“]*)", after[:_AFTER])
    behind = _first(kind, _PREDICATE.split(noun[1])[0]) if noun else None
    if behind:
        return behind
    own = re.split(r"[、，；：\d]", before)[-1]
    return _nearest(kind, own[-_BEFORE:])


def _first(kind: str, text: str) -> Metric | None:
    """The metric of the first word in a text, the longest of several at one place."""
    hits = [(text.find(w), -len(w), m) for w, m in _words(kind) if w in text]
    return min(hits, key=lambda hit: hit[:2])[2] if hits else None
