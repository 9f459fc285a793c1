"""Templates turned into pages: everything put into them is escaped."""

from functools import cache
from pathlib import Path
from urllib.parse import quote

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from ontology.labels import label
from ontology.model import EntityType
from viz import wording
from viz.signs import SIGNS
from viz.view import View

_TEMPLATES = Path(__file__).parent / "templates"


@cache
def environment() -> Environment:
    """The one template environment: autoescaping always, an unknown name is an error."""
    made = Environment(
        loader=FileSystemLoader(_TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters.update(
        percent=wording.percent,
        score=wording.score,
        tidy=wording.tidy,
        quantity=wording.quantity,
        segment=lambda text: quote(text, safe=""),
    )
    made.globals.update(label=label, signs=SIGNS, entity_types=tuple(EntityType))
    return made


def render(template: str, view: View, **content: object) -> str:
    """A page from its template; `t` and `view` are there in every one."""
    return environment().get_template(template).render(view=view, t=view.t, **content)
