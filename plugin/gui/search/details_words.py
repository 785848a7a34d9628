"""What is said of a record in full: its permit, its dates, its street, its conditions, and the whole work."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from ...search.sheet import Sheet
from ..sections import Section
from ..words import count, moment_words, tr
from .record_sheets import heading

# A section of a permit: its title, and its rows as (label, field) pairs.
PERMIT = (
    (
        "Permit",
        (
            ("Permit", "permit_reference_number"),
            ("Status", "permit_status"),
            ("Category", "work_category"),
            ("Application", "application_type"),
            ("Assessment", "assessment_status"),
            ("Comments", "assessment_comments"),
            ("Refused because", "reasons_for_refusal"),
            ("Revoked because", "revoke_reason"),
            ("Response due", "deadline_date"),
        ),
    ),
    (
        "Dates",
        (
            ("Proposed start", "proposed_start_date"),
            ("Proposed end", "proposed_end_date"),
            ("Started", "actual_start_date"),
            ("Ended", "actual_stop_date"),
            ("Working days", "working_day_duration"),
            ("Reasonable period ends", "reasonable_period_end_date"),
            ("Early start", "is_early_start"),
        ),
    ),
    (
        "Street",
        (
            ("Street", "street_name"),
            ("Town", "town"),
            ("Area", "area_name"),
            ("USRN", "usrn"),
            ("Where", "works_location_description"),
            ("Parts of the road", "location_types"),
            ("Highway authority", "highway_authority"),
        ),
    ),
    (
        "Works",
        (
            ("Works", "work_status"),
            ("Promoter", "promoter_organisation"),
            ("What", "description_of_work"),
            ("Reason", "activity_type"),
            ("Traffic management", "traffic_management_type"),
            ("Footway", "close_footway"),
            ("Footpath", "close_footpath"),
            ("Traffic order (TTRO)", "is_ttro_required"),
            ("Excavation", "excavation"),
            ("Contact", "promoter_contact_details"),
            ("On the spot", "secondary_contact"),
            ("Telephone", "secondary_contact_number"),
        ),
    ),
)
WORK = (
    ("Work", "work_reference_number"),
    ("Works", "work_status"),
    ("Began", "work_start_date"),
    ("Ended", "work_end_date"),
)
# The lists that a work may hold beside its permits.
LISTS = (
    ("sites", "site", "sites"),
    ("inspections", "inspection", "inspections"),
    ("fpns", "fixed penalty notice", "fixed penalty notices"),
    ("section74s", "section 74 record", "section 74 records"),
    ("non_compliances", "non-compliance", "non-compliances"),
    ("files", "file", "files"),
)


def searched_section(kind: str, sheet: Sheet, row: int) -> tuple[str, Section]:
    """What the search has of a record: its own reference, and all that its columns say."""
    rows = [(heading(kind, name), _cell(sheet, name, row)) for name in sheet.names]
    told = [(label, words) for label, words in rows if words]
    title = told[0][1] if told else heading(kind, kind)
    return title, Section("", told)


def _cell(sheet: Sheet, name: str, row: int) -> str:
    value = sheet.values(name)[row]
    return moment_words(value) if isinstance(value, datetime) else sheet.cell(name, row)


def permit_sections(permit: Any) -> list[Section]:
    """A permit in full, as officers read it."""
    sections = [Section(tr(title), _rows(permit, fields)) for title, fields in PERMIT]
    designations = [
        f"{words_of(one, 'street_special_desig_code')} {one.special_desig_location_text or ''}".strip()
        for one in permit.permit_asds
    ]
    conditions = [
        ": ".join(
            part for part in (condition.condition_string or condition.condition, condition.comment) if part
        )
        for condition in permit.permit_conditions
    ]
    sections += [
        Section(tr("Special designations"), items=designations),
        Section(tr("Conditions"), items=conditions),
    ]
    return [section for section in sections if section.rows or section.items]


def work_sections(work: Any) -> list[Section]:
    """What the whole work adds to its permit: how it stands, its permits, and how much else there is."""
    permits = [
        ", ".join(
            part
            for part in (
                permit.permit_reference_number,
                words_of(permit, "permit_status"),
                words_of(permit, "work_category"),
                tr("{start} to {end}").format(
                    start=words_of(permit, "proposed_start_date"), end=words_of(permit, "proposed_end_date")
                ),
            )
            if part
        )
        for permit in work.permits
    ]
    kept = [
        count(len(getattr(work, name)), tr(one), tr(many)) for name, one, many in LISTS if getattr(work, name)
    ]
    rows = [*_rows(work, WORK), *([(tr("On record"), ", ".join(kept))] if kept else [])]
    return [Section(tr("The whole work"), rows, permits)]


def _rows(record: Any, fields: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
    rows = [(tr(label), words_of(record, name)) for label, name in fields]
    return [(label, words) for label, words in rows if words]


def words_of(record: Any, name: str) -> str:
    """A field of a record as an officer reads it: dates as dates, codes in words, nothing for nothing."""
    value = getattr(record, name, None)
    string = getattr(record, name + "_string", None)
    if value is None or value == []:
        return ""
    if string:
        return ", ".join(string) if isinstance(string, list) else str(string)
    if isinstance(value, bool):
        return tr("Yes") if value else tr("No")
    if isinstance(value, datetime):
        return moment_words(value)
    if isinstance(value, list):
        return ", ".join(_readable(one) for one in value)
    if name.endswith(("_status", "_type", "_category", "close_footway", "close_footpath")):
        return _readable(value)
    return str(value)


def _readable(code: Any) -> str:
    return str(code).replace("_", " ").capitalize()
