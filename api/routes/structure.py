"""Structure: knock-outs, suppositions, shared segments, communities, measures of tables."""

from typing import Annotated, Any, Final, Literal

from fastapi import APIRouter, File, Path, Query, UploadFile
from fastapi.responses import PlainTextResponse, Response

from api.here import Now
from api.parameters import Chain, ChainPath, Lang, Region
from api.present_structure import StructurePresenter, communities_view, shared_views
from api.snapshot import Snapshot
from api.structure_table import structure_table
from api.views import (
    CommunitiesView,
    KnockoutView,
    MeasureView,
    SharedView,
    StructureView,
    TableAnswer,
    TableValueView,
    WhatIfView,
)
from graph.gaps.described import chain_of
from graph.jackknife import Ground
from graph.regional.measures import DESCRIBED, Measure, measured
from graph.structure.communities import communities
from graph.structure.report import impact_of, structure
from graph.structure.shared import shared_segments
from graph.structure.supply import Needs
from graph.whatif import Supposition, what_if
from ontology.chains.model import ReferenceChain
from ontology.model import EntityType, ProjectPhase

router = APIRouter(prefix="/api", tags=["structure"])

_NAME = 200
InputNeeds = Annotated[
    Needs,
    Query(
        description="table: inputs replace each other as the table of alternatives says; "
        "all: every input is needed; any: any one input is enough",
        examples=["table"],
    ),
]
Without = Annotated[
    list[Annotated[str, Query(max_length=_NAME)]],
    Query(
        max_length=20,
        description="什么没有了 · segment or firm by id or name, or 区外 (outside); several at once",
        examples=[["动力电池", "区外"]],
    ),
]
Newcomer = Annotated[
    str, Query(max_length=_NAME, description="新来者名称 · its name", examples=["某某电机"])
]
At = Annotated[
    list[Annotated[str, Query(max_length=_NAME)]],
    Query(max_length=20, description="环节 · segments by id or name", examples=[["驱动电机"]]),
]
KindOf = Annotated[
    Literal["Firm", "Project"], Query(description="企业或项目 · what comes", examples=["Firm"])
]
Planned = Annotated[bool, Query(description="只是规划 · planned only", examples=[False])]
PhaseOf = Annotated[
    ProjectPhase | None, Query(description="项目阶段 · phase of a project", examples=["Signed"])
]
_TABLE: Final[dict[int | str, dict[str, Any]]] = {
    200: {
        "description": "The table",
        "content": {"text/csv": {"schema": {"type": "string"}, "example": "单独或成对,名次\r\n"}},
    }
}
MeasurePath = Annotated[Measure, Path(description="measure", examples=["lq"])]


@router.get("/chains/{chain}/structure", summary="断链影响与薄弱处")
def chain_structure(
    chain: ChainPath, now: Now, region: Region = "", needs: InputNeeds = Needs.TABLE
) -> StructureView:
    """What stops without each segment, firm or pair, each rank with its range, bridges and joints.

    Segments without any record fall only when they are removed themselves: see `unknown_share`.
    """
    wanted = chain_of(now.knowledge, chain)
    place = now.region(region)
    ground = Ground(now.knowledge, now.site.regions, wanted, place)
    found = structure(ground, now.site.board(wanted.id, place), needs)
    return _presenter(now, wanted).structure(found)


@router.get(
    "/chains/{chain}/structure/table",
    summary="断链影响表（CSV）",
    response_class=PlainTextResponse,
    responses=_TABLE,
)
def chain_structure_table(
    *,
    chain: ChainPath,
    now: Now,
    region: Region = "",
    needs: InputNeeds = Needs.TABLE,
    lang: Lang = "zh",
) -> Response:
    """The knock-outs and key pairs of a chain for a spreadsheet, no cell of it a formula."""
    text = structure_table(chain_structure(chain, now, region, needs), lang)
    # Spreadsheets take CSV for the local encoding unless a mark says otherwise.
    return Response(f"\ufeff{text}", media_type="text/csv; charset=utf-8")


@router.get("/chains/{chain}/knockout", summary="一处或几处同时断供")
def chain_knockout(
    chain: ChainPath,
    now: Now,
    without: Without,
    region: Region = "",
    needs: InputNeeds = Needs.TABLE,
) -> KnockoutView:
    """What stops in a region when some segments or firms fall away, all at once."""
    wanted = chain_of(now.knowledge, chain)
    drawn = now.site.board(wanted.id, now.region(region))
    impact = impact_of(now.knowledge, drawn, wanted, without, needs)
    return _presenter(now, wanted).knockout(drawn, impact, needs)


@router.get("/chains/{chain}/whatif", summary="假设新增一家")
def chain_whatif(
    *,
    chain: ChainPath,
    now: Now,
    name: Newcomer,
    segment: At,
    region: Region = "",
    kind: KindOf = "Firm",
    planned: Planned = False,
    phase: PhaseOf = None,
) -> WhatIfView:
    """What would differ on a chain's board if a firm or project came; nothing is stored."""
    wanted = chain_of(now.knowledge, chain)
    supposed = Supposition(
        name=name,
        segments=tuple(one.id if (one := wanted.segment(s)) else s for s in segment),
        region=now.region(region),
        type=EntityType(kind),
        planned=planned,
        phase=phase,
    )
    found = what_if(now.knowledge, wanted, supposed, now.site.regions)
    return _presenter(now, wanted).what_if(found)


@router.get("/structure/shared", summary="跨链共用环节")
def shared(now: Now) -> tuple[SharedView, ...]:
    """The classes of GB/T 4754 that segments of several reference chains fall under."""
    return shared_views(shared_segments(now.knowledge.chains.values()))


@router.get("/structure/communities", summary="抱团的企业")
def groups(now: Now, region: Region = "", chain: Chain = "") -> CommunitiesView:
    """Groups of firms, projects and segments that hang together, or why none are given."""
    place = now.region(region)
    of = now.knowledge.find_chain(chain).id if chain else None
    return communities_view(now.present, place, communities(now.knowledge, place, of))


@router.get("/measures", summary="要外部数据表的指标")
def measures() -> tuple[MeasureView, ...]:
    """The measures that documents hold no numbers for, each with the table it needs."""
    return tuple(
        MeasureView(
            measure=measure,
            label=words.zh,
            label_en=words.en,
            formula=words.formula,
            needs=words.needs_zh,
            needs_en=words.needs_en,
        )
        for measure, words in DESCRIBED.items()
    )


@router.post("/measures/{measure}", summary="用上传的表计算")
def measure_table(
    measure: MeasurePath,
    file: Annotated[UploadFile | None, File(description="CSV, TSV or Excel table")] = None,
) -> TableAnswer:
    """A measure of everything in an uploaded table, which is not kept.

    Without a table the answer is the error `missing_input`, which names the table needed.
    """
    name = (file.filename or "") if file else ""
    found = measured(measure, name, file.file.read() if file else None)
    return TableAnswer(
        measure=measure,
        formula=DESCRIBED[measure].formula,
        table=name,
        values=tuple(
            TableValueView(region=v.region, industry=v.industry, other=v.other, value=v.value)
            for v in found
        ),
    )


def _presenter(now: Snapshot, chain: ReferenceChain) -> StructurePresenter:
    return StructurePresenter(now.present, chain)
