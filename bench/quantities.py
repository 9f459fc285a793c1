"""Whether two written values are one: on one scale of units, within half a percent."""

import unicodedata
from collections.abc import Mapping
from typing import Any

_POWERS = {"十": 1e1, "百": 1e2, "千": 1e3, "万": 1e4, "亿": 1e8}
_NAMES = {"m2": "平方米", "兆瓦": "mw", "吉瓦": "gw", "瓦": "w", "千瓦": "kw", "余": ""}
_WATTS = {"gw": 1e9, "mw": 1e6, "kw": 1e3}
_COUNTERS = frozenset("家个项种条户处所座件位名人门份")
_MONEY = frozenset(("元", "美元", "日元", "欧元", "港元", "英镑", "新台币", "卢布", "韩元"))
_REWRITTEN = (("人民币", ""), ("㎡", "平方米"), ("平米", "平方米"))
_TOLERANCE = 0.005


def scaled(unit: str | None) -> tuple[float, str]:
    """The factor of a unit and its base; all words for counted things are one base.

    >>> scaled("万家"), scaled("亿元"), scaled("GW")
    ((10000.0, '个'), (100000000.0, '元'), (1000000000.0, 'w'))
    """
    base = unicodedata.normalize("NFKC", str(unit or "")).strip().lower()
    for old, new in _REWRITTEN:
        base = base.replace(old, new)
    factor = 1.0
    while base and base[0] in _POWERS:
        factor *= _POWERS[base[0]]
        base = base[1:]
    base = _NAMES.get(base, base)
    if base in _WATTS:
        factor, base = factor * _WATTS[base], "w"
    return factor, "个" if base in _COUNTERS else base


def _number(value: object) -> float | None:
    try:
        return float(str(value).replace(",", ""))
    except ValueError:
        return None


def _near(one: float, other: float) -> bool:
    return abs(one - other) <= _TOLERANCE * max(abs(one), abs(other)) + 1e-12


def same_value(read: Mapping[str, Any], annotated: Mapping[str, Any]) -> bool:
    """Whether a read value is the annotated one, or the upper end of the annotated range.

    >>> same_value({"value": 1.2, "unit": "万人"}, {"value": 12000, "unit": "人"})
    True
    """
    value = _number(read.get("value"))
    bounds = [_number(annotated.get(key)) for key in ("value", "value_max")]
    units = read.get("unit"), annotated.get("unit")
    return value is not None and any(
        _agree((value, units[0]), (bound, units[1])) for bound in bounds if bound is not None
    )


def _agree(read: tuple[float, str | None], annotated: tuple[float, str | None]) -> bool:
    (value, unit), (bound, other) = read, annotated
    if not unit or not other:
        return _near(value, bound)
    (factor, base), (scale, wanted) = scaled(unit), scaled(other)
    if base != wanted and base in _MONEY and wanted in _MONEY:
        return False
    # A unit written another way (台, 套) is no error as long as the magnitude is the same.
    alike = base != wanted and factor == scale and _near(value, bound)
    return alike or _near(value * factor, bound * scale)
