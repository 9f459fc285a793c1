"""What a model once answered, kept so that reading again gives the same without asking again."""

import hashlib
from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Reply:
    """An answer with what it answers: the model, the version of the prompt, the text."""

    model: str
    prompt: str
    text: str
    answer: str

    @property
    def key(self) -> str:
        """The name the reply is kept under."""
        return reply_key(self.model, self.prompt, self.text)


class Replies(Protocol):
    """The replies kept beside each document."""

    def find(self, document: str, key: str) -> str | None:
        """The answer kept under a key for the document of a SHA-256; None if there is none."""
        ...

    def keep(self, document: str, reply: Reply) -> None:
        """Keep a reply for the document of a SHA-256."""
        ...


def reply_key(model: str, prompt: str, text: str) -> str:
    """The SHA-256 of model, prompt version and the SHA-256 of the text."""
    of_text = hashlib.sha256(text.encode()).hexdigest()
    return hashlib.sha256("\0".join((model, prompt, of_text)).encode()).hexdigest()
