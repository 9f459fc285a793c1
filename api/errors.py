"""Errors as answers: one shape for every fault, in JSON or as a page."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from typing import Any, ClassVar

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.responses import Response

from api.faults import Fault, Internal, InvalidRequest, MethodNotAllowed, fault_of, headers_of
from api.moved import Moved, to_new_place
from ontology.errors import LiantuError, NotFound

Page = Callable[[Request, "Fault"], str]


@dataclass(frozen=True, slots=True)
class ErrorPages:
    """Answers faults: as a page where the browser asks for one, else as JSON.

    `always` are headers that every such answer carries: the one for a fault of the program itself
    is sent from outside all middleware.
    """

    page: Page
    always: Mapping[str, str]
    machine: ClassVar[tuple[str, ...]] = (
        "/api",
        "/sparql",
        "/data",
        "/.well-known",
        "/openapi.json",
        "/healthz",
    )

    def answer(self, request: Request, fault: Fault, headers: Mapping[str, str]) -> Response:
        """The response for a fault."""
        headers = {**headers, **self.always}
        if self._wants_page(request):
            body = self.page(request, fault)
            return Response(body, fault.status, headers, media_type="text/html")
        return Response(fault.as_json(), fault.status, headers, media_type="application/json")

    def _wants_page(self, request: Request) -> bool:
        machine = request.url.path.startswith(self.machine)
        return not machine and "text/html" in request.headers.get("accept", "")


def of_http(request: Request, error: HTTPException) -> Fault:
    """The fault that the framework found: no such address, no such method, a broken body."""
    path, cause = request.url.path, error.__cause__
    if isinstance(cause, LiantuError):
        # Raised while the body came in: the framework wraps what happens there.
        return fault_of(cause)
    if error.status_code == NotFound.http_status:
        return fault_of(NotFound(f"没有地址 {path}", f"There is nothing at {path}"))
    if error.status_code == MethodNotAllowed.http_status:
        zh = f"地址 {path} 不接受 {request.method} 方法"
        return fault_of(MethodNotAllowed(zh, f"{path} does not take {request.method}"))
    said = str(error.detail)
    return Fault(error.status_code, "http_error", f"请求无法处理：{said}", f"Bad request: {said}")


def of_validation(error: RequestValidationError) -> Fault:
    """The fault in a request's parameters, each named with what is wrong with it."""
    detail = tuple(
        {"where": ".".join(str(part) for part in item["loc"]), "problem": str(item["msg"])}
        for item in error.errors()
    )
    named = "；".join(f"{d['where']}：{d['problem']}" for d in detail)
    named_en = "; ".join(f"{d['where']}: {d['problem']}" for d in detail)
    zh, en = f"请求参数有误：{named}", f"The request is not valid: {named_en}"
    return Fault(InvalidRequest.http_status, InvalidRequest.code, zh, en, detail)


Handler = Callable[[Request, Any], Awaitable[Response]]


def handlers(pages: ErrorPages) -> Mapping[type[Exception], Handler]:
    """Which exception is answered how: the whole table."""

    async def ours(request: Request, error: LiantuError) -> Response:
        return pages.answer(request, fault_of(error), headers_of(error))

    async def http(request: Request, error: HTTPException) -> Response:
        return pages.answer(request, of_http(request, error), error.headers or {})

    async def invalid(request: Request, error: RequestValidationError) -> Response:
        return pages.answer(request, of_validation(error), {})

    async def unexpected(request: Request, _: Exception) -> Response:
        fault = Internal("程序内部出错，详情见服务日志", "An internal error; the log has details")
        return pages.answer(request, fault_of(fault), {})

    return {
        LiantuError: ours,
        HTTPException: http,
        RequestValidationError: invalid,
        Exception: unexpected,
    }


def install(app: FastAPI, pages: ErrorPages) -> None:
    """Give an application the table of handlers."""
    for kind, handler in handlers(pages).items():
        app.add_exception_handler(kind, handler)
    app.add_exception_handler(Moved, to_new_place)
