"""Which reference chain or segment a name means."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from ontology.chains.model import ReferenceChain
from ontology.identity import core, plain
from ontology.model import Entity, EntityType
from reading.lexicon import rows

_AND = re.compile(r"[、和及与]|以及")
_FRONT = re.compile(
    r"^(?:高端|关键|新型|先进|高性能|核心|大型|高档|专用|重要|智能|现代|新一代|高品质|特种|本地|国产)+"
)
_BACK = re.compile(
    r"(?:制造|生产|研发|加工|环节|产品|系统|总成|领域|生产线|项目|企业|产业|行业|配套|供应|组件)+$"
)
_SHORTEST = 2


@cache
def _umbrellas() -> dict[str, tuple[str, ...]]:
    """Names that the genre uses for several chains at once, from the table beside this file."""
    table = rows(Path(__file__).with_name("umbrellas.tsv"))
    return {row["name"]: tuple(row["chains"].split("、")) for row in table}


def bare(name: str) -> str:
    """A segment's name without the grade before it and the general word behind it.

    >>> bare("高端轴承制造")
    '轴承'
    """
    return _BACK.sub("", _FRONT.sub("", name)) or name


def chains_named(entity: Entity, chains: Sequence[ReferenceChain]) -> tuple[ReferenceChain, ...]:
    """The reference chains that a chain entity means: one by name, several only for a compound."""
    for name in (entity.name, *entity.aliases):
        found = _one(name, chains)
        if found:
            return (found,)
    for name in (entity.name, *entity.aliases):
        bare = core(EntityType.CHAIN, name)
        parts = _umbrellas().get(bare) or _AND.split(re.sub(r"产业链?$", "", name))
        members = [_one(part, chains) for part in parts]
        if len(members) > 1 and all(members):
            return tuple(dict.fromkeys(m for m in members if m))
    return ()


def _one(name: str, chains: Sequence[ReferenceChain]) -> ReferenceChain | None:
    wanted = core(EntityType.CHAIN, name)
    for chain in chains:
        if wanted in {core(EntityType.CHAIN, label) for label in (chain.label, *chain.aliases)}:
            return chain
    return None


@dataclass(frozen=True, slots=True)
class Segments:
    """The segments of a reference chain by every plain spelling of their names."""

    by_form: Mapping[str, str]

    @classmethod
    def of(cls, chain: ReferenceChain) -> "Segments":
        """The index of one chain; the first segment keeps a spelling that two share."""
        forms: dict[str, str] = {}
        for segment in chain.segments:
            for label in (segment.label, *segment.aliases):
                forms.setdefault(plain(label), segment.id)
        return cls(forms)

    def named(self, name: str) -> str | None:
        """The id of the segment that a name means: by label or alias, bare of adjectives, or by head.

        A name's head is its end: 高档轴承 means 轴承; 电池 means 动力电池 where no other segment ends in
        电池. A name that could mean two segments means none.
        """
        short = bare(name)
        for form in (name, _FRONT.sub("", name), _BACK.sub("", name), short):
            found = self.by_form.get(plain(form)) if len(form) >= _SHORTEST else None
            if found:
                return found
        return self._by_head(plain(short))

    def _by_head(self, wanted: str) -> str | None:
        longest: dict[str, int] = {}
        wider: set[str] = set()
        for label, segment in self.by_form.items():
            if len(label) >= _SHORTEST and wanted.endswith(label):
                longest[segment] = max(longest.get(segment, 0), len(label))
            elif len(wanted) >= _SHORTEST and label.endswith(wanted):
                wider.add(segment)
        best = max(longest.values(), default=0)
        winners = [s for s, length in longest.items() if length == best] or sorted(wider)
        return winners[0] if len(winners) == 1 else None
