"""What a query from outside may be: a read, of bounded size and depth, that stays in this store."""

import re

from ontology.errors import BadQuery

LONGEST = 64 * 1024
DEEPEST = 100
MOST_OPERATORS = 500

# Order matters: at each place the first that fits is taken, and every repetition is possessive, so
# that each character is looked at a bounded number of times whatever stands there.
_TOKEN = re.compile(
    r"""
    (?P<string>  \"\"\"(?:[^"\\]|\\.|"(?!""))*+\"\"\" | '''(?:[^'\\]|\\.|'(?!''))*+'''
               | (?!\"\"\")"(?:[^"\\\r\n]|\\.)*+" | (?!''')'(?:[^'\\\r\n]|\\.)*+' )
  | (?P<open>    ["'] )
  | (?P<iri>     <[^<>"{}|^`\\\x00-\x20]*+> )
  | (?P<comment> \#[^\r\n]*+ )
  | (?P<name>    [?$]\w++ | @[A-Za-z]++(?:-[A-Za-z0-9]++)*+
               | (?:(?>[^\W\d][\w.\-]*+))?:(?:[\w.\-:]|%[0-9A-Fa-f]{2}|\\[_~.\-!$&'()*+,;=/?\#@%])*+ )
  | (?P<word>    [^\W\d][\w.\-]*+ )
    """,
    re.VERBOSE | re.DOTALL,
)
_HIDDEN = frozenset({"string", "iri", "comment", "name"})
_UPDATE = re.compile(r"\b(LOAD|INSERT|DELETE|CLEAR|DROP|CREATE|ADD|MOVE|COPY)\b", re.IGNORECASE)
_OPERATORS = re.compile(r"\|\||&&|[|/!^*+-]|\b(?:UNION|OPTIONAL|MINUS)\b", re.IGNORECASE)
_CHANGING = re.compile(r"\b(?:RAND|NOW|UUID|STRUUID)\b", re.IGNORECASE)


def inspect(sparql: str) -> None:
    """Refuse, with the reason, a query that is too long, too deep, or does more than read here."""
    if len(sparql) > LONGEST or len(sparql.encode(errors="surrogatepass")) > LONGEST:
        raise BadQuery(
            f"查询过长：最多 {LONGEST // 1024} KB", f"Query too long: at most {LONGEST // 1024} KB"
        )
    bare = bared(sparql)
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


def is_lasting(sparql: str) -> bool:
    """Whether a query has the same answer whenever the same graph is asked."""
    return _CHANGING.search(sparql) is None


def bared(sparql: str) -> str:
    """A query without its strings, IRIs, comments and names; BadQuery for a string left open."""
    return _TOKEN.sub(_what_counts, sparql)


def _what_counts(token: re.Match[str]) -> str:
    kind, text = token.lastgroup or "", token[0]
    if kind == "open":
        raise BadQuery("查询里有没有结束的字符串", "A string in the query is left open")
    # `?a<x:b)SERVICE?s#>` looks like an IRI and is an operator with a query behind it.
    if kind == "iri" and ("(" in text or ")" in text):
        return text if "service" in text.lower() else " "
    return " " if kind in _HIDDEN else text


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
