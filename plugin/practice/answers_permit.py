"""A permit, and a whole works record, as the Work service answers them, in each version's words."""

from __future__ import annotations

from datetime import date
from typing import Any

from . import organisations
from .answers_geojson import STATUSES, TRAFFIC
from .categories import at_midnight, day_of
from .town_works import MadeWork
from .wording import DESIGNATION, PERIODICITY, said, words
from .working_days import working_days

# What is missing here is known to every version of the Work service.
KNOWN = {
    "permit_status": {"v1": STATUSES, "v2": STATUSES, "v6": STATUSES | {"under_assessment"}},
    "traffic_management_type": {
        "v1": TRAFFIC,
        "v2": TRAFFIC,
        "v6": TRAFFIC | {"temp_obstruction_15_minute_delay"},
    },
}
CHOICES = (
    "permit_status",
    "work_category",
    "activity_type",
    "traffic_management_type",
    "application_type",
    "work_type",
    "close_footway",
    "work_status",
)
SOMETIMES = ("hs2_highway_exemption",)
SAME_FOR_ALL = (
    "actual_start_date",
    "actual_stop_date",
    "secondary_contact_email",
    "proposed_start_time",
    "proposed_end_time",
    "project_reference_number",
    "collaboration_details",
    "collaborative_works",
    "is_ttro_required",
    "immediate_risk",
    "early_start_pre_approval",
    "pre_approval_details",
    "pre_approval_authoriser",
    "early_start_reason",
    "additional_info",
    "hs2_in_act_limits",
    "hs2_consultation_requested_response_date",
    "additional_contact",
    "additional_contact_number",
    "additional_contact_email",
)
ONLY_V6 = (
    "emergency_contact_name",
    "emergency_contact_number",
    "is_primary_promoter",
    "collaboration_types",
    "primary_promoter_permit_reference_number",
    "collaboration_contact_name",
    "collaboration_contact_email",
    "collaboration_contact_phone_number",
    "estimated_number_of_network_days_saved",
    "others_can_collaborate_on_work",
    "reason_for_non_collaboration",
    "can_collaborate_on_work_additional_details",
)
NO = (
    "collaborative_working",
    "traffic_management_plan",
    "lane_rental_applicable",
    "is_deemed",
    "is_lane_rental",
    "final_reinstatement",
    "sliding_end_date_candidate",
    "ever_modification_requested",
)


def _choices(record: dict[str, Any], version: str) -> dict[str, Any]:
    answer: dict[str, Any] = {}
    for name in CHOICES + tuple(name for name in SOMETIMES if record.get(name)):
        value = record[name]
        known = KNOWN.get(name, {}).get(version, frozenset({value}))
        answer[name] = said(value, version, known)
        if version != "v1":
            answer[f"{name}_string"] = words(value)
    return answer


def _condition(condition: dict[str, Any], version: str) -> dict[str, Any]:
    answer = {"condition": condition["condition"], "comment": condition.get("comment")}
    return answer if version == "v1" else {**answer, "condition_string": condition["condition"]}


def _asd(asd: dict[str, Any], version: str) -> dict[str, Any]:
    answer = {name: value for name, value in asd.items() if value is not None}
    if version != "v1":
        code, periodicity = (
            answer["street_special_desig_code"],
            answer.get("special_desig_periodicity_code", 0),
        )
        answer["street_special_desig_code_string"] = DESIGNATION.get(code, f"Designation {code}")
        answer["special_desig_periodicity_code_string"] = PERIODICITY.get(periodicity)
    return answer


def _days(record: dict[str, Any]) -> tuple[date, date]:
    start, end = (day_of(record[name]) for name in ("proposed_start_date", "proposed_end_date"))
    return start, end


def _people(record: dict[str, Any]) -> dict[str, Any]:
    promoter = organisations.ORGANISATIONS[record["promoter_swa_code"]]
    authority = organisations.ORGANISATIONS[record["highway_authority_swa_code"]]
    return {
        "promoter_organisation": promoter.name,
        "promoter_swa_code": promoter.swa_code,
        "promoter_contact_details": "01632 960000",
        "highway_authority": authority.name,
        "highway_authority_swa_code": authority.swa_code,
        "secondary_contact": record.get("secondary_contact", "Works desk"),
        "secondary_contact_number": record.get("secondary_contact_number", "01632 960002"),
    }


