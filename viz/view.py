"""What the reader of a page chose: language, region, place, and the links that keep the choice."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import quote, urlencode

from viz.texts import text

_KEPT = ("lang", "region")


@dataclass(frozen=True, slots=True)
class View:
    """One reader's view of one page.

    `region` is the region asked for, "" for the one the documents speak of most. `query` holds the
    parameters that stand in the address; language and region are carried on from there.
    """

    lang: str = "zh"
    region: str = ""
    path: str = "/"
    query: Mapping[str, str] = field(default_factory=dict)

    def t(self, key: str, **values: object) -> str:
        """The words of a key in the reader's language; "one||many" is chosen by the value `n`."""
        words = text(key, self.lang)
        if not values:
            return words
        one, _, many = words.partition("||")
        return (one if values.get("n") == 1 or not many else many).format_map(values)

    def link(self, path: str, **parameters: str | int | None) -> str:
        """The address of a page of ours with the reader's choices; None leaves a parameter out."""
        kept = {key: self.query[key] for key in _KEPT if self.query.get(key)}
        return _address(path, {**kept, **parameters})

    def here(self, **changes: str | int | None) -> str:
        """The address of this very page with some parameters changed."""
        return _address(self.path, {**self.query, **changes})

    def asked(self, name: str) -> str:
        """A parameter of the address, "" if it is not there."""
        return self.query.get(name, "")


def _address(path: str, parameters: Mapping[str, str | int | None]) -> str:
    given = {key: value for key, value in parameters.items() if value not in (None, "")}
    return quote(path, safe="/") + (f"?{urlencode(given)}" if given else "")
