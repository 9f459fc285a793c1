"""The pack drawn up: the lists and pictures of a board, with every sentence numbered once."""

from collections import Counter

from graph.gaps.described import chain_of
from graph.gaps.listed import ListedGap
from graph.gaps.model import ChainBoard, SegmentState
from graph.knowledge import Knowledge
from graph.report.ground import Ground
from graph.report.lists import LISTS
from graph.report.model import Report, Source, cited
from graph.report.pictures import PICTURES
from ontology.model import Evidence


def drawn_up(
    knowledge: Knowledge, board: ChainBoard, gaps: tuple[ListedGap, ...], lang: str = "zh"
) -> Report:
    """The pack of a board with its listed gaps: the same knowledge gives the same pack."""
    ground = Ground(knowledge, board, gaps, lang)
    sheets = tuple(listed(ground) for listed in LISTS)
    pictures = tuple(drawn(ground) for drawn in PICTURES)
    numbers = {e: n for n, e in enumerate(dict.fromkeys(cited(pictures, sheets)), 1)}
    sources = tuple(_source(knowledge, evidence, n) for evidence, n in numbers.items())
    waiting = any(c.waits for sheet in sheets for row in sheet.rows for c in row)
    chain = chain_of(knowledge, board.chain)
    return Report(
        chain=board.chain,
        chain_name=(lang == "en" and chain.label_en) or board.chain_name,
        region=board.region,
        region_name=board.region_name,
        version=board.version,
        lang=lang,
        summary=_summary(ground, sources, waiting=waiting),
        pictures=pictures,
        sheets=sheets,
        sources=sources,
        _numbers=numbers,
    )


def _source(knowledge: Knowledge, evidence: Evidence, number: int) -> Source:
    document = knowledge.documents[evidence.document]
    return Source(
        number=number,
        evidence=evidence,
        title=document.title or document.name,
        publisher=document.publisher,
        issued=document.issued,
        basis=document.issued_basis,
        page=document.page(evidence.start),
    )


def _summary(ground: Ground, sources: tuple[Source, ...], *, waiting: bool) -> tuple[str, ...]:
    board = ground.board
    tally = Counter(row.state for row in board.rows)
    states = ground.say("comma").join(
        f"{ground.say(f'state_{s.value}')} {tally[s]}" for s in SegmentState if tally[s]
    )
    unknown = f"{board.unknown_share * 100:.0f}%"
    said = []
    if board.rows:
        said.append(ground.say("summary_segments", n=len(board.rows), states=states))
    if board.coverage is None:
        said.append(ground.say("summary_nothing", unknown=unknown))
    else:
        covered = f"{board.coverage * 100:.0f}%"
        said.append(ground.say("summary_share", coverage=covered, unknown=unknown))
    said.append(ground.say("summary_template", version=board.version))
    documents = len({s.evidence.document for s in sources})
    if sources:
        said.append(ground.say("summary_documents", documents=documents, sources=len(sources)))
    else:
        said.append(ground.say("summary_none"))
    if waiting:
        said.append(ground.say("summary_waits"))
    return tuple(said)
