"""The tables of the pages for a spreadsheet: every row with its sentences and their documents."""

import csv
import io
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from graph.compare import Side, compare_regions
from graph.export import inert
from graph.gaps.described import chain_of
from graph.gaps.model import ChainBoard
from graph.gaps.phrases import listing, phrase
from graph.knowledge import Knowledge
from graph.lifecycle import life_cycles
from graph.offers import offers
from graph.parks import parks_for
from graph.reconcile import reconcile
from graph.tensions.found import tensions
from graph.tensions.words import reason
from ontology.errors import BadInput
from ontology.labels import label
from ontology.model import Evidence
from viz.report.sheets import Page, Place, book
from viz.site import Site
from viz.texts import text
from viz.wording import spoken, tidy

Row = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Asked:
    """Which table of what: `chain` "" is all chains; `left` and `right` are ids of two regions."""

    region: str
    chain: str = ""
    left: str = ""
    right: str = ""
    lang: str = "zh"

    def boards(self, site: Site) -> tuple[ChainBoard, ...]:
        """The boards asked for."""
        return (site.board(self.chain, self.region),) if self.chain else site.boards(self.region)


_PROOF = ("table.sentences", "table.documents")


def gaps(site: Site, asked: Asked) -> Iterator[Row]:
    """Every listed gap with its worth, the worthiest first."""
    known, lang = site.knowledge, asked.lang
    for gap in site.gaps(asked.region, asked.chain):
        yield (
            text(f"table.section.{gap.section.value}", lang),
            site.name(gap.chain, lang),
            site.name(gap.segment, lang) if gap.segment else "",
            gap.what,
            label(gap.kind, lang),
            label(gap.basis, lang),
            known.name(gap.region),
            f"{gap.worth.value:.4f}" if gap.worth else "",
            str(gap.ranks.rank) if gap.ranks else "",
            text(f"state.{gap.state.value}", lang) if gap.state else "",
            text("review.mark", lang) if gap.waits else "",
            *_proof(known, gap.evidence),
        )


def candidates(site: Site, asked: Asked) -> Iterator[Row]:
    """Who could fill each segment with a gap, or the word that nobody is known."""
    known, lang = site.knowledge, asked.lang
    for board in asked.boards(site):
        for offer in offers(known, board, lang):
            ends = site.name(board.chain, lang), site.name(offer.segment, lang)
            for one in offer.candidates:
                kind = label(one.kind, lang)
                found = _proof(known, one.evidence)
                yield (*ends, known.name(one.firm), kind, f"{one.score:.4f}", one.reason, *found)
            if offer.note:
                spoken = (e for before in offer.before for e in before.evidence)
                yield (*ends, "", "", "", offer.note, *_proof(known, spoken))


def parks(site: Site, asked: Asked) -> Iterator[Row]:
    """Every ground of every park that suits a chain, the best first."""
    known, lang = site.knowledge, asked.lang
    for board in asked.boards(site):
        for fit in parks_for(known, chain_of(known, board.chain), asked.region, lang):
            whole = site.name(board.chain, lang), str(fit.rank), fit.name, f"{fit.score:.4f}"
            for part in fit.parts:
                ground = phrase(f"ground_{part.name}", lang)
                worth = f"{part.worth:.4f}" if part.known else ""
                yield (*whole, ground, worth, part.text, *_proof(known, part.evidence))


def reconciled(site: Site, asked: Asked) -> Iterator[Row]:
    """Recruitment lists against gaps, both ways."""
    known, lang = site.knowledge, asked.lang
    for board in asked.boards(site):
        held, chain = reconcile(known, board, lang), site.name(board.chain, lang)
        for target in held.targets:
            fits = listing(tuple(site.name(s, lang) for s in target.gaps), lang)
            proof = _proof(known, target.evidence)
            yield chain, text("table.listed", lang), target.name, fits, target.text, *proof
        for gap in held.gaps:
            name = site.name(gap.segment, lang) if gap.segment else listing(gap.what, lang)
            firms = listing(tuple(map(known.name, gap.targets)), lang)
            kinds = listing(tuple(label(kind, lang) for kind in gap.kinds), lang)
            yield chain, text("table.gap", lang), name, firms, kinds, *_proof(known, gap.evidence)


