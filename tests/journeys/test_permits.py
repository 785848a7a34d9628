"""Sequencing, Permits: applied for, assessed, asked to be modified, refused, cancelled, revoked, gone on with."""

from __future__ import annotations

from datetime import date

from plugin.streetmanager.paging import rows
from plugin.streetmanager.work_service.assessment_records import (
    PermitAssessmentUpdateRequest,
    PermitStatusUpdateRequest,
)
from plugin.streetmanager.work_service.permit_note_records import MarkPermitAsUnderAssessmentRequest

from .people import GRANT, IN_GOOD_TIME, POINT, START, WATER, Cast, listed, not_in_this_version, refused
from .steps import alteration_of, changed, reference_of


def test_permits_submitted_and_granted(cast: Cast) -> None:
    """Permits: an application is submitted and granted."""
    work, permit = cast.apply()
    assert cast.states(work, permit) == ("planned", "submitted")
    assert permit == f"{work}-01"
    awaiting = cast.authority.reporting.get_permits(status=["submitted"], sort_column="date_created")
    (row,) = [row for row in awaiting.rows if row.work_reference_number == work]
    assert (row.status, row.work_status, row.work_category) == ("submitted", "planned", "minor")
    refused(401, cast.promoter.work.update_assessment_status, work, permit, GRANT)
    refused(401, cast.gas.work.get_work, work)
    assert cast.gas.work.get_permit(work, permit).permit_status == "submitted"
    refused(409, cast.promoter.work.update_actual_start_date, work, START)
    alone = PermitAssessmentUpdateRequest(assessment_status="granted")
    refused(
        400,
        cast.authority.work.update_assessment_status,
        work,
        permit,
        alone,
        fields=("assessment_discount",),
    )
    cast.grant(work, permit)
    after = cast.permit(work, permit)
    assert (after.permit_status, after.assessment_status) == ("granted", "granted")
    assert after.assessment_discount == 0
    assert after.proposed_start_date and after.proposed_start_date.date() == date(2026, 11, 25)
    assert cast.work(work).active_permit.permit_status == "granted"  # type: ignore[union-attr]
    refused(409, cast.authority.work.update_assessment_status, work, permit, GRANT)
    assert cast.events(work)[:2] == ["permit_granted", "permit_submitted"]
    (row,) = listed(cast.promoter.reporting.get_permits, work, sort_column="date_created")
    assert row.status == "granted"
    assert listed(cast.authority.reporting.get_permits, work, status=["submitted"]) == []


def test_permits_applied_for_by_a_contractor(cast: Cast) -> None:
    """Permits: a contractor applies for the promoter whose works they are, and lists them as the promoter's."""
    refused(401, cast.contractor.work.create_work, cast.application(promoter_swa_code="ZZ04"))
    work, permit = cast.apply(cast.contractor)
    told = cast.work(work)
    assert told.promoter_swa_code == WATER and told.work_reference_number.startswith("ZA001")
    (row,) = listed(cast.contractor.reporting.get_permits, work, swa_code=WATER, sort_column="date_created")
    assert row.permit_reference_number == permit
    assert row.promoter_swa_code == WATER
    refused(401, cast.contractor.reporting.get_permits, swa_code="ZZ04")
    cast.grant(work, permit)
    cancel = PermitStatusUpdateRequest(permit_status="cancelled")
    cast.contractor.work.update_permit_status(work, permit, cancel)
    assert cast.states(work, permit) == ("cancelled", "cancelled")


def test_permits_a_reference_of_ones_own(cast: Cast) -> None:
    """Permits: a work reference of one's own stands, and a second work of that name is refused."""
    reference = f"ZA001JOB-{cast.version}_1"
    work, permit = cast.apply(work_reference_number=reference)
    assert (work, permit) == (reference, f"{reference}-01")
    refused(409, cast.apply, work_reference_number=reference)
    refused(409, cast.apply, work_reference_number=reference.lower())
    refused(400, cast.apply, work_reference_number="ZA001/1", fields=("work_reference_number",))
    refused(400, cast.apply, workstream_prefix="000", fields=("workstream_prefix",))
    refused(401, cast.apply, workstream_prefix="003")
    late = {**IN_GOOD_TIME, "proposed_start_date": date(2026, 11, 26)}
    refused(400, cast.apply, **late, fields=("early_start_pre_approval",))


def test_permits_a_modification_is_requested(cast: Cast) -> None:
    """Permit modification requests: the authority asks, the promoter changes, the authority grants."""
    work, permit = cast.apply(cast.contractor)
    ask = PermitAssessmentUpdateRequest(
        assessment_status="permit_modification_request", pending_change_details="Use stop/go boards"
    )
    cast.authority.work.update_assessment_status(work, permit, ask)
    asked = cast.permit(work, permit)
    assert asked.permit_status == "permit_modification_request"
    assert asked.ever_modification_requested is True
    refused(409, cast.promoter.work.update_actual_start_date, work, START)
    request = changed(cast, work, permit, traffic_management_type="stop_go_boards")
    refused(401, cast.gas.work.create_permit_alteration, work, permit, request)
    made = cast.contractor.work.create_permit_alteration(work, permit, request)
    after = cast.permit(work, permit)
    assert (after.permit_status, after.traffic_management_type) == ("submitted", "stop_go_boards")
    assert after.description_of_work == asked.description_of_work
    told = alteration_of(cast, work, permit, reference_of(made))
    assert told.kind == "MODIFIED_PERMIT" and told.status == "auto_applied"
    cast.grant(work, permit)
    assert cast.states(work, permit) == ("planned", "granted")
    assert cast.events(work)[0] == "permit_granted"


