"""What the service knows of around a draft, in its own place and days: what the rules and the lists go by."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

import shapely

from ..geometry.clashes import Clashes
from ..geometry.context import Geometry, KnownWork, Restriction
from ..streetmanager.uk_time import uk_day
from .street_values import padded

# A record as the GeoJSON service gave it: its properties, with dates parsed, and its shape (shapely, EPSG:27700).
Properties = Mapping[str, Any]
Placed = tuple[Properties, Any]

# Restrictions are activities in versions 1 and 2, which say only whether one was cancelled.
ACTIVITY_TYPE = "section58"


@dataclass(frozen=True)
class Surroundings:
    """The answers to what was asked for one draft; nothing asked for yet is `Surroundings()`.

    asked: when the oldest of the answers came; None before any has. complete: whether all that was asked for
    came; where it is False something may be missing, and `notes` says what and why, a sentence each. clashes:
    None where they were not looked for (no days, or nobody signed in); clashes.known is False where works may
    be missing. works: those nearby, of which the draft may be a duplicate; their promoter is an SWA code of
    four characters. restrictions, hs2_limits: near the shape, in its days.
    """

    asked: datetime | None = None
    complete: bool = False
    restrictions: tuple[Restriction, ...] = ()
    works: tuple[KnownWork, ...] = ()
    hs2_limits: tuple[Geometry, ...] = ()
    clashes: Clashes | None = None
    notes: tuple[str, ...] = ()


def restrictions_of(records: Iterable[Placed]) -> tuple[Restriction, ...]:
    """The section 58 restrictions among section-58s (v6) or activities (v1, v2)."""
    found = []
    for properties, shape in records:
        as_activity = "activity_reference_number" in properties
        if as_activity and properties.get("activity_type") != ACTIVITY_TYPE:
            continue
        name = "activity_reference_number" if as_activity else "section_58_reference_number"
        found.append(
            Restriction(
                reference=str(properties.get(name) or ""),
                geometry=_geometry(shape),
                start=_day(properties.get("start_date")),
                end=_day(properties.get("end_date")),
                status=_status(properties, as_activity),
                location_types=_texts(properties.get("location_types")),
            )
        )
    return tuple(found)


def known_works_of(records: Iterable[Placed]) -> tuple[KnownWork, ...]:
    """Works as the rule about duplicates takes them. The promoter is its SWA code, four characters."""
    return tuple(
        KnownWork(
            reference=str(properties.get("work_reference_number") or ""),
            promoter=padded(str(properties.get("promoter_swa_code") or "")),
            geometry=_geometry(shape),
            start=_day(properties.get("start_date")),
            end=_day(properties.get("end_date")),
            permit_status=str(properties.get("permit_status") or ""),
            work_status=str(properties.get("work_status") or ""),
        )
        for properties, shape in records
    )


def limits_of(records: Iterable[Placed]) -> tuple[Geometry, ...]:
    """The shapes of HS2 Act limits."""
    return tuple(geometry for _, shape in records if (geometry := _geometry(shape)) is not None)


def _status(properties: Properties, as_activity: bool) -> str:
    if as_activity:
        return "cancelled" if properties.get("cancelled") else "in_force"
    # A status that this version does not know may be one in force: better told than missed.
    status = properties.get("section_58_status")
    return status if status in ("proposed", "in_force", "cancelled", "closed") else "in_force"


def _geometry(shape: Any) -> Geometry | None:
    return None if shape is None else dict(shapely.geometry.mapping(shape))


def _day(value: Any) -> date | None:
    return uk_day(value) if isinstance(value, datetime) else None


def _texts(value: Any) -> tuple[str, ...]:
    """The kinds of place; none, which is all, where one of them is not known to this version."""
    texts = tuple(str(one) for one in value) if isinstance(value, (list, tuple)) else ()
    return () if "upcoming_enum" in texts else texts
