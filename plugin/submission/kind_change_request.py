"""Changes to a permit: a promoter's change request, and an authority's change of the conditions (BR 4)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any

from ..streetmanager.errors import AccessRestricted
from ..streetmanager.operations import AUTHORITIES, PROMOTERS
from ..streetmanager.permit_records import PermitResponse
from ..streetmanager.uk_time import uk_local
from ..streetmanager.versions import Version
from ..streetmanager.work import Work
from ..streetmanager.work_service.change_request_records import (
    ChangeRequestCreateRequest,
    ChangeRequestImposeChangeRequest,
)
from ..streetmanager.work_service.change_request_replies import PermitAlterationResponse
from .kind import HangsOn, Kind, References, Told
from .lost_answers import Facts, Held, Listed
from .originals import Candidate, NothingToHangOn, Original
from .recorded_answers import recorded_answers
from .work_on_record import dates_words, named, permit_by, status_words, work_of

REFERENCE = "change_request_reference_number"
OLDER_NAME = "permit_alteration_reference_number"
REASONS = ("permit_alteration_reason", "change_request_reason")
_CHANGEABLE = ("submitted", "granted", "permit_modification_request", "under_assessment")
_NO_PAA = (
    "This is a provisional advance authorisation (PAA), which takes no change request. "
    "Progress it to a permit with a further permit instead."
)
_CLOSED = "None of the permits of this work can be changed any more. Apply for a further permit instead."
_PENDING = (
    "A change request is waiting for the authority's answer already, and one may be pending at a time. "
    "Wait for the answer, or have it cancelled."
)


def find(reference: str, service: Any) -> list[Candidate]:
    """The permits that can be changed: the one whose reference was typed, or those of the work."""
    typed = permit_by(reference, service)
    if typed is not None:
        return [_candidate(typed, typed.work_reference_number)]
    work = work_of(reference, service)
    open_ = [permit for permit in work.permits if permit.permit_status in _CHANGEABLE]
    mine = [permit for permit in open_ if named(permit.permit_reference_number, reference)] or open_
    if not mine:
        raise NothingToHangOn(_CLOSED)
    return [_candidate(permit, work.work_reference_number) for permit in reversed(mine)]


def _candidate(permit: Any, work: str) -> Candidate:
    if permit.work_category == "paa":
        raise NothingToHangOn(_NO_PAA)
    reference = permit.permit_reference_number
    return Candidate(
        {"work_reference_number": work, "permit_reference_number": reference},
        f"{reference} · {_words(permit)}",
    )


def _words(permit: Any) -> str:
    status = status_words(permit.permit_status, permit.permit_status_string)
    told = (dates_words(permit.proposed_start_date, permit.proposed_end_date), status)
    return " · ".join(part for part in told if part)


def _permit(references: References, service: Any) -> PermitResponse:
    found: PermitResponse = service.work.get_permit(
        references["work_reference_number"], references["permit_reference_number"]
    )
    return found


def read(references: References, service: Any) -> Original:
    """The permit, with every field that a change request can change."""
    permit = _permit(references, service)
    told = [f"{permit.permit_reference_number} · {_words(permit)}"]
    where = ", ".join(part for part in (permit.street_name, permit.town) if part)
    told += [where] if where else []
    if _pending(permit):
        told.append(_PENDING)
    if not permit.secondary_contact:
        told.append("Your account is not shown all of the permit, so some answers are for you to give.")
    answers = recorded_answers(permit, ChangeRequestCreateRequest, service.version)
    if permit.promoter_swa_code:
        answers["promoter_swa_code"] = permit.promoter_swa_code
    return Original(references, tuple(told), permit.works_coordinates, answers, permit.usrn)


def _pending(permit: PermitResponse) -> bool:
    older = any(one.alteration_status == "submitted" for one in permit.permit_alterations)
    return older or any(one.change_request_status == "submitted" for one in permit.change_requests)


def listed(references: References, body: Facts, service: Any) -> list[Held]:
    """The change requests of the permit, by their older or newer name."""
    permit = _permit(references, service)
    older = [one.permit_alteration_reference_number for one in permit.permit_alterations]
    newer = [one.change_request_reference_number for one in permit.change_requests]
    return [Held({REFERENCE: name}) for name in dict.fromkeys([*older, *newer]) if name]


def _read_change(concerning: References, reference: str, service: Any) -> PermitAlterationResponse:
    found: PermitAlterationResponse = service.work.get_permit_alteration(
        concerning["work_reference_number"], concerning["permit_reference_number"], reference
    )
    return found


def facts_of(compared: tuple[str, ...]) -> Callable[[References, References, Any], Facts]:
    """What a change request says that was sent: its reason, and these fields of the permit with the change."""

    def facts(concerning: References, references: References, service: Any) -> Facts:
        change = _read_change(concerning, references[REFERENCE], service)
        name = REASONS[1] if service.version >= Version.V6 else REASONS[0]
        with_it = {field: _with_change(change, field) for field in compared}
        return {name: change.change_request_reason or change.permit_alteration_reason, **with_it}

    return facts


def _with_change(change: PermitAlterationResponse, field: str) -> Any:
    after = getattr(change.proposed, field, None)
    return after if after is not None else getattr(change.before, field, None)


def told(references: References, service: Any) -> Told:
    """How the change stands: it waits, or holds already."""
    change = _read_change(references, references[REFERENCE], service)
    status = change.change_request_status or change.alteration_status
    if status != "submitted":
        return Told("", ("It holds at once.",))
    by = f" by {_local(change.deadline_date)}" if change.deadline_date else ""
    return Told(
        "", (f"It is not granted yet. The authority answers{by}; until then the permit stands as it is.",)
    )


def _local(moment: datetime) -> str:
    return f"{uk_local(moment):%d %B %Y, %H:%M}".lstrip("0")


def read_conditions(references: References, service: Any) -> Original:
    """The permit, of which an authority changes the conditions."""
    try:
        return read(references, service)
    except AccessRestricted as error:
        raise NothingToHangOn("This permit is another authority's.") from error


CHANGE_REQUEST = Kind(
    key="change_request",
    words="Change request",
    begin="Ask for a change",
    help="To change a permit that was applied for or granted: its dates, its traffic management, its place.",
    service=Work,
    operation="create_permit_alteration",
    roles=PROMOTERS,
    changes=True,
    reference=REFERENCE,
    other_names=(OLDER_NAME,),
    lost=Listed(REFERENCE, listed, facts_of(("proposed_start_date", "proposed_end_date"))),
    tell=told,
    hangs_on=HangsOn("Reference of the permit or its work", find, read),
)

_CONDITIONS = HangsOn("Reference of the permit or its work", find, read_conditions)

# In versions 1 and 2 an authority's change is a change request with all of the permit in it.
CONDITIONS_CHANGE = Kind(
    key="conditions_change",
    words="Change of conditions",
    begin="Change the conditions",
    help="The authority's own change to the conditions of a permit, which holds at once.",
    service=Work,
    operation="create_permit_alteration",
    roles=AUTHORITIES,
    changes=True,
    until=Version.V2,
    reference=REFERENCE,
    other_names=(OLDER_NAME,),
    lost=Listed(REFERENCE, listed, facts_of(())),
    shape="",
    asks=frozenset({"permit_conditions", "permit_alteration_reason"}),
    tell=told,
    hangs_on=_CONDITIONS,
)

IMPOSED_CHANGE = Kind(
    key="imposed_change",
    words="Change of conditions",
    begin="Change the conditions",
    help=CONDITIONS_CHANGE.help,
    service=Work,
    operation="impose_change",
    changes=True,
    reference=REFERENCE,
    other_names=(OLDER_NAME,),
    lost=Listed(REFERENCE, listed, facts_of(())),
    shape="",
    asks=frozenset(ChangeRequestImposeChangeRequest.model_fields),
    tell=told,
    hangs_on=_CONDITIONS,
)
