"""The words of the pages: every key used is there, every key there is used."""

import re
from dataclasses import fields
from pathlib import Path

from graph.chains.overlay import VALUES
from graph.gaps.listed import Section
from graph.gaps.model import Agreement, SegmentState
from graph.gaps.weights import PARTS
from graph.houses import HouseGround
from graph.lifecycle import Outcome, Step
from graph.structure.knockout import ElementKind
from graph.structure.supply import Needs
from graph.tensions.model import Fit
from graph.tensions.rules import TENSION_RULES
from ontology.chains.difference import Step as VersionStep
from ontology.chains.model import Tier
from ontology.model import Relation, Status
from ontology.questions import SlotKind
from ontology.vocabulary import Vocabulary
from reading.layout.label_roles import LabelRole
from reading.rules.trust import DOUBTS
from viz.explorer.asked import Face, Stand
from viz.pages.query import WORDS
from viz.tables import TABLES
from viz.texts import text, texts
from viz.view import View

ONTOLOGY = {field.name for field in fields(Vocabulary)}
VIZ = Path(__file__).parents[2] / "viz"
# Keys whose last part is the value of an enum.
FAMILIES = {
    "state.": {state.value for state in SegmentState},
    "means.": {state.value for state in SegmentState},
    "tier.": {tier.value for tier in Tier},
    "inverse.": {relation.value for relation in Relation},
    "agreement.": {Agreement.AGREE.value, Agreement.CONTRADICT.value, Agreement.STATED_ONLY.value},
    "agreed.": {agreement.value for agreement in Agreement},
    "part.": {*PARTS, "value", "weight", "factor", "why"},
    "computed.": {"Thin", "SingleSupplier", "NoRecord"},
    "doubt.": set(DOUBTS),
    "element.": {kind.value for kind in ElementKind},
    "outcome.": {outcome.value for outcome in Outcome},
    "step.": {step.value for step in Step},
    "network.face.": {face.value for face in Face},
    "network.only.": {stand.value or "any" for stand in Stand},
    "mention.": {status.value for status in Status},
    "verdict.": {fit.value for fit in Fit},
    "tension.": {rule.__name__ for rule in TENSION_RULES},
    "differ.": {"definition", "scope", "region", "industry", "thing"},
    "house.by.": {ground.value for ground in HouseGround},
    "ontology.part.": {*ONTOLOGY, "industry"},
    "ontology.about.": {*ONTOLOGY, "industry"},
    "questions.by.": {*(kind.value for kind in SlotKind), "nothing"},
    "questions.slot.": {kind.value for kind in SlotKind},
    "yasgui.": {word.lower().replace(" ", ".") for word in WORDS},
    "answer.is.": {"true", "false"},
    "role.": {*LabelRole, "none"},
    "table.of.": set(TABLES),
    "table.section.": {section.value for section in Section},
    "needs.": {needs.value for needs in Needs},
    "template.step.": {step.name.lower() for step in VersionStep},
    "template.value.": set(VALUES[1:]),
}


def sources() -> str:
    files = [*sorted(VIZ.rglob("*.html")), *sorted(VIZ.rglob("*.py"))]
    return "\n".join(path.read_text(encoding="utf-8") for path in files)


def family(key: str) -> str:
    return next((prefix for prefix in FAMILIES if key.startswith(prefix)), "")


def test_every_key_that_pages_ask_for_is_there() -> None:
    asked = set(re.findall(r"\bt\([\"']([a-z.]+)[\"'](?! [~+])", sources()))
    assert len(asked) > 100
    assert sorted(asked - set(texts())) == []


def test_every_key_that_is_there_is_asked_for() -> None:
    quoted = set(re.findall(r"[\"']([a-zA-Z_.]+)[\"']", sources()))
    unused = [key for key in texts() if key not in quoted and not family(key)]
    # Headings of the gap list ask for their second line by a name put together.
    assert [key for key in unused if not key.endswith(".not")] == []


def test_each_member_of_an_enum_that_pages_name_has_its_words() -> None:
    for prefix, values in FAMILIES.items():
        there = {key.removeprefix(prefix) for key in texts() if key.startswith(prefix)}
        assert there == values, prefix


def test_every_key_has_words_in_both_languages_with_the_same_blanks() -> None:
    for key, words in texts().items():
        blanks = [set(re.findall(r"\{(\w+)\}", words[lang])) for lang in ("zh", "en")]
        assert words["zh"], key
        assert words["en"], key
        # A Chinese sentence may leave out a blank that only English needs, never the other way.
        assert blanks[0] == blanks[1], key


def test_a_language_nobody_offers_is_answered_in_chinese() -> None:
    assert text("nav.gaps", "fr") == "缺口"


def test_english_counts_one_thing_in_the_singular() -> None:
    view = View(lang="en")
    assert view.t("n.segments", n=1) == "1 segment"
    assert view.t("n.segments", n=2) == "2 segments"
    assert View().t("n.segments", n=1) == "1个环节"
