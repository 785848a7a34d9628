"""What Reporting answers of reinstatements. Read tolerantly."""

from __future__ import annotations

from typing import Annotated

from ..paging import Page
from ..records import Flag, Moment, Reading, Rows, Text, Whole


class ReinstatementSummaryResponse(Reading):
    """A reinstatement, as a list has it."""

    site_reference_number: Text = None
    work_reference_number: Text = None
    reinstatement_reference_number: Text = None
    promoter_organisation: Text = None
    highway_authority: Text = None
    street_name: Text = None
    town: Text = None
    area_name: Text = None
    location_description: Text = None
    registration_date: Moment = None
    reinstatement_date: Moment = None
    reinstatement_type: Text = None
    reinstatement_type_string: Text = None
    reinstatement_status: Text = None
    reinstatement_status_string: Text = None
    end_date: Moment = None
    is_active_reinstatement: Flag = None
    is_subsumed: Flag = None
    site_number: Whole = None


class ReinstatementReportingResponse(Page):
    """A page of reinstatements."""

    rows: Annotated[list[ReinstatementSummaryResponse], Rows] = []
