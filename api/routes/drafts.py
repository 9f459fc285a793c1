"""Drafts over HTTP: hand in, look at the difference, accept or discard."""

from typing import Annotated

from fastapi import APIRouter, File, Form, UploadFile

from api import present_brought
from api.here import DeskHere, LibraryHere, Now
from api.parameters import Id
from api.present import Presenter
from api.views import AddedView, BroughtView, DiscardedView, DraftDetail, DraftView, Page

router = APIRouter(tags=["drafts"])

Region = Annotated[
    str, Form(max_length=200, description="the region it speaks for", examples=["星海新区"])
]
Columns = Annotated[
    str,
    Form(
        max_length=2000,
        description="roles for the columns of its tables",
        examples=["企业名称=firm,主要产品=segment"],
    ),
]


@router.post("/api/drafts", status_code=201, summary="交来待收下的文档")
def hand_in(
    desk: DeskHere,
    file: Annotated[UploadFile, File(description="the document, any format liantu reads")],
    region: Region = "",
    columns: Columns = "",
) -> DraftView:
    """Read a document without taking it into the graph: it waits until somebody accepts it."""
    return present_brought.draft(
        desk.hand_in(file.filename or "", file.file.read(), region, columns)
    )


@router.get("/api/drafts", summary="待收下的文档")
def drafts(desk: DeskHere) -> Page[DraftView]:
    """The documents that wait, the latest first."""
    items = tuple(map(present_brought.draft, desk.all()))
    return Page(total=len(items), offset=0, limit=max(1, len(items)), items=items)


@router.get("/api/drafts/{draft}", summary="收下后会有什么变化")
def one_draft(draft: Id, desk: DeskHere) -> DraftDetail:
    """A draft with what the graph would gain, lose and see otherwise if it were accepted."""
    laid = desk.find(draft)
    weighed = desk.weighed(laid)
    return DraftDetail(
        draft=present_brought.draft(laid),
        brought=present_brought.difference(Presenter(weighed.site.knowledge), weighed.brought),
    )


@router.post("/api/drafts/{draft}/read", summary="换地区或列的角色重读")
def read_again(draft: Id, desk: DeskHere, region: Region = "", columns: Columns = "") -> DraftView:
    """Read a draft again for another region or with other roles of its columns."""
    return present_brought.draft(desk.read_again(draft, region, columns))


@router.post("/api/drafts/{draft}/accept", summary="收下")
def accept(draft: Id, desk: DeskHere, library: LibraryHere) -> AddedView:
    """Take a draft into the graph."""
    report = desk.accept(draft)
    now = library.now
    return AddedView(
        document=now.present.document(now.knowledge.document(draft)),
        new=bool(report.read),
        problems=now.site.problems.get(draft, ()),
        columns=dict(now.site.columns.get(draft, ())),
    )


@router.post("/api/drafts/{draft}/discard", summary="丢弃")
def discard(draft: Id, desk: DeskHere) -> DiscardedView:
    """Forget a draft and its file."""
    desk.discard(draft)
    return DiscardedView(discarded=draft)


@router.get("/api/documents/{document}/brought", summary="一份文档带来了什么")
def brought(document: Id, desk: DeskHere, now: Now) -> BroughtView:
    """What is known only with a document: the difference to what all the others say."""
    return present_brought.difference(now.present, desk.brought_by(document).brought)
