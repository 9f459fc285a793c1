"""The third-party assets in static/vendor: each with version, origin, hash and licence.

`python -m viz.vendor` checks the hashes; `python -m viz.vendor --fetch` is for the maintainer who
raises a version: it takes the named files out of the npm packages and prints their hashes, which
then go into vendor.toml. Nothing of npm is needed to build, install or run liantu.
"""

import hashlib
import json
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
    """One committed file: `file` here, `source` inside version `version` of an npm package.

    `bundled` are the packages built into a file, for the file that holds the licences of all.
    """

    file: str
    package: str
    version: str
    source: str
    sha256: str
    licence: str
    bundled: tuple[str, ...] = ()

    @property
    def archive(self) -> str:
        """What npm calls the file of the package."""
        return f"{self.package.removeprefix('@').replace('/', '-')}-{self.version}.tgz"


def manifest(folder: Path = FOLDER) -> tuple[Asset, ...]:
    """The assets that vendor.toml lists, in its order."""
    listed = tomllib.loads((folder / "vendor.toml").read_text(encoding="utf-8"))
    return tuple(
        Asset(**{**entry, "bundled": tuple(entry.get("bundled", ()))}) for entry in listed["asset"]
    )


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
            _npm(work, "pack", package)
        for asset in manifest(folder):
            held = _licences(asset, Path(work)) if asset.bundled else _packed(asset, Path(work))
            (folder / asset.file).write_bytes(held)
    return tuple(f"{asset.file} {sha256(folder / asset.file)}" for asset in manifest(folder))


def _npm(folder: str, *arguments: str) -> None:
    command = ["npm", arguments[0], "--silent", "--ignore-scripts", *arguments[1:]]
    subprocess.run(command, cwd=folder, check=True, stdout=subprocess.DEVNULL)  # noqa: S603


def _packed(asset: Asset, work: Path) -> bytes:
    with tarfile.open(work / asset.archive) as packed:
        source = packed.extractfile(f"package/{asset.source}")
        if source is None:
            raise FileNotFoundError(asset.source)
        return source.read()


def _licences(asset: Asset, work: Path) -> bytes:
    """The licences of what a bundle holds, one after the other: minified code has lost them."""
    _npm(str(work), "install", "--no-save", f"{asset.package}@{asset.version}")
    return "\n\n".join(
        _licence(work / "node_modules" / name) for name in (asset.package, *asset.bundled)
    ).encode()


def _licence(package: Path) -> str:
    told = json.loads((package / "package.json").read_text(encoding="utf-8"))
    texts = sorted(p for p in package.iterdir() if p.name.lower().startswith("licen"))
    held = [path.read_text(encoding="utf-8").strip() for path in texts]
    licence = told.get("licence") or told.get("license") or "see below"
    head = f"{told['name']} {told['version']}: {licence}, by {_person(told.get('author'))}"
    return "\n\n".join((f"{'=' * 78}\n{head}", *held))


def _person(author: object) -> str:
    named = author.get("name") if isinstance(author, dict) else author
    return str(named or "its contributors")


def main() -> int:
    """Fetch if asked, else check; the exit code is the number of faults."""
    lines = fetch() if "--fetch" in sys.argv[1:] else faults()
    sys.stdout.writelines(f"{line}\n" for line in lines)
    return 0 if "--fetch" in sys.argv[1:] else len(lines)


if __name__ == "__main__":
    sys.exit(main())
