"""The names of a document, found by several independent ways and weighed together."""

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

from ontology.model import Document, Entity, EntityType
from reading.model import Layout, Mention, Sentence
from reading.names.by_head import (
    by_capacity,
    by_institution_head,
    by_institution_in_name,
    by_park_head,
    by_progress,
    by_project_head,
)
from reading.names.by_label import by_label
from reading.names.chain_frames import by_marked_head
from reading.names.chains import (
    by_chain_head,
    by_heading,
    by_known_industry,
    by_national_class,
    by_park_name,
    by_sector,
)
from reading.names.developers import by_opening, by_shared_opening
from reading.names.entities import group
from reading.names.firms_by_context import by_context, by_role
from reading.names.firms_by_form import by_brand_and_trade, by_legal_form
from reading.names.industry_lists import (
    by_chain_role,
    by_industry_list,
    by_opening_label,
    by_titled_box,
)
from reading.names.judge import candidates, judge, outermost, without_fragments, without_pairs
from reading.names.labels import Labels, by_labels
from reading.names.lists import by_list, by_project_list
from reading.names.made import by_lack, by_maker, by_making, by_project_name, without_qualities
from reading.names.name_signs import Candidate, Marks
from reading.names.openings import without_openings
from reading.names.places import by_gazetteer, by_new_area, by_region, by_town
from reading.names.references import by_reference
from reading.names.registered import by_registry
from reading.names.scene import Follower, Scene, Sight, Source
from reading.names.segments import (
    by_peers as by_product_peers,
)
from reading.names.segments import (
    by_product_head,
    by_project,
    by_span_of_chain,
)
from reading.names.spread import Span, occurrences, outer_and_nested, standing
from reading.names.tagger import TRUST, Tagged, Trust, by_tagger, doubted, tagging
from reading.names.told_lists import by_count, by_led, by_steps
from reading.names.torn_names import by_torn_name

SOURCES: tuple[Source, ...] = (
    by_legal_form,
    by_brand_and_trade,
    by_context,
    by_role,
    by_list,
    by_project_list,
    by_label,
    by_park_head,
    by_institution_head,
    by_project_head,
    by_capacity,
    by_progress,
    by_chain_head,
    by_sector,
    by_national_class,
    by_known_industry,
    by_industry_list,
    by_opening_label,
    by_chain_role,
    by_titled_box,
    by_heading,
    by_reference,
    by_gazetteer,
    by_new_area,
    by_town,
    by_product_head,
    by_product_peers,
    by_making,
    by_maker,
    by_lack,
    by_span_of_chain,
    by_count,
    by_steps,
    by_led,
    by_torn_name,
)
FOLLOWERS: tuple[Follower, ...] = (
    by_opening,
    by_shared_opening,
    by_project,
    by_project_name,
    by_park_name,
    by_marked_head,
    by_institution_in_name,
)
ENOUGH = dict.fromkeys(EntityType, 0.42) | {
    EntityType.CHAIN: 0.5,
    EntityType.PARK: 0.44,
    EntityType.SEGMENT: 0.42,
}
"""How much all grounds for a name must weigh together where nothing else is known of it."""
LEAST = dict.fromkeys(EntityType, 0.4) | {
    EntityType.FIRM: 0.36,
    EntityType.CHAIN: 0.35,
    EntityType.PLACE: 0.36,
}
"""How likely a name must be, by `reading.names.name_signs`."""


@dataclass(frozen=True, slots=True)
class Names:
    """The names of a document.

    `mentions` are sorted and do not overlap; `nested` are the names inside them: the developer in
    the name of a project, the place in the name of a park.
    """

    mentions: tuple[Mention, ...]
    entities: tuple[Entity, ...]
    nested: tuple[Mention, ...] = ()


def _mentions(spans: Sequence[Span], entities: dict[str, Entity]) -> tuple[Mention, ...]:
    return tuple(
        Mention(start, end, v.type, v.name, entities[v.name].id, v.grounds, round(v.confidence, 3))
        for start, end, v in sorted(spans, key=lambda s: s[:2])
        if v.name in entities
    )


@dataclass(frozen=True, slots=True)
class Looked:
    """A document looked at: what its rules saw and what the tagger marks, not weighed yet.

    `marked` and `labels` are None where the tagger was not asked: it casts no doubt then either.
    """

    scene: Scene
    seen: tuple[Sight, ...]
    marked: tuple[Tagged, ...] | None = None
    labels: Labels | None = None

    @property
    def marks(self) -> Marks | None:
        """What the tagger told, ready to be looked up."""
        if self.marked is None:
            return None
        return Marks.of(self.marked, self.labels, self.scene.layout.clean)


def look(layout: Layout, sentences: Sequence[Sentence], *, tagged: bool = True) -> Looked:
    """All that speaks for names in a document; without `tagged` only what the rules see."""
    scene = Scene.of(layout, sentences)
    if not tagged:
        return Looked(scene, tuple(s for source in SOURCES for s in source(scene)))
    with ThreadPoolExecutor(max_workers=1) as beside:  # the network runs while the rules do
        marking = beside.submit(tagging, scene)
        seen = tuple(s for source in SOURCES for s in source(scene))
        told = marking.result()
    return Looked(scene, seen, told.marks, told.labels)


def considered(
    looked: Looked, region: str, registry: Sequence[str] = (), trust: Trust = TRUST
) -> list[Candidate]:
    """Every name that something speaks for, with all that does."""
    scene, marked = looked.scene, looked.marked
    spans = {(mark.start, mark.end, mark.type) for mark in marked or ()}
    likely = (*by_tagger(scene, marked or (), trust), *by_labels(scene, looked.labels, spans))
    sights = outermost([*looked.seen, *likely])
    sights += [*by_registry(scene, registry), *by_region(scene, region)]
    sights += [s for follower in FOLLOWERS for s in follower(scene, sights)]
    sights = list(without_openings(scene, sights, region))
    if marked is not None:
        sights = list(doubted(sights, marked, trust))
    return candidates(scene, without_qualities(scene, sights), ENOUGH)


def weigh(looked: Looked, region: str, registry: Sequence[str] = (), trust: Trust = TRUST) -> Names:
    """The names that all that speaks for them carries."""
    given = considered(looked, region, registry, trust)
    verdicts = without_pairs(without_fragments(judge(given, looked.marks, LEAST)))
    outer, nested = outer_and_nested(occurrences(looked.scene, verdicts))
    verdicts = standing(verdicts, outer)
    entities = group(verdicts)
    return Names(
        _mentions(outer, entities),
        tuple(sorted(set(entities.values()), key=lambda e: e.id)),
        _mentions(nested, entities),
    )


def find(
    document: Document,
    layout: Layout,
    sentences: Sequence[Sentence],
    registry: Sequence[str] = (),
    *,
    tagged: bool = True,
) -> Names:
    """The names of a document; `registry` holds names of firms known from elsewhere."""
    return weigh(look(layout, sentences, tagged=tagged), document.region, registry)
