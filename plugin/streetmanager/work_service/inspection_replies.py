"""What the Work service answers of inspections. Read tolerantly."""

from __future__ import annotations

from typing import Annotated

from ..file_summary import FileSummaryResponse
from ..records import Flag, Moment, Reading, Rows, Text
from .site_replies import SiteDetails


class InspectionCreateResponse(Reading):
    """The references of a new inspection, and of the non-compliance that it began, if any."""

    inspection_reference_number: str
    non_compliance_reference_number: Text = None


class HistoricInspectionCreateResponse(Reading):
    """The references of a new inspection and of the historic works made for it."""

    work_reference_number: str
    inspection_reference_number: str
    non_compliance_reference_number: Text = None


class FailureReasonDetailsResponse(Reading):
    """A reason why an inspection failed."""

    failure_reason: Text = None
    failure_reason_string: Text = None
    sites: Annotated[list[SiteDetails], Rows] = []
    details: Text = None
    site_name: Text = None


class InspectionSummaryResponse(Reading):
    """An inspection, or one that is due again, as a work lists it."""

    inspection_date: Moment = None
    inspection_response_type: Text = None
    inspection_response_type_string: Text = None
    inspection_reference_number: Text = None
    inspection_type: Text = None
    inspection_type_string: Text = None
    inspection_status: Text = None
    inspection_status_string: Text = None
    inspection_category: Text = None
    inspection_category_string: Text = None
    inspection_outcome: Text = None
    inspection_outcome_string: Text = None
    reinspection_date_time: Moment = None
    auto_acceptance_due_date: Moment = None
    ha_response_status: Text = None
    ha_response_status_string: Text = None
    ha_response_status_change_date: Moment = None
    ha_response_details: Text = None
    promoter_response_status: Text = None
    promoter_response_status_string: Text = None
    promoter_response_status_change_date: Moment = None
    promoter_response_details: Text = None
    is_auto_accepted: Flag = None
    non_compliance_reference_number: Text = None


class InspectionResponse(Reading):
    """An inspection in full."""

    inspection_reference_number: str
    inspection_type: Text = None
    inspection_type_string: Text = None
    inspection_start_date: Moment = None
    inspection_category: Text = None
    inspection_category_string: Text = None
    inspection_outcome: Text = None
    inspection_outcome_string: Text = None
    failure_reason_details: Annotated[list[FailureReasonDetailsResponse], Rows] = []
    inspection_outcome_details: Text = None
    was_call_logged: Flag = None
    call_logged_to: Text = None
    call_logged_reference: Text = None
    call_logged_summary: Text = None
    defect_fixed_on_site: Text = None
    defect_fixed_on_site_string: Text = None
    additional_comments: Text = None
    date_created: Moment = None
    date_modified: Moment = None
    files: Annotated[list[FileSummaryResponse], Rows] = []
    work_reference_number: Text = None
    reinspection_date: Moment = None
    reinspection_date_time: Moment = None
    username: Text = None
    promoter_organisation: Text = None
    highway_authority: Text = None
    inspector_name: Text = None
    made_safe_by_ha: Flag = None
    inspection_status: Text = None
    inspection_status_string: Text = None
    inspection_reason_for_withdrawal: Text = None
    inspection_reason_for_withdrawal_string: Text = None
    withdrawal_details: Text = None
    promoter_response_status: Text = None
    promoter_response_status_string: Text = None
    promoter_response_status_change_date: Moment = None
    promoter_response_details: Text = None
    ha_response_status: Text = None
    ha_response_status_string: Text = None
    ha_response_status_change_date: Moment = None
    ha_response_details: Text = None
    auto_acceptance_due_date: Moment = None
    is_auto_accepted: Flag = None
    non_compliance_reference_number: Text = None
    defect_details: Text = None
