"""Sequencing, Inspections, Fixed Penalty Notices, Generating Sample Inspections: how an authority looks after works."""

from __future__ import annotations

from datetime import date
from typing import Any

from plugin.streetmanager.sampling_requests import (
    GenerateSampleInspectionsRequest,
)
from plugin.streetmanager.sampling_requests import (
    SampleInspectionTargetCreateRequest as TargetInV6,
)
from plugin.streetmanager.work_service.fixed_penalty_notice_records import (
    FPNCreateRequest,
    FPNStatusUpdateRequest,
)
from plugin.streetmanager.work_service.inspection_answer_records import (
    InspectionOutcomeStatusRequest,
    InspectionWithdrawRequest,
)
from plugin.streetmanager.work_service.inspection_records import InspectionCreateRequest
from plugin.streetmanager.work_service.non_compliance_records import (
    NonComplianceResponseStatusRequest,
    PermitNonComplianceLinkRequest,
)
from plugin.streetmanager.work_service.sample_inspection_records import (
    SampleInspectionTargetCloseRequest,
    SampleInspectionTargetCreateRequest,
    SampleInspectionTargetUpdateRequest,
)
from plugin.streetmanager.work_service.scheduled_inspection_records import ScheduledInspectionCreateRequest

from .people import MIDNIGHT, TODAY, WATER, Cast, listed, not_in_this_version, of_version, refused

FOUND: dict[str, Any] = {
    "inspection_type": "live_site",
    "inspection_start_date": MIDNIGHT,
    "inspection_category": "a",
    "inspection_outcome": "passed",
    "inspection_evidence": False,
    "username": "Ivy Spector",
}
FAILED: dict[str, Any] = {
    "inspection_outcome": "failed_low",
    "failure_reason_details": [{"failure_reason": "live_site_signage", "details": "No sign to the west"}],
    "was_call_logged": False,
    "defect_fixed_on_site": "no",
}


def inspection(cast: Cast, **changes: Any) -> InspectionCreateRequest:
    """An inspection of a live site that found nothing wrong, unless said otherwise."""
    values = {**FOUND, **changes}
    return InspectionCreateRequest(**of_version(InspectionCreateRequest, cast.version, values))


def test_inspections_failed_made_again_and_withdrawn(cast: Cast) -> None:
    """Inspections: one fails with evidence, another follows it, and since v2 that one is withdrawn."""
    work, permit = cast.started(cast.contractor)
    refused(401, cast.promoter.work.create_inspection, work, inspection(cast))
    unsaid = inspection(
        cast, inspection_outcome="failed_low", was_call_logged=False, defect_fixed_on_site="no"
    )
    refused(400, cast.authority.work.create_inspection, work, unsaid, fields=("failure_reason_details",))
    number = cast.file(cast.authority)
    again = ("live_site", "a") if cast.v6 else ("non_compliance_follow_up", "follow_up")
    failed = inspection(
        cast,
        **FAILED,
        inspection_evidence=True,
        file_ids=[number],
        reinspection_date=date(2026, 12, 1),
        reinspection_type=again[0],
        reinspection_category=again[1],
    )
    first = cast.authority.work.create_inspection(work, failed).inspection_reference_number
    told = cast.promoter.work.get_inspection(work, first)
    assert (told.inspection_outcome, told.inspection_type) == ("failed_low", "live_site")
    assert told.failure_reason_details[0].failure_reason == "live_site_signage"
    assert [file.file_id for file in told.files] == [number]
    (due,) = [one for one in cast.work(work).inspections if one.inspection_reference_number != first]
    assert due.inspection_date and due.inspection_date.date() == date(2026, 12, 1)
    ask = cast.authority.reporting.get_reinspections if cast.v6 else cast.authority.reporting.get_inspections
    assert listed(ask, work)
    second = cast.authority.work.create_inspection(work, inspection(cast)).inspection_reference_number
    # What was due is done with.
    summaries = cast.work(work).inspections
    assert {one.inspection_reference_number for one in summaries} == {first, second}
    rows = listed(cast.contractor.reporting.get_inspections, work, swa_code=WATER)
    assert {row.inspection_outcome for row in rows} == {"failed_low", "passed"}
    assert cast.states(work, permit) == ("in_progress", "granted")
    _withdrawn(cast, work, second)


def _withdrawn(cast: Cast, work: str, reference: str) -> None:
    why = InspectionWithdrawRequest(
        reason_for_withdrawal="wrong_details", withdrawal_details="Another street"
    )
    if not cast.has_v2:
        not_in_this_version(cast.authority.work.withdraw_inspection, work, reference, why)
        return
    refused(401, cast.promoter.work.withdraw_inspection, work, reference, why)
    cast.authority.work.withdraw_inspection(work, reference, why)
    refused(409, cast.authority.work.withdraw_inspection, work, reference, why)
    told = cast.promoter.work.get_inspection(work, reference)
    assert told.inspection_status == "withdrawn"
    assert told.inspection_reason_for_withdrawal == "wrong_details"
    assert cast.events(work)[0] == "inspection_withdrawn"


