"""A shape as it stands in a pasted text, before anybody has told what its numbers are."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

EXPECTED = (
    "Paste a shape as WKT (LINESTRING (530034 180381, 530040 180390)), as GeoJSON, as a table of eastings and "
    "northings or grid references, or a Street Manager notification."
)
# The members of a notification, and the columns of Street Manager's CSV files, that hold a place.
# Each with the kind of record that it is a place of.
PLACES = {
    "works_location_coordinates": "works",
    "works_coordinates": "works",
    "activity_coordinates": "activities",
    "section_58_coordinates": "section_58s",
    "reinstatement_coordinates": "reinstatements",
    "secondary_reinstatement_coordinates": "reinstatements",
}
NAMES = ("permit_reference_number", "work_reference_number", "activity_reference_number")


class NotPasted(Exception):
    """There is no shape in the text; str() says what was wrong and what is expected."""


@dataclass(frozen=True)
class Given:
    """A geometry as it stands in the text, and the EPSG code that the text names for it, if any.

    curved: whether it had arcs, which have been made straight. columns: what else stands beside it, by its
    heading. kind: of which kind of record it is the place ("works", "reinstatements" …), or "".
    """

    geometry: Mapping[str, Any]
    code: int | None = None
    name: str = ""
    curved: bool = False
    columns: Mapping[str, Any] = field(default_factory=dict)
    kind: str = ""
