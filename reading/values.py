"""Values: the quantities a text states, with unit, range and bound, as its writer spelled them.

A range gives its lower end as value and its upper as `value_max`; 万 and 亿 belong to the unit
(1.2万人 is 1.2 万人, 百万辆 100 万辆, 1.5万亿元 15000 亿元); a fraction is a percentage. Years, dates,
section numbers, sizes (12英寸) and model names (E100, 5G) are no quantities.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from functools import cache
from pathlib import Path

from ontology.model import Bound, Quantity
from reading.lexicon import rows
from reading.numerals import FACTOR, chinese, scaled

_ARABIC = r"(?:\d{1,3}(?:,\d{3})+|\d{1,12})(?:\.\d{1,6})?"
_SCALE = r"(?:万亿|千亿|百亿|十亿|亿|千万|百万|十万|万|千(?![瓦米克伏帕卡])|百(?!分))"
_THOUSAND = "千(?![瓦米克伏帕卡])"
_CHINESE = (
    rf"(?:[一二两三四五六七八九十百]|{_THOUSAND})"
    rf"(?:[零〇一二两三四五六七八九十百万亿]|{_THOUSAND}){{0,9}}"
)
_SEPARATOR = r"(?:[-－–—~～]{1,2}|至|到)"
# What may follow a share in tenths (五成五外购); 三成员 and 二成功 are none.
_TENTHS_BEFORE = (
    "上升|下降|升|降|提高|提升|增|采购|来自|外销|外购|靠|由|是|为|依赖|在|企业|产品|销往|市场|份额"
    "|从|以|仍|都|用于|发往|卖往|出口|自|供|要|就地|买|购|卖|需求|产能|产值|闲置|零件|订单|收入"
)
_TENTHS_BEHIND = "，。；、“约近超有占达为够中的用了剩"
# 三成员, 二成功, 一成不变 are no tenths.
_NO_TENTHS = "员立功为品本型果分套长绩效交熟像形因人色语见群双对年活家不都就"
_GAP = r"[ \n]{0,2}"
_ONES = "个家台辆枚粒块架条只把双件位人"  # 每十台就有三台
_DIGIT = "零〇一二两三四五六七八九十"

_BOUNDS_BEFORE = (
    (Bound.LE, r"不超过|不高于|不大于|不多于|最多|至多|控制在"),
    (Bound.GE, r"不少于|不低于|不小于|不下|至少|最少|最低"),
    (Bound.LT, r"不足|不到|不满|低于|少于|小于|未达|不及"),
    (Bound.GT, r"超过|超|突破|逾|高于|大于|多于|跨越|迈上|跃上|(?<![经通])过"),
    (Bound.APPROX, r"约|近|接近|大约|大概|上"),
)
_BOUNDS_AFTER = (
    (Bound.GE, r"(?:及|或)?以上|之多"),
    (Bound.LE, r"(?:及|或)?以下|以内|之内"),
    (Bound.APPROX, r"左右|上下"),
)
_BEFORE = re.compile(
    "(?:" + "|".join(f"(?P<{b.name}>{p})" for b, p in _BOUNDS_BEFORE) + r")(?:了|到|为|达到?)?\s*$"
)
_AFTER = re.compile(
    r"[ \n]{0,2}(?:" + "|".join(f"(?P<{b.name}>{p})" for b, p in _BOUNDS_AFTER) + ")"
)
# How far the words of a bound stand before their number.
_REACH = 8

# 三五家: three to five of them.
_ABOUT = re.compile("[一二三四五六七八九]{2}")
# 仅甲一家, 翻了一倍: one that is counted.
_ONLY = re.compile(
    r"(?:[仅只][有]?|唯独)[^，。；、]{0,4}$|(?:翻|增长|增加|提高|提升|扩大|大|高)了?(?:近|约)?$"
)
_RANKED = re.compile(
    r"(?:[居列排占]|跻身|进入|进到|保持|稳[居坐])[^，。；、]{0,10}$|(?:世界|全球|全国|国内|全省)$"
)
_RANK_REACH = 14
# The places a printed percentage gives.
_TENTH = Decimal("0.1")
# Resolutions of a screen, not computing power.
_RESOLUTIONS = frozenset({"480", "720", "1080", "2160"})


@dataclass(frozen=True, slots=True)
class Found:
    """A quantity at its place in a text, the words of its bound left out."""

    start: int
    end: int
    quantity: Quantity


@cache
def _units() -> str:
    table = rows(Path(__file__).with_name("units.tsv"))
    longest_first = sorted(table, key=lambda row: -len(row["unit"]))
    alternatives = (
        re.escape(row["unit"]) + (f"(?!{row['not_before']})" if row["not_before"] else "")
        for row in longest_first
    )
    return f"(?:{'|'.join(alternatives)})(?:/(?:年|月|日|天|小时|平方米|亩|人|吨|公里))?(?!级)"


@cache
def _pattern() -> re.Pattern[str]:
    unit = _units()
    number = rf"(?<![\d.,第])(?P<low>{_ARABIC})(?![\d])"
    top = rf"(?:{_GAP}(?P<low_scale>{_SCALE})?(?P<low_unit>{unit})?{_SEPARATOR}{_GAP}(?P<high>{_ARABIC}))"
    tail = rf"{_GAP}(?P<more>[余多来])?(?:个(?=亿(?!元(?:以上|级|企业|项目))))?(?P<scale>{_SCALE})?(?P<rest>[余多来])?{_GAP}"
    return re.compile(
        rf"(?=[\d{_DIGIT}两百千半过翻第每首前])(?:"  # no quantity begins with another letter
        rf"(?P<whole>\d{{1,4}}|[{_DIGIT}百]{{1,4}})分之(?P<share>\d{{1,4}}(?:\.\d{{1,3}})?|[{_DIGIT}百]{{1,4}})"
        rf"|(?<![\d/])(?P<numerator>[1-9])/(?P<denominator>[2-9])(?![\d/])"
        rf"|(?P<tenths>[一二两三四五六七八九])成(?P<fives>[一二三四五六七八九半])?(?:(?=以上|以下|左右|多|的|{_TENTHS_BEFORE}|[，。、；）]|$)"
        rf"|(?<=[{_TENTHS_BEHIND}].成)(?![{_NO_TENTHS}]))"
        rf"|(?P<half>(?<=[约近占的过数及开足])一半(?!导)|一半(?=以上)|(?:过半|半数)(?=[，。；、）]|以上|靠|依赖|落|来自|$)|半壁江山)"
        rf"|每(?P<of>[{_DIGIT}百]{{1,3}}|\d{{1,3}})[{_ONES}][^。；\d]{{0,14}}?(?:就|便)?有(?P<those>[{_DIGIT}]|\d{{1,2}})[{_ONES}]"
        rf"|(?<!个)翻(?:了|近|了近)?(?P<doubled>[一两二三四])?番"
        rf"|(?<=[\u4e00-\u9fff》”）)])第(?P<rank>\d{{1,3}}|[一二三四五六七八九十]{{1,3}})(?:位(?!数)|名(?!单)|(?=[，。、；）和]|$))"
        rf"|(?P<first>首位(?![度置]))"
        rf"|前(?P<top>[二三四五六七八九十]|[1-9]0?)(?:[位名强]|(?=[，。；、）]|之列|行列|$))"
        rf"|(?<![\d.])(?P<times>\d{{1,3}})[×xX*](?P<each>{_ARABIC}){_GAP}(?P<each_scale>{_SCALE})?"
        rf"{_GAP}(?P<each_unit>{unit})"
        rf"|{number}{top}?{tail}(?:(?P<unit>{unit})|(?P<ten>大(?=[\u4e00-\u9fff]{{2}}))|(?=[，。；、）)]|以上|左右|$))"
        rf"|(?<![第数几唯{_DIGIT}百千万亿\d.])(?P<words>{_CHINESE})(?:级(?P<level>)|(?P<over>[余多来])?"
        rf"{_GAP}(?P<word_unit>{unit})))"
    )


def _percent(part: Decimal, whole: Decimal) -> Decimal:
    share = part * 100 / whole
    return share if share == share.to_integral() else share.quantize(_TENTH, ROUND_HALF_UP)


def _word(text: str) -> Decimal:
    return chinese(text)[0] if not text[0].isdigit() else Decimal(text)


def _tenth(text: str | None) -> Decimal:
    """The second figure of a share in tenths (六成五, 六成半)."""
    return Decimal(5) if text == "半" else _word(text) if text else Decimal(0)


def _bound(text: str, found: re.Match[str], more: str) -> Bound:
    after = _AFTER.match(text, found.end())
    if after and after.lastgroup:
        return Bound[after.lastgroup]
    before = _BEFORE.search(text[max(0, found.start() - _REACH) : found.start()])
    if before and before.lastgroup:
        return Bound[before.lastgroup]
    if more:
        return Bound.APPROX if more == "来" else Bound.GE
    return Bound.EQ


def _stated(found: re.Match[str]) -> str:
    return found.group().rstrip()


def _quantity(text: str, found: re.Match[str]) -> Quantity | None:
    """The quantity behind a match, None where the number is a name or a size after all."""
    if found["whole"]:
        whole, share = _word(found["whole"]), _word(found["share"])
        if not whole:
            return None
        value = _percent(share, whole)
        return Quantity(value, "%", _stated(found), _bound(text, found, ""))
    if found["numerator"]:
        share = _percent(Decimal(found["numerator"]), Decimal(found["denominator"]))
        return Quantity(share, "%", _stated(found), _bound(text, found, ""))
    if found["tenths"]:
        share = _word(found["tenths"]) * 10 + (_tenth(found["fives"]))
        return Quantity(share, "%", _stated(found), _bound(text, found, ""))
    if found["of"]:
        return _of_so_many(text, found)
    if found["first"] or found["top"]:
        return _among_first(text, found)
    if found["half"]:
        return Quantity(Decimal(50), "%", _stated(found), _bound(text, found, ""))
    if found.group().endswith("番"):
        times = 2 ** int(_word(found["doubled"] or "一"))
        return Quantity(Decimal(100 * (times - 1)), "%", _stated(found))
    if found["rank"]:
        return Quantity(_word(found["rank"]), "位", _stated(found))
    if found["times"]:
        value, scale = scaled(found["each"], found["each_scale"] or "")
        unit = scale + found["each_unit"]
        total = value * Decimal(found["times"])
        return Quantity(total, unit, _stated(found), _bound(text, found, ""))
    return _spelled(text, found) if found["words"] else _arabic(text, found)


def _of_so_many(text: str, found: re.Match[str]) -> Quantity | None:
    """A share told as so many of so many: 每十台就有三台."""
    whole, share = _word(found["of"]), _word(found["those"])
    if not whole or share > whole:
        return None
    return Quantity(_percent(share, whole), "%", _stated(found), _bound(text, found, ""))


def _among_first(text: str, found: re.Match[str]) -> Quantity | None:
    """A rank told as 首位 or 前三, where words before it speak of ranks."""
    if not _RANKED.search(text[max(0, found.start() - _RANK_REACH) : found.start()]):
        return None
    value = _word(found["top"]) if found["top"] else Decimal(1)
    bound = Bound.LE if found["top"] else Bound.EQ
    return Quantity(value, "位", _stated(found), bound)


def _spelled(text: str, found: re.Match[str]) -> Quantity | None:
    words, unit = found["words"], found["word_unit"]
    value, scale = chinese(words)
    if unit is None:
        # 千亿级 is a class of turnover; 国家级 and 百万级 are not.
        return Quantity(value, "亿元", _stated(found), Bound.GE) if scale == "亿" else None
    # 一个, 一家 are articles, not counts, but for 仅一家; 千家万户 is a figure of speech.
    article = words == "一" and not _ONLY.search(
        text[max(0, found.start() - _REACH) : found.start()]
    )
    if article or text[found.end() : found.end() + 2] == "万户":
        return None
    if _ABOUT.fullmatch(words):
        low, high = _word(words[0]), _word(words[1])
        return Quantity(low, unit, _stated(found), Bound.APPROX, high)
    bound = _bound(text, found, found["over"] or "")
    return Quantity(value, scale + unit, _stated(found), bound)


def _is_name(text: str, found: re.Match[str], unit: str, scale: str) -> bool:
    """Whether a number with a letter before it, or of institutes and resolutions, is a name."""
    before = text[max(0, found.start() - 6) : found.start()]
    if before[-1:].isascii() and before[-1:].isalpha() and not scale and unit != "%":
        return True
    if unit == "P" and found["low"] in _RESOLUTIONS:
        return True
    if unit == "所" and re.search(r"所属$|\d、$", before):
        return True
    return unit == "类" and "." in found["low"]


def _arabic(text: str, found: re.Match[str]) -> Quantity | None:
    unit = "个" if found["ten"] else found["unit"] or ""
    scale_words = found["scale"] or ""
    if not unit and not scale_words:
        return None
    low_scale = found["low_scale"] or (scale_words if found["high"] else None)
    value, scale = scaled(found["low"], scale_words if low_scale is None else low_scale)
    if _is_name(text, found, unit, scale):
        return None
    top: Decimal | None = None
    if found["high"]:
        high, high_scale = scaled(found["high"], scale_words)
        top = high * FACTOR[high_scale] / FACTOR[scale]
        if top <= value:
            top = None
    more = found["more"] or found["rest"] or ""
    return Quantity(value, scale + unit, _stated(found), _bound(text, found, more), top)


def _found(text: str) -> Iterator[Found]:
    for match in _pattern().finditer(text):
        quantity = _quantity(text, match)
        if quantity:
            yield Found(match.start(), match.start() + len(quantity.stated_as), quantity)


def quantities(text: str) -> tuple[Found, ...]:
    """The quantities a text states, in order.

    >>> [(str(f.quantity.value), f.quantity.unit) for f in quantities("产值超1.5万亿元，企业20余家。")]
    [('15000', '亿元'), ('20', '家')]
    """
    return tuple(_found(text))
