"""A street as Lookup answers it, in each version's words."""

from __future__ import annotations

from typing import Any

import numpy

from . import organisations
from .curves import length, places
from .designations import Designation
from .town import AREA, TOWN, Street
from .wording import DESIGNATION, PERIODICITY, REINSTATEMENT, words


def _centre(street: Street) -> dict[str, Any]:
    middle = places(street.line, [length(street.line) / 2])[0]
    return {"type": "Point", "coordinates": numpy.round(middle, 2).tolist()}


def _named(swa_code: str, part: str, version: str) -> dict[str, Any]:
    named: dict[str, Any] = {
        "swa_code": swa_code,
        "name": organisations.ORGANISATIONS[swa_code].name.upper(),
        "location_description": part,
    }
    return {**named, "record_end_date": None} if version == "v6" else named


def _interested(version: str) -> dict[str, Any]:
    interested = _named(organisations.COUNTY.swa_code, "LIGHTING", version)
    if version != "v6":
        del interested["swa_code"]
    return interested


def _shape(shape: dict[str, Any] | None, version: str) -> dict[str, Any] | None:
    if shape is None or version == "v1":
        return shape
    return {"type": shape["type"], "type_string": words(shape["type"]), "coordinates": shape["coordinates"]}


def _designation(found: Designation, version: str) -> dict[str, Any]:
    answer: dict[str, Any] = {
        "street_special_desig_code": found.code,
        "special_desig_location_text": found.place,
        "special_desig_description": found.description,
        "special_desig_start_time": found.start_time,
        "special_desig_end_time": found.end_time,
        "whole_road": found.whole_road,
        "special_desig_start_date": f"{found.start_date}T00:00:00.000Z" if found.start_date else None,
        "special_desig_end_date": None,
    }
    if found.shape is not None:
        answer["asd_coordinate_geometry"] = _shape(found.shape, version)
    if found.periodicity is not None:
        answer["special_desig_periodicity_code"] = found.periodicity
    if version != "v1":
        answer["street_special_desig_code_string"] = DESIGNATION[found.code]
        answer["special_desig_periodicity_code_string"] = PERIODICITY.get(found.periodicity or 0)
    return answer


def _reinstatement_type(code: int, part: str | None, version: str) -> dict[str, Any]:
    answer: dict[str, Any] = {"reinstatement_type_code": code, "reinstatement_type_location_text": part}
    if version != "v1":
        answer["reinstatement_type_code_string"] = REINSTATEMENT[code]
    if version == "v6":
        answer["is_active"] = True
    return answer


def street_answer(street: Street, version: str) -> dict[str, Any]:
    """The whole StreetResponse. The bypass lies in the county's gazetteer, but another assesses works on it."""
    county = organisations.COUNTY
    return {
        "usrn": street.usrn,
        "street_descriptor": street.name,
        "area": AREA,
        "town": TOWN,
        "authority": county.name.upper(),
        "authority_swa_code": county.swa_code,
        "road_category": street.reinstatement_types[0][0],
        "reinstatement_types": [
            _reinstatement_type(code, part, version) for code, part in street.reinstatement_types
        ],
        "traffic_sensitive": street.traffic_sensitive,
        "primary_notice_authorities": [_named(code, part, version) for code, part in street.authorities],
        "interest_authorities": [_interested(version)] if street.kind == "bypass" else [],
        "additional_special_designations_response": [
            _designation(found, version) for found in street.designations
        ],
        "street_line": {"type": "MultiLineString", "coordinates": [street.line.tolist()]},
        "street_centre_point": _centre(street),
    }


def summary_answer(street: Street) -> dict[str, Any]:
    """The short record that a search by text gives."""
    return {
        "street_descriptor": street.name,
        "area": AREA,
        "town": TOWN,
        "usrn": street.usrn,
        "administrative_area": AREA,
        "street_centre_point": _centre(street),
    }
