"""Sample inspections: targets by promoter, samples drawn from finished works, quarters (v2; v6 has its own service)."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from .. import organisations
from ..books import must_assess, name_of, note, one_of, own_work, refuse_unless
from ..calls import Call
from ..categories import at_midnight, day_of
from ..operation import AUTHORITIES, serves
from ..refusals import invalid, not_found

OWNERS = ("HighwayAuthority", "Admin")
TARGETS = "sample-inspection-targets"
LASTS = 90
CATEGORIES = ("a", "b", "c")
DRAWN = 5


def _target(call: Call, reference: str) -> dict[str, Any]:
    found = call.ledger.get("sample_target", reference)
    if found is None:
        raise not_found("Sample inspection target")
    must_assess(call, found["authority"])
    return found


def _new(call: Call, body: dict[str, Any]) -> dict[str, Any]:
    promoter = body["promoter_org_ref"]
    if promoter not in organisations.ORGANISATIONS:
        raise invalid({"promoter_org_ref": "is not the reference of a promoter"})
    own = call.account.organisation.swa_code
    mine = [one for one in call.ledger.all("sample_target") if one["authority"] == own]
    taken = any(one["promoter_org_ref"] == promoter and not one["closed"] for one in mine)
    refuse_unless(not taken, "There is a sample inspection target for that promoter already")
    number = 1 + max((int(one["number"]) for one in mine), default=0)
    record = {
        **body,
        "number": number,
        "sample_inspection_target_reference_number": f"{own}-SIT-{number}",
        "authority": own,
        "closed": False,
        "promoter_name": name_of(promoter),
        "promoter_organisation": name_of(promoter),
        "organisation_name": name_of(promoter),
        "org_ref": promoter,
        "date_created": call.now,
        **{f"actual_category_{letter}": 0 for letter in CATEGORIES},
        **{f"completed_{letter}": 0 for letter in CATEGORIES},
        "generated_b": 0,
        "generated_c": 0,
    }
    call.ledger.keep("sample_target", record["sample_inspection_target_reference_number"], record)
    return record


@serves(
    "POST",
    f"work/{TARGETS}",
    by=OWNERS,
    asks="SampleInspectionTargetCreateRequest",
    gives="SampleInspectionTargetCreateResponse",
    status=201,
    versions="2",
)
def create(call: Call, body: dict[str, Any]) -> dict[str, Any]:
    """How many are agreed with a promoter."""
    return _new(call, {**{f"cap_category_{letter}": 0 for letter in CATEGORIES}, **body})


@serves("GET", f"work/{TARGETS}/<target>", by=OWNERS, gives="SampleInspectionTargetResponse", versions="2")
def read(call: Call, body: dict[str, Any], target: str) -> dict[str, Any]:
    """One target."""
    return _target(call, target)


@serves(
    "PUT", f"work/{TARGETS}/<target>", by=OWNERS, asks="SampleInspectionTargetUpdateRequest", versions="2"
)
def update(call: Call, body: dict[str, Any], target: str) -> None:
    """Other numbers."""
    found = _target(call, target)
    refuse_unless(not found["closed"], "Sample inspection target is closed")
    call.ledger.keep("sample_target", target, {**found, **body})


@serves(
    "PUT",
    f"work/{TARGETS}/<target>/close",
    by=OWNERS,
    asks="SampleInspectionTargetCloseRequest",
    versions="2",
)
def close(call: Call, body: dict[str, Any], target: str) -> None:
    """It counts no more."""
    found = _target(call, target)
    refuse_unless(not found["closed"], "Sample inspection target is closed")
    call.ledger.keep("sample_target", target, {**found, "closed": True})


def _draw(call: Call, count: int) -> int:
    """Take finished works of promoters that have a target into the sample; how many were taken."""
    own = call.account.organisation.swa_code
    wanted = {
        one["promoter_org_ref"]
        for one in call.ledger.all("sample_target")
        if one["authority"] == own and not one["closed"]
    }
    taken = {one["work_reference_number"] for one in call.ledger.all("sample_inspection")}
    drawn = 0
    for made in reversed(call.room.store.works_of([own])):
        record = made.record
        reference = record["work_reference_number"]
        fits = record["work_status"] == "completed" and record["promoter_swa_code"] in wanted
        if not fits or reference in taken or record["highway_authority_swa_code"] != own:
            continue
        _take(call, reference, CATEGORIES[drawn % 3])
        drawn += 1
        if drawn == count:
            break
    return drawn


def _take(call: Call, work: str, category: str) -> None:
    found = own_work(call, work)
    number = len(call.ledger.of_work("sample_inspection", found.reference)) + 1
    reference = f"{found.reference}-SI{number}"
    until = at_midnight(call.room.now().date() + timedelta(days=LASTS))
    record = {
        "sample_inspection_reference_number": reference,
        "pbi_sample_inspection_reference_number": reference,
        "work_reference_number": found.reference,
        "inspection_category": category,
        "expiry_date": until,
        "sample_expiry_date": until,
        "authority": call.account.organisation.swa_code,
    }
    call.ledger.keep("sample_inspection", reference, record, found.reference)
    note(call, found, "sample_inspection_created", "sample_inspection", reference, "Sample inspection")


@serves("POST", "work/sample-inspection", by=OWNERS, versions="2")
def generate(call: Call, body: dict[str, Any]) -> None:
    """Draw the next sample; 412 where there is no target, or no works to draw from."""
    refuse_unless(_draw(call, DRAWN) > 0, "There are no works to draw a sample from", 412)


@serves(
    "POST",
    f"sampling/{TARGETS}",
    by=OWNERS,
    asks="SampleInspectionTargetCreateRequest",
    gives="SampleInspectionTargetCreateResponse",
    status=201,
    versions="6",
)
def create_in_v6(call: Call, body: dict[str, Any]) -> dict[str, Any]:
    """How many are to be inspected of a promoter."""
    return _new(call, body)


@serves(
    "GET", f"sampling/{TARGETS}/<target>", by=OWNERS, gives="SampleInspectionTargetResponse", versions="6"
)
def read_in_v6(call: Call, body: dict[str, Any], target: str) -> dict[str, Any]:
    """One target."""
    found = _target(call, target)
    return {**found, "yearly_inspection_units": found.get("inspection_units_baseline") or 0}


@serves(
    "PUT",
    f"sampling/{TARGETS}/<target>",
    by=OWNERS,
    asks="SampleInspectionTargetUpdateRequest",
    versions="6",
)
def update_in_v6(call: Call, body: dict[str, Any], target: str) -> None:
    """Other numbers."""
    call.ledger.keep("sample_target", target, {**_target(call, target), **body})


@serves("DELETE", f"sampling/{TARGETS}/<target>", by=OWNERS, versions="6")
def delete(call: Call, body: dict[str, Any], target: str) -> None:
    """It counts no more."""
    _target(call, target)
    call.ledger.remove("sample_target", target)


@serves(
    "POST",
    "sampling/sample-inspections",
    by=AUTHORITIES,
    asks="GenerateSampleInspectionsRequest",
    versions="6",
)
def generate_in_v6(call: Call, body: dict[str, Any]) -> None:
    """Draw a sample at a rate."""
    if not 0 < body["sample_inspection_rate"] <= 100:
        raise invalid({"sample_inspection_rate": "must be over 0 and at most 100"})
    refuse_unless(_draw(call, DRAWN) > 0, "There are no works to draw a sample from", 412)
    number = call.ledger.next_number("sample_job")
    job = {
        "date_created": call.now,
        "async_job_status": "complete",
        "username": call.account.email,
        "authority": call.account.organisation.swa_code,
    }
    call.ledger.keep("sample_job", str(number), job)


def _quarter(call: Call) -> dict[str, Any]:
    own = call.account.organisation.swa_code
    return call.ledger.get("sample_quarter", own) or {"status": "none"}


def _set_quarter(call: Call, **facts: Any) -> None:
    own = call.account.organisation.swa_code
    call.ledger.keep("sample_quarter", own, {**_quarter(call), **facts})


@serves(
    "POST",
    "sampling/sample-inspections/start-quarter",
    by=OWNERS,
    asks="SampleInspectionStartQuarterRequest",
    versions="6",
)
def start_quarter(call: Call, body: dict[str, Any]) -> None:
    """A quarter begins."""
    refuse_unless(_quarter(call)["status"] != "started", "A quarter has begun already")
    _set_quarter(call, status="started", start_date=body["start_date"], end_date=None)


@serves("POST", "sampling/sample-inspections/end-quarter", by=OWNERS, versions="6")
def end_quarter(call: Call, body: dict[str, Any]) -> None:
    """It ends."""
    refuse_unless(_quarter(call)["status"] == "started", "No quarter has begun")
    _set_quarter(call, status="ended", end_date=call.now)


@serves("POST", "sampling/sample-inspections/revert-end-quarter", by=OWNERS, versions="6")
def revert_end_quarter(call: Call, body: dict[str, Any]) -> None:
    """It has not ended after all."""
    refuse_unless(_quarter(call)["status"] == "ended", "No quarter has ended")
    _set_quarter(call, status="started", end_date=None)


@serves(
    "GET",
    "sampling/previous-annual-inspection-units",
    by=OWNERS,
    gives="AnnualInspectionUnitsResponse",
    versions="6",
)
def annual_units(call: Call, body: dict[str, Any]) -> dict[str, Any]:
    """A promoter's inspection units in the last three financial years, one for each of its finished works."""
    promoter = call.asked["promoter_org_ref"]
    one_of("promoter_org_ref", promoter, list(organisations.ORGANISATIONS))
    given = call.asked.get("financial_year_start_date")
    today = day_of(given) if given else call.room.now().date()
    year = today.year if (today.month, today.day) >= (4, 1) else today.year - 1
    works = call.room.store.works_of([promoter])
    counted = []
    for start in (date(year - back, 4, 1) for back in (3, 2, 1)):
        end = date(start.year + 1, 3, 31)
        stops = [work.record["actual_stop_date"] for work in works if work.record.get("actual_stop_date")]
        units = sum(start <= day_of(stop) <= end for stop in stops)
        counted.append(
            {
                "financial_year_start_date": at_midnight(start),
                "annual_inspection_units": units,
                "is_auto_calculated": True,
            }
        )
    return {"annual_inspection_units": counted}


@serves(
    "GET",
    "sampling/sample-inspection-quota",
    by=OWNERS,
    gives="SampleInspectionQuotaResponse",
    versions="6",
)
def quota(call: Call, body: dict[str, Any]) -> dict[str, Any]:
    """How many inspections a rate makes of the mean of some years' units."""
    units = call.asked["inspection_units"]
    return {"quota": round(sum(units) / len(units) * call.asked["inspection_rate"] / 100)}
