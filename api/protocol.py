"""What a request asks by the SPARQL 1.1 Protocol: a query, its graphs, the answer's media types."""

from dataclasses import dataclass
from typing import Final
from urllib.parse import parse_qsl

from fastapi import Request

from api.faults import Forbidden, UnsupportedMedia
from api.negotiation import accepted
from graph.store import Dataset
from ontology.errors import BadQuery

FORM: Final = "application/x-www-form-urlencoded"
QUERY: Final = "application/sparql-query"
UPDATE: Final = "application/sparql-update"
_MOST_BYTES = 256 * 1024  # a 64 KB query takes up to three times that when percent-encoded
_MOST_GRAPHS = 1000
_ASKS: Final = {"query", "update", "default-graph-uri", "named-graph-uri"}


@dataclass(frozen=True, slots=True)
class Asked:
    """A query, the media types that its answer may have, and its graphs if not its own."""

    query: str
    accept: tuple[str, ...]
    dataset: Dataset | None = None


async def asked(request: Request) -> Asked | None:
    """What a request asks: in the address, in a form, or as its body; None if it asks nothing."""
    given = request.query_params.multi_items()
    if request.method in ("GET", "HEAD"):
        asks = bool({name for name, _ in given} & _ASKS)
        return _asked(request, given) if asks else None
    media_type, _, parameters = request.headers.get("content-type", "").partition(";")
    kind = media_type.strip().lower()
    if kind == UPDATE:
        raise _read_only()
    if kind not in (FORM, QUERY):
        raise UnsupportedMedia(
            f"POST 的内容类型应为 {FORM} 或 {QUERY}，收到「{kind}」",
            f"POST takes {FORM} or {QUERY}, not “{kind}”",
        )
    _check_charset(parameters)
    body = await _text(request)
    if kind == QUERY:
        return _asked(request, [*given, ("query", body)])
    return _asked(request, [*given, *parse_qsl(body, keep_blank_values=True)])


def no_query(given: int) -> BadQuery:
    """The error of a request without its one query."""
    return BadQuery(
        f"需要恰好一个 query 参数，收到 {given} 个",
        f"Exactly one query parameter is needed, not {given}",
    )


def _asked(request: Request, given: list[tuple[str, str]]) -> Asked:
    if any(name == "update" for name, _ in given):
        raise _read_only()
    queries = [value for name, value in given if name == "query"]
    if len(queries) != 1:
        raise no_query(len(queries))
    return Asked(queries[0], accepted(request.headers.get("accept")), _dataset(given))


def _dataset(given: list[tuple[str, str]]) -> Dataset | None:
    default = tuple(value for name, value in given if name == "default-graph-uri")
    named = tuple(value for name, value in given if name == "named-graph-uri")
    if len(default) + len(named) > _MOST_GRAPHS:
        raise BadQuery(
            f"最多指定 {_MOST_GRAPHS} 个图", f"At most {_MOST_GRAPHS} graphs may be named"
        )
    return Dataset(default, named) if default or named else None


def _check_charset(parameters: str) -> None:
    for parameter in parameters.lower().split(";"):
        name, _, value = parameter.partition("=")
        if name.strip() == "charset" and value.strip(' "') not in ("utf-8", "utf8", "us-ascii"):
            raise UnsupportedMedia("查询应为 UTF-8 文本", "The query has to be UTF-8 text")


def _read_only() -> Forbidden:
    return Forbidden("SPARQL 端点只读，不接受更新", "The SPARQL endpoint is read-only: no updates")


async def _text(request: Request) -> str:
    body = bytearray()
    async for chunk in request.stream():
        body += chunk
        if len(body) > _MOST_BYTES:
            raise BadQuery("查询过长：最多 64 KB", "Query too long: at most 64 KB")
    try:
        return body.decode("utf-8")
    except UnicodeDecodeError:
        raise BadQuery("查询不是 UTF-8 文本", "The query is not UTF-8 text") from None
