"""What Reporting answers of inspections, and how many are to be made. Read tolerantly."""

from __future__ import annotations

from typing import Annotated

from ..paging import Page
from ..records import Flag, Moment, Number, Reading, Rows, Text, Whole


class InspectionSummaryResponse(Reading):
    """An inspection, as a list has it."""

    inspection_date: Moment = None
    work_reference_number: Text = None
    location_description: Text = None
    street: Text = None
    town: Text = None
    area: Text = None
    inspection_reference_number: Text = None
    inspection_type: Text = None
    inspection_type_string: Text = None
    inspection_category: Text = None
    inspection_category_string: Text = None
    inspection_outcome: Text = None
    inspection_outcome_string: Text = None
    inspector_name: Text = None
    highway_authority: Text = None
    promoter_organisation: Text = None
    made_safe_by_ha: Flag = None
    date_created: Moment = None
    inspection_status: Text = None
    inspection_status_string: Text = None
    date_modified: Moment = None
    promoter_response_status: Text = None
    promoter_response_status_string: Text = None
    ha_response_status: Text = None
    ha_response_status_string: Text = None
    auto_acceptance_due_date: Moment = None
    is_auto_accepted: Flag = None
    inspection_response_type: Text = None
    inspection_response_type_string: Text = None
    reinspection_date_time: Moment = None


class InspectionReportingResponse(Page):
    """A page of inspections."""

    rows: Annotated[list[InspectionSummaryResponse], Rows] = []


class ReinspectionSummaryResponse(Reading):
    """An inspection that is to be made again, as a list has it."""

    inspection_date: Moment = None
    work_reference_number: Text = None
    location_description: Text = None
    street: Text = None
    town: Text = None
    area: Text = None
    inspection_type: Text = None
    inspection_type_string: Text = None
    inspection_category: Text = None
    inspection_category_string: Text = None
    highway_authority: Text = None
    promoter_organisation: Text = None
    date_modified: Moment = None


class ReinspectionReportingResponse(Page):
    """A page of inspections that are to be made again."""

    rows: Annotated[list[ReinspectionSummaryResponse], Rows] = []


class NonComplianceSummaryResponse(Reading):
    """A non-compliance, as a list has it."""

    non_compliance_reference_number: Text = None
    work_reference_number: Text = None
    promoter_organisation: Text = None
    ha_organisation: Text = None
    date_created: Moment = None
    associated_inspections: Whole = None
    non_compliance_status: Text = None
    non_compliance_status_string: Text = None
    latest_ha_response_status: Text = None
    latest_ha_response_status_string: Text = None
    latest_ha_response_date: Moment = None
    latest_promoter_response_status: Text = None
    latest_promoter_response_status_string: Text = None
    latest_promoter_response_date: Moment = None
    street: Text = None
    town: Text = None
    area: Text = None
    most_recent_inspection_type: Text = None
    most_recent_inspection_type_string: Text = None
    most_recent_inspection_outcome: Text = None
    most_recent_inspection_outcome_string: Text = None
    most_recent_inspection_promoter_response_status: Text = None
    most_recent_inspection_promoter_response_status_string: Text = None
    most_recent_inspection_ha_response_status: Text = None
    most_recent_inspection_ha_response_status_string: Text = None


class NonComplianceReportingResponse(Page):
    """A page of non-compliances."""

    rows: Annotated[list[NonComplianceSummaryResponse], Rows] = []


class PbiSampleGenerationJobsSummaryResponse(Reading):
    """A run that drew the inspections to be made, as a list has it."""

    date_created: Moment = None
    async_job_status: Text = None
    async_job_status_string: Text = None
    username: Text = None


class PbiSampleGenerationJobsReportingResponse(Page):
    """A page of runs that drew the inspections to be made."""

    rows: Annotated[list[PbiSampleGenerationJobsSummaryResponse], Rows] = []


class PbiSampleInspectionTargetSummaryResponse(Reading):
    """A target for inspections drawn by performance, as a list has it."""

    pbi_sample_inspection_target_reference_number: Text = None
    organisation_name: Text = None
    org_ref: Text = None
    inspection_units: Whole = None
    inspection_rate: Number = None
    target_a: Whole = None
    target_b: Whole = None
    target_c: Whole = None
    completed_a: Whole = None
    completed_b: Whole = None
    completed_c: Whole = None
    generated_b: Number = None
    generated_c: Number = None
    start_date: Moment = None
    end_date: Moment = None
    is_inspection_rate_auto_updated: Flag = None


class PbiSampleInspectionTargetReportingResponse(Page):
    """A page of targets for inspections drawn by performance."""

    rows: Annotated[list[PbiSampleInspectionTargetSummaryResponse], Rows] = []


class PbiSampleInspectionSummaryResponse(Reading):
    """An inspection that was drawn by performance, as a list has it."""

    pbi_sample_inspection_reference_number: Text = None
    work_reference_number: Text = None
    street: Text = None
    town: Text = None
    area: Text = None
    location_description: Text = None
    promoter_organisation: Text = None
    inspection_category: Text = None
    inspection_category_string: Text = None
    sample_expiry_date: Moment = None


class PbiSampleInspectionReportingResponse(Page):
    """A page of inspections that were drawn by performance."""

    rows: Annotated[list[PbiSampleInspectionSummaryResponse], Rows] = []


class SampleInspectionTargetSummaryResponse(Reading):
    """A target for sample inspections, as a list has it."""

    sample_inspection_target_reference_number: Text = None
    promoter_name: Text = None
    promoter_org_ref: Text = None
    agreed_category_a: Whole = None
    agreed_category_b: Whole = None
    agreed_category_c: Whole = None
    cap_category_a: Whole = None
    cap_category_b: Whole = None
    cap_category_c: Whole = None
    actual_category_a: Whole = None
    actual_category_b: Whole = None
    actual_category_c: Whole = None


class SampleInspectionTargetReportingResponse(Page):
    """A page of targets for sample inspections."""

    rows: Annotated[list[SampleInspectionTargetSummaryResponse], Rows] = []


class SampleInspectionSummaryResponse(Reading):
    """A sample inspection, as a list has it."""

    sample_inspection_reference_number: Text = None
    work_reference_number: Text = None
    street: Text = None
    town: Text = None
    area: Text = None
    location_description: Text = None
    promoter_organisation: Text = None
    inspection_category: Text = None
    inspection_category_string: Text = None
    expiry_date: Moment = None


class SampleInspectionReportingResponse(Page):
    """A page of sample inspections."""

    rows: Annotated[list[SampleInspectionSummaryResponse], Rows] = []
