"""The tables of the pages as files for a spreadsheet."""

from enum import StrEnum
from typing import Annotated, Any, Final

from fastapi import APIRouter, Path, Query
from fastapi.responses import Response

from api.here import Now
from api.parameters import Chain, Lang, Region
from viz.report.pack import MEDIA_TYPES
from viz.tables import Asked, csv_of, xlsx_of

router = APIRouter(prefix="/api/tables", tags=["gaps"])


class TableName(StrEnum):
    """The pages whose tables can be taken away."""

    GAPS = "gaps"
    CANDIDATES = "candidates"
    PARKS = "parks"
    RECONCILE = "reconcile"
    TIMELINE = "timeline"
    TENSIONS = "tensions"
    COMPARE = "compare"


class TableForm(StrEnum):
    """As what."""

    CSV = "csv"
    XLSX = "xlsx"


Table = Annotated[TableName, Path(description="which table", examples=["gaps"])]
Form = Annotated[TableForm, Query(alias="format", description="csv or xlsx", examples=["csv"])]
Side = Annotated[
    str, Query(max_length=200, description="for compare: a region", examples=["星海新区"])
]
_CSV = "text/csv; charset=utf-8"
_FILES: Final[dict[int | str, dict[str, Any]]] = {
    200: {
        "description": "The table",
        "content": {
            kind: {"schema": {"type": "string"}, "example": "产业链,环节"}
            for kind in (_CSV, MEDIA_TYPES["xlsx"])
        },
    }
}


@router.get("/{table}", summary="表格导出", response_class=Response, responses=_FILES)
def table(
    *,
    table: Table,
    now: Now,
    chain: Chain = "",
    region: Region = "",
    left: Side = "",
    right: Side = "",
    form: Form = TableForm.CSV,
    lang: Lang = "zh",
) -> Response:
    """A table of the pages, every row with its sentences and documents, no cell a formula."""
    place = now.region(region)
    asked = Asked(
        region=place,
        chain=now.knowledge.find_chain(chain).id if chain else "",
        left=now.region(left) if left else "",
        right=now.region(right) if right else "",
        lang=lang,
    )
    write, kind = (csv_of, _CSV) if form is TableForm.CSV else (xlsx_of, MEDIA_TYPES["xlsx"])
    return Response(
        write(now.site, table.value, asked),
        media_type=kind,
        headers={"content-disposition": f'attachment; filename="{table.value}.{form.value}"'},
    )
