"""The ready questions: their list, one answered, and any query's answer as a spreadsheet."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Annotated, Any, Final

from fastapi import APIRouter, Form, Path, Query
from fastapi.responses import Response

from api.callers import Caller, CallerHere
from api.here import LibraryHere
from api.library import Library
from api.parameters import Lang
from api.views import QuestionAnswer, QuestionView, SlotView
from graph import slots
from graph.store import Question as Asked
from graph.store.rows import ACCEPT, Rows, rows
from ontology.questions import Question, SlotKind, question, questions
from viz.answers import csv_of, words_of, xlsx_of
from viz.report.pack import MEDIA_TYPES

router = APIRouter(tags=["reference"])

_NAME: Final = 200
_CSV: Final = "text/csv; charset=utf-8"


class AnswerForm(StrEnum):
    """How an answer is handed on."""

    JSON = "json"
    CSV = "csv"
    XLSX = "xlsx"


class FileForm(StrEnum):
    """The spreadsheets that an answer can be."""

    CSV = "csv"
    XLSX = "xlsx"


Name = Annotated[
    str,
    Path(max_length=_NAME, description="name, number or title", examples=["02-segments"]),
]


def _word(kind: str, example: str) -> Any:  # noqa: ANN401 - what FastAPI's marks are
    return Query(max_length=_NAME, description=f"{kind} · id, name or alias", examples=[example])


ChainWord = Annotated[str, _word("产业链", "新能源汽车")]
SegmentWord = Annotated[str, _word("环节", "动力电池")]
RegionWord = Annotated[str, _word("地区", "星海新区")]
ParkWord = Annotated[str, _word("园区", "星海汽车产业园")]
FirmWord = Annotated[str, _word("企业", "澄星汽车股份有限公司")]
Year = Annotated[str, Query(max_length=10, description="年度", examples=["2025"])]
_FILES: Final[dict[int | str, dict[str, Any]]] = {
    200: {
        "description": "The answer as a table",
        "content": {
            kind: {"schema": {"type": "string"}, "example": "企业,产业链"}
            for kind in (_CSV, MEDIA_TYPES["xlsx"])
        },
        "headers": {
            "x-liantu-truncated": {
                "description": "true where the row limit cut the answer",
                "schema": {"type": "string"},
            }
        },
    }
}


@router.get("/api/questions", summary="现成问题")
def ready_questions() -> tuple[QuestionView, ...]:
    """The ready SPARQL questions that come with liantu, and the slots that each has."""
    return tuple(map(_view, questions()))


@router.get(
    "/api/questions/{name}",
    summary="一个现成问题的答案",
    response_model=QuestionAnswer,
    responses={200: {"content": _FILES[200]["content"], "headers": _FILES[200]["headers"]}},
)
async def one_question(
    *,
    name: Name,
    library: LibraryHere,
    caller: CallerHere,
    chain: ChainWord = "",
    segment: SegmentWord = "",
    region: RegionWord = "",
    park: ParkWord = "",
    firm: FirmWord = "",
    year: Year = "",
    form: Annotated[
        AnswerForm, Query(alias="format", description="json, csv or xlsx", examples=["json"])
    ] = AnswerForm.JSON,
    lang: Lang = "zh",
) -> Response:
    """A ready question with words in its slots, answered; a region slot without one is the home."""
    words = (chain, segment, region, park, firm, year)
    asked = question(name)
    given = _at_home(library, asked, dict(zip(SlotKind, words, strict=True)))
    meant = slots.words(library.now.knowledge, asked, given)
    sparql = asked.filled(meant)
    found = await answered(library, caller, sparql)
    if form is not AnswerForm.JSON:
        return _file(found, FileForm(form.value), asked.title(lang), asked.name, lang)
    view = QuestionAnswer(
        **_view(asked).model_dump(exclude={"query"}),
        query=sparql,
        words={kind.value: word for kind, word in meant.items()},
        columns=found.columns,
        rows=tuple(
            {name: words_of(term, lang) for name, term in zip(found.columns, row, strict=True)}
            for row in found.rows
        ),
        truncated=found.truncated,
    )
    return Response(view.model_dump_json(), media_type="application/json")


@router.post("/api/answers", summary="查询结果表格", response_class=Response, responses=_FILES)
async def answers(
    *,
    query: Annotated[
        str,
        Form(max_length=65_536, description="SPARQL", examples=["SELECT * { ?s ?p ?o } LIMIT 3"]),
    ],
    library: LibraryHere,
    caller: CallerHere,
    form: Annotated[
        FileForm, Form(alias="format", description="csv or xlsx", examples=["csv"])
    ] = FileForm.CSV,
    lang: Annotated[Lang, Form(description="语言 · language", examples=["zh"])] = "zh",
) -> Response:
    """The answer to a SPARQL query as a spreadsheet, no cell of it a formula; cut ones say so."""
    found = await answered(library, caller, query)
    return _file(found, form, "SPARQL", "answer", lang)


async def answered(library: Library, caller: Caller, sparql: str) -> Rows:
    """The rows of the answer to a query, within the time and budget of a caller."""
    return rows(await library.answer(Asked(sparql, ACCEPT), caller))


def _at_home(
    library: Library, asked: Question, given: Mapping[SlotKind, str]
) -> Mapping[SlotKind, str]:
    """The words given, with the home region where a question cannot do without one."""
    needs = any(slot.kind is SlotKind.REGION and not slot.open for slot in asked.slots)
    if needs and not given[SlotKind.REGION]:
        return {**given, SlotKind.REGION: library.now.region("")}
    return given


def _file(found: Rows, form: FileForm, title: str, name: str, lang: str) -> Response:
    body, kind = (
        (csv_of(found, lang), _CSV)
        if form is FileForm.CSV
        else (xlsx_of(found, title, lang), MEDIA_TYPES["xlsx"])
    )
    headers = {"content-disposition": f'attachment; filename="{name}.{form.value}"'}
    if found.truncated:
        headers["x-liantu-truncated"] = "true"
    return Response(body, media_type=kind, headers=headers)


def _view(asked: Question) -> QuestionView:
    return QuestionView(
        name=asked.name,
        zh=asked.zh,
        en=asked.en,
        query=asked.text,
        slots=tuple(
            SlotView(name=slot.name, kind=slot.kind.value, required=not slot.open)
            for slot in asked.slots
        ),
    )
