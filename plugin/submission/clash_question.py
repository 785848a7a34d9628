"""What is asked of the service to find a draft's clashes, and how its answer becomes columns to look among."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

import numpy as np
import shapely

from ..geometry import geojson
from ..geometry.clashes import USUAL, Distances, Proposal, reach
from ..geometry.held_works import HeldWorks, held_works
from ..geometry.street_shares import NEAR
from ..streetmanager.uk_time import uk_day
from .asked_ground import ALWAYS, Ground
from .draft import Draft
from .gathered import columns_of
from .surroundings import Placed
from .told_category import told_category

# Keys of search.kinds.
WORKS, FORWARD_PLANS, HS2_LIMITS = "works", "forward_plans", "hs2_act_limits"
RESTRICTIONS = ("section_58s", "activities")
# Metres. Restrictions are drawn by hand along a street; duplicates overlap the shape.
AROUND = 25.0
# A trunk road may go on for a hundred kilometres: works on it are asked for so far from the shape, in metres.
FURTHEST_ALONG = 2000.0


@dataclass(frozen=True)
class Need:
    """One thing to be known: records of a kind (a key of search.kinds) on some ground."""

    kind: str
    ground: Ground


def needs_of(
    proposal: Proposal, kinds: Sequence[str], distances: Distances = USUAL
) -> tuple[list[Need], bool]:
    """What has to be asked for a proposal with days, by the kinds that the account may see.

    Works in the days of the proposal within reach of its shape; works whose start is near enough to its own on
    its street; forward plans of both; restrictions and HS2 limits where the shape lies. The second answer is
    whether that is all: a street that goes on for very long is asked for only so far. Nothing where the
    proposal has no shape or no days, or its last day is before its first.
    """
    shape = geojson.read(proposal.geometry).geometry
    box = area_to_ask(proposal.geometry, distances)
    if shape is None or box is None or proposal.start is None or proposal.end is None:
        return [], False
    if proposal.end < proposal.start:
        return [], False
    shape = shape if shapely.is_valid(shape) else shapely.make_valid(shape)
    days, wide = (proposal.start, proposal.end), days_to_ask(proposal.start, proposal.end, distances)
    here, around = shapely.box(*box), shapely.buffer(shape, AROUND, quad_segs=2)
    along, whole = _along(around, shape, proposal.street)
    place = shapely.box(*shapely.bounds(around))
    grounds = {
        WORKS: [Ground(here, *days), Ground(along, *wide)],
        FORWARD_PLANS: [Ground(shapely.box(*shapely.total_bounds([here, along])), *wide)],
        HS2_LIMITS: [Ground(place, *ALWAYS)],
        **{kind: [Ground(place, *days)] for kind in RESTRICTIONS},
    }
    return [Need(kind, ground) for kind in kinds for ground in grounds.get(kind, ())], whole


def _along(around: Any, shape: Any, street: Mapping[str, Any] | None) -> tuple[Any, bool]:
    """Around the shape and along its street, as one polygon; and whether that is all of the street."""
    line = geojson.read(street).geometry if street else None
    if line is None:
        return around, True
    west, south, east, north = shapely.bounds(shape).tolist()
    far = FURTHEST_ALONG
    near = shapely.intersection(line, shapely.box(west - far, south - far, east + far, north + far))
    strip = shapely.buffer(near, NEAR, quad_segs=2)
    whole = shapely.length(line) - shapely.length(near) < 1.0
    return shapely.union(around, strip), whole


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


def held_from(
    records: Sequence[Placed], kind: str, *, complete: bool, asked: datetime | None = None
) -> HeldWorks:
    """Works or forward plans that were gathered, as columns with an index, in the order given."""
    return held_works(
        columns_of(records),
        [shape for _, shape in records],
        are_plans=kind == FORWARD_PLANS,
        complete=complete,
        asked=asked,
        day_of=_local_day,
    )


def proposal_of(draft: Draft, street: Mapping[str, Any] | None = None) -> Proposal:
    """A draft as the proposal to look for clashes of, with the category if the service told it. street: its line."""
    values = draft.values
    return Proposal(
        geometry=draft.geometry(),
        start=_local_day(values.get("proposed_start_date")),
        end=_local_day(values.get("proposed_end_date")),
        traffic_management=values.get("traffic_management_type") or "",
        usrn=draft.usrn,
        street=street,
        work_type=values.get("work_type") or "planned",
        category=told_category(values),
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
