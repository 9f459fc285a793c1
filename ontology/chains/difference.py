"""What an edited reference chain changes, in words, and how large a step of the version that is.

Patch: names, sources, numbers of what is there. Minor: a new segment or supply. Major: a segment or
supply that goes. A segment is known by its key: another name under one key is the same segment.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import IntEnum, StrEnum

from ontology.chains.model import ReferenceChain, ReferenceSegment
from ontology.errors import BadChainFile

_VERSION = re.compile(r"(\d+)\.(\d+)\.(\d+)")
_FIELDS = (
    "label",
    "label_en",
    "aliases",
    "tier",
    "criticality",
    "min_firms",
    "gb4754",
    "basis",
    "source",
)


class Step(IntEnum):
    """How much of a version a change moves."""

    NONE = 0
    PATCH = 1
    MINOR = 2
    MAJOR = 3


class ChangeKind(StrEnum):
    """What happens to a segment or to a supply between two."""

    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"
    FEEDS = "feeds"
    FEEDS_NO_MORE = "feeds_no_more"
    NAMED = "named"


@dataclass(frozen=True, slots=True)
class ChainChange:
    """One change: the segment's key ("" for the chain), the field, before and after."""

    kind: ChangeKind
    segment: str
    label: str
    field: str = ""
    before: str = ""
    after: str = ""

    @property
    def step(self) -> Step:
        """How much of the version it moves."""
        if self.kind in (ChangeKind.REMOVED, ChangeKind.FEEDS_NO_MORE):
            return Step.MAJOR
        return Step.MINOR if self.kind in (ChangeKind.ADDED, ChangeKind.FEEDS) else Step.PATCH


@dataclass(frozen=True, slots=True)
class ChainDifference:
    """All changes from one version to another, in the order of the new table; `old` None if new."""

    old: str | None
    new: str
    changes: tuple[ChainChange, ...]

    @property
    def step(self) -> Step:
        """The largest step among the changes."""
        return max((change.step for change in self.changes), default=Step.NONE)


def difference(old: ReferenceChain | None, new: ReferenceChain) -> ChainDifference:
    """What a new version of a chain changes against the one in use; all is new without one."""
    before = {s.key: s for s in old.segments} if old else {}
    after = {s.key: s for s in new.segments}
    changes = list(_of_chain(old, new)) if old else []
    for key, segment in after.items():
        if key not in before:
            changes.append(ChainChange(ChangeKind.ADDED, key, segment.label))
        else:
            changes += _of_segment(before[key], segment)
        changes += _of_feeds(before.get(key), segment, new)
    for key, segment in before.items():
        if key not in after:
            changes.append(ChainChange(ChangeKind.REMOVED, key, segment.label))
    return ChainDifference(old.version if old else None, new.version, tuple(changes))


def next_version(old: str, step: Step) -> str:
    """The version after a step.

    >>> next_version("1.2.3", Step.MINOR), next_version("1.2.3", Step.NONE)
    ('1.3.0', '1.2.3')
    """
    major, minor, patch = parts(old)
    match step:
        case Step.MAJOR:
            return f"{major + 1}.0.0"
        case Step.MINOR:
            return f"{major}.{minor + 1}.0"
        case Step.PATCH:
            return f"{major}.{minor}.{patch + 1}"
        case _:
            return old


def parts(version: str) -> tuple[int, int, int]:
    """The three numbers of a version; BadChainFile for anything else."""
    found = _VERSION.fullmatch(version)
    if found is None:
        raise BadChainFile(
            f"版本「{version}」应为三个数，如 1.0.0", f"version '{version}' is not like 1.0.0"
        )
    major, minor, patch = (int(group) for group in found.groups())
    return major, minor, patch


def _of_chain(old: ReferenceChain, new: ReferenceChain) -> Iterator[ChainChange]:
    for field in ("label", "label_en", "aliases"):
        before, after = _shown(getattr(old, field)), _shown(getattr(new, field))
        if before != after:
            yield ChainChange(ChangeKind.NAMED, "", new.label, field, before, after)


def _of_segment(old: ReferenceSegment, new: ReferenceSegment) -> Iterator[ChainChange]:
    for field in _FIELDS:
        before, after = _shown(getattr(old, field)), _shown(getattr(new, field))
        if before != after:
            yield ChainChange(ChangeKind.CHANGED, new.key, new.label, field, before, after)


def _of_feeds(
    old: ReferenceSegment | None, new: ReferenceSegment, chain: ReferenceChain
) -> Iterator[ChainChange]:
    names = {s.id: s.label for s in chain.segments}
    before = old.feeds if old else ()
    for fed in new.feeds:
        if fed not in before:
            yield ChainChange(ChangeKind.FEEDS, new.key, new.label, after=names.get(fed, fed))
    for fed in before:
        if fed not in new.feeds and fed in names:
            kind = ChangeKind.FEEDS_NO_MORE
            yield ChainChange(kind, new.key, new.label, before=names[fed])


def _shown(value: object) -> str:
    # Aliases are a set: another order is no change.
    return "|".join(sorted(value)) if isinstance(value, tuple) else str(value)
