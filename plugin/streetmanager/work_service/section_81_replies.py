"""What the Work service answers of section 81s. Read tolerantly."""

# ruff: noqa: UP007, UP045 -- pydantic evaluates these annotations, on Python 3.9 too
from __future__ import annotations

from typing import Annotated, Optional

from ..file_summary import FileSummaryResponse
from ..records import Flag, Maybe, Moment, Reading, Rows, Shape, Text, Texts, Whole


class Section81CreateResponse(Reading):
    """The references of a new section 81 and of the works made for it."""

    work_reference_number: str
    section_81_reference_number: str


class ReassignSection81Response(Reading):
    """The references that a section 81 and its works have after they went to another organisation."""

    section_81_reference_number: Text = None
    work_reference_number: Text = None


class LinkedPermit(Reading):
    """A permit that is linked to a section 81."""

    work_reference_number: Text = None
    permit_reference_number: Text = None


class LinkedSection81(Reading):
    """A section 81 that is linked to a permit."""

    work_reference_number: Text = None
    section_81_reference_number: Text = None


class Section81SummaryResponse(Reading):
    """A section 81 as a work lists it."""

    section_81_reference_number: Text = None
    date_created: Moment = None
    location_description: Text = None
    section_81_severity: Text = None
    section_81_severity_string: Text = None
    section_81_status: Text = None
    section_81_status_string: Text = None
    section_81_type: Text = None
    section_81_type_string: Text = None


class Section81Response(Reading):
    """A section 81 in full. `works_coordinates` is GeoJSON in EPSG:27700, metres."""

    section_81_reference_number: str
    date_created: Moment = None
    location_description: Text = None
    section_81_severity: Text = None
    section_81_severity_string: Text = None
    section_81_status: Text = None
    section_81_status_string: Text = None
    section_81_type: Text = None
    section_81_type_string: Text = None
    work_reference_number: Text = None
    usrn: Whole = None
    street_name: Text = None
    town: Text = None
    area: Text = None
    road_category: Whole = None
    works_coordinates: Shape = None
    highway_authority: Text = None
    highway_authority_swa_code: Text = None
    promoter_organisation: Text = None
    promoter_swa_code: Text = None
    workstream_prefix: Text = None
    location_types: Texts = []
    location_types_string: Texts = []
    inspection_date: Moment = None
    other_type_details: Text = None
    made_safe_by_ha: Flag = None
    inspector_name: Text = None
    inspector_contact_number: Text = None
    additional_details: Text = None
    status_changed_date: Moment = None
    promoter_response: Text = None
    section_81_work_type: Text = None
    section_81_work_type_string: Text = None
    promoter_status: Text = None
    promoter_status_string: Text = None
    promoter_status_changed_date: Moment = None
    linked_permit: Annotated[Optional[LinkedPermit], Maybe] = None
    files: Annotated[list[FileSummaryResponse], Rows] = []
