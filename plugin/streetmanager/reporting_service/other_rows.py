"""What Reporting answers of activities, forward plans, comments, files and the rest. Read tolerantly."""

from __future__ import annotations

from typing import Annotated

from ..file_summary import FileSummaryResponse
from ..paging import Page
from ..records import Flag, Moment, Reading, Rows, Shape, Text, Texts, Whole


class ActivitySummaryResponse(Reading):
    """An activity, as a list has it."""

    activity_reference_number: Text = None
    usrn: Whole = None
    street_name: Text = None
    town: Text = None
    area_name: Text = None
    road_category: Whole = None
    activity_coordinates: Shape = None
    activity_name: Text = None
    activity_activity_type: Text = None
    activity_activity_type_string: Text = None
    activity_type_details: Text = None
    contact_name: Text = None
    contact_details: Text = None
    start_date: Moment = None
    start_time: Moment = None
    end_date: Moment = None
    end_time: Moment = None
    activity_location_description: Text = None
    traffic_management_required: Flag = None
    traffic_management_type: Text = None
    traffic_management_type_string: Text = None
    collaborative_working: Flag = None
    additional_info: Text = None
    cancelled: Flag = None
    cancelled_reason: Text = None
    ha_organisation_name: Text = None
    date_created: Moment = None


class ActivityReportingResponse(Page):
    """A page of activities."""

    rows: Annotated[list[ActivitySummaryResponse], Rows] = []


class ForwardPlanSummaryResponse(Reading):
    """A forward plan, as a list has it."""

    work_reference_number: Text = None
    forward_plan_reference_number: Text = None
    promoter_organisation: Text = None
    highway_authority: Text = None
    location_description: Text = None
    street: Text = None
    town: Text = None
    area: Text = None
    proposed_start_date: Moment = None
    proposed_end_date: Moment = None
    forward_plan_status: Text = None
    forward_plan_status_string: Text = None
    date_created: Moment = None


class ForwardPlanReportingResponse(Page):
    """A page of forward plans."""

    rows: Annotated[list[ForwardPlanSummaryResponse], Rows] = []


class CommentSummaryResponse(Reading):
    """A comment, as a list has it."""

    work_reference_number: Text = None
    topic: Text = None
    topic_string: Text = None
    author_email_address: Text = None
    author_organisation_reference: Text = None
    detail: Text = None
    date_created: Moment = None
    comment_reference_number: Text = None
    is_read: Flag = None
    read_on: Moment = None
    read_by: Text = None
    is_internal: Flag = None


class CommentReportingResponse(Page):
    """A page of comments."""

    rows: Annotated[list[CommentSummaryResponse], Rows] = []


class FileSummaryReportingResponse(Reading):
    """The files of a record."""

    rows: Annotated[list[FileSummaryResponse], Rows] = []


class CSVExportSummaryResponse(Reading):
    """A CSV export that was asked for, and how far it is."""

    csv_export_id: Whole = None
    filename: Text = None
    date_created: Moment = None
    csv_export_status: Text = None
    csv_export_status_string: Text = None
    username: Text = None
    csv_export_type: Text = None
    csv_export_type_string: Text = None
    export_description: Text = None


class CSVExportReportingResponse(Page):
    """A page of CSV exports."""

    rows: Annotated[list[CSVExportSummaryResponse], Rows] = []


class GeographicalAreaResponse(Reading):
    """A geographical area: the streets that an authority put together."""

    geographical_area_reference_number: Text = None
    area_name: Text = None
    file_id: Whole = None
    number_of_usrns: Whole = None
    date_modified: Moment = None


class MaterialClassificationSummaryResponse(Reading):
    """A material classification, as a list has it."""

    date_created: Moment = None
    sample_date: Moment = None
    material_classification_reference_number: Text = None
    street: Text = None
    town: Text = None
    area: Text = None
    usrn: Whole = None
    material_classification_classification: Text = None
    hazardous_material_types: Texts = []
    hazardous_material_type_other_description: Text = None


class MaterialClassificationReportingResponse(Page):
    """A page of material classifications."""

    rows: Annotated[list[MaterialClassificationSummaryResponse], Rows] = []


class WorkstreamSummaryResponse(Reading):
    """A workstream, as a list has it."""

    prefix: Text = None
    name: Text = None
    description: Text = None
    status: Text = None
    status_string: Text = None
    swa_code: Text = None


class WorkstreamReportingResponse(Page):
    """A page of workstreams."""

    rows: Annotated[list[WorkstreamSummaryResponse], Rows] = []
