"""What the Work service answers of private street notices. Read tolerantly."""

from __future__ import annotations

from typing import Annotated

from ..file_summary import FileSummaryResponse
from ..records import Flag, Moment, Reading, Rows, Shape, Text, Texts, Whole


class PrivateStreetNoticeCreateResponse(Reading):
    """The references of a new private street notice and its works."""

    work_reference_number: str
    private_street_reference_number: str


class PrivateStreetSummaryResponse(Reading):
    """A private street notice as a work lists it."""

    private_street_reference_number: Text = None
    proposed_start_date: Moment = None
    proposed_start_time: Moment = None
    proposed_end_date: Moment = None
    proposed_end_time: Moment = None
    private_street_status: Text = None
    private_street_status_string: Text = None


class PrivateStreetNoticeResponse(Reading):
    """A private street notice in full. Coordinates are GeoJSON in EPSG:27700, metres."""

    private_street_reference_number: str
    proposed_start_date: Moment = None
    proposed_end_date: Moment = None
    private_street_status: Text = None
    private_street_status_string: Text = None
    work_reference_number: Text = None
    promoter_organisation: Text = None
    promoter_swa_code: Text = None
    secondary_contact: Text = None
    secondary_contact_number: Text = None
    secondary_contact_email: Text = None
    proposed_start_time: Moment = None
    proposed_end_time: Moment = None
    calendar_day_duration: Whole = None
    working_day_duration: Whole = None
    description_of_work: Text = None
    excavation: Flag = None
    project_reference_number: Text = None
    street_name: Text = None
    town: Text = None
    area_name: Text = None
    usrn: Text = None
    highway_authority: Text = None
    highway_authority_swa_code: Text = None
    works_location_description: Text = None
    works_coordinates: Shape = None
    date_created: Moment = None
    date_modified: Moment = None
    traffic_management_type: Text = None
    traffic_management_type_string: Text = None
    location_types: Texts = []
    location_types_string: Texts = []
    files: Annotated[list[FileSummaryResponse], Rows] = []
    workstream_prefix: Text = None
    close_footway: Text = None
    close_footway_string: Text = None
    work_status: Text = None
    work_status_string: Text = None
    additional_contact: Text = None
    additional_contact_number: Text = None
    additional_contact_email: Text = None
    emergency_contact_name: Text = None
    emergency_contact_number: Text = None
    close_footpath: Text = None
    close_footpath_string: Text = None
    street_line: Shape = None
    road_category: Whole = None
