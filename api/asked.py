"""Words of an address or a command line as what they mean: weights, days, sides."""

from datetime import date

from ontology.errors import BadInput


def weights(text: str) -> dict[str, float]:
    """Weights written as focus=0.5,space=0; BadInput for anything else.

    >>> weights("focus=0.5,space=0")
    {'focus': 0.5, 'space': 0.0}
    """
    found: dict[str, float] = {}
    for part in text.split(","):
        if not part.strip():
            continue
        name, _, value = part.partition("=")
        try:
            found[name.strip()] = float(value)
        except ValueError:
            raise BadInput(
                f"权重应写作 focus=0.5,space=0，不能是「{part}」",
                f"Weights are written focus=0.5,space=0, not '{part}'",
            ) from None
    return found


def day(text: str) -> date:
    """A day written as 2022-12-31, or a year, which means its last day; BadInput otherwise.

    >>> day("2022"), day("2022-06-30")
    (datetime.date(2022, 12, 31), datetime.date(2022, 6, 30))
    """
    try:
        return date(int(text), 12, 31) if text.isdecimal() else date.fromisoformat(text)
    except ValueError:
        raise BadInput(
            f"日期应写作 2022-12-31 或 2022，不能是「{text}」",
            f"A day is written 2022-12-31 or 2022, not '{text}'",
        ) from None


def sides(regions: tuple[str, str], days: tuple[str, str]) -> bool:
    """Whether two days are compared, not two regions; BadInput where it is neither or both."""
    by_region, by_day = all(regions), all(days)
    if by_region == by_day or any(regions) != by_region or any(days) != by_day:
        raise BadInput(
            "请给出两个地区（left、right），或两个日期（from、to）",
            "Give two regions (left, right) or two days (from, to)",
        )
    return by_day
