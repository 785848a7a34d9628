"""A work as a GeoJSON feature, in each version's words."""

from __future__ import annotations

import json
from typing import Any

import shapely

from . import organisations
from .wording import said, words
from .work_shapes import place_of

VERSIONS = ("v1", "v2", "v6")

CATEGORIES = frozenset({"minor", "standard", "major", "immediate_urgent", "immediate_emergency", "paa"})
STATUSES = frozenset(
    {
        "submitted",
        "granted",
        "permit_modification_request",
        "refused",
        "closed",
        "cancelled",
        "revoked",
        "progressed",
    }
)
TRAFFIC = frozenset(
    {
        "road_closure",
        "contra_flow",
        "lane_closure",
        "multi_way_signals",
        "two_way_signals",
        "convoy_workings",
        "stop_go_boards",
        "priority_working",
        "give_and_take",
        "some_carriageway_incursion",
        "no_carriageway_incursion",
    }
)
KNOWN = {
    "v1": {"work_category": CATEGORIES, "permit_status": STATUSES, "traffic_management_type": TRAFFIC},
    "v2": {
        "work_category": CATEGORIES | {"hs2_highway"},
        "permit_status": STATUSES,
        "traffic_management_type": TRAFFIC,
    },
}
KNOWN["v6"] = {**KNOWN["v2"], "traffic_management_type": TRAFFIC | {"temp_obstruction_15_minute_delay"}}


def work_start(record: dict[str, Any]) -> str:
    """When the works began, or are to begin."""
    return record.get("actual_start_date") or record["proposed_start_date"]


def work_end(record: dict[str, Any]) -> str:
    """When the works ended, or are to end."""
    return record.get("actual_stop_date") or record["proposed_end_date"]


def _choice(record: dict[str, Any], name: str, version: str) -> dict[str, str]:
    value = record[name]
    answer = {name: said(value, version, KNOWN[version][name])}
    return answer if version == "v1" else {**answer, f"{name}_string": words(value)}


def _street_facts(record: dict[str, Any]) -> dict[str, Any]:
    sector = organisations.ORGANISATIONS[record["promoter_swa_code"]].sector
    now = record.get("current_traffic_management_type")
    return {
        "street": record["street_name"],
        "usrn": record["usrn"],
        "town": record["town"],
        "area": record["area_name"],
        "highway_authority": organisations.ORGANISATIONS[record["highway_authority_swa_code"]].name,
        "current_traffic_management_type": now,
        "current_traffic_management_type_string": words(now) if now else None,
        "current_traffic_management_update_date": record.get("current_traffic_management_update_date"),
        "industry_sector": sector,
        "industry_sector_string": words(sector) if sector else None,
    }


def feature(
    record: dict[str, Any], geometry: dict[str, Any], centre: list[float], version: str
) -> dict[str, Any]:
    """The work as a feature of geojson/works."""
    shape = (
        geometry
        if version == "v1"
        else {
            "type": geometry["type"],
            "type_string": words(geometry["type"]),
            "coordinates": geometry["coordinates"],
        }
    )
    properties: dict[str, Any] = {
        "work_reference_number": record["work_reference_number"],
        "permit_reference_number": record["permit_reference_number"],
        "promoter_organisation": organisations.ORGANISATIONS[record["promoter_swa_code"]].name,
        "promoter_swa_code": record["promoter_swa_code"],
        **_choice(record, "work_category", version),
        "start_date": work_start(record),
        "end_date": work_end(record),
        **_choice(record, "traffic_management_type", version),
        "work_centre_point": {"type": "Point", "coordinates": centre},
        **_choice(record, "permit_status", version),
    }
    if version == "v6":
        properties.update(_street_facts(record))
    return {"type": "Feature", "geometry": shape, "properties": properties}


def features(
    record: dict[str, Any], geometry: dict[str, Any], shape: shapely.Geometry | None = None
) -> dict[str, str]:
    """The feature's text in every version, ready to be put into an answer."""
    middle = (place_of(geometry) if shape is None else shape).centroid
    centre = [round(middle.x, 2), round(middle.y, 2)]
    return {
        version: json.dumps(feature(record, geometry, centre, version), separators=(",", ":"))
        for version in VERSIONS
    }


def collection(texts: list[str]) -> bytes:
    """A FeatureCollection out of features that are text already."""
    return ('{"type":"FeatureCollection","features":[' + ",".join(texts) + "]}").encode()
