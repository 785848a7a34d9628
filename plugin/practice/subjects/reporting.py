"""The Reporting service: paged lists, files by what they belong to, areas, workstreams, permits and works in short."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from ..books import find_permit, find_work, own_work, permits_of
from ..calls import Call
from ..operation import EVERYONE, EVERYONE_AND_ADMINS, serves
from ..organisations import ORGANISATIONS
from ..party_desk import workstreams_of
from ..permit_facts import files_of
from ..refusals import Refusal, invalid, not_found
from ..report_rows import areas, mine, permit_row
from ..report_table import BY, FILES_OF, LISTED_BEFORE_V6, ONLY_V2, REPORTS
from ..reports import CEILING, PAGE, Report, page, whose

MOST_SEARCHED = 100


def _pages(report: Report) -> Callable[[Call, dict[str, Any]], dict[str, Any]]:
    def answer(call: Call, body: dict[str, Any]) -> dict[str, Any]:
        return page(call, report, call.asked)

    return answer


for _path, _report in REPORTS.items():
    serves(
        "GET",
        f"reporting/{_path}",
        by=BY.get(_path, EVERYONE_AND_ADMINS if _path == "csv-exports" else EVERYONE),
        gives=_report.record,
        versions="2" if _path in ONLY_V2 else "126" if _path in LISTED_BEFORE_V6 else "6",
    )(_pages(_report))


def _files(kind: str, name: str) -> Callable[[Call, dict[str, Any]], dict[str, Any]]:
    def answer(call: Call, body: dict[str, Any]) -> dict[str, Any]:
        return {"rows": files_of(call, _numbers(call, kind, call.asked[name]))}

    return answer


for _path, (_kind, _name) in FILES_OF.items():
    serves("GET", f"reporting/{_path}/files", gives="FileSummaryReportingResponse", versions="6")(
        _files(_kind, _name)
    )


def _numbers(call: Call, kind: str, reference: str) -> list[int]:
    """The numbers of the files that belong to a record; Refusal 404, or 401 where the work is somebody else's."""
    if kind == "file_on_work":
        found = own_work(call, reference)
        return [file["file_id"] for file in call.ledger.of_work(kind, found.reference)]
    if kind == "permit":
        work = own_work(call, reference.rsplit("-", 1)[0])
        return list(find_permit(call, work, reference).get("file_ids") or [])
    if kind == "reinstatement":
        site = call.ledger.get("site", reference.rsplit("-", 1)[0])
        listed = site["reinstatements"] if site else []
        record = next((one for one in listed if one["reinstatement_reference_number"] == reference), None)
        work_reference = site["work_reference_number"] if site else ""
    else:
        record = call.ledger.get(kind, reference)
        work_reference = record["work_reference_number"] if record else ""
    if record is None:
        raise not_found("Record")
    own_work(call, work_reference)
    return list(record.get("file_ids") or [])


@serves(
    "GET",
    "reporting/geographical-areas",
    by=("Admin", "HighwayAuthority"),
    gives="[GeographicalAreaResponse]",
)
def geographical_areas(call: Call, body: dict[str, Any]) -> list[dict[str, Any]]:
    """One's own areas."""
    return list(areas(call, whose(call, None)))


@serves(
    "GET",
    "reporting/workstreams",
    by=EVERYONE_AND_ADMINS,
    gives="WorkstreamReportingResponse",
)
def workstreams(call: Call, body: dict[str, Any]) -> dict[str, Any]:
    """One's own organisation's workstreams."""
    own = call.account.organisation
    wanted = call.asked.get("status") or ["active", "deactivated"]
    rows = [
        {**stream, "swa_code": own.swa_code}
        for stream in workstreams_of(call, ORGANISATIONS[own.swa_code])
        if stream["status"] in wanted
    ]
    offset = max(0, int(call.asked.get("offset", 0)))
    counted = {"total_rows": min(len(rows), CEILING), "has_next_page": len(rows) > offset + PAGE}
    return {"rows": rows[offset : offset + PAGE], "pagination": counted}


def _wanted(call: Call, body: dict[str, Any]) -> list[dict[str, Any]]:
    """All permits of the works that a search names, those that concern the caller."""
    references = body.get("work_reference_numbers") or []
    if len(references) > MOST_SEARCHED:
        raise invalid({"work_reference_numbers": f"must be at most {MOST_SEARCHED}"})
    rows: list[dict[str, Any]] = []
    codes = whose(call, None)
    for reference in references:
        try:
            work = find_work(call, reference)
        except Refusal:
            continue
        if not mine(work.record, codes, call.account.role):
            continue
        for permit in permits_of(call, work):
            active = permit is work.record
            shape = work.geometry if active else permit["works_coordinates"]
            rows.append(permit_row(permit, shape, active))
    return rows


@serves(
    "POST",
    "reporting/permits/search",
    asks="PermitSearchRequest",
    gives="[PermitSummaryResponse]",
    versions="12",
)
def search(call: Call, body: dict[str, Any]) -> list[dict[str, Any]]:
    """Permits by their works' references."""
    return _wanted(call, body)


@serves(
    "POST",
    "event/permits/search",
    asks="PermitSearchRequest",
    gives="PermitSearchReportingResponse",
    versions="6",
)
def search_in_v6(call: Call, body: dict[str, Any]) -> dict[str, Any]:
    """The same in pages, each from the cursor of the one before."""
    rows = _wanted(call, body)
    start, size = int(body.get("next_cursor", 0)), int(body.get("page_size", 100))
    if start < 0 or not 1 <= size <= 500:
        raise invalid({"page_size": "must be a whole number from 1 to 500"})
    return {"rows": rows[start : start + size], "next_cursor": min(start + size, len(rows))}


@serves("GET", "reporting/works", gives="WorkSearchReportingResponse", versions="6")
def works(call: Call, body: dict[str, Any]) -> dict[str, Any]:
    """Works by a part of their reference."""
    part = call.asked.get("work_reference_number", "").lower()
    codes = whose(call, call.asked.get("swa_code"))
    found = (made for made in call.room.store.works_of(codes) if mine(made.record, codes, call.account.role))
    rows = []
    for made in found:
        record = made.record
        if part not in record["work_reference_number"].lower():
            continue
        start = record.get("actual_start_date") or record["proposed_start_date"]
        end = record.get("actual_stop_date") or record["proposed_end_date"]
        rows.append(
            {
                **permit_row(record, made.geometry, active=True),
                "work_start_date": start,
                "work_end_date": end,
                "work_start_time": record.get("actual_start_date"),
                "work_end_time": record.get("actual_stop_date"),
            }
        )
        if len(rows) == PAGE:
            break
    return {"rows": rows}
