"""The data directory on disk: documents by content, readings by content, decisions, the store.

VERSION  registry.csv  documents/<sha256>  documents/<sha256>.json  documents/<sha256>.replies/<key>.json
readings/<digest>.json  decisions.jsonl  chains/<key>/<version>.csv  alternatives/<digest>.csv  store/ (or store.home and store.lock for a graph on a server)
checkpoints/<generation>/
A document counts once its card (.json) is there; every file is written whole or not at all.
"""

import hashlib
import json
import os
import shutil
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from functools import cached_property
from pathlib import Path

from pydantic import TypeAdapter

from ontology.errors import DataDirectory, StoreVersion
from ontology.model import Reading

VERSION = "1"


@dataclass(frozen=True, slots=True)
class Card:
    """What the person who added a document says of it."""

    name: str
    region: str = ""
    columns: str = ""
    """Roles given to columns of its tables: 企业名称=firm,主要产品=segment."""


class DataDir:
    """The files of one data directory."""

    def __init__(self, root: Path) -> None:
        self.root = root

    @classmethod
    def open(cls, root: Path, *, create: bool = False) -> "DataDir":
        """The data directory at a path; with `create` an empty or missing one is made ready."""
        if root.exists() and not root.is_dir():
            raise DataDirectory(f"{root} 不是目录", f"{root} is not a directory")
        if not _has_files(root):
            if not create:
                raise DataDirectory(
                    f"{root} 里还没有数据；请先运行 liantu build 文件… --data {root}",
                    f"No data in {root} yet; first run liantu build PATH… --data {root}",
                )
            root.mkdir(parents=True, exist_ok=True)
            write_whole(root / "VERSION", f"{VERSION}\n".encode())
        _check_version(root)
        return cls(root)

    @cached_property
    def _adapter(self) -> TypeAdapter[Reading]:
        return TypeAdapter(Reading)

    @property
    def decisions(self) -> Path:
        """The file of decisions."""
        return self.root / "decisions.jsonl"

    @property
    def registry(self) -> Path:
        """The list of firms handed in by the user; there only if there is one."""
        return self.root / "registry.csv"

    @property
    def store(self) -> Path:
        """The folder of the store."""
        return self.root / "store"

    @property
    def checkpoints(self) -> Path:
        """The folder of the copies that readers open."""
        return self.root / "checkpoints"

    @property
    def alternatives(self) -> Path:
        """The folder of the tables of inputs that replace each other."""
        return self.root / "alternatives"

    def documents(self) -> Iterator[str]:
        """The SHA-256 of every document, sorted."""
        for card in sorted((self.root / "documents").glob("*.json")):
            yield card.stem

    def card(self, sha256: str) -> Card | None:
        """What is said of a document; None if it is not here."""
        file = self._document(sha256).with_suffix(".json")
        return Card(**json.loads(file.read_bytes())) if file.exists() else None

    def raw(self, sha256: str) -> bytes:
        """The bytes of a document as they were handed in."""
        return self._document(sha256).read_bytes()

    def put(self, data: bytes, card: Card) -> str:
        """Keep a document, first its bytes and then its card; gives its SHA-256."""
        sha256 = hashlib.sha256(data).hexdigest()
        file = self._document(sha256)
        if not file.exists():
            write_whole(file, data)
        content = json.dumps(asdict(card), ensure_ascii=False, sort_keys=True) + "\n"
        write_whole(file.with_suffix(".json"), content.encode())
        return sha256

    def drop(self, sha256: str) -> None:
        """Forget a document, first its card, then its bytes and what a model said of it."""
        file = self._document(sha256)
        file.with_suffix(".json").unlink(missing_ok=True)
        file.unlink(missing_ok=True)
        if (replies := self.replies(sha256)).exists():
            shutil.rmtree(replies)

    def replies(self, sha256: str) -> Path:
        """The folder of a language model's replies on a document; there only if one was asked."""
        return self._document(sha256).with_suffix(".replies")

    def keep_reading(self, reading: Reading) -> str:
        """Keep what was read from a document; gives the name it is kept under."""
        content = self._adapter.dump_json(reading)
        digest = hashlib.sha256(content).hexdigest()
        file = self._reading(digest)
        if not file.exists():
            write_whole(file, content)
        return digest

    def reading(self, digest: str) -> Reading | None:
        """A reading kept before; None if it is gone or damaged, so that it is made anew."""
        file = self._reading(digest)
        if not file.exists():
            return None
        content = file.read_bytes()
        sound = hashlib.sha256(content).hexdigest() == digest
        return self._adapter.validate_json(content) if sound else None

    def has_reading(self, digest: str) -> bool:
        """Whether a reading is kept."""
        return self._reading(digest).exists()

    def keep_only(self, digests: frozenset[str]) -> None:
        """Remove all other readings: left by documents read again, removed or interrupted."""
        for file in (self.root / "readings").glob("*.json"):
            if file.stem not in digests:
                file.unlink()

    def clear_store(self) -> None:
        """Remove the store and its copies; documents and decisions stay."""
        for folder in (self.store, self.checkpoints):
            if folder.exists():
                shutil.rmtree(folder)

    def _document(self, sha256: str) -> Path:
        return self.root / "documents" / sha256

    def _reading(self, digest: str) -> Path:
        return self.root / "readings" / f"{digest}.json"


def write_whole(file: Path, content: bytes) -> None:
    """Write a file so that it is there whole or not at all, whatever happens meanwhile."""
    file.parent.mkdir(parents=True, exist_ok=True)
    part = file.with_name(f".{file.name}.part")
    with part.open("wb") as out:
        out.write(content)
        out.flush()
        os.fsync(out.fileno())
    part.replace(file)


def _has_files(root: Path) -> bool:
    return root.exists() and any(not file.name.endswith(".part") for file in root.iterdir())


def _check_version(root: Path) -> None:
    file = root / "VERSION"
    if not file.is_file():
        raise DataDirectory(
            f"{root} 不是 liantu 的数据目录；请换一个空目录",
            f"{root} is not a liantu data directory; choose an empty one",
        )
    found = file.read_text(encoding="utf-8", errors="replace").strip()
    if found != VERSION:
        raise StoreVersion(
            f"数据目录 {root} 的版本是 {found[:20]}，本程序用版本 {VERSION}；"
            f"请换一个目录重新 build，原目录的 documents/ 和 decisions.jsonl 可以照搬",
            f"The data directory {root} has version {found[:20]}, this program uses {VERSION}; "
            "build into another directory (documents/ and decisions.jsonl can be carried over)",
        )
