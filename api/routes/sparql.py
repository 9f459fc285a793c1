"""The SPARQL 1.1 Protocol, reading only."""

from dataclasses import dataclass
from typing import Annotated, Any, Final
from urllib.parse import parse_qsl

from fastapi import APIRouter, Depends, Request
from starlette.responses import Response

from api.callers import CallerHere
from api.faults import Forbidden, UnsupportedMedia
from api.here import LibraryHere
from api.negotiation import OFFERED, accepted, not_acceptable
from graph import store
from ontology.errors import BadQuery

router = APIRouter(tags=["sparql"])

FORM: Final = "application/x-www-form-urlencoded"
QUERY: Final = "application/sparql-query"
UPDATE: Final = "application/sparql-update"
_MOST_BYTES = 256 * 1024  # a 64 KB query takes up to three times that when percent-encoded
_EXAMPLE = "SELECT ?s ?p ?o WHERE { ?s ?p ?o } LIMIT 3"


@dataclass(frozen=True, slots=True)
class Asked:
    """A query and the media types that its answer may have."""

    query: str
    accept: tuple[str, ...]


async def asked(request: Request) -> Asked:
    """What a request asks by the protocol: in the address, in a form, or as its body."""
    accept = accepted(request.headers.get("accept"))
    if request.method == "GET":
        return Asked(_only_query(request.query_params.multi_items()), accept)
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if kind == UPDATE:
        raise _read_only()
    if kind not in (FORM, QUERY):
        raise UnsupportedMedia(
            f"POST 的内容类型应为 {FORM} 或 {QUERY}，收到「{kind}」",
            f"POST takes {FORM} or {QUERY}, not “{kind}”",
        )
    body = await _text(request)
    given = request.query_params.multi_items()
    if kind == QUERY:
        return Asked(_only_query([*given, ("query", body)]), accept)
    return Asked(_only_query([*given, *parse_qsl(body, keep_blank_values=True)]), accept)


Question = Annotated[Asked, Depends(asked)]
_ANSWERS: Final[dict[int | str, dict[str, Any]]] = {
    200: {
        "description": "The answer, in the media type asked for",
        "content": {
            OFFERED[0]: {
                "schema": {"type": "object"},
                "example": {
                    "head": {"vars": ["name"]},
                    "results": {"bindings": [{"name": {"type": "literal", "value": "澄星汽车"}}]},
                },
            },
            **{kind: {"schema": {"type": "string"}} for kind in OFFERED[1:]},
        },
        "headers": {
            "x-liantu-truncated": {
                "description": "true where the row limit cut the answer",
                "schema": {"type": "string"},
            }
        },
    }
}
_QUERY_SCHEMA: Final = {"type": "string", "description": "SPARQL query"}


@router.get(
    "/sparql",
    summary="SPARQL 查询",
    responses=_ANSWERS,
    response_class=Response,
    openapi_extra={
        "parameters": [
            {
                "name": "query",
                "in": "query",
                "required": True,
                "description": "SELECT, ASK, CONSTRUCT or DESCRIBE",
                "schema": _QUERY_SCHEMA,
                "example": _EXAMPLE,
            }
        ]
    },
)
async def sparql(question: Question, library: LibraryHere, caller: CallerHere) -> Response:
    """The answer to a query given in the address."""
    return await answered(question, library, caller)


@router.post(
    "/sparql",
    summary="SPARQL 查询",
    responses=_ANSWERS,
    response_class=Response,
    openapi_extra={
        "requestBody": {
            "required": True,
            "content": {
                FORM: {
                    "schema": {
                        "type": "object",
                        "properties": {"query": _QUERY_SCHEMA},
                        "required": ["query"],
                    },
                    "example": {"query": _EXAMPLE},
                },
                QUERY: {"schema": _QUERY_SCHEMA, "example": _EXAMPLE},
            },
        }
    },
)
async def sparql_post(question: Question, library: LibraryHere, caller: CallerHere) -> Response:
    """The answer to a query given in a form or as the body."""
    return await answered(question, library, caller)


async def answered(question: Asked, library: LibraryHere, caller: CallerHere) -> Response:
    """The store's answer as a response."""
    wanted = store.Question(question.query, ",".join(question.accept))
    answer = await library.answer(wanted, caller)
    if answer.media_type not in question.accept:
        # Only the engine knows whether a query gives rows or triples.
        raise not_acceptable(",".join(question.accept), (answer.media_type,))
    headers = {"x-liantu-truncated": "true"} if answer.truncated else {}
    return Response(answer.body, 200, headers, media_type=answer.media_type)


def _only_query(given: list[tuple[str, str]]) -> str:
    names = [name for name, _ in given]
    if "update" in names:
        raise _read_only()
    if {"default-graph-uri", "named-graph-uri"} & set(names):
        raise BadQuery(
            "只有一个图，不接受 default-graph-uri 与 named-graph-uri",
            "There is one graph: default-graph-uri and named-graph-uri are not taken",
        )
    queries = [value for name, value in given if name == "query"]
    if len(queries) != 1:
        raise BadQuery(
            f"需要恰好一个 query 参数，收到 {len(queries)} 个",
            f"Exactly one query parameter is needed, not {len(queries)}",
        )
    return queries[0]


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
