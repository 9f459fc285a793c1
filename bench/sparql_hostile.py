"""Queries and requests made to knock a SPARQL service over; all of them the same every time."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from random import Random
from urllib.parse import quote, quote_plus, urlencode

_ALL = "?a ?b ?c . ?d ?e ?f"


def _doubled(times: int) -> str:
    steps = " ".join(f"BIND(CONCAT(?x{n}, ?x{n}) AS ?x{n + 1})" for n in range(times))
    return f'SELECT (STRLEN(?x{times}) AS ?n) {{ BIND("环" AS ?x0) {steps} }}'


BOMBS = {
    "cross product of three": f"SELECT (COUNT(*) AS ?n) {{ {_ALL} . ?g ?h ?i }}",
    "cross product of four": f"SELECT (COUNT(*) AS ?n) {{ {_ALL} . ?g ?h ?i . ?j ?k ?l }}",
    "all by all, sorted": f"SELECT * {{ {_ALL} }} ORDER BY ?f ?a DESC(?c)",
    "all by all, distinct": f"SELECT DISTINCT * {{ {_ALL} . ?g ?h ?i }} OFFSET 999999999",
    "a string doubled forty times": _doubled(40),
    "everything in one string": f"SELECT (GROUP_CONCAT(CONCAT(?c, ?f)) AS ?x) {{ {_ALL} }}",
    "brackets for the planner": f"ASK {{ {'[ <x:> ' * 95}?x{' ]' * 95} . {'( ' * 95}{') ' * 95} <x:> 1 }}",
    "values by values by values": "SELECT (COUNT(*) AS ?n) {{ VALUES ?a {{ {0} }} VALUES ?b {{ {0} }} "
    "VALUES ?c {{ {0} }} }}".format(" ".join(map(str, range(3000)))),
    "a graph of all by all": f"CONSTRUCT {{ ?a ?e ?f . ?d ?b ?c }} WHERE {{ {_ALL} . ?g ?h ?i }} OFFSET 99999999",
    "every path": "SELECT (COUNT(*) AS ?n) { ?a (!<x:>|^!<x:>)* ?b . ?c (!<x:>|^!<x:>)* ?d . ?e (!<x:>)* ?f }",
    "optional upon optional": "SELECT (COUNT(*) AS ?n) { "
    + " ".join(f"OPTIONAL {{ ?a{n} ?b{n} ?c{n} }}" for n in range(8))
    + " }",
    "not one of all pairs": f"SELECT (COUNT(*) AS ?n) {{ {_ALL} FILTER NOT EXISTS {{ ?g ?h ?i . "
    "FILTER(CONCAT(STR(?a), STR(?d), STR(?g)) = STR(?i)) } }",
}
"""Twelve queries that none ends by itself: in time, in memory, in the answer, in the planner."""

_NESTED = {
    "groups": ("SELECT * {", "{", "", "}", "}"),
    "brackets": ("SELECT * { FILTER(", "(", "1", ")", ") }"),
    "sub-selects": ("SELECT * {", "{ SELECT * ", "{}", "}", "}"),
    "optionals": ("SELECT * {", "OPTIONAL {", "", "}", "}"),
    "unions": ("SELECT * {", "{} UNION {", "", "}", "}"),
    "minus": ("SELECT * {", "?s ?p ?o MINUS {", "", "}", "}"),
    "exists": ("SELECT * {", "FILTER EXISTS {", "", "}", "}"),
    "graphs": ("SELECT * {", "GRAPH ?g {", "", "}", "}"),
    "collections": ("SELECT * { ?s ?p ", "(", "1", ")", " }"),
    "blank nodes": ("SELECT * { ?s ?p ", "[ ?q ", "1", "]", " }"),
    "negations": ("SELECT * { FILTER(", "!", "true", "", ") }"),
    "alternatives": ("SELECT * { FILTER(", "false || ", "true", "", ") }"),
    "paths": ("SELECT * { ?s ", "(", "<x:>", ")", " ?o }"),
    "triple terms": ("SELECT * { ?s ?p ", "<<( ?s ?p ", "1", ")>>", " }"),
}
"""Of each construct that nests: what stands before, opens, lies within, closes, stands behind."""


def nestings(depth: int) -> Iterator[tuple[str, str]]:
    """Each construct in itself, so many times, with its name."""
    for name, (before, opened, core, closed, behind) in _NESTED.items():
        yield name, before + opened * depth + core + closed * depth + behind


_SERVICE = (
    "SELECT * {{ SERVICE <{0}> {{ ?s ?p ?o }} }}",
    "SELECT * {{ SERVICE SILENT <{0}> {{ ?s ?p ?o }} }}",
    "SELECT * {{ service <{0}> {{ ?s ?p ?o }} }}",
    "SELECT * {{ SeRvIcE sIlEnT <{0}> {{ ?s ?p ?o }} }}",
    "SELECT*{{SERVICE<{0}>{{?s ?p ?o}}}}",
    "SELECT * {{ SERVICE\t<{0}>\n{{ ?s ?p ?o }} }}",
    "SELECT * {{ SERVICE # remark\n <{0}> {{ ?s ?p ?o }} }}",
    "SELECT * {{ SERVICE#\n<{0}>#\n{{ ?s ?p ?o }} }}",
    "PREFIX x: <{0}> SELECT * {{ SERVICE x: {{ ?s ?p ?o }} }}",
    "PREFIX : <{0}> SELECT * {{ SERVICE : {{ ?s ?p ?o }} }}",
    "PREFIX x: <{0}> SELECT * {{ SERVICE x:a {{ ?s ?p ?o }} }}",
    "BASE <{0}> SELECT * {{ SERVICE <x> {{ ?s ?p ?o }} }}",
    "BASE <{0}> SELECT * {{ SERVICE <> {{ ?s ?p ?o }} }}",
    "SELECT * {{ VALUES ?g {{ <{0}> }} SERVICE ?g {{ ?s ?p ?o }} }}",
    "SELECT * {{ BIND(<{0}> AS ?g) SERVICE ?g {{ ?s ?p ?o }} }}",
    'SELECT * {{ BIND(IRI("{0}") AS ?g) SERVICE ?g {{ ?s ?p ?o }} }}',
    'SELECT * {{ BIND(IRI(CONCAT("{0}", "x")) AS ?g) SERVICE SILENT ?g {{ ?s ?p ?o }} }}',
    "SELECT * {{ {{ SERVICE <{0}> {{ ?s ?p ?o }} }} }}",
    "SELECT * {{ {{ SELECT * {{ SERVICE <{0}> {{ ?s ?p ?o }} }} }} }}",
    "SELECT * {{ OPTIONAL {{ SERVICE <{0}> {{ ?s ?p ?o }} }} }}",
    "SELECT * {{ {{}} UNION {{ SERVICE <{0}> {{ ?s ?p ?o }} }} }}",
    "SELECT * {{ BIND(1 AS ?s) MINUS {{ SERVICE <{0}> {{ ?s ?p ?o }} }} }}",
    "SELECT * {{ FILTER EXISTS {{ SERVICE <{0}> {{ ?s ?p ?o }} }} }}",
    "SELECT * {{ FILTER NOT EXISTS {{ SERVICE <{0}> {{ ?s ?p ?o }} }} }}",
    "SELECT (EXISTS {{ SERVICE <{0}> {{ ?s ?p ?o }} }} AS ?x) {{ }}",
    "SELECT * {{ BIND(EXISTS {{ SERVICE <{0}> {{ ?s ?p ?o }} }} AS ?x) }}",
    "SELECT * {{ }} HAVING(EXISTS {{ SERVICE <{0}> {{ ?s ?p ?o }} }})",
    "SELECT * {{ }} ORDER BY (EXISTS {{ SERVICE <{0}> {{ ?s ?p ?o }} }})",
    "SELECT * {{ LATERAL {{ SERVICE <{0}> {{ ?s ?p ?o }} }} }}",
    "SELECT * {{ SERVICE <{0}> {{ SERVICE <{0}> {{ ?s ?p ?o }} }} }}",
    "ASK {{ SERVICE <{0}> {{ ?s ?p ?o }} }}",
    "CONSTRUCT {{ ?s ?p ?o }} WHERE {{ SERVICE <{0}> {{ ?s ?p ?o }} }}",
    "DESCRIBE ?s {{ SERVICE <{0}> {{ ?s ?p ?o }} }}",
    "SELECT * FROM <{0}> {{ ?s ?p ?o }}",
    "SELECT * FROM NAMED <{0}> {{ GRAPH ?g {{ ?s ?p ?o }} }}",
    "SELECT * {{ GRAPH <{0}> {{ ?s ?p ?o }} }}",
    "SELECT * {{ ?s ?p 1SERVICE<{0}>{{ ?s ?p ?o }} }}",
    "SELECT * {{ FILTER(1<1)SERVICE<{0}>{{ ?s ?p ?o }} }}",
    "SELECT * {{ \\u0053ERVICE <{0}> {{ ?s ?p ?o }} }}",
    "LOAD <{0}>",
)


def services(address: str) -> tuple[str, ...]:
    """Forty spellings of a query that would reach for an address."""
    return tuple(spelling.format(address) for spelling in _SERVICE)


@dataclass(frozen=True, slots=True)
class Request:
    """A request as it goes over the wire, whether or not anybody should send it."""

    method: str
    target: str
    body: bytes = b""
    headers: tuple[tuple[str, str], ...] = field(default=())

    def wire(self, host: str) -> bytes:
        """The bytes of the request."""
        lines = [f"{self.method} {self.target} HTTP/1.1", f"host: {host}"]
        lines += [f"{name}: {value}" for name, value in self.headers]
        if self.body or self.method == "POST":
            lines.append(f"content-length: {len(self.body)}")
        return "\r\n".join([*lines, "", ""]).encode() + self.body


_SOUND = (
    "ASK { ?s ?p ?o }",
    "SELECT * { ?s ?p ?o } LIMIT 5",
    "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }",
    "CONSTRUCT WHERE { ?s ?p ?o } LIMIT 5",
    "DESCRIBE ?s { ?s ?p ?o } LIMIT 1",
    "PREFIX lt: <https://w3id.org/liantu/ont#> SELECT ?f { ?f a lt:Firm } ORDER BY ?f LIMIT 7",
)
_UPDATES = (
    "INSERT DATA { <urn:a> <urn:b> <urn:c> }",
    "DELETE WHERE { ?s ?p ?o }",
    "CLEAR ALL",
    "DROP ALL",
    "LOAD <http://127.0.0.1:9/>",
    "INSERT { ?s ?p 1 } WHERE { ?s ?p ?o }",
    "ASK {} ; CLEAR ALL",
    "SELECT * { ?s ?p ?o } ; DROP DEFAULT",
)
_TYPES = (
    "application/x-www-form-urlencoded",
    "application/sparql-query",
    "application/sparql-update",
    "application/x-www-form-urlencoded; charset=gb18030",
    "multipart/form-data; boundary=x",
    "text/turtle",
    "application/json",
    "",
)
_ACCEPTS = (
    "*/*",
    "text/csv",
    "text/turtle",
    "application/sparql-results+xml",
    "a",
    ";q=",
    "text/*;q=2",
)
_PIECES = (
    *"{}()[]<>\"'\\?$#.;,|/!^*+-=&% \n\t\0",
    *("SELECT", "UNION", "FILTER", "SERVICE", "INSERT", "DELETE", "GRAPH", "\\u0041", "<<(", ")>>"),
    *("环节", "\U0001f517", "\u202e", "'''", '"""', "@zh", "^^", "1e9", "_:b", "lt:", "CONCAT("),
)
_TARGETS = (
    "/sparql",
    "/sparql",
    "/sparql",
    "/sparql",
    "/sparql/",
    "//sparql",
    "/sparql/update",
    "/update",
)