def timeline(site: Site, asked: Asked) -> Iterator[Row]:
    """What became of each stated gap."""
    known, lang = site.knowledge, asked.lang
    for chain in [asked.chain] if asked.chain else sorted(known.gaps_by_chain):
        for life in life_cycles(known, chain, asked.region):
            yield (
                site.name(chain, lang),
                listing(tuple(dict.fromkeys(gap.what for gap in life.gaps)), lang),
                text(f"outcome.{life.outcome.value}", lang),
                label(life.basis, lang),
                listing(tuple(dict.fromkeys(known.name(c.entity) for c in life.comers)), lang),
                *_proof(known, (*life.evidence, *(e for c in life.comers for e in c.evidence))),
            )


def tense(site: Site, asked: Asked) -> Iterator[Row]:
    """What does not fit in the documents, whatever the region."""
    known, lang = site.knowledge, asked.lang
    for one in tensions(known):
        if one.alarm:
            name = text(f"tension.{one.rule}", lang)
            yield name, reason(one, lang), f"{one.confidence:.2f}", *_proof(known, one.evidence)


def compared(site: Site, asked: Asked) -> Iterator[Row]:
    """One chain in two regions, segment by segment; BadInput where one is not named."""
    if not (asked.chain and asked.left and asked.right):
        raise BadInput(
            "对比要给出产业链和两个地区（chain、left、right）",
            "A comparison needs a chain and two regions (chain, left, right)",
        )
    known, lang = site.knowledge, asked.lang
    wanted = chain_of(known, asked.chain)
    for row in compare_regions(known, wanted, asked.left, asked.right, lang).segments:
        difference = phrase(f"difference_{row.difference.value}", lang)
        sides = (cell for side in (row.left, row.right) for cell in _side(known, side, lang))
        proof = _proof(known, (*row.left.evidence, *row.right.evidence))
        yield row.name, difference, *sides, *proof


TABLES: Mapping[str, tuple[Callable[[Site, Asked], Iterator[Row]], tuple[str, ...]]] = {
    "gaps": (
        gaps,
        (
            "table.section",
            "chain",
            "segment",
            "table.what",
            "kind",
            "basis",
            "region",
            "worth",
            "table.rank",
            "gaps.state",
            "table.review",
        ),
    ),
    "candidates": (
        candidates,
        ("chain", "segment", "table.firm", "kind", "table.score", "table.reason"),
    ),
    "parks": (
        parks,
        (
            "chain",
            "table.rank",
            "table.park",
            "table.score",
            "table.ground",
            "table.worth",
            "table.reason",
        ),
    ),
    "reconcile": (reconciled, ("chain", "table.side", "table.name", "table.fits", "table.reason")),
    "timeline": (timeline, ("chain", "table.what", "table.outcome", "basis", "table.comers")),
    "tensions": (tense, ("table.rule", "table.reason", "table.sure")),
    "compare": (
        compared,
        (
            "segment",
            "table.difference",
            "table.left",
            "table.left.who",
            "table.right",
            "table.right.who",
        ),
    ),
}
"""Name → what gives its rows, and the keys of its column heads in texts.csv."""


def csv_of(site: Site, name: str, asked: Asked) -> bytes:
    """A table as CSV that a spreadsheet opens as UTF-8, no cell of it a formula."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(_heads(name, asked.lang))
    rows = TABLES[name][0](site, asked)
    writer.writerows([inert(tidy(cell)) for cell in row] for row in rows)
    return b"\xef\xbb\xbf" + out.getvalue().encode()


def xlsx_of(site: Site, name: str, asked: Asked) -> bytes:
    """A table as a workbook of text cells."""
    rows = tuple(tuple(map(Place, row)) for row in TABLES[name][0](site, asked))
    title = text(f"table.of.{name}", asked.lang)
    return book(title, (Page(title, _heads(name, asked.lang), rows),))


def _heads(name: str, lang: str) -> Row:
    return tuple(text(key, lang) for key in (*TABLES[name][1], *_PROOF))


def _side(knowledge: Knowledge, side: Side, lang: str) -> Row:
    firms = listing(tuple(map(knowledge.name, side.firms)), lang)
    return text(f"state.{side.state.value}", lang), firms


def _proof(knowledge: Knowledge, evidence: Iterable[Evidence]) -> Row:
    """The sentences in a row, and their documents with date and place."""
    found = tuple(dict.fromkeys(evidence))
    places = (
        f"{knowledge.name(e.document)} {knowledge.documents[e.document].issued or ''} "
        f"[{e.document}:{e.start}-{e.end}]"
        for e in found
    )
    return " | ".join(spoken(e.quote) for e in found), " | ".join(places)
