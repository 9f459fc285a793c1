"""What is said of facts that a language model told: the one rule that reads no page by itself."""

from dataclasses import dataclass

LANGUAGE_MODEL = "language_model"


@dataclass(frozen=True, slots=True)
class Described:
    """A rule's name and what it says of itself in Chinese and English."""

    name: str
    zh: str
    en: str


HEARD = Described(
    LANGUAGE_MODEL,
    "只在设置了大语言模型时：模型摘出、且引文逐字见于原文的事实。名称须在原文，至少一个在引文里；"
    "把握低于规则，与规则同说的归规则，与规则相反的不收。",
    "Only where a language model is set: facts it told whose quote stands in the text letter by "
    "letter, both names in the text and one in the quote. Less sure than rules; what a rule reads "
    "too stays the rule's, what goes against one is dropped.",
)
