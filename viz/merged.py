"""The names that are one firm with another, as cards and lists show them: why, and who says so."""

from dataclasses import dataclass

from graph.together import OneFirm
from viz.site import Site
from viz.view import View


@dataclass(frozen=True, slots=True)
class MergedName:
    """A name under the id of another firm, in words; `documents` are (id, title)."""

    same: OneFirm
    names: str
    kept: str
    reason: str
    documents: tuple[tuple[str, str], ...]


def merged_names(site: Site, view: View, entity: str = "") -> list[MergedName]:
    """The names that go under a firm, or all that go under any."""
    return [_named(site, view, one) for one in site.one_firm if entity in ("", one.kept)]


def _named(site: Site, view: View, one: OneFirm) -> MergedName:
    zh, en = one.reason
    return MergedName(
        same=one,
        names=view.t("comma").join(one.names),
        kept=site.knowledge.name(one.kept),
        reason=en if view.lang == "en" else zh,
        documents=tuple((d, site.knowledge.name(d)) for d in one.documents),
    )