def fuzzed(number: int, seed: int = 20261121) -> Iterator[Request]:
    """So many requests: broken queries, updates in every disguise, parameters twice and thrice."""
    random = Random(seed)
    makers = (_broken_query, _disguised_update, _polluted, _odd_body)
    for _ in range(number):
        yield random.choice(makers)(random)


def _broken(random: Random) -> str:
    text = random.choice(_SOUND + _UPDATES[-2:])
    for _ in range(random.randrange(6)):
        at = random.randrange(len(text) + 1)
        cut = random.choice((0, 0, 1, 5))
        text = text[:at] + random.choice(_PIECES) * random.choice((1, 1, 2, 40)) + text[at + cut :]
    return text


def _accept(random: Random) -> tuple[tuple[str, str], ...]:
    return (("accept", random.choice(_ACCEPTS)),)


def _broken_query(random: Random) -> Request:
    text = quote(_broken(random), safe="")
    if random.random() < 0.2:
        text = text[: random.randrange(len(text) + 1)] + random.choice(("%", "%f", "%ff", "%00"))
    return Request("GET", f"{random.choice(_TARGETS)}?query={text}", headers=_accept(random))


def _disguised_update(random: Random) -> Request:
    update = random.choice(_UPDATES)
    name = random.choice(("update", "query", "UPDATE", "using-graph-uri", "query[]"))
    if random.random() < 0.5:
        target = f"{random.choice(_TARGETS)}?{name}={quote(update, safe='')}"
        method = random.choice(("GET", "POST", "PUT", "DELETE", "PATCH", "HEAD"))
        return Request(method, target, headers=_accept(random))
    kind = random.choice(_TYPES)
    body = update if "sparql" in kind else f"{name}={quote_plus(update)}"
    headers = (("content-type", kind), *_accept(random))
    return Request("POST", random.choice(_TARGETS), body.encode(), headers)


def _polluted(random: Random) -> Request:
    names = (
        "query",
        "query",
        "update",
        "default-graph-uri",
        "named-graph-uri",
        "timeout",
        "format",
    )
    values = (*_SOUND, *_UPDATES, "", "urn:g", "0", "-1", "1e999")
    pairs = [(random.choice(names), random.choice(values)) for _ in range(random.randrange(1, 5))]
    if random.random() < 0.5:
        return Request("GET", f"/sparql?{urlencode(pairs)}", headers=_accept(random))
    half = len(pairs) // 2
    target = f"/sparql?{urlencode(pairs[:half])}"
    return Request("POST", target, urlencode(pairs[half:]).encode(), (("content-type", _TYPES[0]),))


def _odd_body(random: Random) -> Request:
    body = random.choice(
        (
            random.randbytes(random.choice((1, 50, 3000))),
            _broken(random).encode("utf-16"),
            _broken(random).encode(),
            b"query=" + b"%7B" * random.choice((10, 3000, 30_000)),
            b"query=" + b"a" * 70_000,
        )
    )
    return Request("POST", "/sparql", body, (("content-type", random.choice(_TYPES)),))
