"""How wide the columns of a list are: by what stands in them, within bounds."""

from graph.report.model import Sheet
from viz.report.drawing import breadth

_LEAST, _MOST = 5.0, 16.0
"""Chinese signs: a narrower column breaks words, a wider one takes the room of others."""


def widths(sheet: Sheet) -> tuple[float, ...]:
    """The width of each column in Chinese signs: the mean of its cells, its title at least."""
    return tuple(
        min(_MOST, max(_LEAST, _typical(sheet, place), breadth(title, 1.0) + 1))
        for place, title in enumerate(sheet.columns)
    )


def _typical(sheet: Sheet, place: int) -> float:
    found = sorted(breadth(row[place].text, 1.0) for row in sheet.rows)
    # Three quarters of the cells fit; the longest are broken.
    return found[len(found) * 3 // 4] if found else _LEAST
