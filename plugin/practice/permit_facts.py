"""A permit and a works record as facts, from which each version's answer is dressed."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from .books import Work, name_of, permits_of
from .calls import Call
from .categories import at_midnight, day_of
from .organisations import ORGANISATIONS
from .working_days import working_days

HIGH_IMPACT = {
    "road_closure",
    "contra_flow",
    "lane_closure",
    "convoy_workings",
    "multi_way_signals",
    "two_way_signals",
}
DUE = timedelta(days=14)


def people(record: Mapping[str, Any]) -> dict[str, Any]:
    """The organisations of a work, by their names."""
    promoter, authority = name_of(record["promoter_swa_code"]), name_of(record["highway_authority_swa_code"])
    return {
        "promoter_organisation": promoter,
        "promoter_organisation_name": promoter,
        "promoter": promoter,
        "promoter_contact_details": "01632 960000",
        "highway_authority": authority,
        "ha_organisation": authority,
        "ha_organisation_name": authority,
        "promoter_organisation_industry_type": ORGANISATIONS[record["promoter_swa_code"]].sector,
    }


def spans(record: Mapping[str, Any]) -> dict[str, Any]:
    """How many days lie between the proposed dates."""
    start, end = (day_of(record[name]) for name in ("proposed_start_date", "proposed_end_date"))
    return {
        "calendar_day_duration": (end - start).days + 1,
        "working_day_duration": working_days(start, end),
    }


def permit_facts(call: Call, work: Work, permit: dict[str, Any]) -> dict[str, Any]:
    """All that a PermitResponse of any version says."""
    kept = {**_defaults(permit), **permit}
    reference = permit["permit_reference_number"]
    mine = [one for one in call.ledger.of_work("alteration", work.reference) if _of(one, reference)]
    ancillary = [one for one in call.ledger.of_work("ancillary", work.reference) if _of(one, reference)]
    linked = permit.get("linked_non_compliance")
    return {
        **kept,
        **people(permit),
        **spans(permit),
        "work_status": work.status,
        "works_coordinates": work.geometry if permit is work.record else permit["works_coordinates"],
        "permit_alterations": mine,
        "change_requests": [changed(one) for one in mine],
        "ancillary_informations": ancillary,
        "files": files_of(call, permit.get("file_ids")),
        "linked_non_compliance": call.ledger.get("non_compliance", linked) if linked else None,
        "reinstatement_registration_due_date": _due(permit),
        "usrn_contains_hazardous_material": any(
            one["usrn"] == permit["usrn"] and one["material_classification_classification"] == "hazardous"
            for one in call.ledger.all("material")
        ),
        "interested_parties": [],
        "collaborating_permits": [],
    }


def _of(record: Mapping[str, Any], permit: str) -> bool:
    return bool(record["permit_reference_number"] == permit)


def _due(permit: Mapping[str, Any]) -> str | None:
    stopped = permit.get("actual_stop_date")
    return at_midnight(day_of(stopped) + DUE) if stopped else None


def _defaults(permit: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "reasonable_period_end_date": permit["proposed_end_date"],
        "secondary_contact": "Works desk",
        "secondary_contact_number": "01632 960002",
        "date_modified": permit["date_created"],
        "permit_asds": [],
        "permit_not_selected_asds": [],
        "permit_conditions": [],
        "hs2_highway_emails": [],
        "hs2_additional_usrns": [],
        "close_footpath": "no",
        "road_category_is_active": True,
    }


def changed(alteration: Mapping[str, Any]) -> dict[str, Any]:
    """A permit alteration under the names that v6 gave to change requests."""
    return {
        **alteration,
        "change_request_reference_number": alteration["permit_alteration_reference_number"],
        "alteration_reference_number": alteration["permit_alteration_reference_number"],
        "change_request_status": alteration["alteration_status"],
        "change_request_type": alteration["alteration_type"],
        "change_request_reason": alteration.get("permit_alteration_reason"),
    }


def files_of(call: Call, numbers: Any) -> list[dict[str, Any]]:
    """The files that a record names, in short."""
    found = (call.ledger.get("file", str(int(number))) for number in numbers or ())
    return [file for file in found if file is not None]


def work_facts(call: Call, work: Work) -> dict[str, Any]:
    """All that a WorkResponse of any version says."""
    ledger, reference, record = call.ledger, work.reference, work.record
    sites = ledger.of_work("site", reference)
    comments = [one for one in ledger.of_work("comment", reference) if may_read(call, one)]
    section_81 = ledger.of_work("section_81", reference)
    plans = ledger.of_work("forward_plan", reference)
    notices = ledger.of_work("private_street_notice", reference)
    files = ledger.of_work("file_on_work", reference)
    start, stop = record.get("actual_start_date"), record.get("actual_stop_date")
    return {
        **record,
        **people(record),
        "works_coordinates": work.geometry,
        "works_location_description": record.get("works_location_description") or "Not recorded",
        "work_start_date": start or record.get("work_start_date"),
        "work_end_date": stop or record.get("work_end_date"),
        "work_start_time": start,
        "work_end_time": stop,
        "active_permit": permit_facts(call, work, record) if work.has_permit else None,
        "permits": permits_of(call, work),
        "forward_plan": plans[-1] if plans else None,
        "history": history_of(call, work)[:20],
        "sites": [site_summary(site) for site in sites],
        "number_of_sites": len(sites),
        "inspections": [inspection_summary(one) for one in inspections_of(call, reference)],
        "fpns": ledger.of_work("fpn", reference),
        "section_81": section_81[-1] if section_81 else None,
        "files": files_of(call, [file["file_id"] for file in files]),
        "section74s": ledger.of_work("section_74", reference),
        "private_street_notice": notices[-1] if notices else None,
        "non_compliances": [
            {**one, "non_compliance_date": one["date_created"]}
            for one in ledger.of_work("non_compliance", reference)
        ],
        "latest_comments": comments[::-1][:5],
        "sample_inspections": ledger.of_work("sample_inspection", reference),
        "pbi_sample_inspections": ledger.of_work("sample_inspection", reference),
        "road_category_is_active": True,
    }


def may_read(call: Call, comment: Mapping[str, Any]) -> bool:
    """Whether a comment is for the caller: an internal one only for its own organisation."""
    own = comment["author_organisation_ref"] == call.account.organisation.swa_code
    return own or not comment.get("is_internal")


def history_of(call: Call, work: Work) -> list[dict[str, Any]]:
    """What happened to a work, the latest first; internal matters only for those they concern."""
    own = call.account.organisation.swa_code
    events = call.ledger.events_of(work.reference)
    return [one for one in events if one["event"] != "internal_comment_submitted" or one["author"] == own]


def site_summary(site: Mapping[str, Any]) -> dict[str, Any]:
    """A site as it stands after its latest reinstatement."""
    done = [one for one in site["reinstatements"] if one["is_active_reinstatement"]] or site["reinstatements"]
    latest = done[-1]
    return {
        **site,
        **{name: latest.get(name) for name in ("depth", "length", "width", "number_of_holes")},
        "completed_date": latest["reinstatement_date"],
        "end_date": latest["end_date"],
        "site_status": latest["reinstatement_status"],
        "site_description": latest["location_description"],
        "location_types": latest["location_types"],
        "site_coordinates": latest["reinstatement_coordinates"],
        "reinstatement_reference_number": latest["reinstatement_reference_number"],
        "response_to_remedial_works": latest.get("response_to_remedial_works"),
        "base_courses_affected": latest.get("base_courses_affected"),
    }


def inspections_of(call: Call, work: str) -> list[dict[str, Any]]:
    """Inspections that were made of a work, and the one that is to be."""
    return [*call.ledger.of_work("inspection", work), *call.ledger.of_work("scheduled_inspection", work)]


def inspection_summary(record: Mapping[str, Any]) -> dict[str, Any]:
    """An inspection in short, made or scheduled."""
    made = record.get("inspection_outcome") is not None
    return {
        **record,
        "inspection_date": record["inspection_start_date"],
        "inspection_response_type": "inspection" if made else "reinspection",
    }
