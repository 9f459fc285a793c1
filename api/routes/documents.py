"""Documents: the list, one with its text and what was read from it, and adding another."""

from typing import Annotated

from fastapi import APIRouter, File, Form, UploadFile

from api.faults import Forbidden
from api.here import LibraryHere, Now
from api.parameters import Id, Lang, Limit, Offset
from api.present_brought import resting
from api.views import AddedView, DocumentDetail, DocumentView, EvidenceDetail, Page
from viz.citation import cited
from viz.pages.evidence import find_evidence

router = APIRouter(prefix="/api/documents", tags=["documents"])
evidence_router = APIRouter(tags=["documents"])


@router.get("", summary="文档列表")
def documents(now: Now, limit: Limit = 50, offset: Offset = 0) -> Page[DocumentView]:
    """The documents in the graph, the newest first, without their texts."""
    known = now.knowledge.documents.values()
    newest = sorted(known, key=lambda d: (d.issued is not None, d.issued, d.id), reverse=True)
    part = newest[offset : offset + limit]
    items = tuple(map(now.present.document, part))
    return Page(total=len(newest), offset=offset, limit=limit, items=items)


@router.get("/{document}", summary="一份文档")
def one_document(document: Id, now: Now) -> DocumentDetail:
    """One document: its raw text, the places facts rest on, and every fact read from it."""
    return now.present.document_detail(
        now.knowledge.document(document),
        now.site.problems.get(document, ()),
        now.site.columns.get(document, ()),
    )


@evidence_router.get("/api/evidence/{evidence}", summary="一处依据")
def one_evidence(evidence: Id, now: Now, lang: Lang = "zh") -> EvidenceDetail:
    """The words behind facts: where they stand, all that was read from them, how to cite them."""
    words, facts = find_evidence(now.knowledge, evidence)
    citation = cited(now.knowledge.documents[words.document], words, lang)
    return EvidenceDetail(
        evidence=now.present.evidence((words,))[0],
        facts=tuple(resting(now.present, fact) for fact in facts),
        citation=citation.standard,
        sentence=citation.plain,
    )


@router.post("", status_code=201, summary="上传文档")
def add_document(
    library: LibraryHere,
    file: Annotated[UploadFile, File(description="the document, any format liantu reads")],
    region: Annotated[
        str,
        Form(max_length=200, description="the region it speaks for", examples=["星海新区"]),
    ] = "",
    columns: Annotated[
        str,
        Form(
            max_length=2000,
            description="roles for the columns of its tables",
            examples=["企业名称=firm,主要产品=segment"],
        ),
    ] = "",
) -> AddedView:
    """Read a document into the graph; one already known is read again for new `columns` alone."""
    if library.read_only:
        raise Forbidden("本服务只读，不接受上传", "This server is read-only and takes no documents")
    return library.add(file.filename or "", file.file.read(), region, columns)
