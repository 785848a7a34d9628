"""The request that a draft makes, of whatever kind it is, and what keeps it from being sent."""

from __future__ import annotations

import re
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timezone
from typing import Any

from ..geometry.findings import STOPS, Context
from ..geometry.geojson import NotWritable, write
from ..geometry.rules import check
from ..streetmanager.fields import fields_in, relevant_values
from ..streetmanager.party_records import OrganisationResponse, UserResponse
from ..streetmanager.problems import Problem, problems
from ..streetmanager.records import Writing
from ..streetmanager.versions import Version
from .draft import Draft
from .kind import Kind
from .kinds import kind_of
from .originals import PLACE_STAYS
from .street_values import padded

# An answer of the form that is no field of the request: the promoter's own number, for the reference.
JOB_NUMBER = "job_number"
LONGEST_JOB_NUMBER = 19
_JOB_NUMBER = re.compile(r"[A-Za-z0-9_-]{1,19}")
_WORKSTREAM = re.compile(r"[0-9]{3}")


@dataclass(frozen=True)
class Applicant:
    """Who applies: the promoter's SWA code and the two letters of its references, and the person who acts."""

    promoter_swa_code: str
    prefix: str = ""
    user_identifier: str = ""
    user_name: str = ""


def applicant_for(promoter: OrganisationResponse, user: UserResponse | None, email: str = "") -> Applicant:
    """The applicant for a promoter (one's own organisation, or the one that a contractor acts for)."""
    return Applicant(
        padded(promoter.organisation_reference), promoter.prefix or "", email[:100], _name(user)[:50]
    )


def _name(user: UserResponse | None) -> str:
    return " ".join(part for part in (user.first_name, user.last_name) if part) if user else ""


class NotReady(ValueError):
    """The draft is not yet an application: `problems` says why, field by field."""

    def __init__(self, found: list[Problem]) -> None:
        self.problems = found
        super().__init__(" ".join(problem.words for problem in found))


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
    parts: Mapping[str, Draft] | None = None,
) -> list[Problem]:
    """What keeps the draft from being sent, in the order of the form; an empty list is: nothing.

    now: an aware moment. early_start: what the service says of the dates, None if not asked. Without an
    applicant the promoter and the work reference count as they stand in the answers. parts: the drafts of further
    shapes (draft_kind.parts_of), by the fields that they are for. Never raises.
    """
    kind = kind_of(draft.kind)
    shapes = _shapes(kind, draft, parts)
    values = _answers(kind, draft, shapes, applicant, early_start)
    found = problems(kind.request, values, version, now, early_start)
    for field, shape in shapes.items():
        drawn = _drawing_problem(kind, field, shape, version)
        if drawn:
            found = [drawn, *(problem for problem in found if problem.field != field)]
    named = {problem.field for problem in found}
    wrong = _reference_problem(draft, values, applicant) if kind.own_reference else None
    return found if wrong is None or wrong.field in named else [*found, wrong]


def request_from(
    draft: Draft,
    applicant: Applicant,
    version: Version,
    early_start: bool | None = None,
    now: datetime | None = None,
    parts: Mapping[str, Draft] | None = None,
) -> Writing:
    """The request that the draft makes. NotReady with what is wrong with it.

    Where its kind carries a work reference, it is one of ours: the whole one that was entered; otherwise prefix,
    workstream and job number; otherwise the made-up one of an earlier try that was not taken, or a new one.
    """
    found = problems_of(draft, version, now or datetime.now(timezone.utc), early_start, applicant, parts)
    if found:
        raise NotReady(found)
    kind = kind_of(draft.kind)
    shapes = _shapes(kind, draft, parts)
    values = _answers(kind, draft, shapes, applicant, early_start)
    for field, shape in shapes.items():
        if shape.vertices:
            values[field] = _written(kind, shape)
    if kind.own_reference:
        values["work_reference_number"] = _reference(draft, values, applicant)
    return kind.request.model_validate(relevant_values(kind.request, values, version))


def _shapes(kind: Kind, draft: Draft, parts: Mapping[str, Draft] | None) -> dict[str, Draft]:
    """Every shape that is there, by its field: a further one only where anything is drawn of it."""
    further = {
        name: part for name, part in (parts or {}).items() if name in kind.more_shapes and part.vertices
    }
    same = dict.fromkeys(kind.as_the_first, draft)
    return {kind.shape: draft, **same, **further} if kind.shape else {}


def _written(kind: Kind, draft: Draft) -> Any:
    if not kind.several:
        return write(draft.geometry())
    return [write({"type": "Point", "coordinates": list(vertex)}) for vertex in draft.vertices]


def _answers(
    kind: Kind,
    draft: Draft,
    shapes: Mapping[str, Draft],
    applicant: Applicant | None,
    early_start: bool | None,
) -> dict[str, Any]:
    values = dict(draft.values)
    for name in kind.shapes:
        values[name] = _drawn(kind, shapes[name]) if name in shapes else None
    if early_start is not None:
        values["is_early_start"] = early_start
    own: dict[str, Any] = {"usrn": draft.usrn}
    if applicant is not None:
        own["promoter_swa_code"] = applicant.promoter_swa_code if kind.for_promoter else None
        own["internal_user_identifier"] = applicant.user_identifier or None
        own["internal_user_name"] = applicant.user_name or None
    asked = kind.request.model_fields
    # Conditions look at the promoter even where it is not sent, because the work has one.
    taken = {name for name in own if name in asked or name == "promoter_swa_code"}
    values.update({name: own[name] for name in taken if own[name] is not None})
    return values


def _drawn(kind: Kind, draft: Draft) -> Any:
    shape = draft.geometry()
    if not kind.several or shape is None:
        return shape
    return [{"type": "Point", "coordinates": list(vertex)} for vertex in draft.vertices]


def _drawing_problem(kind: Kind, field: str, draft: Draft, version: Version) -> Problem | None:
    source = f"{kind.request.__name__}.{field}"
    if not draft.vertices and not fields_in(kind.request, version)[field].needed:
        return None
    if draft.vertices and draft.values.get(PLACE_STAYS):
        return Problem(field, str(draft.values[PLACE_STAYS]), "BR 3.4.11")
    if not draft.finished:
        words = "The drawing is not finished." if draft.vertices else "Nothing is drawn yet."
        return Problem(field, f"{words} Draw the extent to its end.", source)
    stops = [
        finding.words
        for finding in check(draft.geometry(), Context(kind=kind.key))
        if finding.severity == STOPS
    ]
    if stops:
        return Problem(field, " ".join(stops), source)
    try:
        _written(kind, draft)
    except NotWritable as error:
        return Problem(field, str(error), source)
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
