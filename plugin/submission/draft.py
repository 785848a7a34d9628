"""A draft: an extent that somebody is drawing, and what they have said about it so far."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timezone
from typing import Any

Vertex = tuple[float, float]

# Several points are one draft, for the kinds that take them.
SHAPE_TYPES = ("Point", "LineString", "Polygon", "MultiPoint")

# A draft in one of these has been sent, or may have been: neither its extent nor its answers change any more.
SENT_STATES = ("sending", "submitted", "unknown")
STATES = ("draft", "ready", "refused", *SENT_STATES)


@dataclass
class Draft:
    """One draft as it is on disk. Vertices are (easting, northing) in EPSG:27700, rings left unclosed.

    construction: while a shape is being made out of the vertices (a rectangle from a side, a polygon from a line
    with a width), by which tool and measures; None where the vertices are the shape's own.

    concerning: the references of what it hangs on (the work of a further permit, say), by name. part_of: the id of
    the draft whose second shape this is. reference: the one that the service gave what was submitted.

    A draft is a copy: to change the drawing call the store's add_vertex or set_vertices, to change the rest
    set the attributes and call the store's keep.
    """

    id: str
    kind: str
    name: str
    shape_type: str
    environment: str
    version: str
    created: datetime
    changed: datetime
    vertices: list[Vertex] = field(default_factory=list)
    holes: list[list[Vertex]] = field(default_factory=list)
    finished: bool = False
    values: dict[str, Any] = field(default_factory=dict)
    usrn: int | None = None
    state: str = "draft"
    work_reference_number: str | None = None
    reference: str | None = None
    message: str = ""
    deleted: bool = False
    construction: dict[str, Any] | None = None
    concerning: dict[str, str] = field(default_factory=dict)
    part_of: str | None = None

    @property
    def sent(self) -> bool:
        """True once it has been sent or may have been."""
        return self.state in SENT_STATES

    def geometry(self) -> dict[str, Any] | None:
        """The extent as a GeoJSON-like mapping in EPSG:27700, or None before the first vertex.

        A finished polygon's rings are closed here; an unfinished one has one open ring of what there is.
        """
        if not self.vertices:
            return None
        outline = [list(vertex) for vertex in self.vertices]
        if self.shape_type == "Point":
            return {"type": "Point", "coordinates": outline[0]}
        if self.shape_type in ("LineString", "MultiPoint"):
            return {"type": self.shape_type, "coordinates": outline}
        if not self.finished:
            return {"type": "Polygon", "coordinates": [outline]}
        rings = [self.vertices, *(hole for hole in self.holes if hole)]
        return {"type": "Polygon", "coordinates": [[list(vertex) for vertex in [*r, r[0]]] for r in rings]}


def without_closing(ring: Sequence[Sequence[float]]) -> list[Vertex]:
    """The ring's vertices without the one that repeats the first at the end, if it is there."""
    vertices = [(float(vertex[0]), float(vertex[1])) for vertex in ring]
    if len(vertices) > 1 and vertices[0] == vertices[-1]:
        return vertices[:-1]
    return vertices


def rings_of(geometry: Mapping[str, Any]) -> tuple[str, list[Vertex], list[list[Vertex]]]:
    """(shape type, vertices, holes) of a Point, LineString or Polygon mapping; ValueError for any other."""
    kind, coordinates = geometry.get("type"), geometry.get("coordinates")
    if kind == "Point" and coordinates:
        return kind, [(float(coordinates[0]), float(coordinates[1]))], []
    if kind in ("LineString", "MultiPoint") and coordinates:
        return kind, [(float(vertex[0]), float(vertex[1])) for vertex in coordinates], []
    if kind == "Polygon" and coordinates:
        return kind, without_closing(coordinates[0]), [without_closing(ring) for ring in coordinates[1:]]
    raise ValueError(f"A draft holds one point, one line or one polygon, and this is {kind or 'nothing'}.")


def _tagged(value: Any) -> dict[str, str]:
    if isinstance(value, datetime):
        return {"$datetime": value.isoformat()}
    if isinstance(value, date):
        return {"$date": value.isoformat()}
    raise TypeError(f"A form's answers are text, numbers, dates and lists, and not {type(value).__name__}.")


def _untagged(mapping: dict[str, Any]) -> Any:
    if set(mapping) == {"$datetime"}:
        return datetime.fromisoformat(mapping["$datetime"])
    if set(mapping) == {"$date"}:
        return date.fromisoformat(mapping["$date"])
    return mapping


def values_to_text(values: Mapping[str, Any]) -> str:
    """A form's answers as JSON text; dates and date-times are marked so that they come back. TypeError."""
    return json.dumps(dict(values), default=_tagged, ensure_ascii=False)


def values_from_text(text: str) -> dict[str, Any]:
    """The answers that values_to_text wrote."""
    return dict(json.loads(text, object_hook=_untagged))


def time_to_text(moment: datetime) -> str:
    """An aware time as GeoPackage DATETIME text, in UTC to the millisecond."""
    utc = moment.astimezone(timezone.utc)
    return utc.strftime("%Y-%m-%dT%H:%M:%S.") + f"{utc.microsecond // 1000:03d}Z"


def time_from_text(text: str) -> datetime:
    """The aware time that time_to_text wrote."""
    return datetime.fromisoformat(text.replace("Z", "+00:00"))
