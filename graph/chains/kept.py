"""The versions of reference chains in a data directory: kept for good, one of each chain in use.

chains/<key>/<version>.csv. A version, once kept, never changes; which one is in use is a decision.
"""

from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

from graph.chains.sheet import SheetFormat, read, written
from graph.datadir import DataDir, write_whole
from ontology.chains.difference import ChainDifference, difference, next_version, parts
from ontology.chains.loader import load_chains
from ontology.chains.model import ReferenceChain
from ontology.errors import BadChainFile, NotFound


def in_use(folder: DataDir, templates: Mapping[str, str]) -> tuple[ReferenceChain, ...]:
    """The chains in use by key: ours, but for those of which another version is activated."""
    return _in_use(_root(folder), tuple(sorted(templates.items())))


@lru_cache(maxsize=8)
def _in_use(root: Path, templates: tuple[tuple[str, str], ...]) -> tuple[ReferenceChain, ...]:
    chains = {chain.key: chain for chain in load_chains()}
    chains |= {key: _kept(root, key, version) for key, version in templates}
    return tuple(chains[key] for key in sorted(chains))


def versions(folder: DataDir, key: str) -> tuple[str, ...]:
    """The versions of a chain that are kept, the oldest first, ours among them."""
    files = (_root(folder) / key).glob(f"*.{SheetFormat.CSV}")
    shipped = {chain.version for chain in load_chains() if chain.key == key}
    return tuple(sorted({*(f.stem for f in files), *shipped}, key=parts))


def version(folder: DataDir, key: str, wanted: str) -> ReferenceChain:
    """One version of a chain; NotFound names those there are."""
    shipped = next((c for c in load_chains() if (c.key, c.version) == (key, wanted)), None)
    return shipped or _kept(_root(folder), key, wanted)


def keep(folder: DataDir, chain: ReferenceChain) -> None:
    """Keep a version; BadChainFile if another chain bears the same version already."""
    taken = chain.version in versions(folder, chain.key)
    if taken and difference(version(folder, chain.key, chain.version), chain).changes:
        raise BadChainFile(
            f"产业链「{chain.label}」已有另一份 {chain.version} 版；请改版本号",
            f"The chain “{chain.label}” has another version {chain.version}; number it anew",
        )
    file = _root(folder) / chain.key / f"{chain.version}.{SheetFormat.CSV}"
    if not file.exists():
        # Ours too: a later edition of the program may come with another version.
        file.parent.mkdir(parents=True, exist_ok=True)
        write_whole(file, written(chain, SheetFormat.CSV))


def judged(old: ReferenceChain | None, new: ReferenceChain) -> ChainDifference:
    """What a new version changes; BadChainFile where its number does not say how much that is."""
    found = difference(old, new)
    parts(new.version)
    if old is None or not found.changes:
        return found
    least = next_version(old.version, found.step)
    if parts(new.version) < parts(least):
        raise BadChainFile(
            f"改动属{_STEPS[found.step][0]}，版本号至少应为 {least}，不能是 {new.version}",
            f"The changes are {_STEPS[found.step][1]}: the version must be {least} or later, "
            f"not {new.version}",
        )
    return found


_STEPS = (("未变", "none"), ("小修", "a patch"), ("增补", "minor"), ("删改", "major"))


def _kept(root: Path, key: str, wanted: str) -> ReferenceChain:
    file = root / key / f"{wanted}.{SheetFormat.CSV}"
    if not file.exists():
        raise NotFound(
            f"没有产业链「{key}」的 {wanted} 版",
            f"There is no version {wanted} of the chain '{key}'",
        )
    return read(file.name, file.read_bytes())


def _root(folder: DataDir) -> Path:
    return folder.root / "chains"
