"""Reference chains to edit: out as files, in with a diff first, proposed, changed by regions."""

from typing import Annotated

from fastapi import APIRouter, File, Form, Query, Request, UploadFile
from pydantic import ConfigDict, Field
from starlette.responses import Response

from api.faults import Forbidden
from api.here import LibraryHere, Now
from api.library import Library
from api.overlaying import Wish, overlaying
from api.parameters import ChainPath, Lang
from api.present_answers import Answers, difference_view, template_views
from api.views import View
from api.views.answers import (
    ChainDifferenceView,
    ProposalView,
    TemplateList,
    TemplateView,
    UntemplatedView,
)
from graph.chains import kept
from graph.chains.activation import activation
from graph.chains.proposed import propose, without_template
from graph.chains.sheet import MEDIA_TYPES, SheetFormat, read, written
from graph.datadir import DataDir
from ontology.chains.model import ReferenceChain
from ontology.errors import NotFound

router = APIRouter(prefix="/api/templates", tags=["chains"])

_FILES = {200: {"content": {kind: {"example": "chain,key=nev"} for kind in MEDIA_TYPES.values()}}}
Upload = Annotated[UploadFile, File(description="chain: csv, xlsx or ttl")]
Form_ = Annotated[
    SheetFormat, Query(alias="format", description="csv, xlsx, ttl", examples=["csv"])
]
Version = Annotated[
    str, Query(max_length=20, description="a kept version; the one in use", examples=["1.0.0"])
]
Because = Annotated[
    str, Form(max_length=2000, description="理由 · reason, kept", examples=["补充环节"])
]


class Overlaid(View):
    """What a region decides about a segment of a chain."""

    model_config = ConfigDict(
        frozen=True,
        extra="forbid",
        json_schema_extra={
            "examples": [{"region": "place-1", "segment": "seg-nev-battery", "value": "off"}]
        },
    )

    region: Annotated[
        str, Field(max_length=200, description="region, by id or name", examples=["place-1"])
    ]
    segment: Annotated[
        str,
        Field(max_length=200, description="segment, by id or name", examples=["seg-nev-battery"]),
    ]
    value: Annotated[
        str, Field(max_length=3, description='off, 1, 2, 3, or "" to undo', examples=["off"])
    ]
    because: Annotated[
        str, Field(max_length=2000, description="reason", examples=["本地不发展"])
    ] = ""


class OverlaidView(View):
    """The regional changes that hold now."""

    overlays: Annotated[tuple[Overlaid, ...], Field(description="all of them")]


@router.get("", summary="参照链及其版本")
def templates(now: Now, request: Request) -> TemplateList:
    """The reference chains in use with the versions kept, and the chains that have none."""
    folder = _folder(request)
    chains = ((c, kept.versions(folder, c.key)) for c in now.knowledge.chains.values())
    without = tuple(
        UntemplatedView(chain=now.present.thing(chain.id), parts=parts)
        for chain, parts in without_template(now.knowledge)
    )
    return TemplateList(items=template_views(chains), without=without)


@router.get(
    "/{chain}",
    summary="参照链文件",
    response_class=Response,
    responses=_FILES,  # type: ignore[arg-type]
)
def template(
    chain: ChainPath,
    now: Now,
    request: Request,
    form: Form_ = SheetFormat.CSV,
    version: Version = "",
) -> Response:
    """A reference chain as a file to edit: a table, a workbook or Turtle."""
    known = now.knowledge
    found = known.chains.get(known.find_chain(chain).id)
    if found is None:
        raise NotFound(f"「{chain}」没有参照链", f"“{chain}” has no reference chain")
    if version:
        found = kept.version(_folder(request), found.key, version)
    return _file(found, form)


@router.get("/{chain}/proposal", summary="由文件提出参照链")
def proposal(chain: ChainPath, now: Now, lang: Lang = "zh") -> ProposalView:
    """The template that documents make of a chain without one: its parts, each with sentences."""
    return Answers(now.present, lang).proposal(propose(now.knowledge, chain))


@router.get(
    "/{chain}/proposal/file",
    summary="提出的参照链文件",
    response_class=Response,
    responses=_FILES,  # type: ignore[arg-type]
)
def proposal_file(chain: ChainPath, now: Now, form: Form_ = SheetFormat.CSV) -> Response:
    """The same template as a file, to be looked over and edited before it is used."""
    return _file(propose(now.knowledge, chain).chain, form)


@router.post("/diff", summary="启用前的差异")
def diff(now: Now, file: Upload) -> ChainDifferenceView:
    """What an edited chain would change against the one in use; nothing is kept."""
    chain = read(file.filename or "", file.file.read())
    return difference_view(chain, kept.judged(now.knowledge.chains.get(chain.id), chain))


@router.post("", status_code=201, summary="启用一版参照链")
def use(
    library: LibraryHere, request: Request, file: Upload, because: Because = ""
) -> TemplateView:
    """Keep a version of a chain and use it from now on; the one before stays kept."""
    _writable(library)
    folder = _folder(request)
    chain = read(file.filename or "", file.file.read())
    old = library.now.knowledge.chains.get(chain.id)
    library.decide((activation(folder, old, chain, because),))
    (view,) = template_views([(chain, kept.versions(folder, chain.key))])
    return view


@router.post("/overlay", summary="地区调整")
def change(library: LibraryHere, asked: Overlaid) -> OverlaidView:
    """Switch a segment off in a region, or change its criticality there; kept as a decision."""
    _writable(library)
    wish = Wish(asked.region, asked.segment, asked.value, asked.because)
    library.decide((overlaying(library.now.knowledge, wish),))
    return OverlaidView(
        overlays=tuple(
            Overlaid(region=o.region, segment=o.segment, value=o.value, because=o.note)
            for o in library.now.knowledge.overlays
        )
    )


def _file(chain: ReferenceChain, form: SheetFormat) -> Response:
    name = f"{chain.key}-{chain.version}.{form}"
    headers = {"content-disposition": f'attachment; filename="{name}"'}
    return Response(written(chain, form), media_type=MEDIA_TYPES[form], headers=headers)


def _folder(request: Request) -> DataDir:
    return DataDir.open(request.app.state.settings.data)


def _writable(library: Library) -> None:
    if library.read_only:
        raise Forbidden("本服务只读，不接受修改", "This server is read-only and takes no changes")
