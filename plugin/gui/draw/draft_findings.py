"""What is wrong with a draft's extent, whole or half drawn."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from ...geometry import rules, sketches
from ...geometry.constructions import NotConstructible
from ...geometry.findings import Context, Finding

if TYPE_CHECKING:
    from ...submission.draft import Draft

FEWEST = {"Point": 1, "LineString": 2, "Polygon": 3}


def findings_of(
    draft: Draft, street: Mapping[str, Any] | None = None, street_name: str = ""
) -> list[Finding]:
    """The findings of a draft's extent; street: the chosen one's line (EPSG:27700). May run in any thread."""
    if draft.finished:
        return rules.check(draft.geometry(), Context(street=street, street_name=street_name))
    return _so_far(draft)


def _so_far(draft: Draft) -> list[Finding]:
    """What can be said of a sketch: as if it ended here, once there is enough of it."""
    if draft.construction is not None:
        try:
            return rules.check(sketches.shape_of(draft.construction, draft.vertices))
        except NotConstructible:
            return []
    if len(draft.vertices) < FEWEST[draft.shape_type]:
        return []
    return rules.check(replace(draft, finished=True).geometry())
