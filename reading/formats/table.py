"""The suffixes known, each with the file beside this one whose `read` reads it."""

from importlib import import_module

from reading.formats.extracted import Reader

SUFFIXES: dict[str, str] = {
    ".txt": "text",
    ".text": "text",
    ".md": "text",
    ".docx": "docx",
    ".doc": "doc",
    ".wps": "doc",
    ".pdf": "pdf",
    ".ofd": "ofd",
    ".csv": "delimited",
    ".tsv": "delimited",
    ".xlsx": "xlsx",
    ".xls": "xls",
    ".html": "html",
    ".htm": "html",
}

IN_HERE = frozenset({"text", "delimited"})
"""The readers made of plain Python; all others run in a process of their own (see `apart`)."""


def reader(suffix: str) -> Reader:
    """The reader of a suffix; its libraries are loaded only now."""
    found: Reader = import_module(f"reading.formats.{SUFFIXES[suffix]}").read
    return found
