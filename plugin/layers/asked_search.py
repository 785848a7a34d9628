"""What a search asked, kept with its group of layers in the project, so that it can be asked again. No secrets."""

from __future__ import annotations

import json
import uuid
from dataclasses import asdict, dataclass, field, replace
from datetime import date, datetime, timezone
from typing import TYPE_CHECKING, Any

from qgis.core import QgsLayerTreeGroup, QgsProject

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from ..search.request import SearchRequest
    from ..search.result import SearchResult
    from .project_results import Question

# The group's custom property that says what was asked.
GROUP = "works_extents/search"


@dataclass(frozen=True)
class AskedSearch:
    """What was asked, of whom and when. area: EPSG:27700 metres. start, end: ISO dates, or none where open.

    found: by kind, how many records there were, also those without a place; empty where an earlier version of the
    plugin wrote it. complete: whether that was all; None where nobody knows. calls: how many it took, 0 where that is
    not known.
    """

    environment: str
    version: str
    kinds: tuple[str, ...]
    area: tuple[float, float, float, float]
    start: str | None
    end: str | None
    outline: Mapping[str, Any] | None = None
    reference: str = ""
    asked: str = ""
    found: Mapping[str, int] = field(default_factory=dict)
    complete: bool | None = None
    calls: int = 0
    id: str = field(default_factory=lambda: uuid.uuid4().hex)

    def request(self) -> SearchRequest:
        """The same question again."""
        from ..search.request import Box, SearchRequest

        return SearchRequest(
            Box(*self.area), _day(self.start), _day(self.end), self.outline, reference=self.reference
        )

    def question(self) -> Question:
        """What there is to know of it when its layers are read back."""
        from .project_results import Question

        return Question(self.request(), self.environment, self.version, self.when(), self.found)

    def when(self) -> datetime | None:
        """When it was asked; none where that is not known."""
        return moment_of(self.asked)

    def text(self) -> str:
        """As it is written in the project."""
        return json.dumps(asdict(self))


def asked_by(results: Mapping[str, SearchResult], kinds: Iterable[str]) -> AskedSearch:
    """What a search asked that had at least one result; kinds: all that were asked for, had or not."""
    first = next(iter(results.values()))
    request = first.request
    return AskedSearch(
        environment=first.environment_name,
        version=str(getattr(first.version, "value", first.version)),
        kinds=tuple(kinds),
        area=request.area.as_tuple(),
        start=request.start.isoformat() if request.start else None,
        end=request.end.isoformat() if request.end else None,
        outline=request.outline,
        reference=request.reference,
        asked=first.started.isoformat(),
        found={kind: len(result) for kind, result in results.items()},
        complete=all(result.complete for result in results.values()),
        calls=sum(result.calls for result in results.values()),
    )


def again(earlier: AskedSearch, now: AskedSearch) -> AskedSearch:
    """A search that was asked again stays the same one."""
    return replace(now, id=earlier.id, kinds=earlier.kinds)


def read(text: Any) -> AskedSearch | None:
    """What the project's text says, or none where that is not to be understood."""
    try:
        held = json.loads(text)
        made = AskedSearch(**{**held, "kinds": tuple(held["kinds"]), "area": tuple(held["area"])})
        made.request()
        {str(kind): int(number) for kind, number in made.found.items()}
        int(made.calls)
    except (ValueError, TypeError, KeyError, AttributeError):
        return None
    return made


def asked_of(group: QgsLayerTreeGroup) -> AskedSearch | None:
    """What the search of a group asked; none where the group is not a search's."""
    return read(group.customProperty(GROUP, ""))


def groups(project: QgsProject) -> list[tuple[QgsLayerTreeGroup, AskedSearch]]:
    """The groups of searches in a project, from the top down, with what each asked."""
    found = [(group, asked_of(group)) for group in project.layerTreeRoot().findGroups(True)]
    return [(group, asked) for group, asked in found if asked is not None]


def group_of(project: QgsProject, id_: str) -> QgsLayerTreeGroup | None:
    """The group of one search; none where it has gone."""
    return next((group for group, asked in groups(project) if asked.id == id_), None)


def moment_of(text: Any) -> datetime | None:
    """A moment as a project keeps it; none where that is not to be understood."""
    try:
        moment = datetime.fromisoformat(text)
    except (TypeError, ValueError):
        return None
    return moment if moment.tzinfo else moment.replace(tzinfo=timezone.utc)


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
