"""A request's answers in words: as a summary, a difference and a page for the file tell them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

import shapely
from pydantic import BaseModel

from ..geometry.geojson import read
from ..streetmanager.choices import closed_list
from ..streetmanager.fields import About, fields_in, is_blank, record_of
from ..streetmanager.permit_parts import PermitASD, PermitCondition
from ..streetmanager.uk_time import uk_local
from ..streetmanager.versions import Version

MOST_LISTED = 20


def value_words(model: type[BaseModel], name: str, about: About, value: Any, version: Version) -> str:
    """What a field says, "" where it says nothing. Values as a form holds them, or a request's model does."""
    if is_blank(value):
        return ""
    if about.kind == "geometry":
        return shape_words(value)
    if about.kind == "geometries":
        return "; ".join(shape_words(one) for one in value)
    if not isinstance(value, (list, tuple)):
        return _one(model, name, value, version)
    words = [_one(model, name, item, version) for item in value[:MOST_LISTED]]
    if len(value) > MOST_LISTED:
        words.append(f"and {len(value) - MOST_LISTED:,} more")
    return "; ".join(words)


def shape_words(geometry: Any) -> str:
    """An extent (EPSG:27700): what it is, how large, and where; "" where it is none."""
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


def dates_words(start: date | None, end: date | None) -> str:
    """From when to when, and how many days that is; "" where one is not known."""
    if start is None or end is None:
        return ""
    days = (end - start).days + 1
    if days == 1:
        return f"{day_words(start)}, one day"
    return f"{day_words(start)} to {day_words(end)}, {days} days"


def day_words(day: date) -> str:
    """Monday 2 June 2031."""
    return f"{day:%A} {day.day} {day:%B %Y}"


def reference_words(name: str) -> str:
    """What a reference is called: permit_reference_number is "Permit reference", site_number "Site number"."""
    short = name.removesuffix("_number") if name.endswith("reference_number") else name
    said = short.replace("_", " ").replace("fpn", "FPN").replace("usrn", "USRN")
    return said[:1].upper() + said[1:]


def _measure(number: float) -> str:
    return f"{number:,.0f}" if number >= 10 else f"{number:.1f}"


def _one(model: type[BaseModel], name: str, value: Any, version: Version) -> str:
    inner = record_of(model, name)
    if inner is not None:
        held = value.model_dump() if isinstance(value, BaseModel) else value
        return _record(inner, held, version) if isinstance(held, Mapping) else str(value)
    if isinstance(value, bool):
        return "Yes" if value else "No"
    if isinstance(value, datetime):
        if value.tzinfo is None:
            return f"{value:%H:%M} on {day_words(value.date())}"
        return f"{uk_local(value):%H:%M} on {day_words(uk_local(value).date())}"
    if isinstance(value, date):
        return day_words(value)
    choices = closed_list(model, name)
    return choices.words(value) if choices else str(value).strip()


def _record(model: type[BaseModel], held: Mapping[str, Any], version: Version) -> str:
    said = {
        name: value_words(model, name, about, held.get(name), version)
        for name, about in fields_in(model, version).items()
    }
    if issubclass(model, PermitASD):
        parts = (said.get("street_special_desig_code"), said.get("special_desig_location_text"))
        return ", ".join(part for part in parts if part)
    if issubclass(model, PermitCondition):
        comment = said.get("comment")
        return f"{said.get('condition', '')} ({comment})" if comment else said.get("condition", "")
    labels = fields_in(model, version)
    return ", ".join(f"{labels[name].label.lower()} {words}" for name, words in said.items() if words)
