"""The paged lists of the Reporting service: whose records, which of them, in which order, which page."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from .accounts import acts_for
from .calls import Call
from .categories import day_of
from .refusals import access_restricted

PAGE = 25
CEILING = 501
Row = dict[str, Any]
_PAGING = {"offset", "sort_column", "sort_direction", "include_total_count", "swa_code", "csv_export_prefix"}
_PARTS_OF = {
    "organisation": ("promoter_organisation", "highway_authority"),
    "promoter_organisation_name": ("promoter_organisation",),
    "ha_organisation_name": ("highway_authority",),
    "street_descriptor": ("street",),
    "author_email_address": ("author_email_address",),
    "query": ("work_reference_number", "street", "town", "area", "promoter_organisation", "own_reference"),
}


@dataclass(frozen=True)
class Report:
    """A list. rows: all that concern some organisations, as facts. ranges: (from, to) names of queries -> the
    moment of a row. alike: a query's name -> the row's field where it is another. order: the field by which it
    is sorted unless asked otherwise; sorts: a sort column -> the row's field where that is another.
    """

    record: str
    rows: Callable[[Call, set[str]], Iterable[Row]]
    ranges: Mapping[tuple[str, str], str] = field(default_factory=dict)
    alike: Mapping[str, str] = field(default_factory=dict)
    order: str = "date_created"
    sorts: Mapping[str, str] = field(default_factory=dict)
    reference: str = "work_reference_number"


def whose(call: Call, swa_code: str | None) -> set[str]:
    """The organisations whose records the caller sees: its own, for a contractor those of its contracts.

    Refusal 401 where `swa_code` names another.
    """
    account = call.account
    own = {account.organisation.swa_code, *acts_for(account)}
    if swa_code is None:
        return own
    if account.role != "HighwayAuthority" and swa_code not in own:
        raise access_restricted()
    return {swa_code} if swa_code in own else own


def chosen(call: Call, report: Report, asked: Mapping[str, Any]) -> list[Row]:
    """The rows that the caller may see and asked for, in order."""
    found = [
        row
        for row in report.rows(call, whose(call, asked.get("swa_code")))
        if _fits(call, report, row, asked)
    ]
    column = asked.get("sort_column")
    by = report.sorts.get(column, column) if column else report.order
    descending = asked.get("sort_direction", "desc") == "desc"
    return sorted(found, key=lambda row: str(row.get(by) or ""), reverse=descending)


def page(call: Call, report: Report, asked: Mapping[str, Any]) -> dict[str, Any]:
    """One page as facts."""
    rows = chosen(call, report, asked)
    offset = max(0, int(asked.get("offset", 0)))
    return {
        "rows": rows[offset : offset + PAGE],
        "pagination": {
            "total_rows": min(len(rows), CEILING),
            "has_next_page": len(rows) > offset + PAGE,
        },
    }


def _fits(call: Call, report: Report, row: Row, asked: Mapping[str, Any]) -> bool:
    return all(_meets(call, report, row, name, wanted) for name, wanted in asked.items())


def _meets(call: Call, report: Report, row: Row, name: str, wanted: Any) -> bool:
    if name in _PAGING or wanted in (None, "", []):
        return True
    for (first, last), moment in report.ranges.items():
        if name in (first, last):
            return _within(row.get(moment), wanted, name == first)
    if name == "geographical_area_reference_number":
        return row.get("usrn") in _usrns(call, wanted)
    if name in _PARTS_OF:
        text = str(wanted).lower()
        return any(text in str(row.get(part) or "").lower() for part in _PARTS_OF[name])
    return _equals(row.get(report.alike.get(name, name)), wanted, name)


def _within(moment: Any, wanted: str, first: bool) -> bool:
    if not moment:
        return False
    day, bound = day_of(moment), day_of(wanted)
    return day >= bound if first else day <= bound


def _usrns(call: Call, areas: Iterable[str]) -> set[int]:
    found = (call.ledger.get("area", reference) for reference in areas)
    return {usrn for area in found if area for usrn in area["usrns"]}


def _equals(value: Any, wanted: Any, name: str) -> bool:
    if isinstance(wanted, bool):
        # A box that is not ticked asks for nothing.
        return bool(value) or not wanted
    if isinstance(wanted, list):
        return str(value or "no_response").lower() in {str(one).lower() for one in wanted}
    if name.endswith("_reference_number"):
        return str(wanted).lower() in str(value or "").lower()
    return str(value).lower() == str(wanted).lower()