def test_inspections_scheduled_and_taken_back(cast: Cast) -> None:
    """Inspections: one is scheduled for a day, and taken back."""
    work, _ = cast.started()
    late = ScheduledInspectionCreateRequest(
        scheduled_inspection_type="live_site",
        scheduled_inspection_category="a",
        scheduled_inspection_date=date(2026, 11, 20),
    )
    when = ("scheduled_inspection_date",)
    refused(400, cast.authority.work.create_scheduled_inspection, work, late, fields=when)
    soon = late.model_copy(update={"scheduled_inspection_date": date(2026, 11, 27)})
    refused(401, cast.contractor.work.create_scheduled_inspection, work, soon)
    cast.authority.work.create_scheduled_inspection(work, soon)
    (due,) = cast.work(work).inspections
    assert due.inspection_status == ("scheduled" if cast.has_v2 else None)
    assert due.inspection_date and due.inspection_date.date() == date(2026, 11, 27)
    cast.authority.work.delete_scheduled_inspection(work)
    assert cast.work(work).inspections == []
    refused(404, cast.authority.work.delete_scheduled_inspection, work)


def test_inspections_that_open_a_non_compliance(cast: Cast) -> None:
    """Inspections: in v6 a failed one opens a non-compliance, which is answered, linked to a permit and resolved."""
    work, permit = cast.started()
    made = cast.authority.work.create_inspection(work, inspection(cast, **FAILED))
    opened = made.non_compliance_reference_number
    if not cast.v6:
        assert opened is None
        not_in_this_version(cast.promoter.work.get_non_compliance, work, "NC1")
        return
    assert opened is not None
    assert cast.promoter.work.get_non_compliance(work, opened).non_compliance_status == "issued"
    yes = InspectionOutcomeStatusRequest(inspection_response_type="inspection_outcome_accepted")
    cast.contractor.work.update_inspection_outcome_status(work, made.inspection_reference_number, yes)
    told = cast.authority.work.get_inspection(work, made.inspection_reference_number)
    assert told.promoter_response_status == "inspection_outcome_accepted"
    wrong = NonComplianceResponseStatusRequest(non_compliance_response_status="works_completed_and_passed")
    field = ("non_compliance_response_status",)
    refused(400, cast.promoter.work.update_non_compliance_status, work, opened, wrong, fields=field)
    link = PermitNonComplianceLinkRequest(non_compliance_reference_number=opened)
    refused(401, cast.authority.work.link_permit_to_non_compliance, work, permit, link)
    cast.promoter.work.link_permit_to_non_compliance(work, permit, link)
    ready = NonComplianceResponseStatusRequest(
        non_compliance_response_status="works_complete_ready_for_inspection"
    )
    cast.promoter.work.update_non_compliance_status(work, opened, ready)
    cast.authority.work.create_inspection(work, inspection(cast))
    settled = cast.promoter.work.get_non_compliance(work, opened)
    assert settled.non_compliance_status == "resolved"
    assert (len(settled.linked_inspections), len(settled.linked_permits)) == (2, 1)
    (row,) = listed(cast.authority.reporting.get_non_compliances, work)
    assert row.non_compliance_status == "resolved"


def penalty(cast: Cast, **changes: Any) -> FPNCreateRequest:
    """A fixed penalty notice."""
    values: dict[str, Any] = {
        "fpn_evidence": False,
        "offence_date": TODAY,
        "offence_code": "offence_code_08",
        "offence_details": "No permit for the signals",
        "authorised_officer": "Penny Notice",
        "officer_contact_details": "01632 960010",
        "officer_address": "County Hall",
        "representations_contact": "Street works manager",
        "representations_contact_address": "County Hall",
        "payment_methods": ["card_payment"],
    }
    return FPNCreateRequest(**of_version(FPNCreateRequest, cast.version, {**values, **changes}))


def _set(status: str, why: str | None = None) -> FPNStatusUpdateRequest:
    return FPNStatusUpdateRequest(fpn_status=status, status_reason=why)


def test_penalties_issued_accepted_and_paid(cast: Cast) -> None:
    """Fixed Penalty Notices: one is issued, a contractor accepts it for the promoter, and it is paid."""
    work, permit = cast.started(cast.contractor)
    refused(401, cast.promoter.work.create_fpn, work, penalty(cast))
    late = penalty(cast, offence_date=date(2026, 12, 24))
    refused(400, cast.authority.work.create_fpn, work, late, fields=("offence_date",))
    number = cast.file(cast.authority)
    issued = penalty(cast, permit_reference_number=permit, fpn_evidence=True, file_ids=[number])
    notice = cast.authority.work.create_fpn(work, issued).fpn_reference_number
    told = cast.promoter.work.get_fpn(work, notice)
    assert (told.fpn_status, told.fpn_offence_type) == ("issued", "offence_code_08")
    assert [file.file_id for file in told.files] == [number]
    paid = _set("paid_discounted")
    refused(400, cast.promoter.work.update_fpn_status, work, notice, _set("paid"), fields=("fpn_status",))
    refused(401, cast.gas.work.update_fpn_status, work, notice, _set("accepted"))
    cast.contractor.work.update_fpn_status(work, notice, _set("accepted"))
    assert cast.promoter.work.get_fpn(work, notice).fpn_status == "accepted"
    cast.authority.work.update_fpn_status(work, notice, paid)
    assert cast.work(work).fpns[0].fpn_status == "paid_discounted"
    refused(409, cast.promoter.work.update_fpn_status, work, notice, _set("accepted"))
    assert cast.events(work)[:3] == ["fpn_paid", "fpn_accepted", "fpn_submitted"]
    (row,) = listed(cast.contractor.reporting.get_fpns, work, swa_code=WATER)
    assert (row.fpn_reference_number, row.status) == (notice, "paid_discounted")


