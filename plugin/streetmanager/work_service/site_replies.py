"""What the Work service answers of sites and their reinstatements. Read tolerantly."""

from __future__ import annotations

from typing import Annotated

from ..file_summary import FileSummaryResponse
from ..records import Flag, Moment, Number, Reading, Rows, Shape, Text, Texts, Whole


class SiteCreateResponse(Reading):
    """What names a new site: its number in v1 and v2, its reference from v6 on."""

    site_reference_number: Text = None
    reinstatement_reference_number: Text = None
    site_number: Whole = None


class ReinstatementCreateResponse(Reading):
    """The reference of a new reinstatement, which v6 gives."""

    reinstatement_reference_number: Text = None


class NonNotifiableSiteCreateResponse(Reading):
    """The references of new works that need no notice, and of their site."""

    work_reference_number: str
    site_reference_number: Text = None
    reinstatement_reference_number: Text = None
    site_number: Whole = None


class SiteDetails(Reading):
    """A site as an inspection's failure names it."""

    site_description: Text = None
    site_reference_number: Text = None
    site_number: Whole = None


class ReinstatementResponse(Reading):
    """A reinstatement in full. Coordinates are GeoJSON in EPSG:27700, metres."""

    reinstatement_reference_number: Text = None
    permit_reference_number: Text = None
    reinstatement_status: Text = None
    reinstatement_status_string: Text = None
    reinstatement_date: Moment = None
    depth: Number = None
    length: Number = None
    width: Number = None
    reinstatement_coordinates: Shape = None
    secondary_reinstatement_coordinates: Shape = None
    location_description: Text = None
    end_date: Moment = None
    date_created: Moment = None
    date_modified: Moment = None
    location_types: Texts = []
    location_types_string: Texts = []
    reinstatement_evidence: Flag = None
    files: Annotated[list[FileSummaryResponse], Rows] = []
    number_of_holes: Whole = None
    is_active_reinstatement: Flag = None
    response_to_remedial_works: Flag = None
    base_courses_affected: Flag = None


class SiteSummaryResponse(Reading):
    """A site as a work lists it."""

    permit_reference_number: Text = None
    site_reference_number: Text = None
    reinstatement_reference_number: Text = None
    site_description: Text = None
    depth: Number = None
    length: Number = None
    width: Number = None
    completed_date: Moment = None
    end_date: Moment = None
    site_status: Text = None
    site_status_string: Text = None
    reinstatement_type: Text = None
    reinstatement_type_string: Text = None
    number_of_holes: Whole = None
    is_subsumed: Flag = None
    subsume_reason: Text = None
    response_to_remedial_works: Flag = None
    base_courses_affected: Flag = None
    site_number: Whole = None


class SiteResponse(SiteSummaryResponse):
    """A site in full, with all of its reinstatements."""

    location_types: Texts = []
    location_types_string: Texts = []
    site_coordinates: Shape = None
    reinstatements: Annotated[list[ReinstatementResponse], Rows] = []
