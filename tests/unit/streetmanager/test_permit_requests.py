"""What is said of requests on permits, plans, activities and comments, and what is sent of them."""

from __future__ import annotations

from datetime import date, datetime, timezone
from typing import Any

import pytest

from plugin.streetmanager.fields import fields_in, shown_fields
from plugin.streetmanager.problems import problems
from plugin.streetmanager.records import NotComplete, Writing
from plugin.streetmanager.versions import Version
from plugin.streetmanager.work_service.activity_records import ActivityCreateRequest, ActivityUpdateRequest
from plugin.streetmanager.work_service.assessment_records import (
    PermitAssessmentUpdateRequest,
    PermitLaneRentalAssessmentUpdateRequest,
    PermitStatusUpdateRequest,
)
from plugin.streetmanager.work_service.change_request_records import (
    ChangeRequestCreateRequest,
    PermitAlterationStatusUpdateRequest,
)
from plugin.streetmanager.work_service.comment_records import CommentCreateRequest, CommentReadRequest
from plugin.streetmanager.work_service.duration_challenge_records import (
    PermitDurationChallengeNonAcceptanceResponseRequest,
    PermitDurationChallengeReviewRequest,
)
from plugin.streetmanager.work_service.forward_plan_records import (
    ForwardPlanCreateRequest,
    ForwardPlanUpdateRequest,
)
from plugin.streetmanager.work_service.further_permit_records import PermitCreateRequest
from plugin.streetmanager.work_service.permit_note_records import (
    CurrentTrafficManagementTypeRequest,
    HS2AcknowledgementRequest,
)
from plugin.streetmanager.work_service.progress_records import WorkStartUpdateRequest

from .filled_in import filled_in

NOW = datetime(2026, 11, 21, 12, tzinfo=timezone.utc)
POINT = {"type": "Point", "coordinates": [470000.0, 310000.0]}
OF_THE_WORK = (
    "promoter_swa_code",
    "highway_authority_swa_code",
    "usrn",
    "street_name",
    "works_coordinates",
)
PLAN = {
    "promoter_swa_code": "ZZ01",
    "highway_authority_swa_code": "ZZ10",
    "works_coordinates": POINT,
    "usrn": 99900001,
    "start_date": "2027-02-01",
    "end_date": "2027-03-01",
    "description_of_work": "New main",
    "works_location_description": "The whole street",
}
ACTIVITY = {
    "usrn": 99900001,
    "activity_coordinates": POINT,
    "activity_name": "Market",
    "activity_activity_type": "event",
    "start_date": "2026-12-01",
    "end_date": "2026-12-01",
    "location_types": ["carriageway"],
    "activity_location_description": "Market Place",
    "traffic_management_type": "road_closure",
    "collaborative_working": False,
}


def wrong(
    model: type[Writing], values: dict[str, Any], version: Version = Version.V6, **changes: Any
) -> list[str]:
    given = {name: value for name, value in {**values, **changes}.items() if value is not None}
    return [found.field for found in problems(model, given, version, NOW)]


def further(version: Version, **changes: Any) -> dict[str, Any]:
    values = filled_in(version, **dict.fromkeys(OF_THE_WORK))
    return {**values, **changes}


@pytest.mark.parametrize("version", Version)
def test_a_further_permit_leaves_street_and_place_to_the_work(version: Version) -> None:
    values = further(version)
    assert problems(PermitCreateRequest, values, version, NOW, strict=True) == []
    assert "works_coordinates" not in PermitCreateRequest(**values).to_wire(version)
    assert not set(fields_in(PermitCreateRequest, version)) & set(OF_THE_WORK[:4])


def test_a_further_permit_for_immediate_works_needs_the_time_at_which_they_started() -> None:
    values = further(Version.V2, work_type="immediate", immediate_risk=True, is_ttro_required=None)
    assert wrong(PermitCreateRequest, values, Version.V2) == ["proposed_start_time"]
    values["proposed_start_time"] = "2026-12-07T08:00:00"
    assert wrong(PermitCreateRequest, values, Version.V2) == []


@pytest.mark.parametrize(
    ("promoter", "found"), [("ZZ01", ["work_type"]), ("7374", ["hs2_in_act_limits"]), (None, [])]
)
def test_hs2_works_are_judged_by_the_promoter_where_it_is_known(
    promoter: str | None, found: list[str]
) -> None:
    values = further(Version.V2, work_type="hs2_highway_works", promoter_swa_code=promoter)
    assert wrong(PermitCreateRequest, values, Version.V2) == found


@pytest.mark.parametrize("version", [Version.V1, Version.V2])
def test_older_change_requests_want_the_whole_permit_again(version: Version) -> None:
    values = further(version, permit_alteration_reason="Two days more")
    assert problems(ChangeRequestCreateRequest, values, version, NOW, strict=True) == []
    for name in ("work_type", "secondary_contact", "environmental_health_notifiable"):
        assert wrong(ChangeRequestCreateRequest, values, version, **{name: None})[0] == name
    with pytest.raises(NotComplete):
        ChangeRequestCreateRequest(permit_alteration_reason="Two days more").to_wire(version)


