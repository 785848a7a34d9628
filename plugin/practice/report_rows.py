"""The rows of each list of the Reporting service, as facts."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from functools import partial
from typing import Any

from .books import Work, find_work, name_of
from .calls import Call
from .categories import at_midnight, day_of, moment_of
from .organisations import COUNTY, TRUNK
from .permit_facts import DUE, HIGH_IMPACT, changed, may_read, site_summary
from .refusals import Refusal
from .reports import Row
from .town_works import MadeWork


def mine(record: dict[str, Any], codes: set[str], role: str) -> bool:
    """Whether a work is an organisation's: by the side that it is on."""
    side = "highway_authority_swa_code" if role == "HighwayAuthority" else "promoter_swa_code"
    return record[side] in codes


def _where(record: dict[str, Any]) -> dict[str, Any]:
    """What every row says of the work that it belongs to."""
    return {
        "work_reference_number": record["work_reference_number"],
        "street": record["street_name"],
        "street_name": record["street_name"],
        "town": record.get("town") or "",
        "area": record.get("area_name") or "",
        "area_name": record.get("area_name"),
        "usrn": record["usrn"],
        "location_description": record.get("works_location_description") or "",
        "promoter_swa_code": record["promoter_swa_code"],
        "promoter_organisation": name_of(record["promoter_swa_code"]),
        "promoter": name_of(record["promoter_swa_code"]),
        "organisation_name": name_of(record["promoter_swa_code"]),
        "highway_authority": name_of(record["highway_authority_swa_code"]),
        "ha_organisation": name_of(record["highway_authority_swa_code"]),
        "ha_organisation_name": name_of(record["highway_authority_swa_code"]),
        "work_status": record["work_status"],
    }


def _works(call: Call, codes: set[str]) -> Iterator[MadeWork]:
    role = call.account.role
    return (made for made in call.room.store.works_of(codes) if mine(made.record, codes, role))


def permit_row(permit: dict[str, Any], geometry: dict[str, Any], active: bool) -> Row:
    """A permit in short."""
    lane = permit.get("lane_rental_assessment_outcome")
    return {
        **permit,
        **_where(permit),
        "works_coordinates": geometry,
        "status": permit["permit_status"],
        "actual_end_date": permit.get("actual_stop_date"),
        "status_changed_date": permit.get("status_changed_date") or permit["date_created"],
        "assessment_status_changed_date": permit.get("status_changed_date") or permit["date_created"],
        "reasonable_period_end_date": permit.get("reasonable_period_end_date") or permit["proposed_end_date"],
        "is_active_permit": active,
        "permit_conditions": permit.get("permit_conditions") or [],
        "is_traffic_sensitive": any(
            asd.get("street_special_desig_code") == 2 for asd in permit.get("permit_asds") or ()
        ),
        "has_no_final_reinstatement": permit["work_status"] == "completed"
        and not permit.get("final_reinstatement"),
        "is_deemed": bool(permit.get("is_deemed")),
        "excavation_carried_out": bool(permit.get("excavation_carried_out")),
        "is_high_impact_traffic_management": permit["traffic_management_type"] in HIGH_IMPACT,
        "is_lane_rental": bool(permit.get("is_lane_rental")),
        "lane_rental_charges_not_agreed": lane == "chargeable"
        and not permit.get("lane_rental_assessment_charges_agreed"),
        "lane_rental_charges_potentially_apply": lane == "potentially_chargeable",
        "own_reference": permit["permit_reference_number"],
    }


def permits(call: Call, codes: set[str]) -> Iterator[Row]:
    """Permits, active ones and those before."""
    for made in _works(call, codes):
        yield permit_row(made.record, made.geometry, active=True)
    for earlier in call.ledger.all("permit"):
        if mine(earlier, codes, call.account.role):
            yield permit_row(earlier, earlier["works_coordinates"], active=False)


def interested(call: Call, codes: set[str]) -> Iterator[Row]:
    """Permits of others in streets in which one has an interest: here, the county's in the trunk roads."""
    trunk = {TRUNK.swa_code} if COUNTY.swa_code in codes else set()
    for made in call.room.store.works_of(trunk):
        yield permit_row(made.record, made.geometry, active=True)


def challenged_permits(call: Call, codes: set[str]) -> Iterator[Row]:
    """Permits whose duration the authority did not accept."""
    return (row for row in permits(call, codes) if row.get("is_duration_challenged"))


def reinstatements_due(call: Call, codes: set[str]) -> Iterator[Row]:
    """Works that have ended and whose reinstatement is not registered yet."""
    registered = {site["work_reference_number"] for site in call.ledger.all("site")}
    for made in _works(call, codes):
        record = made.record
        stopped = record.get("actual_stop_date")
        if stopped and record.get("excavation") and record["work_reference_number"] not in registered:
            due = at_midnight(day_of(stopped) + DUE)
            yield {**record, **_where(record), "work_stopped_date": stopped, "registration_due_date": due}


