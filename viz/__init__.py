"""How it looks: pages and pictures."""

from pathlib import Path

STATIC = Path(__file__).parent / "static"
"""The folder of style sheets, modules and vendored assets; served under /static."""