def test_penalties_disputed_and_settled(cast: Cast) -> None:
    """Fixed Penalty Notices: one is disputed and withdrawn, another is held to, accepted and paid in full."""
    work, _ = cast.started()
    ours, theirs = cast.promoter.work, cast.authority.work
    first = theirs.create_fpn(work, penalty(cast)).fpn_reference_number
    refused(400, ours.update_fpn_status, work, first, _set("disputed"), fields=("status_reason",))
    ours.update_fpn_status(work, first, _set("disputed", "There was a permit"))
    disputed = cast.authority.reporting.get_fpns(status=["disputed"])
    assert work in {row.work_reference_number for row in disputed.rows}
    theirs.update_fpn_status(work, first, _set("withdrawn", "There was"))
    refused(409, ours.update_fpn_status, work, first, _set("accepted"))
    second = theirs.create_fpn(work, penalty(cast)).fpn_reference_number
    ours.update_fpn_status(work, second, _set("disputed", "Not ours"))
    theirs.update_fpn_status(work, second, _set("issued"))
    ours.update_fpn_status(work, second, _set("accepted"))
    theirs.update_fpn_status(work, second, _set("paid"))
    assert {one.fpn_status for one in cast.work(work).fpns} == {"withdrawn", "paid"}


def test_samples_targets_and_inspections(cast: Cast) -> None:
    """Generating Sample Inspections: a target is agreed, inspections are drawn, the target is changed and closed."""
    counts = {"agreed_category_a": 5, "agreed_category_b": 5, "agreed_category_c": 5}
    caps = {"cap_category_a": 5, "cap_category_b": 5, "cap_category_c": 5}
    create = SampleInspectionTargetCreateRequest(promoter_org_ref="ZZ04", **counts, **caps)
    if cast.v6:
        _samples_in_v6(cast)
        return
    theirs = cast.authority.work
    if not cast.has_v2:
        not_in_this_version(theirs.create_sample_inspection_target, create)
        not_in_this_version(theirs.create_sample_inspection)
        return
    refused(401, cast.promoter.work.create_sample_inspection_target, create)
    refused(401, cast.contractor.work.create_sample_inspection)
    target = theirs.create_sample_inspection_target(create).sample_inspection_target_reference_number
    refused(409, theirs.create_sample_inspection_target, create)
    theirs.create_sample_inspection()
    drawn = cast.authority.reporting.get_sample_inspections().rows
    assert len(drawn) >= 5
    named = {one.sample_inspection_reference_number for one in drawn}
    work = cast.work(drawn[0].work_reference_number or "", by=cast.authority)
    assert {one.sample_inspection_reference_number for one in work.sample_inspections} <= named
    more = SampleInspectionTargetUpdateRequest(**{**counts, "agreed_category_a": 9}, **caps)
    theirs.update_sample_inspection_target(target, more)
    assert theirs.get_sample_inspection_target(target).agreed_category_a == 9
    theirs.close_sample_inspection_target(target, SampleInspectionTargetCloseRequest())
    refused(409, theirs.close_sample_inspection_target, target, SampleInspectionTargetCloseRequest())
    refused(409, theirs.update_sample_inspection_target, target, more)


def _samples_in_v6(cast: Cast) -> None:
    theirs = cast.authority.sampling
    create = TargetInV6(
        promoter_org_ref="ZZ05",
        inspection_rate=20,
        inspection_units_baseline=100,
        target_a=5,
        target_b=5,
        target_c=5,
    )
    refused(401, cast.promoter.sampling.create_sample_inspection_target, create)
    target = theirs.create_sample_inspection_target(create).sample_inspection_target_reference_number
    refused(409, theirs.create_sample_inspection_target, create)
    theirs.generate_sample_inspections(GenerateSampleInspectionsRequest(sample_inspection_rate=10))
    drawn = cast.authority.reporting.get_pbi_sample_inspections().rows
    assert len(drawn) >= 5
    work = cast.work(drawn[0].work_reference_number or "", by=cast.authority)
    assert len(work.pbi_sample_inspections) == 1
    theirs.delete_sample_inspection_target(target)
    refused(404, theirs.get_sample_inspection_target, target)
