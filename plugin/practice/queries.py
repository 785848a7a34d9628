"""Reading the parameters of an address: each is checked, and all that are wrong are named at once."""

from __future__ import annotations

import math
from collections.abc import Mapping
from datetime import date

from .categories import day_of
from .refusals import invalid
from .store import Box, Days

BOX = ("minEasting", "minNorthing", "maxEasting", "maxNorthing")


class Query:
    """The parameters of a call; `done` raises a Refusal that names what was missing or wrong."""

    def __init__(self, given: Mapping[str, str]) -> None:
        self._given = given
        self.wrong: dict[str, str] = {}

    def text(self, name: str, needed: bool = False) -> str | None:
        """A text."""
        value = self._given.get(name, "").strip()
        if not value and needed:
            self.wrong[name] = f"{name} is required"
        return value or None

    def number(self, name: str) -> float:
        """A number that must be there."""
        value = self.text(name, needed=True)
        try:
            found = float(value or "0")
        except ValueError:
            found = math.nan
        if not math.isfinite(found):
            self.wrong[name] = f"{name} must be a number"
        return found

    def yes(self, name: str) -> bool:
        """true or false; absent is false."""
        value = (self.text(name) or "false").lower()
        if value not in {"true", "false"}:
            self.wrong[name] = f"{name} must be true or false"
        return value == "true"

    def day(self, name: str, needed: bool = False) -> date | None:
        """The day of a date or a date-time; one with a zone is the day that it is in the UK."""
        value = self.text(name, needed)
        if value is None:
            return None
        try:
            return day_of(value.replace(" ", "+"))
        except ValueError:
            self.wrong[name] = f"{name} must be a date and time in ISO 8601"
            return None

    def box(self) -> Box:
        """The box of a search in metres, EPSG:27700."""
        west, south, east, north = (self.number(name) for name in BOX)
        if not self.wrong and (west > east or south > north):
            self.wrong["minEasting" if west > east else "minNorthing"] = (
                "the minimum must not be above the maximum"
            )
        return west, south, east, north

    def days(self, first: str = "start_date", last: str = "end_date") -> Days:
        """The days of a search."""
        found = Days(self.day(first), self.day(last))
        if found.start and found.end and found.end < found.start:
            self.wrong[last] = f"{last} must not be before {first}"
        return found

    def done(self) -> None:
        """Raise Refusal 400 if anything was missing or wrong."""
        if self.wrong:
            raise invalid(self.wrong)
