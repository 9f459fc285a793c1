"""The version, and whether the five packages come from one place."""

from collections.abc import Mapping
from importlib.util import find_spec
from pathlib import Path

# Nothing of ours is imported here: this runs before it is known whose packages would answer.

VERSION = "0.1.0"
PACKAGES = ("ontology", "reading", "graph", "viz", "api")


def places() -> Mapping[str, Path]:
    """Each package with the folder that Python would take it from."""
    return {name: _place(name) for name in PACKAGES}


def shadows(found: Mapping[str, Path]) -> tuple[str, ...]:
    """Which packages lie elsewhere than `api` does, in a sentence each, Chinese and English."""
    home = found["api"]
    return tuple(
        f"包 {name} 来自 {place}，而 liantu 在 {home}：同名的包遮住了它。请换个目录运行，"
        f"或把 liantu 装进自己的环境。\n"
        f"The package {name} comes from {place}, but liantu lies in {home}: another package of "
        f"that name hides it. Run elsewhere, or give liantu an environment of its own."
        for name, place in found.items()
        if place != home
    )


def _place(name: str) -> Path:
    spec = find_spec(name)
    origin = spec.origin if spec else None
    return Path(origin).resolve().parents[1] if origin else Path()
