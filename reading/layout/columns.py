"""What the columns of a document's tables hold: guessed from their titles, corrected by the user."""

from collections.abc import Iterator

from ontology.errors import BadInput
from reading.layout.label_roles import LabelRole, role_of
from reading.layout.labelled import is_cell
from reading.model import Columns, Layout

UNKNOWN = "?"
"""Stands for the role of a column whose title tells nothing."""


def columns(layout: Layout) -> Columns:
    """The titles of all columns in the order of the text, each once, with the role it is read in."""
    given = dict(layout.columns)
    titles = dict.fromkeys(b.label for b in layout.blocks if is_cell(layout, b))
    return tuple((title, given.get(title) or role_of(title) or UNKNOWN) for title in titles)


def parsed(words: str) -> Columns:
    """The roles a user gives to columns; BadInput for a role there is none of.

    >>> parsed("企业名称=firm,主要产品=segment")
    (('企业名称', 'firm'), ('主要产品', 'segment'))
    """
    return tuple(_pairs(words))


def _pairs(words: str) -> Iterator[tuple[str, str]]:
    for part in words.replace("，", ",").split(",") if words.strip() else ():
        title, _, role = (side.strip() for side in part.partition("="))
        if not title or role not in list(LabelRole):
            known = ", ".join(LabelRole)
            raise BadInput(
                f"列的说明「{part}」不成立；写作 列名=角色，角色有：{known}",
                f"'{part}' says no column; write TITLE=ROLE, with one of these roles: {known}",
            )
        yield title, LabelRole(role).value


def shown(found: Columns) -> str:
    """The roles as a user would write them.

    >>> shown((("企业名称", "firm"), ("备注", "?")))
    '企业名称=firm,备注=?'
    """
    return ",".join(f"{title}={role}" for title, role in found)
