"""The pack: five pictures and five lists of a chain in a region, as files to hand in."""

from enum import StrEnum
from typing import Annotated, Any, Final
from urllib.parse import quote

from fastapi import APIRouter, Query
from fastapi.responses import Response

from api.here import Now
from api.parameters import ChainPath, Lang, Region
from api.present_report import report_view
from api.views.report import PackView
from viz.report.pack import MEDIA_TYPES, WRITERS, PackFormat, files, report_of, stem, zipped

router = APIRouter(prefix="/api/chains/{chain}/report", tags=["chains"])


class Asked(StrEnum):
    """One file of the pack, or all three in one."""

    ZIP = "zip"
    DOCX = "docx"
    XLSX = "xlsx"
    HTML = "html"


Form = Annotated[
    Asked, Query(alias="format", description="zip (all three), docx, xlsx, html", examples=["zip"])
]
Published = Annotated[
    bool, Query(description="without facts that wait for review", examples=[False])
]
_FILES: Final[dict[int | str, dict[str, Any]]] = {
    200: {
        "description": "The file",
        "content": {
            kind: {"schema": {"type": "string", "format": "binary"}, "example": "PK"}
            for kind in MEDIA_TYPES.values()
        },
    }
}


@router.get("", summary="五图五清单里有什么")
def contents(
    chain: ChainPath, now: Now, region: Region = "", lang: Lang = "zh", published: Published = False
) -> PackView:
    """How much each list and picture of the pack holds, and the hash of each file."""
    site = now.site.published if published else now.site
    made = report_of(site, site.board(chain, now.region(region)).chain, now.region(region), lang)
    return report_view(made, files(site.knowledge, made))


@router.get("/file", summary="五图五清单（下载）", response_class=Response, responses=_FILES)
def file(
    *,
    chain: ChainPath,
    now: Now,
    region: Region = "",
    form: Form = Asked.ZIP,
    lang: Lang = "zh",
    published: Published = False,
) -> Response:
    """The pack as a document, a workbook, one page, or all in one: each cell with its sentence."""
    site = now.site.published if published else now.site
    place = now.region(region)
    made = report_of(site, site.board(chain, place).chain, place, lang)
    if form is Asked.ZIP:
        content = zipped(site.knowledge, made)
    else:
        content = WRITERS[PackFormat(form.value)](site.knowledge, made)
    name = quote(f"{stem(made)}.{form.value}", safe="")
    return Response(
        content,
        media_type=MEDIA_TYPES[form.value],
        headers={"content-disposition": f"attachment; filename*=UTF-8''{name}"},
    )
