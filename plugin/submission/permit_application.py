"""A permit application that creates a work (POST work/works), out of a draft and who is applying."""

from __future__ import annotations

import re
import secrets
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta, timezone
from typing import Any

from ..geometry.findings import STOPS
from ..geometry.geojson import NotWritable, write
from ..geometry.rules import check
from ..streetmanager.fields import relevant_values
from ..streetmanager.party_records import OrganisationResponse, UserResponse
from ..streetmanager.problems import Problem, problems
from ..streetmanager.versions import Version
from ..streetmanager.work_records import WorkCreateRequest
from .application_summary import summary
from .draft import Draft
from .street_values import (
    Designation,
    authorities_of,
    designations,
    padded,
    reinstatement_types_of,
    values_from_street,
)

__all__ = [
    "Applicant",
    "Designation",
    "NotReady",
    "applicant_for",
    "authorities_of",
    "designations",
    "problems_of",
    "reinstatement_types_of",
    "request_from",
    "starting_values",
    "summary",
    "values_from_street",
    "work_reference",
]

KIND = "permit_application"
# An answer of the form that is no field of the request: the promoter's own number, for the reference.
JOB_NUMBER = "job_number"
LONGEST_JOB_NUMBER = 19
_JOB_NUMBER = re.compile(r"[A-Za-z0-9_-]{1,19}")
_WORKSTREAM = re.compile(r"[0-9]{3}")
# A Monday this far ahead leaves ten working days' notice (BR 3.4) whatever bank holidays fall into it.
_DAYS_OF_NOTICE = 21


@dataclass(frozen=True)
class Applicant:
    """Who applies: the promoter's SWA code and the two letters of its references, and the person who acts."""

    promoter_swa_code: str
    prefix: str = ""
    user_identifier: str = ""
    user_name: str = ""


class NotReady(ValueError):
    """The draft is not yet an application: `problems` says why, field by field."""

    def __init__(self, found: list[Problem]) -> None:
        self.problems = found
        super().__init__(" ".join(problem.words for problem in found))


def applicant_for(promoter: OrganisationResponse, user: UserResponse | None, email: str = "") -> Applicant:
    """The applicant for a promoter (one's own organisation, or the one that a contractor acts for)."""
    return Applicant(
        padded(promoter.organisation_reference), promoter.prefix or "", email[:100], _name(user)[:50]
    )


def starting_values(
    organisation: OrganisationResponse | None,
    user: UserResponse | None,
    workstreams: Iterable[Any],
    today: date,
) -> dict[str, Any]:
    """The answers with which a form begins; everything that is a declaration is left to the person.

    organisation: the promoter, or None where a contractor has yet to choose it. workstreams: of Party, either
    the organisation's or the user's own. The dates are a proposal: a working week, from the first Monday at
    least three weeks ahead.
    """
    start = today + timedelta(days=_DAYS_OF_NOTICE)
    start += timedelta(days=-start.weekday() % 7)
    values = {
        "work_type": "planned",
        "application_type": "permit",
        "proposed_start_date": start,
        "proposed_end_date": start + timedelta(days=4),
        "promoter_swa_code": padded(organisation.organisation_reference) if organisation else None,
        "workstream_prefix": _only_writable(workstreams, user),
        "secondary_contact": _name(user) or None,
        "secondary_contact_number": organisation.phone_number if organisation else None,
    }
    return {name: value for name, value in values.items() if value}


def work_reference(prefix: str, workstream: str, job_number: str | None = None) -> str:
    """A work reference: prefix, workstream, and the job number or eight digits made up (BR 3.1).

    ValueError with a sentence for the user where one of them is not as BR 3.1 has it. That a made-up one is
    free is for the service to say.
    """
    if not prefix.strip():
        raise ValueError("Your organisation has no prefix for work references. Enter a whole work reference.")
    if not _WORKSTREAM.fullmatch(workstream.strip()) or workstream.strip() == "000":
        raise ValueError("Choose the workstream: its three digits are part of the work reference.")
    job = (job_number or "").strip() or f"{secrets.randbelow(10**8):08d}"
    if not _JOB_NUMBER.fullmatch(job):
        raise ValueError(
            f"The job number becomes part of the work reference, so it has up to {LONGEST_JOB_NUMBER} "
            "letters, digits, dashes and underscores. Shorten or change it."
        )
    return prefix.strip() + workstream.strip() + job


