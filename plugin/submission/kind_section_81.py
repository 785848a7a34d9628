"""A section 81: apparatus in the street that its owner has to mend (POST section-81-works/section-81s, BR 14)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import islice
from typing import Any

from ..streetmanager import paging
from ..streetmanager.uk_time import uk_day
from ..streetmanager.versions import Version
from ..streetmanager.work import Work
from ..streetmanager.work_service.section_81_replies import Section81Response
from ..streetmanager.written_values import day_of
from .kind import Circumstances, Kind, References, Told
from .lost_answers import Facts, Held, Listed

REFERENCE = "section_81_reference_number"
WORK = "work_reference_number"
_SAME = (
    *("section_81_type", "usrn", "works_coordinates", "location_description", "additional_details"),
    *("inspection_date", "highway_authority_swa_code", "promoter_swa_code"),
)
# More of an authority's list is not read: it would take longer than anybody waits.
MOST_ROWS = 1000


def begins_with(circumstances: Circumstances) -> dict[str, Any]:
    """Seen today, by the officer."""
    user = circumstances.user
    name = " ".join(part for part in (user.first_name, user.last_name) if part) if user else ""
    values = {"inspection_date": circumstances.today, "inspector_name": name}
    return {key: value for key, value in values.items() if value}


def listed(references: References, body: Facts, service: Any) -> list[Held]:
    """The authority's section 81s that may have come since the inspection; on the street, where that can be asked."""
    rows = list(islice(_rows(body, service), MOST_ROWS))
    return [
        Held({REFERENCE: row.section_81_reference_number, WORK: row.work_reference_number or ""})
        for row in rows
        if row.section_81_reference_number
    ]


def _rows(body: Facts, service: Any) -> Iterator[Any]:
    seen = (day_of(body["inspection_date"]) or date.min) - timedelta(days=1)
    if service.version >= Version.V6:
        yield from paging.rows(service.reporting.get_section81s, usrn=str(body["usrn"]), issue_date_from=seen)
        return
    latest_first = {"sort_column": "status_changed_date", "sort_direction": "desc"}
    for row in paging.rows(service.reporting.get_section81s, **latest_first):
        changed = row.status_changed_date or row.issue_date
        # Nothing was issued before it was seen, and the rest of the list has not changed since either.
        if changed is not None and uk_day(changed) < seen:
            return
        yield row


def facts(concerning: References, references: References, service: Any) -> Facts:
    """What a section 81 says that was sent, too."""
    found: Section81Response = service.work.get_section81(references[WORK], references[REFERENCE])
    return {name: getattr(found, name) for name in _SAME}


def told(references: References, service: Any) -> Told:
    """What comes next."""
    return Told(
        "", ("The owner of the apparatus is told, and acknowledges, accepts or rejects it (BR 14.5).",)
    )


SECTION_81 = Kind(
    key="section_81",
    words="Section 81",
    begin="Issue a section 81",
    help="Apparatus in the street that its owner has to mend.",
    service=Work,
    operation="create_section81",
    reference=REFERENCE,
    lost=Listed(REFERENCE, listed, facts),
    tell=told,
    begins_with=begins_with,
)
