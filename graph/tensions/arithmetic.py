"""What the arithmetic rules share: numbers in one unit, bounds kept, sums and rounding."""

from collections.abc import Iterable
from decimal import Decimal

from graph.spoken import Number
from ontology.model import Bound, Quantity
from ontology.units import canonical
from reading.numerals import chinese

OPEN_BOUNDS = (Bound.GE, Bound.GT, Bound.LE, Bound.LT, Bound.APPROX)
PERCENT = "%"
_POINTS = ("%", "‰", "百分点", "倍", "第", "位", "名", "年", "月", "日", "天")


def unit_of(quantity: Quantity) -> str:
    """The canonical unit in which a quantity is compared."""
    return canonical(quantity)[1]


def amount(quantity: Quantity) -> Decimal:
    """A quantity's value in its canonical unit."""
    return canonical(quantity)[0]


def is_amount(quantity: Quantity) -> bool:
    """Whether a quantity can be a part of a total: no rate, no rank, no range."""
    return (
        quantity.value_max is None
        and bool(quantity.unit)
        and not any(
            word in quantity.unit or quantity.stated_as.startswith(word) for word in _POINTS
        )
    )


def total(numbers: Iterable[Number]) -> Decimal:
    """The sum of numbers in their canonical unit."""
    return sum((amount(n.quantity) for n in numbers), Decimal(0))


def digits(value: Decimal) -> int:
    """How many decimals a stated value has.

    >>> digits(Decimal("16.8")), digits(Decimal("45"))
    (1, 0)
    """
    exponent = value.as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0


def written(value: Decimal, places: int = 2) -> str:
    """A computed value as it is shown, without empty decimals.

    >>> written(Decimal("6600.00")), written(Decimal("15.382"), 1)
    ('6600', '15.4')
    """
    text = f"{round(value, places):f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def bounded(numbers: Iterable[Number]) -> bool:
    """Whether any of the numbers is only a bound or an approximation."""
    return any(n.quantity.bound in OPEN_BOUNDS for n in numbers)


def count_of(word: str) -> int:
    """A small whole number in figures or in Chinese.

    >>> count_of("八"), count_of("24")
    (8, 24)
    """
    return int(word) if word.isascii() else int(chinese(word)[0])
