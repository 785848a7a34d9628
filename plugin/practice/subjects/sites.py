"""Sites and their reinstatements, interim and permanent (BR 8)."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from ..books import Work, keep, keep_part, note, own_work, refuse_unless
from ..calls import Call
from ..categories import at_midnight, day_of
from ..operation import PROMOTERS, serves
from ..permit_facts import files_of, site_summary
from ..refusals import invalid, not_found
from .files import take_files

SITES = "work/works/<work>/sites"
GUARANTEE, DEEP_GUARANTEE, INTERIM = 730, 1095, 182


@serves("POST", SITES, by=PROMOTERS, asks="SiteCreateRequest", gives="SiteCreateResponse", status=201)
def create(call: Call, body: dict[str, Any], work: str) -> dict[str, Any]:
    """A place where the street was opened and closed again."""
    found = own_work(call, work)
    refuse_unless(found.status in {"in_progress", "completed"}, "Work has not started")
    refuse_unless(found.record.get("excavation_carried_out") is not False, "No excavation was carried out")
    if body["reinstatement_type"] in {"bar_holes", "core_holes", "pole_testing"}:
        raise invalid({"reinstatement_type": "is for non-notifiable sites only (BR 16.2)"})
    return add_site(call, found, body)


def add_site(call: Call, work: Work, body: dict[str, Any]) -> dict[str, Any]:
    """A further site of a work with its first reinstatement."""
    number = len(call.ledger.of_work("site", work.reference)) + 1
    reference = f"{work.reference}-S{number}"
    site = {
        "site_number": number,
        "site_reference_number": reference,
        "work_reference_number": work.reference,
        "permit_reference_number": body.get("permit_reference_number") or _permit(work),
        "reinstatement_type": body["reinstatement_type"],
        "is_subsumed": False,
        "reinstatements": [],
    }
    return _add(call, work, site, body)


def _permit(work: Work) -> str | None:
    return work.record["permit_reference_number"] if work.has_permit else None


def _complete(site: dict[str, Any], body: dict[str, Any], work: Work) -> None:
    """What the request alone does not tell: it hangs on the site's type, and on when the works started."""
    needed = (
        ["depth", "length", "width"] if site["reinstatement_type"] == "excavation" else ["number_of_holes"]
    )
    wrong = {name: f"{name} is required" for name in needed if body.get(name) is None}
    started = work.record.get("actual_start_date")
    if started and day_of(body["reinstatement_date"]) < day_of(started):
        wrong["reinstatement_date"] = "must not be before the actual start date"
    if wrong:
        raise invalid(wrong)


def _add(call: Call, work: Work, site: dict[str, Any], body: dict[str, Any]) -> dict[str, Any]:
    _complete(site, body, work)
    take_files(call, body.get("file_ids"))
    site["reinstatements"] = [{**one, "is_active_reinstatement": False} for one in site["reinstatements"]]
    number = site.get("reinstatements_so_far", 0) + 1
    reference = f"{site['site_reference_number']}-R{number}"
    site["reinstatements_so_far"] = number
    site["reinstatements"].append(
        {
            **body,
            "reinstatement_reference_number": reference,
            "permit_reference_number": body.get("permit_reference_number") or site["permit_reference_number"],
            "is_active_reinstatement": True,
            "date_created": call.now,
            "date_modified": call.now,
            "end_date": guaranteed_until(body),
        }
    )
    if "inspection_units" in body:
        work.record["inspection_units"] = body["inspection_units"]
    work.record.setdefault("inspection_units", 1)
    if body.get("final_reinstatement") is not None:
        work.record["final_reinstatement"] = body["final_reinstatement"]
    keep_part(call, work, "site", site["site_reference_number"], site)
    note(
        call,
        work,
        "reinstatement_submitted",
        "reinstatement",
        reference,
        "Reinstatement",
        f"Site {site['site_number']}: {body['reinstatement_status']}",
    )
    return {**site, "reinstatement_reference_number": reference}


def guaranteed_until(body: dict[str, Any]) -> str:
    """Six months for an interim one; two years for a permanent one, three where it is deep."""
    day = day_of(body["reinstatement_date"])
    if body["reinstatement_status"] == "interim":
        return at_midnight(day + timedelta(days=INTERIM))
    deep = (body.get("depth") or 0) > 1.5
    return at_midnight(day + timedelta(days=DEEP_GUARANTEE if deep else GUARANTEE))


def find_site(call: Call, work: Work, named: str) -> dict[str, Any]:
    """A site by its number or by its reference; Refusal 404."""
    for site in call.ledger.of_work("site", work.reference):
        if named.lower() in {str(site["site_number"]), site["site_reference_number"].lower()}:
            return site
    raise not_found("Site")


@serves("GET", f"{SITES}/<site>", gives="SiteResponse")
def read(call: Call, body: dict[str, Any], work: str, site: str) -> dict[str, Any]:
    """A site with all of its reinstatements."""
    found = find_site(call, own_work(call, work), site)
    listed = [{**one, "files": files_of(call, one.get("file_ids"))} for one in found["reinstatements"]]
    return {**site_summary(found), "reinstatements": listed}


@serves(
    "POST",
    f"{SITES}/<site>/reinstatements",
    by=PROMOTERS,
    asks="ReinstatementCreateRequest",
    gives="ReinstatementCreateResponse",
    status=201,
)
def reinstate(call: Call, body: dict[str, Any], work: str, site: str) -> dict[str, Any]:
    """A further reinstatement of a site: permanent after interim, or once more."""
    found = own_work(call, work)
    record = find_site(call, found, site)
    refuse_unless(not record["is_subsumed"], "Site is subsumed")
    return _add(call, found, record, body)


@serves("PUT", f"{SITES}/<site>/subsume", by=PROMOTERS, asks="SubsumeSiteRequest", versions="6")
def subsume(call: Call, body: dict[str, Any], work: str, site: str) -> None:
    """The site lies under another one now."""
    found = own_work(call, work)
    record = find_site(call, found, site)
    refuse_unless(not record["is_subsumed"], "Site is subsumed already")
    record.update({"is_subsumed": True, "subsume_reason": body["subsume_reason"]})
    keep_part(call, found, "site", record["site_reference_number"], record)
    note(call, found, "site_subsumed", "site", record["site_reference_number"], "Site subsumed")


@serves("DELETE", f"{SITES}/<site>/reinstatements/<reinstatement>", by=PROMOTERS, versions="6")
def delete(call: Call, body: dict[str, Any], work: str, site: str, reinstatement: str) -> None:
    """A reinstatement that was registered by mistake; a site goes with its last one."""
    found = own_work(call, work)
    record = find_site(call, found, site)
    kept = [
        one
        for one in record["reinstatements"]
        if one["reinstatement_reference_number"].lower() != reinstatement.lower()
    ]
    if len(kept) == len(record["reinstatements"]):
        raise not_found("Reinstatement")
    if kept:
        kept[-1]["is_active_reinstatement"] = True
        record["reinstatements"] = kept
        keep_part(call, found, "site", record["site_reference_number"], record)
    else:
        call.ledger.remove("site", record["site_reference_number"])
        keep(call, found)
        note(call, found, "site_deleted", "site", record["site_reference_number"], "Site deleted")
    note(call, found, "reinstatement_deleted", "reinstatement", reinstatement, "Reinstatement deleted")