def test_newer_change_requests_take_only_what_changes() -> None:
    request = ChangeRequestCreateRequest(
        change_request_reason="Two days more", proposed_end_date=date(2026, 12, 11)
    )
    assert request.to_wire(Version.V6) == {
        "change_request_reason": "Two days more",
        "proposed_end_date": "2026-12-11T00:00:00.000Z",
    }
    assert wrong(ChangeRequestCreateRequest, {"proposed_end_date": "2026-12-11"}) == ["change_request_reason"]
    both = {"change_request_reason": "x", "proposed_start_date": "2026-12-12"}
    assert wrong(ChangeRequestCreateRequest, both, proposed_end_date="2026-12-11") == ["proposed_end_date"]


ASSESSMENTS: list[tuple[dict[str, Any], list[str]]] = [
    ({"assessment_status": "granted"}, ["assessment_discount"]),
    ({"assessment_status": "granted", "assessment_discount": 0}, []),
    ({"assessment_status": "granted", "assessment_discount": 101}, ["assessment_discount"]),
    ({"assessment_status": "granted", "work_category": "hs2_highway"}, []),
    (
        {"assessment_status": "granted", "assessment_discount": 0, "is_duration_challenged": True},
        ["reasonable_period_end_date", "additional_comments"],
    ),
    ({"assessment_status": "refused"}, ["reasons_for_refusal", "additional_comments"]),
    (
        {
            "assessment_status": "refused",
            "additional_comments": "No",
            "reasons_for_refusal": ["RC10", "RC11", "RC12", "RC20", "RC21", "RC22"],
        },
        ["reasons_for_refusal"],
    ),
    ({"assessment_status": "permit_modification_request"}, ["pending_change_details"]),
    ({"assessment_status": "revoked"}, ["revoke_reason"]),
    ({"assessment_status": "granted_auto"}, ["assessment_status"]),
]


@pytest.mark.parametrize(("values", "found"), ASSESSMENTS)
def test_an_assessment_says_what_its_decision_needs(values: dict[str, Any], found: list[str]) -> None:
    for version in Version:
        assert wrong(PermitAssessmentUpdateRequest, values, version) == found


def test_comments_on_an_assessment_have_become_longer() -> None:
    values = {"assessment_status": "revoked", "revoke_reason": "x", "additional_comments": "x" * 501}
    assert wrong(PermitAssessmentUpdateRequest, values, Version.V2) == ["additional_comments"]
    assert wrong(PermitAssessmentUpdateRequest, values, Version.V6) == []


@pytest.mark.parametrize(
    ("status", "found"),
    [
        ("granted", ["assessment_discount"]),
        ("refused", ["assessment_comments"]),
        ("granted_with_duration_challenge", ["reasonable_period_end_date", "assessment_comments"]),
        ("deemed", ["alteration_status"]),
    ],
)
def test_a_change_request_is_decided_with_what_the_decision_needs(status: str, found: list[str]) -> None:
    assert wrong(PermitAlterationStatusUpdateRequest, {"alteration_status": status}) == found


def test_lane_rental_days_and_bands_count_only_where_it_is_charged() -> None:
    values = {"outcome": "exempt", "chargeable_days": 0, "charge_band": "none"}
    assert wrong(PermitLaneRentalAssessmentUpdateRequest, values) == []
    charged = {**values, "outcome": "chargeable"}
    assert wrong(PermitLaneRentalAssessmentUpdateRequest, charged) == [
        "charge_band",
        "chargeable_days",
        "charges_agreed",
    ]


def test_a_cancelling_says_why_only_in_the_newest() -> None:
    request = PermitStatusUpdateRequest(permit_status="cancelled", permit_cancellation_reason="weather")
    assert request.to_wire(Version.V2) == {"permit_status": "cancelled"}
    assert request.to_wire(Version.V6)["permit_cancellation_reason"] == "weather"
    other = {"permit_status": "cancelled", "permit_cancellation_reason": "other"}
    assert wrong(PermitStatusUpdateRequest, other) == ["permit_cancellation_reason_other"]