class _Works:
    """The works that records belong to, looked up once each."""

    def __init__(self, call: Call, codes: set[str]) -> None:
        self._call, self._codes = call, codes
        self._found: dict[str, Work | None] = {}

    def of(self, record: dict[str, Any]) -> dict[str, Any] | None:
        """The work's record, or None where it is none of the caller's."""
        reference = record["work_reference_number"]
        if reference not in self._found:
            try:
                self._found[reference] = find_work(self._call, reference)
            except Refusal:
                self._found[reference] = None
        work = self._found[reference]
        shown = work is not None and mine(work.record, self._codes, self._call.account.role)
        return work.record if work and shown else None


def of_kind(kind: str, call: Call, codes: set[str]) -> Iterator[tuple[dict[str, Any], dict[str, Any]]]:
    """(record, the work that it belongs to) of a kind."""
    works = _Works(call, codes)
    for record in call.ledger.all(kind):
        work = works.of(record)
        if work is not None:
            yield record, work


def alterations(call: Call, codes: set[str]) -> Iterator[Row]:
    """Change requests."""
    for record, work in of_kind("alteration", call, codes):
        merged = {**work, **record["original_permit"], **record["change"]}
        yield {
            **permit_row({**merged, "work_status": work["work_status"]}, {}, active=True),
            **changed(record),
            "is_duration_extension": record["alteration_type"] == "WORK_EXTENSION",
            "is_deemed": record["alteration_status"] == "deemed",
            "own_reference": record["permit_alteration_reference_number"],
            "deadline_date": record["deadline_date"],
            "status_changed_date": record["status_changed_date"],
            "actual_start_date": work.get("actual_start_date"),
            "actual_end_date": work.get("actual_stop_date"),
        }


def challenged_alterations(call: Call, codes: set[str]) -> Iterator[Row]:
    """Change requests that were granted with a challenge."""
    rows = alterations(call, codes)
    return (row for row in rows if row["alteration_status"] == "granted_with_duration_challenge")


def plain(kind: str, call: Call, codes: set[str], reference: str = "") -> Iterator[Row]:
    """Records that need no more than where they belong."""
    for record, work in of_kind(kind, call, codes):
        yield {**_where(work), **record, "own_reference": record.get(reference)}


def comments(call: Call, codes: set[str]) -> Iterator[Row]:
    """Comments that one may read."""
    own = call.account.organisation.swa_code
    for row in plain("comment", call, codes, "comment_reference_number"):
        if may_read(call, row):
            outgoing = row["author_organisation_ref"] == own
            both = {"is_outgoing": outgoing, "is_incoming": not outgoing}
            yield {**row, **both, "is_not_read": not row["is_read"]}


def notices(call: Call, codes: set[str]) -> Iterator[Row]:
    """Fixed penalty notices."""
    for row in plain("fpn", call, codes, "fpn_reference_number"):
        yield {**row, "status": row["fpn_status"], "issue_date": row["issue_date_time"]}


def inspections(call: Call, codes: set[str]) -> Iterator[Row]:
    """Inspections that were made, and before v6 those to be made."""
    for row in plain("inspection", call, codes, "inspection_reference_number"):
        yield {
            **row,
            "inspection_date": row["inspection_start_date"],
            "inspection_response_type": "inspection",
        }
    if call.version != "v6":
        yield from reinspections(call, codes)


def reinspections(call: Call, codes: set[str]) -> Iterator[Row]:
    """Inspections that are to be made."""
    for row in plain("scheduled_inspection", call, codes):
        yield {
            **row,
            "inspection_date": row["inspection_start_date"],
            "inspection_response_type": "reinspection",
        }


def reinstatements(call: Call, codes: set[str]) -> Iterator[Row]:
    """Reinstatements of all sites."""
    for site, work in of_kind("site", call, codes):
        for one in site["reinstatements"]:
            yield {
                **site_summary(site),
                **_where(work),
                **one,
                "registration_date": one["date_created"],
                "status": one["reinstatement_status"],
                "work_reference_number_exact": work["work_reference_number"],
                "latest_reinstatements_only": one["is_active_reinstatement"],
                "own_reference": one["reinstatement_reference_number"],
            }


def expiring(call: Call, codes: set[str]) -> Iterator[Row]:
    """Interim reinstatements that end soon, or have ended."""
    limit = call.room.now().date() + timedelta(days=60)
    for row in reinstatements(call, codes):
        interim = row["reinstatement_status"] == "interim" and row["is_active_reinstatement"]
        if interim and day_of(row["end_date"]) <= limit:
            yield row


def forward_plans(call: Call, codes: set[str]) -> Iterator[Row]:
    """Forward plans."""
    for row in plain("forward_plan", call, codes, "forward_plan_reference_number"):
        moved = {"proposed_start_date": row["start_date"], "proposed_end_date": row["end_date"]}
        yield {**row, **moved, "location_description": row["works_location_description"]}


