"""One question to the service, whatever the kind of record: the features of its answer."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from ..streetmanager.errors import NotFound
from ..streetmanager.versions import Version
from .kinds import ACTIVITIES, HS2_ACT_LIMITS, Kind
from .request import Box

# Only the newest version distinguishes them, and there each has to be asked for on its own.
PHASES = ("phase_1", "phase_2a")
_NAMES_IN_WORK = {
    "activity_activity_type": "activity_type",
    "activity_activity_type_string": "activity_type_string",
}


def ask(
    service: Any, kind: Kind, box: Box, start: date | None, end: date | None, reference: str = ""
) -> list[Any]:
    """The features of a kind in a box (EPSG:27700 metres) on some days, or those of a reference.

    service: a StreetManager. Raises StreetManagerErrors, TooManyResults where it has to be asked in parts.
    """
    if kind is HS2_ACT_LIMITS:
        return _act_limits(service, box)
    if not reference:
        return _features(getattr(service.geojson, kind.operation)(box.as_tuple(), start, end))
    if kind is ACTIVITIES:
        return _activity(service, reference)
    try:
        return _features(
            getattr(service.geojson, kind.operation)(
                box.as_tuple(), start, end, **{kind.reference: reference}
            )
        )
    except NotFound:
        return []


def _features(answer: Mapping[str, Any]) -> list[Any]:
    return list(answer.get("features") or ())


def _act_limits(service: Any, box: Box) -> list[Any]:
    if Version(service.version) < Version.V6:  # the older definitions have no phases
        return _features(service.geojson.get_hs2_act_limits(box.as_tuple()))
    return [
        {**feature, "properties": {**(feature.get("properties") or {}), "phase": phase}}
        for phase in PHASES
        for feature in _features(service.geojson.get_hs2_act_limits(box.as_tuple(), phase))
        if isinstance(feature, dict)
    ]


def _activity(service: Any, reference: str) -> list[Any]:
    """By area alone the GeoJSON service gives activities; one of a known reference is the Work service's."""
    try:
        record: Mapping[str, Any] = service.work.get_activity(reference)
    except NotFound:
        return []
    properties = {
        _NAMES_IN_WORK.get(name, name): value
        for name, value in record.items()
        if name != "activity_coordinates"
    }
    return [{"type": "Feature", "geometry": record.get("activity_coordinates"), "properties": properties}]