def test_permits_refused_and_applied_for_again(cast: Cast) -> None:
    """Permits: one is refused, and a further one on the same work, in the same place, is submitted."""
    work, permit = cast.apply()
    bare = PermitAssessmentUpdateRequest(assessment_status="refused")
    wanted = ("additional_comments", "reasons_for_refusal")
    refused(400, cast.authority.work.update_assessment_status, work, permit, bare, fields=wanted)
    no = PermitAssessmentUpdateRequest(
        assessment_status="refused",
        additional_comments="Not on a market day",
        reasons_for_refusal=["RC10", "RC11"],
    )
    cast.authority.work.update_assessment_status(work, permit, no)
    answered = cast.permit(work, permit)
    assert answered.permit_status == "refused" and answered.reasons_for_refusal == ["RC10", "RC11"]
    moved = cast.further(works_coordinates=POINT)
    refused(400, cast.promoter.work.create_permit, work, moved, fields=("works_coordinates",))
    early = cast.further(**IN_GOOD_TIME)
    refused(400, cast.promoter.work.create_permit, work, early, fields=("early_start_pre_approval",))
    again = cast.further(description_of_work="Renew a stop tap on a Thursday")
    made = cast.promoter.work.create_permit(work, again)
    assert made.permit_reference_number == f"{work}-02"
    assert [one.permit_status for one in cast.work(work).permits] == ["refused", "submitted"]
    refused(409, cast.promoter.work.create_permit, work, again)
    cast.grant(work, made.permit_reference_number)
    assert cast.states(work, permit) == ("planned", "refused")
    assert cast.permit(work, made.permit_reference_number).permit_status == "granted"


def test_permits_an_authorisation_goes_on_to_a_permit(cast: Cast) -> None:
    """Permits: a provisional advance authorisation is granted and progressed to a major permit."""
    far = {
        **IN_GOOD_TIME,
        "proposed_start_date": date(2027, 6, 7),
        "proposed_end_date": date(2027, 7, 2),
    }
    asked = cast.promoter.work.get_work_category("planned", date(2027, 6, 7), date(2027, 7, 2))
    assert (asked.work_category, asked.is_early_start) == ("paa", False)
    work, paa = cast.apply(**far)
    assert cast.permit(work, paa).work_category == "paa"
    refused(409, cast.promoter.work.create_permit, work, cast.further(**far))
    cast.grant(work, paa)
    refused(409, cast.promoter.work.update_actual_start_date, work, START)
    refused(409, cast.promoter.work.create_permit_alteration, work, paa, changed(cast, work, paa))
    permit = cast.promoter.work.create_permit(work, cast.further(**far)).permit_reference_number
    assert cast.permit(work, paa).permit_status == "progressed"
    after = cast.permit(work, permit)
    assert (after.permit_status, after.work_category) == ("submitted", "major")
    assert cast.events(work)[:2] == ["permit_submitted", "paa_granted"]


def test_permits_cancelled_and_revoked(cast: Cast) -> None:
    """Permits: a promoter cancels one before it starts, an authority revokes another."""
    work, permit = cast.granted()
    closed = PermitStatusUpdateRequest(permit_status="closed")
    refused(400, cast.promoter.work.update_permit_status, work, permit, closed, fields=("permit_status",))
    cancel = PermitStatusUpdateRequest(permit_status="cancelled")
    refused(401, cast.authority.work.update_permit_status, work, permit, cancel)
    cast.promoter.work.update_permit_status(work, permit, cancel)
    assert cast.states(work, permit) == ("cancelled", "cancelled")
    refused(409, cast.promoter.work.update_permit_status, work, permit, cancel)
    refused(409, cast.promoter.work.update_actual_start_date, work, START)
    work, permit = cast.started()
    refused(409, cast.promoter.work.update_permit_status, work, permit, cancel)
    work, permit = cast.granted()
    bare = PermitAssessmentUpdateRequest(assessment_status="revoked")
    refused(400, cast.authority.work.update_assessment_status, work, permit, bare, fields=("revoke_reason",))
    why = PermitAssessmentUpdateRequest(assessment_status="revoked", revoke_reason="A burst next door")
    cast.authority.work.update_assessment_status(work, permit, why)
    assert cast.permit(work, permit).permit_status == "revoked"
    refused(409, cast.promoter.work.update_actual_start_date, work, START)
    statuses = {row.status for row in rows(cast.promoter.reporting.get_permits, status=["revoked"])}
    assert statuses == {"revoked"}


def test_permits_under_assessment(cast: Cast) -> None:
    """Permits: the authority takes up an application, which v6 alone can say."""
    work, permit = cast.apply()
    begin = MarkPermitAsUnderAssessmentRequest()
    if not cast.v6:
        not_in_this_version(cast.authority.work.mark_permit_as_under_assessment, work, permit, begin)
        return
    cast.authority.work.mark_permit_as_under_assessment(work, permit, begin)
    assert cast.states(work, permit) == ("planned", "under_assessment")
    refused(409, cast.authority.work.mark_permit_as_under_assessment, work, permit, begin)
    cast.grant(work, permit)
    assert cast.states(work, permit) == ("planned", "granted")
