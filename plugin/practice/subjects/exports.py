"""CSV exports: asked for, made after a while, fetched; and the daily data for those who export everything."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable, Mapping
from datetime import timedelta
from typing import Any

from werkzeug.wrappers import Response

from ..calls import Call
from ..categories import at_midnight, day_of
from ..operation import EVERYONE, EVERYONE_AND_ADMINS, serves
from ..organisations import COUNTY, TRUNK
from ..refusals import access_restricted, not_found
from ..report_rows import activities, is_made, permit_row
from ..report_table import BEFORE_V6, EXPORTED_AS, EXPORTS, REPORTS
from ..reports import Report, chosen, whose
from ..shapes import members

KINDS = {
    "fixed-penalty-notices": "FPN",
    "interested-party-permits": "INTERESTED_PARTY_PERMIT",
    "reinstatements/expiring-interims": "EXPIRING_INTERIM_REINSTATEMENT",
    "alterations": "PERMIT_ALTERATION",
    "pbi-sample-inspections": "PBI_SAMPLE_INSPECTIONS_DUE",
    "permits/reinstatements-due": "REINSTATEMENTS_DUE",
    "private-street-notices": "PRIVATE_STREET_NOTICE",
}


def _kind(path: str) -> str:
    return KINDS.get(path) or path.upper().replace("-", "_").removesuffix("S")


def _columns(report: Report, version: str) -> list[str]:
    """A list's columns: the fields of its rows, without shapes and records."""
    row = members("reporting", report.record, version)["rows"].one
    fields = members("reporting", row, version).values()
    return [field.name for field in fields if field.kind != "any" and not field.one[:1].isupper()]


def _table(columns: list[str], rows: Iterable[Mapping[str, Any]]) -> str:
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(columns)
    for row in rows:
        writer.writerow([_cell(row.get(name)) for name in columns])
    return text.getvalue()


def _cell(value: Any) -> Any:
    if isinstance(value, list):
        return "; ".join(map(str, value))
    return "" if value is None else value


def _keep(call: Call, kind: str, text: str, asked: Mapping[str, Any]) -> dict[str, Any]:
    number = call.ledger.next_number("export")
    record = {
        "csv_id": number,
        "csv_export_id": number,
        "filename": f"{kind.lower()}_{call.now[:10]}.csv",
        "date_created": call.now,
        "username": call.account.email,
        "csv_export_type": kind,
        "csv_export_status": "ready",
        "export_description": asked.get("export_description"),
        "swa_code": asked.get("swa_code") or call.account.organisation.swa_code,
        "text": text,
    }
    call.ledger.keep("export", str(number), record)
    return record


def _exports(path: str) -> Callable[[Call, dict[str, Any]], dict[str, Any]]:
    def ask(call: Call, body: dict[str, Any]) -> dict[str, Any]:
        report = REPORTS[path]
        wanted = {name: value for name, value in body.items() if name not in ("export_description",)}
        rows = chosen(call, report, wanted)
        return _keep(call, _kind(path), _table(_columns(report, call.version), rows), body)

    return ask


for _path, _request in EXPORTS.items():
    serves(
        "POST",
        f"export/{EXPORTED_AS.get(_path, _path)}/csv",
        by=EVERYONE,
        asks=_request,
        gives="CSVExportResponse",
        versions="126" if _path in BEFORE_V6 else "6",
    )(_exports(_path))


@serves("POST", "export/fees/csv", by=EVERYONE, asks="FeesCSVExportRequest", gives="CSVExportResponse")
def fees(call: Call, body: dict[str, Any]) -> dict[str, Any]:
    """What the permits of some days cost."""
    ranged = {"start_date_created": body["start_date"], "end_date_created": body["end_date"]}
    rows = chosen(call, REPORTS["permits"], {**ranged, "swa_code": body.get("swa_code")})
    columns = ["permit_reference_number", "promoter_organisation", "work_category", "date_created"]
    return _keep(call, "FEE", _table(columns, rows), body)


@serves("GET", "export/csv/<export>", by=EVERYONE_AND_ADMINS)
def fetch(call: Call, body: dict[str, Any], export: str) -> Response:
    """The file; 404 while it is being made, as for one that never was."""
    found = call.ledger.get("export", export)
    if found is None or not is_made(call, found):
        raise not_found("CSV export")
    if found["swa_code"] not in whose(call, None):
        raise access_restricted()
    headers = {"Content-Disposition": f'attachment; filename="{found["filename"]}"'}
    return Response(found["text"], 200, headers, mimetype="text/csv")


def _daily(call: Call, columns: list[str], rows: Iterable[Mapping[str, Any]]) -> Response:
    given = call.asked.get("csvExportDate")
    day = day_of(given) if given else call.room.now().date() - timedelta(days=1)
    wanted = at_midnight(day)[:10]
    kept = (row for row in rows if str(row.get("date_created", ""))[:10] == wanted)
    return Response(_table(columns, kept), 200, mimetype="text/csv")


@serves("GET", "export/activity-data", by=("DataExport",), versions="12")
def activity_data(call: Call, body: dict[str, Any]) -> Response:
    """All activities that were created on a day, yesterday unless said otherwise."""
    columns = list(members("work", "ActivityResponse", call.version))
    return _daily(call, [name for name in columns if "coordinates" not in name], activities(call, set()))


@serves("GET", "export/work-data", by=("DataExport",), versions="1")
def work_data(call: Call, body: dict[str, Any]) -> Response:
    """All permits that were applied for on a day."""
    works = call.room.store.works_of([COUNTY.swa_code, TRUNK.swa_code])
    rows = [permit_row(made.record, made.geometry, active=True) for made in works]
    return _daily(call, _columns(REPORTS["permits"], call.version), rows)
