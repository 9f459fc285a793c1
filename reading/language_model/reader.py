"""A model asked about a whole document: what the text backs joins what the rules read."""

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from ontology.identity import digest
from ontology.model import Claim, Entity, Gap, Reading
from reading.language_model.chunks import chunks, titles
from reading.language_model.endpoint import NoAnswer
from reading.language_model.prompt import instructions, question, version
from reading.language_model.replies import Replies, Reply, reply_key
from reading.language_model.report import Outcome, report
from reading.language_model.schema import parse
from reading.language_model.support import Passage, Refusal
from reading.language_model.telling import Ground, Telling
from reading.layout import lay_out
from reading.rules.merge import merged
from reading.sentences import split

Ask = Callable[[str, str], str]
"""(instructions, question) → answer; `NoAnswer` if there is none."""

_PATIENCE = 2  # questions in a row without an answer before the rest of a document goes unasked


@dataclass(frozen=True, slots=True)
class LanguageModel:
    """A second reader, heard only where the text says what it tells.

    `ask` puts a question to the model `name`; without it only replies kept before are used.
    `chunk` is the most characters of text in one question.
    """

    name: str
    ask: Ask | None = None
    chunk: int = 3000

    @property
    def edition(self) -> str:
        """A digest of what its telling depends on beside the text."""
        return digest((self.name, version(), str(self.chunk)))

    def read(self, reading: Reading, replies: Replies) -> Reading:
        """The reading of the rules with what the model adds, and a sentence that counts it all.

        Nothing the rules read is changed or lost: what says the same becomes one more evidence.
        """
        layout = lay_out(reading.document.text)
        sentences = split(layout)
        ground = Ground(reading, layout, sentences)
        pieces = chunks(layout, sentences, self.chunk)
        passages = [Passage(layout, piece) for piece in pieces]
        answers = list(self._answers(reading.document.sha256, passages, replies))
        told = [_told(ground, p, a) for p, a in zip(passages, answers, strict=True)]
        tellings = [t for several in told for t in several if isinstance(t, Telling)]
        refused = Counter(t for several in told for t in several if isinstance(t, Refusal))
        unanswered = Counter(a.zh for a in answers if isinstance(a, NoAnswer))
        known = {c.id for c in reading.claims} | {g.id for g in reading.gaps}
        same = sum(telling.fact.id in known for telling in tellings)
        outcome = Outcome(self.name, len(pieces), len(tellings), same, refused, unanswered)
        return _joined(reading, tellings, report(outcome))

    def _answers(
        self, document: str, passages: list[Passage], replies: Replies
    ) -> Iterator[str | NoAnswer]:
        """The answer for each passage, the kept one if there is one."""
        in_vain = 0
        for passage in passages:
            text = _question(passage)
            kept = replies.find(document, reply_key(self.name, version(), text))
            if kept is not None:
                yield kept
                continue
            try:
                answer = self._asked(text, in_vain)
            except NoAnswer as silence:
                in_vain += 1
                yield silence
                continue
            in_vain = 0
            replies.keep(document, Reply(self.name, version(), text, answer))
            yield answer

    def _asked(self, text: str, in_vain: int) -> str:
        if self.ask is None:
            raise NoAnswer("没有留存的回答", "no reply is kept")
        if in_vain >= _PATIENCE:
            raise NoAnswer(
                "前面接连没有回答，没有再问", "not asked after several without an answer"
            )
        return self.ask(instructions(), text)


def _question(passage: Passage) -> str:
    layout, chunk = passage.layout, passage.chunk
    return question(titles(layout), chunk.heading_texts(layout), chunk.text(layout))


def _told(
    ground: Ground, passage: Passage, answer: str | NoAnswer
) -> tuple[Telling | Refusal, ...]:
    """All that an answer tells, each backed or refused."""
    if isinstance(answer, NoAnswer):
        return ()
    parsed = parse(answer)
    return (
        *(ground.claim(fact, passage) for fact in parsed.facts),
        *(ground.gap(gap, passage) for gap in parsed.gaps),
        *(Refusal.MALFORMED for _ in range(parsed.malformed)),
    )


def _joined(reading: Reading, tellings: list[Telling], problem: str) -> Reading:
    """The reading with more claims, gaps and entities behind its own."""
    facts = merged((*reading.claims, *reading.gaps, *(t.fact for t in tellings)))
    entities: dict[str, Entity] = {entity.id: entity for entity in reading.entities}
    for entity in (e for telling in tellings for e in telling.entities):
        entities.setdefault(entity.id, entity)
    return replace(
        reading,
        entities=tuple(entities[key] for key in sorted(entities)),
        claims=tuple(f for f in facts if isinstance(f, Claim)),
        gaps=tuple(f for f in facts if isinstance(f, Gap)),
        problems=(*reading.problems, problem),
    )
