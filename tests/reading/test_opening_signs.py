"""The firm a project's name opens with."""

import pytest

from reading.names.opening_signs import likely, openings
from reading.names.scene import spell
from reading.names.tokens import cut


def told(name: str, *elsewhere: str) -> str:
    """The likeliest firm at the front of a project's name, "" if none is likelier than a firm."""
    tokens = cut(name)
    chances = [
        (chance, spell(tokens[o.first : o.end]))
        for o, chance in likely(tokens, frozenset(elsewhere))
    ]
    best, text = max(chances, default=(0.0, ""))
    return text if best > 1 - sum(chance for chance, _ in chances) else ""


@pytest.mark.parametrize(
    ("project", "firm"),
    [
        ("岚屿新材高端隔膜项目", "岚屿新材"),
        ("霁川科技有限公司年产20万套减速器项目", "霁川科技有限公司"),
        ("澜禾电子二期项目", "澜禾电子"),
        ("年产10万吨聚乳酸项目", ""),
        ("智能座舱域控制器项目", ""),
    ],
)
def test_the_firm_ends_where_what_it_builds_begins(project: str, firm: str) -> None:
    assert told(project) == firm


def test_an_opening_is_never_the_whole_name() -> None:
    tokens = cut("霁川科技")
    assert all(spell(tokens[o.first : o.end]) != "霁川科技" for o in openings(tokens))


def test_a_name_the_text_holds_elsewhere_is_likelier_to_be_the_firm() -> None:
    tokens = cut("霁川精密轴承项目")
    alone, met = (
        sum(c for o, c in likely(tokens, known) if spell(tokens[o.first : o.end]) == "霁川精密")
        for known in (frozenset[str](), frozenset({"霁川精密"}))
    )
    assert met > alone
