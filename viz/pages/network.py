"""The explorer: who is joined to whom, unfolded step by step, as a picture and in words."""

from dataclasses import dataclass, replace

from graph.crossings import crossings
from ontology.model import EntityType
from viz.explorer.asked import ALL, STEP, Face, Stand, asked
from viz.explorer.drawn import drawn
from viz.explorer.flows import LEFT, REST, RIGHT, WIDTH, flows
from viz.explorer.given import drawing, given
from viz.explorer.listed import legend, listed
from viz.explorer.panel import panel
from viz.explorer.picture import picture as picture_of
from viz.explorer.saved import saved
from viz.explorer.scene import BUDGET, Scene, scene
from viz.explorer.told import table, ways_told
from viz.network import LIBRARY
from viz.render import render
from viz.report.svg import svg
from viz.site import Site
from viz.view import View

_COLUMNS, _ROWS = 16, 60
"""What a matrix shows; who is beyond stands in the table."""


@dataclass(frozen=True, slots=True)
class Tab:
    """A way of showing the same view."""

    face: Face
    address: str


def network(site: Site, view: View) -> str:
    """The explorer as the address asks: a picture, a table, a matrix or flows."""
    seen = scene(site, asked(view.query))
    face = _face(seen)
    content: dict[str, object] = {
        "scene": seen,
        "asked": seen.asked,
        "face": face,
        "title": title(site, view, seen),
        "names": {end: site.name(end, view.lang) for end in seen.focus},
        "also": [(other, site.name(other, view.lang)) for other in seen.also],
        "tabs": [Tab(f, view.here(**replace(seen.asked, face=f).changes())) for f in _faces(seen)],
        "files": {
            name: replace(view, path=f"/network/{name}").here(**seen.asked.changes())
            for name in ("export", "picture.svg")
        },
        "restored": view.here(**replace(seen.asked, dropped=frozenset()).changes()),
        "regions": site.choices(site.region(view) if view.region else ""),
        "region": "",
        "chains": [(c.id, site.name(c.id, view.lang)) for c in site.knowledge.value_chains],
        "stands": tuple(Stand),
        "library": LIBRARY,
        "budget": BUDGET,
        "step": STEP,
        "all": ALL,
    }
    return render("network.html", view, **{**content, **_shown(site, view, seen, face)})


def network_export(site: Site, view: View) -> str:
    """The view as a file of its own."""
    seen = scene(site, asked(view.query))
    return saved(site, view, seen, title(site, view, seen))


def network_svg(site: Site, view: View) -> str:
    """The picture of the view as SVG."""
    seen = scene(site, asked(view.query))
    return svg(picture_of(site, view, seen, title(site, view, seen)))


def network_drawing(site: Site, view: View, text: str) -> str:
    """Triples that somebody hands in, drawn; they are kept nowhere."""
    made = drawing(site, given(text), view.lang)
    return render("network_drawing.html", view, drawing=made, library=LIBRARY, budget=BUDGET)


def title(site: Site, view: View, seen: Scene) -> str:
    """What the view is about, in words."""
    wanted = seen.asked
    if wanted.entity and wanted.to:
        return view.t(
            "network.between",
            one=site.name(wanted.entity, view.lang),
            other=site.name(wanted.to, view.lang),
        )
    if wanted.entity or wanted.to:
        return site.name(wanted.entity or wanted.to, view.lang)
    region = site.knowledge.find_region(wanted.region).name if wanted.region else ""
    chain = site.name(wanted.within, view.lang) if wanted.within else ""
    return " · ".join(filter(None, (chain, region))) or view.t("network.whole")


def _face(seen: Scene) -> Face:
    """The face asked for; of everything at once, if it is much, the matrix and no tangle."""
    faces = _faces(seen)
    if seen.asked.face in faces:
        return seen.asked.face
    whole = seen.asked.chain == ALL and seen.total > BUDGET
    return Face.MATRIX if whole and seen.asked.face is None else Face.PICTURE


def _faces(seen: Scene) -> tuple[Face, ...]:
    around = seen.asked.entity or seen.asked.to
    return (Face.PICTURE, Face.TABLE) if around else tuple(Face)


def _shown(site: Site, view: View, seen: Scene, face: Face) -> dict[str, object]:
    """What one face shows."""
    if face is Face.PICTURE:
        return _picture(site, view, seen)
    if face is Face.TABLE:
        page = view.asked("page")
        number = int(page[:6]) if page.isascii() and page.isdecimal() else 1
        return {"table": table(site, seen, view.asked("type"), number, view.lang)}
    region = site.region(view)
    found = crossings(site.knowledge, site.regions, region, seen.asked.within)
    within = replace(found, rows=found.rows[:_ROWS], columns=found.columns[:_COLUMNS])
    named = {name: site.name(name, view.lang) for name in (*found.rows, *found.columns)}
    return {
        "crossings": within,
        "more_rows": len(found.rows) - len(within.rows),
        "more_columns": len(found.columns) - len(within.columns),
        "cell_names": {**named, REST: view.t("network.rest")},
        "region": region,
        "region_name": site.name(region, view.lang) if region else "",
        "flows": flows(found) if face is Face.FLOWS else None,
        "sheet": (LEFT, RIGHT, WIDTH),
    }


def _picture(site: Site, view: View, seen: Scene) -> dict[str, object]:
    boxes, lines = legend(site, seen)
    toggled = {kind: view.here(**seen.asked.toggled(kind).changes()) for kind in _kinds(seen)}
    nodes = listed(site, seen, view.lang)
    return {
        "nodes": nodes,
        "edges": seen.graph.number_of_edges(),
        "chosen": {n.id: view.here(**replace(seen.asked, chosen=n.id).changes()) for n in nodes},
        "panel": panel(site, view, seen),
        "boxes": boxes,
        "lines": lines,
        "toggled": toggled,
        "told": ways_told(site, seen, view.lang),
        "payload": drawn(site, seen, view.lang),
    }


def _kinds(seen: Scene) -> tuple[EntityType, ...]:
    """The types that are in the picture or hidden."""
    shown = {seen.graph.nodes[node]["type"] for node in seen.graph}
    return tuple(kind for kind in EntityType if kind in shown | seen.asked.hidden)
