"""Faults that only arise over HTTP, and the one shape in which every fault is told.

The kinds below stand beside the tree in `ontology.errors`; they only arise over HTTP.

LiantuError
├── Unauthorized         401   a token that is not the right one
├── Forbidden            403   not allowed here
├── MethodNotAllowed     405
├── NotAcceptable        406   no format that was asked for can be given
├── UnsupportedMedia     415   a body of a kind the route does not read
├── InvalidRequest       422   parameters that are missing, of the wrong kind or out of range
├── TooMany              429   a caller whose budget of query time is used up
└── Busy                 503   more queries at once than are worth waiting for
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import orjson

from ontology.errors import AlreadyThere, LiantuError, MissingInput


class Unauthorized(LiantuError):
    """A token that is not the right one."""

    http_status = 401
    code = "unauthorized"


class Forbidden(LiantuError):
    """Something this server does not do for this request."""

    http_status = 403
    code = "forbidden"


class MethodNotAllowed(LiantuError):
    """A method the address does not know."""

    http_status = 405
    code = "method_not_allowed"


class NotAcceptable(LiantuError):
    """No format that was asked for can be given."""

    http_status = 406
    code = "not_acceptable"


class UnsupportedMedia(LiantuError):
    """A body of a kind the route does not read."""

    http_status = 415
    code = "unsupported_media"


class InvalidRequest(LiantuError):
    """Parameters that are missing, of the wrong kind or out of range."""

    http_status = 422
    code = "invalid_request"


class TooMany(LiantuError):
    """A caller whose budget of query time is used up; `wait` are the seconds until it is not."""

    http_status = 429
    code = "too_many"

    def __init__(self, zh: str, en: str, wait: int) -> None:
        super().__init__(zh, en)
        self.wait = wait


class Busy(LiantuError):
    """More queries at once than are worth waiting for."""

    http_status = 503
    code = "busy"


class Internal(LiantuError):
    """A fault of the program itself; the log has it, the answer does not."""

    code = "internal"


_SOON = 2
"""Seconds after which a busy server is worth asking again: the time one query has."""


@dataclass(frozen=True, slots=True)
class Fault:
    """What went wrong, ready to be shown: status, code, a sentence in each language, details."""

    status: int
    code: str
    message: str
    message_en: str
    detail: tuple[Mapping[str, str], ...] = ()

    def as_json(self) -> bytes:
        """The one error shape."""
        return orjson.dumps({"error": self.as_object()})

    def as_object(self) -> Mapping[str, Any]:
        """What stands under `error`."""
        body: dict[str, Any] = {
            "code": self.code,
            "message": self.message,
            "message_en": self.message_en,
        }
        if self.detail:
            body["detail"] = self.detail
        return body


def headers_of(error: LiantuError) -> Mapping[str, str]:
    """What the headers of an answer tell of an error: when to come back, how to show who one is."""
    if isinstance(error, TooMany):
        return {"retry-after": str(error.wait)}
    if error.http_status == Busy.http_status:
        return {"retry-after": str(_SOON)}
    if isinstance(error, Unauthorized):
        return {"www-authenticate": "Bearer"}
    return {}


def fault_of(error: LiantuError) -> Fault:
    """The fault that an error of ours is."""
    detail: tuple[Mapping[str, str], ...] = ()
    if isinstance(error, MissingInput) and error.needs:
        detail = ({"where": "file", "problem": f"no table for {error.needs}"},)
    if isinstance(error, AlreadyThere) and error.document:
        detail = ({"where": "document", "problem": error.document},)
    return Fault(error.http_status, error.code, error.zh, error.en, detail)
