"""Taking in a permit application: is it whole, may this account send it, and what becomes of it."""

from __future__ import annotations

import math
import secrets
from collections.abc import Callable, Collection, Mapping, Sequence
from datetime import date, datetime
from typing import Any

from ..streetmanager.problems import problems
from ..streetmanager.uk_time import uk_day
from ..streetmanager.versions import Version
from ..streetmanager.work_records import WorkCreateRequest
from . import organisations
from .accounts import Account, acts_for
from .categories import at_midnight, at_moment, category, day_of, deadline, is_early_start, validity_end
from .gazetteer import Gazetteer
from .refusals import Refusal, access_restricted, invalid
from .town import AREA, TOWN, Street
from .town_works import MadeWork

DEPTH = {"Point": 0, "LineString": 1, "Polygon": 2}
TAKEN = "Work reference number already exists"


def geometry_fault(geometry: Any) -> str | None:
    """What is wrong with works_coordinates, or None.

    The service checks the kind and that the numbers are numbers and not negative; not whether rings close
    or cross, nor whether the place is near the street.
    """
    if not isinstance(geometry, Mapping):
        return "must be a GeoJSON geometry"
    if geometry.get("type") not in DEPTH:
        return "must be a Point, LineString or Polygon"
    if set(geometry) - {"type", "coordinates", "bbox"}:
        return "must be a bare geometry with nothing but type and coordinates"
    depth = DEPTH[geometry["type"]]
    if not _well_nested(geometry.get("coordinates"), depth):
        return f"coordinates must be easting and northing pairs, none negative, in {depth} levels of lists"
    return None


def _well_nested(coordinates: Any, depth: int) -> bool:
    if not isinstance(coordinates, list) or not coordinates:
        return False
    if depth:
        return all(_well_nested(part, depth - 1) for part in coordinates)
    return len(coordinates) in (2, 3) and all(
        isinstance(number, (int, float))
        and not isinstance(number, bool)
        and math.isfinite(number)
        and number >= 0
        for number in coordinates
    )


def _day(moment: Any) -> date | None:
    try:
        return day_of(str(moment))
    except ValueError:
        return None


def _early(body: Mapping[str, Any], today: date) -> bool | None:
    start, end = _day(body.get("proposed_start_date")), _day(body.get("proposed_end_date"))
    if start is None or end is None or end < start:
        return None
    return is_early_start(_category(body, start, end), today, start)


def _category(body: Mapping[str, Any], start: date, end: date) -> str:
    return category(
        str(body.get("work_type")),
        start,
        end,
        bool(body.get("is_ttro_required")),
        bool(body.get("immediate_risk")),
    )


def _of_this_town(
    body: Mapping[str, Any], street: Street | None, prefixes: Collection[str]
) -> dict[str, str]:
    """What only somebody who knows the streets and the organisations can find wrong."""
    wrong: dict[str, str] = {}
    promoter = organisations.ORGANISATIONS.get(str(body.get("promoter_swa_code")))
    if promoter is None or not promoter.workstreams:
        wrong["promoter_swa_code"] = "is not the SWA code of a promoter"
    if street is None:
        wrong["usrn"] = "is not a street that is known"
    elif str(body.get("highway_authority_swa_code")) not in {code for code, _ in street.authorities}:
        wrong["highway_authority_swa_code"] = "is not a primary notice authority of the street"
    prefix = body.get("workstream_prefix")
    if promoter and prefix and prefix not in prefixes:
        wrong["workstream_prefix"] = "is not a workstream of the promoter"
    return wrong


def check(
    body: Any, version: Version, now: datetime, streets: Gazetteer, prefixes: Collection[str]
) -> Street:
    """The street that the application is for; raises Refusal 400 that names every field at fault.

    prefixes: the promoter's workstreams.
    """
    if not isinstance(body, dict):
        raise invalid({"body": "must be a JSON object"})
    early = _early(body, uk_day(now))
    found = problems(WorkCreateRequest, body, version, now, early_start=early, strict=True)
    wrong = {problem.field: problem.words for problem in found}
    if "is_early_start" in body:
        wrong["is_early_start"] = "is not a field of the request"
    fault = geometry_fault(body.get("works_coordinates"))
    if fault:
        wrong["works_coordinates"] = fault
    usrn = body.get("usrn")
    street = (
        streets.street(int(usrn)) if isinstance(usrn, (int, float)) and not isinstance(usrn, bool) else None
    )
    wrong = {**_of_this_town(body, street, prefixes), **wrong}
    if wrong or street is None:
        raise invalid(wrong)
    return street


def _free_reference(start: str, taken: Callable[[str], bool]) -> str:
    while True:
        reference = f"{start}{secrets.randbelow(100_000_000):08d}"
        if not taken(reference):
            return reference


def accept(
    body: dict[str, Any],
    account: Account,
    street: Street,
    now: datetime,
    taken: Callable[[str], bool],
    writable: Sequence[str],
) -> MadeWork:
    """The work as it will be kept. Raises Refusal 401 for somebody else's promoter or a workstream that may only be
    read, 409 for a reference that exists."""
    if body["promoter_swa_code"] not in acts_for(account):
        raise access_restricted()
    workstream = body.get("workstream_prefix") or writable[0]
    if workstream not in writable:
        raise access_restricted()
    promoter = organisations.ORGANISATIONS[body["promoter_swa_code"]]
    reference = body.get("work_reference_number") or _free_reference(f"{promoter.prefix}{workstream}", taken)
    if taken(reference):
        raise Refusal(409, TAKEN)
    start, end = day_of(body["proposed_start_date"]), day_of(body["proposed_end_date"])
    kind = _category(body, start, end)
    given = {name: value for name, value in body.items() if value is not None and name != "works_coordinates"}
    record = {
        "street_name": street.name,
        "town": TOWN,
        "area_name": AREA,
        "road_category": street.reinstatement_types[0][0],
        **given,
        "usrn": street.usrn,
        "work_reference_number": reference,
        "permit_reference_number": f"{reference}-01",
        "workstream_prefix": workstream,
        "work_category": kind,
        "permit_status": "submitted",
        "work_status": "planned",
        "is_early_start": is_early_start(kind, uk_day(now), start),
        "date_created": at_moment(now),
        "deadline_date": at_moment(deadline(kind, now)),
        "validity_period_end_date": at_midnight(validity_end(kind, end)),
    }
    return MadeWork(record, body["works_coordinates"])
