"""What the Work service answers of forward plans. Read tolerantly."""

from __future__ import annotations

from typing import Annotated

from ..records import Flag, Moment, Reading, Rows, Shape, Text, Whole
from .permit_part_replies import PermitDesignation


class ForwardPlanCreateResponse(Reading):
    """The references of the new plan and of its work."""

    work_reference_number: str
    forward_plan_reference_number: str


class ForwardPlanSummaryResponse(Reading):
    """A forward plan as a work lists it."""

    work_reference_number: Text = None
    forward_plan_reference_number: str
    start_date: Moment = None
    end_date: Moment = None
    forward_plan_status: Text = None
    forward_plan_status_string: Text = None


class ForwardPlanResponse(ForwardPlanSummaryResponse):
    """A forward plan in full. `works_coordinates` is GeoJSON in EPSG:27700, metres."""

    promoter_organisation: Text = None
    promoter_swa_code: Text = None
    promoter_contact_details: Text = None
    highway_authority: Text = None
    highway_authority_swa_code: Text = None
    workstream_prefix: Text = None
    works_coordinates: Shape = None
    street_name: Text = None
    town: Text = None
    area_name: Text = None
    usrn: Whole = None
    road_category: Whole = None
    date_created: Moment = None
    works_location_description: Text = None
    description_of_work: Text = None
    project_reference_number: Text = None
    traffic_management_type: Text = None
    traffic_management_type_string: Text = None
    additional_info: Text = None
    forward_plan_asds: Annotated[list[PermitDesignation], Rows] = []
    cancelled_reason: Text = None
    hs2_in_act_limits: Flag = None
    hs2_consultation_requested_response_date: Moment = None
    hs2_highway_exemption: Text = None
    hs2_highway_exemption_string: Text = None
    hs2_works_type: Text = None
    hs2_works_type_string: Text = None
