"""Serve the installed liantu and walk all its pages: `python crawl.py DATA DOCUMENT`.

Writes as JSON where the packages come from, the pages seen and what became of each asset that they,
their styles and their scripts name.
"""

import json
import re
import sys
from collections import deque
from pathlib import Path
from urllib.parse import urldefrag, urljoin, urlsplit

from fastapi.testclient import TestClient

import viz
from api.app import create_app
from api.library import Library
from api.settings import Settings
from graph.build import Workspace

_NAMED = re.compile(r"""(?:href|src|action)="([^"]+)"|url\(["']?([^"')]+)|from ["']([^"']+)["']""")
_ID = re.compile(r"(?<=/)[a-z]+-[0-9a-f]{6,}|(?<=/questions/)[\w-]+|(?<=/ont/).*")
_FORMS = {"text/html", "text/css", "text/javascript", "application/javascript"}
_PAGE = {"accept": "text/html"}


class Walk:
    """A walk over the pages of a server, one of each kind, and all that they load."""

    def __init__(self, client: TestClient) -> None:
        self._client = client
        self.pages: dict[str, int] = {}
        self.assets: dict[str, int] = {}

    def from_(self, *starts: str) -> None:
        """Walk on from some addresses until nothing new is named."""
        waiting, kinds = deque(starts), set[str]()
        while waiting:
            path = waiting.popleft()
            kind = path if path.startswith("/static/") else _ID.sub("*", urlsplit(path).path)
            if kind in kinds or path.startswith(("/api/", "/data/")):
                continue
            kinds.add(kind)
            waiting.extend(self._seen(path))

    def _seen(self, path: str) -> list[str]:
        answer = self._client.get(path, headers=_PAGE)
        (self.assets if path.startswith("/static/") else self.pages)[path] = answer.status_code
        if answer.headers.get("content-type", "").partition(";")[0] not in _FORMS:
            return []
        if "/vendor/" in path:
            return []
        named = (next(filter(None, found)) for found in _NAMED.findall(answer.text))
        here = (urldefrag(urljoin(path, name.replace("&amp;", "&"))).url for name in named)
        return [address for address in here if address.startswith("/")]


def main(data: Path, document: Path) -> None:
    """Build a graph of one document and walk its pages."""
    settings = Settings(data=data, read_only=False, hosts="testserver")
    workspace = Workspace.open(data, create=True)
    workspace.build([document])
    app = create_app(settings, Library(workspace, settings))
    with TestClient(app, raise_server_exceptions=False) as client:
        walk = Walk(client)
        walk.from_("/", "/docs", "/query", "/names", "/compare", "/reconcile")
    found = {"from": next(iter(viz.__path__)), "pages": walk.pages, "assets": walk.assets}
    sys.stdout.write(json.dumps(found))


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
