"""Parts of an office file packed so that the same parts give the same bytes."""

import io
import zipfile
from collections.abc import Iterable, Mapping

_EPOCH = (1980, 1, 1, 0, 0, 0)
_UNIX, _FILE = 3, 0o644 << 16
XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"


def packed(parts: Mapping[str, bytes]) -> bytes:
    """The parts in their order as a ZIP file with a fixed date and fixed rights."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for path, content in parts.items():
            entry = zipfile.ZipInfo(path, _EPOCH)
            entry.create_system, entry.external_attr = _UNIX, _FILE
            archive.writestr(entry, content, zipfile.ZIP_DEFLATED, 6)
    return out.getvalue()


def content_types(defaults: Mapping[str, str], overrides: Mapping[str, str]) -> bytes:
    """The list of what kind each part is, by suffix and by path."""
    by_suffix = "".join(
        f'<Default Extension="{suffix}" ContentType="{kind}"/>' for suffix, kind in defaults.items()
    )
    by_path = "".join(
        f'<Override PartName="{path}" ContentType="{kind}"/>' for path, kind in overrides.items()
    )
    return f'{XML}<Types xmlns="{_PACKAGE}/content-types">{by_suffix}{by_path}</Types>'.encode()


def relations(targets: Iterable[tuple[str, str]]) -> bytes:
    """What a part refers to: kind and path of each, numbered rId1, rId2 and so on."""
    rows = "".join(
        f'<Relationship Id="rId{number}" Type="{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(targets, 1)
    )
    return f'{XML}<Relationships xmlns="{_PACKAGE}/relationships">{rows}</Relationships>'.encode()


OFFICE = f"{RELATIONS}/officeDocument"
CORE = f"{_PACKAGE}/relationships/metadata/core-properties"
CORE_TYPE = "application/vnd.openxmlformats-package.core-properties+xml"
RELATIONS_TYPE = "application/vnd.openxmlformats-package.relationships+xml"


def core(title: str) -> bytes:
    """The properties of the file: its title and no date, so that it depends on nothing else."""
    return (
        f'{XML}<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f"<dc:title>{title}</dc:title><dc:creator>liantu</dc:creator></cp:coreProperties>"
    ).encode()
