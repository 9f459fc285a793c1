"""Labels (主导产业, 建设单位) and what each says of the words behind it."""

import re
from enum import StrEnum
from functools import cache, lru_cache
from pathlib import Path

from reading.lexicon import rows

_NUMBER = r"(?:[（(]?[一二三四五六七八九十\d]{1,3}[）)、.．]\s*)?"
LABEL = re.compile(
    rf"(?:^|(?<=[；;。，\s】])){_NUMBER}[【\[“]?(?P<label>[^：:，。；、\s【】\[\]“”]{{2,14}})[】\]”]?\s?[：:]"
)


class LabelRole(StrEnum):
    """What a label says of the words behind it."""

    NAME = "name"
    FIRM = "firm"
    DEVELOPER = "developer"
    PROJECT = "project"
    INSTITUTION = "institution"
    PARK = "park"
    SITE = "site"
    CHAIN = "chain"
    SEGMENT = "segment"
    PRODUCT = "product"
    TARGET = "target"
    OUTSIDE = "outside"
    GAP = "gap"
    LEVEL = "level"
    AREA = "area"
    MONEY = "money"
    STATE = "state"
    CONTENT = "content"
    PERIOD = "period"
    CONTACT = "contact"
    NUMBER = "number"
    CUSTOMER = "customer"
    SOURCE = "source"


@cache
def _roles() -> tuple[tuple[re.Pattern[str], LabelRole], ...]:
    table = rows(Path(__file__).with_name("roles.tsv"))
    return tuple((re.compile(row["pattern"]), LabelRole(row["role"])) for row in table)


@lru_cache(maxsize=4096)
def role_of(label: str) -> LabelRole | None:
    """The role of a label or column title, None where it is none we know.

    >>> role_of("主导产业"), role_of("建设单位"), role_of("他表示")
    (<LabelRole.CHAIN: 'chain'>, <LabelRole.DEVELOPER: 'developer'>, None)
    """
    plain = re.sub(r"[（(][^（）()]*[）)]|[\s“”\"‘’]", "", label) or label
    return next((role for pattern, role in _roles() if pattern.fullmatch(plain)), None)


def opens_with_label(text: str) -> bool:
    """Whether a line begins with a label that has a role and goes on behind it.

    >>> opens_with_label("主导产业：机器人"), opens_with_label("他表示：可以")
    (True, False)
    """
    found = LABEL.match(text)
    return bool(found and found.end() < len(text) and role_of(found["label"]))
