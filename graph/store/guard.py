"""What a query from outside may be: a read, of bounded size and depth, that stays in this store."""

import re

from ontology.errors import BadQuery

LONGEST = 64 * 1024
DEEPEST = 100
MOST_OPERATORS = 500

# Order matters: at each place the first that fits is taken. An IRI with a round bracket is not
# taken as one: `?a<x:b)SERVICE?s#>` looks like an IRI and is an operator with a query behind it.
_TOKEN = re.compile(
    r"""
    (?P<string>  \"\"\"(?:[^"\\]|\\.|"(?!""))*\"\"\" | '''(?:[^'\\]|\\.|'(?!''))*'''
               | "(?:[^"\\\r\n]|\\.)*" | '(?:[^'\\\r\n]|\\.)*' )
  | (?P<iri>     <[^<>"{}|^`\\()\x00-\x20]*> )
  | (?P<comment> \#[^\r\n]* )
  | (?P<name>    [?$]\w+ | @[A-Za-z]+(?:-[A-Za-z0-9]+)*
               | (?:[^\W\d][\w.\-]*)?:(?:[\w.\-:]|%[0-9A-Fa-f]{2}|\\[_~.\-!$&'()*+,;=/?\#@%])* )
    """,
    re.VERBOSE | re.DOTALL,
)
_UPDATE = re.compile(r"\b(LOAD|INSERT|DELETE|CLEAR|DROP|CREATE|ADD|MOVE|COPY)\b", re.IGNORECASE)
_OPERATORS = re.compile(r"\|\||&&|[|/!^*+-]|\b(?:UNION|OPTIONAL|MINUS)\b", re.IGNORECASE)


def inspect(sparql: str) -> None:
    """Refuse, with the reason, a query that is too long, too deep, or does more than read here."""
    if len(sparql.encode()) > LONGEST:
        raise BadQuery(
            f"查询过长：最多 {LONGEST // 1024} KB", f"Query too long: at most {LONGEST // 1024} KB"
        )
    bare = _TOKEN.sub(" ", sparql)
    if re.search(r"\\u", bare, re.IGNORECASE):
        raise BadQuery(
            "查询里的 \\u 转义只能用在字符串里", "\\u escapes are allowed in strings only"
        )
    # Keywords need no space around them (`1SERVICE`), hence anywhere and not as a word.
    if "service" in bare.lower():
        raise BadQuery(
            "不允许 SERVICE：查询只读本图，不访问其他地址",
            "SERVICE is not allowed: queries read this graph only",
        )
    if update := _UPDATE.search(bare):
        raise BadQuery(
            f"不允许 {update[1].upper()}：这里只读",
            f"{update[1].upper()} is not allowed: read only",
        )
    _bounded(bare)


def _bounded(bare: str) -> None:
    depth = deepest = 0
    for mark in re.findall(r"[()\[\]{}]|<<|>>", bare):
        depth += 1 if mark in ("(", "[", "{", "<<") else -1
        deepest = max(deepest, depth)
    if deepest > DEEPEST:
        raise BadQuery(
            f"查询嵌套过深：最多 {DEEPEST} 层", f"Query nested too deeply: at most {DEEPEST} levels"
        )
    if len(_OPERATORS.findall(bare)) > MOST_OPERATORS:
        raise BadQuery(
            f"查询里的运算符过多：最多 {MOST_OPERATORS} 个",
            f"Too many operators in the query: at most {MOST_OPERATORS}",
        )
