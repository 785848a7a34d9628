"""Forward plans: major works announced long before they are applied for."""

# ruff: noqa: UP007, UP045 -- pydantic evaluates these annotations, on Python 3.9 too
from __future__ import annotations

from typing import Annotated, Any, Optional

from ..acting_person import ActedBy
from ..application_place import IS_HS2
from ..choices import HS2_EXEMPTIONS
from ..fields import About, AllOf, When
from ..permit_parts import PermitASD
from ..records import Day
from .activity_choices import FORWARD_PLAN_WORK_TYPES
from .application_fields import as_applied_for

_OF = as_applied_for("ForwardPlanCreateRequest")
_UPDATED = as_applied_for("ForwardPlanUpdateRequest")
_TRAFFIC: dict[str, Any] = {
    "needed": False,
    "help": "What drivers will meet at the works, if it is known yet.",
    "ask": "",
}
_DESIGNATIONS: dict[str, Any] = {
    "help": "Choose only those that the works will be in.",
    "source": "ForwardPlanCreateRequest.forward_plan_asds",
}
_HS2_HIGHWAY = AllOf(IS_HS2, When("hs2_work_type", "hs2_highway_works"), When("hs2_in_act_limits", True))
_START = About(
    "Start date",
    "The first day of the works, as you plan it.",
    "dates",
    needed=True,
    ask="Enter the date on which the works are to start.",
    source="BR 3.3",
)
_END = About(
    "End date",
    "The last day of the works, as you plan it. At most five years after the start.",
    "dates",
    needed=True,
    ask="Enter the date on which the works are to end.",
    source="BR 3.3",
)


class ForwardPlanCreateRequest(ActedBy):
    """A new forward plan, which creates a work without a permit. For major works only (BR 3.3)."""

    description_of_work: Annotated[str, _OF("description_of_work")]
    workstream_prefix: Annotated[Optional[str], _OF("workstream_prefix")] = None
    work_reference_number: Annotated[Optional[str], _OF("work_reference_number")] = None
    project_reference_number: Annotated[Optional[str], _OF("project_reference_number")] = None
    works_coordinates: Annotated[dict[str, Any], _OF("works_coordinates")]
    usrn: Annotated[int, _OF("usrn")]
    street_name: Annotated[Optional[str], _OF("street_name")] = None
    town: Annotated[Optional[str], _OF("town")] = None
    area_name: Annotated[Optional[str], _OF("area_name")] = None
    highway_authority_swa_code: Annotated[
        str,
        _OF(
            "highway_authority_swa_code",
            help="The authority of the street: its primary notice authority. "
            "Where a street has several, choose the one for your stretch of it.",
            ask="Choose the authority of the street.",
        ),
    ]
    road_category: Annotated[Optional[int], _OF("road_category")] = None
    works_location_description: Annotated[str, _OF("works_location_description")]
    forward_plan_asds: Annotated[Optional[list[PermitASD]], _OF("permit_asds", **_DESIGNATIONS)] = None
    start_date: Annotated[
        Day,
        About(
            _START.label,
            "The first day of the works, as you plan it. Today or later.",
            _START.section,
            needed=True,
            time="from_today",
            ask=_START.ask,
            source="BR 3.3",
        ),
    ]
    end_date: Annotated[Day, _END]
    traffic_management_type: Annotated[Optional[str], _OF("traffic_management_type", **_TRAFFIC)] = None
    promoter_swa_code: Annotated[str, _OF("promoter_swa_code")]
    additional_info: Annotated[Optional[str], _OF("additional_info")] = None
    hs2_work_type: Annotated[
        Optional[str],
        About(
            "HS2 work type",
            "",
            "more",
            choices=FORWARD_PLAN_WORK_TYPES,
            needed_when=IS_HS2,
            shown_when=IS_HS2,
            ask="Choose the type of the works for HS2.",
            source="ForwardPlanCreateRequest.hs2_work_type",
        ),
    ] = None
    hs2_in_act_limits: Annotated[Optional[bool], _OF("hs2_in_act_limits")] = None
    hs2_highway_exemption: Annotated[
        Optional[str],
        About(
            "HS2 exemption",
            "",
            "more",
            choices=HS2_EXEMPTIONS,
            needed_when=_HS2_HIGHWAY,
            shown_when=_HS2_HIGHWAY,
            ask="Choose the exemption, or that none applies.",
            source="ForwardPlanCreateRequest.hs2_highway_exemption",
        ),
    ] = None
    hs2_consultation_requested_response_date: Annotated[
        Optional[Day], _OF("hs2_consultation_requested_response_date", time="from_today")
    ] = None


class ForwardPlanUpdateRequest(ActedBy):
    """A changed forward plan. What it said before is lost; street, authority and workstream stay (BR 3.3)."""

    description_of_work: Annotated[str, _UPDATED("description_of_work")]
    project_reference_number: Annotated[Optional[str], _UPDATED("project_reference_number")] = None
    works_coordinates: Annotated[dict[str, Any], _UPDATED("works_coordinates")]
    works_location_description: Annotated[str, _UPDATED("works_location_description")]
    forward_plan_asds: Annotated[Optional[list[PermitASD]], _UPDATED("permit_asds", **_DESIGNATIONS)] = None
    start_date: Annotated[Day, _START]
    end_date: Annotated[Day, _END]
    traffic_management_type: Annotated[Optional[str], _UPDATED("traffic_management_type", **_TRAFFIC)] = None
    additional_info: Annotated[Optional[str], _UPDATED("additional_info")] = None


class ForwardPlanCancelRequest(ActedBy):
    """The cancelling of a forward plan, and of its work."""

    cancelled_reason: Annotated[
        str,
        About(
            "Why the plan is cancelled",
            "The work that the plan created is cancelled with it.",
            "answer",
            needed=True,
            longest=500,
            ask="Say why the plan is cancelled, in up to 500 characters.",
            source="ForwardPlanCancelRequest.cancelled_reason",
        ),
    ]
