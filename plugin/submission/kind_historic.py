"""Historic works, made known by an inspection or a fixed penalty notice of them (BR 15)."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from ..streetmanager.party_records import UserResponse
from ..streetmanager.work import Work
from ..streetmanager.work_records import WorkResponse
from .kind import Circumstances, Kind, References, Told
from .lost_answers import Held, OwnReference

# The old reference of the works becomes their reference here.
OLD_REFERENCE = "historical_permit_reference"


def _name(user: UserResponse | None) -> str:
    return " ".join(part for part in (user.first_name, user.last_name) if part) if user else ""


def inspection_begins_with(circumstances: Circumstances) -> dict[str, Any]:
    """The officer records it."""
    name = _name(circumstances.user)
    return {"username": name} if name else {}


def notice_begins_with(circumstances: Circumstances) -> dict[str, Any]:
    """The officer gives it."""
    organisation = circumstances.organisation
    values = {
        "authorised_officer": _name(circumstances.user),
        "officer_contact_details": organisation.phone_number if organisation else None,
    }
    return {key: value for key, value in values.items() if value}


def held_with(part: Callable[[WorkResponse], dict[str, str]]) -> Callable[[str, Any], Held]:
    """How historic works are found under their old reference; `part` names what made them known."""

    def held(reference: str, service: Any) -> Held:
        work: WorkResponse = service.work.get_work(reference)
        facts = {
            "promoter_swa_code": work.promoter_swa_code,
            "usrn": work.usrn,
            "highway_authority_swa_code": work.highway_authority_swa_code,
            "works_coordinates": work.works_coordinates,
        }
        named = part(work)
        if not named:
            facts[OLD_REFERENCE] = ""
        return Held({"work_reference_number": work.work_reference_number, **named}, facts)

    return held


def _inspection(work: WorkResponse) -> dict[str, str]:
    found = [one.inspection_reference_number for one in work.inspections if one.inspection_reference_number]
    return {"inspection_reference_number": found[0]} if found else {}


def _notice(work: WorkResponse) -> dict[str, str]:
    found = [one.fpn_reference_number for one in work.fpns if one.fpn_reference_number]
    return {"fpn_reference_number": found[0]} if found else {}


def told(references: References, service: Any) -> Told:
    """Where it is found."""
    return Told(
        "", ("The works are on record now under their old reference, with this as the first of them.",)
    )


HISTORIC_INSPECTION = Kind(
    key="historic_inspection",
    words="Inspection of historic works",
    begin="Record a historic inspection",
    help="Of works from before the service: the inspection makes them known.",
    service=Work,
    operation="create_historic_inspection",
    reference="inspection_reference_number",
    lost=OwnReference(held_with(_inspection), OLD_REFERENCE),
    tell=told,
    begins_with=inspection_begins_with,
)

HISTORIC_NOTICE = Kind(
    key="historic_notice",
    words="Fixed penalty notice for historic works",
    begin="Give a historic FPN",
    help="For works from before the service: the notice makes them known.",
    service=Work,
    operation="create_historic_fpn",
    reference="fpn_reference_number",
    lost=OwnReference(held_with(_notice), OLD_REFERENCE),
    tell=told,
    begins_with=notice_begins_with,
)
