"""Works start and stop, either is taken back, and what else is said of them while they go on."""

from __future__ import annotations

from typing import Any

from ..books import Work, find_permit, keep, keep_permit, note, own_work, refuse_unless
from ..calls import Call
from ..categories import day_of, in_utc, moment_of
from ..operation import EVERYONE, PROMOTERS, serves
from ..refusals import invalid

WORK = "work/works/<work>"


def _past(call: Call, name: str, moment: str) -> None:
    """Refusal 400 for a moment that is still to come; a day alone counts from its midnight."""
    if in_utc(moment_of(moment)) > call.room.now():
        raise invalid({name: "must not be in the future"})


def _with_permit(call: Call, reference: str) -> Work:
    found = own_work(call, reference)
    refuse_unless(found.has_permit, "Work has no permit")
    return found


def _noted(call: Call, work: Work, event: str, topic: str, details: str = "") -> None:
    work.record["status_changed_date"] = call.now
    keep(call, work)
    note(call, work, event, "work", work.record["permit_reference_number"], topic, details)


@serves("PUT", f"{WORK}/start", by=PROMOTERS, asks="WorkStartUpdateRequest")
def start(call: Call, body: dict[str, Any], work: str) -> None:
    """Works have begun (BR 6.1). Immediate ones may before their permit is granted."""
    found, moment = _with_permit(call, work), body["actual_start_date"]
    record = found.record
    refuse_unless(found.status == "planned", "Work has already started or is no longer planned")
    immediate = record["work_type"] == "immediate" and record["permit_status"] in {
        "submitted",
        "under_assessment",
        "permit_modification_request",
    }
    refuse_unless(
        record["work_category"] != "paa" and (record["permit_status"] == "granted" or immediate),
        "Permit must be granted before work starts",
    )
    _past(call, "actual_start_date", moment)
    if not immediate and day_of(moment) < day_of(record["proposed_start_date"]):
        raise invalid({"actual_start_date": "must not be before the proposed start date"})
    record.update({"actual_start_date": moment, "work_status": "in_progress"})
    _noted(call, found, "work_start_logged", "Work start", "Work start logged")


@serves("PUT", f"{WORK}/revert-start", by=PROMOTERS, asks="WorkStartRevertRequest")
def revert_start(call: Call, body: dict[str, Any], work: str) -> None:
    """They had not begun after all (BR 6.2): only while nothing was reinstated."""
    found = _with_permit(call, work)
    refuse_unless(found.status == "in_progress", "Work is not in progress")
    refuse_unless(not call.ledger.of_work("site", found.reference), "Work has reinstatements", 412)
    found.record.update({"actual_start_date": None, "work_status": "planned"})
    _noted(call, found, "work_start_reverted", "Work start reverted", body["revert_reason"])


@serves("PUT", f"{WORK}/stop", by=EVERYONE, asks="WorkStopUpdateRequest")
def stop(call: Call, body: dict[str, Any], work: str) -> None:
    """Works have ended (BR 6.3); the permit is closed."""
    found, moment = _with_permit(call, work), body["actual_stop_date"]
    refuse_unless(found.status == "in_progress", "Work is not in progress")
    _past(call, "actual_stop_date", moment)
    if day_of(moment) < day_of(found.record["actual_start_date"]):
        raise invalid({"actual_stop_date": "must not be before the actual start date"})
    found.record.update({"actual_stop_date": moment, "work_status": "completed", "permit_status": "closed"})
    _noted(call, found, "work_stop_logged", "Work stop", "Work stop logged")


@serves("PUT", f"{WORK}/revert-stop", by=PROMOTERS, asks="WorkStopRevertRequest")
def revert_stop(call: Call, body: dict[str, Any], work: str) -> None:
    """They go on after all (BR 6.4)."""
    found = _with_permit(call, work)
    refuse_unless(
        found.status == "completed" and found.record["permit_status"] == "closed", "Work is not completed"
    )
    found.record.update({"actual_stop_date": None, "work_status": "in_progress", "permit_status": "granted"})
    _noted(call, found, "work_stop_reverted", "Work stop reverted", body["revert_reason"])


def _has_excavation(call: Call, work: Work) -> bool:
    sites = call.ledger.of_work("site", work.reference)
    return any(site["reinstatement_type"] == "excavation" for site in sites)


@serves(
    "PUT",
    f"{WORK}/excavation-carried-out",
    by=PROMOTERS,
    asks="ExcavationCarriedOutUpdateRequest",
    versions="26",
)
def excavation(call: Call, body: dict[str, Any], work: str) -> None:
    """Whether anybody dug: asked once the works have begun, until an excavation is reinstated."""
    found = _with_permit(call, work)
    refuse_unless(found.status in {"in_progress", "completed"}, "Work has not started")
    refuse_unless(bool(found.record.get("excavation")), "Permit is not for an excavation", 412)
    refuse_unless(not _has_excavation(call, found), "Work has an excavation reinstatement", 412)
    found.record["excavation_carried_out"] = body["excavation_carried_out"]
    _noted(call, found, "excavation_carried_out_updated", "Excavation carried out updated")


@serves("PUT", f"{WORK}/final-reinstatement", by=PROMOTERS, asks="FinalReinstatementUpdateRequest")
def final_reinstatement(call: Call, body: dict[str, Any], work: str) -> None:
    """Whether all sites of the works are registered (BR 8.3)."""
    found = own_work(call, work)
    refuse_unless(_has_excavation(call, found), "Work has no excavation site", 412)
    found.record["final_reinstatement"] = body["final_reinstatement"]
    keep(call, found)
    note(
        call,
        found,
        "final_reinstatement_updated",
        "work",
        found.reference,
        "Final reinstatement updated",
    )


@serves("PUT", f"{WORK}/inspection-units", by=PROMOTERS, asks="InspectionUnitsUpdateRequest", versions="12")
def inspection_units(call: Call, body: dict[str, Any], work: str) -> None:
    """How many inspection units the works count for (BR 6.6)."""
    found = own_work(call, work)
    refuse_unless(bool(call.ledger.of_work("site", found.reference)), "Work has no site", 412)
    if not 0 <= body["inspection_units"] <= 999:
        raise invalid({"inspection_units": "must be a whole number from 0 to 999"})
    found.record["inspection_units"] = body["inspection_units"]
    keep(call, found)
    note(call, found, "inspection_units_logged", "work", found.reference, "Inspection units logged")


@serves(
    "PUT",
    f"{WORK}/permits/<permit>/current-traffic-management-type",
    by=PROMOTERS,
    asks="CurrentTrafficManagementTypeRequest",
    versions="6",
)
def traffic_management(call: Call, body: dict[str, Any], work: str, permit: str) -> None:
    """What stands on the street at this moment."""
    found = own_work(call, work)
    record = find_permit(call, found, permit)
    refuse_unless(found.status == "in_progress" and record is found.record, "Work is not in progress")
    record.update({name: value for name, value in body.items() if name.startswith("current_traffic")})
    record["current_traffic_management_update_date"] = call.now
    keep_permit(call, found, record)
    reference = record["permit_reference_number"]
    note(
        call,
        found,
        "current_traffic_management_type_updated",
        "permit",
        reference,
        "Traffic management updated",
    )
