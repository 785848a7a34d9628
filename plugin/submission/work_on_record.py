"""A work and what is on it, found by whatever reference somebody types: the work's, or that of one of its parts."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from ..streetmanager.errors import AccessRestricted, NotFound
from ..streetmanager.permit_records import PermitResponse
from ..streetmanager.records import words
from ..streetmanager.uk_time import uk_day
from ..streetmanager.work_records import WorkResponse

References = Mapping[str, str]
# What the service puts behind a work's reference for a permit of it; a plan, a site or a change have letters too.
_PART = re.compile(r"-(?:[A-Z]{1,4}-?)?\d{1,4}(?:-[A-Z]{1,3}\d{1,3})?$", re.IGNORECASE)


def work_of(reference: str, service: Any) -> WorkResponse:
    """The work of a reference, its own or a part's. NotFound; AccessRestricted where one is not concerned."""
    typed = reference.strip()
    try:
        found: WorkResponse = service.work.get_work(typed)
        return found
    except NotFound:
        shorter = _PART.sub("", typed)
        if shorter == typed:
            raise
    whole: WorkResponse = service.work.get_work(shorter)
    return whole


def permit_by(reference: str, service: Any) -> PermitResponse | None:
    """A permit by its own reference, which anybody signed in may read; None where it is no permit's."""
    typed = reference.strip()
    work = re.sub(r"-\d{1,3}$", "", typed)
    if work == typed:
        return None
    try:
        found: PermitResponse = service.work.get_permit(work, typed)
    except (NotFound, AccessRestricted):
        return None
    return found


def named(reference: str, typed: str) -> bool:
    """Whether a part's reference is the one that was typed."""
    return reference.casefold() == typed.strip().casefold()


def status_words(value: str | None, string: str | None = None) -> str:
    """A status for people, as it stands in a sentence."""
    return words(value, string).lower()


def work_words(work: WorkResponse) -> str:
    """A work in a line: its reference, its street, and how it stands."""
    street = ", ".join(part for part in (work.street_name, work.town) if part)
    told = (work.work_reference_number, street, status_words(work.work_status, work.work_status_string))
    return " · ".join(part for part in told if part)


def dates_words(start: Any, end: Any) -> str:
    """The days of works, as short as they can be."""
    days = [f"{uk_day(moment):%d %b %Y}".lstrip("0") for moment in (start, end) if moment is not None]
    return " to ".join(days)
