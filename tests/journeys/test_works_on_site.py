"""Sequencing, the works themselves: started and stopped and taken back, sites and reinstatements."""

from __future__ import annotations

from datetime import datetime, timezone
from typing import Any

from plugin.streetmanager.work_service.progress_records import (
    ExcavationCarriedOutUpdateRequest,
    FinalReinstatementUpdateRequest,
    WorkStartRevertRequest,
    WorkStartUpdateRequest,
    WorkStopRevertRequest,
)
from plugin.streetmanager.work_service.site_records import (
    InspectionUnitsUpdateRequest,
    NonNotifiableSiteCreateRequest,
    ReinstatementCreateRequest,
    SiteCreateRequest,
    SubsumeSiteRequest,
)

from .people import (
    A_SECOND_LATER,
    COUNTY,
    HIGH_STREET,
    MIDNIGHT,
    POINT,
    START,
    STOP,
    TODAY,
    WATER,
    Cast,
    listed,
    not_in_this_version,
    refused,
)

NOT_YET = WorkStartUpdateRequest(actual_start_date=datetime(2026, 11, 29, 10, tzinfo=timezone.utc))
BACK = WorkStartRevertRequest(revert_reason="They are still on the way")
ON = WorkStopRevertRequest(revert_reason="One more day")

CLOSED: dict[str, Any] = {
    "reinstatement_status": "permanent",
    "reinstatement_date": TODAY,
    "depth": 0.9,
    "length": 2.5,
    "width": 0.8,
    "reinstatement_coordinates": POINT,
    "location_description": "Outside number 4",
    "location_types": ["footway"],
    "reinstatement_evidence": False,
    "final_reinstatement": True,
}


def excavation(**changes: Any) -> SiteCreateRequest:
    """An excavation that is closed for good."""
    return SiteCreateRequest(**{**CLOSED, "reinstatement_type": "excavation", **changes})


def test_works_started_and_stopped_and_both_taken_back(cast: Cast) -> None:
    """Permits: works are started and stopped by a contractor, and both are taken back."""
    work, permit = cast.granted(cast.contractor)
    ours = cast.contractor.work
    refused(400, ours.update_actual_start_date, work, NOT_YET, fields=("actual_start_date",))
    refused(409, ours.update_actual_stop_date, work, STOP)
    refused(409, ours.revert_actual_start_date, work, BACK)
    refused(401, cast.authority.work.update_actual_start_date, work, START)
    refused(401, cast.gas.work.update_actual_start_date, work, START)
    ours.update_actual_start_date(work, START)
    assert cast.states(work, permit) == ("in_progress", "granted")
    assert cast.permit(work, permit).actual_start_date == MIDNIGHT
    (row,) = listed(cast.contractor.reporting.get_permits, work, swa_code=WATER, work_status=["in_progress"])
    assert row.work_status == "in_progress" and row.actual_start_date == MIDNIGHT
    refused(409, ours.update_actual_start_date, work, START)
    ours.revert_actual_start_date(work, BACK)
    assert cast.states(work, permit) == ("planned", "granted")
    assert cast.permit(work, permit).actual_start_date is None
    ours.update_actual_start_date(work, START)
    refused(409, ours.revert_actual_stop_date, work, ON)
    cast.authority.work.update_actual_stop_date(work, STOP)
    assert cast.states(work, permit) == ("completed", "closed")
    assert cast.permit(work, permit).actual_stop_date == A_SECOND_LATER
    refused(409, ours.revert_actual_start_date, work, BACK)
    refused(401, cast.authority.work.revert_actual_stop_date, work, ON)
    ours.revert_actual_stop_date(work, ON)
    assert cast.states(work, permit) == ("in_progress", "granted")
    assert cast.events(work)[:5] == [
        "work_stop_reverted",
        "work_stop_logged",
        "work_start_logged",
        "work_start_reverted",
        "work_start_logged",
    ]


def test_works_immediate_ones_start_before_they_are_granted(cast: Cast) -> None:
    """Permits: immediate works start while their application is still to be assessed."""
    work, permit = cast.apply(
        work_type="immediate",
        immediate_risk=True,
        is_ttro_required=None,
        proposed_start_time=MIDNIGHT,
        early_start_pre_approval=None,
        pre_approval_details=None,
        pre_approval_authoriser=None,
        early_start_reason=None,
    )
    assert cast.permit(work, permit).work_category == "immediate_emergency"
    cast.promoter.work.update_actual_start_date(work, START)
    assert cast.states(work, permit) == ("in_progress", "submitted")
    cast.grant(work, permit)
    assert cast.states(work, permit) == ("in_progress", "granted")


