"""What is wrong with a draft's extent, whole or half drawn."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from ..geometry import rules, sketches
from ..geometry.constructions import NotConstructible
from ..geometry.findings import Context, Finding
from .extent_context import context_of
from .kinds import KINDS

if TYPE_CHECKING:
    from .draft import Draft

FEWEST = {"Point": 1, "LineString": 2, "Polygon": 3, "MultiPoint": 1}


def findings_of(draft: Draft, context: Context | None = None) -> list[Finding]:
    """The findings of a draft's extent, worst first. May run in any thread.

    context: what else is known; without one, what the draft's own answers say.
    """
    known = judged_by(draft, context or context_of(draft, draft.version))
    if draft.finished:
        return rules.check(draft.geometry(), known)
    return _so_far(draft, replace(known, measures=False))


def judged_by(draft: Draft, known: Context) -> Context:
    """Of what is known, that by which a draft of its kind is judged."""
    kind = KINDS.get(draft.kind)
    if kind is None or kind.shape:
        return known
    # Drawn only to gather something under it: no works that could clash, or be on a street.
    return Context(types_allowed=kind.gathers_under or known.types_allowed, kind=draft.kind)


def _so_far(draft: Draft, context: Context) -> list[Finding]:
    """What can be said of a sketch: as if it ended here, once there is enough of it."""
    if draft.construction is not None:
        try:
            return rules.check(sketches.shape_of(draft.construction, draft.vertices), context)
        except NotConstructible:
            return []
    if len(draft.vertices) < FEWEST[draft.shape_type]:
        return []
    return rules.check(replace(draft, finished=True).geometry(), context)
