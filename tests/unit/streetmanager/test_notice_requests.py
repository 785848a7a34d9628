"""Fixed penalty notices, section 81s, section 74s and non-compliances: what is asked of them, and what goes out."""

from __future__ import annotations

from typing import Any

import pytest

from plugin.streetmanager.fields import shown_fields
from plugin.streetmanager.records import NotComplete
from plugin.streetmanager.versions import Version
from plugin.streetmanager.work_service.fixed_penalty_notice_records import (
    FPNCreateRequest,
    FPNStatusUpdateRequest,
)
from plugin.streetmanager.work_service.historic_records import HistoricFPNCreateRequest
from plugin.streetmanager.work_service.non_compliance_records import NonComplianceResponseStatusRequest
from plugin.streetmanager.work_service.section_74_records import (
    Section74CreateRequest,
    Section74UpdateHAStatusRequest,
    Section74UpdatePromoterStatusRequest,
)
from plugin.streetmanager.work_service.section_81_records import (
    Section81CreateRequest,
    Section81StatusUpdateRequest,
)

from .street_values import EVERY, OFFENCE, OFFENCE_SINCE_V2, OLDER, STREET, wrong

SINCE_V2 = [
    "officer_address",
    "representations_contact",
    "representations_contact_address",
    "payment_methods",
]


def test_a_notice_says_how_to_pay_and_to_object_from_v2_on() -> None:
    assert wrong(FPNCreateRequest, Version.V1, OFFENCE) == []
    for version in (Version.V2, Version.V6):
        assert wrong(FPNCreateRequest, version, OFFENCE) == SINCE_V2
        assert wrong(FPNCreateRequest, version, OFFENCE_SINCE_V2) == []
        assert wrong(FPNCreateRequest, version, OFFENCE_SINCE_V2, payment_methods=["barter"]) == [
            "payment_methods"
        ]
    request = FPNCreateRequest(**OFFENCE_SINCE_V2)
    assert not set(SINCE_V2) & set(request.to_wire(Version.V1))
    assert set(SINCE_V2) <= set(request.to_wire(Version.V2))
    with pytest.raises(NotComplete) as caught:
        FPNCreateRequest(**OFFENCE).to_wire(Version.V2)
    assert caught.value.names == SINCE_V2


@pytest.mark.parametrize("version", EVERY)
def test_an_offence_has_happened(version: Version) -> None:
    changes = {"offence_date": "2026-11-21T12:01:00Z"}
    assert wrong(FPNCreateRequest, version, OFFENCE_SINCE_V2, **changes) == ["offence_date"]
    historic = {
        **STREET,
        **OFFENCE_SINCE_V2,
        "historical_permit_reference": "OLD-1",
        "works_location_description": "Outside number 12",
    }
    assert wrong(HistoricFPNCreateRequest, version, historic) == []
    assert wrong(HistoricFPNCreateRequest, version, historic, **changes) == ["offence_date"]


@pytest.mark.parametrize(
    ("status", "asked"),
    [
        ("accepted", False),
        ("paid", False),
        ("paid_discounted", False),
        ("disputed", True),
        ("withdrawn", True),
    ],
)
def test_only_what_is_disputed_or_withdrawn_needs_a_reason(status: str, asked: bool) -> None:
    for version in EVERY:
        found = wrong(FPNStatusUpdateRequest, version, {"fpn_status": status})
        assert found == (["status_reason"] if asked else [])


SECTION_81: dict[str, Any] = {
    **STREET,
    "location_description": "Outside number 12",
    "location_types": ["footway"],
    "inspection_date": "2026-11-21",
    "section_81_type": "cabinet",
    "section_81_severity": "low",
    "made_safe_by_ha": False,
    "additional_details": "The door is open",
    "section_81_evidence": False,
}
OWNED = ["section_81_severity", "made_safe_by_ha"]


@pytest.mark.parametrize("version", EVERY)
def test_a_section_81(version: Version) -> None:
    assert wrong(Section81CreateRequest, version, SECTION_81) == []
    assert wrong(Section81CreateRequest, version, SECTION_81, inspection_date="2026-11-22") == [
        "inspection_date"
    ]
    without = dict.fromkeys(OWNED)
    assert wrong(Section81CreateRequest, version, SECTION_81, **without) == OWNED
    evidence = wrong(Section81CreateRequest, version, SECTION_81, section_81_evidence=True)
    assert evidence == ([] if version is Version.V1 else ["file_ids"])