def problems_of(
    draft: Draft,
    version: Version,
    now: datetime,
    early_start: bool | None = None,
    applicant: Applicant | None = None,
) -> list[Problem]:
    """What keeps the draft from being sent, in the order of the form; an empty list is: nothing.

    now: an aware moment. early_start: what the service says of the dates, None if not asked. Without an
    applicant the promoter and the work reference count as they stand in the answers. Never raises.
    """
    values = _answers(draft, applicant, early_start)
    found = problems(WorkCreateRequest, values, version, now, early_start)
    drawn = _drawing_problem(draft)
    if drawn:
        found = [drawn, *(problem for problem in found if problem.field != "works_coordinates")]
    named = {problem.field for problem in found}
    wrong = _reference_problem(draft, values, applicant)
    return found if wrong is None or wrong.field in named else [*found, wrong]


def request_from(
    draft: Draft,
    applicant: Applicant,
    version: Version,
    early_start: bool | None = None,
    now: datetime | None = None,
) -> WorkCreateRequest:
    """The request that the draft makes, with a work reference of ours. NotReady with what is wrong with it.

    The reference: the whole one that was entered; otherwise prefix, workstream and job number; otherwise the
    made-up one of an earlier try that was not taken, or a new one.
    """
    found = problems_of(draft, version, now or datetime.now(timezone.utc), early_start, applicant)
    if found:
        raise NotReady(found)
    values = _answers(draft, applicant, early_start)
    values["works_coordinates"] = write(draft.geometry())
    values["work_reference_number"] = _reference(draft, values, applicant)
    return WorkCreateRequest.model_validate(relevant_values(WorkCreateRequest, values, version))


def _answers(draft: Draft, applicant: Applicant | None, early_start: bool | None) -> dict[str, Any]:
    values = dict(draft.values)
    values["works_coordinates"] = draft.geometry()
    if draft.usrn is not None:
        values["usrn"] = draft.usrn
    if early_start is not None:
        values["is_early_start"] = early_start
    if applicant is not None:
        values["promoter_swa_code"] = applicant.promoter_swa_code
        values["internal_user_identifier"] = applicant.user_identifier or None
        values["internal_user_name"] = applicant.user_name or None
    return values


def _drawing_problem(draft: Draft) -> Problem | None:
    source = "WorkCreateRequest.works_coordinates"
    if not draft.finished:
        words = "The drawing is not finished." if draft.vertices else "Nothing is drawn yet."
        return Problem("works_coordinates", f"{words} Draw the extent to its end.", source)
    stops = [finding.words for finding in check(draft.geometry()) if finding.severity == STOPS]
    if stops:
        return Problem("works_coordinates", " ".join(stops), source)
    try:
        write(draft.geometry())
    except NotWritable as error:
        return Problem("works_coordinates", str(error), source)
    return None


def _reference(draft: Draft, values: Mapping[str, Any], applicant: Applicant) -> str:
    whole = str(values.get("work_reference_number") or "").strip()
    if whole:
        return whole
    workstream = str(values.get("workstream_prefix") or "")
    job_number = values.get(JOB_NUMBER)
    before = draft.work_reference_number or ""
    made_up = re.fullmatch(re.escape(applicant.prefix + workstream) + "[0-9]{8}", before)
    if made_up and not job_number:
        return before
    return work_reference(applicant.prefix, workstream, None if job_number is None else str(job_number))


def _reference_problem(
    draft: Draft, values: Mapping[str, Any], applicant: Applicant | None
) -> Problem | None:
    if applicant is None:
        return None
    try:
        _reference(draft, values, applicant)
    except ValueError as error:
        field = "work_reference_number"
        if not str(values.get("workstream_prefix") or "").strip():
            field = "workstream_prefix"
        elif values.get(JOB_NUMBER):
            field = JOB_NUMBER
        return Problem(field, str(error), "BR 3.1")
    return None


def _name(user: UserResponse | None) -> str:
    return " ".join(part for part in (user.first_name, user.last_name) if part) if user else ""


def _only_writable(workstreams: Iterable[Any], user: UserResponse | None) -> str | None:
    """The one workstream that may be written to, where there is just one; the user's own list may say so."""
    own = user.workstreams if user else []
    levels: dict[Any, Any] = {one.workstream_prefix: one.access_level for one in own}
    prefixes = []
    for one in workstreams:
        prefix = getattr(one, "prefix", None) or getattr(one, "workstream_prefix", None)
        level = getattr(one, "access_level", None) or levels.get(prefix, "full_write")
        if prefix and level == "full_write" and getattr(one, "status", None) in (None, "active"):
            prefixes.append(prefix)
    return prefixes[0] if len(prefixes) == 1 else None