def permit_answer(work: MadeWork, version: str) -> dict[str, Any]:
    """The whole PermitResponse."""
    record = work.record
    start, end = _days(record)
    answer: dict[str, Any] = {
        **_choices(record, version),
        **_people(record),
        **{name: record.get(name) for name in SAME_FOR_ALL},
        **{name: bool(record.get(name)) for name in NO},
        **{
            name: record[name]
            for name in (
                "permit_reference_number",
                "work_reference_number",
                "description_of_work",
                "excavation",
                "street_name",
                "town",
                "area_name",
                "usrn",
                "road_category",
                "works_location_description",
                "date_created",
                "deadline_date",
                "is_early_start",
                "validity_period_end_date",
                "workstream_prefix",
                "location_types",
            )
        },
        "proposed_start_date": at_midnight(start),
        "proposed_end_date": at_midnight(end),
        "reasonable_period_end_date": at_midnight(end),
        "calendar_day_duration": (end - start).days + 1,
        "working_day_duration": working_days(start, end),
        "works_coordinates": work.geometry,
        "date_modified": record["date_created"],
        "permit_conditions": [_condition(found, version) for found in record.get("permit_conditions") or []],
        "permit_asds": [_asd(asd, version) for asd in record.get("permit_asds") or []],
        "permit_not_selected_asds": [],
        "hs2_highway_emails": record.get("hs2_highway_emails") or [],
        "hs2_additional_usrns": record.get("hs2_additional_usrns") or [],
        "files": [],
        "permit_alterations": [],
    }
    return {**answer, **_of_version(record, version)}


def _of_version(record: dict[str, Any], version: str) -> dict[str, Any]:
    """What only some versions answer."""
    answer: dict[str, Any] = {}
    if version != "v1":
        answer["location_types_string"] = [words(place) for place in record["location_types"]]
        answer["excavation_carried_out"] = False
    if version != "v6":
        answer["environmental_health_notifiable"] = bool(record.get("environmental_health_notifiable"))
        answer["is_covid_19_response"] = record.get("is_covid_19_response")
        if record.get("collaboration_type"):
            answer["collaboration_type"] = record["collaboration_type"]
            answer.update(
                {"collaboration_type_string": words(record["collaboration_type"])} if version == "v2" else {}
            )
        return answer
    foot = record.get("close_footpath") or "no"
    shared = record.get("collaboration_types")
    answer.update({name: record.get(name) for name in ONLY_V6})
    answer.update(
        {
            "close_footpath": foot,
            "close_footpath_string": words(foot),
            "road_category_is_active": True,
            "collaboration_types_string": [words(kind) for kind in shared] if shared else None,
        }
    )
    return answer


def _permit_summary(work: MadeWork, version: str) -> dict[str, Any]:
    whole = permit_answer(work, version)
    names = (
        "permit_reference_number",
        "proposed_start_date",
        "proposed_end_date",
        "actual_start_date",
        "actual_stop_date",
        "permit_status",
        "permit_status_string",
        "work_category",
        "work_category_string",
    )
    return {name: whole[name] for name in names if name in whole}


def work_answer(work: MadeWork, version: str) -> dict[str, Any]:
    """The whole WorkResponse."""
    permit = permit_answer(work, version)
    names = (
        "work_reference_number",
        "workstream_prefix",
        "promoter_swa_code",
        "promoter_organisation",
        "highway_authority_swa_code",
        "highway_authority",
        "street_name",
        "town",
        "area_name",
        "road_category",
        "works_coordinates",
        "usrn",
        "work_status",
        "work_status_string",
        "works_location_description",
        "description_of_work",
    )
    answer: dict[str, Any] = {name: permit[name] for name in names if name in permit}
    answer.update(
        {
            "inspection_units": None,
            "work_start_date": permit["actual_start_date"],
            "work_end_date": permit["actual_stop_date"],
            "work_start_time": None,
            "work_end_time": None,
            "active_permit": permit,
            "permits": [_permit_summary(work, version)],
            "history": [_submitted(work, version)],
            "sites": [],
            "inspections": [],
            "fpns": [],
            "files": [],
        }
    )
    return answer


def _submitted(work: MadeWork, version: str) -> dict[str, Any]:
    paa = work.record["work_category"] == "paa"
    event: dict[str, Any] = {
        "action_date": work.record["date_created"],
        "topic": "PAA" if paa else "Application",
        "details": "Application submitted",
        "username": "works@practice.example",
        "event": "paa_submitted" if paa else "permit_submitted",
        "object_reference": work.record["permit_reference_number"],
        "update_id": 1,
        "internal_user_identifier": work.record.get("internal_user_identifier"),
        "internal_user_name": work.record.get("internal_user_name"),
    }
    return event if version == "v1" else {**event, "event_string": "Application submitted"}
