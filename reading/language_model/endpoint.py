"""An OpenAI-compatible endpoint: one POST a question, no tools, no redirects, no proxies."""

import http.client
import json
import time
from dataclasses import dataclass, field
from enum import StrEnum
from urllib.parse import urlsplit

from pydantic import BaseModel, ValidationError

from ontology.errors import LiantuError
from reading.language_model.schema import Answer

_LARGEST = 1 << 20  # bytes; a chunk of a few thousand characters gives no more to tell
_AGAIN = frozenset({429, 500, 502, 503, 504})
_PART = 1 << 16


class Shape(StrEnum):
    """How the endpoint is asked for JSON; not every one knows schemas."""

    SCHEMA = "json_schema"
    OBJECT = "json_object"
    NONE = "none"


class NoAnswer(LiantuError):
    """A question that got no usable answer; the text is read without it."""

    http_status = 502
    code = "no_answer"


class _Message(BaseModel):
    content: str


class _Choice(BaseModel):
    message: _Message


class _Envelope(BaseModel):
    choices: tuple[_Choice, ...]


@dataclass(frozen=True, slots=True)
class Endpoint:
    """Where a model answers; `timeout` is seconds for an answer, `pauses` those before each retry.

    `url` is the base address (https://host/v1); it must be http or https.
    """

    url: str
    model: str
    key: str = field(default="", repr=False)
    timeout: float = 120.0
    shape: Shape = Shape.SCHEMA
    pauses: tuple[float, ...] = (1.0, 4.0)

    def ask(self, system: str, user: str) -> str:
        """The words a model answers with; NoAnswer says why there are none."""
        body = json.dumps(self._request(system, user), ensure_ascii=False).encode()
        for pause in self.pauses:
            status, content = self._post(body)
            if status not in _AGAIN:
                break
            time.sleep(pause)
        else:
            status, content = self._post(body)
        if status != http.client.OK:
            raise NoAnswer(f"服务返回 {status}", f"the service answered {status}")
        return _words(content)

    def _request(self, system: str, user: str) -> dict[str, object]:
        asked: dict[str, object] = {
            "model": self.model,
            "messages": [
                {"role": "system", "content": system},
                {"role": "user", "content": user},
            ],
            "temperature": 0,
            "stream": False,
        }
        if self.shape is Shape.SCHEMA:
            schema = {"name": "facts", "strict": True, "schema": Answer.model_json_schema()}
            asked["response_format"] = {"type": "json_schema", "json_schema": schema}
        elif self.shape is Shape.OBJECT:
            asked["response_format"] = {"type": "json_object"}
        return asked

    def _post(self, body: bytes) -> tuple[int, bytes]:
        """Status and content of one answer."""
        place = urlsplit(self.url)
        secure = place.scheme == "https"
        kind = http.client.HTTPSConnection if secure else http.client.HTTPConnection
        connection = kind(place.hostname or "", place.port, timeout=self.timeout)
        headers = {"Content-Type": "application/json", "Accept": "application/json"}
        if self.key:
            headers["Authorization"] = f"Bearer {self.key}"
        deadline = time.monotonic() + self.timeout
        try:
            path = f"{place.path.rstrip('/')}/chat/completions"
            connection.request("POST", path, body, headers)
            answer = connection.getresponse()
            return answer.status, _content(answer, deadline)
        except TimeoutError:
            raise _late() from None
        except (OSError, http.client.HTTPException) as fault:
            raise NoAnswer("连不上服务", f"the service cannot be reached: {fault}") from fault
        finally:
            connection.close()


def _content(answer: http.client.HTTPResponse, deadline: float) -> bytes:
    """The whole body, however slowly it drips, up to a size and a point in time."""
    parts: list[bytes] = []
    size = 0
    while part := answer.read1(_PART):
        parts.append(part)
        size += len(part)
        if size > _LARGEST:
            raise NoAnswer("回答过长", f"the answer is longer than {_LARGEST} bytes")
        if time.monotonic() > deadline:
            raise _late()
    return b"".join(parts)


def _late() -> NoAnswer:
    return NoAnswer("超时", "the answer took too long")


def _words(content: bytes) -> str:
    try:
        choices = _Envelope.model_validate_json(content).choices
    except ValidationError:
        choices = ()
    if not choices:
        raise NoAnswer("回答不是约定的格式", "the answer is no chat completion")
    return choices[0].message.content
