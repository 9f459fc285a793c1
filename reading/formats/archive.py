"""A zip of XML parts, unpacked within limits: what Office and OFD files are made of."""

import io
import re
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from lxml import etree

from ontology.errors import DamagedDocument
from reading.formats.signatures import damaged, locked

# A plan of some hundred pages has a few hundred parts and a few megabytes of text.
_PARTS = 5_000
_PART = 50 * 1024 * 1024
_ALL = 80 * 1024 * 1024
# Text packs ten- to thirtyfold; only zeros and repetitions made on purpose go beyond this.
_RATIO, _SMALL = 150, 1024 * 1024
_ENCRYPTED = 0x1
# No format read here needs one, and it is how an entity bomb begins.
_DOCTYPE = re.compile(rb"<\0?!\0?(?:D\0?O\0?C\0?T\0?Y\0?P\0?E|E\0?N\0?T\0?I\0?T\0?Y)")


@dataclass(frozen=True, slots=True)
class Archive:
    """The parts of a zip by their names, all of them counted before they were kept."""

    name: str
    kind: str
    parts: Mapping[str, bytes]

    def xml(self, part: str) -> etree._Element:
        """The root of a part; DamagedDocument where it is missing, broken or declares entities."""
        data = self.parts.get(part)
        if data is None:
            raise damaged(self.name, self.kind)
        if _DOCTYPE.search(data):
            raise _trap(self.name)
        parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
        try:
            return etree.fromstring(data, parser)
        except (etree.XMLSyntaxError, ValueError) as error:
            raise damaged(self.name, self.kind) from error

    def repacked(self) -> bytes:
        """The same parts in a plain zip: whoever opens it finds exactly what was counted."""
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as plain:
            for part, data in self.parts.items():
                plain.writestr(part, data)
        return out.getvalue()


def unpack(name: str, kind: str, data: bytes, wanted: re.Pattern[str]) -> Archive:
    """The parts of a zip whose names match; DamagedDocument for a broken or monstrous one.

    The directory of the zip is judged before anything is unpacked, and the bytes are counted while
    they are, for a directory may lie.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            infos = _judged(name, packed.infolist())
            chosen = [i for i in infos if wanted.search(i.filename) and not i.is_dir()]
            parts = dict(_counted(name, packed, chosen))
    except (zipfile.BadZipFile, zlib.error, EOFError, ValueError, NotImplementedError) as error:
        raise damaged(name, kind) from error
    return Archive(name, kind, parts)


def _judged(name: str, infos: list[zipfile.ZipInfo]) -> list[zipfile.ZipInfo]:
    if any(info.flag_bits & _ENCRYPTED for info in infos):
        raise locked(name)
    swollen = any(i.file_size > max(_SMALL, _RATIO * i.compress_size) for i in infos)
    if len(infos) > _PARTS or swollen or sum(i.file_size for i in infos) > 2 * _ALL:
        raise _trap(name)
    return infos


def _counted(
    name: str, packed: zipfile.ZipFile, infos: list[zipfile.ZipInfo]
) -> Iterator[tuple[str, bytes]]:
    left = _ALL
    for info in infos:
        most = min(left, _PART)
        with packed.open(info) as part:
            content = part.read(most + 1)
        if len(content) > most:
            raise _trap(name)
        left -= len(content)
        yield info.filename, content


def _trap(name: str) -> DamagedDocument:
    return DamagedDocument(
        f"「{name}」解开后大得不正常（上限 {_ALL // 2**20} MB），不予读取。请另存一次或拆成几个文件。",
        f"'{name}' unpacks to something abnormally large (the limit is {_ALL // 2**20} MB) and is "
        "not read. Save it again or split it.",
    )
