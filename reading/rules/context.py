"""What every rule looks at: the page cut into clauses and lists, with the scope of each name."""

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property, lru_cache

from ontology.identity import plain
from ontology.model import Entity, EntityType
from reading.model import Block, BlockKind, Mention, Page
from reading.rules.outline import Outline, outline

ACTORS = (EntityType.FIRM, EntityType.INSTITUTION, EntityType.PARK, EntityType.PROJECT)
RESIDENTS = (EntityType.FIRM, EntityType.PARK, EntityType.PROJECT)
NAMED = (
    EntityType.FIRM,
    EntityType.PARK,
    EntityType.PROJECT,
    EntityType.INSTITUTION,
    EntityType.PLACE,
    EntityType.CHAIN,
)
"""Whatever has a name of its own."""
THINGS = (EntityType.CHAIN, EntityType.SEGMENT)
_CLAUSE = re.compile(r"[^，；;：:。！？\n]+[，；;：:。！？]?")
_JOIN = re.compile(
    r"(?:等|产业)?[\s“”‘’\"《》（）()]*(?:[、/—+＋和及与以暨或\-]|以及){1,3}[\s“”‘’\"《》（）()]*"
)
_GAP_IN_LIST = re.compile(r"、[^，。；、]{2,14}、")
_LIST_HEAD = re.compile(r"[”’\"）)\s]*等?[多诸几数\d余家个十百类大]*([^，。；、：]{0,24})")
_HEADED = re.compile(r"[”\s]*(?:产业|行业|领域|业|链|“|发展|现状|及|和|与|、|：|:|（|\(|\n|$)")
_UNSURE = 0.5  # a name that only its place in a heading speaks for
_ASIDE = (BlockKind.FURNITURE, BlockKind.FOREIGN)
_LONGEST_BRACKET = 80  # an unclosed bracket must not swallow the page
HEADINGS = (BlockKind.HEADING, BlockKind.BOX_TITLE)


