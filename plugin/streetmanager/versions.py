"""The versions of Street Manager's API that are spoken here, and which came before which."""

from __future__ import annotations

from enum import Enum

_SPECIFICATIONS = {"v1": "1.25.12", "v2": "2.10.12", "v6": "6"}


class Version(str, Enum):
    """A version of the API, by the name that stands in its addresses. Ordered by age: V1 < V2 < V6."""

    V1 = "v1"
    V2 = "v2"
    V6 = "v6"

    def __str__(self) -> str:
        return self.value

    @property
    def number(self) -> int:
        """The whole number after the v."""
        return int(self.value[1:])

    @property
    def specification(self) -> str:
        """The number of the published specification that is followed for this version."""
        return _SPECIFICATIONS[self.value]

    # str compares letter by letter, by which v10 would come before v2.
    def __lt__(self, other: str) -> bool:
        return self.number < Version(other).number

    def __le__(self, other: str) -> bool:
        return self.number <= Version(other).number

    def __gt__(self, other: str) -> bool:
        return self.number > Version(other).number

    def __ge__(self, other: str) -> bool:
        return self.number >= Version(other).number


def spoken(version: Version, since: Version | None, until: Version | None) -> bool:
    """Whether something that came with `since` and was last there in `until` exists in a version."""
    if since is not None and version < since:
        return False
    return until is None or version <= until
