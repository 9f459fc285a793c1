"""Where the pages show what an id of ours stands for."""

import re

from ontology.model import Claim, Gap, Observation
from viz.site import Site


def page_of(site: Site, identifier: str) -> str:
    """The address of the page about a thing or statement, "" where no page shows it."""
    known = site.knowledge
    identifier = site.goes_under.get(identifier, identifier)
    if identifier in known.chains:
        return f"/chains/{identifier}"
    if identifier in known.entities:
        return f"/entities/{identifier}"
    if identifier in known.documents:
        return f"/documents/{identifier}"
    if said := _statement(site, identifier):
        evidence = said.evidence[0]
        return f"/documents/{evidence.document}#{evidence.id}"
    return _template(site, identifier) or _words(site, identifier)


def _statement(site: Site, identifier: str) -> Claim | Observation | Gap | None:
    known = site.knowledge
    if claim := known.by_id.get(identifier):
        return claim
    others: tuple[Observation | Gap, ...] = (*known.observations, *known.gaps)
    return next((said for said in others if said.id == identifier), None)


def _template(site: Site, identifier: str) -> str:
    """The chain that a version of a reference chain is of."""
    for chain in site.knowledge.chains.values():
        if identifier == f"template-{chain.key}-{chain.version}":
            return f"/chains/{chain.id}"
    return ""


def _words(site: Site, identifier: str) -> str:
    """The marked words that a piece of evidence is."""
    found = re.fullmatch(r"ev-(.+)-\d+-\d+", identifier)
    document = f"doc-{found[1]}" if found else ""
    return f"/documents/{document}#{identifier}" if document in site.knowledge.documents else ""
