"""The pages on which reference chains are edited, and what their forms decide."""

from typing import Annotated

from fastapi import APIRouter, Depends, File, Form, Request, UploadFile
from fastapi.responses import HTMLResponse, RedirectResponse

from api.faults import Forbidden
from api.here import LibraryHere
from api.library import Library
from api.overlaying import Wish, overlaying
from api.parameters import Id
from api.routes.alternatives import back_to_ours, use_table
from api.routes.pages import Chosen
from graph.chains import kept
from graph.chains.activation import activation, going_back
from graph.chains.proposed import propose
from graph.chains.sheet import SheetFormat, read
from graph.datadir import DataDir
from graph.gaps.described import chain_of
from ontology.chains.model import ReferenceChain
from viz import pages
from viz.view import View

router = APIRouter(include_in_schema=False, default_response_class=HTMLResponse)

_MOST = 1_000_000
Because = Annotated[str, Form(max_length=2000)]
Upload = Annotated[UploadFile, File()]


def _writable(library: LibraryHere) -> Library:
    if library.read_only:
        raise Forbidden("本服务只读，不接受修改", "This server is read-only and takes no changes")
    return library


def _folder(request: Request) -> DataDir:
    return DataDir.open(request.app.state.settings.data)


Open = Annotated[Library, Depends(_writable)]
Folder = Annotated[DataDir, Depends(_folder)]


@router.get("/chains/{chain}/template")
def template(chain: Id, library: LibraryHere, folder: Folder, view: Chosen) -> str:
    """A reference chain with what can be done to it, or the one proposed for a chain."""
    site = library.now.site
    versions = kept.versions(folder, chain_of(site.knowledge, chain).key)
    return pages.template(site, view, chain, versions, may_edit=not library.read_only)


@router.get("/chains/{chain}/template/{_step}")
def back(chain: Id, _step: str, view: Chosen) -> RedirectResponse:
    """Whoever asks again for what a form answered is led to the page with the form."""
    return _to(view, chain)


@router.post("/chains/{chain}/template/diff")
def change(chain: Id, library: Open, view: Chosen, file: Upload) -> str:
    """What an uploaded file would change; nothing is kept."""
    found = read(file.filename or "", file.file.read())
    old = library.now.knowledge.chains.get(found.id)
    judged = kept.judged(old, found)
    return pages.template_change(library.now.site, view, chain, found, judged)


@router.post("/chains/{chain}/template/activate")
def activate(
    library: Open,
    folder: Folder,
    view: Chosen,
    sheet: Annotated[str, Form(max_length=_MOST)],
    because: Because = "",
) -> RedirectResponse:
    """Keep the chain whose changes were shown and use it from now on."""
    found = read(f"{SheetFormat.CSV}.{SheetFormat.CSV}", sheet.encode())
    return _use(library, folder, view, found, because)


@router.post("/chains/{chain}/template/propose")
def use_proposal(
    chain: Id,
    *,
    library: Open,
    folder: Folder,
    view: Chosen,
    key: Annotated[str, Form(max_length=40)] = "",
    because: Because = "",
) -> RedirectResponse:
    """Use the chain that documents make of one without a template."""
    found = propose(library.now.knowledge, chain, key.strip())
    return _use(library, folder, view, found.chain, because)


@router.post("/chains/{chain}/template/version")
def other_version(
    chain: Id,
    *,
    library: Open,
    folder: Folder,
    view: Chosen,
    version: Annotated[str, Form(max_length=20)],
    because: Because = "",
) -> RedirectResponse:
    """Use a version that is kept."""
    key = chain_of(library.now.knowledge, chain).key
    library.decide((going_back(folder, key, version, because),))
    return _to(view, chain, "versions")


@router.post("/chains/{chain}/template/overlay")
def overlaid(
    chain: Id,
    *,
    library: Open,
    view: Chosen,
    place: Annotated[str, Form(max_length=200)],
    segment: Annotated[str, Form(max_length=200)],
    value: Annotated[str, Form(max_length=3)] = "",
    because: Because = "",
) -> RedirectResponse:
    """Switch a segment off in a region, change its criticality there, or undo that."""
    wish = Wish(place, segment, value, because)
    own = (chain_of(library.now.knowledge, chain),)
    library.decide((overlaying(library.now.knowledge, wish, own),))
    return _to(view, chain, "overlay")


@router.post("/chains/{chain}/template/alternatives")
def use_alternatives(
    chain: Id, *, library: Open, request: Request, view: Chosen, file: Upload, because: Because = ""
) -> RedirectResponse:
    """Use an uploaded table of inputs that replace each other."""
    use_table(library, request, file, because)
    return _to(view, chain, "alternatives")


@router.post("/chains/{chain}/template/alternatives/ours")
def our_alternatives(chain: Id, library: Open, view: Chosen) -> RedirectResponse:
    """Use our own table again."""
    back_to_ours(library)
    return _to(view, chain, "alternatives")


def _use(
    library: Library, folder: DataDir, view: View, chain: ReferenceChain, because: str
) -> RedirectResponse:
    old = library.now.knowledge.chains.get(chain.id)
    library.decide((activation(folder, old, chain, because),))
    return _to(view, chain.id)


def _to(view: View, chain: str, part: str = "") -> RedirectResponse:
    address = view.link(f"/chains/{chain}/template")
    return RedirectResponse(f"{address}#{part}" if part else address, status_code=303)
