"""Lexicons: small tables that stand beside the code that reads them."""

from pathlib import Path


def rows(path: Path) -> tuple[dict[str, str], ...]:
    """The rows of a file of tab-separated columns with a header line, each as column → cell.

    There is no quoting: a cell may hold any character but a tab or a line break. Empty lines and
    lines that begin with # are left out.
    """
    header, *lines = (
        line for line in path.read_text(encoding="utf-8").splitlines() if line and line[0] != "#"
    )
    columns = header.split("\t")
    return tuple(dict(zip(columns, line.split("\t"), strict=True)) for line in lines)
