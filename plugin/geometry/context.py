"""What a shape is for and what lies around it: plain data that the rules judge it by.

Everything has a default that says "not known", and a rule that lacks what it needs says nothing.
Geometries are GeoJSON-like, in EPSG:27700 metres; dates are local days, the last one included.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .clashes import Clash, Opportunity

Geometry = Mapping[str, Any]


@dataclass(frozen=True)
class StreetHere:
    """A street that may lie under the shape. authorities: SWA codes of those who assess on it, if known."""

    usrn: int
    name: str
    line: Geometry | None
    authorities: tuple[str, ...] = ()


@dataclass(frozen=True)
class DesignationHere:
    """A special designation: of the whole street, or where its geometry lies. when: its times, in words."""

    words: str
    geometry: Geometry | None = None
    whole_street: bool = False
    when: str = ""
    street_name: str = ""


@dataclass(frozen=True)
class Restriction:
    """A section 58 restriction. status: "proposed", "in_force", "cancelled" or "closed".

    location_types: the kinds of place that it covers (footway, carriageway …); none means all.
    """

    reference: str
    geometry: Geometry | None
    start: date | None = None
    end: date | None = None
    status: str = "in_force"
    location_types: tuple[str, ...] = ()


@dataclass(frozen=True)
class KnownWork:
    """A work of which the shape may be a duplicate. statuses as on the wire."""

    reference: str
    promoter: str
    geometry: Geometry | None
    start: date | None
    end: date | None
    permit_status: str = ""
    work_status: str = ""


@dataclass(frozen=True)
class Context:
    """What a shape is for: the types that are taken, the street that was chosen, and what else is known.

    street: the street's line as a GeoJSON-like geometry in EPSG:27700 (usually a MultiLineString). kind: the
    kind of submission, a key of submission_kinds.KINDS, or "". measures: whether to tell length, area and
    centre of a shape that is right, and to offer a line a width. start, end: the days of the works.
    is_ttro_required: None where not answered. authority: the SWA code that was chosen to assess.
    excavation_length, reinstatement_length, reinstatement_width: as typed, metres. second_geometry: whether a
    reinstatement has its second shape. work_extent: the extent of the work that a reinstatement belongs to.
    streets: all that may lie under the shape. hs2_limits: shapes of the HS2 Acts' limits. works: works nearby,
    to find duplicates among. clashes, opportunities: what `clashes.find` answered; clashes_known is False where
    its answer was incomplete and None where it was not asked. not_known: what could not be asked for, a sentence
    each. work_reference: the draft's own, which is no duplicate of itself.
    """

    types_allowed: tuple[str, ...] = ("Point", "LineString", "Polygon")
    street: Geometry | None = None
    street_name: str = ""
    kind: str = ""
    measures: bool = False
    usrn: int | None = None
    authority: str = ""
    streets: tuple[StreetHere, ...] = ()
    designations: tuple[DesignationHere, ...] = ()
    restrictions: tuple[Restriction, ...] = ()
    hs2_limits: tuple[Geometry, ...] = ()
    work_type: str = ""
    traffic_management: str = ""
    is_ttro_required: bool | None = None
    location_types: tuple[str, ...] = ()
    start: date | None = None
    end: date | None = None
    promoter: str = ""
    work_reference: str = ""
    excavation_length: float | None = None
    reinstatement_length: float | None = None
    reinstatement_width: float | None = None
    second_geometry: bool | None = None
    work_extent: Geometry | None = None
    works: tuple[KnownWork, ...] = ()
    clashes: tuple[Clash, ...] = ()
    opportunities: tuple[Opportunity, ...] = ()
    clashes_known: bool | None = None
    not_known: tuple[str, ...] = ()
