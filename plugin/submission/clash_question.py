"""What is asked of the service to find a draft's clashes, and how its answer becomes columns to look among."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from typing import Any

import numpy as np
import shapely

from ..geometry import geojson
from ..geometry.clashes import USUAL, Distances, Proposal, reach
from ..geometry.held_works import HeldWorks, held_works
from ..streetmanager.uk_time import uk_day
from .draft import Draft

FORWARD_PLANS = "forward_plans"


def area_to_ask(
    geometry: Mapping[str, Any] | None, distances: Distances = USUAL
) -> tuple[float, float, float, float] | None:
    """West, south, east, north (EPSG:27700, metres) of all that could clash with a shape; None where there is none."""
    shape = geojson.read(geometry).geometry
    if shape is None or shapely.is_empty(shape):
        return None
    west, south, east, north = shapely.bounds(shape).tolist()
    around = reach(distances)
    return max(west - around, 0.0), max(south - around, 0.0), east + around, north + around


def days_to_ask(start: date, end: date, distances: Distances = USUAL) -> tuple[date, date]:
    """The first and the last day on which works matter: those of the draft, and starts near enough to its own."""
    apart = timedelta(days=max(distances.days_apart, distances.major_days_apart))
    return start - apart, max(end, start + apart)


def held_of(result: Any) -> HeldWorks:
    """The works or forward plans that a search brought (search.result.SearchResult), as columns with an index."""
    shapes = np.full(len(result), None, dtype=object)
    for group in result.groups.values():
        if len(group):
            shapes[group.rows] = group.shapes()
    return held_works(
        result.attributes,
        shapes,
        are_plans=result.kind == FORWARD_PLANS,
        complete=result.complete,
        asked=result.finished,
        day_of=_local_day,
    )


def proposal_of(draft: Draft, street: Mapping[str, Any] | None = None, category: str = "") -> Proposal:
    """A draft as the proposal to look for clashes of. street: its street's line. category: as the service said."""
    values = draft.values
    return Proposal(
        geometry=draft.geometry(),
        start=_local_day(values.get("proposed_start_date")),
        end=_local_day(values.get("proposed_end_date")),
        traffic_management=values.get("traffic_management_type") or "",
        usrn=draft.usrn,
        street=street,
        work_type=values.get("work_type") or "planned",
        category=category,
        is_excavation=values.get("excavation"),
        work_reference=draft.work_reference_number or values.get("work_reference_number") or "",
    )


def _local_day(value: Any) -> date | None:
    """The day it is in the UK; drafts keep days as texts."""
    if isinstance(value, datetime):
        return uk_day(value)
    if isinstance(value, date):
        return value
    try:
        return date.fromisoformat(value[:10]) if isinstance(value, str) else None
    except ValueError:
        return None
