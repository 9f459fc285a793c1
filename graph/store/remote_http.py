"""Requests to a SPARQL server: whole answers or an error of ours, asked again where that helps.

Every request that a store makes may be sent twice without harm: reads change nothing, parts of a
step replace a graph aside, and the step itself leaves nothing to do for a second one.
"""

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TypeVar

import httpx2 as httpx

from graph.store.remote_place import Credentials, Place, Proof
from ontology.errors import BadQuery, LiantuError, RemoteFault, RemoteRefused, RemoteUnreachable

_AGAIN = frozenset({408, 425, 429, 500, 502, 503, 504})
"""Answers after which the same request may well succeed; 500 is how some engines tell a deadlock."""
_NOT_ALLOWED = (401, 403)
_NOT_THERE = (404, 405, 410)
_SHOWN = 200  # characters of a server's own words

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Reply:
    """A whole answer of a server: its media type without parameters, and its bytes."""

    media_type: str
    body: bytes
    headers: Mapping[str, str]


class NotWhole(ValueError):
    """An answer that ends too early, or is not what was asked for."""


class _Broken(Exception):
    """An answer that did not come, or not whole; `after` is when the server wants to be asked."""

    def __init__(self, why: str, after: float = 0.0) -> None:
        super().__init__(why)
        self.after = after


class Endpoint:
    """The way to a SPARQL server; no redirect and no proxy is followed."""

    def __init__(self, place: Place, sleep: Callable[[float], None] = time.sleep) -> None:
        self.place = place
        self._sleep = sleep
        self._client = httpx.Client(
            auth=_auth(place.credentials),
            headers=_headers(place.credentials),
            timeout=place.patience.seconds,
            follow_redirects=False,
            trust_env=False,
        )

    def ask(self, sparql: str, graph: str, accept: str, parsed: Callable[[Reply], T]) -> T:
        """The answer to a query of a graph ("": the default graph), as `parsed` makes of it.

        `parsed` raises NotWhole for an answer that breaks off; then the server is asked again.
        """
        form = {"query": sparql} | ({"default-graph-uri": graph} if graph else {})
        headers = {"accept": accept}
        return self._whole(parsed, "POST", self.place.query, data=form, headers=headers)

    def update(self, text: str) -> None:
        """Run an update that may be run twice."""
        content = {"content-type": "application/sparql-update"}
        self._whole(_nothing, "POST", self.place.updates, content=text.encode(), headers=content)

    def put_graph(self, graph: str, triples: bytes) -> None:
        """Make a named graph hold these N-Triples and no other, by the Graph Store Protocol."""
        content = {"content-type": "application/n-triples"}
        where = {"graph": graph}
        put = {"params": where, "content": triples, "headers": content}
        self._whole(_nothing, "PUT", self.place.graphs, **put)

    def close(self) -> None:
        """End all connections."""
        self._client.close()

    def _whole(self, parsed: Callable[[Reply], T], method: str, url: str, **request: object) -> T:
        patience = self.place.patience
        fault = _Broken("")
        for attempt in range(patience.attempts):
            if attempt:
                after = min(fault.after, patience.longest_pause)
                self._sleep(max(patience.pause(attempt - 1), after))
            try:
                return parsed(self._once(method, url, request))
            except _Broken as broken:
                fault = broken
            except NotWhole as broken:
                fault = _Broken(str(broken)[:_SHOWN])
        raise RemoteUnreachable(
            f"SPARQL 服务 {url} 没有给出完整回答（试了 {patience.attempts} 次，最后一次：{fault}）；"
            "已提交的文档不受影响，服务恢复后重新运行同一命令即可继续",
            f"The SPARQL server {url} gave no whole answer (asked {patience.attempts} times, last: "
            f"{fault}); documents already in the graph are safe, run the same command again later",
        )

    def _once(self, method: str, url: str, request: dict[str, object]) -> Reply:
        until = time.monotonic() + self.place.patience.seconds
        try:
            with self._client.stream(method, url, **request) as answer:  # type: ignore[arg-type]
                parts = []
                for part in answer.iter_bytes():
                    parts.append(part)
                    # A server that trickles never runs into the time-out of a single read.
                    if time.monotonic() > until:
                        raise _Broken(f"> {self.place.patience.seconds:g} s")
                body = b"".join(parts)
        except httpx.TransportError as fault:
            raise _Broken(f"{type(fault).__name__}: {fault}"[:_SHOWN]) from fault
        except (httpx.InvalidURL, httpx.UnsupportedProtocol) as fault:
            raise RemoteRefused(
                f"SPARQL 服务的地址无效：{fault}", f"Not the address of a SPARQL server: {fault}"
            ) from fault
        if answer.is_success:
            media_type = answer.headers.get("content-type", "").partition(";")[0].strip().lower()
            return Reply(media_type, body, dict(answer.headers))
        raise _fault(answer.status_code, answer.headers, body, url)


def _fault(status: int, headers: Mapping[str, str], body: bytes, url: str) -> Exception:
    said = " ".join(body[: 4 * _SHOWN].decode(errors="replace").split())[:_SHOWN]
    if status in _AGAIN:
        after = headers.get("retry-after", "")
        return _Broken(f"HTTP {status} {said}".strip(), float(after) if after.isdigit() else 0.0)
    return _refusal(status, said, url)


def _refusal(status: int, said: str, url: str) -> LiantuError:
    if status in _NOT_ALLOWED:
        return RemoteRefused(
            f"SPARQL 服务 {url} 拒绝访问（HTTP {status}）；请检查 LIANTU_STORE_USER、"
            "LIANTU_STORE_PASSWORD、LIANTU_STORE_TOKEN、LIANTU_STORE_PROOF 以及写权限",
            f"The SPARQL server {url} refuses access (HTTP {status}); check LIANTU_STORE_USER, "
            "LIANTU_STORE_PASSWORD, LIANTU_STORE_TOKEN, LIANTU_STORE_PROOF and the right to write",
        )
    if status in _NOT_THERE or status < httpx.codes.BAD_REQUEST:
        return RemoteRefused(
            f"{url} 不是 SPARQL 服务（HTTP {status}）；请检查 LIANTU_STORE、LIANTU_STORE_UPDATE、"
            "LIANTU_STORE_GRAPHS",
            f"{url} is no SPARQL endpoint (HTTP {status}); check LIANTU_STORE, "
            "LIANTU_STORE_UPDATE and LIANTU_STORE_GRAPHS",
        )
    if status == httpx.codes.BAD_REQUEST:
        return BadQuery(f"查询写法有误：{said}", f"The query is not valid: {said}")
    return RemoteFault(
        f"SPARQL 服务 {url} 不接受请求（HTTP {status}）：{said}",
        f"The SPARQL server {url} does not take the request (HTTP {status}): {said}",
    )


def _auth(who: Credentials) -> httpx.Auth | None:
    if who.token or not who.user:
        return None
    kind = httpx.DigestAuth if who.proof is Proof.DIGEST else httpx.BasicAuth
    return kind(who.user, who.password)


def _headers(who: Credentials) -> Mapping[str, str]:
    return {"authorization": f"Bearer {who.token}"} if who.token else {}


def _nothing(_reply: Reply) -> None:
    """Nothing: what an update answers is for people."""
