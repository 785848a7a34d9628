"""Works that need no notice, known only by the site that they leave (BR 16)."""

from __future__ import annotations

from typing import Any

from ..books import Work, keep, new_work, note
from ..calls import Call
from ..operation import PROMOTERS, serves
from .sites import add_site


@serves(
    "POST",
    "work/non-notifiable-works/sites",
    by=PROMOTERS,
    asks="NonNotifiableSiteCreateRequest",
    gives="NonNotifiableSiteCreateResponse",
    status=201,
)
def create(call: Call, body: dict[str, Any]) -> dict[str, Any]:
    """A site and the work that it is all there is of."""
    record = {
        **new_work(call, body),
        "works_location_description": body["location_description"],
        "description_of_work": "Non-notifiable works",
        "work_status": "non_notifiable",
    }
    work = Work(record, body["works_coordinates"], False)
    keep(call, work)
    note(call, work, "non_notifiable_works_record_created", "work", work.reference, "Work created")
    return add_site(call, work, body)
