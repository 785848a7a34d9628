"""A record that lies on the map, as it stands in a collection of the GeoJSON service in every version that has it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from .books import name_of
from .categories import day_of
from .dress import dress
from .made_records import VERSIONS, MadeRecord, centre_of, feature
from .shapes import has_record


def _activity(record: Mapping[str, Any]) -> dict[str, Any]:
    return {
        **record,
        "activity_type": record["activity_activity_type"],
        "activity_centre_point": centre_of(record["activity_coordinates"]),
    }


def _forward_plan(record: Mapping[str, Any]) -> dict[str, Any]:
    return {
        **record,
        "work_centre_point": centre_of(record["works_coordinates"]),
        "street": record["street_name"],
        "area": record.get("area_name"),
        "promoter_organisation": name_of(record["promoter_swa_code"]),
        "location_description": record["works_location_description"],
    }


def _section_58(record: Mapping[str, Any]) -> dict[str, Any]:
    return {
        **record,
        "section_58_centre_point": centre_of(record["section_58_coordinates"]),
        "organisation_name": name_of(record["highway_authority_swa_code"]),
    }


def _ancillary(record: Mapping[str, Any]) -> dict[str, Any]:
    return {
        **record,
        "ancillary_info_centre_point": record["ancillary_info_coordinates"][0],
        "promoter_organisation": name_of(record["promoter_swa_code"]),
        "location_description": record.get("location_description") or "",
    }


def _material(record: Mapping[str, Any]) -> dict[str, Any]:
    return {
        **record,
        "recorded_by_swa_code": record["raised_by_swa_code"],
        "recorded_by_organisation_name": record["raised_by_organisation_name"],
        "material_type": record.get("hazardous_material_type"),
        "material_classification_centre_point": record["material_classification_coordinates"],
    }


# Collection: (record of its properties, the facts for it, reference, coordinates, first and last day).
KINDS: dict[str, tuple[str, Callable[[Mapping[str, Any]], dict[str, Any]], str, str, str, str]] = {
    "activities": (
        "ActivityProperties",
        _activity,
        "activity_reference_number",
        "activity_coordinates",
        "start_date",
        "end_date",
    ),
    "forward-plans": (
        "ForwardPlanProperties",
        _forward_plan,
        "forward_plan_reference_number",
        "works_coordinates",
        "start_date",
        "end_date",
    ),
    "section-58s": (
        "Section58Properties",
        _section_58,
        "section_58_reference_number",
        "section_58_coordinates",
        "start_date",
        "end_date",
    ),
    "ancillary-informations": (
        "AncillaryInfoProperties",
        _ancillary,
        "ancillary_info_reference_number",
        "ancillary_info_coordinates",
        "date_created",
        "date_removed",
    ),
    "material-classifications": (
        "MaterialClassificationProperties",
        _material,
        "material_classification_reference_number",
        "material_classification_coordinates",
        "sample_date",
        "sample_date",
    ),
}


def spread(kind: str, record: Mapping[str, Any]) -> MadeRecord:
    """A record in full as the collection `kind` keeps it. A section 58 is none of v1's and v2's."""
    name, facts_of, reference, place, first, last = KINDS[kind]
    geometry = record[place][0] if isinstance(record[place], list) else record[place]
    facts = facts_of(record)
    texts = {
        version: feature(geometry, dress("geojson", name, facts, version), version)
        for version in VERSIONS
        if has_record("geojson", name, version)
    }
    return MadeRecord(
        kind,
        record[reference],
        day_of(record[first]),
        _day(record.get(last)),
        geometry,
        texts,
        record=dict(record),
    )


def _day(moment: str | None) -> date | None:
    return day_of(moment) if moment else None
