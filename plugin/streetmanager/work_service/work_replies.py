"""What the Work service answers of a whole work. Read tolerantly."""

# ruff: noqa: UP007, UP045 -- pydantic evaluates these annotations, on Python 3.9 too
from __future__ import annotations

from typing import Annotated, Optional

from ..permit_records import PermitResponse
from ..records import Flag, Maybe, Moment, Reading, Rows, Shape, Text, Whole
from .comment_replies import CommentResponse
from .file_replies import FileResponse
from .fixed_penalty_notice_replies import FPNSummaryResponse
from .forward_plan_replies import ForwardPlanSummaryResponse
from .history_replies import WorkHistorySummaryResponse
from .inspection_replies import InspectionSummaryResponse
from .non_compliance_summary import NonComplianceSummaryResponse
from .permit_part_replies import PermitSummary
from .private_street_replies import PrivateStreetSummaryResponse
from .sample_inspection_replies import PbiSampleInspectionSummaryResponse, SampleInspectionSummaryResponse
from .section_74_replies import Section74SummaryResponse
from .section_81_replies import Section81SummaryResponse
from .site_replies import SiteSummaryResponse


class WorkResponse(Reading):
    """A whole work, which only those concerned may read. Shapes are GeoJSON in EPSG:27700, metres."""

    work_reference_number: str
    workstream_prefix: Text = None
    promoter_swa_code: Text = None
    promoter_organisation: Text = None
    promoter_organisation_industry_type: Text = None
    promoter_organisation_industry_type_string: Text = None
    highway_authority_swa_code: Text = None
    highway_authority: Text = None
    street_name: Text = None
    town: Text = None
    area_name: Text = None
    usrn: Whole = None
    road_category: Whole = None
    road_category_is_active: Flag = None
    street_line: Shape = None
    works_coordinates: Shape = None
    works_location_description: Text = None
    work_status: Text = None
    work_status_string: Text = None
    work_start_date: Moment = None
    work_end_date: Moment = None
    work_start_time: Moment = None
    work_end_time: Moment = None
    description_of_work: Text = None
    inspection_units: Whole = None
    number_of_sites: Whole = None

    active_permit: Annotated[Optional[PermitResponse], Maybe] = None
    permits: Annotated[list[PermitSummary], Rows] = []
    forward_plan: Annotated[Optional[ForwardPlanSummaryResponse], Maybe] = None
    private_street_notice: Annotated[Optional[PrivateStreetSummaryResponse], Maybe] = None
    section_81: Annotated[Optional[Section81SummaryResponse], Maybe] = None
    sites: Annotated[list[SiteSummaryResponse], Rows] = []
    inspections: Annotated[list[InspectionSummaryResponse], Rows] = []
    non_compliances: Annotated[list[NonComplianceSummaryResponse], Rows] = []
    fpns: Annotated[list[FPNSummaryResponse], Rows] = []
    section74s: Annotated[list[Section74SummaryResponse], Rows] = []
    sample_inspections: Annotated[list[SampleInspectionSummaryResponse], Rows] = []
    pbi_sample_inspections: Annotated[list[PbiSampleInspectionSummaryResponse], Rows] = []
    latest_comments: Annotated[list[CommentResponse], Rows] = []
    files: Annotated[list[FileResponse], Rows] = []
    history: Annotated[list[WorkHistorySummaryResponse], Rows] = []
