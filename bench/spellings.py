"""The plain spellings under which two names count as one when readings are scored."""

import re
import unicodedata

_CHAIN_ENDINGS = ("产业链", "产业集群", "产业", "行业")
_LEGAL_FORMS = ("股份有限公司", "有限责任公司", "有限公司", "集团", "公司")
_SEAT = re.compile(r"[\u4e00-\u9fff]{2,8}?[省市](.{2,})")
_CITY = re.compile(r"[\u4e00-\u9fff]{2,8}?市(.{2,})")


def plainly(name: str) -> str:
    """Letters, marks and digits alone, of one width and case.

    >>> plainly("ＴＫＥ 通讯（惠州）")
    'tke通讯惠州'
    """
    folded = unicodedata.normalize("NFKC", str(name)).lower()
    return "".join(c for c in folded if unicodedata.category(c)[0] in "LMN")


def _without(name: str, endings: tuple[str, ...]) -> str:
    """The name with every such ending taken off, as long as something stays."""
    while ending := next((e for e in endings if name.endswith(e) and name != e), None):
        name = name.removesuffix(ending)
    return name


def _unseated(name: str) -> set[str]:
    """A firm's name without the province or city it leads with."""
    province = _SEAT.fullmatch(name)
    if not province:
        return set()
    city = _CITY.fullmatch(province[1])
    return {province[1], *([city[1]] if city else [])}


def spellings(name: str, kind: str | None = None) -> set[str]:
    """Every plain spelling of a name of an entity type, or of any type.

    >>> sorted(spellings("芜湖市驭岚电驱有限公司", "Firm"))
    ['芜湖市驭岚电驱', '芜湖市驭岚电驱有限公司', '驭岚电驱']
    """
    plain = plainly(name)
    if kind == "Industry":
        return {_without(plain, _CHAIN_ENDINGS)} - {""}
    found = {plain}
    if kind is None:
        found.add(_without(plain, _CHAIN_ENDINGS))
    if kind in {None, "Firm"}:
        firm = _without(plain, _LEGAL_FORMS)
        found |= {firm} | _unseated(firm)
    return found - {""}
