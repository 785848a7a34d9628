"""Sequencing, Permit alterations: asked for by a promoter, extending works, imposed by an authority."""

from __future__ import annotations

from datetime import date

from plugin.streetmanager.permit_parts import PermitCondition
from plugin.streetmanager.work_service.change_request_records import (
    ChangeRequestImposeChangeRequest,
    PermitAlterationStatusUpdateRequest,
)
from plugin.streetmanager.work_service.duration_challenge_records import (
    PermitAlterationDurationChallengeNonAcceptanceResponseRequest,
    PermitAlterationDurationChallengeReviewRequest,
)

from .people import POINT, TRENCH, WATER, Cast, listed, not_in_this_version, refused
from .steps import alteration_of, changed, reference_of

GRANTED = PermitAlterationStatusUpdateRequest(alteration_status="granted", assessment_discount=0)


def test_alterations_a_promoters_change_request(cast: Cast) -> None:
    """Promoter change request: a contractor asks for the promoter, the authority grants, the permit is changed."""
    work, permit = cast.granted(cast.contractor)
    moved = {**TRENCH, "coordinates": [[[e + 3, n] for e, n in TRENCH["coordinates"][0]]]}
    request = changed(cast, work, permit, description_of_work="Renew two stop taps", works_coordinates=moved)
    reference = reference_of(cast.contractor.work.create_permit_alteration(work, permit, request))
    refused(409, cast.promoter.work.create_permit_alteration, work, permit, changed(cast, work, permit))
    told = alteration_of(cast, work, permit, reference)
    assert (told.kind, told.status) == ("PROMOTER_CHANGE_REQUEST", "submitted")
    assert told.before.description_of_work == "Renew a stop tap"
    assert told.after.description_of_work == "Renew two stop taps"
    assert cast.permit(work, permit).description_of_work == "Renew a stop tap"
    (row,) = listed(cast.contractor.reporting.get_alterations, work, swa_code=WATER)
    assert (row.alteration_reference_number, row.alteration_status) == (reference, "submitted")
    answer = (work, permit, reference, GRANTED)
    refused(401, cast.promoter.work.update_permit_alteration_status, *answer)
    cast.authority.work.update_permit_alteration_status(*answer)
    refused(409, cast.authority.work.update_permit_alteration_status, *answer)
    after = cast.permit(work, permit)
    assert (after.description_of_work, after.permit_status) == ("Renew two stop taps", "granted")
    assert after.works_coordinates == moved
    assert alteration_of(cast, work, permit, reference).status == "granted"
    (row,) = listed(cast.authority.reporting.get_alterations, work)
    assert row.alteration_status == "granted"
    assert cast.events(work)[0] == ("change_request_granted" if cast.v6 else "alteration_granted")


def test_alterations_a_change_request_is_refused(cast: Cast) -> None:
    """Promoter change request: the authority refuses it, the permit stays, and another may be asked for."""
    work, permit = cast.granted()
    request = changed(cast, work, permit, works_coordinates=POINT)
    reference = reference_of(cast.promoter.work.create_permit_alteration(work, permit, request))
    bare = PermitAlterationStatusUpdateRequest(alteration_status="refused")
    where = (work, permit, reference)
    refused(
        400,
        cast.authority.work.update_permit_alteration_status,
        *where,
        bare,
        fields=("assessment_comments",),
    )
    no = PermitAlterationStatusUpdateRequest(alteration_status="refused", assessment_comments="No room there")
    cast.authority.work.update_permit_alteration_status(*where, no)
    assert alteration_of(cast, *where).status == "refused"
    assert cast.permit(work, permit).works_coordinates == TRENCH
    again = cast.promoter.work.create_permit_alteration(work, permit, changed(cast, work, permit))
    assert reference_of(again) != reference


def test_alterations_a_work_extension_with_a_duration_challenge(cast: Cast) -> None:
    """Promoter work extension: granted with a duration challenge, which in v6 is disputed and settled."""
    work, permit = cast.started(cast.contractor)
    longer = changed(cast, work, permit, proposed_end_date=date(2026, 12, 2))
    reference = reference_of(cast.contractor.work.create_permit_alteration(work, permit, longer))
    where = (work, permit, reference)
    told = alteration_of(cast, *where)
    assert (told.kind, told.status) == ("WORK_EXTENSION", "submitted")
    assert _day(told.after.proposed_end_date) == date(2026, 12, 2)
    wanted = ("assessment_comments", "reasonable_period_end_date")
    bare = PermitAlterationStatusUpdateRequest(alteration_status="granted_with_duration_challenge")
    refused(400, cast.authority.work.update_permit_alteration_status, *where, bare, fields=wanted)
    challenge = PermitAlterationStatusUpdateRequest(
        alteration_status="granted_with_duration_challenge",
        assessment_comments="Two days are enough",
        reasonable_period_end_date=date(2026, 11, 29),
    )
    cast.authority.work.update_permit_alteration_status(*where, challenge)
    after = cast.permit(work, permit)
    assert _day(after.proposed_end_date) == date(2026, 12, 2)
    assert _day(after.reasonable_period_end_date) == date(2026, 11, 29)
    assert cast.states(work, permit) == ("in_progress", "granted")
    no = PermitAlterationDurationChallengeReviewRequest(
        review_status="duration_challenge_not_accepted", reason_for_non_acceptance="Rock"
    )
    if not cast.v6:
        not_in_this_version(cast.promoter.work.duration_challenge_review, *where, no)
        return
    (row,) = listed(cast.promoter.reporting.get_alteration_duration_challenges, work)
    assert row.alteration_reference_number == reference
    refused(401, cast.authority.work.duration_challenge_review, *where, no)
    cast.contractor.work.duration_challenge_review(*where, no)
    last = PermitAlterationDurationChallengeNonAcceptanceResponseRequest(
        non_acceptance_response_status="reasonable_period_end_date_changed",
        non_acceptance_response_details="One day more",
        new_reasonable_period_end_date=date(2026, 11, 30),
    )
    cast.authority.work.duration_challenge_non_acceptance_response(*where, last)
    assert _day(cast.permit(work, permit).reasonable_period_end_date) == date(2026, 11, 30)


def _day(moment: object) -> date:
    found: date = moment.date()  # type: ignore[attr-defined]
    return found


def test_alterations_an_authority_imposes_a_change(cast: Cast) -> None:
    """Highway authority imposed change: other conditions hold at once, and nothing else is changed."""
    work, permit = cast.granted()
    conditions = [PermitCondition(condition="NCT02a", comment="Only from ten to four")]
    if cast.v6:
        impose = ChangeRequestImposeChangeRequest(
            permit_conditions=conditions, change_request_reason="The school"
        )
        refused(401, cast.promoter.work.impose_change, work, permit, impose)
        made = cast.authority.work.impose_change(work, permit, impose)
    else:
        request = changed(
            cast,
            work,
            permit,
            permit_conditions=conditions,
            permit_alteration_reason="The school",
            description_of_work="Something else",
        )
        made = cast.authority.work.create_permit_alteration(work, permit, request)
    told = alteration_of(cast, work, permit, reference_of(made))
    assert (told.kind, told.status) == ("HA_IMPOSED_CHANGE", "auto_applied")
    after = cast.permit(work, permit)
    assert [one.condition for one in after.permit_conditions] == ["NCT02a"]
    assert after.description_of_work == "Renew a stop tap"
    assert cast.states(work, permit) == ("planned", "granted")
    (row,) = listed(cast.promoter.reporting.get_alterations, work)
    assert row.alteration_type == "HA_IMPOSED_CHANGE"
