"""The W3C tests of SPARQL 1.1, asked of a server of ours over HTTP: `python -m bench.w3c`.

Query, results, protocol, service description and the reading half of the graph store protocol. The
graphs of all tests lie in one store; each query is asked of its own by `default-graph-uri` and
`named-graph-uri`. What does not pass stands with its reason in bench/w3c.tsv; any change to
that list, either way, is a fault.
"""

import csv
import sys
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Final

import httpx2 as httpx
from pyoxigraph import QueryResultsFormat, RdfFormat, parse

from bench.quality import RESULTS, write
from bench.w3c_answers import graph, same_csv, same_graph, same_rows
from bench.w3c_manifests import (
    QUERY_FOLDERS,
    RESULT_FOLDERS,
    Exchange,
    HttpTest,
    QueryTest,
    graph_of,
    http_tests,
    query_tests,
    service_description_tests,
)
from bench.w3c_server import Served, serving

SUITE: Final = Path(__file__).resolve().parents[2] / "shared" / "w3c" / "sparql" / "sparql11"
KNOWN: Final = Path(__file__).with_name("w3c.tsv")
MARKS: Final = ("<!-- w3c:begin -->", "<!-- w3c:end -->")
_EMPTY: Final = "urn:example:empty"
_TABLES: Final = {
    "application/sparql-results+json": QueryResultsFormat.JSON,
    "application/sparql-results+xml": QueryResultsFormat.XML,
    "text/tab-separated-values": QueryResultsFormat.TSV,
}
_TRUTHS: Final = tuple(_TABLES)[:2]
_GRAPHS: Final = ("text/turtle", "application/n-triples", "application/ld+json")
_FORMATS: Final = {"tabular": _TRUTHS, "boolean": _TRUTHS, "RDF": ("text/turtle",)}
_SD: Final = "http://www.w3.org/ns/sparql-service-description#"
_KINDS: Final = {
    "endpoint": "",
    "supportedLanguage": "",
    "resultFormat": "",
    "propertyFeature": "Feature",
    "defaultDataset": "Dataset",
    "defaultGraph": "Graph",
    "namedGraph": "NamedGraph",
    "name": "",
    "graph": "Graph",
}
"""The properties of the vocabulary that we use, with the class of what they lead to."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """Whether a test passed, or why not."""

    id: str
    fault: str = ""


def outcomes(suite: Path = SUITE) -> list[Outcome]:
    """What became of every test."""
    queries = [*query_tests(suite, QUERY_FOLDERS), *query_tests(suite, RESULT_FOLDERS)]
    protocol = list(http_tests(suite, "protocol"))
    store = list(http_tests(suite, "graph-store-protocol", "manifest-indirect.ttl"))
    store += http_tests(suite, "graph-store-protocol", "manifest-direct.ttl")
    graphs: dict[str, Path | str] = {}
    for test in queries:
        files = (*test.default, *test.named, *_named_in(test))
        graphs |= {iri: test.query.parent / iri.removeprefix(test.base) for iri in files}
    for web in protocol:
        graphs |= web.graphs
    found = []
    with serving() as server, httpx.Client(base_url=server.address, timeout=30) as client:
        server.show(graphs)
        found += [_outcome(test.id, partial(_query, client, test)) for test in queries]
        found += [_outcome(web.id, partial(_protocol, client, web)) for web in protocol]
        found += [
            _outcome(f"service-description/{name}", partial(_description, client, name))
            for name in service_description_tests(suite)
        ]
        found += _store_outcomes(server, client, store)
    return found


def _named_in(test: QueryTest) -> Iterator[str]:
    """The file that a query without data names itself."""
    if not test.default and not test.named and "FROM <data.ttl>" in _text(test):
        yield f"{test.base}data.ttl"


def _text(test: QueryTest) -> str:
    return test.query.read_text(encoding="utf-8")


def _outcome(name: str, run: Callable[[], str]) -> Outcome:
    try:
        return Outcome(name, run())
    except (ValueError, SyntaxError, KeyError) as fault:
        return Outcome(name, f"{type(fault).__name__}: {fault}".splitlines()[0])


def _query(client: httpx.Client, test: QueryTest) -> str:
    """Why a query is not answered as expected; nothing where it is."""
    if test.result is None:
        answer = _asked(client, test, "*/*")
        wanted = 400 if "Negative" in test.kind else 200
        return "" if answer.status_code == wanted else f"status {answer.status_code}"
    if test.kind == "CSVResultFormatTest":
        return "" if same_csv(_asked(client, test, "text/csv").text, test.result) else "rows differ"
    first = _asked(client, test, f"{_TRUTHS[0]}, text/turtle")
    if first.status_code != 200:
        return f"status {first.status_code}"
    if first.headers["content-type"].startswith("text/turtle"):
        return _each(_GRAPHS, lambda form: _same_graph(client, test, form))
    if not same_rows(first.content, QueryResultsFormat.JSON, test.result, test.base):
        return "another answer"
    others = _TRUTHS[1:] if "boolean" in first.json() else tuple(_TABLES)[1:]
    return _each(others, lambda form: _same_rows(client, test, form))


def _each(forms: tuple[str, ...], same: Callable[[str], bool]) -> str:
    wrong = [form for form in forms if not same(form)]
    return f"another answer in {', '.join(wrong)}" if wrong else ""


def _same_rows(client: httpx.Client, test: QueryTest, form: str) -> bool:
    answer = _asked(client, test, form).content
    return same_rows(answer, _TABLES[form], test.result or Path(), test.base)


def _same_graph(client: httpx.Client, test: QueryTest, form: str) -> bool:
    return same_graph(_asked(client, test, form).content, form, test.result or Path())


def _asked(client: httpx.Client, test: QueryTest, accept: str) -> httpx.Response:
    form: dict[str, str | list[str]] = {"query": f"BASE <{test.base}>\n{_text(test)}"}
    if "FROM <data.ttl>" not in _text(test):
        form |= {"default-graph-uri": list(test.default) or [_EMPTY]}
        form |= {"named-graph-uri": list(test.named)} if test.named else {}
    return client.post("/sparql", data=form, headers={"accept": accept})


def _protocol(client: httpx.Client, test: HttpTest) -> str:
    for step in test.exchanges:
        path = step.path.replace("/sparql/", "/sparql")
        answer = client.request(step.method, path, headers=step.headers, content=step.body)
        if not _fits(answer.status_code, step):
            return f"status {answer.status_code}"
        if step.boolean is not None and answer.json()["boolean"] is not step.boolean:
            return "another truth"
        kind = answer.headers["content-type"].partition(";")[0]
        if step.format and kind not in _FORMATS[step.format]:
            return f"content type {kind}"
    return ""


def _fits(status: int, step: Exchange) -> bool:
    names = {200: "OK", 201: "Created", 204: "NoContent", 404: "NotFound", 400: "BadRequest"}
    return {f"StatusCode{status // 100}xx", names.get(status, "")} & set(step.statuses) != set()


def _description(client: httpx.Client, name: str) -> str:
    answer = client.get("/sparql")
    kind = answer.headers["content-type"].partition(";")[0]
    found = list(parse(answer.content, format=RdfFormat.from_media_type(kind)))
    if name == "returns-rdf":
        return "" if found else "no triples"
    if name == "has-endpoint-triple":
        ends = {q.object.value for q in found if q.predicate.value == f"{_SD}endpoint"}
        return "" if f"{client.base_url}/sparql".replace("//sparql", "/sparql") in ends else "none"
    types = {(str(q.subject), str(q.object)) for q in found if q.predicate.value.endswith("#type")}
    for quad in found:
        if quad.predicate.value.startswith(_SD):
            kind = _KINDS[quad.predicate.value.removeprefix(_SD)]
            if kind and (str(quad.object), f"<{_SD}{kind}>") not in types:
                return f"{quad.object} is no sd:{kind}"
    return ""


def _store_outcomes(
    server: Served, client: httpx.Client, tests: list[HttpTest]
) -> Iterator[Outcome]:
    """The reading steps, each with the graphs that its test has written by then.

    The store does not change by HTTP, so whatever can stand in one store is served together.
    """
    steps = [_Step(t.id, n, step) for t in tests for n, step in enumerate(t.exchanges)]
    faults: dict[str, list[str]] = defaultdict(list)
    for step in steps:
        if not _is_indirect(step.exchange):
            faults[step.test].append("graph not named by ?graph= or ?default")
    left = [step for step in steps if _is_read(step.exchange)]
    while left:
        now, graphs = _together(tests, left)
        left = [step for step in left if step not in now]
        there = {iri: held for iri, held in graphs.items() if held is not None}
        server.show(there)
        for step in now:
            faults[step.test] += filter(None, [_read(client, step.exchange, there)])
    for step in steps:
        faults[step.test] += filter(None, [_refused(client, step.exchange)])
    for test in tests:
        yield Outcome(test.id, "; ".join(dict.fromkeys(faults[test.id])))


@dataclass(frozen=True, slots=True, eq=False)
class _Step:
    test: str
    number: int
    exchange: Exchange


def _together(
    tests: list[HttpTest], left: list[_Step]
) -> tuple[list[_Step], dict[str, str | None]]:
    """The steps whose graphs can stand in one store, and these graphs."""
    graphs: dict[str, str | None] = {}
    now = []
    for step in left:
        wanted = _state(tests, step)
        if all(graphs.get(iri, held) == held for iri, held in wanted.items()):
            graphs |= wanted
            now.append(step)
    return now, graphs


def _is_read(step: Exchange) -> bool:
    return step.method in ("GET", "HEAD") and _is_indirect(step)


def _is_indirect(step: Exchange) -> bool:
    """Whether a request names its graph in a parameter, as our address takes it."""
    return step.path == "/gsp?default" or graph_of(step).startswith("http")


def _state(tests: list[HttpTest], step: _Step) -> dict[str, str | None]:
    """What the graph that a step reads holds by then; None where it is not there."""
    (test,) = (t for t in tests if t.id == step.test)
    asked = step.exchange
    if "NotFound" in asked.statuses:
        return {graph_of(asked): None}
    earlier = test.exchanges[: step.number][::-1]
    before = (e.body.decode() for e in earlier if e.method in ("PUT", "POST"))
    return {graph_of(asked): asked.graph or next(before, "")}


def _read(client: httpx.Client, step: Exchange, there: dict[str, str]) -> str:
    path = step.path.replace("/gsp", "/data", 1)
    answer = client.request(step.method, path, headers=step.headers)
    if not _fits(answer.status_code, step):
        return f"status {answer.status_code}"
    if answer.status_code == 200 and step.method == "GET":
        wanted = graph(there[graph_of(step)].encode(), RdfFormat.TURTLE)
        return "" if graph(answer.content, RdfFormat.TURTLE) == wanted else "another graph"
    return ""


def _refused(client: httpx.Client, step: Exchange) -> str:
    if _is_read(step) or not _is_indirect(step):
        return ""
    path = step.path.replace("/gsp", "/data", 1)
    answer = client.request(step.method, path, headers=step.headers, content=step.body)
    fits = answer.status_code == 405 and answer.headers["allow"] == "GET, HEAD, OPTIONS"
    return "" if fits else f"a write got {answer.status_code}"


def known() -> dict[str, tuple[str, str]]:
    """The tests known not to pass: what happens, and why."""
    with KNOWN.open(encoding="utf-8", newline="") as lines:
        return {row[0]: (row[1], row[2]) for row in csv.reader(lines, delimiter="\t")}


def changes(found: list[Outcome]) -> list[str]:
    """In which tests the outcome is not the known one."""
    expected = known()
    changed = [
        f"{test.id}: {test.fault or 'passes'}, not {expected.get(test.id, ('passes', ''))[0]}"
        for test in found
        if test.fault != expected.get(test.id, ("", ""))[0]
    ]
    names = {test.id for test in found}
    return [*changed, *(f"{name}: is no test any more" for name in expected if name not in names)]


def section(found: list[Outcome]) -> str:
    """The section of `RESULTS.md`."""
    folders: dict[str, list[Outcome]] = defaultdict(list)
    for test in found:
        folders[test.id.partition("/")[0]].append(test)
    passed = sum(not test.fault for test in found)
    reasons = known()
    told = (
        f"`python -m bench.w3c` asks a server of ours over HTTP: {passed} of "
        f"{len(found)} pass. Tables are asked for as JSON, XML and TSV, graphs as Turtle, "
        "N-Triples and JSON-LD, and all have to be right."
    )
    lines = [
        "## W3C tests of SPARQL 1.1",
        "",
        told,
        "",
        "| tests | pass | of |",
        "|---|--:|--:|",
    ]
    for folder, tests in sorted(folders.items()):
        lines.append(f"| {folder} | {sum(not t.fault for t in tests)} | {len(tests)} |")
    lines += ["", "| does not pass | what happens | why |", "|---|---|---|"]
    for test in found:
        if test.fault:
            reason = reasons.get(test.id, ("", "not known"))[1]
            lines.append(f"| {test.id} | {test.fault} | {reason} |")
    lines += ["", "Everything else passes:", ""]
    for folder, tests in sorted(folders.items()):
        names = ", ".join(t.id.partition("/")[2] for t in tests if not t.fault)
        lines.append(f"- {folder}: {names}")
    return "\n".join(lines)


def main() -> None:
    """Run the tests, write the list into RESULTS.md, and tell every change."""
    if not SUITE.is_dir():
        sys.exit("the W3C tests are not beside this checkout (../shared/w3c)")
    found = outcomes()
    write(section(found), RESULTS, MARKS)
    for change in changes(found):
        print(change)
    passed = sum(not test.fault for test in found)
    print(f"{passed} of {len(found)} pass")
    sys.exit(1 if changes(found) else 0)


if __name__ == "__main__":
    main()
