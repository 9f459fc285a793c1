"""What is handed in: files, whole folders, or bytes that came another way."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from ontology.errors import LiantuError, NotADocument
from reading.formats import SUFFIXES, load


@dataclass(frozen=True, slots=True)
class Upload:
    """A document that is not a file of this machine."""

    name: str
    data: bytes


Source = Path | Upload


@dataclass(frozen=True, slots=True)
class Fault:
    """Something handed in that could not be read, and why."""

    name: str
    error: LiantuError


@dataclass(frozen=True, slots=True)
class Found:
    """What is to be read, and what of the folders handed in is not."""

    sources: tuple[Source, ...]
    skipped: tuple[Path, ...]
    faults: tuple[Fault, ...]


def gather(handed_in: Iterable[Source]) -> Found:
    """Every document handed in, folders searched through: files of unknown suffix are skipped."""
    sources: list[Source] = []
    skipped: list[Path] = []
    faults: list[Fault] = []
    for thing in handed_in:
        if isinstance(thing, Upload) or not thing.is_dir():
            sources.append(thing)
            continue
        files = sorted(_files(thing))
        known = [file for file in files if file.suffix.lower() in SUFFIXES]
        sources.extend(known)
        skipped.extend(file for file in files if file.suffix.lower() not in SUFFIXES)
        if not known:
            faults.append(_empty(thing))
    return Found(tuple(sources), tuple(skipped), tuple(faults))


def name_of(source: Source) -> str:
    """What a source is called."""
    return source.name


def content(source: Source) -> bytes:
    """The bytes of a source; an error of ours says why there are none."""
    if isinstance(source, Upload):
        return source.data
    # Refuses what is missing, a folder, a device, too large, no text: before the bytes are kept.
    load(source)
    return source.read_bytes()


def _files(folder: Path) -> Iterator[Path]:
    """The files below a folder; hidden ones and hidden folders are nobody's documents."""
    for file in folder.rglob("*"):
        hidden = any(part.startswith(".") for part in file.relative_to(folder).parts)
        if not hidden and file.is_file():
            yield file


def _empty(folder: Path) -> Fault:
    suffixes = " ".join(sorted(SUFFIXES))
    error = NotADocument(
        f"目录「{folder}」里没有能读的文件（{suffixes}）",
        f"The folder '{folder}' holds no file that can be read ({suffixes})",
    )
    return Fault(str(folder), error)
