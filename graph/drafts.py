"""Documents handed in that nobody accepted yet: kept beside the graph, never part of it.

drafts/<sha256> holds the bytes, drafts/<sha256>.json who handed in what and when, drafts/<sha256>.reading.json
what was read. They survive a restart, are few and small, and go by themselves when nobody wants them.
"""

import hashlib
import json
import shutil
import unicodedata
from collections.abc import Callable
from dataclasses import asdict, dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from threading import RLock

from pydantic import TypeAdapter

from graph.datadir import Card, DataDir, write_whole
from ontology.errors import DraftsFull, NotFound
from ontology.identity import document_id
from ontology.model import Reading

_LONGEST_NAME = 120
_MEGABYTE = 2**20


@dataclass(frozen=True, slots=True)
class Bounds:
    """How many drafts there may be, how many bytes in all, and how many days one is kept."""

    count: int = 40
    size: int = 200 * _MEGABYTE
    days: int = 7


@dataclass(frozen=True, slots=True)
class Draft:
    """A document nobody accepted yet; `edition` is that of the program which read it."""

    sha256: str
    card: Card
    came: str
    size: int
    edition: str

    @property
    def id(self) -> str:
        """The id that the document has, too, once it is accepted."""
        return document_id(self.sha256)


def _now() -> datetime:
    return datetime.now(UTC)


class Drafts:
    """The drafts of one data directory; safe for threads of one process."""

    def __init__(
        self, root: Path, bounds: Bounds | None = None, clock: Callable[[], datetime] = _now
    ) -> None:
        self._root = root / "drafts"
        self._bounds = bounds or Bounds()
        self._clock = clock
        self._adapter = TypeAdapter(Reading)
        self._lock = RLock()
        self._read: dict[Draft, Reading] = {}

    def all(self) -> tuple[Draft, ...]:
        """The drafts that are still wanted, the latest first."""
        with self._lock:
            found = [self._load(file.stem) for file in self._root.glob("*.json") if _is_card(file)]
            kept = [draft for draft in found if not self._forgotten(draft)]
        return tuple(sorted(kept, key=lambda d: (d.came, d.sha256), reverse=True))

    def find(self, draft: str) -> Draft:
        """The draft with this id; NotFound where it was accepted, discarded or left too long."""
        for one in self.all():
            if one.id == draft:
                return one
        raise NotFound(
            f"没有待收下的文件「{draft}」：也许已经收下、丢弃或过期",
            f"No draft '{draft}': it may have been accepted, discarded or left too long",
        )

    def room_for(self, data: bytes) -> None:
        """DraftsFull where these bytes would be one too many."""
        sha256 = hashlib.sha256(data).hexdigest()
        others = [draft for draft in self.all() if draft.sha256 != sha256]
        most = self._bounds
        if len(others) >= most.count or sum(d.size for d in others) + len(data) > most.size:
            raise DraftsFull(
                f"待收下的文件太多（上限 {most.count} 份、{most.size // _MEGABYTE} MB）；"
                "请先收下或丢弃几份",
                f"Too many drafts (at most {most.count}, {most.size // _MEGABYTE} MB); "
                "accept or discard some first",
            )

    def keep(self, data: bytes, card: Card, reading: Reading, edition: str) -> Draft:
        """Keep a document with what was read of it; the same bytes again take its place."""
        sha256 = hashlib.sha256(data).hexdigest()
        came = self._clock().isoformat(timespec="seconds")
        draft = Draft(sha256, card, came, len(data), edition)
        with self._lock:
            self.room_for(data)
            self._read = {d: r for d, r in self._read.items() if d.sha256 != sha256}
            write_whole(self._root / sha256, data)
            write_whole(self._reading_file(sha256), self._adapter.dump_json(reading))
            content = json.dumps(asdict(draft), ensure_ascii=False, sort_keys=True) + "\n"
            write_whole(self._card_file(sha256), content.encode())
        return draft

    def raw(self, draft: Draft) -> bytes:
        """The bytes as they were handed in."""
        return (self._root / draft.sha256).read_bytes()

    def reading(self, draft: Draft) -> Reading:
        """What was read; taken from the disk once."""
        with self._lock:
            if draft not in self._read:
                file = self._reading_file(draft.sha256)
                self._read[draft] = self._adapter.validate_json(file.read_bytes())
            return self._read[draft]

    def drop(self, draft: Draft) -> None:
        """Forget a draft, first its card, and what a model said of it if it is not in the graph."""
        with self._lock:
            self._read.pop(draft, None)
            for file in (
                self._card_file(draft.sha256),
                self._reading_file(draft.sha256),
                self._root / draft.sha256,
            ):
                file.unlink(missing_ok=True)
            folder = DataDir(self._root.parent)
            replies = folder.replies(draft.sha256)
            if replies.exists() and folder.card(draft.sha256) is None:
                shutil.rmtree(replies)

    def _forgotten(self, draft: Draft) -> bool:
        """Whether a draft was left too long; then it is gone."""
        age = self._clock() - datetime.fromisoformat(draft.came)
        if age < timedelta(days=self._bounds.days):
            return False
        self.drop(draft)
        return True

    def _load(self, sha256: str) -> Draft:
        kept = json.loads(self._card_file(sha256).read_bytes())
        return Draft(**{**kept, "card": Card(**kept["card"])})

    def _card_file(self, sha256: str) -> Path:
        return self._root / f"{sha256}.json"

    def _reading_file(self, sha256: str) -> Path:
        return self._root / f"{sha256}.reading.json"


def _is_card(file: Path) -> bool:
    return not file.name.endswith(".reading.json") and not file.name.startswith(".")


def plain_name(name: str) -> str:
    """A file name as it may be shown: no folders, no signs that nobody sees, not too long.

    >>> plain_name("../../报告.txt")
    '报告.txt'
    """
    last = name.replace("\\", "/").rpartition("/")[2]
    seen = "".join(c for c in last if unicodedata.category(c)[0] != "C").strip()
    stem, dot, suffix = seen.rpartition(".")
    return f"{stem[:_LONGEST_NAME]}{dot}{suffix[:20]}" if dot else seen[:_LONGEST_NAME]
