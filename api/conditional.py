"""Answers that a client has already: entity tags and what to do with those it sends."""

from fastapi import Request
from starlette.responses import Response

from ontology.identity import digest


def tag_of(*parts: str) -> str:
    """The strong entity tag of what the parts tell apart."""
    return f'"{digest(parts)}"'


def has_already(request: Request, tag: str) -> bool:
    """Whether a client says that it holds the answer with this tag."""
    sent = request.headers.get("if-none-match", "")
    held = (part.strip().removeprefix("W/") for part in sent.split(","))
    return tag in held


def not_modified(tag: str) -> Response:
    """The answer to who has it already."""
    return Response(status_code=304, headers=lasting(tag))


def lasting(tag: str) -> dict[str, str]:
    """The headers of an answer that may be kept, but must be asked for again."""
    return {"etag": tag, "cache-control": "no-cache", "vary": "Accept, Origin"}
