"""Lists that come a page at a time: their pages and their rows as iterators, from the first to the last."""

# ruff: noqa: UP007, UP045 -- pydantic evaluates these annotations, on Python 3.9 too
from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Annotated, Any, Optional, TypeVar

from .records import Flag, Maybe, Reading, Whole

# The service stops counting here (Pagination): a total of 501 says that there are more than 500.
CEILING = 501


class Pagination(Reading):
    """How many rows there are in all, up to the ceiling, and whether another page follows."""

    total_rows: Whole = None
    has_next_page: Flag = None


class Page(Reading):
    """A page of a list. Its `rows` are of the list's own kind."""

    pagination: Annotated[Optional[Pagination], Maybe] = None

    @property
    def total(self) -> int | None:
        """How many rows there are in all, as far as the service has counted; None where it does not say."""
        return self.pagination.total_rows if self.pagination else None

    @property
    def at_ceiling(self) -> bool:
        """Whether there are more than the service counts: `total` is then no true number."""
        return self.total is not None and self.total >= CEILING

    @property
    def total_in_words(self) -> str:
        """The total for people: "37", or "more than 500"."""
        if self.total is None:
            return ""
        return f"more than {CEILING - 1}" if self.at_ceiling else str(self.total)


P = TypeVar("P", bound=Page)


def pages(ask: Callable[..., P], *args: Any, offset: int = 0, **asked: Any) -> Iterator[P]:
    """The pages of a list, one call each, as they are wanted.

    ask: an operation that takes `offset`, such as `client.reporting.get_permits`; the rest is its arguments.
    It ends with the page that says that no other follows, or that has no rows.
    """
    while True:
        page = ask(*args, offset=offset, **asked)
        yield page
        here = len(getattr(page, "rows", ()))
        if not here or page.pagination is None or not page.pagination.has_next_page:
            return
        offset += here


def rows(ask: Callable[..., Page], *args: Any, **asked: Any) -> Iterator[Any]:
    """The rows of all pages of a list, in order; arguments as of `pages`."""
    for page in pages(ask, *args, **asked):
        yield from getattr(page, "rows", ())
