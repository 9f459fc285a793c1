"""The OpenAPI description: the error shape on every operation, an example in every answer."""

from collections.abc import Iterator, Mapping
from typing import Any, Final

from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi

from api.views import ErrorView

Schema = Mapping[str, Any]
Met = tuple[str, str, str]
"""Code, Chinese and English sentence of a fault."""
_ERROR_REF: Final = "#/components/schemas/ErrorView"
_FAULTS: Final = {
    "403": ("forbidden", "这里不允许", "Not allowed here"),
    "404": (
        "not_found",
        "没有产业链「新能车」；相近：新能源汽车",
        "No chain “新能车”; near: 新能源汽车",
    ),
    "409": ("data_directory", "数据目录不能这样用", "The data directory cannot be used as asked"),
    "413": ("document_too_large", "上传的文件过大", "The uploaded document is too large"),
    "422": ("invalid_request", "请求参数有误", "The request is not valid"),
    "503": ("store_locked", "数据目录正被另一个进程使用", "Another process has the directory open"),
}
_SPARQL_FAULTS: Final = {
    "400": ("bad_query", "查询写法有误", "The query is not valid or not allowed"),
    "401": ("unauthorized", "令牌不对", "The token is not the right one"),
    "403": ("forbidden", "不接受更新", "No updates"),
    "406": ("not_acceptable", "不能按 Accept 给出结果", "No media type that was asked for"),
    "415": ("unsupported_media", "不认识的内容类型", "A body of another kind"),
    "429": ("too_many", "查询用时已超出额度", "More query time than the budget allows"),
    "503": ("busy", "查询太多，请稍后再试", "Too many queries at once"),
    "504": ("query_timeout", "查询超时，已中止", "The query ran past its time"),
}
_ASKED: Final = ("404", "422")
_TAGS: Final = {
    "documents": "文档 · the documents and what was read from them",
    "entities": "实体 · firms, parks, places, chains, projects",
    "chains": "产业链 · reference chains against what is on record in a region",
    "gaps": "缺口 · stated and computed gaps in one list",
    "explore": "关系图 · a view of the network with places, and who is next to a thing",
    "places": "地区与园区 · regions and parks",
    "structure": "结构 · knock-outs, suppositions, shared segments, measures of imported tables",
    "review": "待核 · facts too weak to be published, and verdicts on them",
    "reference": "规则、问题、词汇 · rules, ready questions, words",
    "sparql": "SPARQL 1.1 · read-only",
    "system": "系统 · health and version",
}


def describe(app: FastAPI) -> None:
    """Give an application its description, made when first asked for."""

    def openapi() -> dict[str, Any]:
        if not app.openapi_schema:
            app.openapi_schema = described(app)
        return app.openapi_schema

    app.openapi = openapi  # type: ignore[method-assign]


def described(app: FastAPI) -> dict[str, Any]:
    """The OpenAPI description of an application."""
    found = get_openapi(
        title=app.title,
        version=app.version,
        summary=app.summary,
        routes=app.routes,
        tags=[{"name": name, "description": words} for name, words in _TAGS.items()],
    )
    schemas = found["components"]["schemas"]
    schemas.pop("HTTPValidationError", None)
    schemas.pop("ValidationError", None)
    schemas.update(_error_schemas())
    for path, operation in _operations(found):
        faults = _SPARQL_FAULTS if path == "/sparql" else _FAULTS
        operation["responses"] = {
            **{k: v for k, v in operation["responses"].items() if k != "422"},
            **{status: _fault(*met) for status, met in _met(path, operation, faults).items()},
        }
        for content in _contents(operation):
            if "example" not in content and "schema" in content:
                content["example"] = example(content["schema"], schemas)
    return found


def example(schema: Schema, schemas: Mapping[str, Schema]) -> Any:  # noqa: ANN401
    """An example of a schema, put together from the examples of its fields.

    >>> example({"type": "object", "properties": {"a": {"examples": [1]}}}, {})
    {'a': 1}
    """
    if "$ref" in schema:
        return example(schemas[schema["$ref"].rpartition("/")[2]], schemas)
    if given := schema.get("examples"):
        return given[0]
    for choice in schema.get("anyOf", ()):
        return example(choice, schemas)
    if "enum" in schema:
        return schema["enum"][0]
    if schema.get("type") == "array":
        return [example(schema["items"], schemas)]
    if "properties" in schema:
        return {name: example(part, schemas) for name, part in schema["properties"].items()}
    return schema.get("default")


def _error_schemas() -> dict[str, Any]:
    schema = ErrorView.model_json_schema(ref_template="#/components/schemas/{model}")
    inner = schema.pop("$defs")
    return {**inner, "ErrorView": schema}


def _operations(description: Schema) -> Iterator[tuple[str, dict[str, Any]]]:
    for path, methods in description["paths"].items():
        for operation in methods.values():
            yield path, operation


def _contents(operation: Schema) -> Iterator[dict[str, Any]]:
    for response in operation["responses"].values():
        yield from response.get("content", {}).values()
    yield from operation.get("requestBody", {}).get("content", {}).values()


def _met(path: str, operation: Schema, faults: Mapping[str, Met]) -> Mapping[str, Met]:
    """The faults that an operation can meet."""
    if "requestBody" in operation or path == "/sparql":
        return faults
    asked = bool(operation.get("parameters"))
    return {status: met for status, met in faults.items() if asked and status in _ASKED}


def _fault(code: str, zh: str, en: str) -> dict[str, Any]:
    shown = {"error": {"code": code, "message": zh, "message_en": en}}
    content = {"application/json": {"schema": {"$ref": _ERROR_REF}, "example": shown}}
    return {"description": en, "content": content}
