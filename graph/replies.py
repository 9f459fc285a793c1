"""A language model's replies kept beside each document: with them, reading again asks nobody."""

from dataclasses import asdict, dataclass
from functools import partial
from typing import TYPE_CHECKING

import orjson

from graph.datadir import DataDir, write_whole
from graph.interpret import Interpreter, interpret

if TYPE_CHECKING:
    # Only its types: the package is loaded by who was told to use a model.
    from reading.language_model import LanguageModel, Reply


@dataclass(frozen=True, slots=True)
class KeptReplies:
    """The replies in the folder of each document."""

    folder: DataDir

    def find(self, document: str, key: str) -> str | None:
        """The answer kept under a key; None if it is not there or damaged, so that it is asked."""
        file = self.folder.replies(document) / f"{key}.json"
        if not file.exists():
            return None
        try:
            kept = orjson.loads(file.read_bytes())
        except orjson.JSONDecodeError:
            return None
        answer = kept.get("answer") if isinstance(kept, dict) else None
        return answer if isinstance(answer, str) else None

    def keep(self, document: str, reply: "Reply") -> None:
        """Keep a reply, with all that was asked, so that a person can look at it."""
        file = self.folder.replies(document) / f"{reply.key}.json"
        options = orjson.OPT_INDENT_2 | orjson.OPT_SORT_KEYS | orjson.OPT_APPEND_NEWLINE
        write_whole(file, orjson.dumps(asdict(reply), option=options))


def with_model(
    model: "LanguageModel", folder: DataDir, registry: tuple[str, ...] = ()
) -> Interpreter:
    """The whole of reading with a language model heard behind the rules."""
    return partial(
        interpret, registry=registry, more=partial(model.read, replies=KeptReplies(folder))
    )
