"""Inspections, planned ones, and inspections of historic works: what is asked, and what goes out."""

from __future__ import annotations

from typing import Any

import pytest

from plugin.streetmanager.choices import choices_of
from plugin.streetmanager.fields import shown_fields
from plugin.streetmanager.versions import Version
from plugin.streetmanager.work_service.historic_records import HistoricInspectionCreateRequest
from plugin.streetmanager.work_service.inspection_answer_records import (
    InspectionOutcomeStatusRequest,
    InspectionWithdrawRequest,
)
from plugin.streetmanager.work_service.inspection_failures import FailureReasonDetails
from plugin.streetmanager.work_service.inspection_records import InspectionCreateRequest
from plugin.streetmanager.work_service.scheduled_inspection_records import ScheduledInspectionCreateRequest

from .street_values import EVERY, INSPECTION, OLDER, STREET, V6, wrong

CALL = ["call_logged_to", "call_logged_reference", "call_logged_summary"]
CALLED_OR_NOT = ["was_call_logged", "defect_fixed_on_site"]
INSPECTIONS: list[tuple[list[Version], dict[str, Any], list[str]]] = [
    (EVERY, {}, []),
    (EVERY, {"inspection_start_date": "2026-11-21T12:30:00Z"}, ["inspection_start_date"]),
    (EVERY, {"inspection_outcome": "failed_high"}, CALLED_OR_NOT),
    (OLDER, {"inspection_outcome": "failed_low"}, []),
    (V6, {"inspection_outcome": "failed_low"}, CALLED_OR_NOT),
    (EVERY, {"inspection_outcome": "failed_high", "inspection_type": "reinstatement"}, []),
    (
        EVERY,
        {"inspection_outcome": "failed_high", "was_call_logged": True, "defect_fixed_on_site": "no"},
        CALL,
    ),
    (
        EVERY,
        {"inspection_outcome": "failed_high", "was_call_logged": False, "defect_fixed_on_site": "no"},
        [],
    ),
    (EVERY, {"inspection_outcome": "unable_to_complete_inspection"}, ["inspection_outcome_details"]),
    (EVERY, {"inspection_outcome": "non_compliant_with_conditions"}, ["inspection_outcome_details"]),
    (EVERY, {"inspection_type": "section_81", "inspection_outcome": "failed_low"}, ["made_safe_by_ha"]),
    (EVERY, {"inspection_type": "section_81"}, []),
    (OLDER, {"inspection_type": "investigatory_works"}, ["inspection_type"]),
    (V6, {"inspection_type": "investigatory_works"}, []),
    (EVERY, {"inspection_category": "upcoming_enum"}, ["inspection_category"]),
    (EVERY, {"inspection_evidence": True}, ["file_ids"]),
    (EVERY, {"reinspection_date": "2026-11-21"}, []),
    (EVERY, {"reinspection_date": "2026-11-20"}, ["reinspection_date"]),
    (EVERY, {"reinspection_date": "2026-12-01", "reinspection_date_time": "2026-12-01T09:00:00Z"}, []),
    (
        EVERY,
        {"reinspection_date": "2026-12-01", "reinspection_date_time": "2026-12-02T09:00:00Z"},
        ["reinspection_date_time"],
    ),
    (OLDER, {"username": "x" * 51}, ["username"]),
    (V6, {"username": "x" * 100}, []),
]


@pytest.mark.parametrize(("versions", "changes", "fields"), INSPECTIONS)
def test_an_inspection(versions: list[Version], changes: dict[str, Any], fields: list[str]) -> None:
    for version in versions:
        found = wrong(InspectionCreateRequest, version, INSPECTION, **changes)
        assert sorted(found) == sorted(fields), version


def test_a_failure_names_its_sites_as_the_version_does() -> None:
    failure = {
        "failure_reason": "live_site_barriers",
        "details": "None on the north side",
        "site_numbers": [1, 2],
        "site_reference_numbers": ["ZA001-S1"],
    }
    request = InspectionCreateRequest(
        **{**INSPECTION, "inspection_outcome": "failed_low"}, failure_reason_details=[failure]
    )
    (older,) = request.to_wire(Version.V2)["failure_reason_details"]
    (newer,) = request.to_wire(Version.V6)["failure_reason_details"]
    assert older["site_numbers"] == [1, 2]
    assert "site_reference_numbers" not in older
    assert newer["site_reference_numbers"] == ["ZA001-S1"]
    assert "site_numbers" not in newer


