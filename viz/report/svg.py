"""A drawing as SVG whose text the reader's own fonts show."""

from collections.abc import Iterator
from xml.sax.saxutils import escape, quoteattr

from viz.report.drawing import DASH, Box, Curve, Drawing, Mark, Shape, Words
from viz.report.plain import plain

FONTS = "'Microsoft YaHei','PingFang SC','Noto Sans CJK SC','Source Han Sans SC',SimHei,sans-serif"
_DASH = f' stroke-dasharray="{DASH[0]:g} {DASH[1]:g}"'


def svg(drawing: Drawing) -> str:
    """The drawing as one element; the same drawing gives the same text."""
    inner = "".join(part for mark in drawing.marks for part in _mark(mark))
    size = f"0 0 {_n(drawing.width)} {_n(drawing.height)}"
    title = plain(drawing.title)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{size}" '
        f'width="{_n(drawing.width)}" height="{_n(drawing.height)}" role="img" '
        f'aria-label={quoteattr(title)} font-family="{FONTS}">{inner}</svg>'
    )


def _mark(mark: Mark) -> Iterator[str]:
    match mark:
        case Box():
            line = f'stroke="{mark.stroke}" stroke-width="{_n(mark.thickness)}"'
            yield (
                f'<rect x="{_n(mark.x)}" y="{_n(mark.y)}" width="{_n(mark.width)}" '
                f'height="{_n(mark.height)}" fill="{mark.fill}" {line}'
                f"{_DASH if mark.dash else ''}/>"
            )
        case Curve():
            first, *rest = mark.points
            path = f"M{_at(first)}C{' '.join(map(_at, rest))}"
            yield (
                f'<path d="{path}" fill="none" stroke="{mark.stroke}" '
                f'stroke-width="{_n(mark.thickness)}"{_DASH if mark.dash else ""}/>'
            )
        case Shape():
            yield f'<polygon points="{" ".join(map(_at, mark.points))}" fill="{mark.fill}"/>'
        case Words():
            weight = ' font-weight="700"' if mark.bold else ""
            yield (
                f'<text x="{_n(mark.x)}" y="{_n(mark.y)}" font-size="{_n(mark.size)}" '
                f'fill="{mark.fill}"{weight}>{escape(plain(mark.text))}</text>'
            )


def _at(point: tuple[float, float]) -> str:
    return f"{_n(point[0])},{_n(point[1])}"


def _n(value: float) -> str:
    return f"{value:.1f}".removesuffix(".0")
