"""A permit application in words, to be read before it is sent."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

import shapely
from pydantic import BaseModel

from ..geometry.geojson import read
from ..streetmanager.choices import closed_list
from ..streetmanager.environments import Environment
from ..streetmanager.fields import About, fields_in
from ..streetmanager.party_records import OrganisationResponse
from ..streetmanager.uk_time import uk_local
from ..streetmanager.versions import Version
from ..streetmanager.work_records import PermitASD, PermitCondition, WorkCreateRequest

# They stand at the top, in words of their own.
_AT_THE_TOP = (
    *("promoter_swa_code", "work_reference_number", "street_name", "town", "area_name", "usrn"),
    *("works_coordinates", "proposed_start_date", "proposed_end_date"),
)


def summary(
    request: WorkCreateRequest,
    environment: Environment,
    organisation: OrganisationResponse,
    version: Version,
    authority_name: str = "",
) -> list[tuple[str, str]]:
    """Every answer that will be sent, as (label, words): where it goes and for whom first, then by the form.

    organisation: the promoter. authority_name: the assessing authority's, which the request has by its code
    only. What this version of the service does not take is not listed, because it is not sent.
    """
    top = [
        ("Environment", _environment(environment, version)),
        ("Organisation", f"{organisation.name} ({request.promoter_swa_code})"),
        ("Work reference", request.work_reference_number or "made up by the service"),
        ("Street", _street(request)),
        ("Extent", _extent(request.works_coordinates)),
        ("Dates", _dates(request.proposed_start_date, request.proposed_end_date)),
    ]
    rest = [
        (about.label, words)
        for name, about in fields_in(WorkCreateRequest, version).items()
        if name not in _AT_THE_TOP
        for words in [_words(type(request), name, about, getattr(request, name))]
        if words
    ]
    if authority_name:
        code = request.highway_authority_swa_code
        rest = [(label, f"{authority_name} ({words})" if words == code else words) for label, words in rest]
    return top + rest


def _environment(environment: Environment, version: Version) -> str:
    meaning = (
        "a real application" if environment.live else "for trying things out, no real application is made"
    )
    return f"{environment.name} ({version.value}): {meaning}"


def _street(request: WorkCreateRequest) -> str:
    names = [request.street_name, request.area_name, request.town]
    said = ", ".join(dict.fromkeys(name for name in names if name))
    return f"{said} (USRN {request.usrn})" if said else f"USRN {request.usrn}"


def _extent(geometry: Any) -> str:
    shape = read(geometry).geometry
    if shape is None:
        return ""
    middle = shapely.centroid(shape)
    place = f"near easting {shapely.get_x(middle):.0f}, northing {shapely.get_y(middle):.0f}"
    dimensions = shapely.get_dimensions(shape)
    if dimensions == 2:
        return f"a polygon of {_measure(shapely.area(shape))} m², {place}"
    if dimensions == 1:
        return f"a line of {_measure(shapely.length(shape))} m, {place}"
    return f"a point, {place}"


def _measure(number: float) -> str:
    return f"{number:,.0f}" if number >= 10 else f"{number:.1f}"


def _dates(start: date, end: date) -> str:
    days = (end - start).days + 1
    if days == 1:
        return f"{_day(start)}, one day"
    return f"{_day(start)} to {_day(end)}, {days} days"


def _day(day: date) -> str:
    return f"{day:%A} {day.day} {day:%B %Y}"


def _words(model: type[BaseModel], name: str, about: About, value: Any) -> str:
    if value is None or value == [] or value == "":
        return ""
    if isinstance(value, list):
        return "; ".join(_one(model, name, item) for item in value)
    return _one(model, name, value)


def _one(model: type[BaseModel], name: str, value: Any) -> str:
    if isinstance(value, PermitASD):
        parts = [_choice(PermitASD, "street_special_desig_code", value.street_special_desig_code)]
        parts += [value.special_desig_location_text or ""]
        return ", ".join(part for part in parts if part)
    if isinstance(value, PermitCondition):
        condition = _choice(PermitCondition, "condition", value.condition)
        return f"{condition} ({value.comment})" if value.comment else condition
    if isinstance(value, bool):
        return "Yes" if value else "No"
    if isinstance(value, datetime):
        return (
            f"{uk_local(value):%H:%M} on {_day(uk_local(value).date())}" if value.tzinfo else f"{value:%H:%M}"
        )
    if isinstance(value, date):
        return _day(value)
    return _choice(model, name, value)


def _choice(model: type[BaseModel], name: str, value: Any) -> str:
    choices = closed_list(model, name)
    return choices.words(value) if choices else str(value)
