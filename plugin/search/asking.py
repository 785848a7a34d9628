"""One question to the service, whatever the kind of record: the features of its answer."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from typing import Any

from ..streetmanager.errors import NotFound
from ..streetmanager.versions import Version
from .kinds import ACTIVITIES, HS2_ACT_LIMITS, WORKS, Kind
from .request import Box

# Only the newest version distinguishes them, and there each has to be asked for on its own.
PHASES = ("phase_1", "phase_2a")
_NAMES_IN_WORK = {
    "activity_activity_type": "activity_type",
    "activity_activity_type_string": "activity_type_string",
}


_REFERENCE = re.compile(r"[A-Za-z0-9_-]{3,40}")
_PERMIT = re.compile(r"(.+)-\d\d")


def is_reference(text: str) -> bool:
    """Whether a text can be a reference at all: letters, digits, hyphens and underscores."""
    return _REFERENCE.fullmatch(text) is not None


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
    found = _of_reference(service, kind, box, reference)
    permit = _PERMIT.fullmatch(reference)
    if found or kind is not WORKS or permit is None:
        return found
    # Works are asked for by the work's reference, of which a permit's is a longer one.
    found = _of_reference(service, kind, box, permit.group(1))
    return [feature for feature in found if _permit(feature) == reference.casefold()] or found


def _of_reference(service: Any, kind: Kind, box: Box, reference: str) -> list[Any]:
    asked: Any = getattr(service.geojson, kind.operation)
    try:
        return _features(asked(box.as_tuple(), None, None, **{kind.reference: reference}))
    except NotFound:
        return []


def _permit(feature: Any) -> str:
    properties = feature.get("properties") if isinstance(feature, dict) else None
    return str((properties or {}).get("permit_reference_number")).casefold()


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
        found = service.work.get_activity(reference)
    except NotFound:
        return []
    record: Mapping[str, Any] = found.model_dump(mode="json", exclude_unset=True)
    properties = {
        _NAMES_IN_WORK.get(name, name): value
        for name, value in record.items()
        if name != "activity_coordinates"
    }
    return [{"type": "Feature", "geometry": record.get("activity_coordinates"), "properties": properties}]
