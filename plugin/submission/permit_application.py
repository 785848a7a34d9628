"""A permit application that creates a work (POST work/works): with what it begins, and how it is found again."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

from ..streetmanager.errors import AccessRestricted, NotFound
from ..streetmanager.party_records import OrganisationResponse, UserResponse
from ..streetmanager.permit_records import PermitResponse
from ..streetmanager.work import Work
from ..streetmanager.workstreams import writable
from .kind import Circumstances, Kind
from .lost_answers import Held, OwnReference
from .receipt import permit_told
from .street_values import padded

# A Monday this far ahead leaves ten working days' notice (BR 3.4) whatever bank holidays fall into it.
_DAYS_OF_NOTICE = 21


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


def begins_with(circumstances: Circumstances) -> dict[str, Any]:
    """starting_values in these circumstances."""
    told = circumstances
    return starting_values(told.organisation, told.user, told.workstreams, told.today)


def _name(user: UserResponse | None) -> str:
    return " ".join(part for part in (user.first_name, user.last_name) if part) if user else ""


def _only_writable(workstreams: Iterable[Any], user: UserResponse | None) -> str | None:
    """The one workstream that may be written to, where there is just one."""
    offered = writable(workstreams, user)
    return offered[0][0] if len(offered) == 1 else None


def held(reference: str, service: Any) -> Held:
    """The works under a reference: whose, where and when. NotFound; AccessRestricted where nothing is shown.

    Works are shown to those concerned only; where they are not shown to us, their first permit is asked for,
    which anybody signed in may read.
    """
    first = f"{reference}-01"
    try:
        work = service.work.get_work(reference)
    except AccessRestricted:
        permit = _permit(reference, first, service)
        if permit is None:
            raise
        return _held(reference, first, permit.promoter_swa_code, permit.usrn, permit)
    permit = _permit(work.work_reference_number, first, service) or work.active_permit
    return _held(work.work_reference_number, first, work.promoter_swa_code, work.usrn, permit)


def _permit(reference: str, permit_reference: str, service: Any) -> PermitResponse | None:
    try:
        found: PermitResponse = service.work.get_permit(reference, permit_reference)
    except (NotFound, AccessRestricted):
        return None
    return found


def _held(
    reference: str, first: str, promoter: str | None, usrn: int | None, permit: PermitResponse | None
) -> Held:
    named = permit.permit_reference_number if permit else first
    facts = {
        "promoter_swa_code": promoter,
        "usrn": usrn,
        "proposed_start_date": permit.proposed_start_date if permit else None,
        "proposed_end_date": permit.proposed_end_date if permit else None,
    }
    return Held({"work_reference_number": reference, "permit_reference_number": named}, facts)


PERMIT_APPLICATION = Kind(
    key="permit_application",
    words="Permit application",
    begin="Apply &for a permit",
    service=Work,
    operation="create_work",
    reference="permit_reference_number",
    lost=OwnReference(held),
    tell=permit_told,
    help="New works: the application creates the work.",
    begins_with=begins_with,
)
