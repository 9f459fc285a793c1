"""The page shown instead of one that cannot be."""

from viz.render import render
from viz.view import View


def error(view: View, status: int, message: str) -> str:
    """What was asked, what was found, what to do."""
    return render("error.html", view, status=status, message=message)
