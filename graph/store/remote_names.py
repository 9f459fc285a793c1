"""Queries as every engine takes them: Virtuoso 7 knows no `?企业` and spoils a separator “、”.

Both are written in ASCII on the way there and put back in what comes.
"""

import re

_MARK = "zh_"
_TOKEN = re.compile(
    r"""
    (?P<before> \bSEPARATOR\s*=\s* )"(?P<between> [^"\\\r\n]* )"
  | (?P<kept> \"\"\"(?:[^"\\]|\\.|"(?!""))*\"\"\" | '''(?:[^'\\]|\\.|'(?!''))*'''
            | "(?:[^"\\\r\n]|\\.)*" | '(?:[^'\\\r\n]|\\.)*'
            | <[^<>"{}|^`\\\x00-\x20]*> )
  | (?P<comment> \#[^\r\n]* )
  | [?$](?P<name> \w+ )
    """,
    re.VERBOSE | re.DOTALL | re.IGNORECASE,
)
_SEPARATOR = re.compile(rf"\|{_MARK}([0-9a-f]+)\|")


def in_ascii(sparql: str) -> str:
    """A query without comments whose variables and separators are of ASCII letters.

    >>> in_ascii('SELECT ?企业 { ?企业 ?p "?企业" } # 何')
    'SELECT ?zh_e4bc81e4b89a { ?zh_e4bc81e4b89a ?p "?企业" } '
    >>> in_ascii('(GROUP_CONCAT(?a; separator="、") AS ?b)')
    '(GROUP_CONCAT(?a; separator="|zh_e38081|") AS ?b)'
    """
    return _TOKEN.sub(_ascii, sparql)


def own_name(name: str) -> str:
    """The name that a variable of an answer has in the query.

    >>> own_name("zh_e4bc81e4b89a"), own_name("p")
    ('企业', 'p')
    """
    return bytes.fromhex(name.removeprefix(_MARK)).decode() if name.startswith(_MARK) else name


def own_text(cell: str | None) -> str | None:
    """A cell of an answer with the separators of the query.

    >>> own_text("甲|zh_e38081|乙")
    '甲、乙'
    """
    return cell and _SEPARATOR.sub(lambda found: bytes.fromhex(found[1]).decode(), cell)


def _ascii(found: re.Match[str]) -> str:
    between, name = found["between"], found["name"]
    if between and not between.isascii():
        return f'{found["before"]}"|{_MARK}{between.encode().hex()}|"'
    if name and not name.isascii():
        return f"?{_MARK}{name.encode().hex()}"
    return "" if found["comment"] else found[0]