def test_sites_registered_and_reinstated_again(cast: Cast) -> None:
    """Sites and reinstatements: an excavation is closed for now and then for good, with evidence."""
    work, permit = cast.granted()
    refused(409, cast.promoter.work.create_site, work, excavation())
    cast.promoter.work.update_actual_start_date(work, START)
    refused(401, cast.authority.work.create_site, work, excavation())
    long = ("secondary_reinstatement_coordinates",)
    refused(400, cast.promoter.work.create_site, work, excavation(length=12.0), fields=long)
    number = cast.file(cast.contractor, swa_code=WATER)
    open_yet = excavation(reinstatement_status="interim", reinstatement_evidence=True, file_ids=[number])
    made = cast.contractor.work.create_site(work, open_yet)
    site = made.site_reference_number if cast.v6 else made.site_number
    assert site is not None
    refused(412, cast.promoter.work.revert_actual_start_date, work, BACK)
    told = cast.promoter.work.get_site(work, site)
    assert (told.site_status, told.reinstatement_type) == ("interim", "excavation")
    assert told.permit_reference_number == permit
    cast.promoter.work.create_reinstatement(work, site, ReinstatementCreateRequest(**CLOSED))
    told = cast.authority.work.get_site(work, site)
    assert [one.reinstatement_status for one in told.reinstatements] == ["interim", "permanent"]
    assert [file.file_id for file in told.reinstatements[0].files] == [number]
    assert told.site_status == "permanent"
    refused(409, cast.promoter.work.delete_file, number)
    refused(404, cast.promoter.work.get_site, work, 77)
    (summary,) = cast.work(work).sites
    assert summary.site_status == "permanent"
    rows = listed(cast.contractor.reporting.get_reinstatements, work, swa_code=WATER)
    assert {row.reinstatement_status for row in rows} == {"interim", "permanent"}
    cast.promoter.work.update_actual_stop_date(work, STOP)
    _afterwards(cast, work, site, told.reinstatements[0].reinstatement_reference_number or "")


def _afterwards(cast: Cast, work: str, site: str | int, first: str) -> None:
    cast.promoter.work.update_final_reinstatement(
        work, FinalReinstatementUpdateRequest(final_reinstatement=False)
    )
    again = ReinstatementCreateRequest(**CLOSED)
    subsume = SubsumeSiteRequest(subsume_reason="The county resurfaced")
    if not cast.v6:
        cast.promoter.work.update_inspection_units(work, InspectionUnitsUpdateRequest(inspection_units=3))
        assert cast.work(work).inspection_units == 3
        not_in_this_version(cast.promoter.work.subsume_site, work, site, subsume)
        return
    cast.promoter.work.subsume_site(work, site, subsume)
    refused(409, cast.promoter.work.create_reinstatement, work, site, again)
    cast.promoter.work.delete_reinstatement(work, site, first)
    assert len(cast.promoter.work.get_site(work, site).reinstatements) == 1
    assert "reinstatement_deleted" in cast.events(work)


def test_sites_whether_the_ground_was_opened(cast: Cast) -> None:
    """Sites and reinstatements: no site where nothing was dug after all, since v2."""
    work, permit = cast.granted(cast.contractor)
    no = ExcavationCarriedOutUpdateRequest(excavation_carried_out=False)
    yes = ExcavationCarriedOutUpdateRequest(excavation_carried_out=True)
    if not cast.has_v2:
        not_in_this_version(cast.promoter.work.update_excavation_carried_out, work, no)
        return
    refused(409, cast.promoter.work.update_excavation_carried_out, work, no)
    cast.promoter.work.update_actual_start_date(work, START)
    cast.contractor.work.update_excavation_carried_out(work, no)
    assert cast.permit(work, permit).excavation_carried_out is False
    refused(409, cast.promoter.work.create_site, work, excavation())
    cast.promoter.work.update_excavation_carried_out(work, yes)
    cast.promoter.work.create_site(work, excavation())
    refused(412, cast.promoter.work.update_excavation_carried_out, work, no)


def test_sites_of_works_that_need_no_notice(cast: Cast) -> None:
    """Sites and reinstatements: a non-notifiable work begins with its first site."""
    values: dict[str, Any] = {
        **{name: CLOSED[name] for name in CLOSED if name not in ("depth", "length", "width")},
        "reinstatement_type": "bar_holes",
        "number_of_holes": 4,
        "promoter_swa_code": WATER,
        "highway_authority_swa_code": COUNTY,
        "works_coordinates": POINT,
        "usrn": HIGH_STREET,
        "workstream_prefix": "001",
    }
    del values["final_reinstatement"]
    request = NonNotifiableSiteCreateRequest(**values)
    refused(401, cast.gas.work.create_non_notifiable_site, request)
    refused(401, cast.authority.work.create_non_notifiable_site, request)
    made = cast.contractor.work.create_non_notifiable_site(request)
    work = made.work_reference_number
    site = made.site_reference_number if cast.v6 else made.site_number
    assert site is not None
    told = cast.promoter.work.get_site(work, site)
    assert (told.reinstatement_type, told.number_of_holes) == ("bar_holes", 4)
    assert cast.work(work).work_status == "non_notifiable"
    refused(409, cast.promoter.work.update_actual_start_date, work, START)
    holes = excavation(
        reinstatement_type="core_holes", number_of_holes=2, depth=None, length=None, width=None
    )
    other, _ = cast.started()
    refused(400, cast.promoter.work.create_site, other, holes, fields=("reinstatement_type",))
