"""What Reporting answers of notices and charges. Read tolerantly."""

from __future__ import annotations

from typing import Annotated

from ..paging import Page
from ..records import Flag, Moment, Reading, Rows, Text, Texts, Whole


class FPNSummaryResponse(Reading):
    """A fixed penalty notice, as a list has it."""

    fpn_reference_number: Text = None
    work_reference_number: Text = None
    promoter: Text = None
    highway_authority: Text = None
    offence_code: Text = None
    offence_code_string: Text = None
    street_name: Text = None
    issue_date: Moment = None
    status: Text = None
    status_string: Text = None
    status_changed_date: Moment = None


class FPNReportingResponse(Page):
    """A page of fixed penalty notices."""

    rows: Annotated[list[FPNSummaryResponse], Rows] = []


class Section58SummaryResponse(Reading):
    """A section 58 restriction, as a list has it."""

    date_created: Moment = None
    section_58_reference_number: Text = None
    street: Text = None
    town: Text = None
    area: Text = None
    section_58_status: Text = None
    section_58_status_string: Text = None
    start_date: Moment = None
    end_date: Moment = None
    restriction_duration: Text = None
    restriction_duration_string: Text = None
    usrn: Whole = None
    ha_organisation_name: Text = None


class Section58ReportingResponse(Page):
    """A page of section 58 restrictions."""

    rows: Annotated[list[Section58SummaryResponse], Rows] = []


class Section74SummaryResponse(Reading):
    """A section 74 charge, as a list has it."""

    work_reference_number: Text = None
    permit_reference_number: Text = None
    section_74_reference_number: Text = None
    date_created: Moment = None
    promoter_organisation_name: Text = None
    ha_organisation_name: Text = None
    location_description: Text = None
    overrun_warning_reasons: Texts = []
    overrun_warning_reasons_string: Texts = []
    ha_status: Text = None
    ha_status_string: Text = None
    promoter_status: Text = None
    promoter_status_string: Text = None
    latest_ha_response_date: Moment = None


class Section74ReportingResponse(Page):
    """A page of section 74 charges."""

    rows: Annotated[list[Section74SummaryResponse], Rows] = []


class Section81SummaryResponse(Reading):
    """A section 81 notice, as a list has it."""

    issue_date: Moment = None
    work_reference_number: Text = None
    section_81_reference_number: Text = None
    promoter_organisation: Text = None
    highway_authority: Text = None
    location_description: Text = None
    street: Text = None
    town: Text = None
    area: Text = None
    section_81_severity: Text = None
    section_81_severity_string: Text = None
    made_safe_by_ha: Flag = None
    section_81_status: Text = None
    section_81_status_string: Text = None
    status_changed_date: Moment = None
    section_81_type: Text = None
    section_81_type_string: Text = None


class Section81ReportingResponse(Page):
    """A page of section 81 notices."""

    rows: Annotated[list[Section81SummaryResponse], Rows] = []


class PrivateStreetSummaryResponse(Reading):
    """A private street notice, as a list has it."""

    private_street_reference_number: Text = None
    works_location_description: Text = None
    promoter_organisation: Text = None
    ha_organisation: Text = None
    work_reference_number: Text = None
    start_date: Moment = None
    start_time: Moment = None
    end_date: Moment = None
    end_time: Moment = None
    date_created: Moment = None
    status: Text = None
    status_string: Text = None


class PrivateStreetReportingResponse(Page):
    """A page of private street notices."""

    rows: Annotated[list[PrivateStreetSummaryResponse], Rows] = []
