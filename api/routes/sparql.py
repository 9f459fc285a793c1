"""The SPARQL 1.1 Protocol, reading only; asked for nothing, the endpoint describes itself."""

from typing import Any, Final

from fastapi import APIRouter, Request
from starlette.concurrency import run_in_threadpool
from starlette.responses import Response

from api.callers import Caller, caller_of
from api.conditional import has_already, lasting, not_modified, tag_of
from api.here import library_of
from api.library import Library
from api.methods import refuse_others
from api.negotiation import OFFERED, not_acceptable
from api.protocol import FORM, QUERY, Asked, asked, no_query
from api.routes.void import service
from graph import store
from graph.store.guard import is_lasting

router = APIRouter(tags=["sparql"])

_EXAMPLE: Final = "SELECT ?s ?p ?o WHERE { ?s ?p ?o } LIMIT 3"
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
            },
            "etag": {
                "description": "changes with the graph; of GET alone",
                "schema": {"type": "string"},
            },
        },
    }
}
_QUERY_SCHEMA: Final = {"type": "string", "description": "SPARQL query"}
_GRAPHS_SCHEMA: Final = {"type": "array", "items": {"type": "string"}}


def _parameter(name: str, description: str, schema: object, example: object) -> dict[str, Any]:
    return {
        "name": name,
        "in": "query",
        "required": False,
        "description": description,
        "schema": schema,
        "example": example,
    }


_DATASET: Final = [
    _parameter(
        "default-graph-uri",
        "graphs that make up the default graph, in place of those that the query names",
        _GRAPHS_SCHEMA,
        ["urn:example:graph"],
    ),
    _parameter(
        "named-graph-uri",
        "graphs that GRAPH may name, in place of those that the query names",
        _GRAPHS_SCHEMA,
        ["urn:example:graph"],
    ),
]


@router.get(
    "/sparql",
    summary="SPARQL 查询",
    responses=_ANSWERS,
    response_class=Response,
    openapi_extra={
        "parameters": [
            _parameter(
                "query",
                "SELECT, ASK, CONSTRUCT or DESCRIBE; without it the service describes itself",
                _QUERY_SCHEMA,
                _EXAMPLE,
            ),
            *_DATASET,
        ]
    },
)
async def sparql(request: Request) -> Response:
    """The answer to a query given in the address; without one the service description."""
    # Asked for here: handed in by the framework they take as long as a small query.
    question, library = await asked(request), await library_of(request)
    if question is None:
        return await run_in_threadpool(service, request, library)
    caller = await caller_of(request)
    if not is_lasting(question.query):
        return await answered(question, library, caller)
    tag = tag_of(library.state, repr(question))
    if has_already(request, tag):
        return not_modified(tag)
    answer = await answered(question, library, caller)
    answer.headers.update(lasting(tag))
    return answer


router.add_api_route("/sparql", sparql, methods=["HEAD"], include_in_schema=False)
refuse_others(router, "/sparql", "POST")


@router.post(
    "/sparql",
    summary="SPARQL 查询",
    responses=_ANSWERS,
    response_class=Response,
    openapi_extra={
        "parameters": _DATASET,
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
        },
    },
)
async def sparql_post(request: Request) -> Response:
    """The answer to a query given in a form or as the body."""
    question = await asked(request)
    if question is None:
        raise no_query(0)
    return await answered(question, await library_of(request), await caller_of(request))


async def answered(question: Asked, library: Library, caller: Caller) -> Response:
    """The store's answer as a response."""
    accept = ",".join(question.accept)
    wanted = store.Question(question.query, accept, dataset=question.dataset)
    answer = await library.answer(wanted, caller)
    if answer.media_type not in question.accept:
        # Only the engine knows whether a query gives rows or triples.
        raise not_acceptable(accept, (answer.media_type,))
    headers = {"x-liantu-truncated": "true"} if answer.truncated else {}
    return Response(answer.body, 200, headers, media_type=answer.media_type)
