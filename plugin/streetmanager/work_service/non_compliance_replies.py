"""What the Work service answers of non-compliances. Read tolerantly."""

# ruff: noqa: UP007, UP045 -- pydantic evaluates these annotations, on Python 3.9 too
from __future__ import annotations

from typing import Annotated, Optional

from ..permit_records import PermitSummary
from ..records import Maybe, Moment, Reading, Rows, Text
from .inspection_replies import InspectionResponse, InspectionSummaryResponse


class NonComplianceResponse(Reading):
    """A non-compliance in full, with its inspections and permits."""

    non_compliance_reference_number: str
    work_reference_number: Text = None
    date_created: Moment = None
    non_compliance_status: Text = None
    non_compliance_status_string: Text = None
    jsm_requested_by: Text = None
    jsm_suggested_time: Moment = None
    jsm_status: Text = None
    jsm_status_string: Text = None
    promoter_response_status: Text = None
    promoter_response_status_string: Text = None
    promoter_response_update_date: Moment = None
    promoter_response_additional_details: Text = None
    promoter_response_jsm_date: Moment = None
    ha_response_status: Text = None
    ha_response_status_string: Text = None
    ha_response_update_date: Moment = None
    ha_response_additional_details: Text = None
    ha_response_jsm_date: Moment = None
    latest_inspection: Annotated[Optional[InspectionResponse], Maybe] = None
    linked_inspections: Annotated[list[InspectionSummaryResponse], Rows] = []
    linked_permits: Annotated[list[PermitSummary], Rows] = []
