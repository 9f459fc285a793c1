"""The page shown instead of one that cannot be."""

from dataclasses import replace

from viz.render import render
from viz.view import View


def error(view: View, status: int, message: str) -> str:
    """What was asked, what was found, what to do."""
    # The region asked for may be what was wrong: no link of this page carries it on.
    kept = {key: value for key, value in view.query.items() if key != "region"}
    shown = replace(view, query=kept)
    return render("error.html", shown, status=status, message=message)
