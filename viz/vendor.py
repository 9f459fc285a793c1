"""The third-party assets in static/vendor: each with version, origin, hash and licence.

`python -m viz.vendor` checks the hashes; `python -m viz.vendor --fetch` is for the maintainer who
raises a version: it takes the named files out of the npm packages and prints their hashes.
"""

import hashlib
import subprocess
import sys
import tarfile
import tempfile
import tomllib
from dataclasses import dataclass
from pathlib import Path

FOLDER = Path(__file__).parent / "static" / "vendor"


@dataclass(frozen=True, slots=True)
class Asset:
    """One committed file: `file` here, `source` inside version `version` of an npm package."""

    file: str
    package: str
    version: str
    source: str
    sha256: str
    licence: str


def manifest(folder: Path = FOLDER) -> tuple[Asset, ...]:
    """The assets that vendor.toml lists, in its order."""
    listed = tomllib.loads((folder / "vendor.toml").read_text(encoding="utf-8"))
    return tuple(Asset(**entry) for entry in listed["asset"])


def sha256(path: Path) -> str:
    """The SHA-256 of a file in hexadecimal digits."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def faults(folder: Path = FOLDER) -> tuple[str, ...]:
    """What is wrong with the vendored files, in sentences; nothing when every hash is right."""
    listed = {asset.file: asset for asset in manifest(folder)}
    present = {path.name for path in folder.iterdir() if path.name != "vendor.toml"}
    missing = [f"{name} is listed but not there" for name in sorted(set(listed) - present)]
    extra = [f"{name} is there but not listed" for name in sorted(present - set(listed))]
    changed = [
        f"{name} has another hash than vendor.toml says"
        for name in sorted(present & set(listed))
        if sha256(folder / name) != listed[name].sha256
    ]
    return tuple(missing + extra + changed)


def fetch(folder: Path = FOLDER) -> tuple[str, ...]:
    """Take every listed file out of its npm package; gives a line with the hash of each."""
    with tempfile.TemporaryDirectory() as work:
        for package in sorted({f"{a.package}@{a.version}" for a in manifest(folder)}):
            subprocess.run(["npm", "pack", "--silent", package], cwd=work, check=True)  # noqa: S603, S607
        for asset in manifest(folder):
            archive = Path(work) / f"{asset.package}-{asset.version}.tgz"
            with tarfile.open(archive) as packed:
                source = packed.extractfile(f"package/{asset.source}")
                if source is None:
                    raise FileNotFoundError(asset.source)
                (folder / asset.file).write_bytes(source.read())
    return tuple(f"{asset.file} {sha256(folder / asset.file)}" for asset in manifest(folder))


def main() -> int:
    """Fetch if asked, else check; the exit code is the number of faults."""
    lines = fetch() if "--fetch" in sys.argv[1:] else faults()
    sys.stdout.writelines(f"{line}\n" for line in lines)
    return 0 if "--fetch" in sys.argv[1:] else len(lines)


if __name__ == "__main__":
    sys.exit(main())
