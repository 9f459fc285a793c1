"""Questions about a part of a page that many rules ask, each answered once a page."""

from collections.abc import Callable, Hashable
from functools import lru_cache, wraps
from typing import TypeVar

from reading.rules.context import Context

_Asked = TypeVar("_Asked", bound=Hashable)
_Answer = TypeVar("_Answer")
_Question = Callable[[Context, _Asked], _Answer]


def once(answer: _Question[_Asked, _Answer]) -> _Question[_Asked, _Answer]:
    """The same question, which works its answer out for each part of a page once.

    The answers of the last few pages are kept, as their contexts are.
    """

    @lru_cache(maxsize=4)
    def answers(_ctx: Context) -> dict[_Asked, _Answer]:
        return {}

    @wraps(answer)
    def asked(ctx: Context, part: _Asked) -> _Answer:
        known = answers(ctx)
        try:  # one look: to hash a part costs more than most of what is asked of it
            return known[part]
        except KeyError:
            found = known[part] = answer(ctx, part)
            return found

    return asked
