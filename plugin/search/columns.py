"""Gathers the features of many answers into columns and groups of shapes, each record once."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from datetime import datetime, timezone
from typing import Any

import numpy as np
import shapely
from shapely.errors import ShapelyError

from ..geometry.geojson import read
from .kinds import WORKS, Kind
from .result import Group

SHAPES = ("point", "line", "polygon")
_EMPTY_TYPES = (
    shapely.GeometryType.POINT,
    shapely.GeometryType.LINESTRING,
    shapely.GeometryType.POLYGON,
)
_EMPTY_OFFSETS = ((), (np.zeros(1, dtype=np.int32),), (np.zeros(1, dtype=np.int32),) * 2)
_DATE_NAME = re.compile(r"_(date|time|datetime)$")
_DATE = re.compile(
    r"(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d)(?::(\d\d)(?:[.,](\d+))?)?)?\s*(Z|[+-]\d\d(?::?\d\d)?)?", re.I
)


class Columns:
    """Records found so far: `attributes` by wire name, one entry a record, and their shapes."""

    def __init__(self, outline: shapely.Geometry | None = None, kind: Kind = WORKS) -> None:
        """outline: only records that touch or overlap it, or have no place at all, are kept."""
        self.attributes: dict[str, list[Any]] = {}
        self.count = 0
        self.duplicates_dropped = 0
        self.odd = 0
        self._outline = outline
        self._kind = kind
        self._seen: set[tuple[Any, ...]] = set()
        self._rows: tuple[list[int], ...] = ([], [], [])
        self._shapes: tuple[list[shapely.Geometry], ...] = ([], [], [])

    def add(self, feature: Any) -> tuple[float, float, float, float] | None:
        """Take in one feature of an answer. Its bounds in metres, or None where it has no place.

        Never raises: what is not a feature counts as odd, what is there already as a duplicate.
        """
        if not isinstance(feature, Mapping):
            self.odd += 1
            return None
        held = feature.get("properties")
        properties = held if isinstance(held, Mapping) else {}
        shape, oddities = read(feature.get("geometry"), properties.get(self._kind.centre))
        bounds = None if shape is None else tuple(float(side) for side in shapely.bounds(shape))
        key = _key(self._kind, feature, properties)
        if key in self._seen:
            self.duplicates_dropped += 1
            return bounds  # type: ignore[return-value]
        if not self._wanted(shape):
            return bounds  # type: ignore[return-value]
        self._seen.add(key)
        odd_dates = self._add_row(properties)
        # Some kinds have no properties by their definitions.
        bare = bool(self._kind.references) and properties is not held
        self.odd += bool(oddities or shape is None or odd_dates or bare)
        self._add_shape(shape)
        self.count += 1
        return bounds  # type: ignore[return-value]

    def groups(self) -> dict[str, Group]:
        """The shapes so far by "point", "line" and "polygon"."""
        return {kind: _group(self._rows[i], self._shapes[i], i) for i, kind in enumerate(SHAPES)}

    def _wanted(self, shape: shapely.Geometry | None) -> bool:
        if self._outline is None or shape is None:
            return True
        try:
            with np.errstate(all="ignore"):
                return bool(shapely.intersects(self._outline, shape))
        except ShapelyError:
            # Whether it touches cannot be told; a work too many is better than one too few.
            return True

    def _add_row(self, properties: Mapping[str, Any]) -> bool:
        odd = False
        for name, value in properties.items():
            column = self.attributes.get(name)
            if column is None:
                column = self.attributes[name] = [None] * self.count
            if value is not None and _DATE_NAME.search(name):
                value = moment(value) if isinstance(value, str) else None
                odd = odd or value is None
            column.append(value)
        for column in self.attributes.values():
            if len(column) == self.count:
                column.append(None)
        return odd

    def _add_shape(self, shape: shapely.Geometry | None) -> None:
        if shape is None:
            return
        kind = int(shapely.get_dimensions(shape))
        self._rows[kind].append(self.count)
        self._shapes[kind].append(shape)


def moment(text: str) -> datetime | None:
    """The aware datetime of an ISO 8601 text; without a zone it is UTC (system time); None if it is none."""
    found = _DATE.fullmatch(text.strip())
    if found is None:
        return None
    day, minutes, seconds, fraction, zone = found.groups()
    zone = "+00:00" if zone is None or zone in "Zz" else zone
    digits = zone[1:].replace(":", "").ljust(4, "0")
    microseconds = ((fraction or "") + "000000")[:6]
    try:
        return datetime.fromisoformat(
            f"{day}T{minutes or '00:00'}:{seconds or '00'}.{microseconds}{zone[0]}{digits[:2]}:{digits[2:]}"
        ).astimezone(timezone.utc)
    except (ValueError, OverflowError):
        return None


def _key(kind: Kind, feature: Mapping[str, Any], properties: Mapping[str, Any]) -> tuple[Any, ...]:
    references = tuple(properties.get(name) for name in kind.references)
    if references and all(isinstance(reference, str) for reference in references):
        return references
    # Without its references only a feature that is the same in everything is the same record.
    return (json.dumps(feature, sort_keys=True, default=repr),)


def _group(rows: list[int], shapes: list[shapely.Geometry], kind: int) -> Group:
    if not rows:
        return Group(np.empty(0, dtype=np.int64), _EMPTY_TYPES[kind], np.empty((0, 2)), _EMPTY_OFFSETS[kind])
    geometry_type, coordinates, offsets = shapely.to_ragged_array(shapes)
    return Group(np.asarray(rows, dtype=np.int64), geometry_type, coordinates, tuple(offsets))
