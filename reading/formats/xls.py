"""Excel files of before 2007, .xls: read as the newer ones are."""

from reading.formats.extracted import Extracted
from reading.formats.signatures import expect
from reading.formats.xlsx import workbook


def read(name: str, data: bytes) -> Extracted:
    """The rows of all sheets."""
    expect("xls", name, data)
    return workbook(name, "xls", data)