CHALLENGES: list[tuple[type[Writing], dict[str, Any], list[str]]] = [
    (PermitDurationChallengeReviewRequest, {"review_status": "duration_challenge_accepted"}, []),
    (
        PermitDurationChallengeReviewRequest,
        {"review_status": "duration_challenge_not_accepted"},
        ["reason_for_non_acceptance"],
    ),
    (
        PermitDurationChallengeNonAcceptanceResponseRequest,
        {"non_acceptance_response_status": "reasonable_period_end_date_changed"},
        ["new_reasonable_period_end_date", "non_acceptance_response_details"],
    ),
    (
        PermitDurationChallengeNonAcceptanceResponseRequest,
        {
            "non_acceptance_response_status": "reasonable_period_end_date_not_changed",
            "non_acceptance_response_details": "It stays",
        },
        [],
    ),
    (HS2AcknowledgementRequest, {"hs2_acknowledged": True}, []),
    (HS2AcknowledgementRequest, {"hs2_acknowledged": False}, ["hs2_acknowledged"]),
    (
        CurrentTrafficManagementTypeRequest,
        {"current_traffic_management_type": "two_way_signals"},
        [
            "current_traffic_management_emergency_contact_name",
            "current_traffic_management_emergency_contact_number",
        ],
    ),
    (WorkStartUpdateRequest, {"actual_start_date": "2026-11-21T11:59:00Z"}, []),
    (WorkStartUpdateRequest, {"actual_start_date": "2026-11-21T12:01:00Z"}, ["actual_start_date"]),
]


@pytest.mark.parametrize(("model", "values", "found"), CHALLENGES)
def test_what_an_answer_needs(model: type[Writing], values: dict[str, Any], found: list[str]) -> None:
    assert wrong(model, values) == found


def test_works_start_is_a_moment_of_the_uk() -> None:
    summer = WorkStartUpdateRequest(actual_start_date=datetime(2026, 7, 1, 8, 30))
    assert summer.to_wire(Version.V2) == {"actual_start_date": "2026-07-01T07:30:00.000Z"}


PLANS: list[tuple[dict[str, Any], list[str]]] = [
    ({}, []),
    ({"start_date": "2026-11-21"}, []),
    ({"start_date": "2026-11-20"}, ["start_date"]),
    ({"end_date": "2027-01-31"}, ["end_date"]),
    ({"end_date": "2032-02-01"}, []),
    ({"end_date": "2032-02-02"}, ["end_date"]),
    ({"promoter_swa_code": "7374"}, ["hs2_work_type", "hs2_in_act_limits"]),
    ({"hs2_work_type": "hs2_highway_works"}, []),
    ({"workstream_prefix": "000"}, ["workstream_prefix"]),
    ({"work_reference_number": "ZA 1"}, ["work_reference_number"]),
    ({"usrn": 100000}, ["usrn"]),
]


@pytest.mark.parametrize(("changes", "found"), PLANS)
def test_a_forward_plan_lies_ahead_and_spans_five_years_at_most(
    changes: dict[str, Any], found: list[str]
) -> None:
    for version in Version:
        assert wrong(ForwardPlanCreateRequest, PLAN, version, **changes) == found


def test_a_forward_plan_under_way_can_be_changed() -> None:
    kept = {name: PLAN[name] for name in fields_in(ForwardPlanUpdateRequest, Version.V6) if name in PLAN}
    assert wrong(ForwardPlanUpdateRequest, kept, start_date="2026-11-01") == []
    assert wrong(ForwardPlanUpdateRequest, kept, end_date="2027-01-01") == ["end_date"]


ACTIVITIES: list[tuple[dict[str, Any], list[str]]] = [
    ({}, []),
    ({"start_date": "2026-11-20"}, ["start_date"]),
    ({"end_date": "2026-11-30"}, ["end_date"]),
    ({"activity_activity_type": "other"}, ["activity_type_details"]),
    ({"start_time": "2026-12-02T08:00:00"}, ["start_time"]),
    ({"start_time": "2026-12-01T08:00:00", "end_time": "2026-12-01T08:00:00"}, ["end_time"]),
    ({"start_time": "2026-12-01T08:00:00", "end_time": "2026-12-01T17:00:00"}, []),
    ({"location_types": ["verge", "verge"]}, ["location_types"]),
]


@pytest.mark.parametrize(("changes", "found"), ACTIVITIES)
def test_an_activity_lies_ahead_and_ends_after_it_starts(changes: dict[str, Any], found: list[str]) -> None:
    for version in Version:
        assert wrong(ActivityCreateRequest, ACTIVITY, version, **changes) == found


def test_the_place_of_an_activity_cannot_be_changed() -> None:
    ours = fields_in(ActivityUpdateRequest, Version.V6)
    assert not set(ours) & {"activity_coordinates", "usrn", "street_name", "road_category"}


def test_topics_of_comments_differ_by_version() -> None:
    values = {"detail": "x" * 1500, "topic": "UNATTRIBUTED_WORKS"}
    assert wrong(CommentCreateRequest, values, Version.V2) == ["topic"]
    assert wrong(CommentCreateRequest, values, Version.V6) == []
    assert CommentReadRequest().to_wire(Version.V1) == {}


def test_what_a_form_shows_follows_the_decision() -> None:
    refused = shown_fields(PermitAssessmentUpdateRequest, {"assessment_status": "refused"}, Version.V6)
    assert "reasons_for_refusal" in refused and "assessment_discount" not in refused
    granted = shown_fields(PermitAssessmentUpdateRequest, {"assessment_status": "granted"}, Version.V6)
    assert "assessment_discount" in granted and "reasonable_period_end_date" not in granted