def test_works_that_nobody_owns_to_have_no_severity() -> None:
    changes: dict[str, Any] = dict.fromkeys(OWNED)
    changes["section_81_type"] = "unattributed_works_completed"
    assert wrong(Section81CreateRequest, Version.V6, SECTION_81, **changes) == []
    for version in OLDER:
        assert "section_81_type" in wrong(Section81CreateRequest, version, SECTION_81, **changes)
    body = Section81CreateRequest(**{**SECTION_81, **changes}).to_wire(Version.V6)
    assert not set(OWNED) & set(body)


@pytest.mark.parametrize(
    ("status", "fields"),
    [
        ("acknowledged", []),
        ("accepted", ["work_type"]),
        ("accepted_fixed", ["status_reason"]),
        ("rejected", ["status_reason"]),
        ("resolved_by_ha", ["status_reason"]),
        ("cancelled", ["status_reason"]),
    ],
)
def test_what_a_section_81s_status_brings_with_it(status: str, fields: list[str]) -> None:
    for version in EVERY:
        assert wrong(Section81StatusUpdateRequest, version, {"section_81_status": status}) == fields


AUTHORITY: list[tuple[dict[str, Any], list[str]]] = [
    ({"status": "warning_issued"}, []),
    ({"status": "charges_ended"}, ["site_cleared_date"]),
    ({"status": "charges_ended", "site_cleared_date": "2026-11-22"}, ["site_cleared_date"]),
    ({"status": "charges_ended", "site_cleared_date": "2026-11-21"}, []),
    ({"status": "withdrawn"}, ["additional_details"]),
    ({"status": "warning_disputed"}, ["reason_for_dispute"]),
    ({"status": "draft_invoice_issued"}, ["number_of_days_overrun", "draft_invoice_amount"]),
    ({"status": "draft_invoice_issued", "number_of_days_overrun": 2, "draft_invoice_amount": 1250.5}, []),
    (
        {"status": "draft_invoice_issued", "number_of_days_overrun": 0, "draft_invoice_amount": 0},
        ["number_of_days_overrun", "draft_invoice_amount"],
    ),
    ({"status": "resolved"}, ["number_of_days_overrun", "final_agreed_amount"]),
    (
        {"status": "resolved", "number_of_days_overrun": 1.5, "final_agreed_amount": 10.005},
        ["number_of_days_overrun", "final_agreed_amount"],
    ),
]


@pytest.mark.parametrize(("values", "fields"), AUTHORITY)
def test_what_the_authority_says_of_an_overrun(values: dict[str, Any], fields: list[str]) -> None:
    assert wrong(Section74UpdateHAStatusRequest, Version.V6, values) == fields


def test_what_the_promoter_says_of_an_overrun() -> None:
    model = Section74UpdatePromoterStatusRequest
    assert wrong(model, Version.V6, {"status": "charge_agreed"}) == []
    assert wrong(model, Version.V6, {"status": "site_visited_and_rectified"}) == ["site_visited_date"]
    assert wrong(model, Version.V6, {"status": "warning_disputed"}) == ["reason_for_dispute"]


def test_a_warning_asks_for_the_next_inspection_only_where_there_is_one() -> None:
    there = "reinspection_date"
    assert there in shown_fields(Section74CreateRequest, {"schedule_follow_up_inspection": True}, Version.V6)
    assert there not in shown_fields(
        Section74CreateRequest, {"schedule_follow_up_inspection": False}, Version.V6
    )


def test_answers_to_a_non_compliance() -> None:
    name = "non_compliance_response_status"
    for answer, fields in (
        ("accept_suggestion", []),
        ("joint_site_meeting_suggested", ["jsm_suggested_date"]),
        ("joint_site_meeting_not_needed", ["response_details"]),
        ("withdrawn", ["response_details"]),
    ):
        assert wrong(NonComplianceResponseStatusRequest, Version.V6, {name: answer}) == fields
    values = {name: "joint_site_meeting_suggested", "jsm_suggested_date": "2026-11-20T10:00:00Z"}
    assert wrong(NonComplianceResponseStatusRequest, Version.V6, values) == ["jsm_suggested_date"]
