"""A scheme on several streets made into one draft a street: a permit is for one USRN. The details are shared."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import shapely

from ..geometry.street_split import split
from .draft import Draft
from .draft_failures import DraftSent, DraftsError
from .drafts import LONGEST_NAME, OF_ONE_WORK, DraftStore
from .street_match import Candidate
from .street_values import values_from_street

# A street is given a part of its own where it has this share of the shape, or more.
CONSIDERABLE = 0.1
# What is said of one street, and must not be carried over to another.
OF_ONE_STREET = ("permit_asds",)


@dataclass(frozen=True)
class SchemePart:
    """What of an extent lies on one street: a GeoJSON-like geometry in EPSG:27700.

    measure: metres of a line, square metres of a polygon. number, of: which piece of how many on this street.
    """

    street: Any
    geometry: Mapping[str, Any]
    measure: float
    number: int = 1
    of: int = 1


def parts_of(geometry: Any, candidates: Sequence[Candidate], least: float = CONSIDERABLE) -> list[SchemePart]:
    """The parts of an extent by the streets that have a considerable share of it, the best street's first.

    Empty where it is all on one street, or is a point: there is nothing to split then. least: the share, 0 to 1.
    """
    streets = [
        candidate.street
        for candidate in candidates
        if candidate.share >= least and candidate.street.street_line
    ]
    if len(streets) < 2:
        return []
    pieces = split(geometry, [street.street_line for street in streets])
    if len({piece.street for piece in pieces}) < 2:
        return []
    parts = []
    for place, street in enumerate(streets):
        own = [piece.geometry for piece in pieces if piece.street == place]
        parts += [
            SchemePart(street, shape, _measure(shape), number, len(own))
            for number, shape in enumerate(own, 1)
        ]
    return parts


def split_draft(store: DraftStore, identity: str, parts: Sequence[SchemePart]) -> list[str]:
    """Make a draft of each part, with the draft's answers and its street's, and put the draft away; their ids.

    All or none are made. DraftsError where the file cannot be written, DraftSent where the draft was sent.
    """
    draft = store.get(identity)
    if draft.sent:
        raise DraftSent("This extent has been sent, so it can no longer be split.")
    made: list[str] = []
    try:
        for part in parts:
            made.append(_part_draft(store, draft, part))
        store.delete(identity)
    except DraftsError:
        for new in made:
            store.delete(new)
        raise
    return made


def bring_back(store: DraftStore, identity: str, made: Sequence[str]) -> list[str]:
    """Undo a split: the draft is there again, and what was made of it goes. The ids of what stays are returned:
    what has been sent meanwhile."""
    store.undelete(identity)
    stays = [new for new in made if store.get(new).sent]
    for new in made:
        if new not in stays:
            store.delete(new)
    return stays


def _part_draft(store: DraftStore, draft: Draft, part: SchemePart) -> str:
    kind = part.geometry["type"]
    made = store.new(draft.kind, kind, draft.environment, draft.version, _name(draft, part))
    store.set_geometry(made.id, part.geometry)
    held = store.get(made.id)
    left = (*OF_ONE_WORK, *OF_ONE_STREET)
    held.values = {key: value for key, value in draft.values.items() if key not in left}
    held.values.update(_street_values(draft, part.street))
    held.usrn = part.street.usrn
    store.keep(held)
    return made.id


def _street_values(draft: Draft, street: Any) -> dict[str, Any]:
    """The street's own answers; on the street that was chosen already, with what was chosen for it."""
    if draft.usrn != street.usrn:
        return values_from_street(street)
    return values_from_street(
        street, draft.values.get("highway_authority_swa_code"), draft.values.get("road_category")
    )


def _name(draft: Draft, part: SchemePart) -> str:
    street = part.street.street_descriptor or str(part.street.usrn)
    words = f"{street} {part.number}" if part.of > 1 else street
    return f"{draft.name[: LONGEST_NAME - len(words) - 2]}: {words}"


def _measure(geometry: Mapping[str, Any]) -> float:
    shape = shapely.geometry.shape(geometry)
    return float(shapely.area(shape) or shapely.length(shape))