def non_compliances(call: Call, codes: set[str]) -> Iterator[Row]:
    """Non-compliances with their latest inspection."""
    for row in plain("non_compliance", call, codes, "non_compliance_reference_number"):
        latest = call.ledger.get("inspection", row["inspections"][-1]) or {}
        yield {
            **row,
            "associated_inspections": len(row["inspections"]),
            "latest_ha_response_status": row["ha_response_status"],
            "latest_ha_response_date": row["ha_response_update_date"],
            "latest_promoter_response_status": row.get("promoter_response_status"),
            "latest_promoter_response_date": row.get("promoter_response_update_date"),
            "most_recent_inspection_type": latest.get("inspection_type"),
            "most_recent_inspection_outcome": latest.get("inspection_outcome"),
            "most_recent_inspection_promoter_response_status": latest.get("promoter_response_status"),
            "most_recent_inspection_ha_response_status": latest.get("ha_response_status"),
        }


def section_81s(call: Call, codes: set[str]) -> Iterator[Row]:
    """Section 81s."""
    for row in plain("section_81", call, codes, "section_81_reference_number"):
        yield {**row, "issue_date": row["date_created"]}


def section_74s(call: Call, codes: set[str]) -> Iterator[Row]:
    """Section 74s."""
    for row in plain("section_74", call, codes, "section_74_reference_number"):
        yield {**row, "issue_date": row["date_created"], "section_74_ha_status": row["ha_status"]}


def private_streets(call: Call, codes: set[str]) -> Iterator[Row]:
    """Notices of works in private streets."""
    for row in plain("private_street_notice", call, codes, "private_street_reference_number"):
        yield {
            **row,
            "start_date": row["proposed_start_date"],
            "start_time": row.get("proposed_start_time"),
            "end_date": row["proposed_end_date"],
            "end_time": row.get("proposed_end_time"),
            "status": row["private_street_status"],
        }


def samples(call: Call, codes: set[str]) -> Iterator[Row]:
    """Sample inspections that are due."""
    return plain("sample_inspection", call, codes, "sample_inspection_reference_number")


def activities(call: Call, codes: set[str]) -> Iterator[Row]:
    """Every authority's activities, without those that v6 has as section 58s."""
    for record, geometry in call.room.store.records.every("activities"):
        if record["activity_activity_type"] == "section58":
            continue
        high = record["traffic_management_type"] != "no_carriageway_incursion"
        yield {
            "contact_name": "Street works desk",
            "contact_details": "01632 960010",
            "additional_info": "",
            "date_created": record["start_date"],
            **record,
            "activity_coordinates": geometry,
            "street": record["street_name"],
            "traffic_management_required": high,
            "ha_organisation_name": name_of(record["highway_authority_swa_code"]),
            "highway_authority": name_of(record["highway_authority_swa_code"]),
            "own_reference": record["activity_reference_number"],
        }


def section_58s(call: Call, codes: set[str]) -> Iterator[Row]:
    """Every authority's section 58s."""
    for record, _ in call.room.store.records.every("section-58s"):
        yield {
            **record,
            "street": record["street_name"],
            "area": record.get("area_name"),
            "ha_organisation_name": name_of(record["highway_authority_swa_code"]),
            "highway_authority": name_of(record["highway_authority_swa_code"]),
        }


def materials(call: Call, codes: set[str]) -> Iterator[Row]:
    """Material classifications, which are everybody's."""
    for record in call.ledger.all("material"):
        yield {
            **record,
            "street": record["street_name"],
            "area": record.get("area_name"),
            "hazardous_material_types": record.get("hazardous_material_type"),
        }


def owned(kind: str, owner: str, call: Call, codes: set[str]) -> Iterator[Row]:
    """Records that belong to an organisation and to no work."""
    return (record for record in call.ledger.all(kind) if record.get(owner) in codes)


def targets(call: Call, codes: set[str]) -> Iterator[Row]:
    """Sample inspection targets."""
    for record in owned("sample_target", "authority", call, codes):
        reference = record["sample_inspection_target_reference_number"]
        yield {
            **record,
            "pbi_sample_inspection_target_reference_number": reference,
            "inspection_units": record.get("inspection_units_baseline") or 0,
            "is_inspection_rate_auto_updated": False,
        }


def exports(call: Call, codes: set[str]) -> Iterator[Row]:
    """CSV exports, and whether they are made by now."""
    for record in owned("export", "swa_code", call, codes):
        yield {**record, "csv_export_status": "ready" if is_made(call, record) else "in_progress"}


def is_made(call: Call, export: dict[str, Any]) -> bool:
    """Whether an export has been made by now."""
    asked = moment_of(export["date_created"])
    return call.room.now() >= asked + timedelta(seconds=call.room.manners.export_takes)


jobs = partial(owned, "sample_job", "authority")
areas = partial(owned, "area", "swa_code")