def test_references_of_sites_are_not_taken_for_email_addresses() -> None:
    failure = {"failure_reason": "live_site_barriers", "details": "None", "site_reference_numbers": ["S1"]}
    assert wrong(FailureReasonDetails, Version.V6, failure) == []
    values = {**INSPECTION, "inspection_type": "reinstatement", "inspection_outcome": "failed"}
    assert wrong(InspectionCreateRequest, Version.V6, values, failure_reason_details=[failure]) == []
    bad = [{**failure, "failure_reason": "weather"}]
    assert wrong(InspectionCreateRequest, Version.V6, values, failure_reason_details=bad) == [
        "failure_reason_details.0.failure_reason"
    ]


@pytest.mark.parametrize("version", EVERY)
def test_what_nobody_can_mean_is_not_offered(version: Version) -> None:
    offered = choices_of(InspectionCreateRequest, "inspection_category", version) or []
    assert "upcoming_enum" not in [choice.value for choice in offered]
    assert len(offered) == (15 if version >= Version.V6 else 10)


def test_a_non_compliance_is_asked_for_where_one_can_be_meant() -> None:
    name = "non_compliance_reference_number"
    for kind, asked in (("live_site", False), ("reinstatement", True), ("non_compliance_follow_up", True)):
        shown = shown_fields(InspectionCreateRequest, {"inspection_type": kind}, Version.V6)
        assert (name in shown) == asked
    assert name not in shown_fields(InspectionCreateRequest, {"inspection_type": "reinstatement"}, Version.V2)


def test_planned_inspections_are_not_in_the_past() -> None:
    planned = {"scheduled_inspection_type": "live_site", "scheduled_inspection_date": "2026-11-21"}
    for version in EVERY:
        assert wrong(ScheduledInspectionCreateRequest, version, planned) == []
        assert wrong(
            ScheduledInspectionCreateRequest, version, planned, scheduled_inspection_date="2026-11-20"
        ) == ["scheduled_inspection_date"]
        late = "2026-11-22T00:30:00Z"
        assert wrong(
            ScheduledInspectionCreateRequest, version, planned, scheduled_inspection_date_time=late
        ) == ["scheduled_inspection_date_time"]


def test_answers_that_dispute_give_a_reason() -> None:
    for answer, fields in (
        ("inspection_outcome_accepted", []),
        ("inspection_outcome_disputed", ["inspection_response_reason"]),
        ("inspection_outcome_promoter_accepts_failed_inspection", ["inspection_response_reason"]),
    ):
        values = {"inspection_response_type": answer}
        assert wrong(InspectionOutcomeStatusRequest, Version.V6, values) == fields
    assert wrong(InspectionWithdrawRequest, Version.V2, {"reason_for_withdrawal": "other"}) == [
        "withdrawal_details"
    ]


HISTORIC: dict[str, Any] = {
    **STREET,
    **INSPECTION,
    "historical_permit_reference": "OLD-1",
    "works_location_description": "Outside number 12",
    "location_description": None,
}


@pytest.mark.parametrize("version", EVERY)
def test_historic_works(version: Version) -> None:
    model = HistoricInspectionCreateRequest
    start, end = "2019-03-04T08:00:00Z", "2019-03-06T16:00:00Z"
    assert wrong(model, version, HISTORIC, work_start_date=start, work_end_date=end) == []
    assert wrong(model, version, HISTORIC, work_start_date=end, work_end_date=start) == ["work_end_date"]
    assert wrong(model, version, HISTORIC, work_end_date="2026-11-22T08:00:00Z") == ["work_end_date"]
    assert wrong(model, version, HISTORIC, historical_permit_reference="old 1") == [
        "historical_permit_reference"
    ]
    assert wrong(model, version, HISTORIC, historical_permit_reference="x" * 25) == [
        "historical_permit_reference"
    ]
    # Of historic works a low failure needs no call, in no version.
    assert wrong(model, version, HISTORIC, inspection_outcome="failed_low") == []