@dataclass(frozen=True, slots=True, eq=False)
class Clause:
    """A stretch between two commas, with the names in it; it is equal to itself only."""

    start: int
    end: int
    sentence: int
    text: str
    mentions: tuple[Mention, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Group:
    """Names in one list (A、B和C); `before` and `after` are the words of the clause around it.

    A list is equal to itself only, so that what is worked out for it once is found again at once.
    """

    mentions: tuple[Mention, ...]
    clause: int
    before: str
    after: str

    @property
    def start(self) -> int:
        """Where the first name begins."""
        return self.mentions[0].start

    @property
    def end(self) -> int:
        """Where the last name ends."""
        return self.mentions[-1].end

    @property
    def head(self) -> str:
        """The common noun that closes the list: 骨干企业 in "甲、乙等骨干企业"."""
        found = _LIST_HEAD.match(self.after)
        return found[1] if found and self.after.lstrip('”’"）) ').startswith("等") else ""

    def of(self, *types: EntityType) -> tuple[Mention, ...]:
        """The names of the given types."""
        return tuple([m for m in self.mentions if m.type in types])


@dataclass(frozen=True, eq=False)
class Context:
    """A page with its clauses, lists and scopes worked out once for all rules."""

    page: Page
    clauses: tuple[Clause, ...]
    groups: tuple[Group, ...]
    entities: dict[str, Entity]
    outline: Outline

    def clause_at(self, position: int) -> int:
        """The index of the clause that holds a position."""
        return max(0, bisect_right(self._clause_starts, position) - 1)

    def group_at(self, position: int) -> int:
        """The index of the list at or before a position."""
        return max(0, bisect_right(self._group_starts, position) - 1)

    @cached_property
    def titles(self) -> tuple[Block, ...]:
        """The titles of the page, in order."""
        return tuple(b for b in self.page.layout.blocks if b.kind is BlockKind.TITLE)

    @cached_property
    def chains(self) -> tuple[Mention, ...]:
        """Every place that names a chain, in order."""
        return tuple(m for m in self.page.mentions if m.type is EntityType.CHAIN)

    @cached_property
    def _clause_starts(self) -> tuple[int, ...]:
        return tuple(c.start for c in self.clauses)

    @cached_property
    def _group_starts(self) -> tuple[int, ...]:
        return tuple(g.start for g in self.groups)

    def block_of(self, clause: Clause) -> Block:
        """The block a clause stands in."""
        return self.page.layout.blocks[self.page.sentences[clause.sentence].block]

    def sentence_span(self, sentence: int) -> tuple[int, int]:
        """Start and end of a sentence."""
        found = self.page.sentences[sentence]
        return found.start, found.end

    def in_sentence(self, sentence: int, *types: EntityType) -> tuple[Mention, ...]:
        """The names of the given types in one sentence."""
        return self.page.mentions_in(*self.sentence_span(sentence), *types)

    def heading_chain(self, block: Block) -> Mention | None:
        """The chain that the innermost heading or box title above a block names most surely."""
        over = (self._surest_chains.get(index) for index in reversed(block.headings))
        return next((chain for chain in over if chain), None)

    @cached_property
    def _surest_chains(self) -> dict[int, Mention]:
        """The chain that each heading and box title is most surely about, by its block."""
        found: dict[int, Mention] = {}
        for index, heading in enumerate(self.page.layout.blocks):
            if heading.kind in HEADINGS:
                named = self.page.mentions_in(heading.start, heading.end, EntityType.CHAIN)
                sure = [m for m in named if m.confidence > _UNSURE and self._heads(m)]
                if sure:
                    found[index] = max(sure, key=lambda m: (m.confidence, m.start))
        return found

    def _heads(self, chain: Mention) -> bool:
        """Whether a heading is about a chain and does not merely mention it (智能制造实现新提升)."""
        clean = self.page.layout.clean
        named = clean[chain.start : chain.end].endswith(("业", "链"))
        return named or bool(_HEADED.match(clean, chain.end))

    def names_of(self, entity: str) -> tuple[str, ...]:
        """Every name of an entity, the fullest first."""
        found = self.entities[entity]
        return (found.name, *found.aliases)

    def of_type(self, *types: EntityType) -> tuple[Entity, ...]:
        """The entities of the given types."""
        return tuple(e for e in self.entities.values() if e.type in types)

    def chain_in_name(self, name: str) -> str | None:
        """The chain whose longest name lies inside another name (园区 named after its chain)."""
        wanted = plain(name)
        forms = self.outline.forms[EntityType.CHAIN]
        return next((chain for form, chain in forms if _holds(wanted, form)), None)


def _holds(text: str, form: str) -> bool:
    """Whether a form stands in a text as words of its own: no LED in AMOLED."""
    at = text.find(form)
    cut = form[0].isascii() and at > 0 and text[at - 1].isascii() and text[at - 1].isalpha()
    return at >= 0 and not cut


def _clauses(page: Page) -> tuple[Clause, ...]:
    found: list[Clause] = []
    for index, sentence in enumerate(page.sentences):
        if page.layout.blocks[sentence.block].kind in _ASIDE:
            continue
        text = page.text(sentence)
        start = sentence.start
        pieces = [(start + m.start(), start + m.end()) for m in _CLAUSE.finditer(text)]
        for begin, end in _whole(page, pieces):
            words = page.layout.clean[begin:end]
            found.append(Clause(begin, end, index, words, page.mentions_in(begin, end)))
    return tuple(found)


def _whole(page: Page, pieces: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Pieces joined where a cut would fall inside a name or inside brackets."""
    out: list[tuple[int, int]] = []
    for start, end in pieces:
        if out and _open(page, *out[-1], start):
            out[-1] = (out[-1][0], end)
        else:
            out.append((start, end))
    return out


def _open(page: Page, begin: int, end: int, start: int) -> bool:
    text = page.layout.clean[begin:end]
    inside = any(m.start < start < m.end for m in page.mentions_in(begin, end + 60))
    brackets = text.count("（") + text.count("(") > text.count("）") + text.count(")")
    return inside or (brackets and end - begin < _LONGEST_BRACKET)


def _joined(between: str, left: Mention, right: Mention) -> bool:
    if _JOIN.fullmatch(between) or _GAP_IN_LIST.fullmatch(between):
        return (left.type in THINGS) == (right.type in THINGS)
    return between == "，" and left.type is right.type is EntityType.PROJECT


def _groups(page: Page, clauses: tuple[Clause, ...]) -> tuple[Group, ...]:
    found: list[Group] = []
    for index, clause in enumerate(clauses):
        run: list[Mention] = []
        runs: list[list[Mention]] = []
        for mention in clause.mentions:
            between = page.layout.clean[run[-1].end : mention.start] if run else ""
            if run and _joined(between, run[-1], mention):
                run.append(mention)
            else:
                run = [mention]
                runs.append(run)
        for members in runs:
            before = page.layout.clean[clause.start : members[0].start]
            after = page.layout.clean[members[-1].end : clause.end]
            found.append(Group(tuple(members), index, before, after))
    return tuple(found)


@lru_cache(maxsize=4)
def context(page: Page) -> Context:
    """The context of a page; the last few are kept, since every rule asks for the same one."""
    clauses = _clauses(page)
    entities = {entity.id: entity for entity in page.entities}
    return Context(page, clauses, _groups(page, clauses), entities, outline(page))
